"""Dates that pages print: which is the story's own, which a change's, another story's, a reader's or an event's."""

from __future__ import annotations

import time

import pytest
from extract_pages import STORY, jsonld, page_html, paragraphs, read

from collector.extract.labels import Label, dated_opening, label_of, own_part, stands_apart
from collector.records import Article

PLAIN = "https://www.harbourgazette.example/business/orbelo"


def day_of(article: Article) -> str | None:
    """The day of publication that was read."""
    return article.published_at.date().isoformat() if article.published_at else None


def changed_day(article: Article) -> str | None:
    """The day of the last change that was read."""
    return article.modified_at.date().isoformat() if article.modified_at else None


def source_of(article: Article) -> str | None:
    """Where the day of publication was read."""
    return next((fact.source for fact in article.provenance if fact.field == "published_at"), None)


@pytest.mark.parametrize(
    ("before", "text", "label"),
    [
        ("", "Published 4 March 2026", Label.PUBLISHED),
        ("Veröffentlicht am", "04.03.2026", Label.PUBLISHED),
        ("", "2026年3月4日 公開", Label.PUBLISHED),
        ("", "Updated: March 4, 2026", Label.CHANGED),
        ("Last updated date:", "4 March 2026", Label.CHANGED),
        ("Aktualisiert am", "04.03.2026", Label.CHANGED),
        ("", "تحديث 4 مارس 2026", Label.CHANGED),
        ("", "First published 4 March 2026, updated 6 March 2026", Label.PUBLISHED),
        ("", "2026-03-04 11:13更新", Label.UNSURE),
        ("", "Stand: 04.03.2026 18:00 Uhr", Label.UNSURE),
        ("Date:", "4 March 2026", Label.DATED),
        ("Ana Ruiz", "4 March 2026", Label.NONE),
    ],
)
def test_labels(before: str, text: str, label: Label) -> None:
    assert label_of(before, text) is label


def test_the_part_that_tells_of_publication() -> None:
    assert own_part("Updated 6 March 2026, first published 4 March 2026") == "published 4 March 2026"
    assert own_part("14. - 20. März 2026") is None
    assert own_part("04.03.2026 – 09.03.2026") is None


def test_openings_and_lines() -> None:
    assert dated_opening("(04.03.2026) The council " + "x" * 200)
    assert not dated_opening(
        "The council met on the quay again and again, as it did on 4 March 2026. " + "x" * 200
    )
    assert dated_opening("This entry was posted on Wednesday, 4 March 2026 at 10:02 and is filed under Quay")
    assert stands_apart("Ana Ruiz | Senior Writer | 4 March 2026")
    assert not stands_apart("Lorries on the quay of the old town, 4 March 2026")


def test_updated_alone_is_no_day_of_publication() -> None:
    article = read(page_html(below="<p>Updated on 4 March 2026</p>"), PLAIN)

    assert day_of(article) is None
    assert changed_day(article) == "2026-03-04"


def test_a_field_named_changed_is_no_day_of_publication() -> None:
    html = page_html(
        below='<div class="field field--name-changed"><time datetime="2026-03-04T09:00:00Z">March 4, 2026</time></div>'
    )

    assert day_of(read(html, PLAIN)) is None


def test_a_bare_updated_class_is_what_themes_give_the_day_of_publication() -> None:
    html = page_html(below='<span class="date updated">4 March 2026</span>')

    assert day_of(read(html, PLAIN)) == "2026-03-04"


def test_words_that_say_published_beat_the_stamp_of_their_time() -> None:
    html = page_html(below='<time datetime="2026-03-07T10:18:46Z">Published 4 March 2026</time>')

    assert day_of(read(html, PLAIN)) == "2026-03-04"


def test_words_that_say_nothing_do_not_and_03_04_is_no_other_day() -> None:
    bare = page_html(below='<time datetime="2026-03-04">August 28, 2025</time>')
    turned = page_html(below='<time datetime="2026-03-04T10:00:00Z">Published 04/03/2026</time>')

    assert day_of(read(bare, PLAIN)) == "2026-03-04"
    assert day_of(read(turned, PLAIN)) == "2026-03-04"


def test_the_day_of_a_change_printed_as_the_storys_is_what_readers_know() -> None:
    head = jsonld(headline="x", datePublished="2023-08-11T08:00:00Z", dateModified="2026-03-04T14:00:00Z")

    printed = read(page_html(head=head, below="<span class=date>4 March 2026</span>"), PLAIN)
    stamped = read(page_html(head=head, below='<time datetime="2026-03-04T14:00:00Z">4 March</time>'), PLAIN)

    assert (day_of(printed), changed_day(printed)) == ("2026-03-04", "2026-03-04")
    assert any(fact.value.startswith("2023-08-11") for fact in printed.disagreements)
    assert day_of(stamped) == "2023-08-11"


def test_a_day_that_can_be_read_two_ways_is_read_as_the_page_prints_it() -> None:
    head = '<meta property="article:published_time" content="03-04-2026">'

    assert day_of(read(page_html(head=head, below="<p>March 4, 2026</p>"), PLAIN)) == "2026-03-04"
    assert day_of(read(page_html(head=head, below="<p>3 April 2026</p>"), PLAIN)) == "2026-04-03"


def test_a_page_stamp_yields_to_stand() -> None:
    html = page_html(
        head='<meta name="date" content="2026-03-05T11:52:23">', below="<p>Stand: 04.03.2026 18:00 Uhr</p>"
    )

    assert day_of(read(html, PLAIN)) == "2026-03-04"


def test_metas_that_no_list_knows_give_the_earliest_day() -> None:
    html = page_html(
        head='<meta name="harbour:published-time" content="2026-04-01T08:45:32Z">'
        '<meta name="harbour:published-date" content="2026-03-04">'
        '<meta name="harbour:modified-date" content="2026-03-01"><meta name="event-date" content="2020-01-01">'
    )

    assert day_of(read(html, PLAIN)) == "2026-03-04"


def test_a_date_in_elements_of_its_own() -> None:
    html = page_html(above="<div class=postdate><span>26</span> <b>Okt 2018</b></div>", lang="de")

    assert day_of(read(html, PLAIN)) == "2018-10-26"


def test_a_date_inside_the_heading() -> None:
    html = page_html(headline="<span class=date>04.03.2026</span> Orbelo opens a depot on the old quay")

    assert day_of(read(html, PLAIN)) == "2026-03-04"


def test_a_date_in_a_sentence_is_the_storys_subject() -> None:
    html = page_html(
        body="<p>Those who missed the first call had until <b>15 October 2025</b> to send their papers.</p>"
        + paragraphs(STORY[:3]),
        after='<section><p><time datetime="2026-03-04T13:39:16-0500">March 4</time></p></section>',
    )

    article = read(html, PLAIN)

    assert day_of(article) == "2026-03-04"


def test_a_dateline_counts_where_nothing_else_does() -> None:
    opening = (
        "04.03.2026 - Orbelo, the parcel carrier from the old quay, opened its first depot on Wednesday. "
    )

    article = read(page_html(body=f"<p>{opening}{STORY[1]}</p>{paragraphs(STORY[2:])}"), PLAIN)

    assert day_of(article) == "2026-03-04"


def test_a_labelled_date_below_the_story() -> None:
    html = page_html(
        body=paragraphs(STORY * 3)
        + "<p>Autor: Kai | Artikel veröffentlicht am <abbr>04.03.2026</abbr> in Hafen</p>",
        lang="de",
    )

    assert day_of(read(html, PLAIN)) == "2026-03-04"


def test_the_footer_of_a_story_is_not_the_footer_of_the_page() -> None:
    own = page_html(body=paragraphs() + '<footer class="post-meta">4 March 2026</footer>')
    pages = page_html(after="<footer><p>4 March 2026</p></footer>")

    assert day_of(read(own, PLAIN)) == "2026-03-04"
    assert day_of(read(pages, PLAIN)) is None


def test_a_period_is_when_something_takes_place() -> None:
    assert (
        day_of(read(page_html(headline="Report of the week", below="<p>14. - 20. März 2026</p>"), PLAIN))
        is None
    )


def test_the_one_date_of_a_sidebar_counts_as_searched_for() -> None:
    one = read(page_html(body=paragraphs() + '<div class="sidebar__item">4 March 2026</div>'), PLAIN)
    two = read(
        page_html(
            body=paragraphs()
            + '<div class="sidebar__item">4 March 2026</div><div class="sidebar__item">9 March 2026</div>'
        ),
        PLAIN,
    )

    assert (day_of(one), source_of(one)) == ("2026-03-04", "search:text")
    assert day_of(two) is None


def test_the_day_at_the_top_of_every_page_is_no_storys() -> None:
    html = page_html().replace(
        "<main>",
        '<div class="top"><time datetime="2026-03-09T13:56:20Z">Monday, 9 March 2026</time></div><main>',
    )

    assert day_of(read(html, PLAIN)) is None


def test_a_date_above_all_else_is_for_a_person_to_confirm() -> None:
    article = read(page_html().replace("<main>", "<div><span>4 March 2026</span></div><main>"), PLAIN)

    assert (day_of(article), source_of(article)) == ("2026-03-04", "search:text")


def test_halves_of_surrogate_pairs_are_no_labels() -> None:
    assert label_of("", "Updated \ud800 4 March 2026") is Label.NONE


def test_comments_and_other_stories_do_not_count() -> None:
    comment = page_html(
        body=paragraphs() + '<div class="comment-list"><div class="comment-meta">4 March 2026</div></div>'
    )

    assert day_of(read(comment, PLAIN)) is None
    assert day_of(read(page_html(), PLAIN)) is None


def test_a_headline_found_in_a_list_of_teasers_gives_no_date() -> None:
    teasers = "".join(
        f'<div class="slide"><h3>{title}</h3><div class="slide-day">{day}</div></div>'
        for title, day in (
            ("Ferry fares to rise", "9 March 2026"),
            ("Column: the quay", "4 March 2026"),
            ("Market day moved", "1 March 2026"),
        )
    )
    html = page_html(headline="", title="Column: the quay", body=teasers + paragraphs())

    assert day_of(read(html, PLAIN)) is None


def test_htmldate_does_not_bring_back_the_day_of_a_change() -> None:
    html = page_html(body=paragraphs() + "<p>Last updated: 4 March 2026</p>")

    assert day_of(read(html, PLAIN, thorough=True)) is None


@pytest.mark.parametrize(
    "below",
    [
        "<time datetime='2026-03-04'>" * 3_000,
        "<p>" + "1 a" * 60_000 + "</p>",
        "<p>" + "04.03." * 30_000 + "</p>",
        "".join(f"<div class=row>{n} March 20" for n in range(3_000)),
        "<span>4 March 2026, " * 3_000,
    ],
    ids=["times", "days", "dots", "rows", "spans"],
)
def test_no_markup_makes_dates_slow(below: str) -> None:
    start = time.process_time()

    read(page_html(below=below), PLAIN)

    assert time.process_time() - start < 1.5

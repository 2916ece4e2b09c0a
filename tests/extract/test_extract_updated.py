"""Dates of pages that print when they were last touched, years of two digits, and days that only look like the story's."""

from __future__ import annotations

from datetime import date

import pytest
from extract_pages import jsonld, page_html, paragraphs, read

from collector.extract.dates import looks_dated, parse_date
from collector.extract.labels import dated_opening
from collector.extract.published import url_day
from collector.extract.sights import is_brief
from collector.records import Article

PLAIN = "https://www.harbourgazette.example/business/orbelo"


def day_of(article: Article) -> str | None:
    return article.published_at.date().isoformat() if article.published_at else None


def source_of(article: Article) -> str | None:
    return next((fact.source for fact in article.provenance if fact.field == "published_at"), None)


# ---------------------------------------------------------------- the last change, and nothing else


@pytest.mark.parametrize(
    "line",
    [
        "Updated: March 4, 2026, 9:06 AM ET",
        "LAST UPDATED: 03/04/2026 20:32",
        "Updated 10:36 am, Wednesday, March 4, 2026",
    ],
)
def test_change_printed_to_the_minute_is_the_day_of_a_page_that_shows_no_other(line: str) -> None:
    article = read(page_html(below=f"<div>{line}</div>"), PLAIN)

    assert day_of(article) == "2026-03-04"
    assert source_of(article) == "search:updated"
    assert article.modified_at is not None


def test_day_of_a_change_without_a_clock_may_be_years_after_the_story() -> None:
    assert day_of(read(page_html(below="<div>Updated: March 4, 2026</div>"), PLAIN)) is None


def test_stamp_of_a_change_in_a_time_element_prints_no_clock() -> None:
    below = '<div>Last updated <time datetime="2026-03-04T09:06:00+00:00">March 4, 2026</time></div>'

    assert day_of(read(page_html(below=below), PLAIN)) is None


def test_declared_day_beats_the_printed_change() -> None:
    html = page_html(
        head=jsonld(datePublished="2026-03-02T09:00:00Z", dateModified="2026-03-04T14:06:00Z"),
        below="<div>Updated: March 4, 2026, 2:06 PM</div>",
    )

    assert day_of(read(html, PLAIN)) == "2026-03-02"


def test_day_before_the_clock_of_a_change_is_the_storys() -> None:
    article = read(
        page_html(below="<div>Wednesday, 4 March 2026, last updated 14:00 (GMT+0400)</div>"), PLAIN
    )

    assert day_of(article) == "2026-03-04"
    assert source_of(article) == "date beside the headline"


def test_headline_that_ends_in_updates_does_not_label_the_date() -> None:
    headline = "Orbelo shows a depot, a ferry and other updates"
    html = (
        f"<html><head><title>{headline}</title></head><body><div>{headline}</div>"
        f"<div>Tom Maye (Blog) - <span>March 4, 2026 1:42 PM</span></div>{paragraphs()}</body></html>"
    )

    assert source_of(read(html, PLAIN)) == "text"


# ---------------------------------------------------------------- how dates are written


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 jan 23 | 5h27 Por Ana Ruiz", date(2023, 1, 12)),
        ("5-Mar-26", date(2026, 3, 5)),
        ("Posted 5 Mar '26, 10:30", date(2026, 3, 5)),
        ("8/17/13 11:04am", date(2013, 8, 17)),
    ],
)
def test_years_of_two_digits(text: str, day: date) -> None:
    found = parse_date(text, month_first=True)

    assert looks_dated(text)
    assert found is not None
    assert found.date() == day


@pytest.mark.parametrize(
    "text",
    ["12 Jan 10:30", "12 May 10 am", "24/7/365", "3 March 21 people came", "15 and 16 Mai 19", "5 sets 12"],
)
def test_clocks_and_counts_are_no_years(text: str) -> None:
    assert parse_date(text) is None


def test_date_with_two_clocks_is_still_nothing_but_a_date() -> None:
    line = "Wednesday, March 4, 2026, 11:01 am PT (02:01 pm ET)"

    assert is_brief(line)
    assert not is_brief("The harbour festival opens on March 4, 2026 with a parade")
    assert day_of(read(page_html(above=f"<p>{line}</p>"), PLAIN)) == "2026-03-04"


def test_sentence_that_begins_with_a_day_is_no_dateline() -> None:
    assert dated_opening("March 4, 2026 – Orbelo opened its first depot outside the capital on Wednesday")
    assert not dated_opening(
        "On March 4, 2012, the eve of the strike, the union of port workers met in the hall"
    )


def test_section_between_year_and_day_of_an_address() -> None:
    found = url_day("https://news.example/2026/BUSINESS/03/04/orbelo.depot/index.html")

    assert found is not None
    assert found.date() == date(2026, 3, 4)
    assert url_day("https://news.example/2026/business/34/04/") is None


# ---------------------------------------------------------------- which day is the story's


def test_declared_day_that_the_page_prints_stays_against_the_address() -> None:
    html = page_html(head=jsonld(datePublished="2026-03-04T18:00:00Z"), below="<p>Issued on 4 March 2026</p>")

    assert day_of(read(html, "https://www.harbourgazette.example/en/20260303-orbelo")) == "2026-03-04"
    silent = page_html(head=jsonld(datePublished="2026-03-04T18:00:00Z"))
    assert day_of(read(silent, "https://www.harbourgazette.example/en/20260303-orbelo")) == "2026-03-03"


def test_footer_of_the_post_is_the_storys_own() -> None:
    html = page_html(below='<div class="post-footer"><span>4 March 2026</span></div>')
    of_page = page_html(after='<div class="page-footer"><span>4 March 2026</span></div>')

    assert source_of(read(html, PLAIN)) == "date beside the headline"
    assert source_of(read(of_page, PLAIN)) == "search:text"


def test_stamps_of_many_days_belong_to_teasers() -> None:
    many = "".join(
        f'<meta itemprop="datePublished" content="2024-0{month}-11T09:00:00Z">' for month in range(1, 6)
    )
    one = '<meta itemprop="datePublished" content="2024-01-11T09:00:00Z">'
    day = '<meta name="dc.date" content="2026-03-04">'

    assert day_of(read(page_html(head=day, after=many), PLAIN)) == "2026-03-04"
    assert day_of(read(page_html(head=day, after=one), PLAIN)) == "2024-01-11"
    assert day_of(read(page_html(after=many), PLAIN)) is None


@pytest.mark.parametrize(
    "below",
    [
        '<aside class="author"><span>Ana Ruiz</span> <time>4 March 2026</time></aside>',
        "<aside><ul><li>4 March 2026</li></ul></aside>",
        '<div class="intro-footer"><p>4 March 2026</p></div>',
        '<div class="article__bar-footer"><p>4 March 2026</p></div>',
        '<div class="date-and-comments"><p>4 March 2026</p></div>',
        '<footer class="article-author"><p>4 March 2026</p></footer>',
    ],
)
def test_line_of_byline_and_date_may_be_called_an_aside_or_a_footer(below: str) -> None:
    article = read(page_html(below=below), PLAIN)

    assert day_of(article) == "2026-03-04"
    assert source_of(article) in {"date beside the headline", "time", "text"}


def test_date_in_the_line_itself_beats_one_in_an_aside() -> None:
    html = page_html(below="<aside><p>1 March 2026</p></aside><p>4 March 2026</p>")

    assert day_of(read(html, PLAIN)) == "2026-03-04"
    teasers = '<aside class="related"><p>1 March 2026</p></aside>'
    assert source_of(read(page_html(below=teasers), PLAIN)) != "date beside the headline"


def test_time_element_that_prints_the_clock_of_the_change() -> None:
    below = '<div>Updated <time datetime="2026-03-04T14:06:00-05:00">March 4, 2026, 2:06 PM</time></div>'

    assert source_of(read(page_html(below=below), PLAIN)) == "search:updated"
    assert (
        source_of(read(page_html(below="<li>Updated <time>21:22, 6 MAR 2026</time></li>"), PLAIN))
        == "search:updated"
    )

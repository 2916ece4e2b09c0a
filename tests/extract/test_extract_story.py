"""The story: its paragraphs with their place and path, its links, and nothing around it."""

from __future__ import annotations

import pytest
from extract_pages import STORY, URL, jsonld, page_html, paragraphs, read

from collector.markup import parse_page
from collector.records import Article, PageKind, Place


def texts(article: Article, place: Place | None = None) -> list[str]:
    return [p.text for p in article.paragraphs if place is None or p.place is place]


def test_the_story_and_only_the_story() -> None:
    article = read(page_html())

    assert texts(article) == list(STORY)
    assert article.paragraphs[0].place is Place.LEAD
    assert {p.place for p in article.paragraphs[1:]} == {Place.BODY}


def test_each_path_leads_to_its_paragraph() -> None:
    html = page_html(
        body=f"<div><div class=ad></div>{paragraphs()}</div><blockquote><p>{STORY[2]}</p></blockquote>"
    )
    page = parse_page(html.encode(), URL)

    for paragraph in read(html).paragraphs:
        node = page.tree.css_first(paragraph.path)
        assert node is not None, paragraph.path
        assert " ".join(node.text().split()) == paragraph.text


def test_places() -> None:
    body = (
        "<p class='standfirst'>A short deck about the depot that opened.</p>"
        + paragraphs(STORY[:2])
        + "<h2>Wages in doubt</h2>"
        + paragraphs(STORY[2:4])
        + "<figure><img src=a.jpg><figcaption>The depot on Wednesday. Photo: Ivo Novak</figcaption></figure>"
        + "<ul><li>Two hundred jobs are promised before the summer begins.</li></ul>"
        + f"<blockquote>{STORY[4]}</blockquote>"
        + "<p>The depot opens to visitors on Sunday.</p>"
    )

    article = read(page_html(body=body))

    assert texts(article, Place.STANDFIRST) == ["A short deck about the depot that opened."]
    assert texts(article, Place.LEAD) == [STORY[0]]
    assert texts(article, Place.HEADING) == ["Wages in doubt"]
    assert texts(article, Place.CAPTION) == ["The depot on Wednesday. Photo: Ivo Novak"]
    assert texts(article, Place.QUOTE) == [STORY[4]]
    assert texts(article, Place.LIST_ITEM) == ["Two hundred jobs are promised before the summer begins."]
    assert "Ivo Novak" not in article.text


def test_comments_longer_than_the_story_are_left_out() -> None:
    comments = "".join(
        f"<div class='comment'><p>Comment {n}: {'I disagree with all of it, and so do my neighbours. ' * 4}</p></div>"
        for n in range(40)
    )

    article = read(page_html(after=f"<div id='comments'>{comments}</div>"))

    assert texts(article) == list(STORY)


def test_story_split_by_an_advertisement_is_whole() -> None:
    body = f"<div>{paragraphs(STORY[:3])}</div><div class='ad-slot'>Advertisement</div><div>{paragraphs(STORY[3:])}</div>"

    assert texts(read(page_html(body=body))) == list(STORY)


def test_paragraphs_made_with_br() -> None:
    html = f"<html lang=en><title>Depot</title><body><h1>Depot opens</h1><div>{'<br><br>'.join(STORY)}</div></body></html>"

    assert texts(read(html)) == list(STORY)


def test_text_in_table_cells_of_an_old_page() -> None:
    html = (
        "<html><title>Depot</title><body><table><tr><td><a href=/>Home</a> <a href=/s>Sport</a></td>"
        f"<td><font>{'<br><br>'.join(STORY)}</font></td></tr></table></body></html>"
    )

    assert texts(read(html)) == list(STORY)


def test_names_that_lie_do_not_hide_the_story() -> None:
    html = f"<html lang=en><title>Depot</title><body><div class='sidebar widget'><h1>Depot opens</h1>{paragraphs()}</div></body></html>"

    assert set(STORY) <= set(texts(read(html)))


def test_links_of_the_story_with_rel() -> None:
    body = (
        f"<p>{STORY[0]} <a href='/people/halvorsen'>Halvorsen</a> and "
        "<a href='https://orbelo.example/jobs?id=7' rel='Sponsored NoFollow'>the jobs page</a>, "
        "<a href='mailto:a@b.example'>mail</a>, <a href='#top'>up</a>, <a href='javascript:x()'>x</a>.</p>"
        + paragraphs(STORY[1:])
    )

    links = read(page_html(body=body)).links

    assert [(link.url, link.text, link.rel) for link in links] == [
        ("https://www.harbourgazette.example/people/halvorsen", "Halvorsen", ()),
        ("https://orbelo.example/jobs?id=7", "the jobs page", ("sponsored", "nofollow")),
    ]


@pytest.mark.parametrize(
    "rubbish",
    ["<p>a</p>" * 3, "<script>var a = '<p>no</p>'</script>", "<p hidden>Hidden words of no one.</p>"],
)
def test_rubbish_around_changes_nothing(rubbish: str) -> None:
    assert texts(read(page_html(after=rubbish))) == list(STORY)


def test_fields_of_the_site() -> None:
    head = (
        '<link rel="canonical" href="/business/orbelo-depot"><meta name="description" content="A depot opens.">'
        '<meta property="article:section" content="Business"><meta property="article:tag" content="Parcels">'
    ) + jsonld(
        headline="Orbelo opens a depot on the old quay",
        isAccessibleForFree="False",
        keywords=["Orbelo", "Depots"],
        about=[{"@type": "Organization", "name": "Orbelo"}, {"@type": "Thing", "name": "Quay"}],
        publisher={"@type": ["NewsMediaOrganization"], "name": "Harbour Gazette"},
    )

    article = read(page_html(head=head))

    assert article.canonical_url == "https://www.harbourgazette.example/business/orbelo-depot"
    assert (article.site_name, article.section, article.description) == (
        "Harbour Gazette",
        "Business",
        "A depot opens.",
    )
    assert article.keywords == ("Orbelo", "Depots", "Parcels")
    assert article.about == ("Orbelo",)
    assert article.publisher_types == ("NewsMediaOrganization",)
    assert article.publisher_name == "Harbour Gazette"
    assert article.paywalled
    assert article.kind is PageKind.ARTICLE


@pytest.mark.parametrize(
    ("canonical", "expected"),
    [
        ("https://www.harbourgazette.example/", None),
        ("https://elsewhere.example/business/x", None),
        ("http://[::1", None),
        ("//m.harbourgazette.example/business/x#top", "https://m.harbourgazette.example/business/x"),
    ],
)
def test_canonical_addresses_that_count(canonical: str, expected: str | None) -> None:
    assert read(page_html(head=f'<link rel="canonical" href="{canonical}">')).canonical_url == expected


def test_every_field_says_where_it_came_from() -> None:
    html = page_html(
        head='<meta property="article:published_time" content="2026-03-04T09:00:00Z">',
        below="<p class=byline>By Ana Ruiz</p>",
    )

    sources = {fact.field: fact.source for fact in read(html).provenance}

    assert sources["headline"] == "h1"
    assert sources["published_at"] == "meta:article:published_time"
    assert sources["bylines"] == "byline under the headline"
    assert sources["site_name"] == "meta:og:site_name"
    assert sources["text"] == "paragraph cluster"

"""Kinds of page, and which JSON-LD node speaks of it."""

from __future__ import annotations

from extract_pages import STORY, URL, jsonld, page_html, paragraphs, read

from collector.records import PageKind

HEADLINE = "Orbelo opens a depot on the old quay"


def node(kind: str, **fields: object) -> str:
    return jsonld(headline=HEADLINE, **fields).replace("NewsArticle", kind)


def test_article() -> None:
    assert read(page_html()).kind is PageKind.ARTICLE


def test_home_page() -> None:
    assert read(page_html(), "https://www.harbourgazette.example/").kind is PageKind.HOME
    assert read(page_html(), "https://www.harbourgazette.example/index.html").kind is PageKind.HOME


def test_live_blog() -> None:
    assert read(page_html(head=node("LiveBlogPosting"))).kind is PageKind.LIVE


def test_list() -> None:
    head = '<script type="application/ld+json">{"@type":"CollectionPage","name":"Business"}</script>'

    assert read(page_html(head=head), "https://www.harbourgazette.example/business").kind is PageKind.LIST


def test_paywalled_stub() -> None:
    stub = page_html(head=node("NewsArticle", isAccessibleForFree=False), body=f"<p>{STORY[0]}</p>")

    article = read(stub)

    assert article.kind is PageKind.STUB
    assert article.paywalled


def test_video() -> None:
    video = page_html(head=node("VideoObject", name=HEADLINE), body="<p>Watch the depot open.</p>")

    assert read(video).kind is PageKind.VIDEO


def test_headline_alone_is_empty() -> None:
    assert (
        read(page_html(head=node("NewsArticle"), body="<div id=player></div>"), cheap=True).kind
        is PageKind.EMPTY
    )


def test_node_of_this_page_among_teasers() -> None:
    teasers = "".join(
        jsonld(
            headline=f"Another story {n}",
            url=f"https://www.harbourgazette.example/s/{n}",
            datePublished=f"2020-01-0{n}",
        )
        for n in range(1, 5)
    )
    own = jsonld(
        headline=HEADLINE, url=URL, datePublished="2026-03-04T09:00:00+01:00", articleSection="Trade"
    )

    article = read(page_html(head=teasers + own))

    assert article.section == "Trade"
    assert article.published_at is not None
    assert article.published_at.year == 2026


def test_teasers_alone_say_nothing() -> None:
    teasers = "".join(
        jsonld(headline=f"Another story {n}", datePublished=f"2020-01-0{n}", author="A B")
        for n in range(1, 5)
    )

    article = read(page_html(head=teasers), "https://www.harbourgazette.example/x", cheap=True)

    assert article.published_at is None
    assert article.headline == HEADLINE


def test_nested_main_entity() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"'
        + HEADLINE
        + '","author":{"name":"Ana Ruiz"},},}</script>'
    )

    assert read(page_html(head=head)).bylines == ("Ana Ruiz",)


def test_same_page_same_article() -> None:
    html = page_html(head=node("NewsArticle"), body=paragraphs())

    assert read(html) == read(html)

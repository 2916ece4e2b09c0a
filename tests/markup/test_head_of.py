"""What is cut out of a page that is only glanced at: what it says of itself, and nothing that a cut left open."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector.markup import head_of, parse_page, parse_text, without_code

STORY = "".join(
    f"<p>The harbour of Brindlow opens its gates for the {n}th time this week, {'so ' * 60}.</p>"
    for n in range(6)
)
HEAD = (
    "<!doctype html><html lang=en><head><title>Gates open</title><script>var a = '<p>' + 1;</script>"
    "<style>p > b { color: red }</style><meta property='og:title' content='Gates open'>"
    '<script type=\'application/ld+json\'>{"@type": "WebSite"}</script></head>'
)


def cut(body: str, head: str = HEAD) -> str:
    found = head_of(without_code(f"{head}<body>{body}</body></html>".encode()))
    assert found is not None
    return found


def test_the_head_stays_and_code_goes() -> None:
    page = parse_text(cut(f"<h1>Gates open</h1>{STORY}"), "https://paper.example/1")

    assert page.title == "Gates open"
    assert page.meta("og:title") == "Gates open"
    assert page.jsonld == ({"@type": "WebSite"},)
    assert [node.text() for node in page.tree.css("h1")] == ["Gates open"]
    assert not any("color" in node.text() or "var a" in node.text() for node in page.tree.css("script,style"))


def test_json_ld_times_and_headings_of_the_body_stay() -> None:
    body = (
        '<script>x()</script><script type="application/ld+json">{"@type": "NewsArticle"}</script>'
        f'<h1>One</h1><p><time datetime="2026-11-02T08:00:00+01:00">2 Nov</time></p>{STORY}<h1>Two</h1>'
        '<meta itemprop="datePublished" content="2026-11-02">'
    )
    page = parse_text(cut(body), "https://paper.example/1")

    assert page.jsonld[-1] == {"@type": "NewsArticle"}
    assert [node.text() for node in page.tree.css("h1")] == ["One", "Two"]
    assert page.tree.css_first("time").attributes["datetime"] == "2026-11-02T08:00:00+01:00"
    assert page.tree.css_first("[itemprop=datePublished]").attributes["content"] == "2026-11-02"


@pytest.mark.parametrize("left_open", ["<script>", "<!-- ", "<style>", "<textarea>", "<select><option>"])
def test_what_a_cut_left_open_swallows_nothing(left_open: str) -> None:
    page = parse_text(cut(f"<h1>One{left_open}</h1>{STORY}<h1>Two</h1>"), "https://paper.example/1")

    assert "Two" in [node.text() for node in page.tree.css("h1")]


def test_a_page_with_few_paragraphs_must_be_read_whole() -> None:
    assert head_of(f"{HEAD}<body><p>Verify that you are human.</p></body>".encode()) is None
    assert head_of(b"") is None


@given(
    st.lists(
        st.sampled_from(
            [HEAD, STORY, "<h1>", "</h1>", "<time ", "<script ", "ld+json", "</script>", "<p>", '"', "\xe9"]
        )
    )
)
@settings(max_examples=150)
def test_any_markup_is_cut_and_parsed(parts: list[str]) -> None:
    markup = "".join(parts)
    found = head_of(markup.encode())

    assert found is None or parse_text(found, "https://paper.example/1").tree is not None
    parse_page(markup.encode(), "https://paper.example/1")


def seen(markup: str) -> tuple[list[str], tuple[tuple[str, str], ...], list[str]]:
    """Return what a page shows and declares: its text without code, its metas, its JSON-LD as written."""
    page = parse_page(
        markup.encode(), "https://paper.example/1", (("Content-Type", "text/html; charset=utf-8"),)
    )
    root = page.tree.root
    texts = [
        node.text_content or ""
        for node in (root.traverse(include_text=True) if root is not None else ())
        if node.is_text_node and node.parent is not None and node.parent.tag not in {"script", "style"}
    ]
    return texts, page.metas, [node.text() for node in page.tree.css('script[type*="ld+json"]')]


SOUP = [
    "<script>", "</script>", "<style>", "</style>", "<script src=x>", "<script type='application/ld+json'>", "{}",
    "</title>", "<!-- ", " -->", "<!--[if IE]>", "<![endif]-->", "<p>", "Velora", "a<b",
    "</textarea>", "<noscript>", "</noscript>", "document.write('<script><\\/script>')", "<meta name=a content='<script>b'>",
    "</iframe>", "</SCRIPT>",
]  # fmt: skip


@given(st.lists(st.sampled_from(SOUP), max_size=14))
@settings(max_examples=400)
def test_nothing_but_code_is_cut(parts: list[str]) -> None:
    markup = "".join(parts)
    left = without_code(markup.encode()).decode()
    texts, metas, data = seen(markup)

    assert "".join(texts).count("Velora") <= left.count("Velora")
    assert all(piece in left for piece in [*(content for _, content in metas), *data])


@pytest.mark.parametrize("field", ["title", "textarea", "iframe", "xmp"])
def test_a_tag_that_a_text_field_shows_hides_nothing_behind_it(field: str) -> None:
    markup = f"<{field}>How to use <script> well</{field}><p>Velora</p><script>x()</script>"

    assert b"Velora" in without_code(markup.encode())


def test_code_is_cut() -> None:
    assert without_code(b"<p>a</p><script>if (a<b) x()</script><style>b{}</style>c") == (
        b"<p>a</p><script></script><style></style>c"
    )
    data = b"<script type='application/ld+json'>{}</script>"
    assert without_code(data) == data
    assert without_code(b"<script>never closed") == b"<script>never closed"

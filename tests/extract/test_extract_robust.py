"""Hostile input is normal: nothing raises, everything is bounded, the same page gives the same article."""

from __future__ import annotations

import resource
import time

import pytest
from extract_pages import URL, jsonld, page_html
from hypothesis import given, settings
from hypothesis import strategies as st

from collector.extract import read_article
from collector.markup import parse_page
from collector.records import Article, Miss

MONSTERS = {
    "one line of 1 MB": b"<html><body><p>" + b"word " * 200_000 + b"</p>",
    "nested divs": b"<body>" + b"<div>" * 100_000 + b"<p>end</p>",
    "json-ld blocks": b'<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>'
    * 50_000,
    "attributes of 10 MB": b"<body><div " + b" ".join(b'a%d="x"' % n for n in range(900_000)) + b">end</div>",
    "one attribute of 10 MB": b'<body><div a="' + b"x" * 10_000_000 + b'">end</div>',
    "NULs": b"<p>he\x00llo</p>" * 50_000,
    "UTF-7": b'<meta charset="utf-7"><p>' + b"+ADw-script+AD4- +2AA- " * 10_000,
    "mixed encodings": "<meta charset=utf-8><p>ü".encode()
    + "äöü".encode("latin-1") * 1_000
    + "漢字".encode("gbk") * 1_000,
    "surrogates": b'<script type="application/ld+json">{"@type":"Article","headline":"\\ud800 x \\udc00"}</script><p>\xed\xa0\x80&#xD800;',
    "titles": b"<title>" + b"a | b - " * 100_000 + b"</title><h1>" + b"x " * 200_000,
    "dates": b"<time datetime='2026-01-01'>x</time>" * 60_000 + b"<div>1 January 2026</div>" * 60_000,
    "paragraphs": b"<p>x" * 500_000,
    "links": b"<p>" + b"<a href=x>y</a> " * 200_000,
    "line breaks": b"<div>" + b"some text here<br><br>" * 120_000,
    "entities": b"<p>" + b"&amp;lt;" * 400_000,
    "bylines": b"<h1>Head</h1><span class=byline>" + b"By A and " * 100_000,
    "left open": b"<b a1><i a2><p>" * 30_000,
    "bad addresses": b'<link rel=canonical href="http://[::1"><meta property=og:url content="http://[x"><p>words <a href="http://[">x</a>',
    "truncated gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + bytes(range(256)) * 400,
    "nothing": b"",
}


@pytest.mark.parametrize("thorough", [False, True], ids=["quick", "thorough"])
@pytest.mark.parametrize("name", MONSTERS)
def test_monsters(name: str, thorough: bool) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()

    article = read_article(parse_page(MONSTERS[name], URL), thorough=thorough)

    assert time.process_time() - start < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024
    assert isinstance(article, Article | Miss)
    repr(article).encode()


MARKUP = st.lists(
    st.sampled_from(
        [
            "<div>", "</div>", "<p>", "</p>", "<article>", "<h1>", "</h1>", "<h2>x</h2>", "<br>", "<li>", "<table><tr><td>",
            "<a href='//x.example/a' rel=sponsored>", "</a>", "<time datetime='2026-03-04T10:00:00+14:99'>", "<blockquote>",
            "<span class='byline'>By Ana Ruiz", "<div class='comments'>", "<aside>", "<figure><figcaption>", "<form>", "<svg>", "<b>",
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":[1,{}],\"author\":{\"name\":{}}}</script>",
            "<script type='application/ld+json'>[{\"@id\":1,\"@type\":[null]},{\"publisher\":[[]],\"datePublished\":true}]</script>",
            "<meta property='og:title' content='A | B'>", "<meta name=date content='99/99/9999'>", "<link rel=canonical href='::'>",
            "Some words about the depot that opened on the quay, long enough to be counted as text. ", "4 March 2026 ", "&amp;", "\x00",
            "漢字の文章がここに続きます。", "نص عربي طويل هنا؛ هل تغيّر؟ ", "\u202e", "<!--", "-->", "<![CDATA[", "]]>", "</body>", "<template>",
        ]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    MARKUP,
    st.sampled_from([URL, "", "x", "http://[", "https://a.example/"]),
    st.booleans(),
    st.sampled_from([200, 403, 404, 503]),
)
def test_any_markup(html: str, url: str, cheap: bool, status: int) -> None:
    page = parse_page(html.encode(), url)

    article = read_article(page, status=status, cheap=cheap)

    assert article == read_article(page, status=status, cheap=cheap)
    if isinstance(article, Article):
        assert all(p.text and p.text == " ".join(p.text.split()) for p in article.paragraphs)
        assert article.published_at is None or article.published_at.tzinfo is not None
        assert all(
            link.url.startswith(("http://", "https://")) or not url.startswith("http")
            for link in article.links
        )


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes(body: bytes) -> None:
    repr(read_article(parse_page(body, URL), cheap=True)).encode()


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=12)
    | st.sampled_from(["2026-03-04", "Ana Ruiz", "https://a.example"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "@id", "@type", "@value", "url", "headline"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)
FIELDS = ("headline", "author", "datePublished", "publisher", "url", "mainEntityOfPage", "keywords", "about", "articleSection",
          "inLanguage", "isAccessibleForFree", "description", "@id")  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=8))
def test_any_jsonld_values(fields: dict[str, object]) -> None:
    html = page_html(head=jsonld(**fields))

    article = read_article(parse_page(html.encode("utf-8", "replace"), URL), cheap=True)

    assert isinstance(article, Article)
    assert article.headline


@pytest.mark.parametrize("tag", ['p"x', "d:e", "x(", "p,q", "x[y", "x.y#z"])
def test_a_date_in_an_element_of_any_name(tag: str) -> None:
    """A tag may be called anything; only plain names may become selectors."""
    text = "<p>" + "The harbour office said that the pier is ready and staff have been hired. " * 4 + "</p>"
    card = f"<{tag} class=when>12 March 2026</{tag}>"
    page = f"<title>The ferry line will open after all</title><body><h2>The ferry line will open after all</h2>{card}{text * 3}{card}{card}</body>"
    article = read_article(parse_page(page.encode(), URL))
    assert isinstance(article, Article)
    assert article.published_at is not None
    assert article.published_at.date().isoformat() == "2026-03-12"

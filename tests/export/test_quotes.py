"""Quotes are found where they stand, in the form they have there, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from collector.export.quotes import ArchivedPage, squeeze

BODY = """<!doctype html><html><head><title>Rain &amp; more</title><meta name="sponsor" content="Paid by Lumora">
<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Zo\\u00eb Br\\u00fcck"}}</script>
<script>var hidden = "only in a script";</script></head><body><h1>Rain&nbsp;in the
  north</h1><p>Lu&shy;mora <b>Pay</b>, said <i>Ana</i>&#39;s friend.</p><p>Cafe\u0301 talk.</p>
<a rel="sponsored" href="https://shop.example/x?a=1&amp;b=2">buy</a></body></html>""".encode()
URL = "https://Gazette.example/Presse/%40ana/story"


@pytest.fixture(scope="module")
def page() -> ArchivedPage:
    return ArchivedPage(BODY, URL, (("X-Robots-Tag", "sponsored-content"),), (URL,))


@pytest.mark.parametrize(
    ("quote", "where"),
    [
        ("Rain in the north", "headline"),
        ("Lumora Pay, said Ana's friend.", ""),
        ("Café talk.", "last paragraph (p)"),
        ("Lumora Pay … friend.", ""),
        ("Rain & more", "title"),
        ("Paid by Lumora", "meta:sponsor"),
        ("Zoë Brück", "json-ld:author"),
        ('rel="sponsored"', "rel"),
        ("https://shop.example/x?a=1&b=2", "links"),
        ("@ana", "url"),
        ("presse", "url"),
        ("sponsored-content", "header:x-robots-tag"),
    ],
)
def test_what_stands_there_is_found(page: ArchivedPage, quote: str, where: str) -> None:
    assert page.holds(quote, where)


@pytest.mark.parametrize(
    ("quote", "where"),
    [
        ("Rain in the south", ""),
        ("friend. … Lumora Pay", ""),
        ("lumora pay", ""),
        ("", ""),
        ("…", ""),
        ("Rain in the north", "header:x-robots-tag"),
        ("sponsored-content", ""),
    ],
)
def test_what_does_not_stand_there_is_not(page: ArchivedPage, quote: str, where: str) -> None:
    assert not page.holds(quote, where)


def test_what_only_a_script_says_is_no_visible_text(page: ArchivedPage) -> None:
    assert squeeze("only in a script") not in page.text


@given(st.text(max_size=200))
@example("e\u200b\u0301")
def test_squeezing_twice_changes_nothing(text: str) -> None:
    assert squeeze(squeeze(text)) == squeeze(text)


@given(st.binary(max_size=300), st.text(max_size=30), st.text(max_size=10))
def test_any_bytes_and_any_quote_are_answered(body: bytes, quote: str, where: str) -> None:
    assert ArchivedPage(body, URL, (), (URL,)).holds(quote, where) in {True, False}

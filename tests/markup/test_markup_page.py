"""One parse: metas, title, monsters kept from the parser, text as the records want it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.markup import declared, fold, parse_page
from collector.markup.tame import tame
from collector.markup.text import whole

URL = "https://www.harbourgazette.example/x"


def test_metas_by_any_key_first_not_blank() -> None:
    page = parse_page(
        b'<meta name="Author" content=" "><meta property="og:title" content="One &amp;amp; two">'
        b'<meta name="author" content="Ana"><meta itemprop="datePublished" content="2026"><title> A  title </title>',
        URL,
        (("Content-Type", "text/html"), ("X", "1"), ("x", "2")),
    )

    assert page.meta("author") == "Ana"
    assert page.meta("og:title") == "One & two"
    assert page.meta("missing", "datepublished") == "2026"
    assert page.meta("missing") is None
    assert page.title == "A title"
    assert page.headers == {"content-type": "text/html", "x": "1"}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  a\u00a0b\n\tc ", "a b c"),
        ("Heli\u00adkopter\u200b", "Helikopter"),
        ("e\u0301", "é"),
        ("a\x00b", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_declared_values_are_plain_text() -> None:
    assert declared("Tom &amp;amp; <b>Jerry</b>&#8217;s") == "Tom & Jerry’s"
    assert declared("1 < 2 and 3 > 2") == "1 < 2 and 3 > 2"


def test_halves_of_surrogate_pairs_can_be_written() -> None:
    whole("a\ud800b").encode()


@given(st.text(alphabet="<>/ab pi=\"'!-\n"))
def test_ordinary_markup_is_not_touched(html: str) -> None:
    assert tame(html, html.encode()) == html.encode()


MONSTERS = {
    "nested": b"<div>" * 60_000 + b"<p>end</p>",
    "nested and closed": b"<div>" * 60_000 + b"end" + b"</div>" * 60_000,
    "formatting": b"".join(b"<b a%d><p>" % n for n in range(15_000)),
    "formatting, wrongly closed": b"".join(b"<b a%d></x><p></p>" % n for n in range(8_000)),
    "attributes": b"<div " + b" ".join(b'a%d="x"' % n for n in range(150_000)) + b">end</div>",
    "attributes with marks": b"<div " + b" ".join(b'a%d=">"' % n for n in range(60_000)) + b">end</div>",
    "attributes of a script": b"<script "
    + b" ".join(b"a%d" % n for n in range(40_000))
    + b">x</script><p>end",
    "options": b"<select>" + b"<option>x" * 60_000,
    "tables": b"<table><tr><td>" * 20_000,
}


@pytest.mark.parametrize("name", MONSTERS)
def test_monsters_are_thinned_before_the_parse(name: str) -> None:
    start = time.process_time()

    page = parse_page(MONSTERS[name], URL)

    assert time.process_time() - start < 2
    assert page.tree.root is not None


def test_text_of_a_thinned_page_stays() -> None:
    page = parse_page(b"<body>" + b"<div>" * 20_000 + b"<p>the end</p>", URL)

    assert page.tree.body is not None
    assert "the end" in page.tree.body.text()

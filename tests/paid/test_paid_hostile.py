"""No page makes the judge raise, and no detail that a reader can't see changes its mind."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from press_cases import noisy, paid_pages, traps
from press_pages import DESIGNS, Slots, build

PAGES = [page for page, _ in list(paid_pages().values())[::17]] + [
    build("en", DESIGNS[0], slots) for _, slots in traps("en")[:4]
]


@given(st.binary(max_size=600))
def test_any_bytes(judged, body: bytes) -> None:
    judged(body, bare=True)


@given(st.data())
# Phrases are compiled when first met, so one example may take longer than the others.
@settings(max_examples=60, deadline=None)
def test_any_piece_of_a_page_cut_and_joined(judged, data: st.DataObject) -> None:
    page = data.draw(st.sampled_from(PAGES))
    start = data.draw(st.integers(0, len(page)))
    end = data.draw(st.integers(0, len(page)))
    other = data.draw(st.sampled_from(PAGES))

    judged(page[:start] + other[end:], bare=True)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_as_label_and_headline(judged, label: str, headline: str) -> None:
    judged(
        build("en", DESIGNS[0], Slots(kicker=label, headline=headline, byline=label, below=label)), bare=True
    )


@given(st.text(max_size=120))
def test_any_address(judged, path: str) -> None:
    judged(PAGES[0], f"https://tide.example/{path}", bare=True)


@pytest.mark.parametrize("page", PAGES)
def test_white_space_changes_nothing(page: str, judged) -> None:
    spread = re.sub(r">(?=[^<\s])", ">\n\t ", page).replace("</p>", " \n</p>")

    assert _said(judged(spread)) == _said(judged(page))


@pytest.mark.parametrize("page", PAGES)
def test_case_of_tags_changes_nothing(page: str, judged) -> None:
    shouted = re.sub(r"(</?)([a-z][a-z0-9-]*)", lambda match: match[1] + match[2].upper(), page)

    assert _said(judged(shouted)) == _said(judged(page))


@pytest.mark.parametrize("page", PAGES)
def test_order_of_attributes_changes_nothing(page: str, judged) -> None:
    turned = re.sub(r'<(\w+) (\w+="[^"]*") (\w+="[^"]*")>', r"<\1 \3 \2>", page)

    assert _said(judged(turned)) == _said(judged(page))


def _said(verdict) -> tuple:
    return (
        verdict.standing,
        verdict.likelihood,
        verdict.kind,
        sorted({(one.rule, "".join(one.quote.split())) for one in verdict.evidence}),
    )


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 20_000,
        b"<p>Sponsored " * 20_000,
        b"<h1>" + b"Advertorial | " * 20_000 + b"</h1>",
        b"<p>" + b"this article is " * 20_000,
        b"<script>" + b'"contentType":"sponsored",' * 20_000 + b"</script>",
        b'<meta name="sponsor" content="' + b"x" * 200_000 + b'">',
        b'<div class="' + b"ad-" * 50_000 + b'"><h1>x y z</h1></div>',
        ("<p>" + "提供：" * 40_000).encode(),
    ],
)
def test_a_page_that_repeats_itself_takes_no_time(body: bytes, judged) -> None:
    start = time.process_time()
    judged(body, bare=True)

    assert time.process_time() - start < 2.0


def test_the_tree_is_not_changed(judged) -> None:
    from collector.extract import read_article
    from collector.markup import parse_page
    from collector.records import Article

    page = parse_page(PAGES[0].encode(), "https://tide.example/x")
    before = page.tree.html
    article = read_article(page)
    assert isinstance(article, Article)
    judged(PAGES[0])

    assert page.tree.html == before


def test_noise_alone_says_nothing(judged) -> None:
    assert judged(build("de", DESIGNS[1], noisy("de"))).likelihood == 0


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Harbour bakery opens</h1>"
        + "<div class=label>Advertisement</div>" * 3000
        + "<p>Bread is sold from May on.</p>" * 50,
        "<h1>Harbour bakery opens</h1><script>"
        + "{" * 9000
        + '"isSponsored":true,' * 900
        + "</script>"
        + "<p>Bread is sold.</p>" * 50,
        "<h1>Harbour bakery opens</h1>"
        + "<p>The advertiser and the advertisement and the article are sponsored by bread</p>" * 2000,
    ],
)
def test_many_words_of_advertising_cost_little(page: str, judged) -> None:
    start = time.process_time()
    judged(page)

    assert time.process_time() - start < 5

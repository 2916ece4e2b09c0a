"""One walk over a page: every element once, every text once, in document order, whatever the markup."""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from collector.markup import parse_page
from collector.markup.blocks import INLINE, UNSEEN, Outline, read_outline


def outline_of(html: str) -> Outline:
    return parse_page(html.encode(), "https://quay.example/a").outline


def texts_of(html: str) -> list[str]:
    return [block.text for block in outline_of(html).blocks]


def test_blocks_are_cut_at_block_elements_and_line_breaks() -> None:
    assert texts_of("<div>one<p>two <b>three</b> four</p>five<br>six<hr>seven</div>") == [
        "one",
        "two three four",
        "five",
        "six",
        "seven",
    ]


def test_blanks_between_inline_elements_are_kept() -> None:
    block = outline_of("<p><b>Sponsored</b> <i>by</i>\n<a href=x>Quay</a></p>").blocks[0]

    assert block.text == "Sponsored by Quay"
    assert block.pieces == ["Sponsored", "by", "Quay"]


def test_what_lies_in_a_line_parts_it_without_ending_it() -> None:
    before, _, behind = outline_of("<p>one <button>share</button> two</p>").blocks

    assert (before.home, before.cuts) == (behind.home, behind.cuts)
    assert before.raw + behind.raw == ["one ", " two"]


def test_unseen_text_is_no_text() -> None:
    html = "<p>seen<script>a</script><style>b</style><noscript><i>c</i></noscript><svg><text>d</text></svg><template>e</template>"

    assert texts_of(html) == ["seen"]
    assert outline_of(html).tagged("script")


def test_links_are_counted_by_piece() -> None:
    outline = outline_of(
        "<p>see <a href=x><b>the quay</b></a> and <a href=y>the depot</a></p><p><a>all</a></p>"
    )
    mixed, linked = outline.blocks

    assert (mixed.links, mixed.linked) == (2, False)
    assert (linked.links, linked.linked) == (1, True)
    links = outline.links_of(mixed)
    assert [outline.attributes(at).get("href") if at >= 0 else None for at in links] == [None, "x", None, "y"]


def test_a_link_around_blocks_is_a_card() -> None:
    outline = outline_of("<a href=x><div>teaser</div></a><p><a href=y><b>word</b></a></p>")

    assert [outline.is_card(at) for at in outline.tagged("a")] == [True, False]
    assert not outline.blocks[0].linked


def test_headings_are_known_by_their_first_block() -> None:
    html = "<h1>Depot<br>opens</h1><p>text</p><h2><div><span>Under</span></div></h2><p>more</p>"

    assert [block.heading for block in outline_of(html).blocks] == ["h1", "", "", "h2", ""]


def test_an_element_is_followed_by_what_stands_in_it() -> None:
    outline = outline_of("<div id=a><p id=b>x<b id=c>y</b></p></div><div id=d>z</div>")
    first, second = outline.tagged("div")

    assert [outline.attributes(at).get("id") for at in range(first, outline.end(first))] == ["a", "b", "c"]
    assert outline.end(second) == len(outline.tags)
    bold = outline.tagged("b")[0]
    assert [outline.tags[at] for at in outline.around(bold)] == ["b", "p", "div", "body", "html"]


PIECES = st.lists(
    st.sampled_from(
        [
            "<div>", "</div>", "<p>", "</p>", "<a href=x>", "</a>", "<b>", "</b>", "<br>", "<h1>", "</h1>", "<table><tr><td>", "</table>",
            "<svg>", "</svg>", "<select><option>", "<template>", "<script>x</script>", "<!-- c -->", " ", "\n", "word ", "漢字", "\u00a0",
            "<button>", "</button>", "<label>", "<noscript>", "</noscript>", "</body>", "<frameset>", "<plaintext>", "<title>t</title>",
        ]
    ),
    max_size=50,
).map("".join)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(PIECES)
def test_every_element_and_text_is_seen_once(html: str) -> None:
    tree = LexborHTMLParser(html)
    outline = read_outline(tree.root)

    unseen = set()
    elements, texts = [], []
    root = tree.root
    assert root is not None
    for node in root.traverse(include_text=True):
        parent = node.parent
        if parent is not None and (
            parent.mem_id in unseen or (parent.tag in UNSEEN and node.mem_id != root.mem_id)
        ):
            unseen.add(node.mem_id)
        elif node.is_element_node:
            elements.append(node.mem_id)
        elif node.is_text_node and (node.text_content or "").strip():
            texts.append("".join((node.text_content or "").split()))
    assert [node.mem_id for node in outline.nodes] == elements
    assert ["".join(raw.split()) for block in outline.blocks for raw in block.raw] == texts
    for index, parent in enumerate(outline.parents):
        assert parent < index
        above = outline.nodes[index].parent
        assert index == 0 or (above is not None and above.mem_id == outline.nodes[parent].mem_id)
    for number, block in enumerate(outline.blocks):
        assert block.number == number
        assert outline.tags[block.home] not in INLINE
        assert all(block.home in outline.around(owner) for owner in block.owners)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "end",
        "<p>x" * 100_000,
        "<b>x</b> " * 50_000,
        "x<br>" * 100_000,
        "<a href=x>" + "<div>y</div>" * 50_000,
        "<a href=x>y" * 50_000,
        "<h1>" + "<div>y</div>" * 50_000,
        "<p>" + "<span>" * 390 + "x <a href=q><i>y</i></a> " * 38_000,
    ],
    ids=["nested", "siblings", "one line", "line breaks", "one card", "links", "one heading", "deep line"],
)
def test_large_pages_are_bounded(html: str) -> None:
    start = time.process_time()
    outline = outline_of(html)
    for block in outline.blocks:
        outline.links_of(block)
        _ = block.text

    assert time.process_time() - start < 2
    assert len(outline.tags) <= 160_000
    assert len(outline.blocks) <= 20_000


def test_a_page_is_freed_without_the_garbage_collector() -> None:
    gc.collect()
    gc.disable()
    try:
        page = parse_page(b"<div><p>one <a href=x>two</a></p></div>" * 20, "https://quay.example/a")
        assert page.outline.tagged("p")
        assert page.outline.blocks[0].text
        del page

        assert gc.collect() == 0
    finally:
        gc.enable()

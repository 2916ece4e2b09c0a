"""The headings of a page, as readers see them, and the titles in its head."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from collector.extract.said import Said
from collector.extract.wording import likeness, squeezed
from collector.markup import Page, fold

_META_TITLES = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "title",
    "headline",
    "cxenseparse:title",
)


def meta_titles(page: Page) -> tuple[Said, ...]:
    """Return what the page's head calls it, best first."""
    said = [Said(value[:1_000], f"meta:{name}") for name in _META_TITLES if (value := page.meta(name))]
    if page.title:
        said.append(Said(page.title, "title"))
    return tuple(said)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that may be the headline."""

    said: Said
    node: LexborNode


def first_headings(page: Page, limit: int = 8) -> tuple[Heading, ...]:
    """Return the page's top headings in document order, empty ones left out."""
    nodes = page.outline.nodes
    found = []
    for source, places in (
        ("h1", [nodes[at] for at in page.outline.tagged("h1")[:limit]]),
        ("microdata:headline", page.microdata("headline")[:limit]),
    ):
        for node in places:
            text = text_of(node)
            if text and len(text) < 500:
                found.append(Heading(Said(text, source), node))
    return tuple(found)


def text_of(node: LexborNode) -> str:
    """Return a heading's words: reading aids (ruby) and scripts left out."""
    text = node.attributes.get("content") or ""
    if not text:
        only = node.first_child
        if only is not None and only.is_text_node and only.next is None:
            text = only.text_content or ""
        elif node.css_first("rt,script,style,svg") is None:
            text = node.text(separator=" ")
        else:
            skipped = {"rt", "rp", "script", "style", "svg"}
            text = " ".join(
                piece.text_content or ""
                for piece in node.traverse(include_text=True)
                if piece.is_text_node and piece.parent is not None and piece.parent.tag not in skipped
            )
    return _tight(fold(text))


def _tight(text: str) -> str:
    """Take out the blanks that joining inline elements put before punctuation."""
    return re.sub(r"\s+([,.;!?%)\]”’»])", r"\1", text) if re.search(r"\s[,.;!?%)\]”’]", text) else text


def agreement(one: str, other: str) -> float:
    """Return 2 for one wording, else how alike they are (0..1)."""
    return 2.0 if squeezed(one) == squeezed(other) else likeness(one, other)


def heading_node(headline: str, headings: tuple[Heading, ...], page: Page) -> LexborNode | None:
    """Return the element that shows the headline: the heading that is it or agrees with it, else the first one."""
    if not headings:
        title = squeezed(headline)
        return next((node for node in lesser_headings(page)[:12] if squeezed(node.text()) == title), None)
    if len(headings) == 1:
        return headings[0].node
    best = max(headings, key=lambda one: agreement(one.said.value, headline))
    return best.node


def lesser_headings(page: Page) -> list[LexborNode]:
    """Return the h2 and h3 of a page in document order."""
    outline = page.outline
    return [outline.nodes[at] for at in sorted(outline.tagged("h2") + outline.tagged("h3"))]

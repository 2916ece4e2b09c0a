"""The story's paragraphs and links, read from the element that holds it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from collector.extract.blocks import FURNITURE, Area, Areas
from collector.extract.wording import squeezed
from collector.markup import fold
from collector.records import Link, Paragraph, Place

_SKIP = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "form",
        "button",
        "select",
        "nav",
        "footer",
        "textarea",
        "audio",
        "video",
        "object",
        "embed",
        "canvas",
        "map",
        "input",
        "img",
        "picture",
        "source",
        "link",
        "meta",
        "dialog",
        "menu",
        "label",
        "math",
        "time_",
    }
)
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "nobr",
        "amp-link",
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CAPTION = re.compile(
    r"caption|credit|legend|bildunterschrift|photo-?desc|image-?desc|img-?desc|wp-caption", re.I
)
_BOX = re.compile(
    r"\binfobox|info-box|fact-?box|faktenbox|sidebox|highlight-box|key-?points|callout|\bbox\b", re.I
)
_QUOTE = re.compile(r"pull-?quote|blockquote", re.I)
_STANDFIRST = re.compile(
    r"standfirst|\bdeck\b|\bdek\b|subtitle|sub-title|subhead|sub-head|\blead\b|\blede\b|chapo|summary|excerpt|abstract|vorspann|entradilla|bajada|sumario|ingress|intro",
    re.I,
)
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-zA-Z][a-zA-Z0-9+.-]*:")
_MAX_BLOCKS = 4_000
_MAX_DEPTH = 300
_MAX_TEXT = 600_000


#: The way to an element: (way to its parent or None for the container, tag, place among its siblings).
Way = tuple["Way | None", str, int]


class Named(NamedTuple):
    """What an element's class and id say of it."""

    furniture: bool
    caption: bool
    box: bool
    quote: bool


@lru_cache(maxsize=8192)
def _named(names: str) -> Named:
    """Cached: a site repeats its names."""
    return Named(
        FURNITURE.search(names) is not None,
        _CAPTION.search(names) is not None,
        _BOX.search(names) is not None,
        _QUOTE.search(names) is not None,
    )


@dataclass(slots=True)
class Block:
    """Text between two block boundaries."""

    text: str
    node: LexborNode
    place: Place
    linked: int
    way: Way | None
    links: list[tuple[str, str, str]] = field(default_factory=list)


class Reader:
    """Walks one element and cuts its text at block boundaries."""

    def __init__(self, areas: Areas, whole: int) -> None:
        self._areas = areas
        self._whole = whole
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._links: list[tuple[str, str, str]] = []
        self._size = 0
        self._breaks = 0

    def read(self, node: LexborNode) -> list[Block]:
        """Return the element's blocks in document order."""
        self._walk(node, None, Place.BODY, 0)
        self._flush(node, Place.BODY, None)
        return self.blocks

    def _walk(self, node: LexborNode, way: Way | None, place: Place, depth: int) -> None:
        if depth > _MAX_DEPTH or len(self.blocks) > _MAX_BLOCKS or self._size > _MAX_TEXT:
            return
        index = 0
        child = node.first_child
        while child is not None:
            tag = child.tag or "-"
            if tag == "-text":
                self._text(child.text_content)
            elif tag[0] != "-":
                index += 1
                if tag == "br":
                    self._break(node, place, way)
                elif tag == "a":
                    self._link(child, node, place, way)
                elif tag in _INLINE:
                    self._walk(child, (way, tag, index), place, depth + 1)
                elif tag not in _SKIP:
                    self._flush(node, place, way)
                    inner = self._place(child, tag, place)
                    if inner is not None:
                        here = (way, tag, index)
                        self._walk(child, here, inner, depth + 1)
                        self._flush(child, inner, here)
            child = child.next

    def _link(self, child: LexborNode, node: LexborNode, place: Place, way: Way | None) -> None:
        inside = child.first_child
        if inside is not None and inside.next is not None or (inside is not None and not inside.is_text_node):
            if child.css_first("p,div,h2,h3,h4,li,section,article") is not None:
                # A card: a whole block that is one link.
                self._flush(node, place, way)
                return
        text = child.text()
        self._linked += len(text)
        self._pieces.append(text)
        self._breaks = 0
        attributes = child.attributes
        self._links.append((attributes.get("href") or "", text, attributes.get("rel") or ""))

    def _text(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            self._size += len(text)
            if self._breaks and not text.isspace():
                self._breaks = 0

    def _break(self, node: LexborNode, place: Place, way: Way | None) -> None:
        self._breaks += 1
        if self._breaks >= 2:
            self._flush(node, place, way)
        else:
            self._pieces.append(" ")

    def _flush(self, node: LexborNode, place: Place, way: Way | None) -> None:
        if self._pieces:
            text = "".join(self._pieces)
            if not text.isspace() and (text := fold(text)):
                self.blocks.append(Block(text, node, place, self._linked, way, self._links))
            self._pieces = []
            if self._linked or self._links:
                self._links, self._linked = [], 0
        self._breaks = 0

    def _place(self, node: LexborNode, tag: str, outer: Place) -> Place | None:
        """Return what a block inside the story is; None when it is furniture."""
        attributes = node.attributes
        if not attributes and tag == "p":
            return outer
        kind, identity = attributes.get("class"), attributes.get("id")
        names = _named(f"{kind or ''} {identity or ''}" if kind or identity else "")
        large = self._is_large(node)
        if not large and ("hidden" in attributes or attributes.get("aria-hidden") == "true"):
            return None
        if tag in _HEADINGS:
            return None if names.furniture else Place.HEADING
        if tag in {"figcaption", "caption"} or (names.caption and tag in {"p", "div"}):
            return Place.CAPTION
        if not large and (tag == "aside" or names.furniture):
            return Place.BOX if tag == "aside" and names.box else None
        if tag in _PLACES:
            return outer if large and tag != "blockquote" else _PLACES[tag]
        if names.quote:
            return Place.QUOTE
        if names.box and outer is Place.BODY and not large and tag in {"div", "section"}:
            return Place.BOX
        return outer

    def _is_large(self, node: LexborNode) -> bool:
        """True for what holds most of the page's text: that is no furniture, whatever it is called."""
        area = self._areas.known.get(node.mem_id)
        return area is not None and (
            area.total * 2 > self._whole or (self._areas.relaxed and area.clean > 100)
        )


_PLACES = {
    "figure": Place.CAPTION,
    "blockquote": Place.QUOTE,
    "li": Place.LIST_ITEM,
    "dd": Place.LIST_ITEM,
    "dt": Place.LIST_ITEM,
    "table": Place.BOX,
}


def _path(root: str, way: Way | None) -> str:
    steps = []
    while way is not None:
        way, tag, index = way
        steps.append(f" > {tag}:nth-child({index})")
    return root + "".join(reversed(steps))


def path_of(node: LexborNode) -> str:
    """Return a CSS path that leads to this element alone."""
    steps: list[str] = []
    current: LexborNode | None = node
    while current is not None and current.tag not in {"html", "-document", None} and len(steps) < 500:
        index = 1
        before = current.prev
        while before is not None:
            index += before.is_element_node
            before = before.prev
        steps.append(f"{current.tag}:nth-child({index})" if current.tag != "body" else "body")
        current = current.parent
    return " > ".join(reversed(steps))


def read_story(areas: Areas, container: Area, headline: str) -> list[Block]:
    """Return the story's blocks: furniture, link lists and the headline itself left out, ends trimmed."""
    whole = areas.root.clean if areas.root is not None else 0
    title = squeezed(headline)
    kept = [
        block
        for block in Reader(areas, whole).read(container.node)
        if not _is_link_list(block)
        and not (abs(len(block.text) - len(headline)) < 40 and title and squeezed(block.text) == title)
    ]
    return _trim(kept)


def _is_link_list(block: Block) -> bool:
    length = len(block.text)
    if block.linked * 10 >= length * 9 and (length < 250 or block.place is Place.LIST_ITEM):
        return True
    return block.place is Place.LIST_ITEM and block.linked * 10 >= length * 7


def _trim(blocks: list[Block]) -> list[Block]:
    """Drop headings that nothing follows, and short pieces behind the last real paragraph."""
    last = len(blocks)
    while last and (blocks[last - 1].place is Place.HEADING or _is_scrap(blocks[last - 1])):
        last -= 1
    first = 0
    while first < last and _is_scrap(blocks[first]):
        first += 1
    return blocks[first:last]


def _is_scrap(block: Block) -> bool:
    return (
        len(block.text) < 25 and block.place is not Place.HEADING and block.text[-1] not in '.!?。！？…"”»।؟'
    )


def paragraphs_of(
    blocks: list[Block], container: LexborNode, description: str | None
) -> tuple[Paragraph, ...]:
    """Return the blocks as paragraphs: the standfirst and the lead told apart from the rest."""
    found: list[Paragraph] = []
    lead_found = False
    deck = squeezed(description or "")
    root = path_of(container)
    for block in blocks:
        place = block.place
        if place is Place.BODY and not lead_found:
            names = block.node.attributes.get("class") or ""
            if len(found) < 3 and (_STANDFIRST.search(names) or (deck and squeezed(block.text) == deck)):
                place = Place.STANDFIRST
            elif len(block.text) >= 40:
                place, lead_found = Place.LEAD, True
        found.append(Paragraph(block.text, place, _path(root, block.way)))
    return tuple(found)


def links_of(blocks: list[Block], base: str) -> tuple[Link, ...]:
    """Return the links inside the story, absolute, in document order; a link of another scheme than HTTP is left out."""
    found = []
    for block in blocks:
        for href, text, rel in block.links:
            url = _absolute(href.strip(), base)
            if url:
                found.append(
                    Link(url[:2000], fold(text[:600])[:300], tuple(rel.lower().split()) if rel else ())
                )
    return tuple(found[:500])


def _absolute(href: str, base: str) -> str:
    if href.startswith(("https://", "http://")):
        return href
    if not href or href[0] == "#" or _OTHER_SCHEME.match(href):
        return ""
    try:
        return urljoin(base, href)
    except ValueError:
        return ""

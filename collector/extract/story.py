"""The element that holds the story, cut into blocks at its block boundaries."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from collector.extract.blocks import Areas
from collector.extract.classes import BOX, CAPTION, FURNITURE, QUOTE, said_by
from collector.markup import fold
from collector.records import Place

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
_MAX_BLOCKS = 4_000
_MAX_DEPTH = 300
_MAX_TEXT = 600_000


#: The way to an element: (way to its parent or None for the container, tag, place among its siblings).
Way = tuple["Way | None", str, int]


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
                    inside = child.first_child
                    if inside is not None and inside.next is None and inside.is_text_node:
                        self._text(inside.text_content)
                    elif inside is not None:
                        self._walk(child, (way, tag, index), place, depth + 1)
                elif tag not in _SKIP:
                    self._flush(node, place, way)
                    inner = self._place(child, tag, place) if child.first_child is not None else None
                    if inner is not None:
                        here = (way, tag, index)
                        self._walk(child, here, inner, depth + 1)
                        self._flush(child, inner, here)
            child = child.next

    def _link(self, child: LexborNode, node: LexborNode, place: Place, way: Way | None) -> None:
        if _is_card(child):
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
        said = said_by(attributes)
        large = self._is_large(node)
        if not large and ("hidden" in attributes or attributes.get("aria-hidden") == "true"):
            return None
        if tag in _HEADINGS:
            return None if said & FURNITURE else Place.HEADING
        if tag in {"figcaption", "caption"} or (said & CAPTION and tag in {"p", "div"}):
            return Place.CAPTION
        if not large and (tag == "aside" or said & FURNITURE):
            return Place.BOX if tag == "aside" and said & BOX else None
        if tag in _PLACES:
            return outer if large and tag != "blockquote" else _PLACES[tag]
        if said & QUOTE:
            return Place.QUOTE
        if said & BOX and outer is Place.BODY and not large and tag in {"div", "section"}:
            return Place.BOX
        return outer

    def _is_large(self, node: LexborNode) -> bool:
        """True for what holds most of the page's text: that is no furniture, whatever it is called."""
        area = self._areas.known.get(node.mem_id)
        return area is not None and (
            area.total * 2 > self._whole or (self._areas.relaxed and area.clean > 100)
        )


def _is_card(link: LexborNode) -> bool:
    """True for a link around whole blocks: a teaser."""
    inside = link.first_child
    if inside is None or (inside.is_text_node and inside.next is None):
        return False
    return link.css_first("p,div,h2,h3,h4,li,section,article") is not None


_PLACES = {
    "figure": Place.CAPTION,
    "blockquote": Place.QUOTE,
    "li": Place.LIST_ITEM,
    "dd": Place.LIST_ITEM,
    "dt": Place.LIST_ITEM,
    "table": Place.BOX,
}

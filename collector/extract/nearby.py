"""The text around the headline, piece by piece: where a byline and a date are printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborNode, create_tag

from collector.extract.classes import said_by
from collector.markup import fold

_SILENT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "option",
        "select",
        "button",
        "textarea",
        "nav",
        "footer",
    }
)
#: The parser's numbers of these tags: a number takes a quarter of the time that a name takes.
_SILENT_NUMBERS = frozenset(create_tag(tag).tag_id for tag in _SILENT)
_TIME = create_tag("time").tag_id
_OUTERMOST = frozenset({"body", "main"})
_AFTER, _BEFORE = 36, 10
_NODES = 260
_BODY_CHARS = 1_200


class Piece(NamedTuple):
    """One text node near the headline."""

    text: str
    holder: LexborNode
    #: Pieces away from the headline: positive behind it, negative before it.
    offset: int


class Pieces:
    """Pieces of text, read from the tree as far as somebody looks at them, and once."""

    def __init__(self, source: Iterator[Piece]) -> None:
        self._source = source
        self._read: list[Piece] = []

    def at(self, index: int) -> Piece | None:
        """Return the piece at this place, counted from 0, None behind the last."""
        read = self._read
        while len(read) <= index:
            piece = next(self._source, None)
            if piece is None:
                return None
            read.append(piece)
        return read[index]

    def __iter__(self) -> Iterator[Piece]:
        index = 0
        while (piece := self.at(index)) is not None:
            yield piece
            index += 1


@dataclass(frozen=True, slots=True)
class Nearby:
    """The text around a heading."""

    #: What follows, nearest first, then what goes before, nearest first.
    pieces: Pieces = field(default_factory=lambda: Pieces(iter(())))
    #: The heading and all that holds it (``mem_id``): what they are called says nothing of a piece alone.
    above: frozenset[int] = frozenset()
    heading: LexborNode | None = None

    def is_elsewhere(self, node: LexborNode, tags: frozenset[str], names: int) -> bool:
        """True inside an element of these tags or names (flags of ``classes``) that does not hold the heading, too."""
        current: LexborNode | None = node
        for _ in range(10):
            if current is None or current.tag in _OUTERMOST or current.mem_id in self.above:
                return False
            if current.tag in tags or said_by(current.attributes) & names:
                return True
            current = current.parent
        return False


def text_near(heading: LexborNode | None) -> Nearby:
    """Return the text near a heading; nothing without one."""
    if heading is None:
        return Nearby()
    return Nearby(Pieces(_around(heading)), frozenset(_ids_upward(heading)), heading)


def _around(heading: LexborNode) -> Iterator[Piece]:
    chars = 0
    for count, piece in enumerate(_texts_after(heading), 1):
        chars += len(piece.text)
        yield Piece(piece.text, piece.holder, count)
        if count >= _AFTER or chars > _BODY_CHARS:
            break
    offset = -1
    for node in _backward(heading):
        if (before := _piece(node, offset)) is not None:
            yield before
            offset -= 1
            if -offset > _BEFORE:
                break


def text_within(top: LexborNode | None, most: int) -> list[str]:
    """Return the first texts inside an element, at most so many."""
    found: list[str] = []
    for piece in _texts_after(top, inside=True) if top is not None else ():
        found.append(piece.text)
        if len(found) >= most:
            break
    return found


def _ids_upward(node: LexborNode) -> Iterator[int]:
    current: LexborNode | None = node
    while current is not None:
        yield current.mem_id
        current = current.parent


def _piece(node: LexborNode, offset: int) -> Piece | None:
    text = node.text_content
    if text is not None:
        if not text or text.isspace() or (holder := node.parent) is None:
            return None
        return Piece(fold(text[:1_000]), holder, offset)
    if node.tag_id == _TIME and (stamp := node.attributes.get("datetime")):
        return Piece(f"\x1f{stamp}", node, offset)
    return None


def _texts_after(start: LexborNode, *, inside: bool = False) -> Iterator[Piece]:
    """Yield the pieces behind a node in document order; one loop, for it is most of what a page costs here."""
    node = start
    down = inside
    for _ in range(_NODES):
        step = node.first_child if down else None
        while step is None:
            step = node.next
            if step is None:
                above = node.parent
                if above is None:
                    return
                node = above
        node = step
        text = node.text_content
        if text is not None:
            down = False
            if text and not text.isspace() and (piece := _piece(node, 0)) is not None:
                yield piece
            continue
        number = node.tag_id
        down = number not in _SILENT_NUMBERS
        if number == _TIME and (piece := _piece(node, 0)) is not None:
            yield piece


def _backward(start: LexborNode) -> Iterator[LexborNode]:
    node: LexborNode | None = start
    for _ in range(_NODES // 3):
        if node is None:
            return
        step = node.prev
        if step is None:
            node = node.parent
            continue
        while step.tag_id not in _SILENT_NUMBERS and (last := step.last_child) is not None:
            step = last
        node = step
        yield node

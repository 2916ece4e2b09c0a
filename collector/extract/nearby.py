"""The text around the headline, piece by piece: where a byline and a date are printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

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
_OUTERMOST = frozenset({"body", "main"})
_AFTER, _BEFORE = 45, 16
_NODES = 260
_BODY_CHARS = 1_200


@dataclass(frozen=True, slots=True)
class Piece:
    """One text node near the headline."""

    text: str
    holder: LexborNode
    #: Pieces away from the headline: positive behind it, negative before it.
    offset: int


@dataclass(frozen=True, slots=True)
class Nearby:
    """The text around a heading."""

    #: What follows, nearest first, then what goes before, nearest first.
    pieces: tuple[Piece, ...] = ()
    #: The heading and all that holds it (``mem_id``): what they are called says nothing of a piece alone.
    above: frozenset[int] = frozenset()

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
    found: list[Piece] = []
    chars = 0
    for node in _onward(heading):
        if (piece := _piece(node, len(found) + 1)) is not None:
            found.append(piece)
            chars += len(piece.text)
            if len(found) >= _AFTER or chars > _BODY_CHARS:
                break
    count = 0
    for node in _backward(heading):
        if (piece := _piece(node, -count - 1)) is not None:
            found.append(piece)
            count += 1
            if count >= _BEFORE:
                break
    return Nearby(tuple(found), frozenset(_ids_upward(heading)))


def _ids_upward(node: LexborNode) -> Iterator[int]:
    current: LexborNode | None = node
    while current is not None:
        yield current.mem_id
        current = current.parent


def _piece(node: LexborNode, offset: int) -> Piece | None:
    if not node.is_text_node:
        if node.tag == "time" and (stamp := node.attributes.get("datetime")):
            return Piece(f"\x1f{stamp}", node, offset)
        return None
    text = node.text_content or ""
    holder = node.parent
    if text.isspace() or not text or holder is None:
        return None
    return Piece(fold(text[:1_000]), holder, offset)


def _onward(start: LexborNode) -> Iterator[LexborNode]:
    node: LexborNode | None = start
    down = False
    for _ in range(_NODES):
        if node is None:
            return
        step = node.first_child if down else None
        while step is None and node is not None:
            step = node.next
            if step is None:
                node = node.parent
        if step is None:
            return
        node = step
        down = node.tag not in _SILENT
        yield node


def _backward(start: LexborNode) -> Iterator[LexborNode]:
    node: LexborNode | None = start
    for _ in range(_NODES // 3):
        if node is None:
            return
        step = node.prev
        if step is None:
            node = node.parent
            continue
        while step.tag not in _SILENT and (last := step.last_child) is not None:
            step = last
        node = step
        yield node

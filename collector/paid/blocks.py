"""The page as a row of text blocks, each knowing the element it stands in. One walk over the shared tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from collector.paid.fold import squeeze

#: Elements that flow inside a line of text.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code del dfn em font i ins kbd label mark q s samp small span strike strong"
    " sub sup time tt u var wbr nobr ruby rt rb rp amp-img data output".split()
)
#: Elements whose text no reader sees.
_UNSEEN = frozenset(
    "script style noscript template svg head iframe select option textarea title object math".split()
)
#: Blocks kept at most: what comes later is no longer near anything that is judged.
_MOST_BLOCKS = 6000
_LONGEST = 4000


@dataclass(slots=True, eq=False)
class Block:
    """A run of text in one block element."""

    number: int
    node: LexborNode
    #: ``mem_id`` of the element.
    element: int
    #: Its pieces as the inline elements cut it, as written and squeezed.
    raw: list[str]
    pieces: list[str]
    #: The element directly around each piece (the block itself or an inline element in it).
    owners: list[LexborNode]
    _text: str = field(default="", repr=False)

    @property
    def text(self) -> str:
        """The block's whole text as a reader sees it, white space squeezed."""
        if not self._text:
            self._text = squeeze("".join(self.raw)) if len(self.raw) > 1 else self.pieces[0]
        return self._text

    @property
    def spaced(self) -> str:
        """The block's text with a blank between its pieces: what is searched."""
        return " ".join(self.pieces)

    @property
    def linked(self) -> bool:
        """True when every piece stands in a link."""
        return all(_in_link(owner) for owner in self.owners)


def _in_link(node: LexborNode) -> bool:
    at: LexborNode | None = node
    for _ in range(4):
        if at is None or at.tag not in _INLINE:
            return at is not None and at.tag == "a"
        if at.tag == "a":
            return True
        at = at.parent
    return False


def _block_of(node: LexborNode) -> LexborNode | None:
    """Return the block element around an element, or None when no reader sees what stands in it."""
    at = node
    for _ in range(60):
        tag = at.tag
        if tag not in _INLINE:
            return None if tag in _UNSEEN else at
        parent = at.parent
        if parent is None:
            return at
        at = parent
    return at


def read_blocks(tree: LexborHTMLParser) -> list[Block]:
    """Return the page's text blocks in document order, unseen text left out."""
    return list(_walk(tree))


def _walk(tree: LexborHTMLParser) -> Iterator[Block]:
    body = tree.body
    if body is None:
        return
    block: Block | None = None
    block_id = -1
    number = 0
    for node in body.traverse(include_text=True):
        tag = node.tag
        if tag == "br":
            if block is not None:
                yield block
            block, block_id = None, -1
            continue
        if tag != "-text":
            continue
        owner = node.parent
        if owner is None or owner.tag in _UNSEEN:
            continue
        raw = node.text_content
        if not raw or raw.isspace():
            continue
        element = _block_of(owner)
        if element is None:
            continue
        text = squeeze(raw[:_LONGEST])
        if block is not None and element.mem_id == block_id:
            block.raw.append(raw[:_LONGEST])
            block.pieces.append(text)
            block.owners.append(owner)
            continue
        if block is not None:
            yield block
        if number >= _MOST_BLOCKS:
            return
        block, block_id = (
            Block(number, element, element.mem_id, [raw[:_LONGEST]], [text], [owner]),
            element.mem_id,
        )
        number += 1
    if block is not None:
        yield block

"""The page as a row of text blocks, each knowing the element it stands in. One walk over the shared tree."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from collector.paid.fold import squeeze

#: Elements that flow inside a line of text.
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "br",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
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
        "ruby",
        "rt",
        "rb",
        "rp",
        "amp-img",
        "data",
        "output",
    ]
)
#: Elements whose text no reader sees.
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "head",
        "iframe",
        "select",
        "option",
        "textarea",
        "title",
        "object",
        "math",
    ]
)
#: Blocks kept at most: what comes later is no longer near anything that is judged.
_MOST_BLOCKS = 6000
_LONGEST = 4000


class Block:
    """A run of text in one block element."""

    __slots__ = ("_pieces", "_text", "element", "heading", "node", "number", "owners", "raw")

    def __init__(
        self, number: int, node: LexborNode, element: int, raw: str, owner: LexborNode | None
    ) -> None:
        self.number = number
        self.node = node
        #: ``mem_id`` of the element.
        self.element = element
        #: Texts as the inline elements cut them, as written.
        self.raw = [raw if len(raw) <= _LONGEST else raw[:_LONGEST]]
        #: ``h1``, ``h2`` or ``h3`` when the block is, or stands in, the heading; else "".
        self.heading = ""
        #: The element directly around each of them (the block itself or an inline element in it).
        self.owners = [node if owner is None else owner]
        self._text = ""
        self._pieces: list[str] | None = None

    def add(self, raw: str, owner: LexborNode | None) -> None:
        """Add the next piece of text of the same element."""
        self.raw.append(raw[:_LONGEST])
        self.owners.append(self.node if owner is None else owner)

    @property
    def text(self) -> str:
        """The block's whole text as a reader sees it, white space squeezed."""
        if not self._text:
            raw = self.raw
            self._text = " ".join((raw[0] if len(raw) == 1 else "".join(raw)).split())
        return self._text

    @property
    def pieces(self) -> list[str]:
        """Its texts as the inline elements cut them, squeezed."""
        if self._pieces is None:
            self._pieces = [squeeze(raw) for raw in self.raw]
        return self._pieces

    @property
    def spaced(self) -> str:
        """The block's text with a blank between its pieces: what is searched."""
        return self.text if len(self.raw) == 1 else " ".join(self.pieces)

    @property
    def linked(self) -> bool:
        """True when every piece stands in a link."""
        return all(_in_link(owner) for owner in self.owners)

    @property
    def links(self) -> int:
        """How many of its pieces stand in a link."""
        return sum(1 for owner in self.owners if _in_link(owner))


def _in_link(node: LexborNode) -> bool:
    at: LexborNode | None = node
    for _ in range(4):
        if at is None or at.tag not in _INLINE:
            return at is not None and at.tag == "a"
        if at.tag == "a":
            return True
        at = at.parent
    return False


def _block_of(node: LexborNode | None) -> LexborNode | None:
    """Return the block element around an element, or None when no reader sees what stands in it."""
    at = node
    for _ in range(60):
        if at is None:
            return None
        tag = at.tag
        if tag not in _INLINE:
            return None if tag in _UNSEEN else at
        at = at.parent
    return at


_HEADINGS = frozenset({"h1", "h2", "h3"})


def read_blocks(tree: LexborHTMLParser) -> tuple[list[Block], list[LexborNode]]:
    """Return the page's text blocks in document order, unseen text left out, and its script elements."""
    body = tree.body
    blocks: list[Block] = []
    scripts = list(tree.head.css("script")) if tree.head is not None else []
    if body is None:
        return blocks, scripts
    block_id = -1
    heading: LexborNode | None = None
    for node in body.traverse(include_text=True, skip_empty=True):
        tag = node.tag
        if tag != "-text":
            if tag == "br":
                block_id = -1
            elif tag in _HEADINGS:
                heading = node
            elif tag == "script":
                scripts.append(node)
            continue
        owner = node.parent
        element = _block_of(owner)
        if element is None:
            continue
        raw = node.text_content
        if not raw or raw.isspace():
            continue
        number = element.mem_id
        if number == block_id:
            blocks[-1].add(raw, owner)
            continue
        if len(blocks) >= _MOST_BLOCKS:
            break
        block_id = number
        block = Block(len(blocks), element, number, raw, owner)
        if heading is not None:
            block.heading = _heading_around(element, heading.mem_id)
            heading = heading if block.heading and number != heading.mem_id else None
        blocks.append(block)
    return blocks, scripts


def _heading_around(element: LexborNode, heading: int) -> str:
    """Return the tag of the heading that a block is, or stands in; "" for none."""
    at: LexborNode | None = element
    for _ in range(4):
        if at is None:
            return ""
        if at.mem_id == heading:
            return at.tag or ""
        at = at.parent
    return ""

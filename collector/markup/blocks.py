"""One walk over the tree: the page's elements as a light table, and its text as a row of blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborNode

_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q rb rp rt ruby s samp small span strike "
    "strong sub sup time tt u var wbr nobr output amp-img amp-link"
)
_UNSEEN_NAMES = (
    "script style noscript template svg iframe select option textarea title object math audio video canvas picture "
    "img input source link meta embed"
)
#: Elements that flow inside a line of text.
INLINE = frozenset(_INLINE_NAMES.split())
#: Elements whose inside no reader sees: not walked into.
UNSEEN = frozenset(_UNSEEN_NAMES.split())
#: Elements in a line of text that are no part of it: a line goes on behind them.
_QUIET = UNSEEN | {"button", "label", "map"}
_HEADINGS = frozenset({"h1", "h2", "h3"})
_CUTS, _HEADS, _BREAKS, _FLOWS, _LINKS, _HIDES, _STANDS, _NOTHING = range(8)
_KINDS: dict[str | None, int] = {
    **dict.fromkeys(("-comment", "-doctype", "-undef", "-document", None), _NOTHING),
    **dict.fromkeys(INLINE, _FLOWS),
    **dict.fromkeys(_QUIET, _STANDS),
    **dict.fromkeys(UNSEEN, _HIDES),
    **dict.fromkeys(_HEADINGS, _HEADS),
    "br": _BREAKS,
    "a": _LINKS,
}
#: What is read at most: four times what the largest of a thousand article pages has.
_MOST_BLOCKS = 20_000
_MOST_ELEMENTS = 150_000
#: The parser's own numbers of tags are below; an element that HTML does not know has one of its own in each page.
_OWN_TAGS = 1_000
#: What is known of the parser's tags: name and kind. Asking for a number takes a quarter of asking for a name.
_LEARNT: dict[int, tuple[str, int]] = {}
#: Of one piece, as it is searched: no notice is longer.
_LONGEST = 4_000


class Block:
    """A run of text in one block element, cut at other block elements and at line breaks."""

    __slots__ = (
        "_pieces",
        "_text",
        "breaks",
        "cuts",
        "heading",
        "home",
        "links",
        "node",
        "number",
        "owners",
        "raw",
    )

    def __init__(
        self,
        number: int,
        home: int,
        node: LexborNode,
        raw: str,
        owner: int,
        links: int,
        cuts: int,
        breaks: int,
    ) -> None:
        #: Its place among the page's blocks.
        self.number = number
        #: The element it stands in, as a place in the table and as a node.
        self.home = home
        self.node = node
        #: Texts as the inline elements cut them, as written.
        self.raw = [raw]
        #: The element directly around each of them (the block's own or an inline element in it).
        self.owners = [owner]
        #: How many of them stand in a link.
        self.links = links
        #: ``h1``, ``h2`` or ``h3`` when the block is, or stands in, the heading; else "".
        self.heading = ""
        #: How many block elements and line breaks began before it: tells what lies between two blocks of one element.
        self.cuts = cuts
        self.breaks = breaks
        self._text = ""
        self._pieces: list[str] | None = None

    @property
    def text(self) -> str:
        """The block's whole text as a reader sees it, white space squeezed."""
        text = self._text
        if not text:
            raw = self.raw
            joined = raw[0] if len(raw) == 1 else "".join([piece[:_LONGEST] for piece in raw])
            text = self._text = " ".join(joined[: len(raw) * _LONGEST].split())
        return text

    @property
    def pieces(self) -> list[str]:
        """Its texts as the inline elements cut them, squeezed."""
        if self._pieces is None:
            self._pieces = [" ".join(raw[:_LONGEST].split()) for raw in self.raw]
        return self._pieces

    @property
    def spaced(self) -> str:
        """The block's text with a blank between its pieces: what is searched."""
        return self.text if len(self.raw) == 1 else " ".join(self.pieces)

    @property
    def linked(self) -> bool:
        """True when every piece stands in a link."""
        return self.links == len(self.raw)


class Outline:
    """
    A page's elements and its text blocks in document order.

    An element is a number: its place in the table, the root's is 0. What stands in an element follows it in the table;
    what no reader sees (``UNSEEN``) has no inside here. Holds no reference to the page, so nothing delays its end.
    """

    __slots__ = (
        "_attributes",
        "_flows",
        "_tagged",
        "blocks",
        "body",
        "nodes",
        "parents",
        "tags",
    )

    def __init__(self) -> None:
        self.tags: list[str] = []
        #: The element around each; -1 for the root.
        self.parents: list[int] = []
        self.nodes: list[LexborNode] = []
        self.blocks: list[Block] = []
        #: The body; -1 for none.
        self.body = -1
        self._attributes: dict[int, dict[str, str | None]] = {}
        #: Of inline elements: the block element and the link (-1 for none) that each stands in.
        self._flows: dict[int, tuple[int, int]] = {}
        self._tagged: Mapping[str, list[int]] = {}

    def attributes(self, index: int) -> dict[str, str | None]:
        """Return an element's attributes; read once."""
        known = self._attributes.get(index)
        if known is None:
            known = self._attributes[index] = self.nodes[index].attributes
        return known

    def tagged(self, tag: str) -> list[int]:
        """Return the elements of a tag in document order."""
        if not self._tagged:
            found: defaultdict[str, list[int]] = defaultdict(list)
            for index, name in enumerate(self.tags):
                found[name].append(index)
            self._tagged = found
        return self._tagged.get(tag, [])

    def links_of(self, block: Block) -> list[int]:
        """Return the link around each of a block's pieces, -1 for none; one around the whole block does not count."""
        if not block.links:
            return [-1] * len(block.owners)
        return [self.flow(owner)[1] for owner in block.owners]

    def flow(self, index: int) -> tuple[int, int]:
        """Return the block element that an inline element stands in, and the link between them (-1 for none)."""
        tags, parents, flows = self.tags, self.parents, self._flows
        if (known := flows.get(index)) is not None:
            return known
        chain = []
        while tags[index] in INLINE and index not in flows:
            chain.append(index)
            index = parents[index]
        home, link = flows.get(index, (index, -1))
        for at in reversed(chain):
            link = at if tags[at] == "a" else link
            flows[at] = home, link
        return home, link

    def is_card(self, link: int) -> bool:
        """True for a link around whole blocks: a teaser."""
        tags, parents = self.tags, self.parents
        at = link + 1
        while at < len(parents) and parents[at] >= link:
            if _KINDS.get(tags[at], _CUTS) in {_CUTS, _HEADS}:
                return True
            at += 1
        return False

    def end(self, index: int) -> int:
        """Return the place behind the last element that stands in an element."""
        parents = self.parents
        at = index + 1
        while at < len(parents) and parents[at] >= index:
            at += 1
        return at

    def around(self, index: int) -> Iterator[int]:
        """Yield the element and what it stands in, innermost first, up to the root."""
        parents = self.parents
        while index >= 0:
            yield index
            index = parents[index]


def read_outline(root: LexborNode | None) -> Outline:
    """Walk over a tree once and return its elements and blocks."""
    outline = Outline()
    if root is not None and root.tag is not None:
        _walk(root, outline)
        outline.body = next(iter(outline.tagged("body")), -1)
    return outline


def _learn(node: LexborNode, number: int) -> tuple[str, int]:
    """Return an element's tag and kind; kept for the tags that every page shares."""
    name = node.tag
    known = name or "", _NOTHING if name is None else _KINDS.get(name, _CUTS)
    if 0 <= number < _OWN_TAGS:
        _LEARNT[number] = known
    return known


def _walk(root: LexborNode, outline: Outline) -> None:  # noqa: C901 - sees each node: calls would double its cost
    """Fill an outline."""
    tags, parents, nodes, blocks = outline.tags, outline.parents, outline.nodes, outline.blocks
    learnt = _LEARNT
    tags.append(root.tag or "")
    parents.append(-1)
    nodes.append(root)
    #: What a next node stands in: the element, the block element and the link (-1 for none) between the two.
    inside = home = 0
    link = -1
    node = root.first_child
    #: What was walked into, with what it stands in.
    entered: list[tuple[LexborNode, int, int, int]] = []
    #: The element whose block a next text goes on with, -1 after a cut; the last heading until it is passed.
    current = heading = -1
    gap = False
    cuts = breaks = 0
    while True:
        if node is None:
            if not entered:
                return
            node, inside, home, link = entered.pop()
            node = node.next
            continue
        raw = node.text_content
        if raw is not None:
            node = node.next
            if not raw or raw.isspace():
                gap = True
                continue
            if home == current:
                block = blocks[-1]
                block.raw.append(f" {raw}" if gap else raw)
                block.owners.append(inside)
                if link >= 0:
                    block.links += 1
            elif len(blocks) < _MOST_BLOCKS:
                current = home
                block = Block(len(blocks), home, nodes[home], raw, inside, int(link >= 0), cuts, breaks)
                blocks.append(block)
                if heading >= 0:
                    heading = _mark_heading(block, heading, outline)
            gap = False
            continue
        number = node.tag_id
        try:
            name, kind = learnt[number]
        except KeyError:
            name, kind = _learn(node, number)
        if kind <= _BREAKS:
            current = -1
            if kind == _CUTS:
                cuts += 1
            elif kind == _BREAKS:
                breaks += 1
            else:
                cuts += 1
                heading = len(tags)
        elif kind == _NOTHING:
            node = node.next
            continue
        parents.append(inside)
        nodes.append(node)
        child = node.first_child if kind != _HIDES else None
        if child is None:
            tags.append(name)
            node = node.next
            continue
        entered.append((node, inside, home, link))
        inside = len(tags)
        tags.append(name)
        if kind == _LINKS:
            link = inside
        elif kind != _FLOWS:
            home, link = inside, -1
        node = child if inside < _MOST_ELEMENTS else None


def _mark_heading(block: Block, heading: int, outline: Outline) -> int:
    """Give a block the heading that it is or stands in, and return the heading when more blocks may stand in it."""
    at = block.home
    for _ in range(4):
        if at <= heading:
            break
        at = outline.parents[at]
    if at != heading:
        return -1
    block.heading = outline.tags[heading]
    return heading if block.home != heading else -1

"""Where the story stands in the tree: the cluster of text that is neither links nor furniture."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from collector.extract.classes import COMMENTS, FURNITURE, OTHERS, STORY, said_by

_FURNITURE_TAGS = frozenset(
    {
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "noscript",
        "template",
        "dialog",
        "menu",
        "iframe",
        "svg",
    }
)
_BARRED_TAGS = _FURNITURE_TAGS - {"form"}
_NEVER_TAGS = frozenset({"nav", "button", "select", "noscript", "template"})
_LINK_TAGS = frozenset({"a"})
_HOLDERS = "div,td,section,article,center,font,span,li,blockquote,pre,main,dd"
#: Direct text of a block that is no <p>: shorter ones are labels.
_MIN_LOOSE = 60
_MIN_P = 25
#: Paragraphs of this length are hardly ever links: theirs are not counted.
_LONG = 400
_ENOUGH = 1_500
#: With less text on the page the share of it says nothing.
_FEW = 300
_MAX_UNITS = 3_000
_MAX_DEPTH = 420


@dataclass(slots=True)
class Area:
    """One element that holds text, and how much."""

    node: LexborNode
    tag: str
    parent: Area | None
    depth: int
    #: It or its name says that it is not the story.
    furniture: bool
    #: Never the story, however much text it holds: comments, forms, menus.
    never: bool
    story: bool
    #: It lists other stories.
    others: bool
    total: int = 0
    clean: int = 0
    children: list[Area] = field(default_factory=list)


class Areas:
    """Every element that holds text, with the text's weight added up."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.relaxed = False
        self.known: dict[int, Area] = {}
        self.units: list[tuple[Area, int]] = []
        self.root: Area | None = None
        body = tree.body
        if body is None:
            return
        self.root = self.area(body)
        for node in body.css("p")[:_MAX_UNITS]:
            length = _weight(node.text())
            if length >= _MIN_P:
                self._add(node, length, linked=True)
        self.in_paragraphs = sum(weight for _, weight in self.units)

    def add_loose_text(self, tree: LexborHTMLParser) -> None:
        """Count the text that stands in blocks other than <p>, too."""
        body = tree.body
        if body is None:
            return
        for node in body.css(_HOLDERS)[: _MAX_UNITS * 4]:
            length = _weight(node.text(deep=False))
            if length >= _MIN_LOOSE:
                self._add(node, length, linked=False)

    def _add(self, node: LexborNode, length: int, *, linked: bool) -> None:
        if linked and length < _LONG:
            length -= sum(_weight(link.text()) for link in node.css("a")[:50])
            if length < _MIN_P // 2:
                return
        area = self.area(node)
        if area.tag in {"script", "style"}:
            return
        self.units.append((area, length))

    def area(self, node: LexborNode) -> Area:
        """Return the area of an element, made with those above it when first asked for."""
        chain: list[LexborNode] = []
        current: LexborNode | None = node
        found: Area | None = None
        while current is not None and len(chain) < _MAX_DEPTH:
            found = self.known.get(current.mem_id)
            if found is not None:
                break
            chain.append(current)
            if current.tag == "body":
                break
            current = current.parent
        for element in reversed(chain):
            parent = found
            found = _area_of(element, parent)
            if parent is not None:
                parent.children.append(found)
            self.known[element.mem_id] = found
        assert found is not None
        return found

    @property
    def counted(self) -> int:
        """All text that was looked at, furniture included."""
        return self.root.total if self.root is not None else 0

    def weigh(self) -> int:
        """
        Add the weights up and return the text that is no furniture.

        Furniture that holds most of the text is none; where names would leave next to nothing, names lie and only
        menus, footers and comments count as furniture.
        """
        for area in self.known.values():
            area.total = area.clean = 0
        chains = [(_upward(area), length) for area, length in self.units]
        for chain, length in chains:
            for holder in chain:
                holder.total += length
        whole = self.counted
        for self.relaxed in (False, True):
            for chain, length in chains:
                if not _is_aside(chain, whole, relaxed=self.relaxed):
                    for holder in chain:
                        holder.clean += length
            if self.root is None or self.root.clean * 6 > whole or self.root.clean > _ENOUGH:
                break
            if not self.relaxed:
                for area in self.known.values():
                    area.clean = 0
        return self.root.clean if self.root is not None else 0


def _is_aside(chain: list[Area], whole: int, *, relaxed: bool) -> bool:
    """True for text inside furniture; what lies around an element named as the story does not count."""
    for holder in chain:
        if holder.never or (relaxed and (holder.others or holder.tag in _BARRED_TAGS)):
            return True
        if holder.story:
            return False
        if not relaxed and holder.furniture and (holder.total * 2 < whole or whole < _FEW):
            return True
    return False


def _upward(area: Area | None) -> list[Area]:
    chain = []
    while area is not None:
        chain.append(area)
        area = area.parent
    return chain


def _weight(text: str) -> int:
    length = len(text)
    if length > 40 and text.count(" ") > length // 3:
        return len(" ".join(text.split()))
    return length if length < 5_000 else 5_000


def _area_of(node: LexborNode, parent: Area | None) -> Area:
    tag = node.tag or ""
    attributes = node.attributes if tag not in {"p", "span", "b", "i", "em", "strong", "font"} else {}
    said = said_by(attributes)
    story = said & STORY > 0 or attributes.get("itemprop") == "articleBody"
    furniture = (
        tag in _FURNITURE_TAGS
        or tag in _LINK_TAGS
        or (not story and tag not in {"body", "main", "article"} and said & FURNITURE > 0)
        or "hidden" in attributes
    )
    never = tag in _NEVER_TAGS or (not story and tag != "body" and said & COMMENTS > 0)
    return Area(
        node, tag, parent, parent.depth + 1 if parent else 0, furniture, never, story, said & OTHERS > 0
    )


def find_container(areas: Areas) -> Area | None:
    """
    Return the element that holds the story, or None.

    From the body downwards to the child that holds most of the clean text, as long as there is one; an element
    that is named as the story's body and holds at least two fifths of it is taken at once.
    """
    current = areas.root
    if current is None or current.clean == 0:
        return None
    named = [area for area in areas.known.values() if area.story and area.clean * 5 >= current.clean * 2]
    if named:
        current = max(named, key=lambda area: (area.clean, -area.depth))
    while True:
        best = max(current.children, key=lambda area: area.clean, default=None)
        if best is None or best.tag == "p" or best.clean * 100 < current.clean * 85:
            return current
        current = best

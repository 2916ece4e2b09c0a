"""Where the story stands in the tree: the cluster of text that is neither links nor furniture."""

from __future__ import annotations

from collector.extract.classes import COMMENTS, FURNITURE, OTHERS, STORY, said_by
from collector.markup.blocks import Block, Outline

_FURNITURE_NAMES = "nav footer aside form button select noscript template dialog menu iframe svg a"
_HOLDER_NAMES = "div td section article center font span li blockquote pre main dd"
_FURNITURE_TAGS = frozenset(_FURNITURE_NAMES.split())
_BARRED_TAGS = _FURNITURE_TAGS - {"form", "a"}
_NEVER_TAGS = frozenset({"nav", "button", "select", "noscript", "template"})
#: Elements whose own text counts beside that of paragraphs.
_HOLDERS = frozenset(_HOLDER_NAMES.split())
#: Too many to ask each for its class; theirs say little.
_PLAIN_TAGS = frozenset({"p", "span", "b", "i", "em", "strong", "font"})
#: Direct text of a block that is no <p>: shorter ones are labels.
_MIN_LOOSE = 60
_MIN_P = 25
#: Paragraphs of this length are hardly ever links: theirs are not counted.
_LONG = 400
_ENOUGH = 1_500
#: With less text on the page the share of it says nothing.
_FEW = 300
_MAX_UNITS = 3_000
#: What an element and its name say: furniture; never the story, however much text it holds (comments, forms, menus);
#: the story; a list of other stories.
_IS_FURNITURE, _IS_NEVER, _IS_STORY, _IS_OTHERS = 1, 2, 4, 8


class Areas:
    """The weight of the text in every element that holds some."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.relaxed = False
        #: Text in each element, furniture included and left out.
        self.total: list[int] = []
        self.clean: list[int] = []
        self._units: list[tuple[int, int]] = []
        #: The elements that hold text, last first.
        self._held: list[int] = []
        self._marks: dict[int, int] = {}
        self._add_paragraphs()

    def _add_paragraphs(self) -> None:
        tags, parents = self.outline.tags, self.outline.parents
        held: dict[int, list[Block]] = {}
        for block in self.outline.blocks:
            at = block.home
            if tags[at] != "p":
                # A paragraph may hold other blocks: those of lost plug-ins, for one.
                at = parents[at]
                if tags[at] != "p":
                    continue
            if at in held:
                held[at].append(block)
            elif len(held) < _MAX_UNITS:
                held[at] = [block]
        for at, blocks in held.items():
            raw = blocks[0].raw if len(blocks) == 1 else [raw for block in blocks for raw in block.raw]
            length = _weight(raw[0] if len(raw) == 1 else "".join(raw))
            if length < _MIN_P:
                continue
            if length < _LONG:
                length -= sum([self._linked(block) for block in blocks if block.links])
                if length < _MIN_P // 2:
                    continue
            self._units.append((at, length))

    def _linked(self, block: Block) -> int:
        links = self.outline.links_of(block)
        return sum(_weight(raw) for raw, link in zip(block.raw, links, strict=True) if link >= 0)

    def add_loose_text(self) -> None:
        """Count the text that stands in blocks other than <p>, too."""
        tags = self.outline.tags
        own: dict[int, int] = {}
        for block in self.outline.blocks:
            for raw, owner in zip(block.raw, block.owners, strict=True):
                if tags[owner] in _HOLDERS:
                    own[owner] = own.get(owner, 0) + _weight(raw)
        loose = [(owner, length) for owner, length in own.items() if length >= _MIN_LOOSE]
        self._units += loose[: _MAX_UNITS * 4]

    @property
    def counted(self) -> int:
        """All text that was looked at, furniture included."""
        return self.total[self.outline.body] if self.total else 0

    @property
    def whole(self) -> int:
        """All text that is no furniture."""
        return self.clean[self.outline.body] if self.clean else 0

    def weigh(self) -> int:
        """
        Add the weights up and return the text that is no furniture.

        Furniture that holds most of the text is none; where names would leave next to nothing, names lie and only
        menus, footers and comments count as furniture.
        """
        if self.outline.body < 0:
            return 0
        counted = self._add_up()
        for self.relaxed in (False, True):
            known: dict[int, bool] = {}
            self.clean = [0] * len(self.total)
            for at, length in self._units:
                if not self._is_aside(at, counted, known):
                    self.clean[at] += length
            self._carry(self.clean)
            if self.whole * 6 > counted or self.whole > _ENOUGH:
                break
        return self.whole

    def _add_up(self) -> int:
        """Weigh all text: an element stands behind those around it, so one way from the last one on adds up."""
        parents = self.outline.parents
        self.total = [0] * len(parents)
        held: set[int] = set()
        for at, length in self._units:
            self.total[at] += length
            while at > 0 and at not in held:
                held.add(at)
                at = parents[at]
        self._held = sorted(held, reverse=True)
        self._carry(self.total)
        return self.counted

    def _carry(self, weights: list[int]) -> None:
        """Add each element's weight to that of the element around it."""
        parents = self.outline.parents
        for at in self._held:
            weights[parents[at]] += weights[at]

    def _is_aside(self, at: int, counted: int, known: dict[int, bool]) -> bool:
        """True for text inside furniture; what lies around an element named as the story does not count."""
        parents = self.outline.parents
        chain = []
        aside: bool | None = None
        while aside is None and at >= 0:
            aside = known.get(at)
            if aside is None:
                chain.append(at)
                aside = self._decides(at, counted)
            at = parents[at]
        for holder in chain:
            known[holder] = bool(aside)
        return bool(aside)

    def _decides(self, holder: int, counted: int) -> bool | None:
        """Return whether an element makes its text furniture or story; None when it says neither."""
        marks = self.marks(holder)
        if marks & _IS_NEVER:
            return True
        if self.relaxed:
            if marks & _IS_OTHERS or self.outline.tags[holder] in _BARRED_TAGS:
                return True
        elif (
            marks & _IS_FURNITURE
            and not marks & _IS_STORY
            and (self.total[holder] * 2 < counted or counted < _FEW)
        ):
            return True
        if marks & _IS_STORY or holder <= self.outline.body:
            return False
        return None

    def marks(self, at: int) -> int:
        """Return what an element and its name say of it, as marks."""
        known = self._marks.get(at)
        if known is None:
            known = self._marks[at] = self._read_marks(at)
        return known

    def _read_marks(self, at: int) -> int:
        tag = self.outline.tags[at]
        if tag in _PLAIN_TAGS:
            return 0
        attributes = self.outline.nodes[at].attributes
        if not attributes and tag == "div":
            return 0
        said = said_by(attributes) if attributes else 0
        marks = 0
        if said & STORY or attributes.get("itemprop") == "articleBody":
            marks = _IS_STORY
        if (
            tag in _FURNITURE_TAGS
            or "hidden" in attributes
            or (not marks and said & FURNITURE and tag not in {"body", "main", "article"})
        ):
            marks |= _IS_FURNITURE
        if tag in _NEVER_TAGS or (not marks & _IS_STORY and said & COMMENTS and tag != "body"):
            marks |= _IS_NEVER
        return marks | (_IS_OTHERS if said & OTHERS else 0)

    def find_container(self) -> int:
        """
        Return the element that holds the story, or -1.

        From the body downwards to the child that holds most of the clean text, as long as there is one; an element
        that is named as the story's body and holds at least two fifths of it is taken at once.
        """
        if self.whole == 0:
            return -1
        clean, parents, tags = self.clean, self.outline.parents, self.outline.tags
        current = self.outline.body
        #: The child of each element that holds most.
        heaviest: dict[int, int] = {}
        named = -1
        for at in reversed(self._held):
            weight = clean[at]
            if not weight or at <= current:
                continue
            up = parents[at]
            if up not in heaviest or weight > clean[heaviest[up]]:
                heaviest[up] = at
            if (
                weight * 5 >= clean[current] * 2
                and (named < 0 or weight > clean[named])
                and self.marks(at) & _IS_STORY
            ):
                named = at
        current = max(current, named)
        while True:
            best = heaviest.get(current, -1)
            if best < 0 or tags[best] == "p" or clean[best] * 100 < clean[current] * 85:
                return current
            current = best


def _weight(text: str) -> int:
    length = len(text)
    if length > 40 and text.count(" ") > length // 3:
        return len(" ".join(text.split()))
    return length if length < 5_000 else 5_000

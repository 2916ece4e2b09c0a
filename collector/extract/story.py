"""The element that holds the story, cut into passages at its block boundaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from collector.extract.areas import Areas
from collector.extract.classes import BOX, CAPTION, FURNITURE, QUOTE, said_by
from collector.markup import fold, fold_squeezed
from collector.markup.blocks import INLINE, UNSEEN, Block
from collector.records import Place

_SKIP = UNSEEN | {"form", "button", "nav", "footer", "map", "dialog", "menu", "label"}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PLAIN = frozenset({"p", "div"})
#: A longer block's text is cut (``Block.text``).
_LONG = 4_000
_MAX_PASSAGES = 4_000
_MAX_TEXT = 600_000
_PLACES = {
    "figure": Place.CAPTION,
    "blockquote": Place.QUOTE,
    "li": Place.LIST_ITEM,
    "dd": Place.LIST_ITEM,
    "dt": Place.LIST_ITEM,
    "table": Place.BOX,
}


@dataclass(slots=True)
class Passage:
    """Text between two block boundaries."""

    text: str
    #: The block element it stands in.
    home: int
    place: Place
    #: How many of its characters are links.
    linked: int


@dataclass(slots=True)
class Reader:
    """Cuts one element's text at block boundaries."""

    areas: Areas
    container: int
    passages: list[Passage] = field(default_factory=list)
    #: The words of each link that was read, by its element.
    links: dict[int, str] = field(default_factory=dict)
    _places: dict[int, Place | None] = field(default_factory=dict)
    _size: int = 0

    def read(self) -> list[Passage]:
        """Return the element's passages in document order."""
        outline, places = self.areas.outline, self._places
        first, stop = self.container, outline.end(self.container)
        places[first] = Place.BODY
        run: list[Block] = []
        for block in outline.blocks:
            home = block.home
            if home < first or home >= stop:
                continue
            if (places[home] if home in places else self.place(home)) is None:
                continue
            if run and not _goes_on(run[-1], block):
                self._close(run)
                if len(self.passages) >= _MAX_PASSAGES or self._size > _MAX_TEXT:
                    return self.passages
                run = []
            run.append(block)
        if run:
            self._close(run)
        return self.passages

    def _close(self, run: list[Block]) -> None:
        """Make a passage of blocks that only a line break or something in the line parts."""
        first = run[0]
        linked = 0
        if len(run) == 1 and not first.links and len(first.raw) < _LONG and max(map(len, first.raw)) < _LONG:
            # Whoever else reads the page wants this text, too.
            text = fold_squeezed(first.text)
        else:
            texts = []
            for block in run:
                pieces, chars = self._without_cards(block) if block.links else (block.raw, 0)
                linked += chars
                texts.append("".join(pieces))
            text = fold(" ".join(texts))
        if text:
            home = first.home
            self.passages.append(Passage(text, home, self.place(home) or Place.BODY, linked))
            self._size += len(text)

    def _without_cards(self, block: Block) -> tuple[list[str], int]:
        """Return a block's pieces that stand in no teaser, and how many of their characters are links."""
        outline = self.areas.outline
        pieces, linked = [], 0
        for raw, link in zip(block.raw, outline.links_of(block), strict=True):
            if link >= 0:
                if self.place(link) is None:
                    continue
                linked += len(raw)
                self.links[link] = self.links.get(link, "") + raw
            pieces.append(raw)
        return pieces, linked

    def place(self, at: int) -> Place | None:
        """Return what an element of the container is; None when it, or something around it, is no part of the story."""
        places, parents = self._places, self.areas.outline.parents
        chain = []
        while at not in places:
            chain.append(at)
            at = parents[at]
        place = places[at]
        for inner in reversed(chain):
            if place is not None:
                place = self._place(inner, place)
            places[inner] = place
        return place

    def _place(self, at: int, outer: Place) -> Place | None:
        """Return what an element inside the story is, by its tag and names; None for furniture."""
        outline = self.areas.outline
        tag = outline.tags[at]
        if tag in INLINE:
            return None if tag == "a" and outline.is_card(at) else outer
        if tag in _SKIP:
            return None
        attributes = outline.nodes[at].attributes
        said = said_by(attributes) if attributes else 0
        if not said and tag in _PLAIN and not (attributes and _hides(attributes)):
            return outer
        large = self._is_large(at)
        if not large and _hides(attributes):
            return None
        if tag in _HEADINGS:
            return None if said & FURNITURE else Place.HEADING
        if tag in {"figcaption", "caption"} or (said & CAPTION and tag in {"p", "div"}):
            return Place.CAPTION
        if not large and (tag == "aside" or said & FURNITURE):
            return Place.BOX if tag == "aside" and said & BOX else None
        return _named_place(tag, said, outer, large=large)

    def _is_large(self, at: int) -> bool:
        """True for what holds most of the page's text: that is no furniture, whatever it is called."""
        areas = self.areas
        return areas.total[at] * 2 > areas.whole or (areas.relaxed and areas.clean[at] > 100)


def _hides(attributes: Mapping[str, str | None]) -> bool:
    return "hidden" in attributes or attributes.get("aria-hidden") == "true"


def _goes_on(before: Block, block: Block) -> bool:
    """True when no block element and at most one line break lies between two blocks of one element."""
    return before.home == block.home and before.cuts == block.cuts and block.breaks - before.breaks <= 1


def _named_place(tag: str, said: int, outer: Place, *, large: bool) -> Place:
    if tag in _PLACES:
        return outer if large and tag != "blockquote" else _PLACES[tag]
    if said & QUOTE:
        return Place.QUOTE
    if said & BOX and outer is Place.BODY and not large and tag in {"div", "section"}:
        return Place.BOX
    return outer

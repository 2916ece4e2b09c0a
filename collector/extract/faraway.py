"""The date of a page that declares none and prints none beside the headline: the nearest one that looks like its own."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from collector.extract.classes import FURNITURE, LISTING
from collector.extract.dates import looks_dated
from collector.extract.labels import Label, calls_published, dated_opening, stands_apart
from collector.extract.nearby import Nearby
from collector.extract.said import Dated
from collector.extract.shown import Shown, stands_in_list
from collector.extract.sights import (
    RUNNING,
    SHORT,
    Sight,
    is_brief,
    is_elsewhere,
    is_named,
    is_of_others,
    read_stamp,
    read_text,
    words_of,
)
from collector.extract.wording import likeness, squeezed
from collector.markup import Page, fold
from collector.markup.blocks import Block

#: How far (in elements and texts) before and behind the headline a date stands in its own place, how far a labelled one
#: may stand, how far is looked where no headline is found.
_BEFORE, _AFTER, _LABELLED_AFTER, _BLIND = 25, 120, 900, 2_400
#: So far away, all counted, a date is another thing's.
_TOO_FAR = 220
#: What is labelled, named, in a long text or doubtful counts as so much nearer or farther.
_LABELLED, _NAMED, _LONG, _DOUBTED, _OUTSIDE = -20, -15, 25, 30, 60
#: Where no headline is found, so many steps count as one.
_COARSE = 11
#: A heading that shares fewer words with the headline is another one.
_ALIKE = 0.3
_LINE, _PARAGRAPH = 90, 1_000
_LABELS = frozenset({Label.PUBLISHED, Label.DATED})
_ASIDE = frozenset({"nav", "footer", "aside"})
_BARRED = frozenset({"nav", "footer", "figcaption"})
_MAIN = frozenset({"article", "main"})
_MAX_TIMES = 60


def shown_anywhere(page: Page, headline: str, nearby: Nearby, *, month_first: bool) -> Shown:
    """
    Return the date nearest to the headline that looks like the story's own.

    Of dates in sidebars, or marked up as times anywhere in the main part, one counts that is the only one; dates in
    comments, menus and footers never do, and none that is labelled as the day of a change.
    """
    walk = _Walk(page, nearby, headline, month_first=month_first)
    walk.read(headline)
    others = frozenset(sight.moment.date() for sight in walk.aside)
    return Shown(walk.nearest() or walk.only_one(), walk.changed, others=others)


class _Walk:
    """The dates seen on a walk over the page's blocks."""

    def __init__(self, page: Page, nearby: Nearby, headline: str, *, month_first: bool) -> None:
        heading = nearby.heading
        is_ours = heading is not None and likeness(words_of(heading, 600), headline) > _ALIKE
        self.head = heading if is_ours else None
        self.page = page
        self.nearby = nearby
        self.month_first = month_first
        self.own: list[tuple[int, int, Sight]] = []
        self.aside: list[Sight] = []
        self.changed: Dated | None = None

    def read(self, headline: str) -> None:
        """Walk from the headline on, farther only for a labelled date; over the page where no headline is found."""
        start = self._start()
        if start < 0:
            self._read_blind(headline)
            return
        first: Block | None = None
        before = ""
        for block in self.page.outline.blocks:
            if first is None:
                if block.home < start:
                    continue
                first = block
            order = max(0, block.owners[0] - start) + block.number - first.number
            if order > _LABELLED_AFTER or (self.own and order + _LABELLED + _NAMED > self.own[0][0]):
                # Whatever follows is farther away.
                break
            self.look(block, before, order)
            before = _label_in(block)

    def _start(self) -> int:
        """Return the headline's place in the page's table, -1 without one."""
        if self.head is None:
            return -1
        outline, wanted = self.page.outline, self.head.mem_id
        places = outline.tagged(self.head.tag or "")
        return next((place for place in places if outline.nodes[place].mem_id == wanted), -1)

    def _read_blind(self, headline: str) -> None:
        """Read a page without a heading: what repeats its title is its headline."""
        head: int | None = None
        title, before = squeezed(headline), ""
        shortest, longest = len(title), 2 * len(title) + 40
        for block in self.page.outline.blocks:
            order = block.owners[0] + block.number
            if order > (_BLIND if head is None else head + _TOO_FAR + _OUTSIDE):
                break
            self.look(block, before, order)
            before = _label_in(block)
            # Squeezing every text of the page would cost more than all else.
            words = block.text
            if head is None and title and shortest <= len(words) <= longest and squeezed(words) == title:
                head, before = order, ""
        self.own = sorted(
            ((_distance(order, head) + away, order, sight) for away, order, sight in self.own),
            key=lambda entry: entry[:2],
        )

    def look(self, block: Block, before: str, order: int) -> None:
        """Note the dates of a block, if it has any: of all of it, how it opens, or of a part of it that stands alone."""
        text = block.text[:_PARAGRAPH]
        if not looks_dated(text):
            return
        is_long = len(text) > _LINE
        words = text
        if is_long or not (is_brief(text) or stands_apart(text)):
            words = dated_opening(text)
        if "time" in {self.page.outline.tags[owner] for owner in block.owners} and self._look_at_times(
            block, before, order
        ):
            return
        if words:
            sight = read_text(block.node, fold(words), before[-60:], month_first=self.month_first)
            self.note(sight, order, is_long=is_long)
        elif len(block.raw) > 1:
            self._look_at_pieces(block, before, order)

    def _look_at_times(self, block: Block, before: str, order: int) -> bool:
        """Note the <time> elements of a block; False where none of them has a date."""
        outline = self.page.outline
        seen = False
        label = before
        for piece, owner in zip(block.pieces, block.owners, strict=True):
            stamp = outline.attributes(owner).get("datetime") if outline.tags[owner] == "time" else None
            if stamp:
                sight = read_stamp(outline.nodes[owner], stamp, label[-60:], month_first=self.month_first)
                self.note(sight, order)
                seen = seen or sight is not None
            label = piece or label
        return seen

    def _look_at_pieces(self, block: Block, before: str, order: int) -> None:
        """Note the dates that inline elements set off from their paragraph, but not those inside a sentence."""
        read = ""
        for piece, owner in zip(block.pieces[:_MAX_TIMES], block.owners, strict=False):
            alone = len(piece) <= SHORT and looks_dated(piece)
            if alone and (len(read) <= RUNNING or calls_published(read)):
                node = self.page.outline.nodes[owner]
                sight = read_text(node, fold(piece), (read or before)[-60:], month_first=self.month_first)
                self.note(sight, order)
            read = f"{read} {piece}"[-200:]

    def note(self, sight: Sight | None, order: int, *, is_long: bool = False) -> None:
        """Keep a date with how far away it is."""
        if sight is None:
            return
        if is_elsewhere(self.nearby, sight.holder, _ASIDE | _BARRED):
            if sight.label is not Label.CHANGED and not is_elsewhere(self.nearby, sight.holder, _BARRED, 0):
                self.aside.append(sight)
            return
        if sight.label is Label.CHANGED:
            self.changed = self.changed or sight.said("text")
            return
        away = _LABELLED if sight.label in _LABELS else 0
        away += _LONG if is_long else 0
        away += _NAMED if sight.is_time or is_named(sight) else 0
        if sight.label is Label.UNSURE:
            away += _DOUBTED if self.head is not None else _DOUBTED // _COARSE
        if self.head is not None:
            away += order if order <= _AFTER else order + _OUTSIDE
            if order > _AFTER and sight.label in _LABELS:
                away = min(away, _AFTER + order // 20)
        self.own.append((away, order, sight))
        self.own.sort(key=lambda entry: entry[:2])

    def nearest(self) -> Dated | None:
        """Return the nearest date, or None where all are too far away or in lists of other stories."""
        for away, _, sight in self.own[:4]:
            if away > _TOO_FAR:
                return None
            beside_h1 = self.head is not None and self.head.tag == "h1"
            if beside_h1 or not stands_in_list(self.page.tree, sight.holder):
                return sight.said("time" if sight.is_time else "text")
        return None

    def only_one(self) -> Dated | None:
        """Return the one day that is left: in a sidebar, or of any <time>."""
        aside = [sight for sight in self.aside if not is_of_others(sight)]
        if len({sight.moment.date() for sight in aside}) == 1:
            return aside[0].said("search:text")
        times = list(self._times())
        return times[0].said("search:time") if len({sight.moment.date() for sight in times}) == 1 else None

    def _times(self) -> Iterator[Sight]:
        outline = self.page.outline
        for place in outline.tagged("time")[:_MAX_TIMES]:
            node = outline.nodes[place]
            stamp = outline.attributes(place).get("datetime") or words_of(node)
            before = node.prev
            label = before.text_content if before is not None and before.is_text_node else None
            sight = read_stamp(node, stamp, fold(label or "")[-60:], month_first=self.month_first)
            if (
                sight is not None
                and sight.label is not Label.CHANGED
                and _is_in_main(node)
                and not is_elsewhere(self.nearby, node, _ASIDE, LISTING | FURNITURE)
            ):
                yield sight


def _label_in(block: Block) -> str:
    """Return a text that may call the date behind it something; what a headline ends with ("… and updates") does not."""
    return "" if block.heading and len(block.text) > SHORT else block.text


def _distance(order: int, head: int | None) -> int:
    if head is None:
        return order // _COARSE
    gap = order - head
    if not -_BEFORE <= gap <= _AFTER:
        return abs(gap) + _OUTSIDE
    return gap if gap >= 0 else -2 * gap


def _is_in_main(node: LexborNode) -> bool:
    """True inside what the page marks as its main part: the day at the top of every page stands outside of it."""
    current: LexborNode | None = node
    for _ in range(60):
        if current is None:
            return False
        if current.tag in _MAIN or current.attributes.get("role") == "main":
            return True
        current = current.parent
    return False

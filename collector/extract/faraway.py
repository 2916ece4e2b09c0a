"""The date of a page that declares none and prints none beside the headline: the nearest one that looks like its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from collector.extract.classes import FURNITURE, LISTING
from collector.extract.dates import looks_dated
from collector.extract.labels import Label, dated_opening, stands_apart
from collector.extract.nearby import Nearby
from collector.extract.said import Dated
from collector.extract.shown import Shown, stands_in_list
from collector.extract.sights import (
    SHORT,
    Sight,
    is_elsewhere,
    is_named,
    is_of_others,
    read_stamp,
    read_text,
    words_of,
)
from collector.extract.wording import likeness, squeezed
from collector.markup import fold

#: How many nodes before and behind the headline a date stands in its own place, how far a labelled one may stand,
#: how many nodes are looked at where no headline is found.
_BEFORE, _AFTER, _LABELLED_AFTER, _BLIND = 25, 120, 900, 2_400
#: So far away, all counted, a date is another thing's.
_TOO_FAR = 220
#: What is labelled, named, in a long text or doubtful counts as so many nodes nearer or farther.
_LABELLED, _NAMED, _LONG, _DOUBTED, _OUTSIDE = -20, -15, 25, 30, 60
#: Where no headline is found, so many nodes count as one.
_COARSE = 11
#: A heading that shares fewer words with the headline is another one.
_ALIKE = 0.3
_LINE, _PARAGRAPH = 90, 1_000
_LABELS = frozenset({Label.PUBLISHED, Label.DATED})
_ASIDE = frozenset({"nav", "footer", "aside"})
_BARRED = frozenset({"nav", "footer", "figcaption"})
_MAIN = frozenset({"article", "main"})
_MAX_TIMES = 60


def shown_anywhere(tree: LexborHTMLParser, headline: str, nearby: Nearby, *, month_first: bool) -> Shown:
    """
    Return the date nearest to the headline that looks like the story's own.

    Of dates in sidebars, or marked up as times anywhere in the main part, one counts that is the only one; dates in
    comments, menus and footers never do, and none that is labelled as the day of a change.
    """
    walk = _Walk(nearby, headline, month_first=month_first)
    if walk.head is not None:
        walk.onward(walk.head)
    elif tree.body is not None:
        walk.downward(tree.body, headline)
    others = frozenset(sight.moment.date() for sight in walk.aside)
    return Shown(walk.nearest(tree) or walk.only_one(tree), walk.changed, others=others)


class _Walk:
    """The dates seen on a walk over the page."""

    def __init__(self, nearby: Nearby, headline: str, *, month_first: bool) -> None:
        heading = nearby.heading
        is_ours = heading is not None and likeness(words_of(heading, 600), headline) > _ALIKE
        self.head = heading if is_ours else None
        self.nearby = nearby
        self.month_first = month_first
        self.own: list[tuple[int, int, Sight]] = []
        self.aside: list[Sight] = []
        self.changed: Dated | None = None
        self.before = ""

    def onward(self, head: LexborNode) -> None:
        """Walk from the headline on, farther only for a labelled date."""
        for order, node in enumerate(islice(_onward(head), _LABELLED_AFTER)):
            if node.is_text_node:
                self.look(node, node.text_content or "", order)
            elif node.tag == "time":
                self.look_at_time(node, order)
            if self.own and order + _LABELLED + _NAMED > self.own[0][0]:
                # Whatever follows is farther away.
                break

    def downward(self, body: LexborNode, headline: str) -> None:
        """Walk a page without a heading: what repeats its title is its headline."""
        head: int | None = None
        title, first = squeezed(headline), headline[:1].casefold()
        shortest, longest = len(title), 2 * len(title) + 40
        for order, node in enumerate(islice(body.traverse(include_text=True), _BLIND)):
            if node.is_text_node:
                text = node.text_content or ""
                self.look(node, text, order)
                # Squeezing every text of the page would cost more than all else.
                if (
                    head is None
                    and title
                    and shortest <= len(text) <= longest
                    and text.lstrip()[:1].casefold() == first
                    and squeezed(text) == title
                ):
                    head = None if _is_title(node) else order
            elif node.tag == "time":
                self.look_at_time(node, order)
            if head is not None and order > head + _TOO_FAR + _OUTSIDE:
                break
        self.own = sorted(
            ((_distance(order, head) + away, order, sight) for away, order, sight in self.own),
            key=lambda entry: entry[:2],
        )

    def look_at_time(self, node: LexborNode, order: int) -> None:
        """Note the date of a <time>."""
        if stamp := node.attributes.get("datetime"):
            self.note(read_stamp(node, stamp, self.before, month_first=self.month_first), order)

    def look(self, node: LexborNode, text: str, order: int) -> None:
        """Note the date of a text, if it has one."""
        if not text or text.isspace():
            return
        before, self.before = self.before[-60:], text
        holder = node.parent
        if not looks_dated(text[:_PARAGRAPH]) or holder is None:
            return
        words = fold(text[:_PARAGRAPH])
        is_long = len(words) > _LINE
        if is_long or (len(words) > SHORT and not stands_apart(words)):
            words = dated_opening(words)
        if words:
            sight = read_text(holder, words, before, month_first=self.month_first, node=node)
            self.note(sight, order, is_long=is_long)

    def note(self, sight: Sight | None, order: int, *, is_long: bool = False) -> None:
        """Keep a date with how far away it is."""
        if sight is None:
            return
        if is_elsewhere(self.nearby, sight.holder, _BARRED):
            if sight.label is not Label.CHANGED:
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

    def nearest(self, tree: LexborHTMLParser) -> Dated | None:
        """Return the nearest date, or None where all are too far away or in lists of other stories."""
        for away, _, sight in self.own[:4]:
            if away > _TOO_FAR:
                return None
            if (self.head is not None and self.head.tag == "h1") or not stands_in_list(tree, sight.holder):
                return sight.said("time" if sight.is_time else "text")
        return None

    def only_one(self, tree: LexborHTMLParser) -> Dated | None:
        """Return the one day that is left: in a sidebar, or of any <time>."""
        aside = [sight for sight in self.aside if not is_of_others(sight)]
        if len({sight.moment.date() for sight in aside}) == 1:
            return aside[0].said("search:text")
        times = list(self._times(tree))
        return times[0].said("search:time") if len({sight.moment.date() for sight in times}) == 1 else None

    def _times(self, tree: LexborHTMLParser) -> Iterator[Sight]:
        for node in tree.css("time")[:_MAX_TIMES]:
            stamp = node.attributes.get("datetime") or words_of(node)
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


def _distance(order: int, head: int | None) -> int:
    if head is None:
        return order // _COARSE
    gap = order - head
    if not -_BEFORE <= gap <= _AFTER:
        return abs(gap) + _OUTSIDE
    return gap if gap >= 0 else -2 * gap


def _onward(head: LexborNode) -> Iterator[LexborNode]:
    """Yield the heading, what is in it and what follows it, in document order; menus and sidebars are left out."""
    yield from head.traverse(include_text=True)
    node: LexborNode | None = head
    while node is not None:
        step = node.next
        while step is not None:
            if step.tag not in _ASIDE:
                yield from step.traverse(include_text=True)
            step = step.next
        node = node.parent


def _is_title(node: LexborNode) -> bool:
    """True in the <title>, which broken pages have in their body."""
    return node.parent is not None and node.parent.tag == "title"


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

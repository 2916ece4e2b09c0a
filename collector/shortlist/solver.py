"""
The exact choice: branch and bound over the best forty, compared as a tuple.

What is compared, first things first: the minimum is reached; a flagship is there; how many up to the aim; how
many are originals rather than reprints; spread; total strength; and last the order of keys, so that two sets
never tie. The two last ones are one whole number, ``weight``: strength in the high bits, and one bit for each key,
the first key the highest.

Hard rules are pairs that exclude each other (one publisher, one story, one byline) and a limit for each routine
flag. The bound covers what is left with cliques of that conflict graph, of which a set takes one each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: The search is exact over so many; the rest is weaker than all of them.
BEST = 40

Score = tuple[int, int, int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One clip as the solver sees it."""

    #: Orders what ties; unique among the options.
    key: str
    strength: int
    publisher: str
    story: str
    bylines: frozenset[str] = frozenset()
    #: Routine kinds; at most ``Limits.most_of_one_flag`` of each.
    flags: frozenset[str] = frozenset()
    #: 0 no flagship, 1 a tier A outlet, 2 one of the home market.
    flagship: int = 0
    home: bool = False
    #: True for a story that is no routine coverage.
    feature: bool = True
    #: False for a reprint of another option's story.
    original: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The numbers and hard rules of a profile."""

    minimum: int
    aim: int
    maximum: int
    per_publisher: bool = True
    per_story: bool = True
    per_byline: bool = True
    #: 0 is any number.
    most_of_one_flag: int = 2


def exclude(one: Option, other: Option, limits: Limits) -> str:
    """Return which hard rule keeps two options apart ("publisher", "story", "byline"), or "" when none does."""
    if limits.per_story and one.story == other.story:
        return "story"
    if limits.per_publisher and one.publisher == other.publisher:
        return "publisher"
    if limits.per_byline and one.bylines & other.bylines:
        return "byline"
    return ""


def score(options: Sequence[Option], chosen: Sequence[int], limits: Limits) -> Score:
    """Return the tuple that a set of positions is compared by."""
    weights = _weights(options)
    picked = [options[i] for i in chosen]
    return (
        int(len(picked) >= limits.minimum),
        max((o.flagship for o in picked), default=0),
        min(len(picked), limits.aim),
        sum(o.original for o in picked),
        int(any(o.home for o in picked)) + int(any(o.feature for o in picked)),
        sum(weights[i] for i in chosen),
    )


def solve(options: Sequence[Option], limits: Limits, forced: int | None = None) -> tuple[int, ...]:
    """
    Return the positions of the best set, ascending; () when there are no options.

    ``forced`` is the position of an option that must be in it. The order of ``options`` does not matter.
    """
    search = _Search(options, limits, forced)
    search.run()
    return tuple(sorted(search.best))


def _weights(options: Sequence[Option]) -> list[int]:
    order = sorted(range(len(options)), key=lambda i: options[i].key)
    bit = {i: 1 << (len(options) - 1 - rank) for rank, i in enumerate(order)}
    return [(o.strength << len(options)) + bit[i] for i, o in enumerate(options)]


class _Search:
    """One search; its positions are those of the undominated options, heaviest first."""

    def __init__(self, options: Sequence[Option], limits: Limits, forced: int | None) -> None:
        self.limits, self.forced = limits, forced
        self.weights = _weights(options)
        kept = self._kept(options)
        self.at, self.items = kept, [options[i] for i in kept]
        self.w = [self.weights[i] for i in kept]
        size = len(kept)
        self.conflict = [
            sum(1 << j for j in range(size) if j != i and exclude(self.items[i], self.items[j], limits))
            for i in range(size)
        ]
        self.clique = _cliques(self.conflict)
        self.flagged: dict[str, int] = {}
        for i, item in enumerate(self.items):
            for flag in item.flags if limits.most_of_one_flag else ():
                self.flagged[flag] = self.flagged.get(flag, 0) | 1 << i
        self.best: tuple[int, ...] = ()
        self.best_score: Score = (-1, 0, 0, 0, 0, 0)

    def _kept(self, options: Sequence[Option]) -> list[int]:
        """Return the positions worth searching: what the forced one leaves, undominated, the best forty."""
        order = sorted(range(len(options)), key=lambda i: -self.weights[i])
        if self.forced is not None:
            first = options[self.forced]
            rest = [i for i in order if i != self.forced and not exclude(first, options[i], self.limits)]
            return [self.forced, *_undominated(options, rest, self.limits)[: BEST - 1]]
        return _undominated(options, order, self.limits)[:BEST]

    def run(self) -> None:
        """Search, beginning with the forced option when there is one."""
        everything = (1 << len(self.items)) - 1
        if self.forced is None:
            self._visit((), everything)
        elif self.items:
            self._visit((0,), self._left((), 0, everything))

    def _left(self, chosen: tuple[int, ...], taken: int, free: int) -> int:
        """Return what is free once ``taken`` joins ``chosen``: neither in conflict nor of a flag that is full."""
        free &= ~(self.conflict[taken] | 1 << taken)
        for flag in self.items[taken].flags if self.limits.most_of_one_flag else ():
            if 1 + sum(flag in self.items[i].flags for i in chosen) >= self.limits.most_of_one_flag:
                free &= ~self.flagged[flag]
        return free

    def _score(self, chosen: tuple[int, ...]) -> Score:
        items = [self.items[i] for i in chosen]
        return (
            int(len(items) >= self.limits.minimum),
            max((o.flagship for o in items), default=0),
            min(len(items), self.limits.aim),
            sum(o.original for o in items),
            int(any(o.home for o in items)) + int(any(o.feature for o in items)),
            sum(self.w[i] for i in chosen),
        )

    def _visit(self, chosen: tuple[int, ...], free: int) -> None:
        reached = self._score(chosen)
        if reached > self.best_score:
            self.best, self.best_score = tuple(self.at[i] for i in chosen), reached
        room = self.limits.maximum - len(chosen)
        while free and room > 0 and self._bound(chosen, reached, free, room) > self.best_score:
            first = (free & -free).bit_length() - 1
            self._visit((*chosen, first), self._left(chosen, first, free))
            free &= ~(1 << first)

    def _bound(self, chosen: tuple[int, ...], reached: Score, free: int, room: int) -> Score:
        """Return a tuple that no completion of ``chosen`` from ``free`` exceeds."""
        seen = originals = flagship = weight = picks = last = 0
        home = feature = False
        best_flagship = best_home = best_feature = 0
        picked_flagship, picked_home, picked_feature = reached[1], False, False
        original_cliques = 0
        while free:
            lowest = free & -free
            i = lowest.bit_length() - 1
            free ^= lowest
            item, mark = self.items[i], 1 << self.clique[i]
            if item.flagship > flagship:
                flagship, best_flagship = item.flagship, self.w[i]
            if item.home and not home:
                home, best_home = True, self.w[i]
            if item.feature and not feature:
                feature, best_feature = True, self.w[i]
            if item.original and not original_cliques & mark:
                original_cliques |= mark
                originals += 1
            if not seen & mark:
                seen |= mark
                if picks < room:
                    picks, last = picks + 1, self.w[i]
                    weight += last
                    picked_flagship = max(picked_flagship, item.flagship)
                    picked_home, picked_feature = picked_home or item.home, picked_feature or item.feature
        count = len(chosen) + picks
        had_home = any(self.items[i].home for i in chosen)
        had_feature = any(self.items[i].feature for i in chosen)
        if picks == room:
            # The claimed flagship and spread need room of their own where the heaviest picks do not bring them.
            losses = [0]
            if flagship > picked_flagship:
                losses.append(last - best_flagship)
            if home and not had_home and not picked_home:
                losses.append(last - best_home)
            if feature and not had_feature and not picked_feature:
                losses.append(last - best_feature)
            weight -= max(losses)
        return (
            int(count >= self.limits.minimum),
            max(reached[1], flagship),
            min(count, self.limits.aim),
            reached[3] + min(room, originals),
            int(had_home or home) + int(had_feature or feature),
            reached[5] + weight,
        )


def _cliques(conflict: Sequence[int]) -> list[int]:
    """Cover the conflict graph with cliques, greedily; return each option's clique."""
    members: list[int] = []
    found: list[int] = []
    for i, neighbours in enumerate(conflict):
        number = next((n for n, mask in enumerate(members) if mask & ~neighbours == 0), len(members))
        if number == len(members):
            members.append(0)
        members[number] |= 1 << i
        found.append(number)
    return found


def _undominated(options: Sequence[Option], order: Sequence[int], limits: Limits) -> list[int]:
    """
    Leave out what could always be exchanged for something heavier.

    ``order`` is heaviest first. One option dominates another when they exclude each other, and it brings as
    much and excludes no more: then no best set holds the other.
    """
    size = len(order)
    items = [options[i] for i in order]
    conflict = [
        sum(1 << j for j in range(size) if j != i and exclude(items[i], items[j], limits))
        for i in range(size)
    ]
    kept: list[int] = []
    for j in range(size):
        if not any(
            conflict[i] >> j & 1
            and conflict[i] & ~(conflict[j] | 1 << j) == 0
            and _brings(items[i], items[j], limits)
            for i in kept
        ):
            kept.append(j)
    return [order[j] for j in kept]


def _brings(one: Option, other: Option, limits: Limits) -> bool:
    return (
        one.flagship >= other.flagship
        and one.home >= other.home
        and one.feature >= other.feature
        and one.original >= other.original
        and (not limits.most_of_one_flag or one.flags <= other.flags)
    )

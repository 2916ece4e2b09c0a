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

from collections.abc import Iterable, Iterator, Sequence

from collector.shortlist.options import Limits, Option, Score, exclude, weights_of

#: The search is exact over so many; the rest is weaker than all of them.
BEST = 40


def solve(options: Sequence[Option], limits: Limits, forced: int | None = None) -> tuple[int, ...]:
    """
    Return the positions of the best set, ascending; () when there are no options.

    ``forced`` is the position of an option that must be in it. The order of ``options`` does not matter.
    """
    search = _Search(options, limits, forced)
    search.run()
    return tuple(sorted(search.best))


class _Search:
    """
    One search over the options worth it, heaviest first; sets of their positions are bits.

    The bound knows two ways to cover what is left with classes of which a set takes only so many: cliques of the
    conflict graph (one each), and routine flags (as many as the limit leaves) with cliques for the rest. Filling
    up class by class, heaviest first, is the best that either allows.
    """

    def __init__(self, options: Sequence[Option], limits: Limits, forced: int | None) -> None:
        weights = weights_of(options)
        self.limits, self.forced = limits, forced
        self.at = _worth_searching(options, limits, weights, forced)
        self.items = [options[i] for i in self.at]
        self.w = [weights[i] for i in self.at]
        self.conflict = _conflicts(self.items, limits)
        self.clique = _cliques(self.conflict)
        self.flagships = [_bits(o.flagship >= least for o in self.items) for least in (0, 1, 2)]
        self.home = _bits(o.home for o in self.items)
        self.feature = _bits(o.feature for o in self.items)
        self.original = _bits(o.original for o in self.items)
        flags = sorted({flag for o in self.items for flag in o.flags}) if limits.most_of_one_flag else []
        self.flagged = [_bits(flag in o.flags for o in self.items) for flag in flags]
        self.flag_of = [
            next((n for n, mask in enumerate(self.flagged) if mask >> i & 1), -1) for i in range(len(self.w))
        ]
        self.of_flag = [_bits(own == n for own in self.flag_of) for n in range(len(flags))]
        self.plain = _bits(n < 0 for n in self.flag_of)
        self.best: tuple[int, ...] = ()
        self.best_score: Score = (-1, 0, 0, 0, 0, 0)

    def run(self) -> None:
        """Search, beginning with the forced option when there is one."""
        everything = (1 << len(self.items)) - 1
        if self.forced is None:
            self._visit((), everything)
        elif self.items:
            self._visit((0,), self._left((0,), everything))

    def _left(self, chosen: tuple[int, ...], free: int) -> int:
        """Return what is free once the last of ``chosen`` has joined: not in conflict, and of no flag that is full."""
        taken = chosen[-1]
        free &= ~(self.conflict[taken] | 1 << taken)
        for mask, room in zip(self.flagged, self._flag_room(chosen), strict=True):
            if room <= 0:
                free &= ~mask
        return free

    def _flag_room(self, chosen: tuple[int, ...]) -> list[int]:
        most = self.limits.most_of_one_flag
        return [most - sum(mask >> i & 1 for i in chosen) for mask in self.flagged]

    def _visit(self, chosen: tuple[int, ...], free: int) -> None:
        reached = self._score(chosen)
        if reached > self.best_score:
            self.best, self.best_score = tuple(self.at[i] for i in chosen), reached
        room = self.limits.maximum - len(chosen)
        while free and room > 0 and self._bound(chosen, reached, free, room) > self.best_score:
            first = (free & -free).bit_length() - 1
            deeper = (*chosen, first)
            self._visit(deeper, self._left(deeper, free))
            free &= ~(1 << first)

    def _score(self, chosen: tuple[int, ...]) -> Score:
        bits = sum(1 << i for i in chosen)
        return (
            int(len(chosen) >= self.limits.minimum),
            self._flagship(bits),
            min(len(chosen), self.limits.aim),
            (bits & self.original).bit_count(),
            bool(bits & self.home) + bool(bits & self.feature),
            sum(self.w[i] for i in chosen),
        )

    def _flagship(self, bits: int) -> int:
        return 2 if bits & self.flagships[2] else 1 if bits & self.flagships[1] else 0

    def _bound(self, chosen: tuple[int, ...], reached: Score, free: int, room: int) -> Score:
        """
        Return a tuple that no completion of ``chosen`` from ``free`` exceeds.

        Each place claims the most that could be had once the places before it have what they claim.
        """
        rooms = self._flag_room(chosen)
        flagship = max(reached[1], self._flagship(free))
        wishes = [self.flagships[flagship]] if flagship > reached[1] else []
        fills = self._fills(free, room, rooms)
        count = min(map(len, fills))
        originals, pool = count, free
        if free & ~self.original:
            own = self._fills(free & self.original, room, rooms)
            originals = min(map(len, own))
            if wishes and not free & wishes[0] & self.original:
                originals = min(originals, room - 1)
            if originals == room:
                fills, pool = own, free & self.original
        have, spread = sum(1 << i for i in chosen), 0
        for mask in (self.home, self.feature):
            spread += bool((have | pool) & mask)
            if pool & mask and not have & mask:
                wishes.append(mask)
        return (
            int(len(chosen) + count >= self.limits.minimum),
            flagship,
            min(len(chosen) + count, self.limits.aim),
            reached[3] + originals,
            spread,
            reached[5] + min(self._weight(picks, pool, wishes) for picks in fills),
        )

    def _fills(self, pool: int, room: int, rooms: list[int]) -> tuple[list[int], ...]:
        """Return the heaviest picks that each covering allows, at most ``room`` of them."""
        picks: list[int] = []
        left = pool
        while left and len(picks) < room:
            i = (left & -left).bit_length() - 1
            picks.append(i)
            left &= ~self.clique[i]
        if not pool & ~self.plain:
            return (picks,)
        others: list[int] = []
        left, rooms = pool, list(rooms)
        while left and len(others) < room:
            i = (left & -left).bit_length() - 1
            others.append(i)
            flag = self.flag_of[i]
            left &= ~(self.clique[i] & self.plain) if flag < 0 else ~(1 << i)
            if flag >= 0:
                rooms[flag] -= 1
                if not rooms[flag]:
                    left &= ~self.of_flag[flag]
        return (picks, others)

    def _weight(self, picks: list[int], pool: int, wishes: list[int]) -> int:
        """Return the most that a set may weigh which grants every wish: one not among the picks takes the last's room."""
        have = sum(1 << i for i in picks)
        heaviest = [(pool & mask & -(pool & mask)).bit_length() - 1 for mask in wishes if not have & mask]
        lost = max((self.w[picks[-1]] - self.w[i] for i in heaviest), default=0)
        return sum(self.w[i] for i in picks) - lost


def _bits(claims: Iterable[bool]) -> int:
    return sum(1 << i for i, claim in enumerate(claims) if claim)


def _worth_searching(
    options: Sequence[Option], limits: Limits, weights: Sequence[int], forced: int | None
) -> list[int]:
    """Return positions, heaviest first but a forced one before all: what it leaves, undominated, the best forty."""
    order = sorted(range(len(options)), key=lambda i: -weights[i])
    if forced is None:
        return _undominated(options, order, limits, BEST)
    rest = [i for i in order if i != forced and not exclude(options[forced], options[i], limits)]
    return [forced, *_undominated(options, rest, limits, BEST - 1)]


def _conflicts(items: Sequence[Option], limits: Limits) -> list[int]:
    """Return for each option the bits of those that a hard rule keeps apart from it (what ``exclude`` says, at once)."""
    shared: dict[tuple[str, str], int] = {}
    claims = [list(_claims(item, limits)) for item in items]
    for i, claimed in enumerate(claims):
        for claim in claimed:
            shared[claim] = shared.get(claim, 0) | 1 << i
    masks = []
    for i, claimed in enumerate(claims):
        mask = 0
        for claim in claimed:
            mask |= shared[claim]
        masks.append(mask & ~(1 << i))
    return masks


def _claims(item: Option, limits: Limits) -> Iterator[tuple[str, str]]:
    """Yield what an option takes for itself: who shares one of these with it is kept apart."""
    if limits.per_story:
        yield "story", item.story
    if limits.per_publisher:
        yield "publisher", item.publisher
    if limits.per_byline:
        for person in item.bylines:
            yield "byline", person


def _cliques(conflict: Sequence[int]) -> list[int]:
    """Cover the conflict graph with cliques, greedily; return for each option the bits of its clique."""
    cliques: list[int] = []
    number_of: list[int] = []
    for i, neighbours in enumerate(conflict):
        number = next((n for n, mask in enumerate(cliques) if mask & ~neighbours == 0), len(cliques))
        if number == len(cliques):
            cliques.append(0)
        cliques[number] |= 1 << i
        number_of.append(number)
    return [cliques[number] for number in number_of]


def _undominated(options: Sequence[Option], order: Sequence[int], limits: Limits, most: int) -> list[int]:
    """
    Leave out what could always be exchanged for something heavier.

    ``order`` is heaviest first, and so are the at most ``most`` positions returned. One option dominates another
    when they exclude each other, and it brings as
    much and excludes no more: then no best set holds the other.
    """
    items = [options[i] for i in order]
    conflict = _conflicts(items, limits)
    kept: list[int] = []
    for j in range(len(items)):
        if len(kept) == most:
            break
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

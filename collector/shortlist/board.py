"""The choice as a board on which one clip may be taken away, let in or forced, and everything solved again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from collector.records import Brand, Outcome, Profile
from collector.shortlist.entries import Entry, limits_of
from collector.shortlist.options import Limits, Option, Score, exclude, score
from collector.shortlist.press_gates import outlet_name
from collector.shortlist.solver import solve
from collector.shortlist.syndication import pick_original


@dataclass(frozen=True, slots=True)
class Answer:
    """One solution: positions of the chosen entries, ascending, and the tuple that it was compared by."""

    chosen: tuple[int, ...]
    score: Score
    total: int


@dataclass(slots=True)
class Board:
    """All entries of one case under one profile; every question is answered by solving again, once."""

    entries: Sequence[Entry]
    brand: Brand
    profile: Profile
    limits: Limits = field(init=False)
    #: Strength below which nothing is ever used.
    floor: int = field(init=False)
    #: Positions that passed every gate and the floor.
    eligible: tuple[int, ...] = field(init=False)
    #: Kept copy of each story among the eligible → why it is kept.
    kept: dict[int, str] = field(init=False)
    _originals: dict[tuple[int, ...], tuple[int, str]] = field(init=False, default_factory=dict)
    _options: dict[tuple[int, bool], Option] = field(init=False, default_factory=dict)
    _answers: dict[tuple[int | None, int | None, int | None], Answer] = field(
        init=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        self.limits = limits_of(self.profile)
        floor = self.profile.value("least-strength", 0)
        self.floor = int(floor) if isinstance(floor, int | float) else 0
        self.eligible = tuple(
            i
            for i, e in enumerate(self.entries)
            if e.outcome is Outcome.COUNTS and e.clip.strength >= self.floor
        )
        self.kept = self._originals_of(self.eligible)

    def best(
        self, *, without: int | None = None, admit: int | None = None, forced: int | None = None
    ) -> Answer:
        """
        Return the best set.

        ``without`` is a position taken away, ``admit`` one that is let in although a gate or the floor stops
        it, ``forced`` one that must be in the set.
        """
        question = (without, admit, forced)
        if question not in self._answers:
            self._answers[question] = self._solve(*question)
        return self._answers[question]

    def _solve(self, without: int | None, admit: int | None, forced: int | None) -> Answer:
        positions = sorted({*self.eligible, *([admit] if admit is not None else [])} - {without})
        options = self.options(positions)
        found = solve(options, self.limits, None if forced is None else positions.index(forced))
        chosen = tuple(positions[i] for i in found)
        return Answer(chosen, score(options, found, self.limits), self.total(chosen))

    def options(self, positions: Sequence[int]) -> list[Option]:
        """Return the solver's options for these positions, the kept copies among them marked."""
        kept = self._originals_of(positions)
        return [self._option(i, i in kept) for i in positions]

    def _option(self, position: int, original: bool) -> Option:
        asked = (position, original)
        if asked not in self._options:
            self._options[asked] = self.entries[position].option(self.brand, original)
        return self._options[asked]

    def _originals_of(self, positions: Iterable[int]) -> dict[int, str]:
        """Return the kept copy of each story among these positions, and why it is the one kept."""
        stories: dict[int, list[int]] = defaultdict(list)
        for position in positions:
            stories[self.entries[position].story].append(position)
        kept: dict[int, str] = {}
        for members in stories.values():
            copies = tuple(members)
            if copies not in self._originals:
                original = pick_original([self.entries[i].clip for i in copies])
                self._originals[copies] = (copies[original.position], original.why)
            position, why = self._originals[copies]
            kept[position] = why
        return kept

    def total(self, positions: Sequence[int]) -> int:
        """Return the summed strength."""
        return sum(self.entries[i].clip.strength for i in positions)

    def apart(self, one: int, other: int) -> str:
        """Return the hard rule that keeps two entries apart, or ""."""
        return exclude(self._option(one, True), self._option(other, True), self.limits)

    def full_flag(self, position: int, chosen: Sequence[int]) -> str:
        """Return a routine flag of the entry of which the chosen hold as many as may be, or ""."""
        most = self.limits.most_of_one_flag
        for flag in sorted(self.entries[position].flags) if most else ():
            if sum(flag in self.entries[i].flags for i in chosen if i != position) >= most:
                return flag
        return ""

    def label(self, position: int) -> str:
        """Return what a reader calls an entry: outlet and address."""
        clip = self.entries[position].clip
        return f"{outlet_name(clip)} ({clip.candidate.url})"

    def needed(self, position: int) -> int | None:
        """
        Return how many more points of strength would bring an eligible entry in; 0 when it is in.

        None when strength alone never would: it could not outweigh what is compared before strength, or it would
        need more than 100 in all.
        """
        now = self.best()
        if position in now.chosen:
            return 0
        copies = sum(self.entries[i].story == self.entries[position].story for i in self.eligible)
        if copies > 1:
            # Strength may also decide which copy is kept: only solving with it tells.
            return self._tried(position)
        forced = self.best(forced=position)
        if forced.score[:5] != now.score[:5]:
            return None
        bits = len(self.eligible)
        missing = max(0, -(-(now.score[5] - forced.score[5] + 1) // (1 << bits)))
        return missing if self.entries[position].clip.strength + missing <= 100 else None

    def _tried(self, position: int) -> int | None:
        """Search the least strength that brings an entry in: more never puts it out again."""
        has = self.entries[position].clip.strength
        low, high = has, 100
        if high == has or position not in self._stronger(position, high):
            return None
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if position in self._stronger(position, middle) else (middle, high)
        return high - has

    def _stronger(self, position: int, strength: int) -> tuple[int, ...]:
        entry = self.entries[position]
        changed = list(self.entries)
        changed[position] = replace(entry, clip=replace(entry.clip, strength=strength))
        return Board(changed, self.brand, self.profile).best().chosen

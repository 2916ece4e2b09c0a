"""What the solver chooses from, the hard rules, and the tuple that sets are compared by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: Minimum reached, flagship, count up to the aim, originals, spread, weight; see ``solver``.
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
    weights = weights_of(options)
    picked = [options[i] for i in chosen]
    return (
        int(len(picked) >= limits.minimum),
        max((o.flagship for o in picked), default=0),
        min(len(picked), limits.aim),
        sum(o.original for o in picked),
        int(any(o.home for o in picked)) + int(any(o.feature for o in picked)),
        sum(weights[i] for i in chosen),
    )


def weights_of(options: Sequence[Option]) -> list[int]:
    """Return strength in the high bits and one bit for each key: sums of these never tie."""
    order = sorted(range(len(options)), key=lambda i: options[i].key)
    bit = {i: 1 << (len(options) - 1 - rank) for rank, i in enumerate(order)}
    return [(o.strength << len(options)) + bit[i] for i, o in enumerate(options)]

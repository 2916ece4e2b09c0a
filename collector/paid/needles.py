"""Strings that are looked for all at once: whether a search is worth its while."""

from __future__ import annotations

from collections.abc import Iterable

import ahocorasick_rs

from collector.paid.triggers import triggers


class Needles:
    """A set of strings; tells of a long text in microseconds whether one of them stands in it."""

    __slots__ = ("_automaton",)

    def __init__(self, needles: Iterable[str]) -> None:
        """Take the strings, as they must be written."""
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            [needle.encode() for needle in needles], matchkind=ahocorasick_rs.MatchKind.LeftmostFirst
        )

    def stand_in(self, *texts: str) -> bool:
        """Return whether one of the strings stands in one of the texts."""
        joined = "\n".join(texts).encode("utf-8", "surrogatepass")
        return bool(self._automaton.find_matches_as_indexes(joined))


def needles_of(*patterns: str) -> Needles:
    """Return strings of which every match of these patterns holds one; raises ``ValueError`` when there are none."""
    needles: set[str] = set()
    for pattern in patterns:
        needed = triggers(pattern)
        if not needed:
            raise ValueError(f"no string is always there: {pattern}")
        needles |= needed
    return Needles(sorted(needles))

"""One thing that one place on the page says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from collector.records import Fact


class Said(NamedTuple):
    """A value and the place that says it (``json-ld:NewsArticle.headline``, ``meta:og:title``, ``h1``)."""

    value: str
    source: str


#: A time and the place that says it.
Dated = tuple[datetime, Said]


def disagreeing(field: str, chosen: str, others: Iterable[Said]) -> list[Fact]:
    """Return what other places say differently, each wording once, in their order."""
    seen = {chosen}
    facts = []
    for value, source in others:
        if value and value not in seen:
            seen.add(value)
            facts.append(Fact(field, value[:500], source))
    return facts


def value_of(said: Said | None) -> str | None:
    """Return what was said, or None where nobody said anything."""
    return said.value if said is not None else None

"""Neighbours: what the words beside a hit may be, and how a hit stands among them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from collector.mention.finding import Hit
from collector.mention.folding import fold
from collector.mention.words import Words


class Stand(StrEnum):
    """How a hit stands among its neighbours."""

    #: By itself, or with words that are not part of a name.
    FREE = "free"
    #: With a capitalised word after it: perhaps a product of the brand, perhaps another name.
    OPEN = "open"
    #: A piece of another name.
    LONGER = "longer"


@dataclass(frozen=True, slots=True)
class Standing:
    """A hit's place among its neighbours."""

    hit: Hit
    stand: Stand
    #: The longer piece of text that was judged, verbatim; the hit alone when it stands free.
    span: str
    #: ``person``, ``organisation``, ``left``, ``right``, ``joined``, ``company form``, ...
    why: str = ""


@dataclass(frozen=True, slots=True)
class Tables:
    """The words that tell what a neighbour is, folded."""

    calendar: frozenset[str]
    roles: frozenset[str]
    heads: frozenset[str]
    tails: frozenset[str]
    nations: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    offices: frozenset[str]
    forms: frozenset[str]
    regions: frozenset[str]


@lru_cache(maxsize=8)
def _parse_tables(key: tuple[tuple[str, ...], ...]) -> Tables:
    return Tables(*(frozenset(fold(p).rstrip(".") for p in phrases) for phrases in key))


def tables_of(words: Words) -> Tables:
    """Return the tables of neighbours' words."""
    kinds = ("calendar", "role", "org-head", "company-tail", "nation", "title", "given-name", "office")
    forms = tuple(f.text.split()[0] for f in words.legal_forms if f.position != "before")
    return _parse_tables((*(words.phrases(kind) for kind in kinds), forms, words.phrases("region")))


def longer(text: str, hit: Hit, left: int, right: int, why: str) -> Standing:
    """Return the verdict that a hit is a piece of a longer name, which reaches so far to each side."""
    return Standing(hit, Stand.LONGER, text[max(0, hit.start - left) : hit.end + right].strip(), why)

"""What was observed about payment, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """Who decided that the article should exist."""

    EARNED = "earned"
    PAID = "paid"
    UNCLEAR = "unclear"


class PaidKind(StrEnum):
    """What kind of paid or promotional content it is (REQUIREMENT, PAID section 1)."""

    ADVERTORIAL = "advertorial"
    NATIVE = "native"
    SPONSORED = "sponsored"
    CONTRIBUTOR = "contributor"
    AFFILIATE = "affiliate"
    PRESS_RELEASE = "press release"
    LISTING = "listing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One observation that a reader could repeat on the page."""

    #: The rule that fired: ``label-in-byline``, ``rel-sponsored``, ...
    rule: str
    #: The page's own words or markup, verbatim and at most 200 characters.
    quote: str
    #: A readable place, then the CSS path: "kicker above the headline (main > span.kicker)", "meta:sponsored", "url".
    where: str
    #: How sure this alone makes us that the article was paid for: above 0, at most 1;
    #: below 0 for counter-evidence, which explains why a word was not taken as proof.
    weight: float
    #: Rules of one family are one fact however often they fire: ``disclosure``, ``byline``, ``url``, ...
    family: str = ""
    kind: PaidKind | None = None
    #: Which law, code, guide or observation the rule rests on.
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidVerdict:
    """The conclusion from the evidence; ``likelihood`` is 0..1 and never falls when evidence is added."""

    standing: Standing = Standing.EARNED
    kind: PaidKind | None = None
    likelihood: float = 0.0
    #: Strongest first; counter-evidence (negative weight) last.
    evidence: tuple[Evidence, ...] = ()
    #: Names of all rules that looked at the page (for ``--explain``), those in ``evidence`` included.
    looked: tuple[str, ...] = ()

"""How far an outlet is trusted: a documented formula over the facts of its row."""

from __future__ import annotations

import math
from dataclasses import dataclass

from collector.rank.facts import Facts
from collector.records import EXCLUDED_KINDS, PRESS_KINDS

#: Tier → least reputation, best first; below the last one is D.
TIERS = (("A", 75.0), ("B", 60.0), ("C", 42.0), ("D", 0.0))
#: Part → its share of the 100 points.
WEIGHTS = {"stature": 35.0, "reliability": 30.0, "popularity": 20.0, "lists": 15.0}
#: A proper title of one field has few raters and links: it never falls below C for want of them alone.
FIELD_KINDS = ("trade", "tech", "business")
FIELD_FLOOR = 42.0

_STATURE = {3: 1.0, 2: 0.7, 1: 0.4}
_RSP = {
    "generally_reliable": 1.0,
    "mixed": 0.6,
    "no_consensus": 0.55,
    "generally_unreliable": 0.15,
    "deprecated": 0.0,
    "blacklisted": 0.0,
}
_GOGGLE = {"reliable": 0.85, "contentious": 0.5, "unreliable": 0.15}
_PRIOR = 0.6


@dataclass(frozen=True, slots=True)
class Rating:
    """A reputation with the parts that made it; the parts' points add up to it."""

    reputation: float | None
    tier: str | None
    #: (part, points, explanation), in the order of the formula; caps and floors last, as what they took or gave.
    parts: tuple[tuple[str, float, str], ...] = ()


def rate(facts: Facts, *, field_floor: bool = True) -> Rating:
    """
    Compute reputation, tier and parts from a row's facts.

    ::

        reputation = 35 S + 30 R + 20 P + 15 L, one decimal, never rounded up into the next tier
        S  stature 3 → 1.0, 2 → 0.7, 1 → 0.4; not marked → 0.30 if a Wikidata newspaper, else 0.15
        R  mean of 0.6 (weight 1) and Wikipedia's status (weight 3), else its editors' lists (weight 1)
        P  0.6 × clip((log10 subnets − 3)/2, 0, 1), 0.1 for the clip when not listed
           + 0.4 × clip((log10 mentions − 3)/4, 0, 1), 0 when unknown
        L  min(1, (lists + 1 if mentions ≥ 10,000) / 5)
        caps    content farm ≤ 15, unless stature ≥ 2 or a rater vouches; Wikipedia unreliable ≤ 35,
                else its lists unreliable with stature < 2 ≤ 40; tabloid ≤ 58
        floors  where no cap rule applies: stature 3 ≥ 60, stature 2 ≥ 45; trade, tech and business titles of
                any marked stature ≥ 42 (``field_floor``)
        tier    A ≥ 75, B ≥ 60, C ≥ 42, D below

    Kinds that are never press have 0 and no tier; unknown kinds have neither.
    """
    if facts.kind in EXCLUDED_KINDS:
        return Rating(0.0, None, (("kind", 0.0, f"{facts.kind.replace('_', ' ')}: never press"),))
    if facts.kind not in PRESS_KINDS:
        return Rating(None, None)
    parts = [_stature(facts), _reliability(facts), _popularity(facts), _presence(facts)]
    score = sum([points for _, points, _ in parts])
    limits = caps_of(facts)
    for cap, why in limits:
        if score > cap:
            parts.append(("cap", cap - score, why))
            score = cap
    floor, why = (0.0, "") if limits else _floor_of(facts, field_floor)
    if score < floor:
        parts.append(("floor", floor - score, why))
        score = floor
    shown = tuple([(part, round(points, 2), why) for part, points, why in parts])
    return Rating(_one_decimal(score), tier_of(score), shown)


def tier_of(reputation: float) -> str:
    """Return the tier of a reputation: A from 75, B from 60, C from 42, D below."""
    for tier, least in TIERS:
        if reputation >= least:
            return tier
    return "D"


def caps_of(facts: Facts) -> list[tuple[float, str]]:
    """Return each cap whose rule applies to these facts, in the formula's order, with its reason."""
    caps = []
    stature = facts.stature or 0
    vouched = facts.rsp in {"generally_reliable", "mixed", "no_consensus"} or facts.wp_goggle == "reliable"
    if "content_farm" in facts.flags and stature < 2 and not vouched:
        caps.append((15.0, "on a content-farm list: at most 15"))
    if facts.rsp in {"generally_unreliable", "deprecated", "blacklisted"}:
        caps.append((35.0, f"Wikipedia calls it {facts.rsp.replace('_', ' ')}: at most 35"))
    elif facts.wp_goggle == "unreliable" and stature < 2:
        caps.append((40.0, "Wikipedia editors' lists call it unreliable: at most 40"))
    if "tabloid" in facts.flags:
        caps.append((58.0, "a tabloid: at most 58"))
    return caps


def _floor_of(facts: Facts, field_floor: bool) -> tuple[float, str]:
    if facts.stature == 3:
        return 60.0, "stature 3: at least 60"
    if facts.stature == 2:
        return 45.0, "stature 2: at least 45"
    if field_floor and facts.stature == 1 and facts.kind in FIELD_KINDS:
        return FIELD_FLOOR, f"a {facts.kind} title of known stature: at least {FIELD_FLOOR:.0f}"
    return 0.0, ""


def _stature(facts: Facts) -> tuple[str, float, str]:
    if facts.stature in _STATURE:
        value, why = _STATURE[facts.stature], f"stature {facts.stature} of 3"
    elif "wikidata" in facts.lists:
        value, why = 0.30, "stature not marked; a newspaper in Wikidata"
    else:
        value, why = 0.15, "stature not marked"
    return "stature", WEIGHTS["stature"] * value, why


def _reliability(facts: Facts) -> tuple[str, float, str]:
    if facts.rsp in _RSP:
        value, why = (_PRIOR + 3 * _RSP[facts.rsp]) / 4, f"Wikipedia: {facts.rsp.replace('_', ' ')}"
    elif facts.wp_goggle in _GOGGLE:
        value, why = (_PRIOR + _GOGGLE[facts.wp_goggle]) / 2, f"Wikipedia editors' lists: {facts.wp_goggle}"
    else:
        value, why = _PRIOR, "not rated: the prior of 0.6"
    return "reliability", WEIGHTS["reliability"] * value, why


def _popularity(facts: Facts) -> tuple[str, float, str]:
    links = 0.1 if facts.refsubnets is None else _between((_log10(facts.refsubnets) - 3) / 2)
    seen = 0.0 if facts.mentions is None else _between((_log10(facts.mentions) - 3) / 4)
    linked = "links not counted" if facts.refsubnets is None else f"{facts.refsubnets} networks link to it"
    named = "not counted by GDELT" if facts.mentions is None else f"{facts.mentions} mentions in GDELT"
    why = f"{linked}, {named}"
    return "popularity", WEIGHTS["popularity"] * (0.6 * links + 0.4 * seen), why


def _presence(facts: Facts) -> tuple[str, float, str]:
    count = len(facts.lists) + ((facts.mentions or 0) >= 10_000)
    why = f"on {len(facts.lists)} open lists" + (
        ", 10,000 or more mentions" if count > len(facts.lists) else ""
    )
    return "lists", WEIGHTS["lists"] * min(1.0, count / 5), why


def _one_decimal(score: float) -> float:
    rounded = round(score, 1)
    return rounded if tier_of(rounded) == tier_of(score) else round(rounded - 0.1, 1)


def _log10(number: int) -> float:
    return math.log10(number) if number > 0 else 0.0


def _between(value: float) -> float:
    return min(1.0, max(0.0, value))

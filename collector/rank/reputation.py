"""How far an outlet is trusted: a documented formula over the facts of its row."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

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
_PRESS = frozenset(PRESS_KINDS)
_NEVER_PRESS = frozenset(EXCLUDED_KINDS)

#: (part, points, explanation).
_Part = tuple[str, float, str]
#: A part's exact points, and the part as it is shown.
_Scored = tuple[float, _Part]


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
    if facts.kind in _NEVER_PRESS:
        return Rating(0.0, None, (("kind", 0.0, f"{facts.kind.replace('_', ' ')}: never press"),))
    if facts.kind not in _PRESS:
        return Rating(None, None)
    lists, mentions = facts.lists, facts.mentions
    stature = _stature(facts.stature, "wikidata" in lists)
    reliability = _reliability(facts.rsp, facts.wp_goggle)
    popularity = _NEVER_COUNTED if facts.refsubnets is mentions is None else _popularity(facts)
    presence = _presence(len(lists), (mentions or 0) >= 10_000)
    score = stature[0] + reliability[0] + popularity[0] + presence[0]
    parts = [stature[1], reliability[1], popularity[1], presence[1]]
    limits = caps_of(facts)
    for cap, why in limits:
        if score > cap:
            parts.append(("cap", round(cap - score, 2), why))
            score = cap
    floor, why = (0.0, "") if limits else _floor_of(facts, field_floor)
    if score < floor:
        parts.append(("floor", round(floor - score, 2), why))
        score = floor
    tier = tier_of(score)
    return Rating(_one_decimal(score, tier), tier, tuple(parts))


def tier_of(reputation: float) -> str:
    """Return the tier of a reputation: A from 75, B from 60, C from 42, D below."""
    for tier, least in TIERS:
        if reputation >= least:
            return tier
    return "D"


def caps_of(facts: Facts) -> list[tuple[float, str]]:
    """Return each cap whose rule applies to these facts, in the formula's order, with its reason."""
    if not (facts.rsp or facts.wp_goggle or facts.flags):
        return []
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


# Most rows share their statures, raters and lists: those parts are made once for each value they can have.


@lru_cache(maxsize=1024)
def _stature(stature: int | None, in_wikidata: bool) -> _Scored:
    if stature in _STATURE:
        value, why = _STATURE[stature], f"stature {stature} of 3"
    elif in_wikidata:
        value, why = 0.30, "stature not marked; a newspaper in Wikidata"
    else:
        value, why = 0.15, "stature not marked"
    return _scored("stature", value, why)


@lru_cache(maxsize=1024)
def _reliability(rsp: str, wp_goggle: str) -> _Scored:
    if rsp in _RSP:
        value, why = (_PRIOR + 3 * _RSP[rsp]) / 4, f"Wikipedia: {rsp.replace('_', ' ')}"
    elif wp_goggle in _GOGGLE:
        value, why = (_PRIOR + _GOGGLE[wp_goggle]) / 2, f"Wikipedia editors' lists: {wp_goggle}"
    else:
        value, why = _PRIOR, "not rated: the prior of 0.6"
    return _scored("reliability", value, why)


def _popularity(facts: Facts) -> _Scored:
    links = 0.1 if facts.refsubnets is None else _between((_log10(facts.refsubnets) - 3) / 2)
    seen = 0.0 if facts.mentions is None else _between((_log10(facts.mentions) - 3) / 4)
    linked = "links not counted" if facts.refsubnets is None else f"{facts.refsubnets} networks link to it"
    named = "not counted by GDELT" if facts.mentions is None else f"{facts.mentions} mentions in GDELT"
    return _scored("popularity", 0.6 * links + 0.4 * seen, f"{linked}, {named}")


@lru_cache(maxsize=1024)
def _presence(lists: int, often_mentioned: bool) -> _Scored:
    why = f"on {lists} open lists" + (", 10,000 or more mentions" if often_mentioned else "")
    return _scored("lists", min(1.0, (lists + often_mentioned) / 5), why)


def _scored(part: str, value: float, why: str) -> _Scored:
    points = WEIGHTS[part] * value
    return points, (part, round(points, 2), why)


def _one_decimal(score: float, tier: str) -> float:
    rounded = round(score, 1)
    return rounded if rounded <= score or tier_of(rounded) == tier else round(rounded - 0.1, 1)


def _log10(number: int) -> float:
    return math.log10(number) if number > 0 else 0.0


def _between(value: float) -> float:
    return min(1.0, max(0.0, value))


_NEVER_COUNTED = _popularity(Facts(domain=""))

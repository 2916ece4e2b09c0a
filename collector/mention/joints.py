"""Joints: what is joined to a name by a hyphen or a comma and makes another name of it ("Acme-Myers", "Acme, Ohio")."""

from __future__ import annotations

import re
from typing import Final

from collector.mention.finding import Hit
from collector.mention.folding import fold
from collector.mention.neighbours import Stand, Standing, Tables, longer
from collector.mention.words import Words

_REACH: Final = 80
#: "Merck & Co" is a company's whole name.
AND_COMPANY: Final = re.compile(r" ?[&＆] ?(?:Co|Cos|Cie|Company)\b")
_HYPHENED: Final = re.compile(r"[-‐‑]([^\W\d_][a-zà-ÿ][\w'’]*)")
_HYPHEN_BEFORE: Final = re.compile(r"(?<![\w-])([^\W\d_][a-zà-ÿ][\w'’]*)[-‐‑]\Z")
#: "in Phoenix, Arizona": a place that has a company's name.
_IN_PLACE: Final = re.compile(r"(?:\b(?:[Ii]n|near|outside|from|around)|\A|\n) \Z")
_IN_REGION: Final = re.compile(r", ([A-Z][\w.]+(?: [A-Z][a-z]+)?)(?=[.,;:)\s]|\Z)")
#: "Anglo-Dutch Acme": an adjective of origin made of two.
ORIGINS: Final = frozenset(
    ("anglo", "franco", "sino", "russo", "indo", "afro", "euro", "italo", "luso", "austro", "hispano")
)
_PREFIXES: Final = ORIGINS | frozenset(
    ("ex", "anti", "pro", "non", "post", "pre", "mid", "neo", "pan", "trans", "inter", "intra", "multi")
)

#: "China-Backed" in a headline.
PARTICIPLE: Final = re.compile(r"[\w.]+[-‐‑][A-Z][a-z]+ed")


def judge_joints(text: str, hit: Hit, words: Words, tables: Tables, looks: str) -> Standing | None:
    """
    Judge a hyphen on either side of a hit, and a place ("in Acme, Ohio"); None when there is neither.

    The second part of a double name is never the brand; the first is open, as with an unknown word after a blank.
    """
    before, after = text[max(0, hit.start - _REACH) : hit.start], text[hit.end : hit.end + _REACH]
    joint = _HYPHEN_BEFORE.search(before)
    if joint and not _says_little(joint.group(1), words, tables, looks):
        return longer(text, hit, len(joint.group()), 0, "hyphen")
    joint = _HYPHENED.match(after)
    if joint and not _says_little(joint.group(1), words, tables, looks):
        return Standing(hit, Stand.OPEN, text[hit.start : hit.end + joint.end()], "hyphen")
    region = _IN_REGION.match(after)
    if region and _IN_PLACE.search(before) and fold(region.group(1)).rstrip(".") in tables.regions:
        return longer(text, hit, 0, region.end(), "place")
    return None


def _says_little(word: str, words: Words, tables: Tables, looks: str) -> bool:
    """Return whether a word at a hyphen makes no longer name: "Ex-Acme", "Acme-Chef", "Acme-Backed"."""
    if not word[0].isupper() or looks in {"nouns", "capitals"}:
        return True
    folded = fold(word)
    known = (
        folded in _PREFIXES or folded in tables.nations or folded in tables.roles or folded in tables.offices
    )
    return known or (bool(looks) and (words.is_common(folded) or folded.endswith("ed")))

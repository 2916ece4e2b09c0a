"""
Longer names: whether a hit stands by itself or is a piece of another name.

Capitals are the only sign that running text gives: "Ford" in "Henry Ford" or "Ford Foundation" is not the
carmaker, in "Ford Motor Co", "Ford Chairman" and "On Monday Ford said" it is. Each verdict names its neighbour.
"""

from __future__ import annotations

import re
from typing import Final

from collector.mention.endings import ANY_LANGUAGE
from collector.mention.finding import Hit
from collector.mention.folding import fold
from collector.mention.joints import AND_COMPANY, ORIGINS, PARTICIPLE, judge_joints
from collector.mention.neighbours import Stand, Standing, Tables, longer, tables_of
from collector.mention.scripts import CASED, script_of
from collector.mention.words import Words

_LEFT: Final = re.compile(r"([^\s,;:!?()\[\]{}\"“”«»„…—–|/]+)[ \u00a0]\Z")
_RIGHT: Final = re.compile(r"[ \u00a0]([^\s,;:!?()\[\]{}\"“”«»„…—–|/]+)")
_LINKS: Final = frozenset(
    (
        "of",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "van",
        "von",
        "der",
        "des",
        "du",
        "the",
        "for",
        "la",
        "le",
    )
)
_STARTS_SENTENCE: Final = re.compile(r"(?:\A|[.!?:…\n•·*|>][\"”’»)\]]*\s*|[\"“«„(\[‘'—–-]\s?|\s[-–—]\s)\Z")
_REACH: Final = 80
#: "Trinity College, Cambridge, where": a place that belongs to the institution, no list of names.
_LOCATED: Final = re.compile(r"([A-Z][\w'’]+), \Z")
_GOES_ON: Final = re.compile(r", (?!and\b|or\b|as well\b)[a-z]")
#: "London-based", "state-owned": an adjective before the name, whatever it begins with.
_COMPOUND: Final = re.compile(r"[\w.]+[-‐‑][a-zà-ÿ]+")


#: In German every noun may follow a hyphen ("Acme-Fabrik"); a text of unknown language may be German.
_HYPHENS_SAY_NOTHING: Final = frozenset((None, ANY_LANGUAGE, "de"))


def stand_of(text: str, hit: Hit, words: Words, language: str | None = None) -> Standing:
    """
    Judge one hit. Only scripts with capitals can tell; a hit in small letters always stands free.

    In German every noun has a capital, so there only names of persons and institutions make a longer name. After a
    case ending ("Ankers Geräte") the next word is none of the name; English has no such ending.
    """
    first = next((c for c in hit.text if c.isalnum()), "")
    if script_of(first) not in CASED and not first.isdigit():
        return _closed_script(text, hit)
    if first.islower() and not any(c.isupper() for c in hit.text):
        return Standing(hit, Stand.FREE, hit.text)
    tables = tables_of(words)
    line = _line_around(text, hit.start, hit.end)
    looks = _looks_of(line, language)
    left = _judge_left(text, hit, words, tables, looks)
    if left.stand is Stand.LONGER:
        return left
    joined = judge_joints(
        text, hit, words, tables, looks if language not in _HYPHENS_SAY_NOTHING else "nouns"
    )
    if joined is not None:
        return joined
    if hit.kind == "inflected":
        # An English plural: "Barclays" is not Barclay.
        plural = language == "en" and script_of(hit.text[-1]) == "Latn"
        return longer(text, hit, 0, 0, "plural") if plural else left
    right = _judge_right(text, hit, words, tables, looks)
    return right if right.stand is not Stand.FREE or right.why else left


def _looks_of(line: str, language: str | None) -> str:
    """Return why capitals say little in a line: ``capitals``, ``title`` case, German ``nouns``; or ""."""
    if line.isupper():
        return "capitals"
    if language == "de":
        return "nouns"
    return "title" if is_title_case(line) else ""


def _line_around(text: str, start: int, end: int) -> str:
    begin = text.rfind("\n", max(0, start - 400), start) + 1
    stop = text.find("\n", end, end + 400)
    return text[max(begin, start - 400) : stop if stop >= 0 else end + 400]


def is_title_case(line: str) -> bool:
    """Return whether a line is a headline in Title Case or CAPITALS, where capitals say nothing."""
    found = [w for w in re.findall(r"[^\W\d_][\w'’-]*", line) if len(w) > 3]
    if not 2 <= len(found) <= 24:
        return False
    if line.rstrip().endswith(".") and any(w[0].islower() for w in found):
        return False
    return sum(w[0].isupper() for w in found) >= 0.75 * len(found) and not re.search(r"[.!?]\s+\w", line)


def _judge_left(text: str, hit: Hit, words: Words, tables: Tables, looks: str) -> Standing:
    free = Standing(hit, Stand.FREE, hit.text)
    before = text[max(0, hit.start - _REACH) : hit.start]
    if re.search(r"\w ?[&＆] ?\Z", before):
        return longer(text, hit, len(before.split(" ")[-1]) + 2, 0, "joined")
    located = _LOCATED.search(before)
    if located and fold(located.group(1)) in tables.heads and _GOES_ON.match(text, hit.end):
        return longer(text, hit, len(located.group()), 0, "organisation")
    match = _LEFT.search(before)
    if match is None:
        return free
    token = match.group(1)
    if token.lower() in _LINKS:
        return _judge_linked(text, hit, before[: match.start()], tables, match) or free
    if not token[0].isupper():
        return free
    initial = bool(_STARTS_SENTENCE.search(before[: match.start()]))
    why = _left_reason(token, words, tables, looks, initial=initial, name=hit.text)
    return longer(text, hit, len(match.group()), 0, why) if why else free


def _left_reason(token: str, words: Words, tables: Tables, looks: str, *, initial: bool, name: str) -> str:
    """Return why the capitalised word before a name makes a longer one of it, or "" when it does not."""
    word, several = fold(token).replace(".", ""), " " in name
    initials = re.fullmatch(r"(?:[^\W\d_]\.)+", token) is not None
    if token.endswith(".") and not initials and word not in tables.titles:
        return ""
    if word in tables.nations:
        return "left" if words.is_common(name) else ""
    if word in tables.given or word in tables.titles or initials:
        return "" if several else "person"
    if "-" in word and all(part in ORIGINS or part in tables.nations for part in word.split("-")):
        return ""
    if looks and PARTICIPLE.fullmatch(token):
        return ""
    apart = token.endswith(("'s", "’s", "'", "’")) or word in tables.calendar or word in tables.roles
    if apart or _COMPOUND.fullmatch(token) or word in tables.offices or (initial and len(word) == 1):
        return ""
    if words.is_common(word):
        return "" if looks or initial or several else "left"
    if word in tables.heads:
        return "organisation"
    return "" if several or looks in {"nouns", "capitals"} else "left"


def _judge_linked(text: str, hit: Hit, before: str, tables: Tables, match: re.Match[str]) -> Standing | None:
    """Judge "Bank of X", "University of the X": a longer name when the head is an institution's or a place's."""
    head = _LEFT.search(before)
    if head is None:
        return None
    token, reach = head.group(1), len(head.group()) + len(match.group())
    if token.lower() in _LINKS:
        head = _LEFT.search(before[: head.start()])
        if head is None:
            return None
        token, reach = head.group(1), reach + len(head.group())
    if token[0].isupper() and fold(token) in tables.heads and match.group(1).lower() not in {"for"}:
        return longer(text, hit, reach, 0, "organisation")
    return None


def _judge_right(text: str, hit: Hit, words: Words, tables: Tables, looks: str) -> Standing:
    free = Standing(hit, Stand.FREE, hit.text)
    after = text[hit.end : hit.end + _REACH]
    if re.match(r" ?[&＆] ?[^\W\d_]", after) and not AND_COMPANY.match(after):
        return longer(text, hit, 0, 8, "joined")
    match = _RIGHT.match(after)
    if match is None:
        return free
    token = match.group(1).rstrip(".'’")
    word = fold(token)
    if word.removesuffix("'s") in tables.forms and (token[:1].isupper() or "." in match.group(1)):
        return Standing(hit, Stand.FREE, text[hit.start : hit.end + match.end()], "company form")
    if word == "of" and (fold(hit.text) in tables.heads):
        return longer(text, hit, 0, match.end() + 12, "organisation")
    if not token[:1].isupper() or word in tables.calendar:
        return free
    word = word.removesuffix("'s")
    if word in tables.heads:
        return longer(text, hit, 0, match.end(), "organisation")
    if word in tables.roles or word in tables.offices or (looks and words.is_common(word)):
        return free
    if _is_company(text, hit, after[match.end() :], tables):
        return Standing(hit, Stand.FREE, text[hit.start : hit.end + match.end()], "company form")
    if word in tables.tails:
        whole = text[hit.start : hit.end + match.end()]
        if words.is_common(hit.text) or fold(hit.text) in tables.nations:
            return Standing(hit, Stand.OPEN, whole, "right")
        return Standing(hit, Stand.FREE, whole, "company form")
    if looks in {"nouns", "capitals"} or " " in hit.text:
        return free
    return Standing(hit, Stand.OPEN, text[hit.start : hit.end + match.end()], "right")


def _is_company(text: str, hit: Hit, after: str, tables: Tables) -> bool:
    """Return whether a name begins a company's whole name ("Acme Foods Inc"): a legal form ends it."""
    if fold(hit.text) in tables.nations or fold(hit.text) in tables.given:
        return False
    for _ in range(2):
        match = _RIGHT.match(after)
        if match is None or not match.group(1)[:1].isupper():
            return False
        if fold(match.group(1)).rstrip(".'’,").removesuffix("'s") in tables.forms:
            return True
        after = after[match.end() :]
    return False


def _closed_script(text: str, hit: Hit) -> Standing:
    """A short katakana name in the middle of a longer katakana word is that word (ライン in オンライン)."""
    before = text[hit.start - 1 : hit.start]
    if (
        len(hit) <= 4
        and script_of(hit.text[0]) == "Kana"
        and "ァ" <= hit.text[0] <= "ー"
        and "ァ" <= before <= "ー"
    ):
        if before in "・":
            return Standing(hit, Stand.FREE, hit.text)
        return longer(text, hit, 1, 0, "left")
    return Standing(hit, Stand.FREE, hit.text)

"""
Spellings: a name as one pattern over raw markup, for an engine that reads every byte once.

Each letter accepts every character that folds to it, plainly, as an entity (also one escaped twice) or as a ``\\u``
escape; between letters may stand tags and invisible characters. The pattern has no look-ahead and no back-tracking,
and accepts all that ``patterns.loose_patterns`` finds in the markup or in its text. It accepts a little more.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html.entities import html5
from typing import Final

from collector.mention.endings import Endings
from collector.mention.folding import fold_char, unfoldings
from collector.mention.patterns import (
    any_cases_of,
    inflecting,
    plainly,
    region_end,
    shifted_of,
    stems_of,
    units_of,
    without_alif,
    words_of,
)
from collector.mention.scripts import IGNORED, MARKS, script_of

#: An ampersand, itself escaped or not.
_AMP: Final = "&(?:(?:amp|AMP|#0*38|#[xX]0*26);?)?"
_TAG: Final = "<[^<>]*>"
_BLANK_CHARS: Final = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_JOINT_CHARS: Final = _BLANK_CHARS + "-‐‑‒–—−﹣－―・･·\u0387"
#: Numbers of the invisible characters and of the marks that may be dropped, and a few more.
_GAP_DECIMALS: Final = (
    "173|7[6-9]\\d|8[0-7]\\d|1[4-7]\\d\\d|444[78]|606[89]|615[4-9]|82(?:0[3-7]|3[4-8]|8[89]|9\\d)|830[0-3]|12644|"
    "65(?:02[4-9]|03\\d|279|440)"
)
_GAP_HEXES: Final = (
    "0*ad|0*3[0-6][0-9a-f]|0*5[9a-c][0-9a-f]|0*6[0-9a-e][0-9a-f]|115f|1160|17b[45]|180[b-f]|20(?:0[b-f]|2[a-e]|6[0-9a-f])|"
    "3164|fe0[0-9a-f]|feff|ffa0"
)
#: Endings are accepted plainly; one with an entity, an escape or a tag in it may be any letters.
_ENTITY: Final = (
    f"{_AMP}(?:#\\w{{2,8}}|[A-Za-z]{{1,3}}(?:acute|grave|circ|uml|tilde|cedil|ring|caron|ogon|macr|dot|dblac|breve|strok|"
    "slash|cy|fr|scr|opf)|alpha|epsi(?:lon)?|eta|iota|nu|omicron|omega|sigma[fv]?|upsi(?:lon)?);?"
)
_LETTER: Final = "[^\\x00-@\\[-`{-\\x7f]"
_DISGUISED: Final = (
    f"{_LETTER}*(?:{_TAG})*(?:{_ENTITY}|\\\\u\\w{{4}}|{_LETTER}(?:{_TAG})+{_LETTER}|{_LETTER}[{MARKS}]|[\U0001d400-\U0001d7ff])"
    f"(?:{_LETTER}|{_ENTITY}|\\\\u\\w{{4}}|{_TAG})*"
)
#: Letters that the first or last letter of a name can't stand beside, by its script; digits go with Latin letters.
_BESIDE: Final = {"Latn": "A-Za-z0-9_", "Cyrl": "а-яА-ЯёЁіїєґІЇЄҐ", "Grek": "α-ωΑ-Ω"}
#: An escape or an unfinished entity ends in a letter that is none of the text.
_ESCAPED: Final = "\\\\[A-Za-z]|\\\\u\\w{4}|&#?\\w{2,10}"
#: From here on, where a letter has many spellings, they are not told apart by their numbers.
_FAR: Final = 0x180
_MANY: Final = 8
_MATHEMATICAL: Final = range(0x1D400, 0x1D800)


def markup_pattern(core: str) -> str:
    """Return the pattern of a name and of all its cases, over markup in UTF-8; at its edges a word begins and ends."""
    bare = without_alif(core)
    words = words_of(bare)
    if not any(word.strip(" &") for word in words):
        return _letters(bare)
    table = any_cases_of(bare)
    able = inflecting(words, table) if table is not None else [False] * len(words)
    cases = [
        _cases(word, table) if table is not None and yes else ""
        for word, yes in zip(words, able, strict=True)
    ]
    parts = [
        f"(?:{_whole(word)}{f'|{ends}' if ends else ''})" for word, ends in zip(words, cases, strict=True)
    ]
    begins, beside = _BESIDE.get(_edge(bare[0])), _BESIDE.get(_edge(bare[-1]))
    left = f"(?:\\A|[^{begins}]|{_ESCAPED})" if begins else ""
    if beside:
        genitive = "[sS]?" if _edge(bare[-1]) == "Latn" else ""
        whole = f"{_whole(words[-1])}{genitive}"
        parts[-1] = f"(?:{whole}{f'|{cases[-1]}' if cases[-1] else ''})(?:[^{beside}]|\\z)"
    return left + _joint().join(parts)


def _edge(char: str) -> str:
    """Return the script whose letters an outer character of a name does not stand beside."""
    return "Latn" if char.isdigit() else script_of(char)


def _whole(word: str) -> str:
    """Return the pattern of one word, or of the ampersand between two."""
    if word.strip() == "&":
        spelled = [_class("&＆"), _letters("and")] if word != "&" else [_class("&＆")]
        return f"{_AMP}(?:(?:amp|AMP);?)?|{'|'.join(spelled)}"
    return _letters(word)


def _letters(word: str) -> str:
    units = [unit for char in word for unit in units_of(char)]
    parts, at = [], 0
    while at < len(units):
        end = region_end(units, at)
        parts.append(_ways(units[at:end]))
        at = end
    return _gap().join(parts)


def _ways(units: Sequence[tuple[str, str]]) -> str:
    """Return the pattern of a short run of letters: each way to write it, one character for several of them too."""
    table, found = unfoldings(), []
    for size in range(len(units), 0, -1):
        folded = "".join(f for f, _ in units[:size])
        heads = table[folded].split("\0") if folded in table else []
        if size == 1:
            heads = [*filter(None, (folded, units[0][1])), *heads]
        heads += _mathematical().get(folded, ())
        if heads:
            rest = units[size:]
            found.append(_any_of(heads) + (f"{_gap()}{_ways(rest)}" if rest else ""))
    return f"(?:{'|'.join(found)})"


def _any_of(heads: Iterable[str]) -> str:
    """Return the pattern of any of these spellings; single characters share their class."""
    single, longer = [], []
    for head in dict.fromkeys(heads):
        if len(head) > 1:
            longer.append(_gap().join(map(_class, head)))
            continue
        single.append(head)
        longer.extend(_decomposed(head))
    return f"(?:{'|'.join([_class(''.join(single)), *longer] if single else longer)})"


def _decomposed(char: str) -> Iterator[str]:
    """Yield the patterns of a character written as a letter and its marks, which folding keeps apart."""
    parts = unicodedata.normalize("NFD", char)
    if len(parts) < 2 or len(fold_char(char)) != 1 or "".join(map(fold_char, parts)) == fold_char(char):
        return
    yield _gap().join(map(_class, parts))
    for cut in range(2, len(parts)):
        begun = unicodedata.normalize("NFC", parts[:cut])
        if len(begun) == 1:
            yield _gap().join(map(_class, (begun, *parts[cut:])))


@lru_cache(maxsize=4096)
def _class(chars: str) -> str:
    """Return the pattern of one of these characters, as it is or escaped."""
    codes = sorted(map(ord, chars))
    named = sorted({name for char in chars for name in _entity_names().get(char, ())})
    near, far = [c for c in codes if c < _FAR], [c for c in codes if c >= _FAR]
    decimals = [*map(str, near), *(n for char in chars for n in _old_numbers().get(char, ()))]
    hexes, escapes = [f"{c:x}" for c in near], [f"{c:04x}" for c in near]
    if len(far) > _MANY:
        # All but the last digits: no ordinary page writes these as numbers.
        decimals += {f"{c // 100}\\d\\d": 0 for c in far}
        hexes += {f"{c >> 4:x}[0-9a-f]": 0 for c in far}
        escapes += {f"{c >> 4:03x}[0-9a-f]": 0 for c in far if c <= 0xFFFF}
    else:
        decimals += map(str, far)
        hexes += [f"{c:x}" for c in far]
        escapes += [f"{c:04x}" for c in far if c <= 0xFFFF]
    entity = [f"#0*(?:{'|'.join(decimals)});?", f"#[xX]0*(?i:{'|'.join(hexes)});?"]
    entity += [f"(?:{'|'.join(named)})"] if named else []
    ways = [f"[{''.join(map(re.escape, chars))}]", f"{_AMP}(?:{'|'.join(entity)})"]
    ways += [f"\\\\u(?i:{'|'.join(escapes)})"] if escapes else []
    return f"(?:{'|'.join(ways)})"


@lru_cache(maxsize=1)
def _gap() -> str:
    """Return the pattern of what may stand between two letters of a word."""
    named = sorted(
        name for char in re.findall(f"[{IGNORED}{MARKS}]", _all_entities()) for name in _entity_names()[char]
    )
    entity = f"{_AMP}(?:#0*(?:{_GAP_DECIMALS});?|#[xX]0*(?i:{_GAP_HEXES});?|{'|'.join(dict.fromkeys(named))})"
    return f"(?:[{IGNORED}{MARKS}]|{_TAG}|{entity}|\\\\u(?i:{_GAP_HEXES.replace('0*', '0+')}))*"


@lru_cache(maxsize=1)
def _joint() -> str:
    """Return the pattern of what may stand between two words of a name."""
    return f"(?:{_class(_JOINT_CHARS)}|{_gap()[:-1]})*"


def _all_entities() -> str:
    return "".join(_entity_names())


@lru_cache(maxsize=1)
def _entity_names() -> dict[str, list[str]]:
    """Return each character's names, with the semicolon where it must stand."""
    found: dict[str, list[str]] = {}
    for name, char in html5.items():
        if len(char) == 1 and name.removesuffix(";") not in ("amp", "AMP"):
            found.setdefault(char, []).append(name)
    return found


@lru_cache(maxsize=1)
def _old_numbers() -> dict[str, list[str]]:
    """Return each character's number in windows-1252, which browsers read as that character."""
    found: dict[str, list[str]] = {}
    for code in range(0x80, 0xA0):
        found.setdefault(html.unescape(f"&#{code};"), []).append(str(code))
    return found


@lru_cache(maxsize=1)
def _mathematical() -> dict[str, tuple[str, ...]]:
    """Return the mathematical letters (𝗔) that fold to each character."""
    found: dict[str, list[str]] = {}
    for char in map(chr, _MATHEMATICAL):
        if (plain := unicodedata.normalize("NFKC", char)) != char:
            found.setdefault("".join(map(fold_char, plain)), []).append(char)
    return {folded: tuple(chars) for folded, chars in found.items()}


def _cases(word: str, table: Endings) -> str:
    """Return the pattern of a word's cases."""
    stems = stems_of(word, table)
    stemmed = "|".join(map(_letters, stems))
    endings = "|".join(map(plainly, table.endings))
    choices = [f"{_letters(stem)}{_gap()}{plainly(new)}" for stem, new in shifted_of(word, table)]
    choices.append(f"(?:{stemmed}){_gap()}(?:{endings}|{_DISGUISED})")
    choices += [stemmed] if table.bare and word not in stems else []
    return "|".join(choices)


__all__ = ["markup_pattern"]

"""
Patterns: a name as a regular expression over the raw text.

A pattern accepts every spelling that folds to the name, so the text itself is never folded and every offset is
true from the start. Patterns overshoot on purpose: boundaries and case are judged afterwards (``finding``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from collector.mention.endings import BY_SCRIPT, EVERY_CASE, SHORTEST, Endings
from collector.mention.folding import fold_char, unfoldings
from collector.mention.scripts import IGNORED, MARKS, ZWNJ, script_of

#: Longest name that is looked for; the rest of a longer one is cut off.
LONGEST_NAME: Final = 200
_IGNORED: Final = f"[{IGNORED}{MARKS}]"
_GAP: Final = f"{_IGNORED}{{0,8}}+"
_SPACES: Final = "\\s\\u2000-\\u200a\\u202f\\u3000"
_DASHES: Final = "\\-‐‑‒–—−﹣－―"
_JOINT: Final = f"(?:[{_SPACES}{_DASHES}・･·{IGNORED}]{{0,3}}+)"
_AND: Final = f"[{_SPACES}]{{0,2}}+(?:[&＆]|[Aa][Nn][Dd](?=[{_SPACES}]))[{_SPACES}]{{0,2}}+"
#: A letter, or a mark of the Indic scripts, which Python's classes do not count among letters.
_FOLLOWING: Final = "(?:[^\\W\\d_]|[\u0900-\u0963\u0970-\u0dff])"
_TIGHT_AND: Final = f"[{_SPACES}]{{0,2}}+[&＆][{_SPACES}]{{0,2}}+"
_AMPERSANDS: Final = {" & ": _AND, "&": _TIGHT_AND}
_JOINT_CHARS: Final = frozenset(" -・·")


def normalised(name: str) -> str:
    """Return a name in NFC with single blanks, trimmed, a zero-width non-joiner inside it taken as a blank."""
    text = unicodedata.normalize("NFC", name).replace(ZWNJ, " ")
    return " ".join(text.split())[:LONGEST_NAME]


def core_of(name: str) -> str:
    """Return a name without the punctuation at its outer edges ("Yahoo!" → "Yahoo"), or as it is if nothing remains."""
    start, end = 0, len(name)
    while start < end and not _is_wordlike(name[start]):
        start += 1
    while end > start and not _is_wordlike(name[end - 1]):
        end -= 1
    return name[start:end] or name


def _is_wordlike(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN"


def words_of(core: str) -> list[str]:
    """Split a name at its joints: blanks, hyphens, middle dots. An ampersand is a word: " & " with blanks, "&" without."""
    words: list[str] = []
    for part in re.split(r"(\s*[&＆]\s*)", core):
        if part.strip() in {"&", "＆"}:
            words.append(" & " if part != part.strip() else "&")
        else:
            words.extend(w for w in _at_joints(part) if w)
    return words


def _at_joints(text: str) -> Iterator[str]:
    word = ""
    for char in text:
        if fold_char(char) in _JOINT_CHARS and fold_char(char):
            yield word
            word = ""
        else:
            word += char
    yield word


def exact_pattern(core: str) -> str:
    """Return the pattern of a name in its own form: any case, marks dropped or added, any joint."""
    words = words_of(core)
    if not any(word.strip(" &") for word in words):
        return re.escape(core)
    return _joined([_AMPERSANDS.get(word) or word_pattern(word) for word in words], _JOINT)


def _joined(parts: Sequence[str], joint: str) -> str:
    ampersands = _AMPERSANDS.values()
    pattern = parts[0]
    for left, right in pairwise(parts):
        pattern += right if left in ampersands or right in ampersands else joint + right
    return pattern


def inflected_pattern(core: str, table: Endings) -> str | None:
    """Return the pattern of a name's other cases, or None where no word of it is long enough to inflect."""
    words = words_of(core)
    able = inflecting(words, table)
    if not any(able):
        return None
    strict = _JOINT.replace("{0,3}", "{1,3}")
    return strict.join(
        _with_endings(w, table) if yes else word_pattern(w) for w, yes in zip(words, able, strict=True)
    )


def inflecting(words: Sequence[str], table: Endings) -> list[bool]:
    """Return, for each word of a name, whether it has cases."""
    last = len(words) - 1
    return [
        len(w) >= SHORTEST and all(map(_is_wordlike, w)) and (table.every_word or i == last)
        for i, w in enumerate(words)
    ]


def stems_of(word: str, table: Endings) -> list[str]:
    """Return what may stand before an ending: the word without the letters that it loses, longest loss first."""
    lower = word.lower()
    drops = [d for d in sorted(table.drop, key=lambda d: (-len(d), d)) if lower.endswith(d)]
    return [word[: len(word) - len(d)] for d in drops if len(word) - len(d) >= 2] or [word]


def shifted_of(word: str, table: Endings) -> list[tuple[str, str]]:
    """Return the stems whose last consonant changes, each with what then follows."""
    lower = word.lower()
    return [(word[: -len(old)], new) for old, new in table.shifts if lower.endswith(old)]


def _with_endings(word: str, table: Endings) -> str:
    stems = stems_of(word, table)
    follow = f"(?!{_FOLLOWING})"
    endings = "|".join(map(plainly, table.endings))
    shifted = [f"{word_pattern(stem)}{plainly(new)}" for stem, new in shifted_of(word, table)]
    stemmed = "|".join(word_pattern(stem) for stem in stems)
    choices = [
        word_pattern(word),
        *shifted,
        f"(?:{stemmed}){_GAP}(?:{endings})",
        *([stemmed] if table.bare and word not in stems else []),
    ]
    return f"(?:{'|'.join(f'(?:{choice}){follow}' for choice in choices)})"


def plainly(letters: str) -> str:
    """Return the pattern of an ending: its letters in either case, nothing else."""
    return "".join(c if c.upper() == c else f"[{c}{c.upper()}]" for c in letters)


def loose_patterns(core: str) -> tuple[str, ...]:
    """Return patterns that together find the name and every case of it, boundaries left open: for a cheap first test."""
    table = any_cases_of(core)
    cases = inflected_pattern(core, table) if table else None
    return (exact_pattern(without_alif(core)), *([cases.replace("{1,3}", "{0,3}")] if cases else ()))


def any_cases_of(core: str) -> Endings | None:
    """Return the endings of a name's script; in Latin script those of all languages together."""
    script = letters_of(core)
    return EVERY_CASE if script == "Latn" else BY_SCRIPT.get(script)


def without_alif(core: str) -> str:
    """Return a name as it stands after an Arabic ل: its article without the alif."""
    return core[1:] if core.startswith("ال") else core


def word_pattern(word: str) -> str:
    """Return the pattern of one word: for each letter every character that folds to it, invisible ones between."""
    return _GAP.join(_segments([piece for c in word for piece in units_of(c)]))


def units_of(char: str) -> Iterator[tuple[str, str]]:
    """Yield (folded character, raw character) pairs; raw only where the fold is one character."""
    folded = fold_char(char)
    if len(folded) == 1:
        yield folded, char
    else:
        yield from ((part, "") for part in folded)


def _segments(units: Sequence[tuple[str, str]]) -> Iterator[str]:
    at = 0
    while at < len(units):
        end = region_end(units, at)
        yield _branch(_spellings(units[at:end]))
        at = end


def region_end(units: Sequence[tuple[str, str]], at: int) -> int:
    """Return where the run of letters ends that one character may stand for (ss ← ß), overlaps joined."""
    table, end = unfoldings(), at + 1
    index = at
    while index < end and end - at < 6:
        for size in (4, 3, 2):
            if index + size <= len(units) and "".join(f for f, _ in units[index : index + size]) in table:
                end = max(end, min(index + size, at + 6))
                break
        index += 1
    return end


def _spellings(units: Sequence[tuple[str, str]]) -> list[tuple[list[str], str]]:
    """Return every way to write a short run: the spellings of its first part, and the pattern of the rest."""
    found: list[tuple[list[str], str]] = []
    table = unfoldings()
    for size in range(len(units), 0, -1):
        folded = "".join(f for f, _ in units[:size])
        heads = table[folded].split("\0") if folded in table else []
        if size == 1:
            heads = list(dict.fromkeys(filter(None, (folded, units[0][1], *heads))))
        if heads:
            rest = units[size:]
            found.append((heads, f"{_GAP}{_branch(_spellings(rest))}" if rest else ""))
    return found


def _branch(ways: Sequence[tuple[list[str], str]]) -> str:
    """
    Return a pattern that begins with one character class, whatever follows.

    The regex engine skips fast to a class, but tries a leading alternation at every character.
    """
    firsts = dict.fromkeys(head[0] for heads, _ in ways for head in heads)
    if len(ways) == 1 and all(len(head) == 1 for head in ways[0][0]):
        return _class_of(firsts) + ways[0][1]
    tails: list[str] = []
    for heads, rest in ways:
        tails.extend(
            f"(?<={re.escape(head[0])}){re.escape(head[1:])}{rest}" for head in heads if len(head) > 1
        )
        if single := dict.fromkeys(head for head in heads if len(head) == 1):
            tails.append(f"(?<={_class_of(single)}){rest}")
    return f"{_class_of(firsts)}(?:{'|'.join(tails)})"


def _class_of(chars: Iterable[str]) -> str:
    inner = "".join(map(re.escape, chars))
    return f"[{inner}]"


def letters_of(core: str) -> str:
    """Return the scripts of a name's letters, for choosing tables: the script of its last letter."""
    return next((script_of(c) for c in reversed(core) if script_of(c)), "")

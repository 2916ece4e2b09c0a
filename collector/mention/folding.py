"""
Folding: the view of a text in which spellings of one name are equal.

Every character is folded by itself, so an offset in the folded view leads back to the text. The one exception is
half-width kana with its voicing mark: two code points, one letter.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from collector.mention.scripts import IGNORABLE, is_dropped_mark, script_of

_MAPPED: Final = {
    **dict.fromkeys("’‘ʼ`´′＇‛ʹ", "'"),
    **dict.fromkeys("‐‑‒–—−﹣－―", "-"),
    **dict.fromkeys("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", " "),
    **{chr(c): " " for c in range(0x2000, 0x200B)},
    "İ": "i", "ı": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d",
    "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ħ": "h", "Ħ": "h", "ŧ": "t", "Ŧ": "t",
    "آ": "ا", "أ": "ا", "إ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ۀ": "ه",
    "ە": "ه", "ہ": "ه", "ھ": "ه", "ک": "ك", "ڪ": "ك",
    "・": "・", "･": "・", "·": "·", "™": "™", "℠": "℠", "©": "©", "®": "®",
}  # fmt: skip
_MAPPED["ئ"] = "ئ"
_MAPPED["ؤ"] = "ؤ"
_DELETED: Final = frozenset(IGNORABLE)
#: Superscript digits are footnote marks, not part of a name.
_KEPT: Final = frozenset("ªº¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True, slots=True)
class Folded:
    """
    A folded view and the way back.

    ``folded_at`` and ``source_at`` are break points: from each on, both sides run in step. Both are empty when the
    offsets are equal throughout.
    """

    text: str
    folded_at: tuple[int, ...] = ()
    source_at: tuple[int, ...] = ()

    def source_offset(self, at: int) -> int:
        """Return the offset in the source where folded character ``at`` begins (or the view ends)."""
        if not self.folded_at:
            return at
        index = bisect_right(self.folded_at, at) - 1
        return at if index < 0 else self.source_at[index] + at - self.folded_at[index]


@lru_cache(maxsize=8192)
def fold_char(char: str) -> str:
    """Return what one character folds to: usually one character, none for an invisible one, or several."""
    known = _MAPPED.get(char)
    if known is not None:
        return known
    if char in _KEPT:
        return char
    if char in _DELETED or is_dropped_mark(char):
        return ""
    wide = unicodedata.normalize("NFKC", char)
    if wide != char and len(wide) > 1 and not wide.strip():
        return " "
    return "".join(_fold_simple(part) for part in wide.casefold())


def _fold_simple(char: str) -> str:
    known = _MAPPED.get(char)
    if known is not None:
        return known
    if char in _DELETED:
        return ""
    if script_of(char) in {"Latn", "Grek", "Arab"}:
        parts = unicodedata.normalize("NFKD", char).casefold()
        return "".join(_MAPPED.get(p, p) for p in parts if not is_dropped_mark(p) and p not in _DELETED)
    return "" if is_dropped_mark(char) else char


_ASCII: Final[dict[str, str]] = {**dict.fromkeys("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f", " "), "`": "'"}
_ASCII_TABLE: Final = str.maketrans(_ASCII)
_ASCII_BYTES: Final = bytes(range(128))
_HALF_WIDTH: Final = re.compile("[ｦ-ﾟ]")
#: More different characters than this in one text are replaced in one pass instead of one by one.
_FEW: Final = 24


class _Changes(dict[str, str | None]):
    """What a character folds to, None for itself: worked out once for each character of the basic plane."""

    def __missing__(self, char: str) -> str | None:
        folded = fold_char(char)
        change = None if folded == char and not _HALF_WIDTH.match(char) else folded
        if char <= "\uffff":
            self[char] = change
        return change


_CHANGES: Final = _Changes()


def fold(text: str) -> str:
    """Return the folded view of a text; folding it again changes nothing."""
    return fold_with_map(text).text


def fold_with_map(text: str) -> Folded:
    """Return the folded view with the way back: first all that keeps its length, then what does not, piece by piece."""
    if text.isascii():
        return Folded(text.lower().translate(_ASCII_TABLE))
    # The capital İ is the only letter whose small form is two characters.
    even = text.replace("İ", "i").lower()
    for char, plain in _ASCII.items():
        even = even.replace(char, plain)
    folds = {char: fold for char in set(_beyond_ascii(even)) if (fold := _CHANGES[char]) is not None}
    uneven = "".join(sorted(c for c, fold in folds.items() if len(fold) != 1 or "ｦ" <= c <= "ﾟ"))
    changed = {c: fold for c, fold in folds.items() if c not in uneven}
    if len(changed) > _FEW:
        even = even.translate({ord(c): plain for c, plain in changed.items()})
    else:
        for char, plain in changed.items():
            even = even.replace(char, plain)
    return _fold_pieces(even, _pattern_of(uneven)) if uneven else Folded(even)


def _beyond_ascii(text: str) -> str:
    encoded = text.encode("utf-8", "surrogatepass")
    return encoded.translate(None, _ASCII_BYTES).decode("utf-8", "surrogatepass")


def _fold_pieces(even: str, uneven: re.Pattern[str]) -> Folded:
    parts: list[str] = []
    folded_at: list[int] = []
    source_at: list[int] = []
    at = size = 0
    for match in uneven.finditer(even):
        start, end = match.span()
        piece = _fold_uneven(match.group())
        parts += (even[at:start], piece)
        size += start - at
        folded_at += range(size, size + len(piece) + 1)
        source_at += (*(start for _ in piece), end)
        size, at = size + len(piece), end
    parts.append(even[at:])
    return Folded("".join(parts), tuple(folded_at), tuple(source_at))


@lru_cache(maxsize=4096)
def _pattern_of(uneven: str) -> re.Pattern[str]:
    """Return the pattern of these characters, half-width kana with the voicing mark after it."""
    return re.compile(f"[ｦ-ﾝ][ﾞﾟ]?|[{re.escape(uneven)}]")


def _fold_uneven(unit: str) -> str:
    if len(unit) == 2:
        composed = unicodedata.normalize("NFKC", unit)
        if len(composed) == 1:
            return composed
    return "".join(map(fold_char, unit))


#: Where characters live that fold to another character than themselves.
_SOURCES: Final = (
    (0x21, 0x7F), (0xA0, 0x590), (0x590, 0x780), (0x958, 0xFB0), (0x10A0, 0x1100), (0x13A0, 0x1400), (0x1680, 0x1681),
    (0x180E, 0x180F), (0x1C80, 0x1CC0), (0x1D00, 0x2190), (0x2212, 0x2213), (0x222C, 0x2231), (0x2329, 0x232B),
    (0x2460, 0x2500), (0x2A0C, 0x2A0D), (0x2A74, 0x2A77), (0x2ADC, 0x2ADD), (0x2C00, 0x2D70), (0x2E80, 0x3040),
    (0x309B, 0x30A0), (0x30FB, 0x3100), (0x3130, 0x3400), (0xA640, 0xA6A0), (0xA720, 0xA800), (0xAB30, 0xABC0),
    (0xF900, 0xFFF0),
)  # fmt: skip


@lru_cache(maxsize=1)
def unfoldings() -> dict[str, str]:
    """Return, for each folded string, every character that folds to it: what a pattern over raw text must accept."""
    table: dict[str, list[str]] = {}
    for start, end in _SOURCES:
        for code in range(start, end):
            char = chr(code)
            folded = fold_char(char)
            if folded and folded != char:
                table.setdefault(folded, []).append(char)
    for code in range(0xFF66, 0xFF9E):
        for mark in "ﾞﾟ":
            composed = unicodedata.normalize("NFKC", chr(code) + mark)
            if len(composed) == 1:
                table.setdefault(composed, []).append(chr(code) + mark)
    return {key: "\0".join(value) for key, value in table.items()}

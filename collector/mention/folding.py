"""
Folding: the view of a text in which spellings of one name are equal.

Every character is folded by itself, so an offset in the folded view leads back to the text. The one exception is
half-width kana with its voicing mark: two code points, one letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
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
_KEPT: Final = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
_VOICED: Final = re.compile("[ｦ-ﾝ][ﾞﾟ]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded view and the way back: ``starts[i]`` is the offset in the source of folded character i."""

    text: str
    #: None when offsets are equal on both sides. Else one entry a folded character and one for the end.
    starts: tuple[int, ...] | None = None

    def source_offset(self, at: int) -> int:
        """Return the offset in the source where folded character ``at`` begins."""
        return at if self.starts is None else self.starts[at]


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


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for match in _VOICED.finditer(text):
        yield from enumerate(map(fold_char, text[at : match.start()]), at)
        composed = unicodedata.normalize("NFKC", match.group())
        yield match.start(), composed if len(composed) == 1 else "".join(map(fold_char, match.group()))
        at = match.end()
    yield from enumerate(map(fold_char, text[at:]), at)


def fold(text: str) -> str:
    """Return the folded view of a text; folding it again changes nothing."""
    if text.isascii():
        return _fold_ascii(text)
    return "".join(piece for _, piece in _pieces(text))


def fold_with_map(text: str) -> Folded:
    """Return the folded view with the way back; the map is made only when a length changed."""
    if text.isascii():
        return Folded(_fold_ascii(text))
    starts: list[int] = []
    parts: list[str] = []
    for at, piece in _pieces(text):
        parts.append(piece)
        starts.extend([at] * len(piece))
    folded = "".join(parts)
    if len(folded) == len(text) and all(at == index for index, at in enumerate(starts)):
        return Folded(folded)
    return Folded(folded, (*starts, len(text)))


_ASCII_SPACES: Final = str.maketrans(dict.fromkeys("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f", " ") | {"`": "'"})


def _fold_ascii(text: str) -> str:
    return text.lower().translate(_ASCII_SPACES)


#: Where characters live that fold to another character than themselves.
_SOURCES: Final = (
    (0x21, 0x7F), (0xA0, 0x250), (0x2B0, 0x300), (0x370, 0x590), (0x5F0, 0x780), (0x958, 0xFB0), (0x10A0, 0x1100),
    (0x13A0, 0x1400), (0x1C80, 0x1CC0), (0x1D00, 0x2000), (0x2010, 0x2070), (0x2100, 0x2190), (0x2212, 0x2213),
    (0x2460, 0x2500), (0x2C00, 0x2D30), (0x2E80, 0x2FE0), (0x30FB, 0x3100), (0x3130, 0x3190), (0x3200, 0x3400),
    (0xA640, 0xA6A0), (0xA720, 0xA800), (0xAB30, 0xABC0), (0xF900, 0xFE00), (0xFE30, 0xFF00), (0xFF01, 0xFFDD),
    (0x1D400, 0x1D800),
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

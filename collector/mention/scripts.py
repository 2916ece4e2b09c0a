"""Scripts: which one a character belongs to, and how each lets one word end and the next begin."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from typing import Final

#: First code point of each range and its script; "" is no script (punctuation, symbols, digits, marks for all).
_RANGES: Final = (
    (0x0000, ""), (0x0041, "Latn"), (0x005B, ""), (0x0061, "Latn"), (0x007B, ""),
    (0x00C0, "Latn"), (0x00D7, ""), (0x00D8, "Latn"), (0x00F7, ""), (0x00F8, "Latn"),
    (0x02B0, ""), (0x0370, "Grek"), (0x037E, ""), (0x037F, "Grek"), (0x0400, "Cyrl"), (0x0530, "Armn"),
    (0x0590, "Hebr"), (0x0600, ""), (0x0610, "Arab"), (0x061B, ""), (0x0620, "Arab"), (0x0660, ""), (0x066E, "Arab"),
    (0x06D4, ""), (0x06D5, "Arab"), (0x06F0, ""), (0x06FA, "Arab"), (0x0700, "Syrc"), (0x0750, "Arab"),
    (0x0780, "Thaa"), (0x07C0, "Nkoo"), (0x0800, "Samr"), (0x08A0, "Arab"), (0x0900, "Deva"), (0x0964, ""),
    (0x0970, "Deva"), (0x0980, "Beng"), (0x0A00, "Guru"), (0x0A80, "Gujr"), (0x0B00, "Orya"), (0x0B80, "Taml"),
    (0x0C00, "Telu"), (0x0C80, "Knda"), (0x0D00, "Mlym"), (0x0D80, "Sinh"), (0x0E00, "Thai"), (0x0E80, "Laoo"),
    (0x0F00, "Tibt"), (0x1000, "Mymr"), (0x10A0, "Geor"), (0x1100, "Hang"), (0x1200, "Ethi"), (0x13A0, "Cher"),
    (0x1400, "Cans"), (0x1680, ""), (0x1780, "Khmr"), (0x1800, "Mong"), (0x18B0, "Cans"), (0x1900, ""),
    (0x1C80, "Cyrl"), (0x1C90, "Geor"), (0x1CC0, ""), (0x1D00, "Latn"), (0x1DC0, ""), (0x1E00, "Latn"),
    (0x1F00, "Grek"), (0x2000, ""), (0x2071, "Latn"), (0x2072, ""), (0x2C60, "Latn"), (0x2C80, "Copt"),
    (0x2D00, "Geor"), (0x2D30, "Tfng"), (0x2D80, "Ethi"), (0x2DE0, "Cyrl"), (0x2E00, ""), (0x2E80, "Hani"),
    (0x3000, ""), (0x3005, "Hani"), (0x3008, ""), (0x3041, "Kana"), (0x30FB, ""), (0x30FC, "Kana"),
    (0x3105, "Bopo"), (0x3130, "Hang"), (0x3190, ""), (0x31F0, "Kana"), (0x3200, ""), (0x3400, "Hani"),
    (0x4DC0, ""), (0x4E00, "Hani"), (0xA000, "Yiii"), (0xA4D0, ""), (0xA640, "Cyrl"), (0xA6A0, ""),
    (0xA720, "Latn"), (0xA800, ""), (0xA8E0, "Deva"), (0xA900, ""), (0xA960, "Hang"), (0xA980, ""),
    (0xA9E0, "Mymr"), (0xAA00, ""), (0xAA60, "Mymr"), (0xAA80, ""), (0xAB00, "Ethi"), (0xAB30, "Latn"),
    (0xAB70, "Cher"), (0xABC0, ""), (0xAC00, "Hang"), (0xD800, ""), (0xF900, "Hani"), (0xFB00, "Latn"),
    (0xFB07, ""), (0xFB13, "Armn"), (0xFB18, ""), (0xFB1D, "Hebr"), (0xFB50, "Arab"), (0xFE00, ""),
    (0xFE70, "Arab"), (0xFEFF, ""), (0xFF21, "Latn"), (0xFF3B, ""), (0xFF41, "Latn"), (0xFF5B, ""),
    (0xFF66, "Kana"), (0xFFA0, "Hang"), (0xFFDD, ""), (0x1B000, "Kana"), (0x1B300, ""), (0x1D400, "Latn"),
    (0x1D6A8, "Grek"), (0x1D7CC, ""), (0x20000, "Hani"), (0x32000, ""),
)  # fmt: skip
_STARTS: Final = tuple(start for start, _ in _RANGES)

#: Written without spaces, or with particles stuck to the word: a name may touch its neighbours.
CLOSED: Final = frozenset({"Hani", "Kana", "Hang", "Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Bopo", "Yiii"})
#: Scripts that tell capitals from small letters.
CASED: Final = frozenset({"Latn", "Grek", "Cyrl", "Armn"})

#: Invisible in running text: a name with one of these inside is still the name.
IGNORABLE: Final = (
    "\u00ad\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2065\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d"
    "\u206e\u206f\u3164\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e"
    "\ufe0f\ufeff\uffa0"
)
#: The same as ranges for a regex class.
IGNORED: Final = (
    "\u00ad\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0"
)
#: Marks that may be dropped or added over a letter without changing which letter it is: as regex ranges.
MARKS: Final = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
)
ZWNJ: Final = "\u200c"
_SKIPPED: Final = frozenset(IGNORABLE) - {ZWNJ}


def script_of(char: str) -> str:
    """Return the ISO 15924 code of a letter's or mark's script; "" for what belongs to none, and for digits."""
    return _RANGES[bisect_right(_STARTS, ord(char)) - 1][1]


def is_dropped_mark(char: str) -> bool:
    """Return whether this is a mark that folding drops: an accent, Arabic vowel sign or Hebrew point."""
    return (
        char >= "\u0300"
        and unicodedata.combining(char) != 0
        and script_of(char) in {"", "Grek", "Arab", "Hebr"}
    )


def next_char(text: str, at: int) -> str:
    """Return the first visible character at or after ``at``, "" at the end. Looks at most 32 characters far."""
    for char in text[at : at + 32]:
        if char not in _SKIPPED and not is_dropped_mark(char):
            return char
    return ""


def char_before(text: str, at: int) -> tuple[str, int]:
    """Return the last visible character before ``at`` and its offset; ("", -1) at the start."""
    for index in range(at - 1, max(-1, at - 33), -1):
        char = text[index]
        if char not in _SKIPPED and not is_dropped_mark(char):
            return char, index
    return "", -1


def touches(edge: str, neighbour: str, *, after: bool = True) -> bool:
    """
    Return whether ``neighbour`` continues the word that has ``edge`` as its outer character.

    The script of the *edge* decides: a Latin name may stand between Han letters, a Han name anywhere. Where words
    are written closely, only a mark *after* the edge belongs to it.
    """
    if not neighbour:
        return False
    script = script_of(edge)
    if script == "Latn" or edge.isdigit():
        return _continues_latin(neighbour)
    if script in CLOSED:
        return after and unicodedata.category(neighbour) in {"Mn", "Mc"} and script_of(neighbour) == script
    if not script:
        return False
    return script_of(neighbour) == script


def _continues_latin(char: str) -> bool:
    if char == "_":
        return True
    return script_of(char) == "Latn" or unicodedata.category(char) == "Nd"

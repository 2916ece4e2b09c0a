"""Text folded for comparison: case, width, accents and invisible characters do not tell labels apart."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u0655\u200b-\u200f\u2060\ufeff\u00ad]+")
#: Letters that Unicode does not decompose, and signs that are one sign to a reader.
_SAME = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ı": "i",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "−": "-",
    "‑": "-",
    "ي": "ی",
    "ك": "ک",
    "ى": "ی",
    "ə": "e",
}
_DIFFERENT = re.compile("[" + "".join(_SAME) + "]")


def fold(text: str) -> str:
    """Return text in the form in which phrases are compared; folding twice changes nothing."""
    if text.isascii():
        return text.lower()
    decomposed = _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    bare = _DIFFERENT.sub(lambda match: _SAME[match[0]], decomposed)
    return unicodedata.normalize("NFC", bare)


def squeeze(text: str) -> str:
    """Return text with every run of white space as one blank, none at the ends."""
    return " ".join(text.split())


def clip(text: str, start: int = 0, end: int = 0, limit: int = 200) -> str:
    """Return at most ``limit`` characters of text that hold ``text[start:end]``, cut at blanks where possible."""
    if len(text) <= limit:
        return text
    left = max(0, min(start - (limit - (end - start)) // 2, len(text) - limit))
    piece = text[left : left + limit]
    if left and " " in piece[:20]:
        piece = piece[piece.index(" ") + 1 :]
    if left + limit < len(text) and " " in piece[-20:]:
        piece = piece[: piece.rindex(" ")]
    return piece.strip()

"""Text folded for comparison: case, width, accents and invisible characters do not tell labels apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

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
#: Signs of print that are all there is besides ASCII in most texts of English.
_PRINTED = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."}


def fold(text: str) -> str:
    """Return text in the form in which phrases are compared; folding twice changes nothing."""
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    for sign, same in _SAME.items():
        if sign in bare:
            bare = bare.replace(sign, same)
    return unicodedata.normalize("NFC", bare)


def fold_each(texts: Sequence[str]) -> list[str]:
    """Return the folded form of many texts without line ends: in one go, which is much cheaper."""
    joined = "\n".join(texts)
    if not joined.isascii() and "`" not in joined:
        for sign, same in _PRINTED.items():
            joined = joined.replace(sign, same)
        texts = joined.split("\n")
    if joined.isascii():
        return joined.lower().split("\n") if texts else []
    folded = [text.lower() for text in texts]
    foreign = [at for at, text in enumerate(texts) if not text.isascii()]
    for at, text in zip(foreign, fold("\n".join([texts[at] for at in foreign])).split("\n"), strict=True):
        folded[at] = text
    return folded


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

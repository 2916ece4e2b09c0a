"""How two wordings are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[\W_]+")
#: The same for ASCII: letters small, all that is neither letter nor digit a blank.
_ASCII = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))

#: Titles and names are compared again and again; longer texts once.
_SHORT = 300


def plain(text: str) -> str:
    """Return a text's letters and digits, NFKC, case folded, words apart by one blank."""
    return _plain_short(text) if len(text) <= _SHORT else _plain(text)


def squeezed(text: str) -> str:
    """Return a text's letters and digits alone: how names and titles are compared."""
    return _squeezed_short(text) if len(text) <= _SHORT else _squeezed(text)


def _plain(text: str) -> str:
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    text = unicodedata.normalize("NFKC", text)
    return _NOT_WORD.sub(" ", text.casefold()).strip()


def _squeezed(text: str) -> str:
    return plain(text).replace(" ", "")


_plain_short = lru_cache(maxsize=2048)(_plain)
_squeezed_short = lru_cache(maxsize=2048)(_squeezed)


def same_title(one: str, other: str) -> bool:
    """True when two titles are one: equal, or one begins or ends the other and is most of it."""
    a, b = squeezed(one), squeezed(other)
    if not a or not b:
        return False
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 12 and short in long


def likeness(one: str, other: str) -> float:
    """Return 0..1: how much of the shorter wording's words (characters, where no spaces are written) the other has."""
    a, b = set(plain(one).split()), set(plain(other).split())
    if min(len(a), len(b)) < 3:
        a, b = set(squeezed(one)), set(squeezed(other))
        if not a or not b:
            return 0.0
        return len(a & b) / max(len(a), len(b))
    return len(a & b) / min(len(a), len(b))

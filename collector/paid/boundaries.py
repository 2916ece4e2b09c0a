"""A pattern of the table, searched at word boundaries where the script has words."""

from __future__ import annotations

import re
from functools import lru_cache

#: Scripts that set no blank between words: any place is a boundary.
_DENSE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af"
_DENSE_SIGN = re.compile(f"[{_DENSE}]")
#: A letter, figure or underscore of another script.
_LETTER = rf"[^\W{_DENSE}]"
#: An escape, a class, a bracket or bar, or a run of other signs.
_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]|[^\\\[()|]+|.", re.DOTALL)
#: A class that may match nothing, at the beginning.
_LED = re.compile(r"\[[^\]\\]*(?:\\.[^\]\\]*)*\]\{0,\d+\}")


class Matcher:
    """
    A pattern that begins at a word boundary, and ends at one unless ``open_end``.

    What stands before a match is looked at here and not in the expression: large classes take milliseconds to compile.
    """

    __slots__ = ("_anchored", "_core", "_open_end", "_pattern", "_usual")

    def __init__(self, pattern: str, open_end: bool) -> None:
        """Take the pattern; it is compiled when a text is searched."""
        self._pattern = pattern
        self._open_end = open_end
        #: A match can only begin where the text does: no need to try every place.
        self._anchored = all(part.startswith("^") for part in alternatives(pattern))
        self._usual: re.Pattern[str] | None = None
        #: What follows a class that may match nothing: it stands wherever the pattern does, and is found much faster.
        self._core: re.Pattern[str] | None = None

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in folded text."""
        if not self._open_end and not text.isascii() and _DENSE_SIGN.search(text):
            return self._search_dense(text)
        usual = self._usual
        if usual is None:
            usual = re.compile(self._pattern if self._open_end else rf"(?:{self._pattern})(?!\w)")
            self._usual = usual
            led = _LED.match(self._pattern)
            self._core = re.compile(self._pattern[led.end() :]) if led is not None else None
        if self._core is not None and self._core.search(text) is None:
            return None
        if self._anchored:
            return usual.match(text)
        match = usual.search(text)
        while match is not None and _is_letter(text, match.start() - 1):
            match = usual.search(text, match.start() + 1)
        return match

    def _search_dense(self, text: str) -> re.Match[str] | None:
        """Return the first match in text that has signs of dense scripts: they too end a word."""
        match = self._first_dense(text, 0)
        while match is not None and _is_letter(text, match.start() - 1):
            match = self._first_dense(text, match.start() + 1)
        return match

    def _first_dense(self, text: str, start: int) -> re.Match[str] | None:
        """Return the first match from a place on, whatever stands before it."""
        match = _to_ascii_end(self._pattern).search(text, start)
        if match is not None and _is_letter(text, match.end()):
            # A letter that is neither ASCII nor dense follows, in a text that has dense signs too: rare.
            return _to_letter_end(self._pattern).search(text, start)
        return match


@lru_cache(maxsize=8192)
def matcher_of(pattern: str, open_end: bool) -> Matcher:
    """Return what searches a pattern; kept for the next text."""
    return Matcher(pattern, open_end)


@lru_cache(maxsize=1024)
def _to_ascii_end(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})(?!(?a:\w))")


@lru_cache(maxsize=256)
def _to_letter_end(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern})(?!{_LETTER})")


def _is_letter(text: str, at: int) -> bool:
    """True when a letter of a script with words stands at a place of the text; outside the text there is none."""
    if not 0 <= at < len(text):
        return False
    sign = text[at]
    return (sign.isalnum() or sign == "_") and (sign.isascii() or not _DENSE_SIGN.match(sign))


def alternatives(pattern: str) -> list[str]:
    """Return the alternatives of a pattern that is one group or a plain list of them; else the pattern itself."""
    inner = pattern[1:-1] if _closes_at_end(pattern) else pattern
    parts, depth, start = [], 0, 0
    for token in _TOKEN.finditer(inner):
        sign = token[0]
        if sign == "|" and depth == 0:
            parts.append(inner[start : token.start()])
            start = token.end()
        depth += {"(": 1, ")": -1}.get(sign, 0)
    return [*parts, inner[start:]]


def _closes_at_end(pattern: str) -> bool:
    """True when a pattern is one group: the bracket that opens it is closed by its last sign."""
    if not pattern.startswith("(") or pattern.startswith("(?"):
        return False
    depth = 0
    for token in _TOKEN.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if depth == 0:
            return token.end() == len(pattern)
    return False

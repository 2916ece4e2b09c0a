"""The literal pieces that a phrase can't do without: what makes a page-wide search for phrases cheap."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUANTIFIERS = "?*+{"
_PLAIN = re.compile(r"[^\\.^$|()\[\]?*+{]+")
#: Plain alternatives up to the closing bracket or the pattern's end.
_FLAT = re.compile(r"[^\\.^$()\[\]?*+{]*(?=\)|\Z)")


@dataclass(slots=True)
class _Reader:
    """A pattern of the table's small subset of regular expressions, read from left to right."""

    pattern: str
    at: int = 0

    def alternatives(self) -> list[tuple[set[str], int]]:
        """Return, for each alternative up to the closing bracket: strings of which one is always there; its least length."""
        flat = _FLAT.match(self.pattern, self.at)
        if flat:
            self.at = flat.end()
            return [({text.strip()} - {""}, width_of(text)) for text in flat[0].split("|")]
        found = [self._sequence()]
        while self.at < len(self.pattern) and self.pattern[self.at] == "|":
            self.at += 1
            found.append(self._sequence())
        return found

    def _sequence(self) -> tuple[set[str], int]:
        plain = _PLAIN.match(self.pattern, self.at)
        if plain and self.pattern[plain.end() : plain.end() + 1] in {"", "|", ")"}:
            self.at = plain.end()
            return {plain[0].strip()} - {""}, width_of(plain[0])
        return self._mixed_sequence()

    def _mixed_sequence(self) -> tuple[set[str], int]:
        runs, least = self._read_runs()
        best = max(runs, key=_shortest)
        return {text.strip() for text in best} - {""}, least

    def _read_runs(self) -> tuple[list[set[str]], int]:
        runs: list[set[str]] = []
        run, least = "", 0
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            literal, group, size = self._item()
            if literal:
                run += literal
                least += size
                if self._quantifier():
                    run, least = run[:-1], least - width_of(literal[-1])
                    runs.append({run})
                    run = ""
                continue
            runs.append({run})
            run = ""
            if not self._quantifier():
                least += size
                if group and all(texts for texts, _ in group):
                    runs.append(set().union(*(texts for texts, _ in group)))
        runs.append({run})
        return runs, least

    def _item(self) -> tuple[str, list[tuple[set[str], int]], int]:
        """Read one item: a run of literal signs or a group, and its least width."""
        plain = _PLAIN.match(self.pattern, self.at)
        if plain:
            self.at = plain.end()
            return plain[0], [], width_of(plain[0])
        sign = self.pattern[self.at]
        self.at += 1
        if sign == "(":
            lookaround = self.pattern.startswith("?", self.at) and not self.pattern.startswith("?:", self.at)
            if self.pattern.startswith("?", self.at):
                self.at += 2 if not lookaround else 1
            group = self.alternatives()
            self.at += 1
            return "", [] if lookaround else group, 0 if lookaround else min(least for _, least in group)
        if sign == "[":
            self.at = self.pattern.find("]", self.at) + 1 or len(self.pattern)
            return "", [], 1
        if sign == "\\":
            escaped = self.pattern[self.at : self.at + 1]
            self.at += 1
            return ("" if escaped.isalnum() else escaped), [], 1
        return "", [], int(sign == ".")

    def _quantifier(self) -> bool:
        """Skip a quantifier; True when the item before it may be absent (or repeated: its run ends there)."""
        if self.at >= len(self.pattern) or self.pattern[self.at] not in _QUANTIFIERS:
            return False
        if self.pattern[self.at] == "{":
            self.at = self.pattern.find("}", self.at) + 1 or len(self.pattern)
        else:
            self.at += 1
        if self.pattern.startswith("?", self.at):
            self.at += 1
        return True


def _shortest(texts: set[str]) -> int:
    return min((len(text.strip()) for text in texts), default=0)


#: From here on a sign says as much as a syllable.
_DENSE = "\u2e80"


def width_of(text: str) -> int:
    """Return a text's length, where a sign of a dense script counts for three letters."""
    if text.isascii() or max(text) < _DENSE:
        return len(text)
    return sum(3 if sign >= _DENSE else 1 for sign in text)


def stems(pattern: str) -> tuple[frozenset[str], int]:
    """
    Return literal strings of which every match of the pattern holds at least one, and the least width of a match.

    Reads the subset that the table uses: literals, groups, alternatives, classes, quantifiers and escapes.
    The strings are none when the pattern has no literal piece that is always there.
    """
    alternatives = _Reader(pattern).alternatives()
    least = min(size for _, size in alternatives)
    if not all(texts for texts, _ in alternatives):
        return frozenset(), least
    return frozenset(set().union(*(texts for texts, _ in alternatives))), least

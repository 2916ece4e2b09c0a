"""The literal pieces that a phrase can't do without: what makes a page-wide search for phrases cheap."""

from __future__ import annotations

from dataclasses import dataclass

_QUANTIFIERS = "?*+{"


@dataclass(slots=True)
class _Reader:
    """A pattern of the table's small subset of regular expressions, read from left to right."""

    pattern: str
    at: int = 0

    def alternatives(self) -> list[set[str]]:
        """Return, for each alternative up to the closing bracket, the strings of which one is always there."""
        found = [self._sequence()]
        while self.at < len(self.pattern) and self.pattern[self.at] == "|":
            self.at += 1
            found.append(self._sequence())
        return found

    def _sequence(self) -> set[str]:
        runs: list[set[str]] = []
        run = ""
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            literal, group = self._item()
            optional = self._quantifier()
            if literal and not optional:
                run += literal
                continue
            runs.append({run})
            run = ""
            if group and not optional and all(group):
                runs.append(set().union(*group))
        runs.append({run})
        best = max(runs, key=lambda texts: min((len(text.strip()) for text in texts), default=0))
        return {text.strip() for text in best} - {""}

    def _item(self) -> tuple[str, list[set[str]]]:
        sign = self.pattern[self.at]
        self.at += 1
        if sign == "(":
            lookaround = self.pattern.startswith("?", self.at) and not self.pattern.startswith("?:", self.at)
            if self.pattern.startswith("?", self.at):
                self.at += 2 if not lookaround else 1
            group = self.alternatives()
            self.at += 1
            return "", [] if lookaround else group
        if sign == "[":
            self.at = self.pattern.find("]", self.at) + 1 or len(self.pattern)
            return "", []
        if sign == "\\":
            escaped = self.pattern[self.at : self.at + 1]
            self.at += 1
            return ("" if escaped.isalnum() else escaped), []
        return ("" if sign in ".^$" else sign), []

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


def stems(pattern: str) -> frozenset[str]:
    """
    Return literal strings of which every match of the pattern holds at least one.

    Reads the subset that the table uses: literals, groups, alternatives, classes, quantifiers and escapes.
    Empty when the pattern has no literal piece that is always there.
    """
    alternatives = _Reader(pattern).alternatives()
    if not all(alternatives):
        return frozenset()
    return frozenset(set().union(*alternatives))

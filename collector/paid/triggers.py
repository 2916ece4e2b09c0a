"""Longer literal pieces of a phrase, optional letters and alternatives written out: what few texts hold by chance."""

from __future__ import annotations

import re
from dataclasses import dataclass

from collector.paid.stems import width_of

Texts = frozenset[str]

_EMPTY: Texts = frozenset([""])
_NONE: Texts = frozenset()
#: Strings written out for one run at most, and for all alternatives of a phrase.
_MOST = 32
_MOST_IN_ALL = 400
#: A piece this wide is rare enough: of two sets with such pieces the smaller one is better.
_WIDE = 8
#: Signs that stand for themselves, up to one that a quantifier follows.
_PLAIN = re.compile(r"[^\\.^$|()\[\]?*+{]+(?![?*+{])")
#: Plain alternatives up to the closing bracket or the pattern's end.
_FLAT = re.compile(r"[^\\.^$()\[\]?*+{]*(?=\)|\Z)")
_ONE_SIGN = re.compile(r"\\.|.", re.DOTALL)
_MANY = re.compile(r"[*+]|\{\d*,?\d*\}")


@dataclass(slots=True)
class _Writer:
    """Reads a pattern from left to right and writes out what it can match."""

    pattern: str
    at: int = 0

    def alternatives(self) -> tuple[Texts | None, Texts]:
        """Return all strings that match, up to the closing bracket (None: too many), and strings of which each holds one."""
        flat = _FLAT.match(self.pattern, self.at)
        if flat is not None:
            self.at = flat.end()
            texts = frozenset(flat[0].split("|"))
            return texts if len(texts) <= _MOST else None, _NONE if "" in texts else texts
        every, needed = self._sequence()
        while self.pattern.startswith("|", self.at):
            self.at += 1
            more, other = self._sequence()
            every = every | more if every is not None and more is not None else None
            needed = needed | other if needed and other else _NONE
        if every is not None and len(every) > _MOST:
            every = None
        return every, needed if len(needed) <= _MOST_IN_ALL else _NONE

    def _sequence(self) -> tuple[Texts | None, Texts]:
        run, best, whole = _EMPTY, _NONE, True
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            every, needed = self._item()
            if self._quantifier():
                # May be absent: written out with and without it where that is possible.
                every, needed = every | _EMPTY if every is not None else None, _NONE
            elif self._repeats():
                every, needed = None, _NONE
            if every is not None and len(run) * len(every) <= _MOST:
                run = frozenset(one + other for one in run for other in every)
                continue
            whole = False
            best = _rarer(_rarer(best, run), needed)
            run = every or _EMPTY
        return (run if whole else None), _rarer(best, run)

    def _item(self) -> tuple[Texts | None, Texts]:
        plain = _PLAIN.match(self.pattern, self.at)
        if plain is not None:
            self.at = plain.end()
            return frozenset([plain[0]]), _NONE
        sign = self.pattern[self.at]
        self.at += 1
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._class(), _NONE
        if sign == "\\":
            escaped = self.pattern[self.at : self.at + 1]
            self.at += 1
            if escaped == "b":
                return _EMPTY, _NONE
            return (None if escaped.isalnum() else frozenset([escaped])), _NONE
        if sign in "^$":
            return _EMPTY, _NONE
        return (None if sign == "." else frozenset([sign])), _NONE

    def _group(self) -> tuple[Texts | None, Texts]:
        looks = self.pattern.startswith("?", self.at) and not self.pattern.startswith("?:", self.at)
        if self.pattern.startswith("?", self.at):
            self.at += 3 if self.pattern.startswith("?<", self.at) else 2
        found = self.alternatives()
        self.at += 1
        return (_EMPTY, _NONE) if looks else found

    def _class(self) -> Texts | None:
        """Read a class; None when it has ranges, shorthands or too many signs, or says what must not stand there."""
        start = self.at
        while self.at < len(self.pattern) and (self.pattern[self.at] != "]" or self.at == start):
            self.at += 2 if self.pattern[self.at] == "\\" else 1
        inside = self.pattern[start : self.at]
        self.at += 1
        signs = [one[0] for one in _ONE_SIGN.finditer(inside)]
        plain = not inside.startswith("^") and "-" not in signs and len(signs) <= 6
        if not plain or any(len(one) == 2 and one[1].isalnum() for one in signs):
            return None
        return frozenset(one[-1] for one in signs)

    def _quantifier(self) -> bool:
        """Skip a question mark; True when there was one."""
        if not self.pattern.startswith("?", self.at):
            return False
        self.at += 2 if self.pattern.startswith("??", self.at) else 1
        return True

    def _repeats(self) -> bool:
        """Skip what repeats the item before it; True when there was such a thing."""
        many = _MANY.match(self.pattern, self.at)
        if many is None:
            return False
        self.at = many.end()
        self._quantifier()
        return True


def _shortest(texts: Texts) -> int:
    return min((width_of(text.strip()) for text in texts), default=0)


def _rarer(one: Texts, other: Texts) -> Texts:
    """Return the set of strings that stands in fewer texts by chance: the longer ones, the smaller set of equals."""
    if not other or "" in other:
        return one
    if not one:
        return other
    ranks = [(min(_shortest(texts), _WIDE), -len(texts)) for texts in (one, other)]
    return other if ranks[1] > ranks[0] else one


def rarest(pattern: str, stems: Texts) -> Texts:
    """Return the stems of a pattern, or strings written out that are rarer; none of them holds another."""
    if _shortest(stems) >= _WIDE:
        return stems
    kept: list[str] = []
    for text in sorted(triggers(pattern), key=len):
        for one in kept:
            if one in text:
                break
        else:
            kept.append(text)
    return _rarer(stems, frozenset(kept))


def triggers(pattern: str) -> Texts:
    """
    Return literal strings of which every match of a pattern holds at least one; empty when none are known.

    Reads what the table uses: literals, groups, alternatives, classes, quantifiers, escapes, look-arounds.
    """
    return _Writer(pattern).alternatives()[1]

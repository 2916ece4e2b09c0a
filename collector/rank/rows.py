"""The rows of the outlet table by key, a user's cells laid over the shipped ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

from collector.rank.facts import COLUMNS, Facts, facts_of, facts_of_row, split_row
from collector.rank.guess import name_key
from collector.rank.listing import Lines
from collector.records import PRESS_KINDS

#: Columns whose field in ``Facts`` has another name.
_FIELD = {"majestic_refsubnets": "refsubnets", "gdelt_mentions": "mentions"}


class Rows:
    """
    The table's rows; a line is parsed when it is asked for.

    Keys are domains and hosts; what a user says of a part of a site (``host/path``) is for the path rules.
    """

    def __init__(self, header: str, lines: Lines, own: Mapping[str, Mapping[str, str]]) -> None:
        """Take the table's first line, its lines by key, and a user's filled cells by key."""
        self._columns = header.rstrip("\r").split(",")
        self._columns_known = tuple(self._columns) == COLUMNS
        self._lines = lines
        self._own = own

    def __contains__(self, key: str) -> bool:
        """Return whether the table or the user has a row of this key."""
        return key in self._lines or key in self._own

    def __len__(self) -> int:
        """Return the number of rows, a user's new ones included."""
        return len({*self._lines, *self._new()})

    def __iter__(self) -> Iterator[Facts]:
        """Yield every row, a user's new ones last."""
        return (facts for key in chain(self._lines, self._new()) if (facts := self.get(key)))

    def get(self, key: str) -> Facts | None:
        """Return the row of a domain or host; None when there is none."""
        line, own = self._lines.get(key), self._own.get(key)
        if line is None:
            return None if own is None else laid_over(Facts(domain=key), own)
        cells = split_row(line)
        whole = self._columns_known and len(cells) == len(COLUMNS)
        facts = facts_of_row(cells) if whole else facts_of(dict(zip(self._columns, cells, strict=False)))
        return facts if own is None else laid_over(facts, own)

    def is_own(self, key: str) -> bool:
        """True when a user's file has a row of this key, or of this host/path."""
        return key in self._own

    def in_country(self, country: str) -> Iterator[Facts]:
        """Yield the rows of a country (ISO 3166-1 alpha-2) that are neither aliases nor closed."""
        mark = f",{country},"
        shipped = (key for key, line in self._lines.lines() if mark in line or key in self._own)
        for key in chain(shipped, self._new()):
            facts = self.get(key)
            if facts and facts.country == country and not facts.alias_of and facts.status != "closed":
                yield facts

    def keys_named(self, name: str) -> tuple[str, ...]:
        """Return the domains of the press outlets of this name."""
        line = self._names.get(name_key(name))
        return tuple(line.split("\t")[1:]) if line is not None else ()

    def _new(self) -> Iterator[str]:
        return (key for key in self._own if key not in self._lines and "/" not in key)

    @cached_property
    def _names(self) -> Lines:
        names: dict[str, list[str]] = {}
        for facts in self:
            if facts.name and facts.kind in PRESS_KINDS and not facts.alias_of:
                names.setdefault(name_key(facts.name), []).append(facts.domain)
        return Lines("\n" + "\n".join("\t".join([key, *domains]) for key, domains in names.items()), "\t")


def laid_over(facts: Facts, cells: Mapping[str, str]) -> Facts:
    """Return a row with a user's filled cells; its stored result goes, unless the user gives one."""
    own = facts_of({"domain": facts.domain, **cells})
    named = {_FIELD.get(column, column) for column in cells}
    changes = {name: getattr(own, name) for name in named}
    changes |= {"reputation": own.reputation, "tier": own.tier}
    sources = tuple(dict.fromkeys((*facts.provenance, *own.provenance, "user")))
    return facts._replace(**{**changes, "provenance": sources})

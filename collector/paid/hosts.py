"""Hosts and sections whose pages are known to be bought, released or published by their own authors."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from io import StringIO


@dataclass(frozen=True, slots=True)
class HostFact:
    """One row: what is published under a host, or under a path of it."""

    host: str
    #: Path prefix, lower case, without the closing slash; "" for the whole host.
    path: str
    #: ``release service``, ``paid section``, ``council``, ``contributors``, ``self-publishing``, ``listing``.
    kind: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class HostBook:
    """The table of hosts, by host."""

    rows: dict[str, tuple[HostFact, ...]] = field(default_factory=dict)

    def look_up(self, host: str, path: str) -> HostFact | None:
        """Return the most telling row for an address: the longest host, then the longest path; None for none."""
        labels = host.split(".")
        for start in range(len(labels) - 1):
            rows = self.rows.get(".".join(labels[start:]), ())
            fitting = [
                row for row in rows if not row.path or path == row.path or path.startswith(row.path + "/")
            ]
            if fitting:
                return max(fitting, key=lambda row: len(row.path))
        return None


def parse_hosts(table: str) -> HostBook:
    """
    Read the table of hosts; an empty text is an empty table.

    Raises ``ValueError`` naming a row that ends early.
    """
    rows: dict[str, list[HostFact]] = {}
    for row in csv.DictReader(StringIO(table)):
        if None in row.values():
            raise ValueError(f"bad row in the table of hosts: {row}")
        fact = HostFact(
            host=row["host"].lower(),
            path=row["path"].lower().rstrip("/"),
            kind=row["kind"],
            note=row["note"],
            source=row["source"],
        )
        rows.setdefault(fact.host, []).append(fact)
    return HostBook({host: tuple(facts) for host, facts in rows.items()})

"""
List rows of data/publishers.csv that contradict each other or look stale.

    python benchmarks/check_publishers.py            what is wrong (exit 1 when anything is)
    python benchmarks/check_publishers.py --doubts   also what may be right and wants a look
    python benchmarks/check_publishers.py --fill     write the reputation and tier columns anew
    python benchmarks/check_publishers.py --counts   outlets by country, kind and tier
    python benchmarks/check_publishers.py --largest  the largest countries: which have fewer than 30 outlets, or a sort
                                                     of press none of them is
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

from collector.rank.check import BY_OUTPUT, BY_PEOPLE, LEAST, SORTS, check_table
from collector.rank.facts import COLUMNS, facts_of
from collector.rank.reputation import rate
from collector.records import PRESS_KINDS

TABLE = Path(__file__).resolve().parent.parent / "data" / "publishers.csv"


def fill() -> None:
    """Recompute the two generated columns, and sort the rows by key."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        rating = rate(facts_of(row))
        row["reputation"] = "" if rating.reputation is None else f"{rating.reputation:g}"
        row["tier"] = rating.tier or ""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row["domain"]))


def read_rows() -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return the table's rows, and those that are an outlet of the press: no alias, not closed."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    press = [
        row
        for row in rows
        if row["kind"] in PRESS_KINDS and not row["alias_of"] and row["status"] != "closed"
    ]
    return rows, press


def largest() -> None:
    """Print which of the largest countries have fewer outlets than wanted, or lack a sort of press."""
    _, press = read_rows()
    counts = Counter(row["country"] for row in press)
    kinds = Counter((row["country"], row["kind"]) for row in press)
    for name, text in (("people", BY_PEOPLE), ("output", BY_OUTPUT)):
        countries = text.split()
        few = {country: counts[country] for country in countries if counts[country] < LEAST}
        print(
            f"{len(countries)} largest by {name}: {len(countries) - len(few)} with {LEAST} or more; fewer: {few}"
        )
        for sort, wanted in SORTS:
            lack = [country for country in countries if not sum(kinds[country, kind] for kind in wanted)]
            print(f"  no {sort}: {' '.join(lack) or 'none'}")


def count() -> None:
    """Print how many outlets there are, by country, kind and tier."""
    rows, press = read_rows()
    countries = Counter(row["country"] for row in press if row["country"])
    print(
        len(rows),
        "rows;",
        len(press),
        "outlets;",
        len({r["publisher"] for r in rows if r["publisher"]}),
        "owners",
    )
    print("kinds:", dict(Counter(row["kind"] for row in rows).most_common()))
    print("tiers:", dict(sorted(Counter(row["tier"] for row in press).items())))
    print("countries with 5 or more:", sum(n >= 5 for n in countries.values()))
    print("countries with 30 or more:", sum(n >= 30 for n in countries.values()))
    print("by country:", dict(countries.most_common()))


def main() -> int:
    """Run the check that was asked for."""
    if "--fill" in sys.argv:
        fill()
    if "--counts" in sys.argv:
        count()
        return 0
    if "--largest" in sys.argv:
        largest()
        return 0
    findings = list(check_table(TABLE.read_text("utf-8")))
    wrong = [finding for finding in findings if finding.weight == "wrong"]
    for finding in findings if "--doubts" in sys.argv else wrong:
        print(f"{finding.weight:5} {finding.rule:10} {finding.domain:40} {finding.text}")
    print(f"{len(wrong)} wrong, {len(findings) - len(wrong)} doubts", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

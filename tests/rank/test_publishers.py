"""The shipped table: its invariants, and probes written from independent knowledge."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from collector.rank import COLUMNS, Registry
from collector.rank.check import BY_OUTPUT, BY_PEOPLE, LEAST, check_table
from collector.records import EXCLUDED_KINDS, PRESS_KINDS

#: Countries that cannot be filled without making domains up: docs/publishers.md says why.
TOO_FEW_PUBLISH = {"NE", "KP"}


@pytest.fixture(scope="module")
def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(table.splitlines()))


@pytest.fixture(scope="module")
def press(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [r for r in rows if r["kind"] in PRESS_KINDS and not r["alias_of"] and r["status"] != "closed"]


def wrong(registry: Registry, file: Iterable[str]) -> list[str]:
    faults = []
    for row in csv.DictReader(file):
        outlet = registry.look_up(f"https://www.{row['domain']}/")
        tier = "excluded" if outlet.is_excluded else (outlet.tier or "none")
        if outlet.kind not in row["expected_kind"].split("|") or tier not in row["expected_tier"].split("|"):
            faults.append(
                f"{row['domain']}: {outlet.kind} {tier}, expected {row['expected_kind']} {row['expected_tier']}"
            )
    return faults


def test_nothing_in_the_table_is_wrong(table: str) -> None:
    """Keys, codes, kinds, aliases, the public suffix list, stored reputations: see ``rank.check``."""
    assert [finding for finding in check_table(table) if finding.weight == "wrong"] == []


def test_the_check_finds_what_is_wrong() -> None:
    line = "{0},N,{1},,{2},,,,{3},,,,,{4},,,,,1,curated,{5},{6}"
    text = "\n".join(
        (
            ",".join(COLUMNS),
            line.format("a.example", "GB", "newspaper", "", "", "24.4", "D"),
            line.format("b.example", "GB", "newspaper", "", "", "99", "A"),
            line.format("c.example", "UK", "newspaper", "", "", "24.4", "D"),
            line.format("d.example", "", "gazette", "", "", "", ""),
            line.format("e.example", "", "satire", "", "", "0", "C"),
            line.format("f.example", "GB", "newspaper", "shiny", "", "24.4", "D"),
            line.format("g.example", "GB", "newspaper", "", "h.example", "24.4", "D"),
            line.format("h.example", "GB", "newspaper", "", "g.example", "24.4", "D"),
            line.format("co.uk", "GB", "newspaper", "", "", "24.4", "D"),
            "i.example,too,few",
            line.format("a.example", "GB", "newspaper", "", "", "24.4", "D"),
        )
    )

    found = {(finding.domain, finding.rule) for finding in check_table(text) if finding.weight == "wrong"}

    assert found >= {
        ("b.example", "stored"),
        ("c.example", "country"),
        ("d.example", "kind"),
        ("e.example", "stored"),
        ("f.example", "flags"),
        ("g.example", "alias"),
        ("h.example", "alias"),
        ("i.example", "cells"),
        ("a.example", "twice"),
    }
    assert not {rule for domain, rule in found if domain == "a.example"} - {"twice"}


def test_the_table_is_large_and_small_enough(table: str, rows: list[dict[str, str]]) -> None:
    assert len(rows) >= 12_000
    assert len(table.encode()) < 1_600_000
    assert table.splitlines()[1:] == sorted(table.splitlines()[1:], key=lambda line: line.partition(",")[0])


def test_the_world_is_covered(press: list[dict[str, str]]) -> None:
    countries = Counter(row["country"] for row in press if row["country"])

    assert sum(count >= 5 for count in countries.values()) >= 190


def test_the_largest_countries_have_thirty_outlets(press: list[dict[str, str]]) -> None:
    countries = Counter(row["country"] for row in press)

    for text in (BY_PEOPLE, BY_OUTPUT):
        largest = text.split()
        assert len(set(largest)) == 60
        assert {c: countries[c] for c in largest if countries[c] < LEAST and c not in TOO_FEW_PUBLISH} == {}


def test_the_largest_countries_have_every_sort_of_press(press: list[dict[str, str]]) -> None:
    kinds = {(row["country"], row["kind"]) for row in press}

    missing = [
        (country, kind)
        for country in "US GB DE FR ES IT NL PL SE BR MX AR CO IN ID JP KR CN TR ZA NG AU CA".split()  # noqa: SIM905
        for kind in PRESS_KINDS
        if (country, kind) not in kinds
    ]
    assert missing == []


def test_every_excluded_kind_has_rows(rows: list[dict[str, str]]) -> None:
    kinds = Counter(row["kind"] for row in rows)

    # Content farms come from their own list, own sites from the brand.
    assert [
        kind for kind in EXCLUDED_KINDS if kinds[kind] < 20 and kind not in {"content_farm", "own_site"}
    ] == []


def test_many_owners_are_known(rows: list[dict[str, str]]) -> None:
    owners = Counter(row["publisher"] for row in rows if row["publisher"])

    assert sum(count >= 3 for count in owners.values()) >= 100


def test_what_rests_on_one_persons_knowledge_says_so(rows: list[dict[str, str]]) -> None:
    assert not [r["domain"] for r in rows if r["provenance"] == "general_knowledge" and r["checked"] != "0"]


def test_our_probe_agrees(shipped: Registry) -> None:
    with Path(__file__).with_name("probe.csv").open(encoding="utf-8", newline="") as file:
        assert wrong(shipped, file) == []


@pytest.mark.shared
def test_the_shared_probe_agrees(shipped: Registry, shared: Path) -> None:
    with (shared / "publishers" / "probe.csv").open(encoding="utf-8", newline="") as file:
        assert wrong(shipped, file) == []


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.forbes.com/councils/a/2026/b", "contributor_network"),
        ("https://www.forbes.com/sites/acmebrandvoice/2026/b", "contributor_network"),
        ("https://www.sohu.com/a/1_2", "self_publishing"),
        ("https://mp.weixin.qq.com/s/x", "self_publishing"),
        ("https://apnews.com/press-release/business-wire/x", "release_service"),
        ("https://apps.apple.com/us/app/x/id1", "directory"),
        ("https://play.google.com/store/apps/details?id=x", "directory"),
        ("https://www.linkedin.com/pulse/x", "self_publishing"),
        ("https://acme.blogspot.com/2026/x.html", "self_publishing"),
        ("https://acme.wordpress.com/2026/x", "self_publishing"),
        ("https://acme.substack.com/p/x", "self_publishing"),
        ("https://www.theonion.com/x", "satire"),
        ("https://mobile.twitter.com/acme/status/1", "social"),
        ("https://old.reddit.com/r/x", "ugc"),
        ("https://en.m.wikipedia.org/wiki/X", "ugc"),
        ("https://edition.cnn.com/2026/x", "broadcaster"),
        ("https://m.economictimes.indiatimes.com/x", "business"),
    ],
)
def test_well_known_addresses(shipped: Registry, url: str, kind: str) -> None:
    assert shipped.look_up(url).kind == kind


def test_a_look_up_takes_microseconds(shipped: Registry) -> None:
    """A loose bound that a noisy machine keeps; benchmarks/outlets.py measures."""
    from timeit import repeat

    url = "https://www.lemonde.fr/economie/article/2026/11/01/x_1.html"
    shipped.look_up(url)

    assert min(repeat(lambda: shipped.look_up(url), number=1000, repeat=3)) / 1000 < 100e-6

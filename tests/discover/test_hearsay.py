"""What is fetched first, what is not fetched at all."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.discover import Ask, Plan, Refused, Window, merge, promise, sift, sighted
from collector.discover.hearsay import day_of, names_brand, says
from collector.records import Brand, Candidate, Outlet, Sighting
from collector.urls import url_key

BRAND = Brand(name="Velmora", parent="Northgate", domains=("velmora.example",), country="DE")
PLAN = Plan(brand=BRAND, window=Window(since=date(2025, 11, 20), until=date(2026, 11, 20)))
TIER_A = Outlet(domain="a.example", name="A", country="US", kind="newspaper", tier="A", reputation=90)
UNKNOWN = Outlet(domain="u.example", name="U")


def seen(*found: Any, url: str = "https://a.example/1") -> Candidate:
    sightings = tuple(Sighting(**{"source": "serper", "rank": 1, **facts}) for facts in found or ({},))
    return Candidate(url=url, key=url_key(url), found_in=sightings)


BETTER = [
    ("handed in beats all", seen({"source": "urls-file"}), UNKNOWN, seen({"title": "Velmora"}), TIER_A),
    ("a title beats a tier", seen({"title": "Velmora grows"}), UNKNOWN, seen({"title": "Tea grows"}), TIER_A),
    ("a tier beats none", seen({"title": "Velmora"}), TIER_A, seen({"title": "Velmora"}), UNKNOWN),
    ("a source that knows the brand beats silence", seen({"source": "brand-site"}), UNKNOWN, seen({}), TIER_A),
    ("the brand beats its parent", seen({"title": "Velmora"}), UNKNOWN, seen({"title": "Northgate"}), TIER_A),
    ("the parent beats nothing", seen({"title": "Northgate"}), UNKNOWN, seen({"title": "Tea"}), UNKNOWN),
    ("two sources beat one", seen({"title": "Velmora"}, {"source": "brave"}), UNKNOWN, seen({"title": "Velmora"}), UNKNOWN),
    ("a better rank beats a worse", seen({"rank": 2}), UNKNOWN, seen({"rank": 9}), UNKNOWN),
    (
        "what is said to be too old comes last",
        seen({"title": "Tea", "published": "2026-10-01"}),
        UNKNOWN,
        seen({"title": "Velmora", "published": "2019-10-01"}),
        TIER_A,
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "better", "its_outlet", "worse", "its"), BETTER, ids=lambda x: x if isinstance(x, str) else ""
)
def test_what_promises_more_is_fetched_first(
    why: str, better: Candidate, its_outlet: Outlet, worse: Candidate, its: Outlet
) -> None:
    assert promise(better, its_outlet, PLAN) > promise(worse, its, PLAN), why


def test_a_weak_name_promises_only_in_its_context() -> None:
    brand = Brand(name="Ember", context_words=("mug",))
    plan = Plan(brand=brand, window=PLAN.window, weak_names=frozenset({"Ember"}))
    alone, placed = (
        seen({"title": "The last ember"}),
        seen({"title": "Ember", "snippet": "a mug that keeps warm"}),
    )

    assert promise(placed, UNKNOWN, plan)[2] == 3
    assert promise(alone, UNKNOWN, plan)[2] == 1


def test_names_are_whole_words_where_scripts_have_them() -> None:
    assert not says(["Ank"], "The bank of the river")
    assert says(["ank"], "ANK: a charger")
    assert says(["アンク"], "新製品アンク充電器")
    assert not says([], "anything")
    assert names_brand(seen({"snippet": "of VELMORA's shops"}), BRAND)


@pytest.mark.parametrize(
    ("url", "kind", "rule"),
    [
        ("https://shop.velmora.example/x", "unknown", "own-site"),
        ("https://social.example/velmora", "social", "social"),
        ("https://shops.example/velmora", "directory", "directory"),
        ("https://a.example/picture.jpg?x=1", "newspaper", "not-a-page"),
    ],
)
def test_what_is_not_worth_a_request_says_by_which_rule(url: str, kind: str, rule: str) -> None:
    sifted = sift(seen(url=url), Outlet(domain="x.example", name="x", kind=kind), BRAND)
    assert isinstance(sifted, Refused)
    assert sifted.rule == rule
    assert sifted.reason


def test_one_candidate_keeps_every_place_that_named_it() -> None:
    one = seen({"source": "brave"}, url="https://www.a.example/1?utm_source=x")
    two = seen({"source": "gdelt"}, url="https://a.example/1")
    (merged,) = merge([one, two])

    assert [s.source for s in merged.found_in] == ["brave", "gdelt"]
    assert merged.url == one.url


@given(st.permutations([seen({"source": s}, url=f"https://a.example/{n}") for s in "abc" for n in (1, 2)]))
def test_merging_loses_no_sighting(found: list[Candidate]) -> None:
    merged = merge(found)
    assert {(c.key, s.source) for c in merged for s in c.found_in} == {
        (c.key, s.source) for c in found for s in c.found_in
    }


def test_a_hit_for_the_parent_alone_says_so() -> None:
    when = datetime(2026, 11, 20, tzinfo=UTC)
    ask = Ask(source="serper", url="https://x.example/", query='"Northgate" -site:velmora.example')
    found = sighted(seen({"query": ask.query}), ask, BRAND, when)
    own = Ask(source="serper", url="https://x.example/", query='"Velmora"')

    assert found.found_in[0].query.endswith("(the parent's name)")
    assert found.found_in[0].seen_at == when
    assert sighted(seen({"query": own.query}), own, BRAND, when).found_in[0].query == own.query


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-10-06", date(2026, 10, 6)),
        ("2026-10-06T08:15:00Z", date(2026, 10, 6)),
        ("20240615T170000Z", date(2024, 6, 15)),
        ("Tue, 09 Jun 2026 11:30:00 GMT", date(2026, 6, 9)),
        ("10/11/2024, 03:13 PM, +0000 UTC", date(2024, 10, 11)),
        ("3 weeks ago", None),
        ("2026-13-40", None),
        ("", None),
        (None, None),
    ],
)
def test_a_sources_date_is_read_or_left(said: str | None, day: date | None) -> None:
    assert day_of(said) == day


@given(st.text(max_size=80))
def test_no_date_is_too_strange(said: str) -> None:
    day_of(said)

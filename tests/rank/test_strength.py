"""Strength: the parts add up, each input can only help or only harm, and the order of clips is as a reader expects."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector.rank.strength import FLAG_POINTS, strength, weigh
from collector.records import (
    Article,
    Brand,
    Candidate,
    Capture,
    Clip,
    Decision,
    Identity,
    Level,
    Mention,
    Outcome,
    Outlet,
    PageKind,
    PaidVerdict,
    Paragraph,
    Part,
    Place,
    Prominence,
    Standing,
)

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
BRAND = Brand(name="Kavala Pay", country="ID", languages=("id",))
#: Weakest first.
PLACES = [
    (Prominence.NONE, 0), (Prominence.PASSING, 2), (Prominence.BODY, 4), (Prominence.LEAD, 2),
    (Prominence.LEAD, 3), (Prominence.HEADLINE, 1),
]  # fmt: skip
LEVELS = [Level.PARENT, Level.ALIAS, Level.EXACT]
IDENTITIES = [Identity.REJECTED, Identity.UNCLEAR, Identity.PROBABLE, Identity.CONFIRMED]
STANDINGS = [Standing.PAID, Standing.UNCLEAR, Standing.EARNED]


def facts_of(**changes: Any) -> dict[str, Any]:
    """Return the inputs of one clip, each a plain value that can be made better or worse."""
    facts: dict[str, Any] = {
        "reputation": 60.0, "country": "ID", "language": "id", "place": 5, "earliness": 0.9, "level": 2,
        "identity": 3, "standing": 2, "likelihood": 0.1, "words": 300, "days": 30, "byline": True, "flags": (),
    }  # fmt: skip
    return facts | changes


def weighed(facts: dict[str, Any], brand: Brand | None = BRAND) -> tuple[int, tuple[Part, ...]]:
    prominence, count = PLACES[facts["place"]]
    outlet = Outlet(
        domain="harian.example",
        country=facts["country"],
        languages=("id",),
        kind="newspaper",
        tier="B",
        reputation=facts["reputation"],
    )
    mention = Mention(
        level=LEVELS[facts["level"]],
        prominence=prominence,
        count=count,
        identity=IDENTITIES[facts["identity"]],
        earliness=facts["earliness"],
        flags=facts["flags"],
    )
    paid = PaidVerdict(standing=STANDINGS[facts["standing"]], likelihood=facts["likelihood"])
    days = facts["days"]
    article = Article(
        url="https://harian.example/a",
        published_at=None if days is None else NOW - timedelta(days=days),
        byline="Oleh Sari" if facts["byline"] else None,
        bylines=("Sari",) if facts["byline"] else (),
        language=facts["language"],
        paragraphs=(Paragraph("kata " * facts["words"]),) if facts["words"] else (),
    )
    return weigh(outlet, mention, paid, article, brand, NOW)


facts_drawn = st.fixed_dictionaries(
    {
        "reputation": st.none() | st.floats(0, 100),
        "country": st.sampled_from(["ID", "US", None]),
        "language": st.sampled_from(["id", "en", None]),
        "place": st.integers(0, 5),
        "earliness": st.floats(0, 1),
        "level": st.integers(0, 2),
        "identity": st.integers(0, 3),
        "standing": st.integers(0, 2),
        "likelihood": st.floats(0, 1),
        "words": st.integers(0, 900),
        "days": st.none() | st.integers(0, 1000),
        "byline": st.booleans(),
        "flags": st.lists(st.sampled_from([*FLAG_POINTS, "routine:funding"]), unique=True, max_size=4).map(
            tuple
        ),
    }
)


@settings(max_examples=200)
@given(facts_drawn, st.sampled_from([BRAND, None, Brand(name="Kavala Pay")]))
def test_the_parts_are_whole_and_add_up(facts: dict[str, Any], brand: Brand | None) -> None:
    points, parts = weighed(facts, brand)
    total = sum(part.points for part in parts)

    assert points == min(100, max(0, total))
    assert all(part.points == int(part.points) and part.text for part in parts)


#: Input → how to better it; None where it is at its best.
BETTER: dict[str, Any] = {
    "reputation": lambda v: None if v is None or v > 90 else v + 7,
    "country": lambda v: "ID" if v != "ID" else None,
    "language": lambda v: "id" if v != "id" else None,
    "place": lambda v: v + 1 if v < 5 else None,
    "earliness": lambda v: min(1.0, v + 0.2),
    "level": lambda v: v + 1 if v < 2 else None,
    "identity": lambda v: v + 1 if v < 3 else None,
    "standing": lambda v: v + 1 if v < 2 else None,
    "likelihood": lambda v: max(0.0, v - 0.2),
    "words": lambda v: v + 90,
    "days": lambda v: 900 if v is None else max(0, v - 60),
    "byline": lambda v: True,
    "flags": lambda v: v[:-1],
}


@pytest.mark.parametrize("name", list(BETTER))
@settings(max_examples=60)
@given(facts=facts_drawn)
def test_bettering_one_input_never_lowers_it(name: str, facts: dict[str, Any]) -> None:
    better = BETTER[name](facts[name])
    if better is not None:
        assert weighed(facts | {name: better})[0] >= weighed(facts)[0]


@pytest.mark.parametrize("name", list(BETTER))
def test_every_input_matters(name: str) -> None:
    worse = {
        "reputation": 20.0, "country": "US", "language": "en", "place": 1, "earliness": 0.1, "level": 0, "identity": 1,
        "standing": 1, "likelihood": 0.9, "words": 30, "days": 700, "byline": False, "flags": ("roundup",),
    }  # fmt: skip

    assert weighed(facts_of(**{name: worse[name]}))[0] < weighed(facts_of())[0]


def test_the_best_clip_has_a_hundred_points_and_a_paid_one_few() -> None:
    best = facts_of(reputation=100.0, earliness=1.0, likelihood=0.0, words=900, days=1)

    assert weighed(best)[0] == 100
    assert weighed(best | {"standing": 0, "likelihood": 1.0})[0] <= 30


def test_a_national_daily_at_home_is_worth_more_than_a_trade_blog_abroad() -> None:
    daily = facts_of(reputation=72.0)
    blog = facts_of(reputation=60.0, country="US", language="en")
    flagship_abroad = facts_of(reputation=97.0, country="US", language="en")

    assert weighed(daily)[0] > weighed(blog)[0]
    assert weighed(flagship_abroad)[0] > weighed(blog)[0]


def test_a_date_in_the_future_is_no_recency() -> None:
    _, parts = weighed(facts_of(days=-30))

    assert next(part for part in parts if part.name == "recency").points == 0


def test_a_paywalled_stub_is_not_called_shallow() -> None:
    outlet = Outlet(domain="harian.example", kind="newspaper", tier="B", reputation=60.0)
    article = Article(
        url="https://harian.example/a", kind=PageKind.STUB, paragraphs=(Paragraph("Two sentences."),)
    )
    _, parts = weigh(outlet, None, PaidVerdict(), article, None, NOW)

    assert next(part for part in parts if part.name == "depth").points == 5


def test_quotations_are_no_depth() -> None:
    outlet = Outlet(domain="harian.example", kind="newspaper", tier="B", reputation=60.0)
    quoted = Article(url="https://harian.example/a", paragraphs=(Paragraph("said " * 600, Place.QUOTE),))
    _, parts = weigh(outlet, None, PaidVerdict(), quoted, None, NOW)

    assert next(part for part in parts if part.name == "depth").points == 0


def test_a_reviewers_say_replaces_the_machines() -> None:
    url = "https://harian.example/a"
    clip = Clip(
        candidate=Candidate(url=url, key="harian.example/a"),
        capture=Capture(url=url, requested_url=url, status=200, captured_at=NOW),
        article=Article(url=url, published_at=NOW),
        outlet=Outlet(domain="harian.example", kind="newspaper", tier="B", reputation=60.0),
        mention=Mention(
            level=Level.EXACT, prominence=Prominence.HEADLINE, count=3, identity=Identity.CONFIRMED
        ),
        paid=PaidVerdict(standing=Standing.UNCLEAR, likelihood=0.5),
        outcome=Outcome.NEEDS_A_LOOK,
        strength=0,
    )
    said = Decision(
        seq=1, at=NOW, reviewer="rk", key="harian.example/a", url=url, page_sha256="", question="paid", answer="earned"
    )  # fmt: skip

    assert strength(replace(clip, decision=said), BRAND, NOW)[0] == strength(clip, BRAND, NOW)[0] + 25

"""Each gate with what it lets through, what it stops and what it hands to a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shortlist_makers import BRAND, NOW, OBA, PROFILES, make_clip, make_decision

from collector.records import (
    EXCLUDED_KINDS,
    Clip,
    Evidence,
    Identity,
    Level,
    Outcome,
    PageKind,
    PaidKind,
    PaidVerdict,
    Paragraph,
    Place,
    Profile,
    ProfileRule,
    Prominence,
    Reason,
    Standing,
)
from collector.shortlist import gate

ORDER = ("page-kind", "public", "outlet", "own-site", "named", "identity", "prominence", "standing", "age",
         "language", "title", "author", "depth", "coverage")  # fmt: skip
LEAD, BODY, PASSING = Prominence.LEAD, Prominence.BODY, Prominence.PASSING


def judged(clip: Clip, profile: Profile = OBA) -> tuple[Outcome, dict[str, Reason]]:
    outcome, reasons = gate(clip, BRAND, profile, NOW)
    return outcome, {reason.rule: reason for reason in reasons}


def paid_as(kind: PaidKind | None, standing: Standing = Standing.PAID) -> PaidVerdict:
    evidence = Evidence(rule="label", quote="Sponsored", where="kicker above the headline", weight=0.9)
    return PaidVerdict(standing=standing, kind=kind, likelihood=0.97, evidence=(evidence,))


def with_rule(profile: Profile, name: str, value: Any) -> Profile:
    rest = tuple(rule for rule in profile.rules if rule.name != name)
    return replace(profile, rules=(*rest, ProfileRule(name, value, "A rule.", "a test")))


def test_a_good_clip_counts_and_every_rule_says_why() -> None:
    outcome, reasons = gate(make_clip(), BRAND, OBA, NOW)

    assert outcome is Outcome.COUNTS
    assert [reason.rule for reason in reasons] == list(ORDER[:10])
    assert all(reason.holds == "yes" and reason.text and reason.source for reason in reasons)


GATED: list[tuple[dict[str, Any], str, str]] = [
    ({"article": {"kind": PageKind.LIST}}, "page-kind", "no"),
    ({"article": {"kind": PageKind.HOME}}, "page-kind", "no"),
    ({"article": {"kind": PageKind.VIDEO}}, "page-kind", "unsure"),
    ({"article": {"kind": PageKind.STUB}}, "page-kind", "yes"),
    ({"article": {"kind": PageKind.LIVE}}, "page-kind", "yes"),
    ({"capture": {"status": 404}}, "public", "no"),
    ({"capture": {"status": 403}}, "public", "unsure"),
    ({"capture": {"source": "supplied", "status": 0}}, "public", "yes"),
    ({"capture": {"source": "archive", "verified_via": "wayback 20260102030405"}}, "public", "unsure"),
    ({"capture": {"source": "archive"}}, "public", "yes"),
    ({"outlet": {"kind": "unknown", "tier": None, "reputation": None}}, "outlet", "unsure"),
    ({"outlet": {"tier": None, "reputation": None, "matched_by": "guess"}}, "outlet", "unsure"),
    ({"outlet": {"tier": None, "reputation": None, "matched_by": "user"}}, "outlet", "yes"),
    ({"outlet": {"tier": "D"}}, "outlet", "yes"),
    ({"domain": "news.kavala.example"}, "own-site", "no"),
    ({"domain": "notkavala.example"}, "own-site", "yes"),
    ({"outlet": {"name": "kavala pay"}}, "own-site", "no"),
    ({"mention": {"flags": ("own",)}}, "own-site", "no"),
    ({"mention": {"level": Level.NONE, "prominence": Prominence.NONE, "count": 0}}, "named", "no"),
    ({"mention": {"level": Level.PARENT}}, "named", "unsure"),
    ({"mention": {"level": Level.ALIAS}}, "named", "yes"),
    ({"mention": {"exact_display_name": False}}, "named", "yes"),
    ({"mention": {"identity": Identity.PROBABLE}}, "identity", "yes"),
    ({"mention": {"identity": Identity.UNCLEAR}}, "identity", "unsure"),
    ({"mention": {"identity": Identity.REJECTED}}, "identity", "no"),
    ({"mention": {"prominence": LEAD, "count": 3}}, "prominence", "yes"),
    ({"mention": {"prominence": LEAD, "count": 2}}, "prominence", "unsure"),
    ({"mention": {"prominence": BODY, "count": 4}}, "prominence", "unsure"),
    ({"mention": {"prominence": BODY, "count": 3}}, "prominence", "no"),
    ({"mention": {"prominence": PASSING, "count": 1}}, "prominence", "no"),
    ({"mention": {"flags": ("roundup",)}}, "prominence", "unsure"),
    ({"mention": {"prominence": LEAD, "count": 9, "flags": ("roundup",)}}, "prominence", "unsure"),
    ({"mention": {"flags": ("list",)}}, "prominence", "yes"),
    ({"mention": {"flags": ("passing-source",)}}, "prominence", "no"),
    ({"paid": paid_as(PaidKind.NATIVE)}, "standing", "no"),
    ({"paid": paid_as(None)}, "standing", "no"),
    ({"paid": paid_as(PaidKind.PRESS_RELEASE)}, "standing", "no"),
    ({"paid": paid_as(PaidKind.LISTING)}, "standing", "no"),
    ({"paid": paid_as(None, Standing.UNCLEAR)}, "standing", "unsure"),
    ({"article": {"published_at": None}}, "age", "unsure"),
    ({"article": {"published_at": datetime(2025, 11, 20, 8, tzinfo=UTC)}}, "age", "yes"),
    ({"article": {"published_at": datetime(2025, 11, 19, 23, tzinfo=UTC)}}, "age", "no"),
    ({"article": {"published_at": NOW + timedelta(hours=20)}}, "age", "yes"),
    ({"article": {"published_at": NOW + timedelta(days=3)}}, "age", "unsure"),
    ({"article": {"language": "ja"}}, "language", "yes"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "rule", "holds"), GATED)
def test_each_gate(changes: dict[str, Any], rule: str, holds: str) -> None:
    outcome, reasons = judged(make_clip(**changes))

    assert reasons[rule].holds == holds
    assert reasons[rule].text
    assert reasons[rule].source
    expected = {"no": Outcome.DOES_NOT_COUNT, "unsure": Outcome.NEEDS_A_LOOK, "yes": Outcome.COUNTS}
    assert outcome is expected[holds]


@pytest.mark.parametrize("kind", EXCLUDED_KINDS)
def test_kinds_that_are_never_press_do_not_count_and_are_named(kind: str) -> None:
    outcome, reasons = judged(make_clip(outlet={"kind": kind, "tier": None, "reputation": 0.0}))

    assert outcome is Outcome.DOES_NOT_COUNT
    assert reasons["outlet"].holds == "no"
    assert "never press" in reasons["outlet"].text


def test_the_verdict_quotes_the_page() -> None:
    _, reasons = judged(make_clip(paid=paid_as(PaidKind.NATIVE)))

    assert '"Sponsored" (kicker above the headline)' in reasons["standing"].text
    assert "native" in reasons["standing"].text


def test_any_no_outweighs_any_doubt() -> None:
    outcome, _ = judged(make_clip(article={"published_at": None}, paid=paid_as(None)))

    assert outcome is Outcome.DOES_NOT_COUNT


def test_without_a_brand_the_rest_is_judged() -> None:
    clip = make_clip(brandless=True)
    outcome, reasons = gate(clip, None, OBA, NOW)
    paid_outcome, _ = gate(replace(clip, paid=paid_as(None)), None, OBA, NOW)

    assert outcome is Outcome.COUNTS
    assert not {"named", "identity", "prominence", "own-site"} & {reason.rule for reason in reasons}
    assert paid_outcome is Outcome.DOES_NOT_COUNT


def test_a_clip_judged_without_its_mention_is_not_named() -> None:
    assert judged(make_clip(brandless=True))[0] is Outcome.DOES_NOT_COUNT


PROFILED: list[tuple[str, dict[str, Any], str, str]] = [
    ("oba-api", {"paid": paid_as(PaidKind.PRESS_RELEASE)}, "standing", "unsure"),
    ("oba-api", {"article": {"published_at": datetime(2019, 1, 1, tzinfo=UTC)}}, "age", "yes"),
    ("oba-api", {"article": {"published_at": None}}, "age", "yes"),
    ("360dialog-strict", {"article": {"published_at": None}}, "age", "no"),
    ("360dialog-strict", {"mention": {"level": Level.ALIAS}}, "named", "no"),
    ("360dialog-strict", {"mention": {"exact_display_name": False}}, "named", "unsure"),
    ("360dialog-strict", {"outlet": {"tier": "D"}}, "outlet", "unsure"),
    ("360dialog-strict", {"article": {"kind": PageKind.VIDEO}}, "page-kind", "no"),
    ("wikipedia-ncorp", {"mention": {"flags": ("routine:funding",)}}, "coverage", "unsure"),
    ("wikipedia-ncorp", {"mention": {"flags": ("interview",)}}, "coverage", "unsure"),
    ("wikipedia-ncorp", {"mention": {"flags": ("interview", "list")}}, "coverage", "no"),
    ("wikipedia-ncorp", {"mention": {"flags": ("release-overlap",)}}, "coverage", "no"),
    ("wikipedia-ncorp", {"mention": {"level": Level.PARENT}}, "named", "no"),
    ("wikipedia-ncorp", {"text": "Kavala Pay is here."}, "depth", "unsure"),
    ("wikipedia-ncorp", {"text": "Short.", "article": {"paywalled": True}}, "depth", "yes"),
    ("o1-eb1", {"article": {"bylines": (), "byline": None}}, "author", "unsure"),
    ("o1-eb1", {"article": {"headline": None}}, "title", "unsure"),
    ("o1-eb1", {"article": {"published_at": None}}, "age", "unsure"),
    ("o1-eb1", {"article": {"language": "de"}}, "language", "unsure"),
    ("o1-eb1", {"article": {"language": None}}, "language", "unsure"),
    ("social-badge", {"paid": paid_as(PaidKind.PRESS_RELEASE)}, "standing", "no"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changes", "rule", "holds"), PROFILED)
def test_what_profiles_ask_for(name: str, changes: dict[str, Any], rule: str, holds: str) -> None:
    clip = make_clip(**changes)
    if "text" in changes and "article" in changes:
        article = replace(clip.article, paragraphs=(Paragraph(changes["text"]),))
        clip = replace(clip, article=article)

    assert judged(clip, PROFILES[name])[1][rule].holds == holds


@pytest.mark.parametrize("value", ["accept", "look", "refuse"])
def test_a_press_release_is_what_the_profile_says(value: str) -> None:
    outcome, _ = judged(
        make_clip(paid=paid_as(PaidKind.PRESS_RELEASE)), with_rule(OBA, "press-release", value)
    )
    expected = {
        "accept": Outcome.COUNTS,
        "look": Outcome.NEEDS_A_LOOK,
        "refuse": Outcome.DOES_NOT_COUNT,
    }

    assert outcome is expected[value]


def test_the_brands_own_languages_may_be_asked_for() -> None:
    profile = with_rule(OBA, "languages", ("brand",))

    assert judged(make_clip(article={"language": "de"}), profile)[0] is Outcome.COUNTS
    assert judged(make_clip(article={"language": "fr"}), profile)[0] is Outcome.DOES_NOT_COUNT
    assert (
        gate(make_clip(article={"language": "fr"}), replace(BRAND, languages=()), profile, NOW)[0]
        is Outcome.COUNTS
    )


def test_kinds_may_be_taken_in_spite_of_all() -> None:
    clip = make_clip(outlet={"kind": "ugc", "tier": None, "reputation": 0.0})

    assert judged(clip, with_rule(OBA, "accept-kinds", ("ugc",)))[1]["outlet"].holds == "yes"


# A reviewer's say


DECIDED: list[tuple[dict[str, Any], tuple[str, str], Outcome]] = [
    ({"paid": paid_as(PaidKind.NATIVE)}, ("paid", "earned"), Outcome.COUNTS),
    ({}, ("paid", "paid"), Outcome.DOES_NOT_COUNT),
    ({}, ("paid", "unclear"), Outcome.NEEDS_A_LOOK),
    ({"mention": {"identity": Identity.UNCLEAR}}, ("identity", "yes"), Outcome.COUNTS),
    ({}, ("identity", "no"), Outcome.DOES_NOT_COUNT),
    ({"mention": {"prominence": LEAD, "count": 1}}, ("prominence", "yes"), Outcome.COUNTS),
    ({"mention": {"level": Level.NONE}}, ("identity", "yes"), Outcome.COUNTS),
    ({"article": {"published_at": None}}, ("age", "yes"), Outcome.COUNTS),
    ({"article": {"published_at": None}}, ("paid", "earned"), Outcome.NEEDS_A_LOOK),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "said", "expected"), DECIDED)
def test_a_reviewers_decision_outranks_the_machine(
    changes: dict[str, Any], said: tuple[str, str], expected: Outcome
) -> None:
    assert judged(make_clip(**changes, decision=make_decision(*said)))[0] is expected


def test_several_decisions_settle_several_questions_and_the_last_one_holds() -> None:
    clip = make_clip(
        paid=paid_as(None, Standing.UNCLEAR),
        mention={"identity": Identity.UNCLEAR},
        decisions=(
            make_decision("paid", "paid", 1),
            make_decision("identity", "yes", 2),
            make_decision("paid", "earned", 3),
        ),
    )

    assert judged(clip)[0] is Outcome.COUNTS
    assert clip.standing is Standing.EARNED


def test_an_undone_decision_says_nothing() -> None:
    undone = (make_decision("paid", "earned", 1), make_decision("paid", "undo", 2, undoes=1))
    clip = make_clip(paid=paid_as(None), decisions=undone)

    assert judged(clip)[0] is Outcome.DOES_NOT_COUNT
    assert clip.standing is Standing.PAID


def test_new_bytes_reopen_a_decision_that_the_machine_does_not_share() -> None:
    earlier = {"page_sha256": "b" * 64}
    overruled = make_clip(paid=paid_as(None), decision=make_decision("paid", "earned", **earlier))
    shared = make_clip(decision=make_decision("paid", "earned", **earlier))

    assert judged(overruled)[0] is Outcome.NEEDS_A_LOOK
    assert "earlier version" in judged(overruled)[1]["standing"].text
    assert judged(shared)[0] is Outcome.COUNTS


def test_the_reviewer_is_named_in_the_reason() -> None:
    _, reasons = judged(
        make_clip(paid=paid_as(None), decision=make_decision("paid", "earned", reason="staff story"))
    )

    assert reasons["standing"].text.startswith("rk said: earned (staff story)")
    assert reasons["standing"].source == "decision of a reviewer"


# Hostile and odd input


def test_a_clock_and_dates_without_a_zone_are_utc() -> None:
    naive = datetime(2026, 11, 20, 12)  # noqa: DTZ001  # that is the case

    assert gate(make_clip(article={"published_at": naive}), BRAND, OBA, naive)[0] is Outcome.COUNTS


def test_the_age_limit_holds_at_the_ends_of_months_and_of_time() -> None:
    leap = datetime(2024, 2, 29, tzinfo=UTC)
    clip = make_clip(article={"published_at": datetime(2023, 2, 28, tzinfo=UTC)})
    ancient = make_clip(article={"published_at": datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))})

    assert gate(clip, BRAND, OBA, leap)[0] is Outcome.COUNTS
    assert gate(ancient, BRAND, OBA, NOW)[0] is Outcome.DOES_NOT_COUNT
    assert gate(make_clip(), BRAND, with_rule(OBA, "max-age-months", 10_000), NOW)[0] is Outcome.COUNTS


@given(
    st.builds(
        dict,
        url=st.text(max_size=40),
        headline=st.none() | st.text(max_size=20),
        byline=st.none() | st.text(max_size=20),
        canonical_url=st.none() | st.text(max_size=30),
        published_at=st.none() | st.datetimes(timezones=st.just(UTC)),
        kind=st.sampled_from(PageKind),
        language=st.none() | st.text(max_size=3),
    ),
    st.builds(
        dict,
        kind=st.sampled_from(("newspaper", "unknown", *EXCLUDED_KINDS)),
        tier=st.sampled_from((None, "A", "D")),
        name=st.text(max_size=10),
    ),
    st.sampled_from(list(PROFILES)),
)
def test_whatever_the_page_says_there_is_a_verdict_with_reasons(
    article: dict[str, Any], outlet: dict[str, Any], name: str
) -> None:
    outcome, reasons = gate(make_clip(article=article, outlet=outlet), BRAND, PROFILES[name], NOW)
    holds = {reason.holds for reason in reasons}

    assert [r.rule for r in reasons] == [rule for rule in ORDER if rule in {r.rule for r in reasons}]
    assert (outcome is Outcome.DOES_NOT_COUNT) == ("no" in holds)
    assert (outcome is Outcome.COUNTS) == (holds == {"yes"})


def test_quotes_and_captions_are_no_own_words() -> None:
    paragraphs = (
        Paragraph("two words"),
        Paragraph("quoted at length", Place.QUOTE),
        Paragraph("cap", Place.CAPTION),
    )

    assert make_clip(article={"paragraphs": paragraphs}).article.own_words == 2
    assert make_clip(text="東京の新聞社").article.own_words == 4

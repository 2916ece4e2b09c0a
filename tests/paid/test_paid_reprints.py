"""Copies of a release among the pages of a run."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from press_copy import COPY

from collector.paid import find_reprints
from collector.paid.reprints import shingles_of
from collector.records import (
    Article,
    Brand,
    Candidate,
    Capture,
    Clip,
    Evidence,
    Outcome,
    Outlet,
    PaidKind,
    PaidVerdict,
    Paragraph,
    Standing,
)

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
BRAND = Brand(name="Norvik", domains=("norvik.example",))
RELEASE = (
    "Norvik will open a second bakery school in the former customs house of the old harbour in September.",
    "The school trains forty young people a year, costs nothing and bakes for two schools in the neighbourhood.",
    "“We believe that bread belongs to everybody and that a harbour without an oven is only a parking lot,” said Jane Roe.",
    "Norvik has baked in the city for eighty years and employs two hundred people in eleven shops along the coast.",
)
OWN_WORDS = (
    "Neighbours are not all happy about the new bakery school that the council approved late on Monday night.",
    "Some had hoped for a cinema, others fear the smell of yeast, and the tram drivers ask where to park now.",
    "An empty building costs more than it earns, the treasurer replied, and read out numbers until midnight came.",
    "In the end nine voted in favour and four against, among them two members of the mayor's own small party.",
)


def _clip(
    name: str,
    paragraphs: tuple[str, ...],
    *,
    days: int = 0,
    kind: str = "newspaper",
    evidence: tuple[Evidence, ...] = (),
) -> Clip:
    url = f"https://{name}.example/story"
    verdict = (
        PaidVerdict(standing=Standing.PAID, kind=PaidKind.PRESS_RELEASE, likelihood=0.95, evidence=evidence)
        if evidence
        else PaidVerdict()
    )
    return Clip(
        candidate=Candidate(url=url, key=f"{name}.example/story"),
        capture=Capture(url=url, requested_url=url, status=200, captured_at=NOW),
        article=Article(
            url=url,
            paragraphs=tuple(Paragraph(text) for text in paragraphs),
            published_at=NOW + timedelta(days=days),
        ),
        outlet=Outlet(domain=f"{name}.example", kind=kind, publisher=name),
        mention=None,
        paid=verdict,
        outcome=Outcome.COUNTS,
        strength=50,
    )


def _verdict(clips: list[Clip], name: str) -> PaidVerdict:
    return next(clip.paid for clip in find_reprints(clips, BRAND) if clip.outlet.domain.startswith(name))


def test_a_copy_of_the_brands_release_is_a_release_whoever_signed_it() -> None:
    verdict = _verdict([_clip("norvik", RELEASE), _clip("tide", (*RELEASE, OWN_WORDS[0]))], "tide")

    assert (verdict.standing, verdict.kind) == (Standing.PAID, PaidKind.PRESS_RELEASE)
    assert "%" in verdict.evidence[0].where
    assert "https://norvik.example/story" in verdict.evidence[0].where
    assert verdict.evidence[0].quote in RELEASE


def test_a_third_copied_leaves_a_doubt() -> None:
    assert (
        _verdict(
            [_clip("norvik", RELEASE), _clip("tide", (RELEASE[0], RELEASE[1], *OWN_WORDS))], "tide"
        ).standing
        is Standing.UNCLEAR
    )


def test_the_companys_quotation_may_be_shared() -> None:
    assert (
        _verdict([_clip("norvik", RELEASE), _clip("tide", (*OWN_WORDS, RELEASE[2]))], "tide").standing
        is Standing.EARNED
    )


def test_what_the_brand_copied_from_the_paper_is_the_papers() -> None:
    assert (
        _verdict([_clip("norvik", RELEASE, days=3), _clip("tide", RELEASE)], "tide").standing
        is Standing.EARNED
    )


def test_a_page_that_says_itself_a_release_serves_as_one() -> None:
    label = Evidence(
        rule="release-source",
        quote="PR Newswire",
        where="byline",
        weight=0.95,
        family="release",
        kind=PaidKind.PRESS_RELEASE,
    )

    assert (
        _verdict([_clip("wire", RELEASE, evidence=(label,)), _clip("tide", RELEASE)], "tide").standing
        is Standing.PAID
    )


def test_one_text_at_three_owners_without_an_agency_is_a_doubt() -> None:
    three = [_clip(name, OWN_WORDS) for name in ("tide", "coast", "port")]
    agency = Evidence(rule="agency-copy", quote="(AP)", where="opening", weight=-0.2, family="release")
    signed = [_clip(name, OWN_WORDS) for name in ("tide", "coast")] + [
        Clip(
            **{
                **{f: getattr(three[2], f) for f in three[2].__dataclass_fields__},
                "paid": PaidVerdict(evidence=(agency,)),
            }
        )
    ]

    assert {clip.paid.standing for clip in find_reprints(three, BRAND)} == {Standing.UNCLEAR}
    assert {clip.paid.standing for clip in find_reprints(three[:2], BRAND)} == {Standing.EARNED}
    assert {clip.paid.standing for clip in find_reprints(signed, BRAND)} == {Standing.EARNED}


def test_comparing_twice_changes_nothing_and_keeps_the_order() -> None:
    clips = [_clip("tide", RELEASE), _clip("norvik", RELEASE), _clip("coast", OWN_WORDS)]
    once = find_reprints(clips, BRAND)

    assert find_reprints(once, BRAND) == once
    assert [clip.candidate for clip in once] == [clip.candidate for clip in clips]


@pytest.mark.parametrize("language", ["ja", "zh", "th", "ko", "ar", "ru", "hi"])
def test_copies_are_found_in_every_script(language: str) -> None:
    text = COPY[language].paragraphs
    clips = [_clip("norvik", (*text, COPY[language].headline)), _clip("tide", text)]

    assert _verdict(clips, "tide").standing is Standing.PAID


def test_a_short_note_says_nothing() -> None:
    assert (
        _verdict(
            [_clip("norvik", RELEASE), _clip("tide", ("Norvik will open a second bakery school.",))], "tide"
        ).standing
        is Standing.EARNED
    )


@given(st.text(max_size=300))
def test_shingles_are_runs_of_one_length(text: str) -> None:
    lengths = {len(one.split()) for one in shingles_of(text)}
    assert lengths <= {5} or {len(one) for one in shingles_of(text)} == {8}

"""The gap report: what is missing, what to do next, and never a promise."""

from __future__ import annotations

import re
from dataclasses import replace

from shortlist_makers import BRAND, NOW, OBA, PROFILES, make_clip, make_decision, prose

from collector.records import Clip, Gap, PaidVerdict, Prominence, Standing
from collector.shortlist import choose

UNCLEAR = PaidVerdict(standing=Standing.UNCLEAR, likelihood=0.5)


def gap_of(clips: list[Clip], profile: str = "oba") -> Gap:
    return choose(clips, BRAND, PROFILES[profile], NOW).gap


def test_a_full_list_needs_no_advice() -> None:
    gap = gap_of([make_clip(i) for i in range(6)])

    assert (gap.have, gap.missing, gap.advice) == (5, 0, ())


def test_below_the_minimum_the_request_should_wait() -> None:
    gap = gap_of([make_clip(1), make_clip(2)])

    assert (gap.wanted, gap.minimum, gap.have, gap.missing, gap.wait_days) == (5, 3, 2, 3, 30)
    assert "2 of at least 3" in gap.advice[0]
    assert "do not send" in gap.advice[0]
    assert any("30 days" in line for line in gap.advice)


def test_between_minimum_and_aim_nothing_is_made_up() -> None:
    gap = gap_of([make_clip(i) for i in range(4)])

    assert gap.missing == 1
    assert "None was added" in gap.advice[0]
    assert "3 or 4 serve the form only" in gap.advice[0]


def test_looks_come_by_what_they_would_bring() -> None:
    flagship = make_clip("f", strength=50, paid=UNCLEAR, outlet={"tier": "A"})
    strong = make_clip("s", strength=90, paid=UNCLEAR)
    weak = make_clip("w", strength=20, paid=UNCLEAR)
    reprint = make_clip("r", strength=90, paid=UNCLEAR, text=prose("story 1"), article={"published_at": NOW})
    clips = [make_clip(1), weak, strong, reprint, flagship]
    gap = gap_of(clips)
    looks = [line for line in gap.advice if line.startswith("Look at")]

    assert [re.search(r"story-(\w)", line)[1] for line in looks] == ["f", "s"]  # type: ignore[index]
    assert gap.near[:2] == (flagship.candidate.key, strong.candidate.key)


def test_each_look_that_is_advised_enters_once_settled() -> None:
    doubts = [
        make_clip(f"d{i}", strength=40 + i, paid=UNCLEAR, outlet={"publisher": f"p{i % 3}"}) for i in range(8)
    ]
    clips = [make_clip(1), *doubts]
    for key in gap_of(clips).near:
        settled = [
            replace(clip, decision=make_decision("paid", "earned")) if clip.candidate.key == key else clip
            for clip in clips
        ]
        chosen = {choice.clip.candidate.key for choice in choose(settled, BRAND, OBA, NOW).choices}
        assert key in chosen


def test_all_doubts_of_one_page_are_counted() -> None:
    gap = gap_of([make_clip(1, paid=UNCLEAR, article={"published_at": None})])

    assert "and 1 more doubt)" in " ".join(gap.advice)


def test_missing_kinds_are_named() -> None:
    foreign = [make_clip(i, outlet={"country": "US"}, article={"language": "fr"}) for i in range(2)]
    told = " ".join(gap_of(foreign).advice)

    assert "No outlet of tier A" in told
    assert "home market (DE)" in told
    assert "broadcasters" in told
    assert "newspapers" not in told
    assert "language of the brand (de, en)" in told


def test_an_aggregators_copy_leads_to_its_original() -> None:
    clip = make_clip(
        1,
        outlet={"kind": "aggregator", "tier": None, "reputation": 0.0},
        article={"canonical_url": "https://daily.example/story"},
    )
    gap = gap_of([clip])

    assert any(line.startswith("Find the article") and "daily.example/story" in line for line in gap.advice)
    assert gap.near == (clip.candidate.key,)


def test_no_wait_is_told_where_none_is_known() -> None:
    assert not any("days" in line for line in gap_of([make_clip(1)], "wikipedia-ncorp").advice)


def test_nothing_is_promised() -> None:
    cases = [[], [make_clip(1)], [make_clip(i, paid=UNCLEAR) for i in range(4)]]
    for clips in cases:
        for name in PROFILES:
            told = " ".join(gap_of(clips, name).advice)
            assert not re.search(r"approv|guarantee|will be accepted|chance|likely", told, re.IGNORECASE)


def test_a_page_without_an_original_is_no_near_miss() -> None:
    listing = make_clip(1, outlet={"kind": "directory", "tier": None, "reputation": 0.0})
    passing = make_clip(2, mention={"prominence": Prominence.PASSING, "count": 1})
    gap = gap_of([listing, passing])

    assert gap.near == (passing.candidate.key,)
    assert any("in the outlet of Paper 2" in line and "named in passing, once" in line for line in gap.advice)

"""The JSON contract: keys in their order, times with their zone, every candidate once."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import datetime

import export_samples as samples
import pytest

from collector.export import clip_json, dossier_json, miss_json
from collector.records import Brand, Clip, Miss, Outlet, Paragraph

CONTRACT = ["id", "url", "article", "outlet", "mention", "paid", "outcome", "strength", "reasons", "miss"]


@pytest.fixture
def clip() -> Clip:
    return samples.choices()[0].clip


def test_a_clip_begins_with_the_contract_in_its_order(clip: Clip) -> None:
    line = clip_json(clip)

    assert list(line)[: len(CONTRACT)] == CONTRACT
    assert list(line["article"])[:9] == [
        "headline", "byline", "bylines", "published_at", "modified_at", "language", "site_name", "section", "canonical_url",
    ]  # fmt: skip
    assert list(line["outlet"])[:6] == ["domain", "name", "country", "kind", "tier", "reputation"]
    assert list(line["mention"])[:4] == ["level", "prominence", "count", "quote"]
    assert list(line["paid"]) == ["standing", "kind", "likelihood", "evidence"]
    assert list(line["reasons"][0])[:3] == ["rule", "text", "source"]


def test_values_are_the_words_of_the_contract(clip: Clip) -> None:
    line = clip_json(clip)

    assert line["article"]["published_at"] == "2026-10-12T07:00:00+00:00"
    assert line["article"]["bylines"] == ["Ana Ruiz", "Li Wei"]
    assert (line["outcome"], line["strength"], line["miss"]) == ("counts", 91, None)
    assert line["outlet"]["reputation"] == 93
    assert line["mention"]["level"] == "exact"


def test_evidence_of_payment_is_quoted_with_rule_place_and_weight() -> None:
    advert = samples.rejections()[0].clip
    assert advert is not None
    paid = clip_json(advert)["paid"]

    assert (paid["standing"], paid["kind"]) == ("paid", "sponsored")
    assert list(paid["evidence"][0])[:4] == ["rule", "quote", "where", "weight"]


def test_text_is_there_only_when_asked_for(clip: Clip) -> None:
    clip = replace(clip, article=replace(clip.article, paragraphs=(Paragraph("One."), Paragraph("Two."))))

    assert "text" not in clip_json(clip)["article"]
    assert clip_json(clip, with_text=True)["article"]["text"] == "One.\n\nTwo."


def test_without_a_brand_mention_is_null_and_unknown_outlets_have_no_rank(clip: Clip) -> None:
    line = clip_json(replace(clip, mention=None, outlet=Outlet(domain="new.example")))

    assert line["mention"] is None
    assert (line["outlet"]["kind"], line["outlet"]["tier"], line["outlet"]["reputation"]) == (
        "unknown",
        None,
        None,
    )


def test_a_miss_has_the_same_keys_and_says_why() -> None:
    line = miss_json(7, Miss(url="https://a.example/", reason="not an article", needs_look=True))

    assert list(line) == CONTRACT
    assert line["id"] == 7
    assert line["miss"]["reason"] == "not an article"
    assert line["outcome"] == "needs a look"


def test_no_number_is_nan(clip: Clip) -> None:
    line = clip_json(replace(clip, paid=replace(clip.paid, likelihood=math.nan)))

    assert line["paid"]["likelihood"] is None
    json.dumps(line, allow_nan=False)


def test_a_reviewers_decision_stands_beside_the_rules_verdict() -> None:
    unclear = samples.rejections()[1].clip
    assert unclear is not None
    line = clip_json(replace(unclear, decision=samples.decision(answer="earned")))

    assert (line["paid"]["standing"], line["standing"]) == ("unclear", "earned")
    assert line["decision"]["reviewer"] == "R. Reviewer"


def test_every_candidate_stands_in_the_dossier_once_and_the_counts_add_up() -> None:
    whole = dossier_json(samples.dossier())
    counts = whole["counts"]
    ids = [entry["id"] for part in ("press_links", "rejections", "misses") for entry in whole[part]]

    assert len(ids) == len(set(ids)) == counts["candidates"]
    assert counts["press_links"] + counts["rejections"] + counts["misses"] == counts["candidates"]
    assert (counts["press_links"], counts["rejections"], counts["misses"]) == (5, 6, 2)


def test_the_dossier_is_plain_json_with_zoned_times() -> None:
    whole = json.loads(json.dumps(dossier_json(samples.short_dossier()), allow_nan=False))

    assert whole["schema"] == "press-evidence/1"
    assert datetime.fromisoformat(whole["now"]).tzinfo is not None
    assert whole["profile"]["wants"] == 5
    assert whole["gap"]["missing"] == 3
    assert whole["brand"]["aliases"] == list(samples.BRAND.aliases)
    assert any("does not prove" in line for line in whole["limits"])


def test_every_field_of_the_brand_is_kept_since_judging_again_needs_it() -> None:
    kept = dossier_json(samples.dossier())["brand"]

    assert set(kept) == set(Brand.__dataclass_fields__)

"""A real case from captures to bundle, judged again: honest ones come out equal, changed meaning does not."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import case_samples as samples
import pytest

from collector.export import Level, Result
from collector.export.files import canonical_json
from collector.pipeline.bundles import export_case, verify
from collector.pipeline.cases import open_case
from collector.settings import Settings
from collector.warc import date_of, derived_record_id, digest_of, write_record


@pytest.fixture
def bundle(real_bundle: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(real_bundle, tmp_path / "bundle"))


def rejudged(bundle: Path) -> Level:
    return verify(bundle, rejudge=True).levels[-1]


def edit(bundle: Path, change: Callable[[Any], None]) -> Level:
    path = bundle / "data/evidence.json"
    evidence = json.loads(path.read_bytes())
    change(evidence)
    path.write_bytes(canonical_json(evidence))
    return rejudged(bundle)


def test_the_case_has_press_links_and_what_was_paid_is_left_out(case_settings: Settings) -> None:
    with open_case("quillwater", case_settings) as case:
        dossier = case.dossier()

    assert {c.clip.outlet.domain for c in dossier.choices} == {
        "north-quay.example", "fell-dispatch.example", "tarn-review.example",
    }  # fmt: skip
    assert {(r.stage, r.candidate.key.split("/")[-1]) for r in dossier.rejections} == {
        ("paid", "quillwater-taps"), ("mention", "weather"),
    }  # fmt: skip


def test_an_honest_bundle_passes_all_levels_that_there_are(real_bundle: Path) -> None:
    report = verify(real_bundle, rejudge=True)

    assert [(lv.result.value, lv.findings) for lv in report.levels] == [
        ("ok", ()), ("absent", ()), ("absent", ()), ("ok", ()), ("ok", ()), ("ok", ()),
    ]  # fmt: skip
    assert (real_bundle / "data/rules/own_outlets.csv").is_file()
    assert b'"answer":"earned"' in (real_bundle / "data/log/ledger.jsonl").read_bytes()


def test_the_same_case_exported_again_gives_the_same_zip(case_settings: Settings, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        export_case("quillwater", tmp_path / name, case_settings, form="zip")

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    report = verify(tmp_path / "a.zip", rejudge=True)
    assert [level.findings for level in report.levels] == [()] * 6


def test_an_outcome_flipped_with_everything_else_in_order(bundle: Path) -> None:
    def change(evidence: Any) -> None:
        paid = next(r for r in evidence["rejections"] if r["stage"] == "paid")
        paid["clip"]["outcome"] = "counts"

    level = edit(bundle, change)
    assert level.result is Result.FAIL
    assert "outcome" in {finding.rule for finding in level.findings}


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [("article", "headline", "Quillwater is wonderful"), ("article", "published_at", "2026-11-01T00:00:00+00:00"),
     ("outlet", "tier", "A"), ("mention", "count", 99), ("paid", "likelihood", 0.5)],
)  # fmt: skip
def test_a_fact_changed(bundle: Path, part: str, key: str, value: object) -> None:
    def change(evidence: Any) -> None:
        link = next(e for e in evidence["press_links"] if "tarn-review" in e["url"])
        link[part][key] = value

    level = edit(bundle, change)
    assert level.result is Result.FAIL
    assert part in {finding.rule for finding in level.findings}


def test_the_order_of_the_press_links_changed(bundle: Path) -> None:
    def change(evidence: Any) -> None:
        evidence["press_links"] = list(reversed(evidence["press_links"]))

    assert "choice" in {finding.rule for finding in edit(bundle, change).findings}


def test_a_phrase_cut_from_the_tables_shows_in_the_verdicts(bundle: Path) -> None:
    path = bundle / "data/rules/disclosures.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "advertisement" not in line.lower()), "utf-8")

    assert rejudged(bundle).result is Result.FAIL


def test_a_tier_raised_in_the_users_own_table_shows_in_the_verdicts(bundle: Path) -> None:
    path = bundle / "data/rules/own_outlets.csv"
    path.write_text(path.read_text("utf-8").replace(",B,74,", ",A,95,"), "utf-8")

    assert "outlet" in {finding.rule for finding in rejudged(bundle).findings}


def test_the_profile_loosened_in_the_dossier_alone(bundle: Path) -> None:
    def change(evidence: Any) -> None:
        rule = next(r for r in evidence["profile"]["rules"] if r["name"] == "paid-content")
        rule["value"] = "accept"

    assert "profile" in {finding.rule for finding in edit(bundle, change).findings}


@pytest.mark.parametrize("name", ["index.html", "data/clips/01/article.txt", "data/submission/links.txt"])
def test_a_page_for_people_that_tells_another_story(bundle: Path, name: str) -> None:
    path = bundle / name
    path.write_text(path.read_text("utf-8").replace("quillwater", "quill-water"), "utf-8")

    assert [finding.path for finding in rejudged(bundle).findings] == [name]


def test_a_forged_page_whose_hashes_were_all_redone_is_judged_by_what_it_says(bundle: Path) -> None:
    """Labels taken out of the archived page: the dossier's verdict no longer follows from the bytes."""
    url = "https://fell-dispatch.example/partner/quillwater-taps"
    body = (
        samples.PAGES[url]
        .replace(b"Advertisement feature", b"News")
        .replace(b"Fell Dispatch Studio", b"Ana Roe")
    )
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    path = bundle / "data/captures.warc.gz"
    honest = next(r for r in split_records(path.read_bytes()) if url.encode() in gunzip(r))
    fields = [("WARC-Type", "response"), ("WARC-Record-ID", derived_record_id(url)), ("WARC-Target-URI", url),
              ("WARC-Date", date_of(samples.NOW - timedelta(hours=1))), ("WARC-Block-Digest", digest_of(block))]  # fmt: skip
    path.write_bytes(path.read_bytes().replace(honest, write_record(fields, block)))

    def change(evidence: Any) -> None:
        clip = next(r for r in evidence["rejections"] if r["stage"] == "paid")["clip"]
        clip["capture"]["page_sha256"] = hashlib.sha256(body).hexdigest()

    assert "paid" in {finding.rule for finding in edit(bundle, change).findings}


def split_records(content: bytes) -> list[bytes]:
    import io

    from collector.warc import read_records

    return [content[r.offset : r.offset + r.length] for r in read_records(io.BytesIO(content))]


def gunzip(member: bytes) -> bytes:
    import gzip

    return gzip.decompress(member)


def test_another_version_of_a_tool_makes_a_difference_drift(bundle: Path) -> None:
    def change(evidence: Any) -> None:
        evidence["tools"]["trafilatura"] = "2.0.0"
        evidence["press_links"][0]["article"]["section"] = "Law"

    level = edit(bundle, change)
    assert level.result is Result.DRIFT
    assert "trafilatura 2.0.0" in level.findings[0].text


def test_a_dossier_that_can_not_be_read_back_fails_and_does_not_crash(bundle: Path) -> None:
    for change in (
        lambda e: e["brand"].pop("name"),
        lambda e: e["press_links"][0].pop("capture"),
        lambda e: e.update(now="yesterday"),
        lambda e: e["profile"]["rules"].append(7),
    ):
        assert edit(bundle, change).result is Result.FAIL
        shutil.copyfile(bundle / "data/evidence.json", bundle / "data/evidence.json.bad")


def test_a_missing_table_fails(bundle: Path) -> None:
    (bundle / "data/rules/publishers.csv").unlink()

    assert rejudged(bundle).result is Result.FAIL


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (key, value)
        for key in ("brand", "created_at", "notes", "now", "profile", "sources", "tools")
        for value in (7, [7], "x")
    ]
    + [("now", "9999-12-31T23:59:59+00:00"), ("now", "0001-01-01T00:00:00+00:00"), ("case", "\ud800")],
)
def test_a_dossier_of_another_shape_is_a_failure_not_a_crash(bundle: Path, key: str, value: object) -> None:
    path = bundle / "data/evidence.json"
    evidence = json.loads(path.read_bytes())
    evidence[key] = value
    path.write_text(json.dumps(evidence))

    levels = verify(bundle, rejudge=True).levels
    assert levels[-1].result is Result.FAIL
    assert key == "now" or levels[-2].result is Result.FAIL


def test_a_time_that_no_clock_can_show_is_a_failure_not_a_crash(bundle: Path) -> None:
    def change(evidence: Any) -> None:
        evidence["press_links"][0]["capture"]["captured_at"] = "0001-01-01T00:00:00+14:00"

    assert edit(bundle, change).result is Result.FAIL


def test_a_table_whose_row_ends_early_is_a_failure_not_a_crash(bundle: Path) -> None:
    path = bundle / "data/rules/paid_hosts.csv"
    path.write_text(path.read_text("utf-8") + '"\n"\n', "utf-8")

    assert rejudged(bundle).result is Result.FAIL


@pytest.mark.parametrize(
    "spoil", [lambda c: b"x" + c, lambda c: c + b"junk", lambda c: c[:-8] + bytes(8), lambda c: c[:99]]
)
def test_a_packed_table_that_is_damaged_is_the_bundles_fault(
    bundle: Path, spoil: Callable[[bytes], bytes]
) -> None:
    (path,) = (bundle / "data/rules").glob("content_farms.csv.gz")
    path.write_bytes(spoil(path.read_bytes()))

    report = verify(bundle, rejudge=True)
    assert report.levels[-1].result is Result.FAIL
    assert report.exit_status() == 1

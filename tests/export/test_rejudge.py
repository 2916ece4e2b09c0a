"""A real case from captures to bundle, judged again: honest ones come out equal, changed meaning does not."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from collector.export import Level, Result
from collector.export.files import canonical_json
from collector.pipeline.bundles import export_case, verify
from collector.pipeline.cases import open_case
from collector.pipeline.run import Order, run
from collector.records import Brand, Clip
from collector.review import decide
from collector.settings import Settings
from collector.warc import date_of, derived_record_id, digest_of, write_record

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
BRAND = Brand(name="Quillwater", domains=("quillwater.example",), country="GB", languages=("en",))
OUTLETS = """domain,name,country,languages,kind,stature,tier,reputation,publisher,note,provenance
north-quay.example,North Quay Post,GB,en,newspaper,3,A,88,North Quay,,test
fell-dispatch.example,Fell Dispatch,GB,en,newspaper,2,B,74,Fell,,test
tarn-review.example,Tarn Review,GB,en,magazine,2,B,71,Tarn,,test
"""
COURT = """Quillwater, which filters rain for mountain villages, won its case against the river board on Tuesday. The court
found that Quillwater had a right to measure what the board would not.

Neighbours who had doubted the company stood outside with umbrellas. The board did not comment on the ruling."""
LOG = """For eleven years the engineers of Quillwater wrote down in pencil how much rain fell on the fell, and nobody asked
to see the books until a judge did.

The books filled two shelves of the station at Quillwater. Their oldest pages are about sheep, the later ones about
nitrates, and the last about the letters that were never answered."""
PROFILE = """It is said in the valley that a person from Quillwater will argue with a weather vane. The founders like the
saying and have painted it above the door.

They met at a bus stop in a storm. One had a bucket and the other a licence to drill, and out of that grew Quillwater,
with ninety people, three vans and a dog who has his own chair at the table."""
TAPS = """A kitchen deserves better water, and Quillwater has a tap for every taste: brass, steel or the popular matt black.

Order by Sunday and the fitting is free."""
WEATHER = """Showers will cross the hills from the west by noon, heavy at times, with thunder possible over higher ground.

The evening turns dry and cold. Farmers are advised to bring the young animals in."""


def page(headline: str, author: str, story: str, *, above: str = "") -> bytes:
    body = "".join(
        f"<p>{paragraph}</p>" for paragraph in story.replace("\n\n", "|").replace("\n", " ").split("|")
    )
    facts = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": headline,
             "datePublished": "2026-10-12T08:00:00+00:00", "author": {"@type": "Person", "name": author}}  # fmt: skip
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>'
        f'<script type="application/ld+json">{json.dumps(facts)}</script></head><body><main><article>{above}<h1>{headline}</h1>'
        f'<p class="byline">By {author}</p><time datetime="2026-10-12">12 October 2026</time>{body}</article></main></body></html>'
    ).encode()


LABEL = '<div class="kicker">Advertisement feature</div>'
PAGES = {
    "https://north-quay.example/2026/10/12/quillwater-wins": page("Quillwater wins against the river board", "Ana Ruiz", COURT),
    "https://fell-dispatch.example/quillwater-log": page("How Quillwater's paper log decided a case", "Li Wei", LOG),
    "https://tarn-review.example/quillwater-profile": page("Quillwater, a profile of stubborn people", "Oda Brandt", PROFILE),
    "https://fell-dispatch.example/partner/quillwater-taps": page(
        "Quillwater taps for every kitchen", "Fell Dispatch Studio", TAPS, above=LABEL
    ),
    "https://tarn-review.example/weather": page("Rain is expected in the north", "Jo Hall", WEATHER),
}  # fmt: skip


def archive() -> bytes:
    records = []
    for url, body in PAGES.items():
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        fields = [("WARC-Type", "response"), ("WARC-Record-ID", derived_record_id(url)), ("WARC-Target-URI", url),
                  ("WARC-Date", date_of(NOW - timedelta(hours=1))), ("WARC-Block-Digest", digest_of(block)),
                  ("Content-Type", "application/http; msgtype=response")]  # fmt: skip
        records.append(write_record(fields, block))
    return b"".join(records)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A finished case in a workspace, with a reviewer's word about one of its pages."""
    folder = tmp_path_factory.mktemp("case")
    (folder / "pages.warc.gz").write_bytes(archive())
    (folder / "outlets.csv").write_text(OUTLETS, "utf-8")
    chosen = Settings(workspace=str(folder / "workspace"), jobs=1, outlets=str(folder / "outlets.csv"))
    run(Order(brand=BRAND, named=(str(folder / "pages.warc.gz"),), offline=True), chosen, NOW)
    # From here on the user's own file is gone: the case must know it.
    (folder / "outlets.csv").unlink()
    chosen = replace(chosen, outlets="")
    with open_case("quillwater", chosen) as case:
        decide(case, clip_of(case.dossier(), "north-quay"), "paid", "earned", reviewer="me", at=NOW)
    return chosen


def clip_of(dossier: Any, host: str) -> Clip:
    clips = [*(c.clip for c in dossier.choices), *(r.clip for r in dossier.rejections if r.clip)]
    return next(clip for clip in clips if host in clip.capture.url)


@pytest.fixture(scope="module")
def pristine(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "bundle"
    export_case("Quillwater", out, settings)
    return out


@pytest.fixture
def bundle(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "bundle"))


def rejudged(bundle: Path) -> Level:
    return verify(bundle, rejudge=True).levels[-1]


def edit(bundle: Path, change: Callable[[Any], None]) -> Level:
    path = bundle / "data/evidence.json"
    evidence = json.loads(path.read_bytes())
    change(evidence)
    path.write_bytes(canonical_json(evidence))
    return rejudged(bundle)


def test_the_case_has_press_links_and_what_was_paid_is_left_out(settings: Settings) -> None:
    with open_case("quillwater", settings) as case:
        dossier = case.dossier()

    assert {c.clip.outlet.domain for c in dossier.choices} == {
        "north-quay.example", "fell-dispatch.example", "tarn-review.example",
    }  # fmt: skip
    assert {(r.stage, r.candidate.key.split("/")[-1]) for r in dossier.rejections} == {
        ("paid", "quillwater-taps"), ("mention", "weather"),
    }  # fmt: skip


def test_an_honest_bundle_passes_all_levels_that_there_are(pristine: Path) -> None:
    report = verify(pristine, rejudge=True)

    assert [(lv.result.value, lv.findings) for lv in report.levels] == [
        ("ok", ()), ("absent", ()), ("absent", ()), ("ok", ()), ("ok", ()), ("ok", ()),
    ]  # fmt: skip
    assert (pristine / "data/rules/own_outlets.csv").is_file()
    assert b'"answer":"earned"' in (pristine / "data/log/ledger.jsonl").read_bytes()


def test_the_same_case_exported_again_gives_the_same_zip(settings: Settings, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        export_case("quillwater", tmp_path / name, settings, form="zip")

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert verify(tmp_path / "a.zip", rejudge=True).result is Result.OK


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
    body = PAGES[url].replace(b"Advertisement feature", b"News").replace(b"Fell Dispatch Studio", b"Ana Roe")
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    path = bundle / "data/captures.warc.gz"
    honest = next(r for r in split_records(path.read_bytes()) if url.encode() in gunzip(r))
    fields = [("WARC-Type", "response"), ("WARC-Record-ID", derived_record_id(url)), ("WARC-Target-URI", url),
              ("WARC-Date", date_of(NOW - timedelta(hours=1))), ("WARC-Block-Digest", digest_of(block))]  # fmt: skip
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

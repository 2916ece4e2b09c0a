"""A brand that is run again: pages are asked for only if they have changed, and what was captured is never lost."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from crashes import page, press

from collector.fetch import waist
from collector.newsstand import open_newsstand
from collector.pipeline.again import NAME
from collector.pipeline.cases import open_case
from collector.pipeline.recheck import recheck
from collector.pipeline.run import Order, run
from collector.records import Brand, Candidate, Dossier, Miss, SourceReport
from collector.settings import Settings
from collector.store import PASSING_REASONS, Workspace

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
PATIENCE: dict[str, Any] = {
    "retries": 0,
    "copies": 0,
    "max_pages": 0,
    "jobs": 1,
    "gap": 0.0,
    "allow_private": True,
}


def row_of(dossier: Dossier) -> SourceReport | None:
    return next((report for report in dossier.sources if report.name == NAME), None)


def verdicts(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    chosen = {
        choice.clip.candidate.key: ("chosen", choice.clip.capture.record or "") for choice in dossier.choices
    }
    return chosen | {r.candidate.key: (r.stage, r.rule) for r in dossier.rejections}


def test_the_whole_press_a_second_time(tmp_path: Path) -> None:
    with open_newsstand() as stand:
        (tmp_path / "links.txt").write_text(stand.candidates_txt, "utf-8")
        (tmp_path / "outlets.csv").write_text(stand.outlets_csv, "utf-8")
        settings = Settings(
            workspace=str(tmp_path / "ws"), outlets=str(tmp_path / "outlets.csv"), connect_to=stand.connect_to,
            refresh_days=0.0, **PATIENCE,
        )  # fmt: skip
        order = Order(brand=stand.brand, named=(str(tmp_path / "links.txt"),))
        first = run(order, settings, stand.now)
        second = run(order, settings, stand.now)
        with open_case(first.case, settings) as book:
            looks = recheck(book, settings, stand.now, pause=0.0)

    row = row_of(second)
    assert row_of(first) is None
    assert row is not None
    assert row.asked == row.answered == first.captures > 20
    assert f"{first.captures} not changed (304)" in row.note
    assert verdicts(second) == verdicts(first), "the press links rest on the captures of the first run"
    archive = gzip.decompress((tmp_path / "ws" / "cases" / first.case / "captures.warc.gz").read_bytes())
    assert len(re.findall(rb"^WARC-Type: revisit\r$", archive, re.MULTILINE)) == first.captures
    assert {look.status for look in looks} == {"same"}
    assert all("304" in look.text for look in looks)


@pytest.fixture
def papers(tmp_path: Path) -> Iterator[tuple[Order, dict[str, Any], dict[int, bytes | int]]]:
    """Yield an order for six papers, settings, and what the papers answer in place of their pages."""
    with press() as (address, _, changes):
        links = tmp_path / "links.txt"
        links.write_text("".join(f"http://paper{n}.example/story/{n}\n" for n in range(6)), "utf-8")
        places = {f"paper{n}.example": address for n in range(6)}
        order = Order(brand=Brand(name="Acme Pay", country="DE"), named=(str(links),))
        yield order, {"workspace": str(tmp_path / "ws"), "connect_to": places, **PATIENCE}, changes


def captures(settings: dict[str, Any]) -> dict[str, tuple[str, str | None]]:
    """Return for each story its state and the record of its capture."""
    workspace = Workspace(Path(settings["workspace"]))
    try:
        rows = list(workspace.case("acme-pay").rows())
    finally:
        workspace.close()
    return {
        row.candidate.url.rpartition("/")[2]: (row.state, row.capture.record if row.capture else None)
        for row in rows
    }


def test_each_answer_to_a_page_that_is_asked_for_again(
    papers: tuple[Order, dict[str, Any], dict[int, bytes | int]],
) -> None:
    order, facts, changes = papers
    run(order, Settings(**facts), NOW)
    before = captures(facts)
    changes |= {0: 404, 1: 403, 2: page(2).replace(b"wrote last week", b"wrote last month"), 3: 500}
    dossier = run(order, Settings(**facts, refresh_days=0.0), NOW)
    after = captures(facts)

    row = row_of(dossier)
    assert row is not None
    assert (row.asked, row.answered, row.failed) == (6, 4, 2)
    assert row.note.endswith(
        "2 the same bytes, 1 changed, judged anew, 1 gone, 2 could not be read, the earlier capture stands"
    )
    assert after["0"] == ("missed", None)
    assert (after["1"], after["3"]) == (before["1"], before["3"])
    assert all(after[n][0] == "captured" and after[n] != before[n] for n in "245")


def test_pages_are_asked_for_again_when_their_captures_are_old_and_once_in_a_run(
    papers: tuple[Order, dict[str, Any], dict[int, bytes | int]],
) -> None:
    order, facts, _ = papers
    first = run(order, Settings(**facts), NOW)
    young = run(order, Settings(**facts, refresh_days=1.0), NOW)
    few = run(order, Settings(**(facts | {"max_pages": 4}), refresh_days=0.0), NOW)

    assert row_of(first) is None
    assert row_of(young) is None
    assert (row_of(few) or SourceReport(name="none")).asked == 4, "--max-pages holds for them too"
    workspace = Workspace(Path(facts["workspace"]))
    try:
        case = workspace.open_case(order.brand, "oba", NOW.isoformat())
        old = case.captured_before(datetime.now(UTC) + timedelta(days=1))
        case.stands(old[0][0])
        assert len(case.captured_before(datetime.now(UTC) + timedelta(days=1))) == len(old) - 1 == 5
        assert not case.captured_before(datetime.now(UTC) - timedelta(days=1))
    finally:
        workspace.close()


def test_what_the_network_said_is_tried_again_in_the_next_run(
    papers: tuple[Order, dict[str, Any], dict[int, bytes | int]],
) -> None:
    said = {reason for _, reason in waist._REASONS} - {"bad URL", "address refused"}
    assert said | {"redirect loop", "too many redirects", "throttled", "blocked"} <= PASSING_REASONS

    order, facts, _ = papers
    workspace = Workspace(Path(facts["workspace"]))
    try:
        first = workspace.open_case(order.brand, "oba", NOW.isoformat())
        page = Candidate(url="http://paper0.example/story/0", key="paper0.example/story/0")
        first.add([page])
        for reason, again in (("redirect loop", True), ("not HTTP", True), ("not found", False)):
            first.record(page, Miss(url=page.url, reason=reason))
            first.finish()
            case = workspace.open_case(order.brand, "oba", NOW.isoformat())
            case.add([page])
            assert [one.key for one in case.waiting()] == [page.key] * again
            first = case
    finally:
        workspace.close()

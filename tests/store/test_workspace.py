"""The workspace: what is written is found again, nothing twice, and a crash leaves a state to go on from."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.errors import UsageError, WorldError
from collector.records import Brand, Candidate, Capture, Miss, Sighting, SourceReport
from collector.store import Refusal, Workspace, case_name

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
BRAND = Brand(name="Acme Pay", aliases=("アクメ",), domains=("acmepay.example",))


def candidate(n: int, source: str = "urls-file") -> Candidate:
    url = f"https://paper.example/{n}"
    return Candidate(
        url=url, key=f"paper.example/{n}", found_in=(Sighting(source=source, query="links.txt", rank=n),)
    )


def capture(n: int) -> Capture:
    url = f"https://paper.example/{n}"
    return Capture(
        url=url,
        requested_url=url,
        status=200,
        headers=(("A", "b"),),
        body=b"<p>x",
        captured_at=NOW,
        record=f"<urn:uuid:{n}>",
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "ws")


def test_a_candidate_is_kept_once_with_every_place_that_named_it(workspace: Workspace) -> None:
    case = workspace.open_case(BRAND, "oba", NOW.isoformat())

    assert case.add([candidate(1), candidate(2), candidate(1)]) == 2
    assert case.add([candidate(1, source="gdelt")]) == 0
    first = next(iter(case.rows()))
    assert [s.source for s in first.candidate.found_in] == ["urls-file", "gdelt"]
    assert case.count() == 2


def test_what_came_of_a_candidate_is_found_again(workspace: Workspace) -> None:
    case = workspace.open_case(BRAND, "oba", NOW.isoformat())
    case.add([candidate(1), candidate(2), candidate(3), candidate(4)])
    case.record(candidate(1), capture(1))
    case.record(candidate(2), Miss(url="u", reason="dns"))
    case.record(candidate(3), Refusal(stage="discover", rule="own-site", reason="own"))

    rows = {row.candidate.key: row for row in workspace.case("acme-pay").rows()}

    assert rows["paper.example/1"].capture is not None
    assert rows["paper.example/1"].capture.body == b"", "bodies live in the archive"
    assert rows["paper.example/1"].capture.headers == (("A", "b"),)
    assert rows["paper.example/2"].miss == Miss(url="u", reason="dns")
    assert rows["paper.example/3"].refusal == Refusal(stage="discover", rule="own-site", reason="own")
    assert [c.key for c in case.waiting()] == ["paper.example/4"]


def test_an_unfinished_run_keeps_its_clock_and_a_finished_one_does_not(workspace: Workspace) -> None:
    later = datetime(2026, 12, 1, tzinfo=UTC)
    workspace.open_case(BRAND, "oba", NOW.isoformat())
    resumed = workspace.open_case(BRAND, "oba", later.isoformat())
    assert (resumed.now, resumed.run) == (NOW, 1)

    resumed.finish()
    again = workspace.open_case(BRAND, "oba", later.isoformat())
    assert (again.now, again.run) == (later, 2)


def test_a_case_remembers_when_it_really_began_and_whose_it_is(workspace: Workspace) -> None:
    begun = datetime(2027, 1, 5, 8, 30, tzinfo=UTC)
    assert workspace.known_brand(BRAND.name) is None
    case = workspace.open_case(BRAND, "oba", NOW.isoformat(), begun=begun.isoformat())
    assert (case.created_at, case.now) == (begun, NOW)

    workspace.open_case(BRAND, "oba", NOW.isoformat(), begun=NOW.isoformat())
    assert case.created_at == begun
    assert workspace.known_brand(BRAND.name.upper()) == BRAND


@pytest.mark.parametrize(
    ("reason", "tried_again"), [("read timeout", True), ("blocked", True), ("not found", False)]
)
def test_another_run_tries_again_only_what_may_have_mended(
    workspace: Workspace, reason: str, tried_again: bool
) -> None:
    case = workspace.open_case(BRAND, "oba", NOW.isoformat())
    case.add([candidate(1)])
    case.record(candidate(1), Miss(url="u", reason=reason))
    case.add([candidate(1)])
    assert case.waiting() == [], "not within the same run"

    case.finish()
    case = workspace.open_case(BRAND, "oba", NOW.isoformat())
    case.add([candidate(1)])
    assert bool(case.waiting()) is tried_again


def test_the_tail_of_a_write_that_a_crash_cut_off_is_dropped(workspace: Workspace) -> None:
    case = workspace.open_case(BRAND, "oba", NOW.isoformat())
    case.add([candidate(1)])
    case.archive.write(b"whole record")
    case.record(candidate(1), capture(1))
    case.archive.write(b"half a rec")
    case.archive.close()

    again = Workspace(workspace.folder).case("acme-pay")
    again.mend()

    assert again.archive.path.read_bytes() == b"whole record"
    assert again.archive.write(b"!") == len(b"whole record")
    again.archive.close()


def test_two_processes_do_not_work_on_one_case(workspace: Workspace) -> None:
    other = Workspace(workspace.folder)
    with (
        workspace.locked("Acme Pay"),
        pytest.raises(WorldError, match="another process"),
        other.locked("Acme Pay"),
    ):
        pass


def test_an_unknown_case_names_those_there_are(workspace: Workspace) -> None:
    workspace.open_case(BRAND, "oba", NOW.isoformat())
    with pytest.raises(UsageError) as raised:
        workspace.case("nobody")
    assert "acme-pay" in raised.value.hint


def test_a_damaged_database_is_the_worlds_fault_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "collector.db").write_bytes(b"this is no database at all" * 100)
    with pytest.raises(WorldError, match="can't be used"):
        Workspace(tmp_path)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WorldError, match="workspace"):
        Workspace(tmp_path / "file" / "ws")


def test_the_address_of_a_database_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="is a folder") as raised:
        Workspace(Path("postgresql://me:secret@db.example/press"))

    assert "secret" not in str(raised.value)
    assert not list(tmp_path.iterdir())


def test_source_reports_are_replaced_by_name(workspace: Workspace) -> None:
    case = workspace.open_case(BRAND, "oba", NOW.isoformat())
    case.save_sources([SourceReport(name="gdelt", failed=1, note="429")])
    case.save_sources([SourceReport(name="gdelt", answered=1), SourceReport(name="files")])

    assert case.sources() == (SourceReport(name="gdelt", answered=1), SourceReport(name="files"))


@given(
    st.text(min_size=1, max_size=80).filter(lambda t: t.strip()),
    st.text(min_size=1, max_size=80).filter(lambda t: t.strip()),
)
def test_case_names_are_safe_for_folders_and_tell_scripts_apart(one: str, other: str) -> None:
    name = case_name(one)
    assert name
    assert len(name) <= 60
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    if not one.isascii() and not other.isascii() and one.strip().casefold() != other.strip().casefold():
        assert name != case_name(other)


def test_a_workspace_of_an_older_version_gains_the_new_columns(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    case = workspace.open_case(Brand(name="Acme"), "oba", "2026-11-20T00:00:00+00:00")
    case.add([Candidate(url="https://a.example/1", key="a.example/1", found_in=(Sighting(source="gdelt"),))])
    workspace.close()
    with closing(sqlite3.connect(tmp_path / "collector.db")) as connection:
        connection.execute("ALTER TABLE candidates DROP COLUMN first_run")
        connection.commit()
    workspace = Workspace(tmp_path)
    case = workspace.open_case(Brand(name="Acme"), "oba", "2026-11-21T00:00:00+00:00")
    case.add([Candidate(url="https://a.example/2", key="a.example/2", found_in=(Sighting(source="brave"),))])

    assert case.sightings() == [(False, frozenset({"gdelt"})), (True, frozenset({"brave"}))]
    workspace.close()


def test_a_refused_candidate_is_never_waiting_and_a_known_one_keeps_its_state(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    case = workspace.open_case(Brand(name="Acme"), "oba", "2026-11-20T00:00:00+00:00")
    handed_in = Candidate(
        url="https://a.example/1", key="a.example/1", found_in=(Sighting(source="urls-file"),)
    )
    case.add([handed_in])
    for number in (1, 2):
        found = Candidate(
            url=f"https://a.example/{number}", key=f"a.example/{number}", found_in=(Sighting(source="brave"),)
        )
        case.refuse(found, Refusal(stage="discover", rule="social", reason="a network"))

    assert [candidate.key for candidate in case.waiting()] == ["a.example/1"]
    assert [row.state for row in case.rows()] == ["waiting", "refused"]
    assert case.sightings()[0] == (True, frozenset({"urls-file", "brave"}))
    workspace.close()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Canal+", "Canal"),
        ("C++", "C#"),
        ("C", "C++"),
        ("Acme " + "Pay " * 12 + "One", "Acme " + "Pay " * 12 + "Two"),
    ],
)
def test_brands_that_differ_by_a_plus_or_at_their_end_have_cases_of_their_own(one: str, other: str) -> None:
    assert case_name(one) != case_name(other)
    assert case_name("AT&T Inc.") == "at-t-inc"

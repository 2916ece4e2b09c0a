"""``collector doctor``: what each source needs, allows and gave; the network only when asked for."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from collector.cli import main
from collector.pipeline.outside import Outside
from collector.pipeline.source_states import SourceState, look_online, source_states
from collector.records import Brand, SourceReport
from collector.settings import KEY_VARIABLES, Settings
from collector.store import Workspace


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variable in (*KEY_VARIABLES.values(), "COLLECTOR_CONTACT", "COLLECTOR_SEARXNG_URL"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path)


def states_of(settings: Settings) -> dict[str, SourceState]:
    return {state.name: state for state in source_states(settings)}


def test_each_source_says_whether_it_is_on_and_why_not(tmp_path: Path) -> None:
    states = states_of(
        Settings(workspace=str(tmp_path / "ws"), keys={"brave": "k"}, contact="me@desk.example")
    )

    assert len(states) == 19
    assert (states["brave"].state, states["brave"].has_key, states["brave"].paid) == ("on", True, True)
    assert (states["serper"].state, states["serper"].why) == ("off", "set SERPER_API_KEY to switch it on")
    assert states["wikipedia"].state == "on"
    assert (states["bing-news"].state, states["google-news"].state) == ("opt-in", "opt-in")
    assert all(state.terms and state.about for state in states.values())


def test_the_last_answer_comes_from_the_saved_cases(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "ws")
    for name, day, answered in (("Old", 1, 1), ("New", 9, 1), ("Newest", 20, 0)):
        case = workspace.open_case(Brand(name=name), "oba", datetime(2026, 10, day, tzinfo=UTC).isoformat())
        case.save_sources([SourceReport(name="gdelt", asked=1, answered=answered, failed=1 - answered)])
        case.finish()
    workspace.close()
    gdelt = states_of(Settings(workspace=str(tmp_path / "ws")))["gdelt"]

    assert (gdelt.last_case, gdelt.last_success) == ("new", datetime(2026, 10, 9, tzinfo=UTC))


def test_online_asks_what_is_on_and_spends_no_key(tmp_path: Path) -> None:
    asked: list[httpx.Request] = []

    class World(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            asked.append(request)
            if request.url.host == "hn.algolia.com":
                raise httpx.ConnectError("no route", request=request)
            return httpx.Response(503 if "gdelt" in request.url.host else 401, stream=httpx.ByteStream(b"x"))

    settings = Settings(workspace=str(tmp_path / "ws"), keys={"brave": "sEcReT-key"}, gap=0.0)
    before = source_states(settings)
    states = {s.name: s for s in look_online(before, settings, Outside(transport=World()))}

    assert (states["brave"].reachable, states["brave"].answer) == (True, "answers 401")
    assert (states["gdelt"].reachable, states["gdelt"].answer) == (False, "answers 503")
    assert states["hacker-news"].reachable is False
    assert [states[name].reachable for name in ("serper", "brand-site", "publishers")] == [None] * 3
    assert not any("sEcReT" in repr((str(r.url), r.headers.raw)) for r in asked)
    assert replace(states["serper"]) in before


def test_the_command_prints_a_table_or_json(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["doctor", "--workspace", str(tmp_path / "ws")])
    assert ended.value.code == 0
    out = capfd.readouterr().out
    assert "gdelt" in out
    assert "set SERPER_API_KEY to switch it on" in " ".join(out.split())
    assert "Nothing was asked" in out

    with pytest.raises(SystemExit):
        main(["doctor", "--workspace", str(tmp_path / "ws"), "--json"])
    said = json.loads(capfd.readouterr().out)
    assert said["ok"] is True
    assert {source["name"] for source in said["sources"]} >= {"gdelt", "wayback", "feeds"}
    assert all(source["reachable"] is None for source in said["sources"])

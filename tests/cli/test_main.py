"""The command line as programs and people meet it: statuses, hints, streams, quick help."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commands import OWN_ADDRESS, STORY, run

from collector.cli import COMMANDS

pytestmark = pytest.mark.usefixtures("alone")

PAGE = STORY.format(head=f'<meta property="og:site_name" content="The Harbour Courier">{OWN_ADDRESS}')


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_explains_itself(capfd: pytest.CaptureFixture[str], command: str) -> None:
    status, out, _ = run(capfd, *command.split(), "--help")
    assert status == 0
    assert "Usage: collector" in out


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom collector.cli import cli\n"
        "try: cli.main(['--help'], standalone_mode=False)\nexcept SystemExit: pass\n"
        "heavy = {'httpx', 'aiohttp', 'trafilatura', 'lxml', 'selectolax', 'sqlalchemy', 'jinja2', 'rich'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


def test_an_unknown_command_names_the_nearest(capfd: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capfd, "juge", "x")
    assert status == 2
    assert "judge" in err


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["run", "Acme", "--from", "nowhere.txt"], "no such file"),
        (["run", "Acme", "--from", "*.nothing"], "no file matches"),
        (["run", " ", "--from", "links.txt"], "name is empty"),
        (["run", "Acme", "--from", "links.txt", "--profile", "nobody"], "no profile"),
        (["run", "Acme", "--from", "table.csv"], "no url column"),
        (["run", "Acme", "--from", "empty.txt"], "nothing usable"),
        (["run", "Acme", "--from", "nonsense.txt"], "nothing usable"),
        (["run", "Acme", "--from", "binary.txt"], "not a text file"),
        (["run", "Acme", "--from", "links.txt", "--country", "Germany"], "country can"),
        (["run", "Acme", "--from", "links.txt", "--now", "yesterday"], "--now"),
        (["run", "Acme", "--from", "links.txt", "--outlets", "nowhere.csv"], "outlets file"),
        (["run", "Acme", "--from", "links.txt", "--config", "nowhere.toml"], "settings file"),
        (["run", "Acme", "--source", "nobody"], "no source"),
        (["run", "Acme", "--offline"], "no candidate"),
        (["run", "Acme", "--from", "broken.warc.gz"], "broken.warc.gz"),
        (["run", "Acme", "--from", "links.txt", "--out", "links.txt"], "is a file"),
        (["judge"], "TARGET"),
        (["judge", "nowhere.html"], "no such file"),
        (["judge", "--manifest", "nowhere.jsonl"], "can't read the manifest"),
        (["judge", "--manifest", "empty.txt"], "no line"),
        (["judge", "page.html", "--alias", "A"], "need --brand"),
        (["review", "nobody"], "no case"),
        (["export", "nobody", "--out", "x"], "no case"),
        (["verify", "nowhere"], "nowhere"),
    ],
)
def test_bad_input_ends_in_one_clear_line_a_hint_and_status_2(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, argv: list[str], says: str
) -> None:
    (tmp_path / "links.txt").write_text("https://paper.example/a\n")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "nonsense.txt").write_text("this is\nno address\n")
    (tmp_path / "table.csv").write_text("name,score\na,1\n")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    (tmp_path / "broken.warc.gz").write_bytes(b"\x1f\x8b\x08\x00garbage that is no gzip at all")
    (tmp_path / "page.html").write_text(PAGE)

    status, out, err = run(capfd, *argv)

    assert status == 2, err
    assert says in err
    assert out == ""
    assert "Traceback" not in err


def test_a_saved_page_is_judged_into_one_json_document(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    status, out, err = run(
        capfd, "judge", "page.html", "--brand", "Acme Pay", "--url", "https://www.harbour-courier.example/2026/10/acme-pay",
        "--now", "2026-11-20", "--json",
    )  # fmt: skip
    verdict = json.loads(out)

    assert status == 0
    assert err == ""
    assert verdict["article"]["headline"] == "Acme Pay opens in Lisbon"
    assert verdict["article"]["published_at"] == "2026-10-02T08:00:00+00:00"
    assert verdict["article"]["bylines"] == ["Ana Ruiz"]
    assert verdict["mention"]["level"] == "exact"
    assert verdict["mention"]["prominence"] == "headline"
    assert verdict["mention"]["count"] == 4
    assert verdict["paid"]["standing"] == "earned"
    assert verdict["outlet"]["kind"] == "unknown"
    assert verdict["outcome"] == "needs a look", "an unknown outlet is for a person to look at"
    assert verdict["miss"] is None


def test_a_manifest_keeps_order_and_a_bad_line_is_a_miss(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    lines = [
        json.dumps({"id": 1, "path": "page.html", "url": "https://paper.example/1", "brand": "Acme Pay"}),
        "{ this is no JSON",
        json.dumps({"id": "three", "html": PAGE, "url": "https://paper.example/3"}),
        json.dumps({"id": 4, "path": "missing.html", "url": "https://paper.example/4"}),
        json.dumps([1, 2]),
        json.dumps({"id": 6, "html": "", "url": "https://paper.example/6"}),
        json.dumps({"id": 7, "html": PAGE, "url": "https://paper.example/7", "brand": ""}),
    ]
    (tmp_path / "m.jsonl").write_text("\n".join(lines) + "\n\n")
    status, out, _ = run(capfd, "judge", "--manifest", "m.jsonl", "--now", "2026-11-20")
    found = [json.loads(line) for line in out.splitlines()]

    assert status == 0
    assert [f["id"] for f in found] == [1, None, "three", 4, None, 6, 7]
    assert [f["miss"] is None for f in found] == [True, False, True, False, False, False, False]
    assert found[2]["mention"] is None, "no brand, no mention"
    assert found[2]["paid"]["standing"] == "earned"
    assert all(f["miss"]["reason"] for f in found if f["miss"])


def test_a_text_is_as_decoded_whatever_charset_the_page_claims(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace("Lisbon", "São Paulo")
    (tmp_path / "m.jsonl").write_text(json.dumps({"id": 1, "html": page, "url": "https://paper.example/1"}))
    _, out, _ = run(capfd, "judge", "--manifest", "m.jsonl")
    assert json.loads(out)["article"]["headline"] == "Acme Pay opens in São Paulo"


def test_a_run_over_saved_pages_accounts_for_each(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE)
    (folder / "b.html").write_text(PAGE.replace("Acme Pay", "Somebody else").replace("acme-pay", "somebody"))
    status, out, err = run(
        capfd, "run", "Acme Pay", "--from", "saved", "--out", "d", "--now", "2026-11-20", "--json"
    )
    dossier = json.loads(out)

    assert status == 1, "no link qualifies"
    assert dossier["counts"]["candidates"] == 2
    assert {r["rule"] for r in dossier["rejections"]} >= {"not-named"}
    assert {p.name for p in (tmp_path / "d").iterdir()} == {
        "dossier.json",
        "index.html",
        "links.txt",
        "captures.warc.gz",
    }
    assert json.loads((tmp_path / "d" / "dossier.json").read_text("utf-8")) == dossier
    assert "\x1b[" not in err, "no colours when nobody watches"


def test_a_private_address_is_refused_and_named(capfd: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capfd, "run", "Acme", "--from", "http://127.0.0.1/x", "--out", "d", "--json")
    dossier = json.loads(out)
    (rejection,) = [*dossier["rejections"], *dossier["misses"]]

    assert status == 1
    assert rejection["stage"] == "fetch"
    assert rejection["rule"] == "address-refused"


def test_a_full_disk_is_the_worlds_fault(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from collector.store import CaptureArchive, disk_error

    def full(self: CaptureArchive, records: bytes) -> int:
        raise disk_error(self.path, OSError(errno.ENOSPC, "No space left on device"))

    monkeypatch.setattr(CaptureArchive, "write", full)
    (tmp_path / "page.html").write_text(PAGE)
    status, _, err = run(capfd, "run", "Acme Pay", "--from", "page.html", "--out", "d")

    assert status == 3
    assert "No space left" in err
    assert "hint:" in err


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    line = json.dumps({"id": 1, "path": "page.html", "url": "https://paper.example/1"})
    (tmp_path / "m.jsonl").write_text(f"{line}\n" * 300)
    command = f"{sys.executable} -m collector judge --manifest m.jsonl --jobs 1 | head -1"
    began = time.monotonic()
    ended = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True
    )

    assert json.loads(ended.stdout)["id"] == 1
    assert "Traceback" not in ended.stderr
    assert time.monotonic() - began < 30

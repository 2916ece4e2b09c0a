"""What somebody meets who files for hundreds of brands: poor terminals, odd names and tables, folders of their own."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from commands import run

from collector.errors import UsageError
from collector.pipeline.brands import make_brand
from collector.records import Brand
from collector.settings import load_settings

PAGE = """<!doctype html><html lang="ja"><head><title>オルベロ、日本へ</title>
<meta property="article:published_time" content="2026-10-02T08:00:00+00:00"></head>
<body><main><article><h1>オルベロ、日本へ</h1><p class="byline">By Ana Ruiz</p>
<p>Acme Pay, the payments company, has opened its second office in Lisbon, where it wants to hire a hundred people.</p>
<p>Competitors were sceptical. The market for card readers has been shrinking, and Acme Pay lost money for two years.</p>
<p>The company was founded nine years ago by two former bank clerks and now serves some forty thousand small shops.</p>
</article></main></body></html>"""


pytestmark = pytest.mark.usefixtures("alone")


def _alone_in(encoding: str, *argv: str) -> subprocess.CompletedProcess[bytes]:
    environ = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    return subprocess.run(
        [sys.executable, "-m", "collector", *argv], env=environ, capture_output=True, check=False
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_stream_without_utf8_gets_every_line(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")

    done = _alone_in(encoding, "judge", "page.html", "--brand", "Acme Pay")

    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    said = done.stdout.decode(encoding)
    assert "\\u30aa\\u30eb" in said  # the headline's letters, by number
    assert "likelihood 0.00" in said


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("  Acme   Pay\n", "Acme Pay"),
        ("Ac\u200bme\x07 \u202ePay", "Acme Pay"),
        ("نجمه\u200cها", "نجمه\u200cها"),
        ("C++", "C++"),
        ("😀", "😀"),
        ("\u200b", ""),
        (" \t\u202e ", ""),
    ],
)
def test_a_name_is_one_line_that_can_be_seen(given: str, meant: str) -> None:
    if meant:
        assert make_brand(given, aliases=(given,)) == Brand(name=meant, aliases=(meant,))
    else:
        with pytest.raises(UsageError, match="name is empty"):
            make_brand(given)
        with pytest.raises(UsageError, match="alias is empty"):
            make_brand("Acme", aliases=(given,))


def test_bytes_that_are_no_text_are_no_name(capfd: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capfd, "run", "Acme\udce4", "--offline")

    assert status == 2
    assert "is not UTF-8 text" in err


def test_a_pipe_that_is_no_text_is_read(tmp_path: Path) -> None:
    program = "import sys; from collector.cli.streams import loosen_streams; loosen_streams(); print(ascii(sys.stdin.read()))"
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environ,
        input=b"x 1 \xc3\xa4 \xe4\n",
        capture_output=True,
        check=False,
    )

    assert done.stdout.decode().strip() == r"'x 1 \xe4 \ufffd\n'", done.stderr


def test_a_saved_page_may_have_a_name_that_is_no_text(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "saved").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "saved") + b"/p\xff.html")).write_text(PAGE, "utf-8")

    status, out, err = run(capfd, "run", "Acme Pay", "--offline", "--from", "saved", "--out", "out")

    assert status == 1, err
    assert "1 candidate" in out


@pytest.mark.parametrize("theirs", ["collector.db", "cases/acme-pay/captures.warc.gz", "notes.txt"])
def test_a_demo_takes_no_workspace_away_that_is_not_a_demos(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, theirs: str
) -> None:
    kept = tmp_path / "here" / "workspace" / theirs
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"mine")
    if theirs == "collector.db":
        (tmp_path / "here" / "index.html").write_text("<p>my own")

    status, _, err = run(capfd, "demo", "--out", "here")

    assert status == 2, err
    assert kept.read_bytes() == b"mine"
    assert "Name another folder with --out" in err


def test_a_manifest_that_is_no_gzip_or_cut_says_so(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    line = json.dumps({"id": 1, "html": PAGE, "url": "https://paper.example/a"}).encode() + b"\n"
    (tmp_path / "plain.jsonl.gz").write_bytes(line)
    random = os.urandom(200_000).hex().encode()
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(line * 3 + random)[:-50_000])

    status, out, err = run(capfd, "judge", "--manifest", "plain.jsonl.gz", "--jobs", "1")
    assert (status, out) == (2, "")
    assert "can't read the manifest plain.jsonl.gz after line 0" in err

    status, out, err = run(capfd, "judge", "--manifest", "cut.jsonl.gz", "--jobs", "1")
    assert status == 2
    assert [json.loads(said)["id"] for said in out.splitlines()] == [1, 1, 1]
    assert "after line 3" in err


@pytest.mark.parametrize(
    ("line", "detail"), [("null", "one JSON object"), ("[1]", "one JSON object"), ("nul", "not JSON")]
)
def test_a_line_that_is_no_order_says_what_is_wrong(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, line: str, detail: str
) -> None:
    (tmp_path / "m.jsonl").write_text(line + "\n")
    _, out, _ = run(capfd, "judge", "--manifest", "m.jsonl", "--jobs", "1")

    assert detail in json.loads(out)["miss"]["detail"]


def test_judging_a_list_loses_no_line_and_ends_with_3_where_nothing_answers(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "links.txt").write_text("https://127.0.0.1/a\nno address\nmailto:a@b.example\n")

    status, out, _ = run(capfd, "judge", "links.txt", "--json")

    assert status == 3
    assert [(one["url"], one["miss"]["reason"]) for one in json.loads(out)] == [
        ("no address", "bad URL"),
        ("mailto:a@b.example", "bad URL"),
        ("https://127.0.0.1/a", "address refused"),
    ]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1900-01-01"])
def test_a_day_without_the_web_is_refused(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, day: str
) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    assert run(capfd, "judge", "page.html", "--now", day)[0] == 2


@pytest.mark.parametrize(
    ("argv", "hint"),
    [
        (("run", "-dash"), "collector run -- -NAME"),
        (("run", "Acme", "Pay"), 'collector run "Acme Pay"'),
        (("export", "acme", "pay"), 'collector export "Acme Pay"'),
        (("run", "Acme", "--counry", "DE"), ""),
        (("judge", "-x"), ""),
    ],
)
def test_a_name_that_was_taken_apart_says_how_to_write_it(
    capfd: pytest.CaptureFixture[str], argv: tuple[str, ...], hint: str
) -> None:
    status, _, err = run(capfd, *argv)

    assert status == 2
    assert hint in err if hint else "hint" not in err


@pytest.mark.parametrize(
    ("argv", "goes_on"), [(("run", "Acme"), True), (("batch", "b.csv"), True), (("verify", "b"), False)]
)
def test_only_what_goes_on_is_said_to_go_on(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...], goes_on: bool
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("collector.cli.cli.main", stop)
    status, _, err = run(capfd, *argv)

    assert status == 130
    assert ("goes on where it stopped" in err) is goes_on


def test_a_checkup_of_a_workspace_that_cannot_be_is_whole(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    status, out, err = run(capfd, "doctor", "--workspace", "file/ws")

    assert status == 3, err
    assert "can't use file/ws as workspace" in out
    assert "GB free" in out


def test_a_narrow_checkup_breaks_no_word(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    _, out, _ = run(capfd, "doctor")

    assert "Free with attribution." in out
    assert all(
        len(line) <= 40
        for line in out.partition("Sources")[2].splitlines()
        if "_" not in line and "--" not in line
    )


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
def test_a_workspace_that_may_not_be_written_says_so(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ws").mkdir()
    monkeypatch.setattr("collector.store.workspace.os.access", lambda *_: False)
    status, _, err = run(capfd, "export", "acme")

    assert status == 3
    assert "read-only" in err


def test_a_question_mark_in_a_path_is_part_of_it(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text("https://paper.example/a\n")
    status, _, err = run(
        capfd, "run", "Acme", "--offline", "--from", "links.txt", "--workspace", "a?b #c/ws", "--out", "o"
    )

    assert status == 1, err
    assert (tmp_path / "a?b #c" / "ws" / "collector.db").is_file()


def test_a_key_for_a_source_that_does_not_exist_is_found(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "collector.toml").write_text('[keys]\nserpr = "SECRET"\nbrave = "SECRET"\n')
    status, out, err = run(capfd, "doctor")

    assert status == 3
    assert "no source is named serpr" in out
    assert "SECRET" not in out + err


@pytest.mark.parametrize(
    "line",
    [
        'keys = "x"', "keys = 5", "keys = {serper = 5}", 'connect_to = ["a"]', "connect_to = {a = 1}", "outlets = 5",
        'profiles = ["a"]', 'outlets = "\\u0000"', "contact = {}", 'respect_robots = "ture"',
        "allow_private = 2", "gap = -1", 'jobs = "many"', "retries = nan",
    ],
)  # fmt: skip
def test_a_setting_of_another_kind_is_named(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, line: str
) -> None:
    (tmp_path / "collector.toml").write_text(line + "\n")
    status, _, err = run(capfd, "doctor")

    assert status == 2, err
    assert f"setting {line.partition(' ')[0]}" in err


def test_the_settings_that_can_be_are_taken(tmp_path: Path) -> None:
    (tmp_path / "collector.toml").write_text(
        'respect_robots = "no"\nallow_private = true\ngap = 2\nkeys = {brave = "k"}\n[connect_to]\n"a.example" = "127.0.0.1:1"\n'
    )
    settings = load_settings({}, environ={"COLLECTOR_RETRIES": "0", "SERPER_API_KEY": "s"})

    assert (settings.respect_robots, settings.allow_private, settings.gap, settings.retries) == (
        False,
        True,
        2.0,
        0,
    )
    assert (settings.keys, settings.connect_to) == (
        {"brave": "k", "serper": "s"},
        {"a.example": "127.0.0.1:1"},
    )

"""What somebody meets who files for hundreds of brands: poor terminals, odd names and tables, folders of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from commands import run

from collector.errors import UsageError
from collector.pipeline.brands import make_brand
from collector.records import Brand

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

"""What somebody meets who files for hundreds of brands: poor terminals, odd names and tables, folders of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from collector.cli import main

PAGE = """<!doctype html><html lang="ja"><head><title>オルベロ、日本へ</title>
<meta property="article:published_time" content="2026-10-02T08:00:00+00:00"></head>
<body><main><article><h1>オルベロ、日本へ</h1><p class="byline">By Ana Ruiz</p>
<p>Acme Pay, the payments company, has opened its second office in Lisbon, where it wants to hire a hundred people.</p>
<p>Competitors were sceptical. The market for card readers has been shrinking, and Acme Pay lost money for two years.</p>
<p>The company was founded nine years ago by two former bank clerks and now serves some forty thousand small shops.</p>
</article></main></body></html>"""


def run(capfd: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(argv))
    out, err = capfd.readouterr()
    return int(ended.value.code or 0), out, err


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLLECTOR_WORKSPACE", str(tmp_path / "ws"))
    monkeypatch.setenv("COLLECTOR_COPIES", "0")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


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

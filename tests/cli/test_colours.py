"""What a terminal, a dumb one and a pipe get; no page may drive any of them."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from commands import OWN_ADDRESS, STORY

from collector.cli.common import harmless, is_tty

pytestmark = pytest.mark.usefixtures("alone")

#: SGR sequences that set a colour of the letters or of what is behind them.
COLOUR = re.compile(rb"\x1b\[(?:[0-9]+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")
#: Sets a terminal's title; as a reference, as a byte, and in C1.
EVIL = STORY.format(head=OWN_ADDRESS).replace(
    "Acme Pay opens", "Acme Pay \x1b]0;evil\x07 &#27;[2J\x9b5m opens"
)
JUDGE = ("judge", "page.html", "--brand", "Acme Pay", "--explain")


@pytest.fixture(autouse=True)
def _page(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(EVIL, "utf-8")


def in_terminal(*argv: str, **environ: str) -> bytes:
    """Return what a command writes on a terminal, stdout and stderr."""
    ours, theirs = pty.openpty()
    usual = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    command = [sys.executable, "-m", "collector", *argv]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env={**usual, **environ}) as running:
        os.close(theirs)
        said = b""
        try:
            while piece := os.read(ours, 65536):
                said += piece
        except OSError:  # Linux says so when the last writer has gone
            pass
        os.close(ours)
    assert running.returncode in {0, 1}, said
    return said


def test_a_terminal_gets_colours_and_nothing_from_the_page() -> None:
    said = in_terminal(*JUDGE, TERM="xterm-256color")

    assert COLOUR.search(said)
    assert b"evil" in said
    assert b"\x1b]" not in said
    assert b"\x1b[2J" not in said
    assert b"\x07" not in said
    assert "\x9b".encode() not in said


def test_a_terminal_gets_bars() -> None:
    assert b"\x1b[?25l" in in_terminal("run", "Acme Pay", "--from", "page.html", "--out", "d", TERM="xterm")


def test_no_color_leaves_no_colour_and_no_bars() -> None:
    said = in_terminal(*JUDGE, TERM="xterm-256color", NO_COLOR="1")
    assert not COLOUR.search(said)

    said = in_terminal("run", "Acme Pay", "--from", "page.html", "--out", "d", TERM="xterm", NO_COLOR="1")
    assert b"press links" in said
    assert not COLOUR.search(said)
    assert b"\x1b[?25l" not in said, "the cursor was hidden for bars"


@pytest.mark.parametrize("argv", [JUDGE, ("run", "Acme Pay", "--from", "page.html", "--out", "d")])
def test_a_dumb_terminal_gets_plain_text(argv: tuple[str, ...]) -> None:
    assert b"\x1b" not in in_terminal(*argv, TERM="dumb")


@pytest.mark.parametrize("argv", [JUDGE, ("run", "Acme Pay", "--from", "page.html", "--out", "d")])
def test_a_pipe_gets_plain_text_whatever_is_forced(argv: tuple[str, ...]) -> None:
    environ = {**os.environ, "TERM": "xterm-256color", "FORCE_COLOR": "1"}
    done = subprocess.run([sys.executable, "-m", "collector", *argv], env=environ, capture_output=True)

    assert done.stdout, done.stderr
    assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", done.stdout + done.stderr)


def test_bars_are_for_a_terminal_that_can_show_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert is_tty()

    monkeypatch.setenv("NO_COLOR", "")
    assert is_tty(), "no-color.org: an empty NO_COLOR says nothing"
    monkeypatch.setenv("NO_COLOR", "1")
    assert not is_tty()


def test_what_drives_a_terminal_is_dropped_and_the_rest_stays() -> None:
    assert harmless("a\x1b[31mb\r\x00\x9b\u202ec\td\ne “é” שלום\u200f") == "a[31mbc\td\ne “é” שלום\u200f"

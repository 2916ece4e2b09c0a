"""``collector review``: a person settles what the program could not."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from collector.cli.common import next_command, note_console, out_console, settings_of, settings_options

if TYPE_CHECKING:
    from collector.review.desk import Desk
    from collector.settings import Settings


@click.command("review")
@click.argument("case")
@click.option("--terminal", is_flag=True, help="Review in the terminal instead of the browser.")
@click.option("--no-open", is_flag=True, help="Print the desk's address and open no browser.")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Ask about every article that names the brand, the sure ones too.",
)
@click.option(
    "--reviewer", metavar="NAME", help="Who decides; stands in the ledger. Default: your user name."
)
@settings_options
def command(
    case: str, terminal: bool, no_open: bool, everything: bool, reviewer: str | None, **flags: Any
) -> int:
    """
    Settle the doubtful pages of CASE, the most valuable first; the press links follow in the case at once.

    Opens a page in your browser, served on this machine alone; with --terminal asks here. Every answer is saved as
    it is given. Ends with 0 when enough links qualify afterwards, with 1 when they do not, with 2 when a line of a
    pipe meant nothing.

    \b
    Examples:
      collector review acme-pay
      collector review acme-pay --terminal
      printf 'a 1\\nx 1 a note\\n' | collector review acme-pay --terminal
    """
    from collector.pipeline.cases import open_case
    from collector.review.desk import Desk

    settings = settings_of(flags)
    wrong: list[str] = []

    def complain(text: str) -> None:
        wrong.append(text)
        click.echo(text, err=True)

    with open_case(case, settings) as opened:
        desk = Desk(opened, reviewer or _user(), _clock, everything=everything)
        if terminal:
            from collector.review.terminal import run_terminal

            keys = sys.stdin.isatty()
            asker = _key_asker() if keys else _line_asker()
            run_terminal(desk, asker, out_console(), None if keys else complain, keys=keys)
        else:
            _serve(desk, open_browser=not no_open)
        status = _finish(opened.name, desk, settings)
        return 2 if wrong else status


def _serve(desk: Desk, *, open_browser: bool) -> None:
    from collector.review.server import DeskServer

    note = note_console()
    if desk.card is None:
        note.print("Nothing is left to settle. (--all asks about the sure ones too.)")
        return
    server = DeskServer(desk)
    note.print("The desk is open, for one browser, at:")
    click.echo(server.address)
    note.print("[dim]Close it there, or with Ctrl-C; every answer is saved as it is given.[/dim]")
    if open_browser:
        import webbrowser

        webbrowser.open(server.address)
    try:
        server.serve()
    except KeyboardInterrupt:
        note.print("\nclosed.")


def _finish(name: str, desk: Desk, settings: Settings) -> int:
    gap = desk.dossier.gap
    click.echo(f"{gap.have} of {gap.wanted} press links.", err=True)
    export = next_command(settings, "export", name, "--out", "bundle")
    if desk.answered:
        click.echo(
            "The report that was written is older than these answers. The same `collector run` again rewrites it "
            "(`collector demo` begins anew and forgets them); or write a bundle with a new one:",
            err=True,
        )
    click.echo(f"Next: {export}", err=True)
    return 0 if gap.have >= gap.minimum else 1


def _key_asker() -> Callable[[], str]:
    """One key at a time, where a person sits at the terminal."""

    def ask() -> str:
        try:
            return click.getchar()
        except (EOFError, KeyboardInterrupt):
            return ""

    return ask


def _line_asker() -> Callable[[], str]:
    """One line at a time, from a pipe or a file; a blank line is no answer, the end quits."""

    def ask() -> str:
        line = sys.stdin.readline()
        return (line.rstrip("\r\n") or "\n") if line else ""

    return ask


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "reviewer"


def _clock() -> datetime:
    return datetime.now(UTC)

"""The command line: one file per command, loaded only when it is called."""

from __future__ import annotations

import contextlib
import errno
import importlib
import os
import sys
from typing import Any

import click

from collector import __version__
from collector.cli.common import note
from collector.cli.streams import loosen_streams
from collector.errors import CollectorError

#: Command → its one-line help; the module ``collector.cli.<command>`` is imported only when it is needed.
COMMANDS = {
    "run": "Find, fetch and judge coverage of a brand, and pick its press links.",
    "demo": "Run on the built-in newsstand: a fictional brand's press, no network needed.",
    "judge": "Judge single pages (URL, HTML file, WARC) or a manifest of any number.",
    "review": "Settle the doubtful pages of a case.",
    "export": "Write a case's evidence bundle.",
    "verify": "Check a bundle: nothing changed, everything adds up.",
    "recheck": "Are the press links still there, unchanged, unpaid?",
    "batch": "Run many brands from a table, resumable.",
    "scan": "Find every mention of many brands in web archives.",
    "outlets": "What the registry knows about an outlet, and why.",
    "profiles": "The programmes and their rules, each with its source.",
    "doctor": "What works here, what does not, what to do.",
}


#: Commands that go on where they were stopped.
_GOING_ON = frozenset({"run", "batch"})
#: Commands whose argument is a brand's name.
_NAMED = frozenset({"run", "review", "export", "recheck"})


class ReaderGoneError(Exception):
    """Whoever read our output has closed it (``| head``)."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called: ``--help`` costs nothing."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take ``help COMMAND`` for ``COMMAND --help``, and no word at all for ``--help``."""
        if not args:
            args = ["--help"]
        elif args[0] == "help":
            args = [*args[1:2], "--help"]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; keep click from ending with 1 when the reader of a pipe has gone."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise ReaderGoneError from error
            raise

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"collector.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command when there is none of this name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            ctx.fail(f"no such command: {args[0]!r}." + (f" Did you mean {near[0]!r}?" if near else ""))
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with:  collector demo. More on a command:  collector help COMMAND",
)
@click.version_option(__version__, "-V", "--version", message="collector %(version)s")
def cli() -> None:
    """
    Find, judge and prove press coverage.

    Which articles about a brand are independent, who paid for which, and which three to five are the strongest
    to show.

    \b
    Examples:
      collector demo
      collector run "Acme Pay" --from links.txt --site acmepay.example --country DE --out acme
      collector judge page.html --brand "Acme Pay"
      collector review acme-pay
      collector export acme-pay --out bundle && collector verify bundle
    """


def main(argv: list[str] | None = None) -> Any:
    """
    Run the command line and end the process with its exit status.

    0 done and enough; 1 done, but the finding is "not enough"; 2 usage or input error; 3 the world failed;
    130 stopped with Ctrl-C. A reader that goes away (`| head`) is no error: 0.
    """
    loosen_streams()
    try:
        status = cli.main(args=argv, prog_name="collector", standalone_mode=False)
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        named = next((word for word in (sys.argv[1:] if argv is None else argv) if word in COMMANDS), "")
        note(
            "stopped."
            + (" Run the same command again: it goes on where it stopped." if named in _GOING_ON else "")
        )
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        hint = _hint_of(error)
        if hint:
            note(f"  hint: {hint}")
        sys.exit(2)
    except CollectorError as error:
        note(f"error: {error}" + (f"\n  hint: {error.hint}" if error.hint else ""))
        sys.exit(error.exit_status)
    except (BrokenPipeError, ReaderGoneError):
        _forget_output()
        sys.exit(0)
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO}:
            raise
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        hint = "Free space or choose another place." if full else "Check who may read and write it."
        note(f"error: {error.filename or 'the disk'}: {error.strerror}\n  hint: {hint}")
        sys.exit(3)
    sys.exit(status if isinstance(status, int) else 0)


def _hint_of(error: click.ClickException) -> str:
    """Return what to do about a name that the shell, or the reader of flags, took apart."""
    command = error.ctx.command.name if isinstance(error, click.UsageError) and error.ctx else None
    if command not in _NAMED:
        return ""
    if isinstance(error, click.NoSuchOption) and not error.option_name.startswith("--"):
        return f"A name that begins with a dash stands behind two: collector {command} -- -NAME"
    if "unexpected extra argument" in error.format_message():
        return f'A name of several words stands in quotation marks: collector {command} "Acme Pay"'
    return ""


def _forget_output() -> None:
    """Send what is still unwritten nowhere, so that Python does not complain of it at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with contextlib.suppress(OSError):
                os.dup2(nowhere, stream.fileno())

"""What the commands share: consoles, settings from flags, printing JSON."""

from __future__ import annotations

import errno
import json
import os
import shlex
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import click

from collector.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.text import Text

    from collector.records import Brand
    from collector.settings import Settings

#: Years that --now may lie in.
FIRST_YEAR, LAST_YEAR = 1990, 2200

Command = TypeVar("Command", bound=Callable[..., Any])


#: Control characters but tab and line feed, and direction overrides: no page, name or path may drive the terminal.
_DRIVING = dict.fromkeys(
    [*range(9), *range(11, 32), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)


def out_console() -> Console:
    """Return the console for results (stdout); for its colours see ``note_console``."""
    return _console_class()(
        highlight=False,
        soft_wrap=not sys.stdout.isatty(),
        force_terminal=None if sys.stdout.isatty() else False,
    )


def note_console() -> Console:
    """
    Return the console for progress and notes (stderr).

    What is piped has no escape sequences, whatever FORCE_COLOR says; nor has what a dumb terminal gets. With NO_COLOR
    there are no colours: bold and dim, which are none, stay (no-color.org).
    """
    return _console_class()(
        stderr=True, highlight=False, force_terminal=None if sys.stderr.isatty() else False
    )


def harmless(text: str) -> str:
    """Return a text without what would drive a terminal."""
    return text.translate(_DRIVING)


@cache
def _console_class() -> type[Console]:
    from rich.console import Console
    from rich.segment import Segment

    class CarefulConsole(Console):
        """A console that no text can drive, and whose reader may go away: ``main`` then ends quietly."""

        def render(
            self, renderable: RenderableType, options: ConsoleOptions | None = None
        ) -> Iterable[Segment]:
            """Yield the segments of what is printed, harmless; the console's own control codes stay."""
            for text, style, control in super().render(renderable, options):
                yield Segment(text if control else harmless(text), style, control)

        def on_broken_pipe(self) -> None:
            """Say so as Python does, where rich would end the process with 1."""
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    return CarefulConsole


def note(text: str) -> None:
    """Say one thing on stderr, as it stands: no markup, no wrapping."""
    print(harmless(text), file=sys.stderr, flush=True)


def count_of(number: int, thing: str, things: str = "") -> str:
    """Return "1 page", "2 pages"; ``things`` is the plural where adding an s makes none."""
    return f"{number} {thing if number == 1 else things or thing + 's'}"


def next_command(settings: Settings, *words: str) -> str:
    """
    Return a command line that works as it stands, quoted for a shell.

    The workspace is named unless the command would find it by itself.
    """
    named = workspace_to_name(settings)
    return shlex.join(["collector", *words, *(["--workspace", named] if named else [])])


def workspace_to_name(settings: Settings) -> str | None:
    """Return the workspace that a later command has to name, None when it would find it by itself."""
    from collector.settings import load_settings

    return settings.workspace if settings.workspace != load_settings({}).workspace else None


def print_indented(console: Console, text: Text, indent: int = 3, *, first: int | None = None) -> None:
    """
    Print a text whose lines all begin at the same column; a pipe gets one line.

    ``first``: spaces before the first line, where something stands there already.
    """
    lines = [text] if not console.is_terminal else text.wrap(console, max(20, console.width - indent))
    for number, line in enumerate(lines):
        line.rstrip()
        space = indent if number or first is None else first
        console.print(type(line)(" " * space).append_text(line), soft_wrap=True)


def print_json(value: object) -> None:
    """Print one JSON document on stdout, UTF-8 whatever the locale."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def settings_options(command: Command) -> Command:
    """Add the flags that most commands share."""
    for option in reversed(
        [
            click.option(
                "--workspace",
                metavar="DIR",
                help="Folder that keeps cases. Default: the user's data directory.",
            ),
            click.option(
                "--outlets",
                metavar="FILE",
                help="CSV with outlet rows of your own; they win over the registry.",
            ),
            click.option("--profiles", metavar="FILE", help="TOML file with profiles of your own."),
            click.option("--config", metavar="FILE", help="Settings file. Default: ./collector.toml."),
        ]
    ):
        command = option(command)
    return command


def brand_options(command: Command) -> Command:
    """Add the flags that describe the brand."""
    for option in reversed(
        [
            click.option(
                "--alias",
                "aliases",
                multiple=True,
                metavar="A",
                help="Another name of the brand; repeatable.",
            ),
            click.option(
                "--site", "sites", multiple=True, metavar="DOMAIN", help="The brand's own domain; repeatable."
            ),
            click.option(
                "--parent", metavar="P", help="Company above the brand; parent-only mentions are told apart."
            ),
            click.option("--country", metavar="CC", help="Home country, two letters (ISO 3166-1)."),
            click.option(
                "--language",
                "languages",
                multiple=True,
                metavar="LL",
                help="Language of its market; repeatable.",
            ),
        ]
    ):
        command = option(command)
    return command


def settings_of(flags: dict[str, Any]) -> Settings:
    """Return the settings from the flags in ``flags`` (None: not given), the environment and the settings file."""
    from pathlib import Path

    from collector.settings import load_settings

    config = flags.pop("config", None)
    return load_settings(flags, file=Path(config) if config else None)


def brand_of(flags: dict[str, Any]) -> Brand:
    """
    Return the brand that ``brand_options`` describe, over the TOML file's record where one is named.

    Raises ``UsageError`` for an empty name or alias, a country that is not two letters, a site without a domain.
    """
    from collector.pipeline.brands import make_brand

    note_country(flags["country"])
    return make_brand(
        flags["brand"] or "",
        aliases=flags["aliases"],
        sites=flags["sites"],
        parent=flags["parent"],
        country=flags["country"],
        languages=flags["languages"],
        brand_file=flags["brand_file"],
    )


def note_country(country: str | None) -> None:
    """Say it when a country's everyday code is taken for its ISO code."""
    if country and country.upper() == "UK":
        note("note: the country UK is GB in ISO 3166-1; GB is used")


def parse_now(text: str | None) -> datetime:
    """Return the clock that judging uses: ``--now`` (a date or an RFC 3339 time), else the present."""
    if not text:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--now can't be {text!r}", hint="Give a date such as 2026-11-20.") from error
    if not FIRST_YEAR <= parsed.year <= LAST_YEAR:
        raise UsageError(
            f"--now can't be {text!r}: there was no web then, or nobody knows it",
            hint="Give a date such as 2026-11-20.",
        )
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def is_tty() -> bool:
    """True when a person sits at a terminal that can show progress bars, and wants them: not with NO_COLOR."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")

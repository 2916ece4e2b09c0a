"""What the commands share: consoles, settings from flags, printing JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from collector.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from collector.records import Brand
    from collector.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


def out_console() -> Console:
    """Return the console for results (stdout): plain when piped or when NO_COLOR is set."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def note_console() -> Console:
    """Return the console for progress and notes (stderr)."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


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


def brand_of(
    name: str,
    *,
    aliases: tuple[str, ...] = (),
    sites: tuple[str, ...] = (),
    parent: str | None = None,
    country: str | None = None,
    languages: tuple[str, ...] = (),
    brand_file: str | None = None,
) -> Brand:
    """
    Return the brand that the flags describe, over the TOML file's record where one is named.

    Raises ``UsageError`` for an empty name or alias, a country that is not two letters, a site without a domain.
    """
    from collector.pipeline.brands import make_brand

    return make_brand(
        name,
        aliases=aliases,
        sites=sites,
        parent=parent,
        country=country,
        languages=languages,
        brand_file=brand_file,
    )


def parse_now(text: str | None) -> datetime:
    """Return the clock that judging uses: ``--now`` (a date or an RFC 3339 time), else the present."""
    if not text:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--now can't be {text!r}", hint="Give a date such as 2026-11-20.") from error
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def is_tty() -> bool:
    """True when a person sits at the terminal: progress bars and colours make sense."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

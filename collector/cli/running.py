"""The work behind ``collector run`` and ``collector demo``: progress, the final table, the dossier's files."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.text import Text

from collector.cli.common import (
    brand_of,
    count_of,
    is_tty,
    next_command,
    note,
    note_console,
    out_console,
    parse_now,
    print_indented,
    print_json,
    settings_of,
    workspace_to_name,
)
from collector.pipeline.reach import nothing_reached
from collector.records import Outcome

if TYPE_CHECKING:
    from datetime import datetime

    from rich.console import Console

    from collector.pipeline.progress import Progress
    from collector.pipeline.run import Order
    from collector.records import Brand, Choice, Dossier
    from collector.settings import Settings

_SETTINGS = ("workspace", "outlets", "profiles", "config", "jobs", "allow_private", "max_pages", "contact")


#: Proposals that are named at most: a person reads them.
MAX_OFFERED = 5


def offer_aliases(brand: Brand) -> None:
    """Say under which other names the brand may stand in the press; none of them is used unasked."""
    from collector.mention import suggest_aliases
    from collector.pipeline.tables import load_words

    if brand.aliases:
        return
    offered = suggest_aliases(brand, load_words())[:MAX_OFFERED]
    if offered:
        flags = " ".join(f"--alias {shlex.quote(alias)}" for alias in offered)
        note(f"other names it may go by, not used unless you add them: {flags}")


def run_brand(flags: dict[str, Any]) -> int:
    """Do what ``collector run`` was asked for; return its exit status."""
    from collector.pipeline.run import Order

    settings = settings_of({name: flags[name] for name in _SETTINGS})
    brand = brand_of(
        flags["brand"],
        aliases=flags["aliases"],
        sites=flags["sites"],
        parent=flags["parent"],
        country=flags["country"],
        languages=flags["languages"],
        brand_file=flags["brand_file"],
    )
    offer_aliases(brand)
    order = Order(
        brand=brand,
        named=flags["named"],
        sources=flags["sources"],
        profile=flags["profile"],
        offline=flags["offline"],
    )
    return carry_out(
        order,
        settings,
        now=parse_now(flags["now"]),
        out=flags["out"],
        as_json=flags["as_json"],
        force=flags["force"],
    )


def carry_out(
    order: Order, settings: Settings, *, now: datetime, out: str | None, as_json: bool, force: bool = False
) -> int:
    """Run, write the dossier's files, print what a person wants to know; return the exit status."""
    from collector.export import dossier_json, write_dossier
    from collector.pipeline.run import run
    from collector.store import case_name

    name = order.brand.name
    folder = Path(out) if out else Path(f"{case_name(name)}-dossier")
    new = not folder.exists()
    check_out(folder)
    if not force:
        check_foreign(folder)
    if not name.isascii():
        note(f"kept as the case {case_name(name)}; review, export and recheck know it as {name} too")
    try:
        with watch() as progress:
            dossier = run(order, settings, now, progress)
    finally:
        if new:
            leave_no_empty(folder)
    archive = Path(settings.workspace) / "cases" / dossier.case / "captures.warc.gz"
    write_dossier(
        dossier, folder, archive if archive.exists() else None, workspace=workspace_to_name(settings)
    )
    if as_json:
        print_json(dossier_json(dossier))
    else:
        print_dossier(out_console(), dossier)
    note(f"\nReport: {folder / 'index.html'}")
    _say_what_next(dossier, settings)
    return exit_status(dossier, offline=order.offline)


def _say_what_next(dossier: Dossier, settings: Settings) -> None:
    """Name the commands that make sense now, each as it can be pasted."""
    waiting = looks_of(dossier)
    unread = sum(r.outcome is Outcome.NEEDS_A_LOOK and r.clip is None for r in dossier.rejections)
    if waiting:
        verb = "waits" if waiting == 1 else "wait"
        some = f" ({unread} could not be read: the report says what to do)" if unread else ""
        # Only a page that was read can be settled by an answer.
        command = f": {next_command(settings, 'review', dossier.case)}" if waiting > unread else ""
        note(f"{count_of(waiting, 'page')} {verb} for a person{some}{command}")
    if dossier.choices:
        note(f"Next: {next_command(settings, 'export', dossier.case, '--out', 'bundle')}")


def looks_of(dossier: Dossier) -> int:
    """Return how many candidates a person has to look at; the report counts them alike."""
    return sum(rejection.outcome is Outcome.NEEDS_A_LOOK for rejection in dossier.rejections)


def exit_status(dossier: Dossier, *, offline: bool = False) -> int:
    """Return 0 when enough links qualify, 1 when they do not, 3 when nothing at all could be reached."""
    unreached = "" if offline else nothing_reached(dossier)
    if unreached:
        note(
            f"error: {unreached}\n  hint: Check the network (collector doctor), then run the same command again."
        )
        return 3
    return 0 if dossier.gap.have >= dossier.gap.minimum else 1


def check_out(folder: Path) -> None:
    """
    Make sure that the dossier can be written before any work is done.

    Raises ``InputError`` when the name belongs to a file and ``WorldError`` when the folder can't be made.
    """
    from collector.errors import InputError, WorldError

    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file", hint="Name a folder with --out.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorldError(
            f"can't make the folder {folder}: {error.strerror}", hint="Choose another --out."
        ) from error


def leave_no_empty(folder: Path) -> None:
    """Take the folder away again when nothing was written into it: the dossier makes its own."""
    with suppress(OSError):
        folder.rmdir()


def check_foreign(folder: Path) -> None:
    """Raise ``InputError`` when the folder holds an index.html that is not a dossier's: it is somebody's own."""
    from collector.errors import InputError

    ours = folder / "dossier.json"
    if not (folder / "index.html").exists() or (ours.is_file() and b'"press_links"' in ours.read_bytes()):
        return
    raise InputError(
        f"{folder} holds an index.html that no run wrote",
        hint="Name another folder with --out, or overwrite it with --force.",
    )


# -- progress ------------------------------------------------------------------------------------------------


class Bars:
    """Progress with counts per stage and the time left, on stderr."""

    def __init__(self, progress: Any) -> None:
        self._progress = progress
        self._tasks: dict[str, Any] = {}

    def stage(self, name: str, done: int, total: int) -> None:
        """Show how far a stage is."""
        if name not in self._tasks:
            self._tasks[name] = self._progress.add_task(name, total=total)
        self._progress.update(self._tasks[name], completed=done, total=total)

    def note(self, text: str) -> None:
        """Say one thing above the bars."""
        self._progress.console.print(escape(text))


class Lines:
    """Progress in short lines on stderr, for a pipe or a log."""

    def stage(self, name: str, done: int, total: int) -> None:
        """Say nothing: a line a page would fill the log."""

    def note(self, text: str) -> None:
        """Say one thing."""
        note(text)


@contextmanager
def watch() -> Iterator[Progress]:
    """Give a progress: bars where a person watches, else short lines."""
    if not is_tty():
        yield Lines()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    columns = (
        TextColumn("{task.description:>8}"),
        BarColumn(bar_width=36),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
    )
    with RichProgress(*columns, console=note_console(), transient=True) as progress:
        yield Bars(progress)


# -- the result ----------------------------------------------------------------------------------------------


def print_dossier(console: Console, dossier: Dossier) -> None:
    """Print the press links with their reasons, the gap if there is one, and what became of the rest."""
    gap = dossier.gap
    found, looks = len(dossier.choices), looks_of(dossier)
    enough = gap.have >= gap.minimum
    colour = "green" if enough and not gap.missing else "yellow"
    console.print(
        f"\n[bold {colour}]{found} of {gap.wanted} press links[/bold {colour}] for [bold]{escape(dossier.brand.name)}[/bold]"
        f" [dim]· profile {dossier.profile.name} · {count_of(dossier.candidates, 'candidate')}, "
        f"{len(dossier.rejections) - looks} left out, {looks} need{'s' * (looks == 1)} a look[/dim]\n"
    )
    for choice in dossier.choices:
        _print_choice(console, choice)
    if gap.missing:
        console.print(
            f"[bold]What is missing[/bold]  {gap.missing} more to reach {gap.wanted} (at least {gap.minimum})"
        )
        for advice in gap.advice:
            console.print("  •", end="")
            print_indented(console, Text(advice), 4, first=1)
        console.print()
    _print_rest(console, dossier)


def _print_choice(console: Console, choice: Choice) -> None:
    clip = choice.clip
    outlet = clip.outlet
    date = f"{clip.article.published_at:%Y-%m-%d}" if clip.article.published_at else "undated"
    console.print(f"[bold]{choice.place}[/bold]", end="")
    headline = Text(clip.article.headline or clip.capture.url, "bold")
    print_indented(console, headline, 3, first=3 - len(str(choice.place)))
    tier = f"tier {outlet.tier}" if outlet.tier else "no tier"
    facts = f"{tier} · {outlet.country or '–'} · {date} · strength {clip.strength}"
    print_indented(console, Text.assemble(outlet.name or outlet.domain, (f" · {facts}", "dim")))
    console.print(f"   [cyan]{escape(clip.capture.url)}[/cyan]", soft_wrap=True)
    print_indented(console, Text(choice.why))
    console.print()


def _print_rest(console: Console, dossier: Dossier) -> None:
    """Count what became of every other candidate, by stage and rule, each with an example."""
    groups: dict[tuple[str, str], list[str]] = {}
    for rejection in dossier.rejections:
        groups.setdefault((rejection.stage, rejection.rule), []).append(rejection.candidate.url)
    if not groups:
        return
    console.print("[bold]Left out, or for a person to look at[/bold]")
    width = max(len(rule) for _, rule in groups) + 2
    room = max(20, console.width - width - 18)
    for (stage, rule), urls in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        example = urls[0].partition("://")[2] or urls[0]
        example = example if len(example) <= room else example[: room - 1] + "…"
        line = f"{len(urls):4}  [dim]{stage:<10}[/dim]{rule:<{width}}[dim]{escape(example)}[/dim]"
        console.print(line, no_wrap=True, soft_wrap=True)

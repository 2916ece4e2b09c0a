"""The work behind ``collector run`` and ``collector demo``: progress, the final table, the dossier's files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.markup import escape

from collector.cli.common import (
    brand_of,
    is_tty,
    note_console,
    out_console,
    parse_now,
    print_json,
    settings_of,
)

if TYPE_CHECKING:
    from rich.console import Console

    from collector.records import Choice, Dossier
    from collector.settings import Settings

_SETTINGS = ("workspace", "outlets", "profiles", "config", "jobs", "allow_private", "max_pages", "contact")


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
    order = Order(
        brand=brand,
        named=flags["named"],
        sources=flags["sources"],
        profile=flags["profile"],
        offline=flags["offline"],
    )
    return carry_out(order, settings, now=parse_now(flags["now"]), out=flags["out"], as_json=flags["as_json"])


def carry_out(order: Any, settings: Settings, *, now: Any, out: str | None, as_json: bool) -> int:
    """Run, write the dossier's files, print what a person wants to know; return the exit status."""
    from collector.export import dossier_json, write_dossier
    from collector.pipeline.run import run
    from collector.store import case_name

    folder = Path(out) if out else Path(f"{case_name(order.brand.name)}-dossier")
    check_out(folder)
    with watch() as progress:
        dossier = run(order, settings, now, progress)
    archive = Path(settings.workspace) / "cases" / dossier.case / "captures.warc.gz"
    write_dossier(dossier, folder, archive if archive.exists() else None)
    if as_json:
        print_json(dossier_json(dossier))
    else:
        print_dossier(out_console(), dossier)
    note = note_console()
    note.print(f"\nReport: {escape(str(folder / 'index.html'))}", soft_wrap=True)
    note.print(
        f"[dim]Next: collector review {dossier.case} · collector export {dossier.case} --out bundle[/dim]"
    )
    return exit_status(dossier)


def exit_status(dossier: Dossier) -> int:
    """Return 0 when enough links qualify, 1 when they do not, 3 when no source could be reached and nothing is there."""
    asked = [report for report in dossier.sources if report.asked]
    if dossier.candidates == 0 and asked and not any(report.answered for report in asked):
        note_console().print(
            "error: no source could be reached\n  hint: Check the network (collector doctor), or hand links in with --from."
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
        self._progress.console.print(text)


@contextmanager
def watch() -> Iterator[Any]:
    """Give a progress: bars where a person watches, else one that is silent."""
    if not is_tty():
        from collector.pipeline.run import Silent

        yield Silent()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description:>8}"),
        BarColumn(bar_width=36),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=note_console(), transient=True) as progress:
        yield Bars(progress)


# -- the result ----------------------------------------------------------------------------------------------


def print_dossier(console: Console, dossier: Dossier) -> None:
    """Print the press links with their reasons, the gap if there is one, and what became of the rest."""
    gap = dossier.gap
    found = len(dossier.choices)
    enough = gap.have >= gap.minimum
    colour = "green" if enough and not gap.missing else "yellow"
    console.print(
        f"\n[bold {colour}]{found} of {gap.wanted} press links[/bold {colour}] for [bold]{escape(dossier.brand.name)}[/bold]"
        f" [dim]· profile {dossier.profile.name} · {dossier.candidates} candidates, "
        f"{len(dossier.rejections)} left out[/dim]\n"
    )
    for choice in dossier.choices:
        _print_choice(console, choice)
    if gap.missing:
        console.print(
            f"[bold]What is missing[/bold]  {gap.missing} more to reach {gap.wanted} (at least {gap.minimum})"
        )
        for advice in gap.advice:
            console.print(f"  • {escape(advice)}")
        console.print()
    _print_rest(console, dossier)


def _print_choice(console: Console, choice: Choice) -> None:
    clip = choice.clip
    outlet = clip.outlet
    date = f"{clip.article.published_at:%Y-%m-%d}" if clip.article.published_at else "undated"
    console.print(
        f"[bold]{choice.place}[/bold]  [bold]{escape(clip.article.headline or clip.capture.url)}[/bold]"
    )
    tier = f"tier {outlet.tier}" if outlet.tier else "no tier"
    facts = f"{tier} · {outlet.country or '–'} · {date} · strength {clip.strength}"
    console.print(f"   {escape(outlet.name or outlet.domain)} [dim]· {facts}[/dim]")
    console.print(f"   [cyan]{escape(clip.capture.url)}[/cyan]", soft_wrap=True)
    console.print(f"   {escape(choice.why)}\n")


def _print_rest(console: Console, dossier: Dossier) -> None:
    """Count what became of every other candidate, by stage and rule, each with an example."""
    groups: dict[tuple[str, str], list[str]] = {}
    for rejection in dossier.rejections:
        groups.setdefault((rejection.stage, rejection.rule), []).append(rejection.candidate.url)
    if not groups:
        return
    console.print("[bold]Left out[/bold]")
    width = max(len(rule) for _, rule in groups) + 2
    room = max(20, console.width - width - 18)
    for (stage, rule), urls in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        example = urls[0].partition("://")[2] or urls[0]
        example = example if len(example) <= room else example[: room - 1] + "…"
        line = f"{len(urls):4}  [dim]{stage:<10}[/dim]{rule:<{width}}[dim]{escape(example)}[/dim]"
        console.print(line, no_wrap=True, soft_wrap=True)

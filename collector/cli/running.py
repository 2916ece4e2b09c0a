"""The work behind ``collector run`` and ``collector demo``: the run, the dossier's files, what to do next."""

from __future__ import annotations

import shlex
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from collector.cli.answers import looks_of, print_dossier
from collector.cli.common import (
    brand_of,
    count_of,
    next_command,
    note,
    out_console,
    parse_now,
    print_json,
    settings_of,
    workspace_to_name,
)
from collector.cli.progress import watch
from collector.pipeline.reach import nothing_reached
from collector.records import Outcome

if TYPE_CHECKING:
    from datetime import datetime

    from collector.pipeline.run import Order
    from collector.records import Brand, Dossier
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
    brand = brand_of(flags)
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
    from collector.export import dossier_json
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
    save_dossier(dossier, folder, settings)
    if as_json:
        print_json(dossier_json(dossier))
    else:
        print_dossier(out_console(), dossier)
    note(f"\nReport: {folder / 'index.html'}")
    _say_what_next(dossier, settings)
    return exit_status(dossier, offline=order.offline)


def save_dossier(dossier: Dossier, folder: Path, settings: Settings) -> None:
    """Write the dossier's files, the case's captures among them. Raises ``WorldError`` when the disk refuses."""
    from collector.export import write_dossier

    archive = Path(settings.workspace) / "cases" / dossier.case / "captures.warc.gz"
    captures = archive if archive.exists() else None
    write_dossier(dossier, folder, captures, workspace=workspace_to_name(settings))


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


def exit_status(dossier: Dossier, *, offline: bool = False) -> int:
    """Return 0 when enough links qualify, 1 when they do not, 3 when nothing at all could be reached."""
    unreached = "" if offline else nothing_reached(dossier)
    if unreached:
        note(
            f"error: {unreached}\n  hint: Check the network (collector doctor --online), then run the same command again."
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

"""``collector batch``: many brands, resumable."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from collector.cli.common import (
    count_of,
    note,
    note_country,
    out_console,
    parse_now,
    print_json,
    settings_of,
    settings_options,
)

if TYPE_CHECKING:
    from collector.pipeline.batch import BrandRow, BrandTable, Result
    from collector.pipeline.progress import Progress


@click.command("batch")
@click.argument("brands", metavar="BRANDS.csv", type=click.Path(path_type=Path))
@click.option(
    "--out",
    default="batch",
    show_default=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A folder per brand is made there.",
)
@click.option("--profile", default="oba", show_default=True, help="The programme whose rules apply.")
@click.option("--offline", is_flag=True, help="Fetch nothing: judge what is captured already.")
@click.option("--again", is_flag=True, help="Run finished brands again too.")
@click.option("--now", metavar="DATE", help="Judge as of this day. Default: now.")
@click.option("--allow-private", is_flag=True, default=None, help="Allow private addresses (tests).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@settings_options
def command(brands: Path, out: Path, profile: str, again: bool, as_json: bool, **flags: Any) -> int:
    """
    Run every brand of a table (columns: name, aliases, sites, parent, country, languages, from; lists by |).

    A batch that was stopped goes on with the brands that are not finished; a brand for which nothing could be
    reached is tried again next time. Ends with 0 when every brand has enough links, with 3 when nothing could be
    reached for any, else with 1.
    """
    from collector.cli.progress import watch
    from collector.cli.running import check_out, save_dossier
    from collector.pipeline.batch import read_brands, run_batch
    from collector.pipeline.tables import load_profile
    from collector.store import case_name

    offline, now = flags.pop("offline"), parse_now(flags.pop("now"))
    settings = settings_of(flags)
    load_profile(settings, profile)
    table = read_brands(brands)
    rows = table.rows
    note_table(table)
    check_out(out)

    def folder_of(row: BrandRow) -> Path:
        return out / case_name(row.brand.name)

    before = {} if again else {row.number: _finished(folder_of(row) / "dossier.json", row) for row in rows}
    done: list[dict[str, Any]] = [entry for entry in before.values() if entry is not None]
    skipped, unreached = len(done), 0

    def finished(row: BrandRow) -> bool:
        return before.get(row.number) is not None

    done += [_failed(fault) for fault in table.faults]
    console = out_console()
    if not as_json:
        for entry in done[skipped:]:
            _print(console, entry)
    with watch() as progress:
        begin = partial(_begin, progress)
        for result in run_batch(
            rows, settings, now, profile=profile, offline=offline, finished=finished, progress=begin
        ):
            unreached += result.unreached
            if result.dossier is not None and not result.unreached:
                row = next(row for row in rows if row.number == result.number)
                save_dossier(result.dossier, folder_of(row), settings)
                done.append(_summary_of(folder_of(row) / "dossier.json", row.number))
            else:
                done.append(_failed(result))
            if not as_json:
                _print(console, done[-1])
    done.sort(key=lambda entry: int(entry["row"]))
    if as_json:
        print_json({"brands": done})
    return _conclude(done, skipped, unreached, out)


def _begin(progress: Progress, row: BrandRow) -> Progress:
    progress.note(row.brand.name)
    return progress


def _conclude(done: list[dict[str, Any]], skipped: int, unreached: int, out: Path) -> int:
    """Say how the batch ended and return its exit status."""
    if skipped:
        were = "brand was" if skipped == 1 else "brands were"
        note(f"{skipped} {were} finished already; --again runs them anew.")
    enough = sum(bool(entry["enough"]) for entry in done)
    have = "has" if enough == 1 or len(done) == 1 else "have"
    note(f"{enough} of {count_of(len(done), 'brand')} {have} enough links. Reports: {out}")
    if unreached:
        brands = count_of(unreached, "brand")
        note(f"nothing could be reached for {brands}: check the network, then run the same command again")
    if unreached and unreached == len(done):
        return 3
    return 0 if all(entry["enough"] for entry in done) else 1


def _finished(path: Path, row: BrandRow) -> dict[str, Any] | None:
    """Return what an earlier batch found for a brand, None where it has no dossier that can be read."""
    try:
        return _summary_of(path, row.number)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        note(f"{path} can't be read: {row.brand.name} is run again")
        return None


def _summary_of(path: Path, number: int) -> dict[str, Any]:
    dossier = json.loads(path.read_text("utf-8"))
    links = len(dossier["press_links"])
    enough = links >= dossier["gap"].get("minimum", dossier["gap"]["wanted"])
    return {
        "row": number,
        "brand": dossier["brand"]["name"],
        "links": links,
        "enough": enough,
        "error": "",
        "advice": "" if enough else next(iter(dossier["gap"]["advice"]), ""),
        "report": str(path.with_name("index.html")),
    }


def _failed(result: Result) -> dict[str, Any]:
    return {
        "row": result.number,
        "brand": result.name,
        "links": 0,
        "enough": False,
        "error": result.error,
        "advice": "",
    }


def note_table(table: BrandTable) -> None:
    """Say what of a table means nothing, and which country's code was put right."""
    if table.unknown:
        from collector.pipeline.batch import COLUMNS

        named = ", ".join(table.unknown)
        columns = ", ".join(COLUMNS)
        note(f"note: unknown column{'s' * (len(table.unknown) > 1)} {named}; the columns are {columns}")
    for row in table.rows:
        note_country(row.country_given)


def _print(console: Any, entry: dict[str, Any]) -> None:
    from rich.markup import escape

    mark = (
        "[green]✓[/green]" if entry["enough"] else "[red]✗[/red]" if entry["error"] else "[yellow]○[/yellow]"
    )
    advice = f": {entry['advice']}" if entry["advice"] and not entry["links"] else ""
    said = entry["error"] or count_of(entry["links"], "link") + advice
    console.print(
        f"{mark} {escape(entry['brand'] or '(no name)')}  [dim]{escape(said)}[/dim]", soft_wrap=True
    )

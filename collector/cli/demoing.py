"""The work behind ``collector demo``."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from collector.cli.common import note, note_console, settings_of
from collector.cli.running import carry_out, check_foreign, check_out
from collector.errors import InputError

#: The files of a workspace's database.
_DATABASE = ("collector.db", "collector.db-wal", "collector.db-shm", "collector.db-journal")


def run_demo(*, out: str, profile: str, jobs: int | None, as_json: bool) -> int:
    """Open the newsstand, run on what a person would hand in, and name the report."""
    from collector.newsstand import open_newsstand
    from collector.pipeline.run import Order
    from collector.store import case_name

    began = time.monotonic()
    folder = Path(out)
    check_out(folder)
    check_foreign(folder)
    workspace = folder / "workspace"
    with open_newsstand() as stand, tempfile.TemporaryDirectory(prefix="collector-demo-") as given:
        _clear(workspace, case_name(stand.brand.name))
        links, outlets = Path(given) / "links.txt", Path(given) / "outlets.csv"
        table = Path(given) / "links.csv"
        links.write_text(stand.candidates_txt, "utf-8")
        table.write_text(stand.candidates_csv, "utf-8")
        outlets.write_text(stand.outlets_csv, "utf-8")
        settings = settings_of(
            {
                "workspace": str(workspace),
                "outlets": str(outlets),
                "connect_to": stand.connect_to,
                "allow_private": True,
                "gap": 0.02,
                "max_pages": 0,
                "copies": 0,
                "retries": 0,
                "contact": "demo@orbelo.example",
                "jobs": jobs,
            }
        )
        order = Order(brand=stand.brand, named=(str(links), str(table)), profile=profile)
        status = carry_out(order, settings, now=stand.now, out=out, as_json=as_json)
    note_console().print(f"[dim]The demo took {time.monotonic() - began:.1f} s.[/dim]")
    return status


def _clear(workspace: Path, case: str) -> None:
    """
    Take an earlier demo's workspace away: a demo always shows a whole run.

    Raises ``InputError`` for a folder that holds anything else, which is somebody's own.
    """
    if not workspace.exists():
        return
    there = {path.name for path in workspace.iterdir()} if workspace.is_dir() else {"a file"}
    cases = {path.name for path in (workspace / "cases").iterdir()} if "cases" in there else set()
    if not there <= {"cases", *_DATABASE} or not cases <= {case}:
        raise InputError(
            f"{workspace} is no earlier demo's: it may hold cases of your own",
            hint="Name another folder with --out.",
        )
    shutil.rmtree(workspace, ignore_errors=True)
    note("the earlier demo is replaced, with the answers that were given in it")

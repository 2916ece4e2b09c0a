"""The work behind ``collector demo``."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from collector.cli.common import note_console, settings_of
from collector.cli.running import carry_out, check_out


def run_demo(*, out: str, profile: str, jobs: int | None, as_json: bool) -> int:
    """Open the newsstand, run on what a person would hand in, and name the report."""
    from collector.newsstand import open_newsstand
    from collector.pipeline.run import Order

    began = time.monotonic()
    folder = Path(out)
    check_out(folder)
    workspace = folder / "workspace"
    # The demo's own workspace, from an earlier demo: a demo always shows a whole run.
    shutil.rmtree(workspace, ignore_errors=True)
    with open_newsstand() as stand, tempfile.TemporaryDirectory(prefix="collector-demo-") as given:
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

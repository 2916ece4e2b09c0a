"""``collector demo``: the same run as any other, on a fictional press served by this machine."""

from __future__ import annotations

from typing import Any

import click


@click.command("demo")
@click.option(
    "--out", default="collector-demo", show_default=True, metavar="DIR", help="Where the dossier goes."
)
@click.option("--profile", default="oba", show_default=True, help="The programme whose rules apply.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes that judge. Default: 2.")
@click.option("--json", "as_json", is_flag=True, help="Print the dossier as one JSON document.")
def command(**flags: Any) -> int:
    """
    Run on the built-in newsstand: a fictional brand's press, served on this machine alone.

    Sixteen outlets in ten languages print analyses and court reports, and everything that only looks like
    press: advertorials, release copies, block pages, dead links. The run is the same code as `collector run`.
    """
    from collector.cli import demoing

    return demoing.run_demo(**flags)

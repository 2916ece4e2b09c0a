"""``collector export``: a case's evidence bundle."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import click

from collector.cli.common import count_of, note_console, print_json, settings_of, settings_options


@click.command("export")
@click.argument("case")
@click.option(
    "--out",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Folder or .zip to write. Default: CASE-bundle.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["dir", "zip"]),
    help="A folder or one ZIP. Default: by --out's ending.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the dossier as one JSON document.")
@settings_options
def command(case: str, out: Path | None, form: str | None, as_json: bool, **flags: Any) -> int:
    """
    Write the evidence bundle of CASE: the report, the form, the captures, the rules, with a manifest.

    Ends with 0 when it holds enough press links, with 1 when it is written but they are too few.

    \b
    Examples:
      collector export acme-pay --out bundle
      collector export "Acme Pay" --out acme.zip
    """
    from collector.export import dossier_json
    from collector.pipeline.bundles import export_case

    zipped = form == "zip" or (form is None and out is not None and out.suffix.lower() == ".zip")
    target = out or Path(f"{case}-bundle" + (".zip" if zipped else ""))
    settings = settings_of(flags)
    dossier = export_case(case, target, settings, form="zip" if zipped else "dir")
    if as_json:
        print_json(dossier_json(dossier))
    else:
        click.echo(str(target))
    pages = count_of(dossier.candidates, "page")
    click.echo(
        f"{len(dossier.choices)} of {dossier.gap.wanted} press links, {pages} accounted for.", err=True
    )
    _say_problems(dossier)
    click.echo(f"Next: {shlex.join(['collector', 'verify', str(target), '--rejudge'])}", err=True)
    return 0 if dossier.gap.have >= dossier.gap.minimum else 1


def _say_problems(dossier: Any) -> None:
    from rich.text import Text

    from collector.export import oba_request

    for problem in oba_request(dossier).problems:
        note_console().print(Text(f"before you submit: {problem}", "yellow"), soft_wrap=True)

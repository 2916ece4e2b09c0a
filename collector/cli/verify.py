"""``collector verify``: is a bundle whole, and does everything in it add up?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from collector.cli.common import out_console, print_json

if TYPE_CHECKING:
    from collector.export import VerifyReport

_COLOURS = {"ok": "green", "FAIL": "bold red", "DRIFT": "yellow", "absent": "dim", "not checked": "dim"}


@click.command("verify")
@click.argument("bundle", type=click.Path(path_type=Path))
@click.option("--rejudge", is_flag=True, help="Judge every page again from the captures and compare.")
@click.option("--strict", is_flag=True, help="Drift, absent and unchecked levels fail too.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON document.")
def command(bundle: Path, rejudge: bool, strict: bool, as_json: bool) -> int:
    """
    Check a BUNDLE (a folder or a .zip): nothing changed, and everything adds up.

    Needs no network. Ends with 0 when nothing failed, 1 when something did, 2 when it is no bundle.

    \b
    Examples:
      collector verify bundle
      collector verify bundle.zip --rejudge --json
    """
    from collector.pipeline.bundles import verify

    report = verify(bundle, rejudge=rejudge)
    if as_json:
        print_json(report.as_json())
    else:
        print_report(report)
    return report.exit_status(strict=strict)


def print_report(report: VerifyReport) -> None:
    """Print a line for each level, what was found, and what the bundle proves or, where it fails, what to do."""
    from rich.text import Text

    console = out_console()
    for level in report.levels:
        result = level.result.value
        line = Text.assemble(
            f"{level.level} {level.name:<10} ", (f"{result:<12}", _COLOURS[result]), (level.checked, "dim")
        )
        console.print(line)
        for found in level.findings:
            where = f"{_plain(found.path)}: " if found.path else ""
            console.print(Text(f"    {found.rule}  {where}{_plain(found.text)}"), soft_wrap=True)
    console.print(Text.assemble("\nBundle: ", (report.result.value, _COLOURS[report.result.value])))
    failed = report.exit_status() != 0
    for sentence in [_next_step(report)] if failed else report.limits:
        console.print(Text(_plain(sentence), "" if failed else "dim"))


def _next_step(report: VerifyReport) -> str:
    """Say what to do with a bundle that failed."""
    failed = {level.level for level in report.levels if level.result.value == "FAIL"}
    if failed & {1, 4, 5}:
        return (
            "Do not rely on it: something was changed, lost or added after it was written. Get it again from who "
            "made it, or make it anew from the case with `collector export CASE --out bundle`."
        )
    if failed == {6}:
        return (
            "The files are whole, but judging them again gives something else: see the findings above, and make the "
            "bundle anew with `collector export CASE --out bundle`."
        )
    return "Do not rely on it: see the findings above."


def _plain(text: str) -> str:
    """A bundle's own words must not drive the terminal."""
    return "".join(c if c.isprintable() else "�" for c in text)

"""``collector doctor``: what works here, what does not, what to do."""

from __future__ import annotations

from typing import Any

import click

from collector.cli.common import settings_options


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option(
    "--online",
    is_flag=True,
    help="Ask each source that is on whether it answers; costs no key and no credit.",
)
@settings_options
def command(**flags: Any) -> int:
    """
    Check this installation: data files, workspace, disk, sources and their keys.

    Touches no network unless --online is given. The last answer of a source is taken from the saved cases.

    Ends with 0 when everything needed works, with 3 when something does not.
    """
    from collector.cli import checkup

    return checkup.run_doctor(flags)

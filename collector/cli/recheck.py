"""``collector recheck``: are the press links still there, unchanged, unpaid?"""

from __future__ import annotations

from typing import Any

import click

from collector.cli.common import (
    count_of,
    note,
    note_console,
    out_console,
    parse_now,
    print_json,
    settings_of,
    settings_options,
)


@click.command("recheck")
@click.argument("case")
@click.option("--now", metavar="DATE", help="The day of the look. Default: now.")
@click.option(
    "--pause",
    type=click.FloatRange(0, 600),
    default=5.0,
    show_default=True,
    metavar="S",
    help="Seconds before a second look.",
)
@click.option("--allow-private", is_flag=True, default=None, help="Allow private addresses (tests).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@settings_options
def command(case: str, now: str | None, pause: float, as_json: bool, **flags: Any) -> int:
    """
    Look at the press links of CASE again, before they are submitted: a dead or changed link costs 30 days.

    Ends with 0 when all are as they were and are enough, with 1 when not, with 3 when nothing could be reached.
    """
    from collector.pipeline.cases import open_case
    from collector.pipeline.recheck import recheck

    settings = settings_of(flags)
    with open_case(case, settings) as book:
        minimum = book.dossier().profile.minimum
        looks = recheck(book, book.settings, parse_now(now), pause=pause)
    if as_json:
        print_json(
            {
                "case": case,
                "links": [
                    {
                        "place": look.place, "url": look.url, "status": look.status, "text": look.text,
                        "observed_at": look.observed_at.isoformat(), "replacement": look.replacement,
                    }
                    for look in looks
                ],
            }
        )  # fmt: skip
    else:
        _print(looks)
    good = sum(look.is_good for look in looks)
    if looks and all(look.status == "unreachable" for look in looks):
        note_console().print(
            "error: no press link could be reached\n  hint: Check the network (collector doctor --online)."
        )
        return 3
    if looks:
        note(f"{good} of {count_of(len(looks), 'press link')} {'is' if good == 1 else 'are'} as before.")
    if good < len(looks):
        note(
            "Hand in the next best in its place; or run the brand again with COLLECTOR_REFRESH_DAYS=0 in the "
            "environment: every page is asked for anew, and the choice made again."
        )
    return 0 if good == len(looks) and good >= minimum else 1


def _print(looks: Any) -> None:
    from rich.markup import escape

    console = out_console()
    if not looks:
        console.print("This case has no press links yet.")
    for look in looks:
        colour = (
            "green" if look.is_good else "red" if look.status in {"gone", "disclosure shown"} else "yellow"
        )
        console.print(f"[bold]{look.place}[/bold]  [{colour}]{look.status}[/{colour}]  {escape(look.text)}")
        console.print(f"   [cyan]{escape(look.url)}[/cyan]", soft_wrap=True)
        if look.replacement:
            console.print(f"   [dim]next best: {escape(look.replacement)}[/dim]", soft_wrap=True)

"""``collector run``: a brand's coverage from candidates to the dossier."""

from __future__ import annotations

from typing import Any

import click

from collector.cli.common import brand_options, settings_options


@click.command("run")
@click.argument("brand")
@brand_options
@click.option("--brand-file", metavar="FILE", help="TOML file that describes the brand in full.")
@click.option(
    "--from",
    "named",
    multiple=True,
    metavar="FILE|URL",
    help="Links (.txt, .csv, bookmarks), feeds (OPML, RSS), saved pages (file, folder, glob), WARCs, addresses; repeatable.",
)
@click.option(
    "--source", "sources", multiple=True, metavar="NAME", help="Ask only these sources; repeatable."
)
@click.option("--profile", default="oba", show_default=True, help="The programme whose rules apply.")
@click.option("--out", metavar="DIR", help="Write the dossier there. Default: CASE-dossier.")
@click.option("--force", is_flag=True, help="Overwrite an index.html in that folder that no run wrote.")
@click.option("--offline", is_flag=True, help="Fetch nothing: judge what is captured already.")
@click.option(
    "--max-pages",
    type=click.IntRange(0),
    metavar="N",
    help="Fetch at most N pages. 0: no limit. Default: 150.",
)
@click.option(
    "--contact",
    metavar="WHO",
    help="Your e-mail or page; sent with every request, so that sites can reach you.",
)
@click.option("--now", metavar="DATE", help="Judge as of this day. Default: now.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes that judge. Default: 2.")
@click.option(
    "--allow-private", is_flag=True, default=None, help="Allow requests to private addresses (tests)."
)
@click.option("--json", "as_json", is_flag=True, help="Print the dossier as one JSON document.")
@settings_options
def command(**flags: Any) -> int:  # fmt: skip
    """
    Find, fetch and judge coverage of BRAND and pick its press links.

    Ends with 0 when enough links qualify, with 1 when they don't: the gap report then says what is missing.
    With 3 when nothing could be reached. A run that was stopped goes on where it stopped when the same command is
    given again; after a review it writes the dossier anew, with the decisions.

    A saved page whose address can't be seen in it gets it from a file beside it: page.html.url beside page.html
    holds the address and nothing else. Without an address a page is shown to a person and never becomes a link.

    \b
    Examples:
      collector run "Acme Pay" --from links.txt --site acmepay.example --country DE
      collector run "Acme Pay" --alias アクメペイ --from saved-pages/ --out acme
    """
    from collector.cli import running

    return running.run_brand(flags)

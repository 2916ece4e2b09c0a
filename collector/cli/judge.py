"""``collector judge``: one page, several, or a manifest of any number."""

from __future__ import annotations

import sys
from typing import Any

import click

from collector.cli.common import brand_options, settings_options


@click.command("judge")
@click.argument("targets", nargs=-1, metavar="TARGET...")
@click.option("--manifest", metavar="FILE.jsonl", help="JSON lines in and out; - reads standard input.")
@click.option("--brand", metavar="B", help="The brand whose coverage it may be.")
@brand_options
@click.option("--brand-file", metavar="FILE", help="TOML file that describes the brand in full.")
@click.option("--url", metavar="U", help="The address of a single saved page.")
@click.option("--now", metavar="DATE", help="Judge as of this day. Default: now.")
@click.option("--profile", default="oba", show_default=True, help="The programme whose rules apply.")
@click.option("--text", "with_text", is_flag=True, help="Put the article's text into the JSON.")
@click.option("--explain", is_flag=True, help="Show every rule that looked and did not fire.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes for --manifest. Default: 2.")
@click.option("--allow-private", is_flag=True, default=None, help="Allow private addresses (tests).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@settings_options
def command(**flags: Any) -> int:
    """
    Judge pages: what they say, whether they name the brand, whether someone paid.

    TARGET is a URL, an HTML file or a WARC/WACZ file.

    \b
    Examples:
      collector judge https://www.harbour-courier.example/2026/10/acme --brand "Acme Pay"
      collector judge saved.html --url https://www.harbour-courier.example/2026/10/acme --explain
      collector judge --manifest pages.jsonl > verdicts.jsonl
    """
    from collector.cli.judging import judge_targets
    from collector.cli.manifest import judge_manifest

    if flags["manifest"]:
        if flags["targets"]:
            raise click.UsageError("give either TARGETs or --manifest, not both")
        return judge_manifest(flags, sys.stdout.buffer)
    if not flags["targets"]:
        raise click.UsageError("name a TARGET (a URL, an HTML file, a WARC) or --manifest FILE.jsonl")
    return judge_targets(flags)

"""``collector scan``: every mention of every brand in web archives."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from collector.cli.common import count_of, note, settings_of, settings_options
from collector.errors import InputError


@click.command("scan")
@click.argument("archives", nargs=-1, required=True, metavar="WARC...", type=click.Path(path_type=Path))
@click.option(
    "--brands",
    required=True,
    metavar="BRANDS.csv",
    type=click.Path(path_type=Path),
    help="Table of brands, as for batch.",
)
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes. Default: 2.")
@settings_options
def command(archives: tuple[Path, ...], brands: Path, **flags: Any) -> int:
    """
    Print every mention of every brand in WARC or WACZ files, one JSON object a line.

    Reads for thousands of brands in one pass. Ends with 0 when a brand was named, with 1 when none was.

    \b
    Example:
      collector scan crawl-*.warc.gz --brands brands.csv > mentions.jsonl
    """
    from collector.cli.batch import note_table
    from collector.pipeline.batch import read_brands
    from collector.pipeline.scan import scan

    for path in archives:
        if not path.is_file():
            raise InputError(f"no such file: {path}", hint="Name WARC (.warc, .warc.gz) or WACZ files.")
    table = read_brands(brands)
    rows = table.rows
    note_table(table)
    for fault in table.faults:
        note(f"row {fault.number} of {brands} is left out: {fault.error}")
    pages = mentions = 0
    misses: Counter[str] = Counter()
    for scanned in scan(archives, [row.brand for row in rows], settings_of(flags)):
        if scanned.miss is not None and scanned.miss.reason == "damaged archive":
            note(f"{scanned.miss.url.removeprefix('file://')}: {scanned.miss.detail}")
            misses[scanned.miss.reason] += 1
            continue
        pages += 1
        if scanned.miss is not None:
            misses[scanned.miss.reason] += 1
        for sight in scanned.sights:
            mentions += 1
            sys.stdout.buffer.write(json.dumps(_line_of(sight), ensure_ascii=False).encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()
    damaged = misses.pop("damaged archive", 0)
    why = ", ".join(f"{number} {reason}" for reason, number in misses.most_common())
    note(
        f"{count_of(pages, 'page')}, {count_of(mentions, 'mention')} of {count_of(len(rows), 'brand')}, "
        f"{count_of(misses.total(), 'page')} could not be read{f' ({why})' if why else ''}."
    )
    if damaged:
        note(f"{count_of(damaged, 'place')} in the archives could not be read at all: see above.")
    return 0 if mentions else 1


def _line_of(sight: Any) -> dict[str, Any]:
    article, mention, outlet = sight.article, sight.mention, sight.outlet
    return {
        "brand": sight.brand.name,
        "url": sight.url,
        "archive": sight.archive,
        "record": sight.capture.record,
        "captured_at": sight.capture.captured_at.isoformat(),
        "headline": article.headline,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "language": article.language,
        "outlet": {"domain": outlet.domain, "name": outlet.name, "kind": outlet.kind, "tier": outlet.tier},
        "mention": {
            "level": mention.level.value,
            "prominence": mention.prominence.value,
            "count": mention.count,
            "identity": mention.identity.value,
            "quote": mention.quote,
        },
    }

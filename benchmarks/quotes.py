"""
How many quotes of real pages are found again in their archived bytes.

    python benchmarks/quotes.py FOLDER

FOLDER holds saved pages (``.html`` or ``.html.gz``). For each page the longest word of its headline plays the brand.
Prints how many passages and how many pieces of paid evidence stand in the page (what ``verify`` asks at level 5),
the time a page takes, and what was not found.
"""

from __future__ import annotations

import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from collector.export.quotes import ArchivedPage
from collector.markup import parse_page
from collector.pipeline.judge import judge_capture, open_bench
from collector.pipeline.manifest import read_page_file
from collector.records import Brand, Candidate, Capture, Clip
from collector.settings import Settings


def main(folder: str) -> None:
    now = datetime.now(UTC)
    found = {"passage": [0, 0], "evidence": [0, 0]}
    seconds, pages = 0.0, 0
    for path in sorted(p for p in Path(folder).rglob("*") if p.name.endswith((".html", ".html.gz"))):
        body = read_page_file(path, 5_000_000)
        url = own_url(body) or "https://unknown.example/"
        capture = Capture(url=url, requested_url=url, status=200, body=body, captured_at=now, page_sha256="")
        clip = judged(capture, Brand(name="Zqxv"), now)
        words = re.findall(r"\w{4,}", (clip.article.headline or "") if clip else "")
        if not words:
            continue
        clip = judged(capture, Brand(name=max(words, key=len)), now)
        assert clip is not None
        pages += 1
        began = time.perf_counter()
        page = ArchivedPage(body, url, (), (url,))
        quotes = [("passage", clip.mention.quote, "")] if clip.mention and clip.mention.quote else []
        quotes += [("evidence", e.quote, e.where) for e in clip.paid.evidence]
        for kind, quote, where in quotes:
            held = page.holds(quote, where)
            found[kind][0] += held
            found[kind][1] += 1
            if not held:
                print(f"{path.name}: {kind} ({where[:40]}): {quote[:120]!r}")
        seconds += time.perf_counter() - began
    for kind, (held, asked) in found.items():
        print(f"{kind}: {held} of {asked} found ({held / max(asked, 1):.1%})")
    print(f"{pages} pages, {1000 * seconds / max(pages, 1):.1f} ms a page")


def judged(capture: Capture, brand: Brand, now: datetime) -> Clip | None:
    """Return the page as judged for this brand, None when it is no article."""
    bench = open_bench(Settings(), brand, "oba", now)
    result = judge_capture(Candidate(url=capture.url, key=capture.url), capture, bench)
    return result if isinstance(result, Clip) else None


def own_url(body: bytes) -> str | None:
    """Return the address the page gives itself."""
    link = parse_page(body, "").tree.css_first('link[rel="canonical"]')
    return link.attributes.get("href") if link else None


if __name__ == "__main__":
    main(sys.argv[1])

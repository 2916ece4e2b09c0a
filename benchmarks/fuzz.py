"""
Coverage-guided fuzzing of what reads strangers' pages: extraction and the judgement who paid.

    python benchmarks/fuzz.py extract [--minutes 30] [--corpus FOLDER]
    python benchmarks/fuzz.py paid    [--minutes 30] [--corpus FOLDER]

Needs atheris (``pip install atheris``). Starts from the project's own recorded pages (tests/pages) and the words of
the markup and of the disclosures. A run fails on any exception, on a page that takes over 2 s of CPU, on a process over
``--rss`` MB, and on a broken promise: an article with an empty paragraph or with text that has no UTF-8 form, evidence
without a quote, weights outside -1..1, a verdict without evidence. Exit status 0: nothing found.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

try:
    import atheris
except ImportError:
    sys.exit("this needs atheris: pip install atheris")

ROOT = Path(__file__).resolve().parents[1]
with atheris.instrument_imports(include=["collector.markup", "collector.extract", "collector.paid"]):
    from collector.extract import read_article
    from collector.markup import Page, parse_page
    from collector.paid import compile_rules, judge
    from collector.records import Article, Brand, Miss, Outlet, PaidVerdict, Standing

#: Seconds of CPU that one page may take.
MOST_SECONDS = 2.0
#: The largest page that is made.
MOST_BYTES = 60_000
_ADDRESSES = (
    "https://tide.example/2026/03/04/story",
    "https://tide.example/advertorial/x",
    "https://tide.example/",
    "",
    "http://[",
)
_CHARSETS = ("", "utf-8", "utf-16", "windows-1252", "shift_jis", "gb18030", "utf-7", "x-none")
_WORDS = (
    '<script type="application/ld+json">',
    '"@graph":[',
    '"@type":"NewsArticle"',
    '"headline":"',
    '"author":{"name":"',
    '"datePublished":"',
    '<meta property="og:title" content="',
    '<meta name="author" content="',
    '<time datetime="',
    '<h1 class="headline">',
    '<div class="article-body">',
    '<span class="kicker">',
    '<p class="byline">',
    "<article>",
    "</article>",
    "<table><tr><td>",
    "<br><br>",
    "<a rel=sponsored href=",
    "<template>",
    "<svg><style>",
    "<!--",
    "]]>",
    "&#x200b;",
    "&nbsp;",
    "\\u0000",
    "Advertorial",
    "Anzeige",
    "Sponsored by ",
    "【PR】",
    "Реклама",
    "廣編特輯",
    "محتوى مدفوع",
    "SOURCE Acme",
    "About Acme",
    "PRNewswire",
)


def main() -> None:
    """Read the arguments, lay the seeds out, and fuzz."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--corpus", type=Path, help="keep what was found interesting here")
    parser.add_argument("--rss", type=int, default=700, help="MB (atheris and its tables included)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.corpus or Path(scratch) / "corpus"
        folder.mkdir(parents=True, exist_ok=True)
        words = Path(scratch) / "words.txt"
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in _WORDS), "utf-8")
        seeds = Path(scratch) / "seeds"
        seeds.mkdir()
        for number, page in enumerate(sorted((ROOT / "tests" / "pages").glob("*/*.html"))):
            (seeds / str(number)).write_bytes(b"\0\0" + page.read_bytes()[:MOST_BYTES])
        arguments = [
            sys.argv[0],
            str(folder),
            str(seeds),
            f"-max_total_time={int(options.minutes * 60)}",
            f"-max_len={MOST_BYTES}",
            f"-dict={words}",
            f"-rss_limit_mb={options.rss}",
            "-timeout=20",
            "-print_final_stats=1",
            "-reload=0",
        ]
        atheris.Setup(arguments, _timed(TARGETS[options.target]()))
        atheris.Fuzz()


def _escaped(word: str) -> str:
    return "".join(
        chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\x{byte:02x}" for byte in word.encode()
    )


def _timed(check: Callable[[bytes], None]) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        began = time.process_time()
        check(data)
        took = time.process_time() - began
        assert took < MOST_SECONDS, f"{took:.1f} s of CPU for {len(data)} bytes"

    return run


def _page_of(data: bytes) -> Page:
    """Two bytes choose address and charset; the rest is the page as it came."""
    first, second = (*data[:2], 0, 0)[:2]
    charset = _CHARSETS[second % len(_CHARSETS)]
    headers = (("Content-Type", f"text/html; charset={charset}"),) if charset else ()
    return parse_page(data[2:], _ADDRESSES[first % len(_ADDRESSES)], headers)


def _extract() -> Callable[[bytes], None]:
    def check(data: bytes) -> None:
        page = _page_of(data)
        found = read_article(page, status=200, cheap=True)
        if isinstance(found, Article):
            assert all(one.text.strip() and one.path for one in found.paragraphs), "an empty paragraph"
            repr(found).encode("utf-8")  # no lone surrogates anywhere
        if len(data) % 8 == 0:
            read_article(page, status=200)

    return check


def _paid() -> Callable[[bytes], None]:
    data = ROOT / "data"
    rules = compile_rules(
        (data / "disclosures.csv").read_text("utf-8"), (data / "paid_hosts.csv").read_text("utf-8")
    )
    brand = Brand(name="Norvik", domains=("norvik.example",))
    outlet = Outlet(domain="tide.example")

    def check(data: bytes) -> None:
        page = _page_of(data)
        article = read_article(page, status=200, cheap=True)
        if isinstance(article, Miss):
            article = Article(url=page.url)
        _consistent(judge(page, article, outlet, brand, rules))

    return check


def _consistent(verdict: PaidVerdict) -> None:
    assert 0 <= verdict.likelihood <= 1
    assert all(one.quote and len(one.quote) <= 400 and one.where for one in verdict.evidence), verdict
    assert all(-1 <= one.weight <= 1 and one.weight for one in verdict.evidence), verdict
    if verdict.standing is not Standing.EARNED:
        assert any(one.weight > 0 for one in verdict.evidence), "a verdict without evidence"


TARGETS: dict[str, Callable[[], Callable[[bytes], None]]] = {"extract": _extract, "paid": _paid}


if __name__ == "__main__":
    main()

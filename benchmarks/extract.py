"""
How well and how fast pages are read, beside the libraries that do the same.

    python benchmarks/extract.py                          accuracy of collector on the shared pages, by source
    python benchmarks/extract.py --tools collector trafilatura newspaper4k goose3
    python benchmarks/extract.py --speed --sample 150     CPU a page and peak memory, rounds in turn
    python benchmarks/extract.py --pages FOLDER           a stranger's own pages

A folder of pages has ``gold.jsonl`` (one object a line: path, url, source, grade_on, title, authors, date, body) or just
``*.html`` and ``*.html.gz``: then the report says which fields were found. Each tool runs in a fresh process of its own
and sees each page once: trafilatura and htmldate keep caches that make the second reader of a page look fast.
Only the fields in ``grade_on`` are graded, and only where the gold has a value.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import logging
import os
import re
import resource
import statistics
import subprocess
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]
FIELDS = ("title", "date", "authors", "body")
UNSPACED = re.compile(r"[\u0e00-\u0e7f\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]|\w+")


def normal(text: str) -> str:
    """NFKC, case folded, letters and digits only."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def tokens(text: str) -> Counter[str]:
    """Words, and single characters of the scripts written without blanks."""
    return Counter(UNSPACED.findall(unicodedata.normalize("NFKC", text).casefold()))


def f1(found: str, gold: str) -> float:
    """Token F1 over multisets."""
    a, b = tokens(found), tokens(gold)
    if not a or not b:
        return float(not a and not b)
    return 2 * sum((a & b).values()) / (a.total() + b.total())


# ---------------------------------------------------------------- tools: (bytes, url) -> fields


def read_with_collector(*, thorough: bool) -> Callable[[bytes, str], Row]:
    """Our own reader; ``thorough`` searches again where a date or a byline is missing, as the pipeline does."""
    from collector.extract import read_article
    from collector.markup import parse_page
    from collector.records import Miss

    def read(body: bytes, url: str) -> Row:
        page = parse_page(body, url)
        article = read_article(page)
        if (
            not isinstance(article, Miss)
            and thorough
            and (article.published_at is None or not article.bylines)
        ):
            article = read_article(page, thorough=True)
        if isinstance(article, Miss):
            return {"miss": article.reason}
        return {
            "title": article.headline,
            "authors": list(article.bylines),
            "date": article.published_at.date().isoformat() if article.published_at else None,
            "body": article.text,
            "kind": article.kind.value,
            "language": article.language,
            "site_name": article.site_name,
            "sources": {fact.field: fact.source for fact in article.provenance},
        }

    return read


def read_with_trafilatura(*, fast: bool) -> Callable[[bytes, str], Row]:
    """trafilatura as it comes (or fast), metadata included."""
    from trafilatura import bare_extraction

    def read(body: bytes, url: str) -> Row:
        found = bare_extraction(body, url=url or None, with_metadata=True, fast=fast)
        if found is None:
            return {}
        return {
            "title": found.title,
            "authors": [a.strip() for a in (found.author or "").split(";") if a.strip()],
            "date": found.date,
            "body": found.text,
            "language": found.language,
            "site_name": found.sitename,
        }

    return read


def read_with_newspaper() -> Callable[[bytes, str], Row]:
    """newspaper4k, download replaced by the bytes at hand, no pictures and no suffix list fetched."""
    import tldextract
    from newspaper import Article

    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())

    def read(body: bytes, url: str) -> Row:
        article = Article(url or "https://page.example/", fetch_images=False)
        article.download(input_html=body.decode("utf-8", "replace"))
        article.parse()
        date = article.publish_date
        return {
            "title": article.title,
            "authors": list(article.authors),
            "date": date.date().isoformat() if hasattr(date, "date") else None,
            "body": article.text,
        }

    return read


def read_with_goose() -> Callable[[bytes, str], Row]:
    """goose3 on the bytes at hand."""
    from goose3 import Goose

    goose = Goose({"enable_image_fetching": False})

    def read(body: bytes, url: str) -> Row:
        article = goose.extract(url=url or "https://page.example/", raw_html=body.decode("utf-8", "replace"))
        return {
            "title": article.title,
            "authors": [str(author) for author in article.authors],
            "date": str(article.publish_date or "")[:10] or None,
            "body": article.cleaned_text,
        }

    return read


TOOLS: dict[str, Callable[[], Callable[[bytes, str], Row]]] = {
    "collector": lambda: read_with_collector(thorough=False),
    "collector-thorough": lambda: read_with_collector(thorough=True),
    "trafilatura": lambda: read_with_trafilatura(fast=False),
    "trafilatura-fast": lambda: read_with_trafilatura(fast=True),
    "newspaper4k": read_with_newspaper,
    "goose3": read_with_goose,
}


# ---------------------------------------------------------------- pages


def load_rows(folder: Path) -> list[Row]:
    """Return the pages of a folder: its gold.jsonl, or every HTML file in it."""
    gold = folder / "gold.jsonl"
    if gold.is_file():
        return [json.loads(line) for line in gold.read_text("utf-8").split("\n") if line.strip()]
    files = sorted(p for p in folder.rglob("*") if p.name.endswith((".html", ".htm", ".html.gz", ".htm.gz")))
    return [{"path": str(p.relative_to(folder)), "url": "", "source": "pages", "grade_on": []} for p in files]


def read_page(folder: Path, row: Row) -> bytes:
    """Return a page's bytes."""
    raw = (folder / row["path"]).read_bytes()
    return gzip.decompress(raw) if row["path"].endswith(".gz") else raw


def half_of(row: Row) -> str:
    """Return "a" or "b": rules are made looking at half a, halves are split by registered domain."""
    key = row.get("domain") or row["path"]
    return "ab"[hashlib.sha256(key.encode()).digest()[0] % 2]


# ---------------------------------------------------------------- one tool in a fresh process


def child(tool: str, folder: Path, warm: int) -> None:
    """Read the rows on stdin, write one answer a line, then the cost."""
    logging.disable(logging.CRITICAL)
    rows = [json.loads(line) for line in sys.stdin if line.strip()]
    read = TOOLS[tool]()
    for row in rows[:warm]:
        attempt(read, read_page(folder, row), row)
    spent = []
    for row in rows[warm:]:
        body = read_page(folder, row)
        start = time.process_time()
        found = attempt(read, body, row)
        spent.append(time.process_time() - start)
        print(json.dumps({"path": row["path"], **found}))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cost": spent, "peak": peak}))


def attempt(read: Callable[[bytes, str], Row], body: bytes, row: Row) -> Row:
    """A tool that raises has found nothing."""
    try:
        return read(body, row.get("url") or "")
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"[:200]}


def run_tool(tool: str, folder: Path, rows: list[Row], warm: int = 0) -> tuple[list[Row], list[float], float]:
    """Return a tool's answers, CPU seconds a page and peak memory (MB), from a fresh process."""
    command = [sys.executable, __file__, "--child", tool, "--pages", str(folder), "--warm", str(warm)]
    lines = "\n".join(json.dumps({"path": r["path"], "url": r.get("url")}) for r in rows)
    done = subprocess.run(
        command,
        input=lines,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONHASHSEED": "0"},
    )
    if done.returncode:
        raise SystemExit(f"{tool}: {done.stderr[-2000:]}")
    answers = [json.loads(line) for line in done.stdout.split("\n") if line.startswith("{")]
    cost = answers.pop()
    return answers, cost["cost"], cost["peak"]


# ---------------------------------------------------------------- grading


def words_of(name: str) -> frozenset[str]:
    """A name's words in any order: "Ruiz, Ana" is "Ana Ruiz"."""
    return frozenset(re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold()))


def grade(found: Row, row: Row) -> dict[str, float]:
    """Return this page's marks, absent where the gold can't be trusted or has nothing."""
    marks: dict[str, float] = {}
    trusted = set(row["grade_on"])
    if "title" in trusted and row["title"]:
        marks["title"] = float(normal(found.get("title") or "") == normal(row["title"]))
    if "date" in trusted and row["date"]:
        day = found.get("date")
        marks["date"] = float((day or "")[:10] == row["date"][:10])
        if day:
            marks["date wrong"] = 1 - marks["date"]
    if "authors" in trusted and row["authors"]:
        # "Ana Ruiz (Editor)" and "Ana Ruiz" are one: the gold keeps some titles and joins some names.
        ours = {words_of(a) for a in found.get("authors") or ()} - {frozenset()}
        gold = {words_of(a) for a in row["authors"]} - {frozenset()}
        if gold:
            hit = any(a == b or (min(len(a), len(b)) > 1 and (a <= b or b <= a)) for a in ours for b in gold)
            marks["author"] = float(hit)
            marks["author set"] = float(ours == gold)
            if ours:
                marks["author wrong"] = float(not hit)
    if "body" in trusted and row["body"]:
        marks["body"] = f1(found.get("body") or "", row["body"])
    return marks


COLUMNS = ("title", "date", "date wrong", "author", "author set", "author wrong", "body")


def summary(graded: Iterable[tuple[str, dict[str, float]]]) -> dict[str, dict[str, list[float]]]:
    """Collect the marks by source, and over all."""
    table: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for source, marks in graded:
        for field, mark in marks.items():
            table[source][field].append(mark)
            table["all"][field].append(mark)
    return table


def print_table(tool: str, table: dict[str, dict[str, list[float]]]) -> None:
    """Print a Markdown table: percent, by source."""
    print(f"\n{tool}\n\n| source | " + " | ".join(COLUMNS) + " |\n|---|" + "---|" * len(COLUMNS))
    for source in sorted(table, key=lambda name: (name == "all", name)):
        cells = [
            f"{100 * statistics.fmean(marks):.1f} ({len(marks)})" if (marks := table[source].get(c)) else ""
            for c in COLUMNS
        ]
        print(f"| {source} | " + " | ".join(cells) + " |")


def print_failures(rows: list[Row], answers: list[Row], field: str) -> None:
    """List the pages where a field fell short."""
    for row, found in zip(rows, answers, strict=True):
        marks = grade(found, row)
        if marks.get(field, 1.0) < 0.9 or (field.endswith("wrong") and marks.get(field)):
            name = "authors" if field.startswith("author") else field.split()[0]
            ours = found.get(name)
            show = (lambda v: f"{len(v or '')} chars") if name == "body" else repr
            where = (found.get("sources") or {}).get(
                {"title": "headline", "date": "published_at", "authors": "bylines"}.get(name, "text")
            )
            print(
                f"{marks.get(field, 0):.2f} {row['path']} [{where}] {found.get('miss', '')}\n     ours "
                f"{show(ours)}\n     gold {show(row.get(name))}"
            )


def print_coverage(tool: str, answers: list[Row]) -> None:
    """For pages without gold: which fields were found."""
    total = max(len(answers), 1)
    counts = {field: sum(bool(a.get(field)) for a in answers) for field in FIELDS}
    print(
        f"{tool}: {len(answers)} pages; "
        + ", ".join(f"{f} {100 * n / total:.0f} %" for f, n in counts.items())
    )
    for reason, count in Counter(
        a.get("miss") or a.get("error") or a.get("kind", "") for a in answers
    ).most_common(12):
        print(f"    {count:5} {reason}")


def accuracy(args: argparse.Namespace, rows: list[Row]) -> None:
    """Grade each tool on all pages."""
    for tool in args.tools:
        answers, _, _ = run_tool(tool, args.pages, rows)
        if not any(row["grade_on"] for row in rows):
            print_coverage(tool, answers)
            continue
        graded = [(row["source"], grade(found, row)) for row, found in zip(rows, answers, strict=True)]
        print_table(tool, summary(graded))
        if errors := [found["error"] for found in answers if "error" in found]:
            print(f"\n{len(errors)} pages raised, the first: {errors[0]}")
        if args.failures:
            print_failures(rows, answers, args.failures)


def speed(args: argparse.Namespace, rows: list[Row]) -> None:
    """CPU a page of each tool, rounds in turn."""
    warm = min(40, len(rows) // 5)
    step = max(1, (len(rows) - warm) // args.sample)
    chosen = rows[:warm] + rows[warm::step][: args.sample]
    cost: dict[str, list[float]] = defaultdict(list)
    peak: dict[str, float] = {}
    for _ in range(args.rounds):
        for tool in args.tools:
            _, spent, memory = run_tool(tool, args.pages, chosen, warm)
            cost[tool].append(1000 * statistics.fmean(spent))
            peak[tool] = max(peak.get(tool, 0), memory)
    base = statistics.median(cost.get("trafilatura") or cost[args.tools[0]])
    print(f"{len(chosen) - warm} pages, {args.rounds} rounds; CPU ms a page: median (range)\n")
    print("| tool | CPU ms | pages a CPU second | times the base | peak MB |\n|---|---|---|---|---|")
    for tool, rounds in cost.items():
        middle = statistics.median(rounds)
        print(
            f"| {tool} | {middle:.1f} ({min(rounds):.1f}-{max(rounds):.1f}) | {1000 / middle:.0f} | {base / middle:.1f} "
            f"| {peak[tool]:.0f} |"
        )


def main() -> None:
    """Read the flags, run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    shared = Path(os.environ.get("COLLECTOR_SHARED") or Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--pages", type=Path, default=shared / "pages" / "articles")
    parser.add_argument("--tools", nargs="+", default=["collector"], choices=list(TOOLS))
    parser.add_argument("--half", choices=["a", "b"], help="only one half of the domains")
    parser.add_argument("--source", help="only pages of one source")
    parser.add_argument("--failures", metavar="FIELD", help="list the pages where a column fell short")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--sample", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--warm", type=int, default=0, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        child(args.child, args.pages, args.warm)
        return
    rows = load_rows(args.pages)
    rows = [
        r
        for r in rows
        if (not args.half or half_of(r) == args.half) and (not args.source or r["source"] == args.source)
    ]
    if not rows:
        raise SystemExit(f"no pages in {args.pages}: name a folder with gold.jsonl or HTML files (--pages)")
    (speed if args.speed else accuracy)(args, rows)


if __name__ == "__main__":
    main()

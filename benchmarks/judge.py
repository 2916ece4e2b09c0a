"""
CPU and memory of ``collector judge --manifest`` against other readers of news pages, as ratios.

Each tool runs in a fresh process, reads every page once, and the tools take turns for several rounds: some keep
process-wide caches and would look up to three times too fast beside one another. Every tool is run twice a round, on
some warm-up pages alone and on those and all others; the difference is what the others cost, start-up and imports
left out (they are shown beside it). Only ratios within one run mean anything. Peers that are not installed are left
out and named.

    python benchmarks/judge.py --pages FOLDER [--rounds 3] [--limit 200] [--brand NAME] [--only TOOL,...] [--json]

FOLDER holds saved pages (.html, .html.gz, at any depth); any folder of your own will do. With --brand the pages are
also judged for a brand, and how many of them its name lets past the first test is printed: the others are read for
their head only. The last column says how often each tool goes into trafilatura's cost.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

READERS = {
    "lexbor parse": ("selectolax", "from selectolax.lexbor import LexborHTMLParser as f\n"),
    "trafilatura": (
        "trafilatura",
        "from trafilatura import bare_extraction as g\ndef f(h): g(h, with_metadata=True)\n",
    ),
    "trafilatura fast": (
        "trafilatura",
        "from trafilatura import bare_extraction as g\ndef f(h): g(h, with_metadata=True, fast=True)\n",
    ),
    "newspaper4k": (
        "newspaper",
        (
            "from newspaper import Article, Config\n"
            "c = Config(); c.fetch_images = False\n"  # it would ask the network for each picture
            "def f(h):\n    a = Article('http://page.example/', config=c); a.download(input_html=h); a.parse()\n"
        ),
    ),
    "goose3": ("goose3", "from goose3 import Goose\n_g = Goose()\ndef f(h): _g.extract(raw_html=h)\n"),
    "readability-lxml": (
        "readability",
        "from readability import Document\ndef f(h):\n    d = Document(h); d.title(); d.summary()\n",
    ),
}
#: Reads every page in its own process and prints pages done; errors count as pages (the time was spent).
LOOP = """
import gzip, sys, logging
logging.disable(logging.CRITICAL)
{setup}
done = 0
for line in open(sys.argv[1], encoding="utf-8"):
    with gzip.open(line.rstrip("\\n"), "rb") as page:
        text = page.read().decode("utf-8", "replace")
    try:
        f(text)
    except Exception:
        pass
    done += 1
print(done)
"""


def main() -> None:
    """Measure and print a table (or JSON)."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("--pages", required=True, type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--brand", help="also judge for a brand")
    parser.add_argument("--only", default="", help="tools to run, by name, comma-separated; default: all")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    pages = sorted(p for p in options.pages.rglob("*") if p.name.endswith((".html", ".htm", ".html.gz")))
    step = max(1, len(pages) // options.limit)
    pages = pages[::step][: options.limit]
    if not pages:
        sys.exit(f"no .html or .html.gz below {options.pages}")
    warm = min(WARM_UP, len(pages) // 3)
    counted = len(pages) - warm
    with tempfile.TemporaryDirectory() as folder:
        tools, absent = prepare(pages, Path(folder), options.brand)
        (Path(folder) / "warm").mkdir()
        first, _ = prepare(pages[:warm], Path(folder) / "warm", options.brand)
        if options.only:
            tools = {name: command for name, command in tools.items() if name in options.only.split(",")}
        passing = count_judged(tools.get(WITH_BRAND))
        results: dict[str, list[tuple[float, float, float, float]]] = {name: [] for name in tools}
        for number in range(options.rounds):
            for name, command in tools.items():
                before, whole = measure(first[name]), measure(command)
                took = (whole[0] - before[0], whole[1] - before[1], whole[2], before[0])
                results[name].append(took)
                print(f"round {number + 1} {name}: {took[0] / counted * 1e3:.2f} ms", file=sys.stderr)
    report(results, counted, absent, passing, as_json=options.json)


WITH_BRAND = "collector judge with a brand"
#: Pages that are read before the clock starts.
WARM_UP = 40


def prepare(pages: list[Path], folder: Path, brand: str | None) -> tuple[dict[str, list[str]], list[str]]:
    """Write the pages as gzip, a list of them and the manifests; return the commands and the absent peers."""
    packed = []
    for number, page in enumerate(pages):
        content = gzip.decompress(page.read_bytes()) if page.suffix == ".gz" else page.read_bytes()
        target = folder / f"{number}.html.gz"
        target.write_bytes(gzip.compress(content, 1))
        packed.append(target)
    listing = folder / "pages.txt"
    listing.write_text("".join(f"{path}\n" for path in packed), "utf-8")
    judge = [sys.executable, "-m", "collector", "judge", "--now", "2026-11-20", "--manifest"]
    commands = {
        "collector judge --jobs 1": [*judge, str(manifest(folder, packed, None)), "--jobs", "1"],
        "collector judge --jobs 2": [*judge, str(manifest(folder, packed, None)), "--jobs", "2"],
    }
    if brand:
        commands[WITH_BRAND] = [*judge, str(manifest(folder, packed, brand)), "--jobs", "1"]
    absent = []
    for name, (module, setup) in READERS.items():
        if importlib.util.find_spec(module) is None:
            absent.append(name)
            continue
        commands[name] = [sys.executable, "-c", LOOP.format(setup=setup), str(listing)]
    return commands, absent


def manifest(folder: Path, packed: list[Path], brand: str | None) -> Path:
    """Write a manifest of the pages."""
    path = folder / f"manifest-{'brand' if brand else 'plain'}.jsonl"
    extra = {"brand": brand} if brand else {}
    lines = (
        json.dumps({"id": p.name, "path": p.name, "url": f"https://page.example/{p.name}", **extra})
        for p in packed
    )
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def count_judged(command: list[str] | None) -> int | None:
    """Return how many pages are judged whole although a brand is asked for."""
    if command is None:
        return None
    out = subprocess.run(command, check=True, capture_output=True).stdout
    articles = (json.loads(line)["article"] for line in out.splitlines())
    return sum(article is not None and article["kind"] is not None for article in articles)


def measure(command: list[str]) -> tuple[float, float, float]:
    """Run once; return CPU seconds (children included), wall seconds and peak MB of the largest process."""
    timed = (
        "import os, resource, subprocess, sys, time\n"
        "began = time.monotonic()\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime, time.monotonic() - began, used.ru_maxrss / 1024)\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    out = subprocess.run(
        [sys.executable, "-c", timed, *command], check=True, capture_output=True, text=True, env=environment
    )
    cpu, wall, peak = map(float, out.stdout.split()[-3:])
    return cpu, wall, peak


def report(
    results: dict[str, list[tuple[float, float, float, float]]],
    pages: int,
    absent: list[str],
    passing: int | None,
    *,
    as_json: bool,
) -> None:
    """Print medians over the rounds, and each tool's cost as a multiple of the first one's."""
    rows = []
    for name, rounds in results.items():
        cpu, wall, peak, start = (statistics.median(values) for values in zip(*rounds, strict=True))
        rows.append(
            {
                "tool": name,
                "cpu_ms_a_page": cpu / pages * 1e3,
                "wall_s": wall,
                "peak_mb": peak,
                "start_cpu_s": start,
            }
        )
    base = rows[0]["cpu_ms_a_page"]
    peer = next((row["cpu_ms_a_page"] for row in rows if row["tool"] == "trafilatura"), None)
    for row in rows:
        row["times"] = row["cpu_ms_a_page"] / base
        row["in_trafilatura"] = peer / row["cpu_ms_a_page"] if peer else None
    if as_json:
        found = {"pages": pages, "judged_whole_with_brand": passing, "rows": rows, "absent": absent}
        print(json.dumps(found, indent=1))
        return
    print(f"{pages} pages, {len(next(iter(results.values())))} rounds, one fresh process per tool and round")
    print(
        f"{'tool':28}{'CPU ms/page':>12}{'pages/CPU s':>12}{'× ours':>8}{'wall s':>8}{'peak MB':>9}{'start s':>9}"
        f"{'trafilatura ÷':>15}"
    )
    for row in rows:
        print(
            f"{row['tool']:28}{row['cpu_ms_a_page']:12.2f}{1e3 / row['cpu_ms_a_page']:12.0f}"
            f"{row['times']:8.1f}{row['wall_s']:8.1f}{row['peak_mb']:9.0f}{row['start_cpu_s']:9.2f}"
            + (f"{row['in_trafilatura']:15.1f}" if peer else "")
        )
    if passing is not None:
        print(f"with the brand {passing} pages of all (warm-up included) were judged whole")
    if absent:
        print(f"not installed, left out: {', '.join(absent)}")


if __name__ == "__main__":
    main()

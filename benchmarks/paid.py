"""
Measure the judgement of payment on labelled pages, by group.

Usage: ``python benchmarks/paid.py [--shared DIR] [--only paid|articles] [--show] [--cost]``

Pages are never part of the project: DIR is the project's shared material (default: beside the checkout). Every figure is
by ``group`` (one publisher or theme), each weighing one. Hard negatives come first.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from collector.markup import Page, parse_page
from collector.paid import PaidRules, compile_rules, judge
from collector.paid.fold import squeeze
from collector.records import Article, Miss, Outlet, PaidVerdict, Standing

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Result:
    """One page judged."""

    row: dict
    verdict: PaidVerdict
    article: Article
    page: Page
    seconds: float


def load_rules() -> PaidRules:
    """Compile the tables of the checkout."""
    data = ROOT / "data"
    return compile_rules(
        (data / "disclosures.csv").read_text("utf-8"), (data / "paid_hosts.csv").read_text("utf-8")
    )


def read(page: Page) -> Article:
    """Return the page's article, or a bare one where no story was found."""
    try:
        from collector.extract import read_article
    except ImportError:
        return Article(url=page.url)
    try:
        article = read_article(page)
    except Exception as error:
        print(f"extraction failed on {page.url}: {error!r}", file=sys.stderr)
        return Article(url=page.url)
    return Article(url=page.url) if isinstance(article, Miss) else article


def run(folder: Path, rows: Iterable[dict], rules: PaidRules, registry=None) -> list[Result]:
    """Judge every page of a folder without a brand; with a registry, outlets are looked up, else unknown."""
    results = []
    for row in rows:
        body = gzip.decompress((folder / (row.get("file") or row["path"])).read_bytes())
        row["url"] = row["url"] or f"https://{row['domain']}/"
        page = parse_page(body, row["url"])
        article = read(page)
        outlet = (
            registry.look_up(row["url"], article=article)
            if registry
            else Outlet(domain=row.get("domain", ""))
        )
        start = time.process_time()
        verdict = judge(page, article, outlet, None, rules)
        results.append(Result(row, verdict, article, page, time.process_time() - start))
    return results


def share(results: list[Result], standing: Standing) -> tuple[float, int]:
    """Return the share of groups (each page counting 1/n of its group) with this standing, and the groups."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for one in results:
        groups[one.row.get("group") or one.row["domain"]].append(one.verdict.standing is standing)
    return (sum(sum(g) / len(g) for g in groups.values()) / len(groups) if groups else 0.0), len(groups)


def line(name: str, results: list[Result]) -> None:
    """Print one row: groups, pages, and the shares of the three standings."""
    if not results:
        return
    paid, groups = share(results, Standing.PAID)
    unclear, _ = share(results, Standing.UNCLEAR)
    counts = Counter(one.verdict.standing.value for one in results)
    print(
        f"{name:<44}{groups:>5} groups {len(results):>4} pages   paid {paid:6.1%}  unclear {unclear:6.1%}"
        f"   (pages: {counts['paid']} paid, {counts['unclear']} unclear, {counts['earned']} earned)"
    )


def on_page(one: Result) -> list[str]:
    """Return the evidence rows whose quote does not stand on the page (text, markup, address or outlet)."""
    everything = squeeze(html.unescape(one.page.html))
    text = squeeze(one.page.tree.root.text(deep=True)) if one.page.tree.root else ""
    spaced = squeeze(one.page.tree.root.text(deep=True, separator=" ")) if one.page.tree.root else ""
    lost = []
    for item in one.verdict.evidence:
        quote = squeeze(item.quote)
        places = (everything, text, spaced, one.page.url, one.page.url.lower(), one.row.get("domain") or "")
        if not any(quote in place for place in places) and "".join(quote.split()) not in "".join(
            text.split()
        ):
            lost.append(f"{item.rule}: {quote[:80]!r} at {item.where}")
    return lost


def report_paid(results: list[Result], show: bool) -> None:
    """Print the figures of the labelled set: hard negatives, easy ones, recall per label, language and host type."""
    print("== labelled pages: precision first")
    editorial = [one for one in results if one.row["label"] == "editorial"]
    line("editorial, hard negatives", [one for one in editorial if one.row["hard_negative"]])
    line("editorial, easy", [one for one in editorial if not one.row["hard_negative"]])
    print("== recall")
    template = [one for one in results if one.row["group"] == "landing-template-a"]
    for label in ("paid", "press_release", "affiliate", "contributor"):
        line(label, [one for one in results if one.row["label"] == label])
    line(
        "paid, without the landing-page template",
        [o for o in results if o.row["label"] == "paid" and o not in template],
    )
    print("== by language")
    for language, _ in Counter(one.row["language"] for one in results).most_common():
        for kind in ("editorial", "paid", "press_release"):
            line(
                f"{language} {kind}",
                [o for o in results if o.row["language"] == language and o.row["label"] == kind],
            )
    print("== by host type")
    for host_type in sorted({one.row["host_type"] for one in results}):
        line(host_type, [one for one in results if one.row["host_type"] == host_type])
    print("== families that fired (pages, by label)")
    fired: dict[str, Counter] = defaultdict(Counter)
    for one in results:
        for family in {item.family for item in one.verdict.evidence if item.weight > 0.35}:
            fired[family][one.row["label"]] += 1
    for family, counts in sorted(fired.items()):
        print(f"{family:<20}{dict(counts)}")
    wrong = [o for o in editorial if o.verdict.standing is not Standing.EARNED]
    missed = [
        o
        for o in results
        if o.row["label"] in {"paid", "press_release"} and o.verdict.standing is not Standing.PAID
    ]
    report_rows("wrong on editorial pages", wrong)
    report_rows("paid or release, not called paid", missed)
    if show:
        report_rows("all others", [o for o in results if o not in wrong and o not in missed])


def report_rows(title: str, results: list[Result]) -> None:
    """Print verdict and evidence of each page."""
    print(f"== {title}: {len(results)}")
    for one in results:
        name = one.row.get("file") or one.row["url"]
        verdict = one.verdict
        print(
            f"-- {name} {one.row.get('trap') or ''} -> {verdict.standing} {verdict.kind} {verdict.likelihood:.2f}"
        )
        for item in one.verdict.evidence:
            if item.weight > 0:
                print(
                    f"     {item.weight:5.2f} {item.rule} [{item.family}] {item.quote[:110]!r} @ {item.where[:110]}"
                )


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", choices=["paid", "articles"])
    parser.add_argument("--show", action="store_true", help="print the evidence of every page")
    parser.add_argument(
        "--registry", action="store_true", help="look outlets up instead of calling them unknown"
    )
    arguments = parser.parse_args()
    rules = load_rules()
    registry = None
    if arguments.registry:
        from collector.pipeline.tables import load_registry
        from collector.settings import Settings

        registry = load_registry(Settings())
    results: list[Result] = []
    if arguments.only != "articles":
        folder = arguments.shared / "pages" / "paid"
        rows = [json.loads(text) for text in (folder / "labels.jsonl").read_text("utf-8").split("\n") if text]
        paid = run(folder, rows, rules, registry)
        report_paid(paid, arguments.show)
        results += paid
    if arguments.only != "paid":
        folder = arguments.shared / "pages" / "articles"
        rows = [json.loads(text) for text in (folder / "gold.jsonl").read_text("utf-8").split("\n") if text]
        articles = run(folder, rows, rules, registry)
        line("article pages (nearly all editorial), by domain", articles)
        report_rows(
            "article pages not called earned",
            [o for o in articles if o.verdict.standing is not Standing.EARNED],
        )
        results += articles
    lost = [text for one in results for text in on_page(one)]
    print(
        f"== evidence rows whose quote is not on the page: {len(lost)} of {sum(len(o.verdict.evidence) for o in results)}"
    )
    for text in lost[:20]:
        print("   ", text)
    times = sorted(one.seconds * 1000 for one in results)
    middle, tail = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(
        f"== cost on top of parse and extraction: mean {sum(times) / len(times):.2f} ms, median {middle:.2f}, "
        f"95 % {tail:.2f}, worst {times[-1]:.1f} ms"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

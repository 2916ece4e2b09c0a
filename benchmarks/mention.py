"""
Figures of the mention stage: name cases, company mentions, salience, speed.

    python benchmarks/mention.py [--shared DIR] [--only cases,companies,salience,speed]

Needs the shared material (COLLECTOR_SHARED, or ../shared beside the checkout). Speeds are megabytes of UTF-8 text per
CPU second, each name over every text; compiling is not counted. Peers run over the same texts in the same process.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import os
import re
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick

from collector.mention import (
    Words,
    class_of,
    compile_brand,
    compile_many,
    compile_words,
    find_mention,
    find_names,
    might_name,
    points_of,
)
from collector.mention.finding import visible
from collector.records import Article, Brand, Level, Mention, Paragraph

ROOT = Path(__file__).resolve().parent.parent
PRONOUNS = {"He", "His", "It", "She", "Her"}


def load_words() -> Words:
    """The tables as shipped."""
    names = ("legal_forms.csv", "common_words.csv", "coverage_words.csv")
    return compile_words(*((ROOT / "data" / name).read_text("utf-8") for name in names))


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file, gzipped or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from (json.loads(line) for line in data.decode("utf-8").split("\n") if line)


def show_cases(shared: Path, words: Words) -> None:
    """Hand-written cases in many scripts, quotes included."""
    for path in (shared / "matching" / "name_cases.jsonl", ROOT / "tests" / "mention" / "name_cases.jsonl"):
        cases = list(lines_of(path))
        right = 0
        for case in cases:
            names = compile_brand(Brand(name=case["name"], aliases=tuple(case["aliases"])), words)
            found = [visible(h.text) for h in find_names(case["text"], names, case.get("language"))]
            right += found == [visible(unicodedata.normalize("NFC", quote)) for quote in case["expect"]]
        print(f"name cases       {path.parent.name}/{path.name}: {right} of {len(cases)} right")


def show_companies(shared: Path, words: Words) -> None:
    """(entity, document) pairs: the query is the entity's most frequent form."""
    rows = list(lines_of(shared / "matching" / "company_mentions.jsonl.gz"))
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, set[int]] = defaultdict(set)
    company: dict[str, bool] = {}
    for index, row in enumerate(rows):
        for label in row["labels"]:
            forms[label["wikidata"]][label["surface"]] += 1
            places[label["wikidata"]].add(index)
            company[label["wikidata"]] = label["company"]
    queries = {k: min(c.items(), key=lambda kv: (-kv[1], kv[0]))[0] for k, c in forms.items()}
    queries = {k: q for k, q in queries.items() if any(c.isupper() for c in q) and q not in PRONOUNS}
    articles = [_article(row["text"].split("\n\n")) for row in rows]
    texts = [row["text"] for row in rows]
    ways: dict[str, Callable[[str], Callable[[int], bool]]] = {
        "substring, any case": lambda q: lambda i: q.lower() in texts[i].lower(),
        "word, as written": lambda q: lambda i: bool(_word(q).search(texts[i])),
        "find_mention": lambda q: _judging(q, articles, words),
    }
    for title, keys in (("all entities", list(queries)), ("companies", [k for k in queries if company[k]])):
        for way, make in ways.items():
            halves: tuple[Counter[tuple[bool, bool]], ...] = (Counter(), Counter())
            for key in keys:
                test = make(queries[key])
                for index in range(len(rows)):
                    halves[index % 2][test(index), index in places[key]] += 1
            for part, outcomes in (("", halves[0] + halves[1]), (", even", halves[0]), (", odd", halves[1])):
                print(f"company mentions {title} ({len(keys)}), {way}{part}: {_precision_recall(outcomes)}")


def _precision_recall(outcomes: Counter[tuple[bool, bool]]) -> str:
    right, wrong, missed = outcomes[True, True], outcomes[True, False], outcomes[False, True]
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return f"P {precision:.3f} R {recall:.3f} ({right} right, {wrong} wrong, {missed} missed)"


def _judging(query: str, articles: Sequence[Article], words: Words) -> Callable[[int], bool]:
    names = compile_brand(Brand(name=query), words)
    return lambda i: find_mention(articles[i], names).level is not Level.NONE


def _word(query: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + re.escape(query) + r"(?!\w)")


def _article(paragraphs: Sequence[str], headline: str | None = None) -> Article:
    blocks = tuple(Paragraph(" ".join(p.split())) for p in paragraphs if p.strip())
    return Article(url="https://paper.example/a", headline=headline, language="en", paragraphs=blocks)


def show_salience(shared: Path, words: Words) -> None:
    """How well place tells what an article is about: Wikinews articles with human scores."""
    judged: list[tuple[Mention, bool]] = []
    for row in lines_of(shared / "matching" / "salience.jsonl.gz"):
        article = _article(row["paragraphs"], row["headline"])
        for entity in row["entities"]:
            first, *others = entity["surfaces"] or [entity["title"].replace("_", " ")]
            brand = Brand(name=first, aliases=tuple(others), ambiguous="no")
            judged.append((find_mention(article, compile_brand(brand, words)), entity["score"] >= 2))
    groups: dict[str, list[bool]] = defaultdict(list)
    for mention, salient in judged:
        groups[class_of(mention) or "not named"].append(salient)
    for name, values in sorted(groups.items()):
        print(f"salience         class {name}: n {len(values)}, salient {sum(values) / len(values):.3f}")
    named = [(m, s) for m, s in judged if m.level is not Level.NONE]
    for title, pairs in (("all", judged), ("named", named)):
        points = auc([(points_of(m), s) for m, s in pairs])
        early = auc([(m.earliness, s) for m, s in pairs])
        print(
            f"salience         AUC over {title} ({len(pairs)}): points {points:.3f}, earliness alone {early:.3f}"
        )


def auc(pairs: Sequence[tuple[float, bool]]) -> float:
    """Area under the ROC curve, ties counted half."""
    ordered = sorted(pairs, key=lambda p: p[0])
    positive = sum(s for _, s in ordered)
    ranks, at = 0.0, 0
    while at < len(ordered):
        end = at
        while end < len(ordered) and ordered[end][0] == ordered[at][0]:
            end += 1
        ranks += (at + end + 1) / 2 * sum(s for _, s in ordered[at:end])
        at = end
    return (ranks - positive * (positive + 1) / 2) / (positive * (len(ordered) - positive))


def show_speed(shared: Path, words: Words) -> None:
    """One name, ten thousand names, and the raw test on markup."""
    gold = list(lines_of(shared / "pages" / "articles" / "gold.jsonl"))
    texts = [row["body"] for row in gold if row.get("body")]
    size = sum(len(text.encode()) for text in texts)
    print(f"speed            {len(texts)} texts, {size / 1e6:.2f} MB")
    for name in ("Anker", "Samsung", "Target", "Coca-Cola", "Straße", "Нова пошта", "小米"):
        names = compile_brand(Brand(name=name), words)
        find_names("é", names)
        report(f"one name, {name}", size, lambda names=names: [find_names(text, names) for text in texts])
    plain = re.compile("anker", re.IGNORECASE)
    report("peer: re.I, no boundaries, one name", size, lambda: [plain.findall(text) for text in texts])
    wanted = list(dict.fromkeys(r["name"] for r in lines_of(shared / "matching" / "brands.jsonl.gz")))[
        :10_000
    ]
    start = time.process_time()
    many = compile_many([Brand(name=name) for name in wanted], words)
    print(f"speed            compiling {len(wanted)} names: {time.process_time() - start:.2f} s")
    gc.collect()
    gc.freeze()
    report(
        "10,000 names, first pass (patterns compiled)", size, lambda: [many.find_brands(t) for t in texts], 1
    )
    report("10,000 names, find_brands", size, lambda: [many.find_brands(text) for text in texts])
    automaton = AhoCorasick([name.casefold() for name in wanted])
    report(
        "peer: ahocorasick_rs on casefolded text, raw hits only, 10,000 names",
        size,
        lambda: [automaton.find_matches_as_indexes(text.casefold(), overlapping=True) for text in texts],
    )
    pages = [gzip.decompress((shared / "pages" / "articles" / r["path"]).read_bytes()) for r in gold[:100]]
    marked = [page.decode("utf-8", "replace") for page in pages]
    names = compile_brand(Brand(name="Samsung"), words)
    report("might_name on markup", sum(map(len, pages)), lambda: [might_name(names, page) for page in marked])


def report(title: str, size: int, work: Callable[[], object], rounds: int = 3) -> None:
    """Print the best of a few rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    print(f"speed            {title}: {size / best / 1e6:.1f} MB/s")


def main() -> None:
    """Run the parts asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("COLLECTOR_SHARED", ROOT.parent / "shared"))
    )
    parser.add_argument("--only", default="cases,companies,salience,speed")
    args = parser.parse_args()
    words = load_words()
    parts = {"cases": show_cases, "companies": show_companies, "salience": show_salience, "speed": show_speed}
    for part in args.only.split(","):
        parts[part](args.shared, words)


if __name__ == "__main__":
    main()

"""The measured figures do not fall: company mentions and salience of the shared material."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from collector.mention import Words, class_of, compile_brand, find_mention, points_of
from collector.records import Article, Brand, Level, Paragraph

pytestmark = [pytest.mark.shared, pytest.mark.slow]
PRONOUNS = {"He", "His", "It", "She", "Her"}


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n") if line
    ]


def article_of(paragraphs: list[str], headline: str | None = None) -> Article:
    blocks = tuple(Paragraph(" ".join(p.split())) for p in paragraphs if p.strip())
    return Article(url="https://paper.example/a", headline=headline, language="en", paragraphs=blocks)


def test_names_in_documents(shared: Path, words: Words) -> None:
    rows = rows_of(shared / "matching" / "company_mentions.jsonl.gz")[::2]
    articles = [article_of(row["text"].split("\n\n")) for row in rows]
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, set[int]] = defaultdict(set)
    for index, row in enumerate(rows):
        for label in row["labels"]:
            forms[label["wikidata"]][label["surface"]] += 1
            places[label["wikidata"]].add(index)
    outcomes: Counter[tuple[bool, bool]] = Counter()
    for key, counts in forms.items():
        query = min(counts.items(), key=lambda kv: (-kv[1], kv[0]))[0]
        if any(c.isupper() for c in query) and query not in PRONOUNS:
            names = compile_brand(Brand(name=query), words)
            for index, article in enumerate(articles):
                said = find_mention(article, names).level is not Level.NONE
                outcomes[said, index in places[key]] += 1
    right = outcomes[True, True]

    assert right / (right + outcomes[True, False]) >= 0.90
    assert right / (right + outcomes[False, True]) >= 0.91


def test_place_tells_what_an_article_is_about(shared: Path, words: Words) -> None:
    judged = []
    for row in rows_of(shared / "matching" / "salience.jsonl.gz")[::2]:
        article = article_of(row["paragraphs"], row["headline"])
        for entity in row["entities"]:
            first, *others = entity["surfaces"] or [entity["title"].replace("_", " ")]
            brand = Brand(name=first, aliases=tuple(others), ambiguous="no")
            judged.append((find_mention(article, compile_brand(brand, words)), entity["score"] >= 2))
    top = [salient for mention, salient in judged if class_of(mention) == "A"]
    named = [(points_of(m), s) for m, s in judged if m.level is not Level.NONE]
    yes = [p for p, s in named if s]
    no = [p for p, s in named if not s]
    area = sum((a > b) + 0.5 * (a == b) for a in yes for b in no) / (len(yes) * len(no))

    assert len(top) > 100
    assert sum(top) / len(top) >= 0.88
    assert area >= 0.90

"""The figures of docs/paid.md on real labelled pages, by group: precision on hard negatives first."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from pathlib import Path

import pytest

from collector.extract import read_article
from collector.markup import parse_page
from collector.paid import PaidRules, judge
from collector.records import Article, Miss, Outlet, PaidKind, PaidVerdict, Standing

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def verdicts(shared: Path, rules: PaidRules) -> list[tuple[dict, PaidVerdict]]:
    folder = shared / "pages" / "paid"
    rows = [json.loads(line) for line in (folder / "labels.jsonl").read_text("utf-8").split("\n") if line]
    found = []
    for row in rows:
        page = parse_page(gzip.decompress((folder / row["file"]).read_bytes()), row["url"])
        article = read_article(page)
        if isinstance(article, Miss):
            article = Article(url=page.url)
        found.append((row, judge(page, article, Outlet(domain=""), None, rules)))
    return found


def _share(verdicts: list[tuple[dict, PaidVerdict]], *standings: Standing) -> float:
    """Return the share of groups whose pages have one of these standings, each group weighing one."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for row, verdict in verdicts:
        groups[row["group"]].append(verdict.standing in standings)
    return sum(sum(pages) / len(pages) for pages in groups.values()) / len(groups)


def test_no_editorial_page_is_called_paid(verdicts) -> None:
    editorial = [(row, verdict) for row, verdict in verdicts if row["label"] == "editorial"]
    wrong = [row["file"] for row, verdict in editorial if verdict.standing is Standing.PAID]

    assert wrong == []
    assert _share(editorial, Standing.UNCLEAR) <= 0.03


def test_bought_pages_and_releases_are_found(verdicts) -> None:
    bought = [(row, verdict) for row, verdict in verdicts if row["label"] in {"paid", "press_release"}]

    assert _share(bought, Standing.PAID) >= 0.95
    assert _share(bought, Standing.PAID, Standing.UNCLEAR) >= 0.99


def test_contributors_are_never_proved_and_mostly_seen(verdicts) -> None:
    contributors = [(row, verdict) for row, verdict in verdicts if row["label"] == "contributor"]

    assert _share(contributors, Standing.PAID) == 0
    assert sum(verdict.kind is PaidKind.CONTRIBUTOR for _, verdict in contributors) >= 0.8 * len(contributors)

"""The compiled tables, and one way to judge a page of HTML."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from collector.extract import read_article
from collector.markup import parse_page
from collector.paid import PaidRules, compile_rules, judge
from collector.records import Article, Brand, Miss, Outlet, PaidVerdict

Judge = Callable[..., PaidVerdict]


@pytest.fixture(scope="session")
def tables(root: Path) -> tuple[str, str]:
    """The two tables as text."""
    return (root / "data/disclosures.csv").read_text("utf-8"), (root / "data/paid_hosts.csv").read_text(
        "utf-8"
    )


@pytest.fixture(scope="session")
def rules(tables: tuple[str, str]) -> PaidRules:
    """The compiled tables."""
    return compile_rules(*tables)


@pytest.fixture(scope="session")
def judged(rules: PaidRules) -> Judge:
    """Judge HTML text or bytes as a page at an address."""

    def run(
        html: str | bytes,
        url: str = "https://tide.example/2026/03/story",
        *,
        outlet: Outlet | None = None,
        brand: Brand | None = None,
        bare: bool = False,
    ) -> PaidVerdict:
        page = parse_page(html.encode() if isinstance(html, str) else html, url)
        article = Article(url=url) if bare else read_article(page)
        if isinstance(article, Miss):
            article = Article(url=url)
        return judge(page, article, outlet or Outlet(domain="tide.example"), brand, rules)

    return run

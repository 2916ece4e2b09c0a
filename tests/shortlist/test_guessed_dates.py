"""A date that was only found by searching the page is for a person to confirm, however well it fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from collector.records import Article, Fact
from collector.shortlist.page_gates import _is_guessed

DAY = datetime(2026, 10, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("source", "guessed"),
    [
        ("htmldate", True),
        ("search:text", True),
        ("json-ld:NewsArticle.datePublished", False),
        ("time", False),
    ],
)
def test_a_searched_date_is_a_guess(source: str, guessed: bool) -> None:
    article = Article(url="https://p.example/a", published_at=DAY)
    assert not _is_guessed(article)
    assert _is_guessed(replace(article, provenance=(Fact("published_at", "2026-10-02", source),))) is guessed

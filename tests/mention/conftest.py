"""The shipped tables, and a short way to judge a fictional article."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from collector.mention import Words, compile_brand, compile_words, find_mention
from collector.records import Article, Brand, Mention, Outlet, Paragraph

Judge = Callable[..., Mention]


@pytest.fixture(scope="session")
def words(root: Path) -> Words:
    """The tables as shipped."""
    names = ("legal_forms.csv", "common_words.csv", "coverage_words.csv")
    return compile_words(*((root / "data" / name).read_text("utf-8") for name in names))


@pytest.fixture(scope="session")
def judge(words: Words) -> Judge:
    """Judge ``judge(brand, headline, *paragraphs, language="en", outlet=None, **article fields)``."""

    def run(
        brand: Brand | str,
        headline: str,
        *paragraphs: Paragraph | str,
        language: str | None = "en",
        outlet: Outlet | None = None,
        **facts: object,
    ) -> Mention:
        article = Article(
            url=str(facts.pop("url", "https://paper.example/story")),
            headline=headline,
            language=language,
            paragraphs=tuple(p if isinstance(p, Paragraph) else Paragraph(p) for p in paragraphs),
            **facts,  # type: ignore[arg-type]  # the tests name the fields they set
        )
        wanted = Brand(name=brand) if isinstance(brand, str) else brand
        return find_mention(article, compile_brand(wanted, words), outlet)

    return run

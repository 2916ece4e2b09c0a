"""Every recorded page is judged as its facts say, and every quote stands on it."""

from __future__ import annotations

import html
import json
from collections import Counter
from pathlib import Path

import pytest
from press_cases import all_pages

from collector.markup import parse_page

FOLDER = Path(__file__).resolve().parent.parent / "pages"
NAMES = sorted(
    path.parent.name
    for path in FOLDER.glob("*/facts.json")
    if path.parent.name.startswith(("paid-", "earned-"))
)


def test_there_are_enough_pages_in_enough_languages() -> None:
    facts = [json.loads((FOLDER / name / "facts.json").read_text("utf-8")) for name in NAMES]
    standings = Counter(one["standing"] for one in facts)

    assert standings["paid"] >= 150
    assert standings["earned"] >= 150
    assert len({one["language"] for one in facts if one["standing"] == "paid"}) >= 30
    assert len({one["language"] for one in facts if one["standing"] == "earned"}) >= 30


def test_the_recorded_pages_are_those_that_the_builder_builds() -> None:
    built = all_pages()

    assert sorted(built) == NAMES
    for name, (page, facts) in built.items():
        assert (FOLDER / name / "page.html").read_text("utf-8") == page
        assert json.loads((FOLDER / name / "facts.json").read_text("utf-8")) == facts


@pytest.mark.parametrize("name", NAMES)
def test_page(name: str, judged) -> None:
    text = (FOLDER / name / "page.html").read_text("utf-8")
    facts = json.loads((FOLDER / name / "facts.json").read_text("utf-8"))

    verdict = judged(text, facts["url"])

    assert verdict.standing == facts["standing"], [
        (one.rule, one.quote, one.weight) for one in verdict.evidence
    ]
    everything = (
        _squeezed(html.unescape(text))
        + _squeezed(parse_page(text.encode(), "").tree.root.text(deep=True))
        + facts["url"]
    )
    for one in verdict.evidence:
        assert 0 < len(one.quote) <= 200
        assert _squeezed(one.quote) in everything, one


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("paid-label")])
def test_a_label_is_found_without_the_article(name: str, judged) -> None:
    """The label is read from the page's structure: extraction may have lost it, or the story, or the language."""
    text = (FOLDER / name / "page.html").read_text("utf-8")

    assert judged(text, "https://tide.example/x", bare=True).standing != "earned"


def _squeezed(text: str) -> str:
    return "".join(text.split())

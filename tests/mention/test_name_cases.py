"""Names in many scripts: quotes in order, compared in NFC without invisible characters."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from collector.mention import compile_brand, find_names
from collector.mention.finding import visible
from collector.records import Brand

_OWN = Path(__file__).with_name("name_cases.jsonl")
CASES = [json.loads(line) for line in _OWN.read_text("utf-8").splitlines()]


def quotes(case: dict[str, Any]) -> list[str]:
    brand = Brand(name=case["name"], aliases=tuple(case["aliases"]))
    return [visible(h.text) for h in find_names(case["text"], compile_brand(brand), case.get("language"))]


def expected(case: dict[str, Any]) -> list[str]:
    return [visible(unicodedata.normalize("NFC", quote)) for quote in case["expect"]]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['script']}-{c['note']}")
def test_own_cases(case: dict[str, Any]) -> None:
    assert quotes(case) == expected(case)


def test_own_cases_are_many_and_of_many_scripts() -> None:
    assert len(CASES) >= 150
    assert len({case["script"] for case in CASES}) >= 15
    assert sum(not case["expect"] for case in CASES) >= 40


@pytest.mark.shared
def test_shared_cases(shared: Path) -> None:
    lines = (shared / "matching" / "name_cases.jsonl").read_text("utf-8").splitlines()
    cases = [json.loads(line) for line in lines]

    assert len(cases) == 50
    assert [c["note"] for c in cases if quotes(c) != expected(c)] == []

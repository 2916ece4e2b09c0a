"""How publishers of 80 languages word it, and the sentences nearest to it that say nothing of the kind."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from press_copy import COPY
from press_pages import DESIGNS, Slots, build

_ROWS = list(csv.DictReader(Path(__file__).with_name("wordings.csv").read_text("utf-8").splitlines()))
_BY_LANGUAGE: dict[str, list[tuple[int, dict[str, str]]]] = defaultdict(list)
for _number, _row in enumerate(_ROWS):
    _BY_LANGUAGE[_row["language"]].append((_number, _row))
#: Languages without a story of their own borrow one; the page says which language it is in.
_BORROWED = {
    "be": "ru", "gl": "pt", "eu": "es", "af": "nl", "az": "tr", "kk": "ru", "ky": "ru", "uz": "tr", "mn": "ru",
    "mk": "sr", "mr": "hi", "ne": "hi", "lb": "de", "sr-Latn": "hr",
}  # fmt: skip
_SLOTS = {
    "kicker": "kicker",
    "closing": "closing",
    "opening": "opening",
    "byline": "byline",
    "source": "closing",
}


@pytest.mark.parametrize("language", _BY_LANGUAGE)
def test_wordings_of_a_language(language: str, judged) -> None:
    copy = language if language in COPY else _BORROWED.get(language, "en")
    wrong = []
    for number, row in _BY_LANGUAGE[language]:
        slots = Slots(**{_SLOTS[row["place"]]: row["text"]})
        page = build(copy, DESIGNS[number % len(DESIGNS)], slots)
        verdict = judged(page.replace(f'lang="{copy}"', f'lang="{language}"', 1))
        if verdict.standing != row["standing"]:
            wrong.append((row["place"], row["text"], str(verdict.standing)))

    assert not wrong


def test_wordings_are_many_and_have_their_twins() -> None:
    twins = {row["language"] for row in _ROWS if row["standing"] == "earned"}

    assert len(_BY_LANGUAGE) >= 70
    assert len(_ROWS) >= 600
    assert len(twins) >= 25

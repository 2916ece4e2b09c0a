"""Names under the headline that no word and no element marks, told by the date or the job beside them."""

from __future__ import annotations

import re

from collector.extract.bare import is_bare_name, is_job, name_before_job
from collector.extract.dates import looks_dated, parse_date
from collector.extract.labels import Label, label_of
from collector.extract.nearby import Nearby
from collector.extract.said import Said
from collector.markup import fold

#: Such a name stands within so many pieces of the headline, the date so many behind it.
_WITHIN, _DATE_BEHIND = 7, 2
_DATED, _LINE = 60, 120
#: A text of so many characters is the story's.
_STORY = 80
_HEADINGS = frozenset({"h1", "h2"})
#: What stands for a date beside words like "Published": "4 months ago", "7 min read".
_TIME = re.compile(r"\d{1,2}\s?(?:min(?:ute)?|hour|day|week|month|year)s?\b", re.I)
_TIMED = frozenset({Label.PUBLISHED, Label.CHANGED})
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+")


def unmarked_byline(nearby: Nearby, index: int) -> Said | None:
    """
    Return the byline that a piece under the headline is, though nothing marks it: a person's full name and nothing else.

    With a job or a date behind it, between a date and the story, or in one line with a date ("Ana Ruiz | 4 March 2026").
    No heading, no link to something else, and nobody whom the headline is about.
    """
    piece = nearby.pieces.at(index)
    if piece is None or not 0 < piece.offset <= _WITHIN or piece.holder.tag in _HEADINGS:
        return None
    text = piece.text
    if name := name_before_job(text):
        return Said(name, "job beside the headline")
    if is_bare_name(text):
        beside = _is_own(nearby, index, text) and _stands_by_a_date(nearby, index)
        return Said(text, "name beside the date") if beside else None
    parts = _PARTS.split(text) if len(text) <= _LINE and looks_dated(text) else []
    names = [part for part in parts if is_bare_name(part) and _is_own(nearby, index, part)]
    return Said(", ".join(names), "name beside the date") if names else None


def _is_own(nearby: Nearby, index: int, name: str) -> bool:
    """False for a link to something else than the name, and for words of the headline."""
    piece = nearby.pieces.at(index)
    headline = fold(nearby.heading.text()[:400]).casefold() if nearby.heading is not None else ""
    words = name.casefold().split()
    if piece is None or any(len(word) > 3 and word in headline for word in words):
        return False
    address = piece.holder.attributes.get("href") if piece.holder.tag == "a" else None
    return not address or (words[0] in address.casefold() and words[-1] in address.casefold())


def _stands_by_a_date(nearby: Nearby, index: int) -> bool:
    """True with a job or a date behind a name, or a date before it and the story behind it."""
    pieces = nearby.pieces
    before = pieces.at(index - 1) if index else None
    steps = (pieces.at(index + step) for step in range(1, _DATE_BEHIND + 3))
    behind = [one.text for one in steps if one and one.offset > 0 and any(map(str.isalnum, one.text))][
        :_DATE_BEHIND
    ]
    if not behind:
        return False
    if is_job(behind[0]) or any(map(_is_date, behind)):
        return True
    return before is not None and _is_date(before.text) and len(behind[0]) >= _STORY


def _is_date(text: str) -> bool:
    """True for a date, and for what stands for one: "Published 4 months ago", "7 min read"."""
    if text[:1] == "\x1f":
        return True
    if len(text) > _DATED:
        return False
    dated = looks_dated(text) and parse_date(text) is not None
    return dated or _TIME.match(text) is not None or label_of("", text) in _TIMED

"""The date printed beside the headline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode

from collector.extract.dates import looks_dated, parse_date
from collector.extract.labels import Label
from collector.extract.nearby import Nearby
from collector.extract.said import Dated
from collector.extract.sights import (
    Sight,
    is_brief,
    is_elsewhere,
    is_in_sentence,
    read_stamp,
    read_text,
    words_of,
)

_LINE = 70
#: So near the headline a date may stand in an aside.
_BEFORE, _BEHIND = -3, 12
_BARRED = frozenset({"nav", "footer"})
_ASIDE = frozenset({"nav", "footer", "aside"})
_PLAIN_NAME = re.compile(r"[A-Za-z_][\w-]{0,60}", re.ASCII)
_MAX_ALIKE = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows its readers."""

    #: The date of the story.
    published: Dated | None = None
    #: A date that is labelled as that of a change.
    changed: Dated | None = None
    #: A date whose label ("Stand:") is used for both.
    unsure: Dated | None = None
    #: A date above all that holds the headline: the story's, or that of the day.
    top: Dated | None = None
    #: What holds the date of the story.
    holder: LexborNode | None = None
    #: Days that belong to other stories, comments and sidebars.
    others: frozenset[date] = frozenset()


def shown_near(nearby: Nearby, *, month_first: bool) -> Shown:
    """
    Return the dates printed beside the headline: short, alone or labelled.

    Nearest first, what follows the headline before what precedes it. In a list of other stories, in a comment or inside
    a sentence a date does not count.
    """
    before = ""
    changed = unsure = top = beside = None
    for piece in nearby.pieces:
        text = piece.text
        if text[:1] == "\x1f":
            stamp, sight = text[1:], read_stamp(piece.holder, text[1:], before, month_first=month_first)
        else:
            stamp, sight = "", None
            if len(text) < _LINE and looks_dated(text):
                sight = read_text(piece.holder, text, before, month_first=month_first)
                if sight is not None and is_in_sentence(piece.holder):
                    sight = None
            before = text
        if sight is None:
            continue
        if is_elsewhere(nearby, piece.holder, _ASIDE):
            if _BEFORE <= piece.offset <= _BEHIND and not is_elsewhere(nearby, piece.holder, _BARRED):
                # Some templates call the line of byline and date an aside.
                beside = beside or _beside(sight)
            continue
        if piece.offset < 0 and _is_above_all(piece.holder, nearby):
            top = top or (
                sight.said("search:text") if sight.label is not Label.CHANGED and not sight.is_time else None
            )
            continue
        said = sight.said("time" if sight.is_time else "date beside the headline")
        if sight.label is Label.CHANGED:
            changed = changed or said
        elif sight.label is Label.UNSURE:
            unsure = unsure or said
        elif stamp or is_brief(sight.text) or sight.label is Label.PUBLISHED:
            return Shown(said, changed, unsure, holder=sight.holder)
    return Shown(beside, changed, unsure, top=top)


def _beside(sight: Sight) -> Dated | None:
    """Return a date of publication in an aside beside the headline."""
    fits = sight.label in {Label.NONE, Label.PUBLISHED, Label.DATED} and (
        sight.is_time or is_brief(sight.text)
    )
    return sight.said("date beside the headline") if fits else None


def _is_above_all(holder: LexborNode, nearby: Nearby) -> bool:
    """True for what shares nothing but the body with the headline: the day at the top of every page."""
    current: LexborNode | None = holder
    while current is not None and current.mem_id not in nearby.above:
        current = current.parent
    return current is None or current.tag in {"body", "html"}


def stands_in_list(tree: LexborHTMLParser, holder: LexborNode | None) -> bool:
    """True for a date of a kind (tag and class) that the page shows several times, unless it is the first of its kind."""
    current = holder
    for _ in range(4):
        if current is None:
            return False
        name = next(iter((current.attributes.get("class") or "").split()), "")
        if _PLAIN_NAME.fullmatch(name) and _PLAIN_NAME.fullmatch(current.tag or ""):
            alike = tree.css(f"{current.tag}.{name}")[:_MAX_ALIKE]
            return _are_teasers(alike, current)
        current = current.parent
    return False


def _are_teasers(alike: list[LexborNode], one: LexborNode) -> bool:
    dated = [
        (node.mem_id, day.date()) for node in alike if (day := parse_date(words_of(node, 80))) is not None
    ]
    return len(dated) > 2 and len({day for _, day in dated}) > 1 and dated[0][0] != one.mem_id

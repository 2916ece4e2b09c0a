"""One date that readers can see: its moment, what it is called, and whether it stands in the story's own place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from selectolax.lexbor import LexborNode

from collector.extract.classes import AUTHOR, COMMENTS, DATE, LISTING, OTHERS, said_by
from collector.extract.dates import looks_dated, parse_date, read_both_ways
from collector.extract.labels import Label, calls_published, label_of, named_changed, own_part
from collector.extract.months import month_of
from collector.extract.nearby import Nearby
from collector.extract.said import Dated, Said
from collector.markup import fold

#: A short text holds a date and hardly more; a shorter one may hold a part of a date.
SHORT = 40
_PIECE = 16
#: "Thursday, March 5, 2026, 11:01 am PT (02:01 pm ET)": so long it may be, and one word in it is the weekday.
_CLOCKS = 70
_WORD = re.compile(r"[^\W\d_]{4,}")
#: Running text of more characters before a date makes it part of a sentence.
RUNNING = 25
_INLINE = frozenset({"a", "b", "strong", "em", "i", "span", "time", "abbr", "small", "font", "u", "mark"})
_BROAD = frozenset({"body", "main", "article", "p", "td"})
_UNSEEN = frozenset({"script", "style", "noscript", "template", "option", "textarea", "svg", "select"})
_NO_FOOTER = frozenset({"nav", "aside"})
_OPENING = frozenset("「『“„«(")


@dataclass(frozen=True, slots=True)
class Sight:
    """A date that can be seen."""

    moment: datetime
    #: The words or the stamp it was read from.
    text: str
    holder: LexborNode
    label: Label

    def said(self, place: str) -> Dated:
        """Return the date with its words and its place."""
        return self.moment, Said(self.text[:120], place)

    @property
    def is_time(self) -> bool:
        """True for what is marked up as a time."""
        return bool(self.holder.tag == "time")


def is_brief(text: str) -> bool:
    """True for a text that holds a date and hardly more: short, or of nothing but dates, clocks and zones."""
    if len(text) <= SHORT:
        return True
    words = _WORD.findall(text) if len(text) <= _CLOCKS else ["", ""]
    return sum(month_of(word.casefold()) is None for word in words) < 2


def words_of(node: LexborNode, chars: int = 200, nodes: int = 40) -> str:
    """Return an element's first words: its whole text may be the whole page's, once for each of its parents."""
    found, length = [], 0
    for one in islice(node.traverse(include_text=True), nodes):
        if one.is_text_node and (text := one.text_content):
            found.append(text[:chars])
            length += len(text)
            if length >= chars:
                break
    return fold(" ".join(found))[:chars]


def read_text(holder: LexborNode, text: str, before: str, *, month_first: bool) -> Sight | None:
    """
    Read the date of a text, None where it has none or a period holds it.

    ``before`` is the text that precedes it on the page, which may be its label.
    """
    words = own_part(text)
    if words is None or holder.tag in _UNSEEN:
        return None
    moment = parse_date(words, month_first=month_first)
    if moment is None and len(words) <= _PIECE and (words := _joined(holder)):
        moment = parse_date(words, month_first=month_first)
    if moment is None or text[-1:] in _OPENING:
        return None
    # "4 March 2026, last updated 14:00": what is behind the label is changed, not the day before it.
    told = words if any(char.isdigit() for char in text[len(words) :]) else text
    return Sight(moment, words, holder, _label(before, told, holder))


def read_stamp(holder: LexborNode, stamp: str, before: str, *, month_first: bool) -> Sight | None:
    """Read the date of a <time>: of its stamp, unless its words call another day that of publication."""
    words = words_of(holder)
    label = _label(before, words, holder)
    moment = parse_date(stamp, month_first=month_first)
    seen = parse_date(words, month_first=month_first) if looks_dated(words) else None
    if moment is None:
        moment = seen
    elif seen is not None and label is Label.PUBLISHED and seen.date() != moment.date():
        both = read_both_ways(words)
        if both is None or moment.date() not in {one.date() for one in both}:
            moment = seen
    return Sight(moment, stamp, holder, label) if moment is not None else None


def is_elsewhere(nearby: Nearby, holder: LexborNode, tags: frozenset[str], names: int = LISTING) -> bool:
    """True in a menu, a sidebar, a list or the page's footer; not in the <footer class="post-meta"> of a story."""
    if holder.tag not in tags and not nearby.is_elsewhere(holder, tags, names):
        return False
    current: LexborNode | None = holder
    for _ in range(3):
        if current is None:
            return True
        if current.tag == "footer":
            return not (said_by(current.attributes) & (DATE | AUTHOR)) or nearby.is_elsewhere(
                current, _NO_FOOTER, OTHERS
            )
        current = current.parent
    return True


def is_named(sight: Sight) -> bool:
    """True where class names call a text a date."""
    return any(
        said_by(one.attributes) & DATE for one in (sight.holder, sight.holder.parent) if one is not None
    )


def is_of_others(sight: Sight) -> bool:
    """True inside a reader's comment or in a list of other stories."""
    current: LexborNode | None = sight.holder
    for _ in range(8):
        if current is None:
            return False
        attributes = current.attributes
        if said_by(attributes) & (COMMENTS | OTHERS) or "comment" in (attributes.get("class") or "").lower():
            return True
        current = current.parent
    return False


def _label(before: str, text: str, holder: LexborNode) -> Label:
    label = label_of(before, text)
    return Label.CHANGED if label is not Label.PUBLISHED and named_changed(holder) else label


def _joined(holder: LexborNode) -> str:
    """Return a date whose day, month and year stand in elements of their own: "26 | Okt 2018"."""
    for one in (holder, holder.parent):
        if one is None or one.tag in _BROAD:
            return ""
        text = words_of(one)
        if _PIECE < len(text) <= SHORT or (len(text) <= _PIECE and one is not holder):
            return text
    return ""


def is_in_sentence(start: LexborNode) -> bool:
    """True where running text precedes a date in the same paragraph."""
    current: LexborNode | None = start
    for _ in range(4):
        if current is None:
            return False
        before = current.prev
        if before is not None and before.is_text_node:
            words = fold((before.text_content or "")[-200:])
            return len(words) > RUNNING and not calls_published(words)
        if not current.is_text_node and current.tag not in _INLINE:
            return False
        current = current.parent
    return False

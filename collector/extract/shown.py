"""The date that readers see: looked for near the headline where the page declares none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode

from collector.extract.classes import DATE, LISTING, said_by
from collector.extract.dates import parse_date, with_western_digits
from collector.extract.nearby import Nearby, Piece
from collector.extract.said import Said
from collector.extract.wording import squeezed
from collector.markup import fold

_YEAR_LIKE = re.compile(r"(?:19|20|25)\d\d|\d{1,2}\.\s?\d{1,2}\.\s?\d\d(?!\d)")
_DIGITS = re.compile(r"\d\d")
_PUBLISHED = re.compile(
    r"publish|posted|veröffentlicht|erstellt|publié|mis en ligne|mise en ligne|publicado|pubblicato|"
    r"gepubliceerd|publicerad|publisert|udgivet|opublikowano|опубликован|发布|發布|发表|日期|時間|时间|公開|掲載|"
    r"released|created|datum|date:|written|born",
    re.I,
)
_CHANGED = re.compile(
    r"updat|aktualis|modif|geändert|stand:|mis à jour|actualiz|aggiornat|bijgewerkt|oppdatert|opdateret|"
    r"uppdaterad|edited|revised|reviewed|更新|обновлен|copyright|©|event|termin|expires|deadline",
    re.I,
)
#: "28.01.2022 – 29.01.2022" is when something takes place.
_RANGE = re.compile(r"\d\d?\.\s?(?:\d\d?\.\s?\d{2,4}|[a-zäA-Z]+\s\d{4})\s*(?:-|–|bis|to)\s*\d\d?\.")
#: How far from the headline, in pieces of text, a date may stand to be the story's.
_AFTER, _BEFORE = 120, 25
_ASIDE = frozenset({"nav", "footer", "aside"})
_BARRED = frozenset({"nav", "footer", "figcaption"})
_MAX_PIECES = 6_000


@dataclass(slots=True)
class _Seen:
    moment: datetime
    text: str
    where: str
    order: int
    bonus: int


def find_shown_date(
    tree: LexborHTMLParser, headline: str, nearby: Nearby, *, month_first: bool
) -> tuple[datetime, Said] | None:
    """
    Return the date nearest to the headline that looks like the story's own, or None.

    Dates labelled as published come first, those labelled as changed last; dates in lists of other stories,
    comments, menus and footers do not count.
    """
    body = tree.body
    if body is None:
        return None
    seen, head = _collect(body, squeezed(headline), nearby, month_first=month_first)
    ranked = sorted(((_distance(one, head), one.order, one) for one in seen), key=lambda entry: entry[:2])
    for distance, _, one in ranked:
        if distance > _AFTER + 100:
            break
        return one.moment, Said(one.text, one.where)
    return None


def near_date(nearby: Nearby, *, month_first: bool) -> tuple[datetime, Said] | None:
    """
    Return the date printed beside the headline: short, alone or labelled as published, not as changed.

    Nearest first, what follows the headline before what precedes it.
    """
    label = ""
    for piece in nearby.pieces:
        text = piece.text
        stamp = text[1:] if text[:1] == "\x1f" else ""
        if (stamp or len(text) < 70) and _YEAR_LIKE.search(with_western_digits(text)):
            moment = parse_date(stamp or text, month_first=month_first)
            near = label if len(label) < 50 else ""
            if (
                moment is not None
                and not _CHANGED.search(f"{near} {text}")
                and _is_alone(piece, near, stamp, nearby)
            ):
                return moment, Said(
                    stamp or text,
                    "time" if stamp or piece.holder.tag == "time" else "date beside the headline",
                )
        label = text if not stamp else label
    return None


def _is_alone(piece: Piece, label: str, stamp: str, nearby: Nearby) -> bool:
    """True for a date that is a piece of its own, or labelled, and not of another story."""
    text = piece.text
    if not stamp and len(text) > 40 and not _PUBLISHED.search(f"{label} {text}"):
        return False
    return not nearby.is_elsewhere(piece.holder, _ASIDE, LISTING)


def _distance(one: _Seen, head: int | None) -> int:
    if head is None:
        return one.order // 4 + one.bonus
    gap = one.order - head
    if gap > _AFTER or gap < -_BEFORE:
        return abs(gap) + 60 + one.bonus
    return (gap if gap >= 0 else -2 * gap) + one.bonus


def _collect(
    body: LexborNode, title: str, nearby: Nearby, *, month_first: bool
) -> tuple[list[_Seen], int | None]:
    seen: list[_Seen] = []
    head: int | None = None
    first_h1: int | None = None
    before = ""
    for order, node in enumerate(body.traverse(include_text=True)):
        if order > _MAX_PIECES:
            break
        if node.is_text_node:
            text = node.text_content or ""
            if text.isspace():
                continue
            if _DIGITS.search(text) and len(text) < 2_000 and _YEAR_LIKE.search(with_western_digits(text)):
                _note(seen, node, text, before, order, nearby, month_first=month_first)
            elif title and head is None and len(text) < 600 and squeezed(text) == title:
                head = order
            before = text[-60:]
        elif node.tag == "h1" and first_h1 is None:
            first_h1 = order
        elif node.tag == "time" and (stamp := node.attributes.get("datetime")):
            _note(seen, node, stamp, before, order, nearby, month_first=month_first)
    return seen, head if head is not None else first_h1


def _note(
    seen: list[_Seen],
    node: LexborNode,
    text: str,
    before: str,
    order: int,
    nearby: Nearby,
    *,
    month_first: bool,
) -> None:
    text = fold(text)
    long = len(text) > 90
    if _RANGE.search(text):
        return
    moment = parse_date(text, month_first=month_first)
    if moment is None:
        return
    holder = node.parent if node.is_text_node else node
    if holder is None or holder.tag in {"script", "style", "noscript", "template", "option", "textarea"}:
        return
    if nearby.is_elsewhere(holder, _BARRED, LISTING):
        return
    named = any(said_by(one.attributes) & DATE for one in (holder, holder.parent) if one is not None)
    label = f"{before} {text}"
    bonus = 25 if long else 0
    bonus -= 15 if node.tag == "time" or holder.tag == "time" or named else 0
    if _CHANGED.search(label):
        bonus += 50
    elif _PUBLISHED.search(label):
        bonus -= 20
    seen.append(_Seen(moment, text[:120], "time" if holder.tag == "time" else "text", order, bonus))

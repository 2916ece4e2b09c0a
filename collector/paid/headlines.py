"""Marks in the headline itself: in brackets or set off at either end, or in an element of their own in the heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from collector.paid.blocks import Block
from collector.paid.fold import fold
from collector.paid.layout import width
from collector.paid.phrases import Found
from collector.paid.roles import ancestors
from collector.paid.shape import shape_of
from collector.paid.subject import says_advertising, speaks_of_advertising
from collector.paid.view import View, quote_of, source_of
from collector.records import Evidence

_LABELS = frozenset({"label", "release label"})
#: Words of ad slots that stand for any announcement too: "[Anunț] No water on Monday".
_ANNOUNCING = {
    "fr": {"annonce"}, "ro": {"anunt"}, "tr": {"ilan"}, "fi": {"ilmoitus"}, "et": {"kuulutus"}, "lt": {"skelbimas"},
    "lv": {"sludinajums"}, "pl": {"ogloszenie"}, "it": {"annuncio"}, "ca": {"anunci"}, "bg": {"обява"}, "ru": {"объявление"},
    "uk": {"оголошення"}, "sh": {"oglas", "oglasi"}, "sr": {"оглас", "огласи"}, "sw": {"tangazo", "matangazo"},
    "ar": {"اعلان"}, "fa": {"اگهی"}, "he": {"מודעה"}, "te": {"ప్రకటన"},
}  # fmt: skip
_BRACKETS = {"[": "]", "(": ")", "{": "}", "【": "】", "〔": "〕", "<": ">", "〈": "〉", "《": "》"}
#: What stands in brackets at a headline's end and is longer than this is a remark.
_LONGEST_MARK = 45
#: A part of a headline that is longer is the headline.
_LONGEST_PART = 45
#: Elements that stress a word of a sentence.
_STRESS = frozenset({"em", "i", "q", "cite", "u", "s", "del", "ins"})


def label_in_headline(view: View) -> Iterator[Evidence]:
    """A mark in the headline or title itself: 【PR】, [Werbung], (ADV), (P), "Sponsored: …", "… | Advertorial"."""
    for text, folded, found in view.title_finds:
        weight = _weight(view, text, folded, found)
        if weight:
            yield _mark(view, text, found, weight, _place(view, text))


def label_part_of_headline(view: View) -> Iterator[Evidence]:
    """A label in an element of its own at either end of the heading: ``<h1><span>Anzeige</span> …</h1>``."""
    if view.layout.headline < 0:
        return
    block = view.layout.blocks[view.layout.headline]
    pieces = block.pieces
    if len(pieces) < 2:
        return
    owners = view.layout.owners(block)
    for at, rest in ((0, " ".join(pieces[1:])), (-1, " ".join(pieces[:-1]))):
        stressed = any(node.tag in _STRESS for node in list(ancestors(owners[at]))[:2])
        if width(pieces[at]) > _LONGEST_PART or width(rest) < 8 or stressed:
            continue
        found = _label_of(view, pieces[at])
        if found is None or (at == 0 and rest.lstrip()[:1].islower()):
            continue
        topical = found.phrase.form == "slot" and _is_subject(view, fold(rest), found, fold(pieces[at]))
        where = view.where(block, "a part of the headline")
        yield _mark(view, pieces[at], found, 0.2 if topical else 0.93, where)
        return


def _label_of(view: View, piece: str) -> Found | None:
    """Return the label that a part of the heading is, alone or with a name tied to it."""
    folded = fold(piece)
    for _, _, one in view.title_finds:
        if one.phrase.form not in _LABELS | {"slot"} or one.phrase.strength == "weak":
            continue
        match = one.phrase.search(folded)
        if match is None:
            continue
        found = Found(one.text, one.phrase, match.start(), match.end())
        shape = shape_of(piece, folded, found)
        if shape is not None and (shape.whole or (shape.tied and shape.name)):
            return found
    return None


def _weight(view: View, text: str, folded: str, found: Found) -> float:
    """Return how sure a mark in a headline makes us; 0 for a word that is none."""
    form, strong = found.phrase.form, found.phrase.strength == "strong"
    if form == "tag":
        edge = found.start <= 2 or found.end >= len(folded) - 2 or _before_site_name(folded, found)
        return 0.93 if edge else 0.0
    if form not in _LABELS | {"slot"} or found.phrase.strength == "weak":
        return 0.0
    if _in_brackets(text, folded, found):
        if not strong and speaks_of_advertising(view, _headline(view)):
            return 0.2
        word = folded[found.start : found.end]
        return 0.5 if form == "slot" and word in _ANNOUNCING.get(found.phrase.language, ()) else 0.93
    if form == "slot":
        return _slot_weight(view, text, folded, found)
    short = width(folded[found.start : found.end]) < 6
    if not strong or not _set_off(folded, found) or (short and not _is_sign(text, found)):
        return 0.0
    if short and _is_subject(view, folded[found.end :], found, folded):
        return 0.2
    return 0.2 if _is_topic(view, folded, found) else 0.93


def _slot_weight(view: View, text: str, folded: str, found: Found) -> float:
    """A bare advertising word that is set off: in capitals at the start, or at the visible headline's end."""
    starts = found.start == 0 and folded[found.end :].lstrip()[:1] in {":", "|"}
    shown = bool(view.titles) and text == view.titles[0] and view.layout.headline >= 0
    ends = shown and found.end >= len(folded.rstrip()) and folded[: found.start].rstrip()[-1:] in {"|", "/"}
    if not (starts or ends):
        return 0.0
    if ends or text[: found.end].isupper():
        rest = folded[: found.start] + " " + folded[found.end :]
        return 0.2 if _is_subject(view, rest, found, folded) else 0.93
    return 0.0


def _is_sign(text: str, found: Found) -> bool:
    """True for a short label in capitals at the very beginning: "PR: …"."""
    return found.start == 0 and text[: found.end].isupper()


def _is_subject(view: View, rest: str, found: Found, folded: str) -> bool:
    """True when a word at a headline is the story's subject: it or words for advertising stand in the story too."""
    word = folded[found.start : found.end]
    if says_advertising(rest) or speaks_of_advertising(view, _headline(view)):
        return True
    spoken = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    layout = view.layout
    return spoken.search(rest) is not None or any(
        width(block.text) >= 45 and spoken.search(layout.folded(block)) for block in layout.story()[:30]
    )


def _in_brackets(text: str, folded: str, found: Found) -> bool:
    """True for a label alone or with a name between brackets at either end of the title: "(oglas) …", "… [Sponsored]"."""
    before, after = folded[: found.start], folded[found.end :]
    opened = max((before.rfind(sign) for sign in _BRACKETS), default=-1)
    if opened < 0:
        return False
    closed = after.find(_BRACKETS[before[opened]])
    end = found.end + closed
    if closed < 0 or width(folded[opened:end]) > _LONGEST_MARK:
        return False
    behind = folded[end + 1 :].strip()
    if before[:opened].strip() and behind and not _is_site_name(behind):
        return False
    inside = folded[opened + 1 : end]
    written = text[opened + 1 : end] if len(text) == len(folded) else inside
    shape = shape_of(written, inside, _moved(found, opened + 1))
    return shape is not None and (shape.whole or found.phrase.strength == "strong" or shape.tied)


def _moved(found: Found, by: int) -> Found:
    return Found(found.text, found.phrase, found.start - by, found.end - by)


def _headline(view: View) -> Block | None:
    return view.layout.blocks[view.layout.headline] if view.layout.headline >= 0 else None


def _mark(view: View, text: str, found: Found, weight: float, where: str) -> Evidence:
    released = found.phrase.form == "release label" or found.phrase.kind == "press release"
    return Evidence(
        rule="label-in-headline",
        quote=quote_of(text, found),
        where=where,
        weight=weight,
        family="release" if released else "disclosure",
        kind=found.phrase.kind,
        source=source_of(found.phrase),
    )


def _is_topic(view: View, folded: str, found: Found) -> bool:
    """True when a headline begins with its subject: "Sponsored content: a paper is fined for hiding it"."""
    if found.start > 2:
        return False
    return says_advertising(folded[found.end :]) or speaks_of_advertising(view, _headline(view))


def _before_site_name(folded: str, found: Found) -> bool:
    """True when only a separator and a site's name follow ("… (ADV) - Acme Times")."""
    return _is_site_name(folded[found.end :].strip())


def _is_site_name(rest: str) -> bool:
    return rest[:1] in {"|", "-", "·", "•", "»", "<"} and len(rest) <= 40


def _set_off(folded: str, found: Found) -> bool:
    """True when the phrase is a part of its own at either end of the title: "Sponsored: …", "… | Advertorial"."""
    before, after = folded[: found.start].rstrip(), folded[found.end :].lstrip()
    starts = not before and after[:1] in {":", "|", "-", "/"} and len(after) > 8
    ends = before[-1:] in {"|", "-", ":", "/"} and (not after or _before_site_name(folded, found))
    return starts or ends


def _place(view: View, text: str) -> str:
    headline = _headline(view)
    if headline is not None and headline.text.startswith(text[:200]):
        return view.where(headline, "headline")
    return "title (head > title)" if text[:60] in view.page.title else "meta:og:title"

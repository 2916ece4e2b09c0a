"""What the words around a date, and the names of its element, say of it: published, changed, of something else."""

from __future__ import annotations

import re
from enum import Enum, auto

from ahocorasick_rs import AhoCorasick, MatchKind
from selectolax.lexbor import LexborNode

from collector.extract.dates import looks_dated, parse_date


class Label(Enum):
    """What a date is called."""

    NONE = auto()
    PUBLISHED = auto()
    #: A word for a date that says nothing of it.
    DATED = auto()
    CHANGED = auto()
    #: 更新, "Stand:": a news site's clock as often as the day of a change.
    UNSURE = auto()


_WORDS = {
    Label.PUBLISHED: (
        "publish posted veröffentlicht erstellt erschienen eingestellt publié publiée mis_en_ligne mise_en_ligne paru_le "
        "publicado publicada publicat pubblicato pubblicata gepubliceerd geplaatst publicerad publisert udgivet "
        "offentliggjort julkaistu opublikowan publikov zveřejněn vydáno uverejnen megjelent közzétéve objavljen "
        "publikuar yayın δημοσ опубликован опубліковано публикац פורסם نشر انتشار प्रकाशित เผยแพร่ đăng diterbitkan "
        "dipublikasi 发布 發布 发表 發表 發佈 发稿 刊登 公開 掲載 配信 投稿 게시 입력 등록 "
        "released created written_on"
    ),
    Label.DATED: "date: datum fecha: data: дата: तिथि วันที่ 日期 時間 时间 日付",
    Label.CHANGED: (
        "updat aktualis modif geändert mis_à_jour mise_à_jour actualiz actualis aggiornat bijgewerkt gewijzigd "
        "oppdatert opdateret uppdaterad ändrad redigert päivitetty muokattu aktualiz zmienion frissít módosít ažurir "
        "güncel ενημερ обновл изменен оновлен עודכן تحديث تعديل अपडेट แก้ไข อัปเดต cập_nhật diperbarui 更新日 修正 修改 수정 "
        "업데이트 last_edited edited_on edited: revised reviewed copyright © event termin expires deadline born_on born:"
    ),
    Label.UNSURE: "更新 stand:",
}
_PATTERNS = [(word.replace("_", " "), label) for label, words in _WORDS.items() for word in words.split()]
_AUTOMATON = AhoCorasick([word for word, _ in _PATTERNS], matchkind=MatchKind.LeftmostLongest)
#: "28.01.2022 – 29.01.2022" and "14. - 20. Januar 2022" are when something takes place.
_RANGE = re.compile(
    r"\d\d?\.\s?(?:\d\d?\.\s?\d{2,4}|[a-zäA-Z]+\s\d{4})\s*(?:-|–|bis|to)\s*\d\d?\."
    r"|(?<![\d\-./])\d\d?\.?\s?[-–]\s?\d\d?\.?\s+[^\W\d]"
)
#: Names that templates give to the day of a change. A bare "updated" is not one: hAtom puts it on the day of publication.
_NAMED = re.compile(
    r"chang|modif|last-?_?updat|updat(?:ed?|ing)?[-_]?(?:on|at|date|time)|date-?_?updat", re.I
)
_NAMED_PUBLISHED = re.compile(r"publi|posted|created", re.I)
_BEGINNING, _LEADING, _PARAGRAPH, _PART = 45, 80, 200, 30
_PARTS = re.compile(r"\s*[|·•/]\s+|\s+[-–—]\s+|[（(]")


def label_of(before: str, text: str) -> Label:
    """Return what a date's own text calls it, else the short text before it."""
    told = [label for _, _, label in _told(text)]
    if Label.PUBLISHED in told:
        return Label.PUBLISHED
    if not told:
        told = [label for _, _, label in _told(before if len(before) < 50 else before[-30:])]
        told = told[-1:] if told[-1:] != [Label.DATED] else told[-2:]
    return next((label for label in told if label is not Label.DATED), told[0] if told else Label.NONE)


def own_part(text: str) -> str | None:
    """
    Return the part of a text that tells of its publication, all of it where nothing else is told; None for a period.

    >>> own_part("First published 4 March 2026, updated 6 March 2026")
    'First published 4 March 2026, '
    """
    if _RANGE.search(text):
        return None
    told = _told(text)
    changed = next((start for start, _, label in told if label is Label.CHANGED), None)
    if changed is None:
        return text
    if looks_dated(before := text[:changed]):
        return before
    later = next((start for start, _, label in told if label is Label.PUBLISHED and start > changed), None)
    return text[later:] if later is not None and looks_dated(text[later:]) else text


#: How weblogs close a story: "This entry was posted on Saturday, 3 December 2011 and is filed under …".
_ENTRY = re.compile(
    r"(?:this (?:entry|post|article|story)|dieser (?:beitrag|eintrag|artikel)|cet article|este (?:artículo|post|artigo)|"
    r"questo articolo|dit (?:artikel|bericht)|ten (?:wpis|artykuł))\b",
    re.I,
)


#: "On 8 March 2026, the eve of …": a sentence, no dateline.
_SENTENCE_ON = re.compile(
    r"(?:on|in|since|by|until|till|after|before|from|as of|am|im|seit|vom|bis|ab|nach|en|desde|depuis|nel|dal|em|desde) ",
    re.I,
)


def dated_opening(text: str) -> str:
    """Return how a paragraph opens that begins with a date, as a dateline does, or with what calls it published; else ""."""
    if _ENTRY.match(text):
        opening = text[:_PARAGRAPH]
        return opening if calls_published(opening, _PARAGRAPH) else ""
    end = next((end for _, end, label in _told(text[:_LEADING]) if label is Label.PUBLISHED), 0)
    if not end and _SENTENCE_ON.match(text):
        return ""
    opening = text[: end + _BEGINNING]
    return opening if looks_dated(opening[end:]) and parse_date(opening[end:]) is not None else ""


def stands_apart(text: str) -> bool:
    """True for a date in a line of several things: "Ana Ruiz | Senior Writer | 4 March 2026"."""
    return any(
        looks_dated(part) and parse_date(part) is not None
        for part in _PARTS.split(text)
        if len(part) <= _PART
    )


def named_changed(holder: LexborNode) -> bool:
    """True where class, id or itemprop of an element or its parents call it the day of a change."""
    current: LexborNode | None = holder
    for _ in range(3):
        if current is None:
            return False
        attributes = current.attributes
        names = " ".join(attributes.get(key) or "" for key in ("class", "id", "itemprop", "property"))[:400]
        if names != "  " and _NAMED.search(names):
            return not _NAMED_PUBLISHED.search(names)
        current = current.parent
    return False


def calls_published(text: str, chars: int = 40) -> bool:
    """True for a text that leads up to a date of publication: "Posted by Ana Ruiz in Business on"."""
    return any(label is Label.PUBLISHED for _, _, label in _told(text[-chars:]))


def _told(text: str) -> list[tuple[int, int, Label]]:
    """Return the label words of a text: where each begins and ends, and what it says."""
    low = text.lower()
    if len(low) != len(text):
        # Rare letters grow when they are lowered (İ): then places would be wrong.
        low = text
    try:
        found = _AUTOMATON.find_matches_as_indexes(low)
    except UnicodeEncodeError:
        # Halves of surrogate pairs: no words.
        return []
    return [(start, end, _PATTERNS[index][1]) for index, start, end in found]

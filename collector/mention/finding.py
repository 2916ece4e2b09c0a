"""Finding: where a name stands in a text, as a word, under which form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from collector.mention.addresses import address_around
from collector.mention.folding import fold_char
from collector.mention.names import Form, Names
from collector.mention.scripts import CASED, IGNORABLE, char_before, next_char, script_of, touches
from collector.records import Level

#: How close a hit is to the name as given, closest first.
KINDS: Final = ("exact", "folded", "clitic", "inflected")
_RANKS: Final = {Level.EXACT: 0, Level.ALIAS: 1, Level.PARENT: 2, Level.NONE: 3}
_AND_BUT: Final = ("", "و", "ف")
_PROCLITICS: Final = frozenset(
    a + b for a in _AND_BUT for b in ("", "ب", "ك", "ل", "ال", "لل", "بال", "كال")
) - {""}
_BEFORE_ARTICLE: Final = frozenset(a + b for a in _AND_BUT for b in ("", "ب", "ك")) - {""}
_BEFORE_LAM: Final = frozenset(a + "ل" for a in _AND_BUT)
_HEBREW: Final = frozenset("והבלמכש")
_QUOTED: Final = {"«": "»", "“": "”", "„": "“”", '"': '"', "”": "”", "‘": "’", "『": "』", "「": "」"}
_MATHEMATICAL: Final = re.compile("[\U0001d400-\U0001d7ff]")
#: Between two of these a name of any script is a word of its own, and no part of an address.
BREAKS: Final = frozenset(" \n,;()[]“”«»")
_SMALL_KANA: Final = frozenset("ーァィゥェォャュョッぁぃぅぇぉゃゅょ")


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a text names the brand; offsets count in the NFC text, and ``text`` is cut from there."""

    start: int
    end: int
    text: str
    #: The name, alias or parent that was found, as the brand's record has it.
    name: str
    level: Level
    #: ``exact`` letter for letter, ``folded``, ``clitic`` (a prefix written with the word), ``inflected``.
    kind: str = "exact"

    def __len__(self) -> int:
        return self.end - self.start


def canonical(text: str) -> str:
    """Return the text in NFC, which every offset counts in."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def find_names(text: str, names: Names, language: str | None = None) -> list[Hit]:
    """
    Return where the text names the brand, leftmost-longest over name, aliases and parent, in order.

    ``language`` (a primary subtag) opens the case endings of inflecting languages in Latin script. Never raises on
    any text. Hits inside a longer name that the record lists as not ours are left out.
    """
    return [hit for hit in find_all(text, names, language) if hit.level is not Level.NONE]


def find_all(text: str, names: Names, language: str | None = None) -> list[Hit]:
    """Return the hits of ``find_names`` and those of longer names that are not ours (their level is ``none``)."""
    text = canonical(text)
    plain = with_plain_letters(text)
    found = [hit for form in names.forms for hit in _hits_of(form, text, plain, language)]
    return leftmost_longest(found)


def names_at_all(text: str, names: Names, language: str | None = None) -> bool:
    """Return whether ``find_names`` would find anything in an NFC text; stops at the first hit where it can."""
    if any(form.level is Level.NONE for form in names.forms):
        return bool(find_names(text, names, language))
    plain = with_plain_letters(text)
    return any(next(_hits_of(form, text, plain, language), None) is not None for form in names.forms)


def leftmost_longest(hits: Iterable[Hit]) -> list[Hit]:
    """Drop overlaps: the first place wins, there the longest, then the strongest level, then the closest kind."""
    kept: list[Hit] = []
    order = sorted(hits, key=lambda h: (h.start, -h.end, _RANKS[h.level], KINDS.index(h.kind), h.name))
    for hit in order:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _hits_of(form: Form, text: str, plain: str, language: str | None) -> Iterator[Hit]:
    for how, pattern in form.patterns(language):
        at = 0
        while (match := pattern.search(plain, at)) is not None:
            start, end = match.span()
            hit = judge_place(form, plain, start, end, how)
            if hit is None:
                at = start + 1
            else:
                at = hit.end
                yield hit if plain is text else _restored(hit, text)


def with_plain_letters(text: str) -> str:
    """Return the text with mathematical letters (𝗔𝗻𝗸𝗲𝗿) as plain ones: one for one, so that offsets stay."""
    if text.isascii() or not _MATHEMATICAL.search(text):
        return text
    return _MATHEMATICAL.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)


def _restored(hit: Hit, text: str) -> Hit:
    surface = text[hit.start : hit.end]
    kind = hit.kind if surface == hit.text or hit.kind != "exact" else "folded"
    return replace(hit, text=surface, kind=kind)


def judge_place(form: Form, text: str, start: int, end: int, how: str = "") -> Hit | None:
    """Return the hit at a place where the letters of a name stand, or None when it is not that name as a word."""
    if not how and text[start - 1 : start] in BREAKS and text[end : end + 1] in BREAKS and start:
        surface = text[start:end]
        if adds_marks(form.core, surface) and _is_other_word(form, surface):
            return None
        return Hit(start, end, surface, form.name, form.level, "exact" if surface == form.core else "folded")
    left = _left_side(form, text, start, how)
    if left is None:
        return None
    found_end = _right_side(form, text, start, end)
    if found_end is None:
        return None
    surface = text[start:found_end]
    if how == "inflected" and not _may_inflect(form, text, start, found_end):
        return None
    if adds_marks(form.core, surface) and _is_other_word(form, surface):
        return None
    if address_around(text, start, found_end):
        return None
    if how == "inflected" or found_end != end:
        kind = "inflected"
    elif left or how == "article":
        kind = "clitic"
    else:
        kind = "exact" if visible(surface) == form.core else "folded"
    return Hit(start, found_end, surface, form.name, form.level, kind)


def visible(text: str) -> str:
    """Return a text without its invisible characters."""
    return text if text.isascii() else "".join(c for c in text if c not in IGNORABLE)


def _left_side(form: Form, text: str, start: int, how: str) -> str | None:
    """Return the clitics written before the name ("" for none), or None when the name is inside a word."""
    edge = text[start]
    before, at = char_before(text, start)
    if how == "article":
        return _clitics(text, at, _BEFORE_LAM)
    if not touches(edge, before, after=False):
        return None if before and script_of(edge) == "Kana" and edge in _SMALL_KANA else ""
    script = script_of(edge)
    if script == "Arab" and len(form.core) >= 3:
        return _clitics(text, at, _BEFORE_ARTICLE if form.core.startswith("ال") else _PROCLITICS)
    if script == "Hebr" and len(form.core) >= 3:
        return _hebrew_clitics(text, at)
    return None


def _clitics(text: str, at: int, allowed: frozenset[str]) -> str | None:
    letters = ""
    while at >= 0 and script_of(text[at]) == "Arab" and len(letters) < 5:
        letters = fold_char(text[at]) + letters
        _, at = char_before(text, at)
    return letters if letters in allowed else None


def _hebrew_clitics(text: str, at: int) -> str | None:
    letters = ""
    while at >= 0 and script_of(text[at]) == "Hebr" and len(letters) < 3:
        letters = text[at] + letters
        _, at = char_before(text, at)
    return letters if len(letters) <= 2 and _HEBREW.issuperset(letters) else None


def _right_side(form: Form, text: str, start: int, end: int) -> int | None:
    """Return where the name ends (a bare genitive s taken in), or None when the word goes on."""
    edge = text[end - 1]
    after = next_char(text, end)
    if script_of(edge) == "Kana" and after in _SMALL_KANA and after:
        return None
    if not touches(edge, after):
        return end
    if (
        after in "sS"
        and text[end : end + 1] == after
        and form.genitive
        and keeps_capital(form.core, text[start:end])
    ):
        return end + 1 if not touches(after, next_char(text, end + 1)) else None
    return None


def keeps_capital(name: str, surface: str) -> bool:
    """Return whether a hit has the capital that the name has; False when the name has none to keep."""
    first = next((c for c in name if c.isalpha()), "")
    found = next((c for c in surface if c.isalpha()), "")
    return first.isupper() and found.isupper()


def _may_inflect(form: Form, text: str, start: int, end: int) -> bool:
    surface = text[start:end]
    script = next((script_of(c) for c in surface if script_of(c)), "")
    if script not in CASED or script == "Armn":
        return True
    if script == "Latn":
        return keeps_capital(form.core, surface) and not surface.isupper()
    if any(c.isupper() for c in surface):
        return True
    closing = _QUOTED.get(text[start - 1] if start else "", "")
    return bool(closing) and text[end : end + 1] in closing and end < len(text)


def adds_marks(name: str, surface: str) -> bool:
    """Return whether a hit carries accents that the name does not have."""
    if surface.isascii():
        return False
    return bool(_accents(surface) - _accents(name))


def _accents(text: str) -> set[tuple[str, str]]:
    found, base = set(), ""
    for char in unicodedata.normalize("NFD", text.replace("İ", "I").replace("ı", "i")):
        if not "\u0300" <= char <= "\u036f":
            base = fold_char(char)
        elif script_of(base[:1] or " ") != "Cyrl":
            found.add((base, char))
    return found


def _is_other_word(form: Form, surface: str) -> bool:
    """Marks added in a lower-case word make another word (`über` is not Uber); so does a known word with them."""
    first = next((c for c in surface if c.isalpha()), "")
    named = next((c for c in form.core if c.isalpha()), "")
    if named.isupper() and first.islower():
        return True
    return surface.lower() in form.other_words

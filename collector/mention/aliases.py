"""Alias suggestions: names a brand may also go by. They are offered to a person and never used unasked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from anyascii import anyascii

from collector.mention.folding import fold
from collector.mention.patterns import core_of, letters_of, normalised, words_of
from collector.mention.scripts import CASED, CLOSED, script_of
from collector.mention.words import NO_WORDS, Words
from collector.records import Brand

_MOST: Final = 12
#: Scripts whose letters do not tell how a name is read aloud, and the one that needs no transliteration.
_UNREADABLE: Final = frozenset({"", "Latn", "Arab", "Hebr", "Thai", "Laoo", "Khmr", "Mymr"})
_SMALL_WORDS: Final = frozenset(
    (
        "of",
        "the",
        "and",
        "de",
        "la",
        "le",
        "les",
        "du",
        "des",
        "del",
        "der",
        "die",
        "das",
        "und",
        "et",
        "y",
        "e",
        "i",
        "и",
    )
)
_GERMAN: Final = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "Ä": "Ae",
    "Ö": "Oe",
    "Ü": "Ue",
    "ß": "ss",
    "å": "aa",
    "Å": "Aa",
}


def suggest_aliases(brand: Brand, words: Words = NO_WORDS) -> tuple[str, ...]:
    """
    Return up to a dozen other names under which papers may name the brand, likeliest first.

    The name without its legal form, its spelling with ue for ü, initials, a Latin transliteration, and-forms, the
    registered names without their form. What the record has already is left out; so is what folding finds anyway.
    """
    have = {_key(n) for n in (brand.name, *brand.aliases)}
    found: list[str] = []
    for name in _candidates(brand, words):
        text = normalised(name)
        if len(text) >= 2 and _key(text) and _key(text) not in have:
            have.add(_key(text))
            found.append(text)
    return tuple(found[:_MOST])


def strip_legal_form(name: str, words: Words) -> str:
    """
    Return a name without the legal forms at its edges, or unchanged when nothing else would remain.

    Only a whole word or a closely written form is a form: "Coop", "AS Roma" and "Limited Brands" stay as they are,
    for a form that stands before the name in some country counts only where the table says so.
    """
    text = normalised(name)
    for _ in range(3):
        shorter = _strip_once(text, words)
        if shorter == text:
            break
        text = shorter
    return text


def _strip_once(text: str, words: Words) -> str:
    for form in sorted(words.legal_forms, key=lambda f: -len(f.text)):
        mark = form.text
        closed = script_of(mark[0]) in CLOSED or not mark[0].isalnum()
        for side in ("after", "before"):
            if form.position not in (side, "either"):
                continue
            rest = _without(text, mark, side, closed=closed)
            if rest:
                return rest
    return text


def _without(text: str, mark: str, side: str, *, closed: bool) -> str:
    """Return the text without a form at one side; "" when it does not stand there or nothing would remain."""
    lower, form = text.casefold(), mark.casefold()
    if side == "after" and lower.endswith(form) and len(lower) == len(text):
        rest = text[: -len(mark)]
    elif side == "before" and lower.startswith(form) and len(lower) == len(text):
        rest = text[len(mark) :]
    else:
        return ""
    edge = rest[-1:] if side == "after" else rest[:1]
    if not closed and edge not in {" ", ",", '"', "«", "»", "“"}:
        return ""
    # Forms of one or two letters ("SE", "AS") count only as written, in capitals.
    if len(mark) <= 2 and mark not in text:
        return ""
    return rest.strip(' ,"«»“”&')


def _candidates(brand: Brand, words: Words) -> Iterator[str]:
    bare = strip_legal_form(brand.name, words)
    yield bare
    for legal in brand.legal_names:
        yield strip_legal_form(legal, words)
    yield core_of(bare)
    yield from _spellings(bare)
    yield from _initials(bare)
    script = letters_of(bare)
    if script not in _UNREADABLE:
        yield _transliterated(bare)
    for domain in brand.domains:
        label = domain.split(".")[0]
        if len(label) >= 4 and fold(label) not in fold(bare).replace(" ", ""):
            yield label.capitalize()


def _spellings(name: str) -> Iterator[str]:
    if any(c in _GERMAN for c in name):
        yield "".join(_GERMAN.get(c, c) for c in name)
    if " and " in name:
        yield name.replace(" and ", " & ")
    if name.lower().startswith("the ") and len(name) > 6:
        yield name[4:]
    if re.search(r"\.(?:com|io|ai|co|net|org|de)$", name, re.IGNORECASE):
        yield name.rpartition(".")[0]


def _initials(name: str) -> Iterator[str]:
    parts = [w for w in words_of(core_of(name)) if w.lower() not in _SMALL_WORDS and w[0].isalpha()]
    if len(parts) >= 3 and script_of(parts[0][0]) in CASED:
        yield "".join(w[0].upper() for w in parts)


def _transliterated(name: str) -> str:
    latin = anyascii(unicodedata.normalize("NFC", name)).strip()
    parts = re.findall(r"[A-Za-z0-9']+", latin)
    if letters_of(name) in {"Hani", "Hang", "Kana"}:
        joined = "".join(parts)
        return joined[:1].upper() + joined[1:].lower()
    return " ".join(p[:1].upper() + p[1:] for p in parts)


def _key(name: str) -> str:
    return " ".join(fold(core_of(normalised(name))).replace("-", " ").split())

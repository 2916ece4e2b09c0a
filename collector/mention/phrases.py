"""Names, phrases and legal forms, sought in raw text as whole words."""

from __future__ import annotations

import re
from functools import lru_cache

from collector.mention.patterns import exact_pattern, normalised
from collector.mention.scripts import CLOSED, script_of, touches
from collector.mention.words import Words


@lru_cache(maxsize=1024)
def _name_pattern(name: str) -> re.Pattern[str]:
    return re.compile(exact_pattern(normalised(name)))


def search_name(name: str, text: str) -> re.Match[str] | None:
    """Return the first place where the name stands as a whole word, in its own letter case, None for none."""
    if not name.strip():
        return None
    for match in _name_pattern(name).finditer(text):
        if match.end() == match.start():
            return None
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if not touches(text[match.start()], before, after=False) and not touches(
            text[match.end() - 1], after
        ):
            return match
    return None


@lru_cache(maxsize=256)
def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern for any of these phrases in raw text: whole words where the script has words."""
    if not phrases:
        return None
    ordered = sorted({p for p in phrases if p}, key=lambda p: (-len(p), p))
    spaced = [re.escape(p) for p in ordered if script_of(p[0]) not in CLOSED]
    closed = [re.escape(p) for p in ordered if script_of(p[0]) in CLOSED]
    parts = [rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)"] if spaced else []
    return re.compile("|".join([*parts, *closed]), re.IGNORECASE)


def form_patterns(words: Words) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Return the patterns of a legal form that ends right before a name, and of one that begins right behind it."""
    return _compiled_forms(tuple((f.text, f.position) for f in words.legal_forms))


@lru_cache(maxsize=4)
def _compiled_forms(
    forms: tuple[tuple[str, str], ...],
) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    ordered = sorted(forms, key=lambda f: (-len(f[0]), f[0]))
    after = "|".join(_spelled(text) for text, position in ordered if position != "before")
    before = "|".join(_spelled(text) for text, position in ordered if position != "after")
    return (
        re.compile(rf"(?:(?<!\w)|(?<=[^\x00-\x7f]))(?:{before})[\s\"«“„「]{{0,2}}\Z") if before else None,
        re.compile(rf"[\"»”“」]?(?:,? (?:&amp; )?|(?=[^\x00-\x7f(]))(?:{after})(?![A-Za-zА-Яа-яЁё0-9])")
        if after
        else None,
    )


def _spelled(form: str) -> str:
    """Return a form as a pattern: as it is and in capitals; an acronym of three letters or more in any case."""
    if form.isupper() and len(form) >= 3:
        return f"(?i:{re.escape(form)})"
    return "|".join(re.escape(f) for f in dict.fromkeys((form, form.upper())))

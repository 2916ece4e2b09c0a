"""The passage of an article that names the brand, as the report shows it."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from collector.records import Brand, Clip, Level, Mention

#: Characters of a passage that is not the mention's own quote.
PASSAGE = 320


def passage(clip: Clip, brand: Brand, most: int = PASSAGE) -> Markup:
    """
    Return the passage that names the brand, escaped, every name of the brand in ``<mark>``; "" where it is not named.

    That is the mention's own quote; where that is the headline, which a reader has just read, the first paragraph
    that names the brand.
    """
    mention = clip.mention
    if mention is None or not mention.quote:
        return Markup("")
    pattern = _names_pattern(mention, brand)
    quote = mention.quote
    if quote.strip() in (clip.article.headline or ""):
        paragraphs = (p.text for p in clip.article.paragraphs if p.text.strip() != quote.strip())
        hits = ((text, found) for text in paragraphs if (found := pattern.search(text)))
        text, hit = next(hits, (quote, None))
        quote = text if hit is None else _around(text, hit.start(), most)
    elif len(quote) > most and (hit := pattern.search(quote)):
        quote = _around(quote, hit.start(), most)
    parts = pattern.split(quote)
    return Markup("").join(
        Markup("<mark>{}</mark>").format(part) if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )


def _names_pattern(mention: Mention, brand: Brand) -> re.Pattern[str]:
    """One group that matches any name of the brand, the longest first."""
    names = {mention.surface, brand.name, *brand.aliases} - {""}
    if mention.level is Level.PARENT and brand.parent:
        names.add(brand.parent)
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(f"({'|'.join(map(re.escape, longest))})", re.IGNORECASE)


def _around(text: str, place: int, most: int) -> str:
    """Return about ``most`` characters of a paragraph that hold the place, cut between words where it is cut."""
    if len(text) <= most:
        return text
    start = max(0, place - most // 2) if place > most - 80 else 0
    start = text.find(" ", start, place) + 1 if start else 0
    end = text.rfind(" ", place, start + most)
    end = end if end > place else min(len(text), start + most)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")

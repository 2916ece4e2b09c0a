"""The sentences that name the brand, as text with its names told apart; and text made safe for a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from collector.records import Brand, Clip

#: A stretch of text, and whether it is a name of the brand.
Piece = tuple[str, bool]
#: Characters shown on each side of a name.
AROUND = 200
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])


def plain(text: str) -> str:
    """Return text without control characters and direction overrides: a page must not drive the terminal."""
    kept = "".join(
        " " if c in "\n\t\r" else c for c in text if c in "\n\t\r" or unicodedata.category(c) != "Cc"
    )
    return kept.translate(_BIDI)


def names_of(clip: Clip, brand: Brand) -> list[str]:
    """Return the names that are marked in an article, longest first."""
    surface = clip.mention.surface if clip.mention is not None else ""
    names = {brand.name, surface, *brand.aliases, *([brand.parent] if brand.parent else [])} - {""}
    return sorted(names, key=lambda name: (-len(name), name))


def split_names(text: str, names: Sequence[str]) -> list[Piece]:
    """Return the text in pieces, names told apart; joined they are the text again."""
    if not names:
        return [(text, False)]
    parts = re.split("(" + "|".join(map(re.escape, names)) + ")", text, flags=re.IGNORECASE)
    return [(part, place % 2 == 1) for place, part in enumerate(parts) if part]


def passages(clip: Clip, brand: Brand, most: int = 4) -> list[list[Piece]]:
    """
    Return the first passages that name the brand, each with up to 200 characters on both sides, in their order.

    Where the text is not at hand, the mention's own quote is the only one.
    """
    names = names_of(clip, brand)
    found = []
    for text in _named_texts(clip, names):
        found.append(split_names(plain(text), names))
        if len(found) == most:
            break
    if not found and clip.mention is not None and clip.mention.quote:
        found.append(split_names(plain(clip.mention.quote), names))
    return found


def _named_texts(clip: Clip, names: Sequence[str]) -> Iterator[str]:
    pattern = re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
    for paragraph in clip.article.paragraphs:
        hits = list(pattern.finditer(paragraph.text))
        if not hits:
            continue
        start, end = max(0, hits[0].start() - AROUND), min(len(paragraph.text), hits[-1].end() + AROUND)
        end = min(end, start + 4 * AROUND)
        yield ("…" if start else "") + paragraph.text[start:end] + ("…" if end < len(paragraph.text) else "")

"""Words that stand beside a brand's name when the brand is meant, taken from its own home page."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from selectolax.lexbor import LexborHTMLParser

from collector.discover.queries import names_of
from collector.records import Brand

_PLAIN_WORDS = """
about account article articles best blog brand brands browser business buy cart checkout collection company contact cookie
cookies customer customers delivery discover email enable english every explore follow free great help home homepage
info javascript join language learn limited login main make makes menu more news newsletter offer official online
open order page people policy press price prices privacy product products quality read sale search service services shipping
shop sign site skip store story subscribe support team terms today view website welcome work world years your
"""
#: What a shop or a company writes on any home page: it tells nobody what the brand makes.
_EVERYWHERE = frozenset(_PLAIN_WORDS.split())
_WORD = re.compile(r"[^\W\d_]{4,20}")
_MOST = 3
_TEXT = 400


def context_on(page: bytes, brand: Brand, function_words: Container[str]) -> tuple[str, ...]:
    """
    Return at most three words that say what a brand is about, most telling first; () when the page does not say.

    A word counts once for each of title, description and headings that it stands in, and has to stand in two. The
    brand's own names, function words and what any home page says are left out.
    """
    own = {word for name in names_of(brand) for word in _WORD.findall(name.casefold())}
    counts: dict[str, int] = {}
    for text in _parts(LexborHTMLParser(page[:500_000])):
        for word in dict.fromkeys(_WORD.findall(text[:_TEXT].casefold())):
            if word not in own and word not in _EVERYWHERE and word not in function_words:
                counts[word] = counts.get(word, 0) + 1
    telling = sorted((word for word in counts if counts[word] > 1), key=lambda word: -counts[word])
    return tuple(telling[:_MOST])


def _parts(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield the title, the description, and the headings of a page."""
    for node in tree.css("title, h1, h2, h3")[:30]:
        yield node.text(separator=" ")
    metas = {
        (node.attributes.get("name") or node.attributes.get("property") or "").lower(): node.attributes.get(
            "content"
        )
        or ""
        for node in tree.css("meta[content]")[:100]
    }
    yield metas.get("description") or metas.get("og:description") or ""
    yield metas.get("keywords", "")


__all__ = ["context_on"]

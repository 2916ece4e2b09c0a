"""Routine coverage: flags for stories that programmes call trivial, lists, interviews. A flag is never a rejection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from collector.mention.finding import Hit
from collector.mention.layout import Layout
from collector.mention.phrases import phrase_pattern
from collector.mention.words import Words
from collector.records import Article, Place

#: Other capitalised subjects in headings and list items from which a page is a roundup.
ROUNDUP_SUBJECTS: Final = 5
_NUMBERED: Final = re.compile(r"\A\W{0,3}(?:#|No\. ?|Nr\. ?)?\d{1,3}\s?[.):、．–-]\s*\S")
_SUBJECT: Final = re.compile(r"[^\W\d_]*[A-ZÀ-ÞА-ЯЁΑ-Ω][\w&'’.-]*")
_COUNTED_LIST: Final = re.compile(
    r"\A\W{0,2}(?:the |die |les |los |las |i |le |top )*\d{1,3}\s+\S+(?:\s+\S+){0,8}", re.IGNORECASE
)
_QUESTION: Final = re.compile(r"[?？؟;]\s*\Z")
_SPEECH: Final = re.compile(
    r"“[^”]{3,1500}”|„[^“]{3,1500}“|«[^»]{3,1500}»|\"[^\"]{3,1500}\"|「[^」]{3,800}」"
)


def find_flags(article: Article, layout: Layout, hits: Sequence[Hit], words: Words) -> Iterator[str]:
    """Yield the flags of an article that names the brand at these places, in a fixed order."""
    headline = layout.text[: layout.headline_end]
    for kind in sorted(k for k in words.coverage if k.startswith("routine:")):
        pattern = phrase_pattern(words.phrases(kind, article.language))
        if pattern and pattern.search(headline):
            yield kind
    if is_roundup(article, layout, hits, words):
        yield "roundup"
    if _says_list(headline, words, article.language):
        yield "list"
    if is_interview(article, layout, words):
        yield "interview"
    if hits and all(is_attribution(layout, hit, words) for hit in hits):
        yield "passing-source"


def is_roundup(article: Article, layout: Layout, hits: Sequence[Hit], words: Words) -> bool:
    """
    Return whether the page lists many subjects of which the brand is one.

    Five or more headings or list items that begin with another name, or a numbered list of subjects.
    """
    items = [
        (layout.text[b.start : b.end], any(b.start <= h.start < b.end for h in hits))
        for b in layout.blocks
        if b.place in {Place.HEADING, Place.LIST_ITEM}
    ]
    others = {m.group() for text, own in items if not own and (m := _opens_with_name(text, words))}
    numbered = sum(bool(_NUMBERED.match(text)) for text, _ in items)
    headline = layout.text[: layout.headline_end]
    listed = _says_list(headline, words, article.language)
    return len(others) >= ROUNDUP_SUBJECTS or (numbered >= 4) or (listed and len(others) >= 2)


def _opens_with_name(text: str, words: Words) -> re.Match[str] | None:
    match = _SUBJECT.match(re.sub(r"\A\W*(?:\d{1,3}\s?[.):–-]\s*)?", "", text))
    return match if match and len(text) < 300 and not words.is_common(match.group()) else None


def _says_list(headline: str, words: Words, language: str | None) -> bool:
    pattern = phrase_pattern(words.phrases("list-headline", language))
    return bool(pattern and pattern.search(headline) and re.search(r"\d|[十百]", headline))


def is_interview(article: Article, layout: Layout, words: Words) -> bool:
    """Return whether the page is questions and answers, says interview, or is more than half direct speech."""
    pattern = phrase_pattern(words.phrases("interview-headline", article.language))
    if pattern and pattern.search(layout.text[: layout.headline_end]):
        return True
    paragraphs = [layout.text[b.start : b.end] for b in layout.blocks]
    questions = sum(bool(_QUESTION.search(p)) and len(p) < 400 for p in paragraphs)
    if questions >= 3 and 4 * questions >= len(paragraphs):
        return True
    body = layout.text[layout.body_start :]
    spoken = sum(len(m.group()) for m in _SPEECH.finditer(body))
    return len(body) > 600 and 2 * spoken > len(body)


def is_attribution(layout: Layout, hit: Hit, words: Words) -> bool:
    """Return whether a hit only says where the news comes from: in the dateline, or beside "according to", "told"."""
    if layout.in_opening(hit.start):
        return True
    if hit.start < layout.headline_end:
        return False
    text = layout.text
    phrases = tuple(p for p in words.phrases("source-attribution") if not p[0].isupper())
    pattern = phrase_pattern(phrases)
    if pattern is None:
        return False
    start, end = layout.sentence_at(hit.start)
    before = text[max(start, hit.start - 24) : hit.start]
    found = list(pattern.finditer(before))
    if found and len(before[found[-1].end() :].split()) <= 1:
        return True
    return bool(
        re.match(
            r"[ \u00a0](?:reported|reports|berichtet|berichtete)\b", text[hit.end : min(end, hit.end + 16)]
        )
    )

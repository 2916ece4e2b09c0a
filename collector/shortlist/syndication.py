"""
Syndication: which texts are one story, and which copy of it is kept.

Two texts are one story when at least half of the shorter one's shingles stand in the other. A shingle is five
words in a row, or eight characters where a script is written without spaces. Stories are the connected groups.

Comparing is exact, yet not every pair is compared: of two texts that share half of the smaller one's shingles,
any choice of more than half of the smaller one's must hit the other, so each text asks an index for its rarest
ones alone, and never about texts already in its group.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from collector.records import Clip
from collector.records.article import count_unspaced, is_unspaced
from collector.urls import url_key

#: Share of the smaller text's shingles that must stand in the other.
CONTAINMENT = 0.5
#: Below so many shingles a text proves nothing by containment: only an equal one is its copy.
LEAST_SHINGLES = 12
_WORDS, _CHARACTERS = 5, 8
#: Tokens of a text that are looked at: what follows changes nothing about whose story it is.
_MOST_TOKENS = 6_000
_TOKEN = re.compile(r"\w+")

Shingles = frozenset[int]


def shingles_of(text: str) -> Shingles:
    """Return the hashed shingles of a text, blind to case, marks of punctuation and white space."""
    folded = unicodedata.normalize("NFKC", text[: _MOST_TOKENS * 20]).casefold()
    words = _TOKEN.findall(folded)[:_MOST_TOKENS]
    unspaced = count_unspaced(folded)
    width = _WORDS
    if unspaced * 2 > sum(map(len, words)):
        words = [token for word in words for token in (word if any(map(is_unspaced, word)) else (word,))]
        words, width = words[:_MOST_TOKENS], _CHARACTERS
    if len(words) < width:
        return frozenset({hash(tuple(words))} if words else ())
    return frozenset(map(hash, zip(*(words[i:] for i in range(width)), strict=False)))


def containment(one: Collection[int], other: Collection[int]) -> float:
    """Return the share of the smaller set that stands in the other; 0 where one is empty."""
    small, large = sorted((frozenset(one), frozenset(other)), key=len)
    return len(small & large) / len(small) if small else 0.0


def is_copy(one: Shingles, other: Shingles) -> bool:
    """True when two texts are one story."""
    if min(len(one), len(other)) < LEAST_SHINGLES:
        return bool(one) and one == other
    return containment(one, other) >= CONTAINMENT


def group_stories(texts: Sequence[Shingles]) -> tuple[int, ...]:
    """
    Return for each text the number of its story: the position of the story's first text.

    Which texts stand together does not depend on their order. A text without shingles is a story of its own.
    """
    union = _Union(len(texts))
    _join_equal(texts, union)
    frequency = Counter(shingle for text in texts for shingle in text)
    index = _index(texts, frequency)
    for small in sorted(range(len(texts)), key=lambda i: len(texts[i])):
        if len(texts[small]) < LEAST_SHINGLES:
            continue
        near = _candidates(texts[small], frequency, index) & ~union.members[union.find(small)]
        while near:
            other = near.bit_length() - 1
            near ^= 1 << other
            if len(texts[other]) >= len(texts[small]) and is_copy(texts[small], texts[other]):
                union.join(small, other)
                near &= ~union.members[union.find(small)]
    return tuple(union.find(i) for i in range(len(texts)))


class _Union:
    """Union-find whose roots are the smallest members and know all members, as bits."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))
        self.members = [1 << i for i in range(size)]

    def find(self, i: int) -> int:
        while self.parent[i] != i:
            self.parent[i] = i = self.parent[self.parent[i]]
        return i

    def join(self, one: int, other: int) -> None:
        root, leaf = sorted((self.find(one), self.find(other)))
        if root != leaf:
            self.parent[leaf] = root
            self.members[root] |= self.members[leaf]


def _join_equal(texts: Sequence[Shingles], union: _Union) -> None:
    first: dict[Shingles, int] = {}
    for i, text in enumerate(texts):
        if text:
            union.join(first.setdefault(text, i), i)


def _index(texts: Sequence[Shingles], frequency: Counter[int]) -> dict[int, int]:
    """Return the texts that hold a shingle, as bits, for those shingles that more than one text holds."""
    index: dict[int, int] = {}
    for i, text in enumerate(texts):
        if len(text) >= LEAST_SHINGLES:
            mark = 1 << i
            for shingle in text:
                if frequency[shingle] > 1:
                    index[shingle] = index.get(shingle, 0) | mark
    return index


def _candidates(text: Shingles, frequency: Counter[int], index: dict[int, int]) -> int:
    """Return the texts that may hold half of this one's shingles, as bits."""
    asked = len(text) - -(-len(text) // 2) + 1
    found = 0
    for shingle in sorted(text, key=frequency.__getitem__)[:asked]:
        found |= index.get(shingle, 0)
    return found


# Which copy is kept

#: Agencies whose name in a byline or in brackets before the text marks their copy. Facts; the list of their own sites
#: is the registry's (kind ``news_agency``).
AGENCIES = (
    "Reuters", "AP", "Associated Press", "AFP", "Agence France-Presse", "dpa", "EFE", "ANSA", "APA", "SDA",
    "Kyodo", "Jiji", "Yonhap", "Xinhua", "PTI", "Press Trust of India", "ANI", "IANS", "Antara", "Bernama",
    "Bloomberg", "TASS", "Interfax", "Ukrinform", "PAP", "ČTK", "MTI", "TT", "NTB", "Ritzau", "STT", "Lusa",
    "Belga", "ANP", "Télam", "PA Media", "AAP", "NAN", "WAM", "SPA", "MENA", "Anadolu", "新华社", "共同社", "연합뉴스",
)  # fmt: skip
_NAMES = "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True))
_MARKER = re.compile(rf"[(（\[【]\s*({_NAMES})\s*[)）\]】]")
_BYLINE = re.compile(rf"(?<!\w)({_NAMES})(?!\w)")


def agency_of(clip: Clip) -> str:
    """Return the agency whose copy the article says it is, "" when it says none."""
    article = clip.article
    found = _BYLINE.search(article.byline or "") or _MARKER.search(article.text[:400])
    return found.group(1) if found else ""


@dataclass(frozen=True, slots=True)
class Kept:
    """The copy of a story that is kept, and why."""

    position: int
    why: str


def pick_original(clips: Sequence[Clip]) -> Kept:
    """
    Return which of the copies of one story is kept; ``clips`` must not be empty.

    In order: the agency's own page of agency copy; the page that the others name as their canonical address; the
    earliest date, unless it is agency copy, which all of them only print; the best tier; then strength and address.
    """
    if len(clips) == 1:
        return Kept(0, "the only copy")
    left = list(range(len(clips)))
    # An agency that the list does not know is known by its own page, when the registry has it.
    agency = any(agency_of(clip) or clip.outlet.kind == "news_agency" for clip in clips)
    rules: list[tuple[str, Callable[[int], object]]] = [
        ("the agency's own page", lambda i: not (agency and clips[i].outlet.kind == "news_agency")),
        ("the address that the copies name as canonical", _pointed_to(clips)),
        ("the earliest date", (lambda i: 0) if agency else (lambda i: _day(clips[i]))),
        ("the outlet of the best tier", lambda i: clips[i].outlet.tier or "Z"),
        ("the strongest copy", lambda i: -clips[i].strength),
        ("the first address in order", lambda i: (clips[i].candidate.key, clips[i].candidate.url)),
    ]
    for why, rank in rules:
        best = min(rank(i) for i in left)  # type: ignore[type-var]  # each rule's ranks compare among themselves
        left = [i for i in left if rank(i) == best]
        if len(left) == 1:
            return Kept(left[0], why)
    return Kept(left[0], "equal copies")


def _pointed_to(clips: Sequence[Clip]) -> Callable[[int], bool]:
    keys = [{clip.candidate.key, _key_of(clip.capture.url)} for clip in clips]
    named = [_key_of(clip.article.canonical_url) for clip in clips]
    pointed = [
        any(name and name in own for j, name in enumerate(named) if j != i) for i, own in enumerate(keys)
    ]
    return lambda i: not pointed[i]


def names_as_canonical(copy: Clip, original: Clip) -> bool:
    """True when a page says that its proper address is the other page's."""
    named = _key_of(copy.article.canonical_url)
    return bool(named) and named in {original.candidate.key, _key_of(original.capture.url)}


def _key_of(url: str | None) -> str:
    try:
        return url_key(url) if url else ""
    except ValueError:
        return ""


def _day(clip: Clip) -> date:
    """Return the day alone: many pages show no more, and a day's copies are not told apart by their hours."""
    published = clip.article.published_at
    return published.date() if published is not None else date.max

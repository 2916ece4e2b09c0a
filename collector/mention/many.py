"""
Many brands at once: which of ten thousand names a text holds, found in one pass.

The text is folded once. Names of one word are looked up among its words; longer ones, and those of scripts without
blanks, by an automaton over the text without its gaps. What is found there is judged by the same rules as for one
brand, so the answer is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from ahocorasick_rs import BytesAhoCorasick

from collector.mention.endings import BY_LANGUAGE
from collector.mention.finding import BREAKS, Hit, canonical, find_names, judge_place, names_at_all
from collector.mention.folding import Folded, fold_with_map
from collector.mention.lookup import JOINTS, Need, Table, is_plain, key_of, keys_of, squeezed, words_of
from collector.mention.names import Form, Names, compile_brand
from collector.mention.scripts import IGNORABLE, is_dropped_mark
from collector.mention.words import NO_WORDS, Words
from collector.records import Brand, Level

#: So many bytes of a key are looked for: a small automaton stays in the processor's cache.
_START: Final = 10
#: Names up to this length stand inside many words: the engine sorts those out faster.
_INSIDE_WORDS: Final = 4
_TO_WORDS: Final = bytes(c if c < 128 and chr(c).isalnum() else 0x20 for c in range(256))
#: Final letters that a Latin-script name may lose before an ending, and what may stand there instead.
_LOST: Final = tuple(
    ending.encode() for ending in ["", *"aoeyusrtdk", "as", "is", "us", "ka", "ga", "ha", "ra", "ta", "da"]
)


@dataclass(frozen=True, slots=True)
class ManyNames:
    """Many brands made ready. ``brands`` keeps the order given; answers are indexes into it."""

    brands: tuple[Names, ...] = field(repr=False)
    #: For each word that a name stands as or with: its length, the plain brands it names by itself, and the others.
    words: tuple[tuple[int, tuple[int, ...], tuple[Need, ...]], ...] = field(repr=False)
    #: Finds those words, a blank on either side.
    automaton_of_words: BytesAhoCorasick | None = field(repr=False)
    #: Word → its brands, for cases of names.
    by_word: dict[bytes, tuple[int, ...]] = field(repr=False)
    #: Finds longer names, and those that are not plain, in a text without gaps.
    automaton: BytesAhoCorasick | None = field(repr=False)
    #: For each start that the automaton finds: the keys that begin so, and their brands.
    owners: tuple[tuple[tuple[bytes, tuple[int, ...]], ...], ...] = field(repr=False)
    #: Brands with a name of punctuation alone: nothing to look up.
    always: frozenset[int] = field(repr=False)
    #: Brands all of whose names are plain Latin: their places are found in the folded text.
    plain: frozenset[int] = field(repr=False)

    def find_brands(self, text: str, language: str | None = None) -> list[int]:
        """Return the brands that the text names at least once, in order."""
        text = canonical(text)
        folded = fold_with_map(text)
        encoded = folded.text.encode("utf-8", "surrogatepass")
        inflects = language in BY_LANGUAGE
        bare = squeezed(encoded)
        sure, found = self._by_words(text, folded, encoded, bare)
        found |= self.always
        if self.automaton is not None:
            for start, at, _ in self.automaton.find_matches_as_indexes(bare, overlapping=True):
                for key, owners in self.owners[start]:
                    if bare.startswith(key, at):
                        found.update(owners)
        if inflects:
            for word in set(encoded.translate(_TO_WORDS).split()):
                found.update(self._inflected(word))
        sure.update(i for i in found - sure if self._is_named(i, text, folded, language))
        return sorted(sure)

    def find(self, text: str, language: str | None = None) -> list[tuple[int, Hit]]:
        """Return every hit of every brand: brand by brand in order, then by place."""
        text = canonical(text)
        return [
            (index, hit)
            for index in self.find_brands(text, language)
            for hit in find_names(text, self.brands[index], language)
        ]

    def _by_words(self, text: str, folded: Folded, encoded: bytes, bare: bytes) -> tuple[set[int], set[int]]:
        """Return the brands that a word surely names, and those whose name may stand where a word does."""
        sure: set[int] = set()
        found: set[int] = set()
        if self.automaton_of_words is None:
            return sure, found
        even = not folded.folded_at
        # One byte a character: offsets stay true.
        spaced = b" %b " % folded.text.encode("ascii", "replace").translate(_TO_WORDS)
        hits = self.automaton_of_words.find_matches_as_indexes(spaced, overlapping=True)
        places = {key: at for key, at, _ in hits}
        for key, at in places.items():
            size, named, needs = self.words[key]
            if named:
                plainly = even and _stands_plainly(text, at, at + size)
                (sure if plainly else found).update(named)
            for index, others, held, whole in needs:
                if places.keys() >= others and held in encoded and whole in bare:
                    found.add(index)
        return sure, found

    def _inflected(self, word: bytes) -> Iterator[int]:
        for size in range(max(2, len(word) - 5), len(word) + 1):
            for ending in _LOST:
                yield from self.by_word.get(word[:size] + ending, ())

    def _is_named(self, index: int, text: str, folded: Folded, language: str | None) -> bool:
        names = self.brands[index]
        if index in self.plain and language not in BY_LANGUAGE:
            return any(_stands(form, text, folded) for form in names.forms)
        return names_at_all(text, names, language)


def compile_many(brands: Sequence[Brand], words: Words = NO_WORDS) -> ManyNames:
    """Make many brands ready for one pass over each text: a fraction of a millisecond a name."""
    compiled = tuple(compile_brand(brand, words) for brand in brands)
    plain = frozenset(i for i, names in enumerate(compiled) if all(map(is_plain, names.forms)))
    table = Table()
    keys: dict[bytes, dict[int, None]] = {}
    for index, names in enumerate(compiled):
        for form in names.forms:
            if form.level is Level.NONE:
                continue
            for word, others, held, whole in words_of(form):
                number = table.number(word)
                if index in plain and word == form.folded.encode():
                    table.named[number][index] = None
                else:
                    table.needs[number][index, frozenset(map(table.number, others)), held, whole] = None
            for key in keys_of(form):
                keys.setdefault(key, {})[index] = None
    starts: dict[bytes, list[tuple[bytes, tuple[int, ...]]]] = {}
    for key, owners in keys.items():
        starts.setdefault(key[:_START], []).append((key, tuple(owners)))
    return ManyNames(
        brands=compiled,
        words=tuple(
            (len(word), tuple(named), tuple(needs))
            for word, named, needs in zip(table.numbers, table.named, table.needs, strict=True)
        ),
        automaton_of_words=BytesAhoCorasick([b" %b " % w for w in table.numbers]) if table.numbers else None,
        by_word={
            word: (*table.named[number], *(need[0] for need in table.needs[number]))
            for word, number in table.numbers.items()
        },
        automaton=BytesAhoCorasick(list(starts)) if starts else None,
        owners=tuple(tuple(keys) for keys in starts.values()),
        always=frozenset(i for i, n in enumerate(compiled) if not all(key_of(f.folded) for f in n.forms)),
        plain=plain,
    )


def _stands(form: Form, text: str, folded: Folded) -> bool:
    """Return whether one plain Latin name stands in the text as a word."""
    even = not folded.folded_at
    for at, to in _places(form.folded, folded.text):
        if even and text[at - 1 : at] in BREAKS and text[to : to + 1] in BREAKS and text[at:to].isascii():
            return True
        start, end = folded.source_offset(at), folded.source_offset(to)
        while end > start and (text[end - 1] in IGNORABLE or is_dropped_mark(text[end - 1])):
            end -= 1
        while start < end and text[start] in IGNORABLE:
            start += 1
        if start < end and judge_place(form, text, start, end) is not None:
            return True
    return False


def _stands_plainly(text: str, start: int, end: int) -> bool:
    """Return whether a place of a text is a word between two blanks, without an accent."""
    return (
        start > 0
        and text[start - 1] in BREAKS
        and text[end : end + 1] in BREAKS
        and text[start:end].isascii()
    )


def _places(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a folded name stands in a folded text between what is no Latin letter; a bare s may follow."""
    if (name.isalnum() and len(name) <= _INSIDE_WORDS) or not JOINTS.isdisjoint(name) or "&" in name:
        yield from (match.span() for match in _folded_pattern(name).finditer(text))
        return
    at, size = text.find(name), len(name)
    while at >= 0:
        after = text[at + size : at + size + 1]
        if text[at - 1 : at] not in _LATIN and (
            after not in _LATIN or (after == "s" and text[at + size + 1 : at + size + 2] not in _LATIN)
        ):
            yield at, at + size
        at = text.find(name, at + 1)


#: An empty string, as at the ends of a text, is not in it.
_LATIN: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")
_AND: Final = r" {0,2}(?:&|and\b) {0,2}"
_TIGHT: Final = " {0,2}& {0,2}"
_JOINT: Final = "[ ・·-]{0,3}"


@lru_cache(maxsize=65536)
def _folded_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of a folded name; it begins with a literal, which the engine skips to fast."""
    first, *rest = [p for p in re.split(r"( ?& ?|[ ・·-])", name) if p]
    inner = "".join(
        _AND if p == " & " else _TIGHT if "&" in p else _JOINT if p in JOINTS else re.escape(p) for p in rest
    )
    start = re.escape(first)
    return re.compile(rf"{start}(?<![a-z0-9_]{start}){inner}(?=s?(?![a-z0-9_]))")

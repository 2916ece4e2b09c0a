"""
Many brands at once: which of ten thousand names a text may hold, found in one pass.

A text is skimmed (folded fast, without a way back), cut into words, and looked up: names of one word in a table of
words, longer and closely written ones with an automaton over the text without its gaps. What is found there is
judged by the same rules as for one brand, so the answer is the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ahocorasick_rs import AhoCorasick

from collector.mention.endings import BY_LANGUAGE, BY_SCRIPT
from collector.mention.finding import Hit, canonical, find_names, names_at_all
from collector.mention.folding import fold_char
from collector.mention.names import Names, compile_brand
from collector.mention.scripts import CLOSED, IGNORABLE, MARKS, script_of
from collector.mention.words import NO_WORDS, Words
from collector.records import Brand, Level

#: Keys shorter than this are looked up as words only: inside a text without gaps they would be everywhere.
_SHORTEST_KEY: Final = 6
_DROPPED: Final = re.compile(f"[{IGNORABLE}{MARKS}]+")
_SPECIAL: Final = re.compile("[øłđðæœħŧıآأإٱىیېةۀەہھکڪ]")
_WORD: Final = re.compile(r"[^\W_]+")
_LATIN: Final = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")


@dataclass(frozen=True, slots=True)
class ManyNames:
    """Many brands made ready. ``brands`` keeps the order given; answers are indexes into it."""

    brands: tuple[Names, ...] = field(repr=False)
    #: Word → brands with a name that is this word, or needs it.
    by_word: dict[str, tuple[int, ...]] = field(repr=False)
    automaton: AhoCorasick | None = field(repr=False)
    #: For each key of the automaton, its brands.
    owners: tuple[tuple[int, ...], ...] = field(repr=False)

    def candidates(self, text: str, language: str | None = None) -> list[int]:
        """Return the brands whose name may stand in the text, in order: never one too few."""
        skimmed = skim(canonical(text))
        words = _LATIN.findall(skimmed)
        found: set[int] = set()
        for word in self.by_word.keys() & set(words):
            found.update(self.by_word[word])
        if self.automaton is not None:
            keys = {m[0] for m in self.automaton.find_matches_as_indexes("".join(words), overlapping=True)}
            for key in keys:
                found.update(self.owners[key])
        if language in BY_LANGUAGE:
            found.update(self._inflected(words))
        return sorted(found)

    def find_brands(self, text: str, language: str | None = None) -> list[int]:
        """Return the brands that the text names at least once, in order."""
        text = canonical(text)
        return [i for i in self.candidates(text, language) if names_at_all(text, self.brands[i], language)]

    def find(self, text: str, language: str | None = None) -> list[tuple[int, Hit]]:
        """Return every hit of every brand: brand by brand in order, then by place."""
        text = canonical(text)
        found = [(i, find_names(text, self.brands[i], language)) for i in self.candidates(text, language)]
        return [(i, hit) for i, hits in found for hit in hits]

    def _inflected(self, words: Sequence[str]) -> Iterator[int]:
        """Words of an inflecting language with up to four letters taken off."""
        for word in set(words):
            for size in range(max(2, len(word) - 5), len(word)):
                for ending in ("", *_LOST):
                    yield from self.by_word.get(word[:size] + ending, ())


_LOST: Final = (
    "a",
    "o",
    "e",
    "y",
    "as",
    "is",
    "us",
    "s",
    "u",
    "ka",
    "ga",
    "ha",
    "ra",
    "ta",
    "da",
    "la",
    "r",
    "t",
    "d",
    "k",
)


def compile_many(brands: Sequence[Brand], words: Words = NO_WORDS) -> ManyNames:
    """Make many brands ready for one pass over each text. About a third of a millisecond a name."""
    compiled = tuple(compile_brand(brand, words) for brand in brands)
    by_word: dict[str, list[int]] = {}
    keys: dict[str, list[int]] = {}
    for index, names in enumerate(compiled):
        for form in names.forms:
            if form.level is not Level.NONE:
                for word in _words_needed(form.core):
                    by_word.setdefault(word, []).append(index)
                for key in _keys_of(form.core):
                    keys.setdefault(key, []).append(index)
    return ManyNames(
        compiled,
        {word: tuple(dict.fromkeys(owners)) for word, owners in by_word.items()},
        AhoCorasick(list(keys), store_patterns=False) if keys else None,
        tuple(tuple(dict.fromkeys(owners)) for owners in keys.values()),
    )


def skim(text: str) -> str:
    """Fold a whole text with the fast means of the language; no way back to offsets."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold()).casefold()
    if _DROPPED.search(folded):
        folded = _DROPPED.sub("", folded)
    if _SPECIAL.search(folded):
        folded = _SPECIAL.sub(lambda m: fold_char(m.group()), folded)
    return folded


def _parts(core: str) -> list[str]:
    return _LATIN.findall(skim(core))


def _is_open(core: str) -> bool:
    """A name that stands as a word of its own, without cases or clitics: Latin letters and digits only."""
    return all(part.isascii() for part in _parts(core))


def _words_needed(core: str) -> Iterator[str]:
    parts = _parts(core)
    whole = "".join(parts)
    if not parts or not _is_open(core):
        return
    if len(parts) == 1 or len(whole) < _SHORTEST_KEY:
        yield whole
        yield whole + "s"
        longest = max(parts, key=len)
        yield longest
        yield longest + "s"
    if len(parts) > 1:
        yield from ()


def _keys_of(core: str) -> Iterator[str]:
    parts = _parts(core)
    whole = "".join(parts)
    if not whole:
        return
    if _is_open(core):
        if len(parts) > 1 and len(whole) >= _SHORTEST_KEY:
            yield whole
            if re.search(r"[&＆]", core):
                yield "".join(_parts(re.sub(r"\s*[&＆]\s*", " and ", core)))
        return
    yield _stem(whole, core)


def _stem(whole: str, core: str) -> str:
    """Return what every case of a name begins with: of a name of several words the longest word's stem."""
    script = next((script_of(c) for c in reversed(core) if script_of(c)), "")
    if script in CLOSED:
        return whole
    if script == "Arab":
        return whole.removeprefix("ال") if len(whole) > 4 else whole
    if script not in BY_SCRIPT:
        return whole
    longest = max(_parts(core), key=len)
    return longest[: max(2, len(longest) - 2)]

"""The table of disclosures, compiled: which phrase of which language stands in a piece of text."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from io import StringIO

import ahocorasick_rs

from collector.paid.fold import fold
from collector.paid.stems import others, stems, width_of
from collector.records import PaidKind

#: A literal piece shorter than this is in every text: such phrases are tried directly, in their language only.
_SHORT = 3
#: A strong phrase with a literal piece this long is told apart from words of all other languages.
_TELLING = 8
#: Languages whose readers meet each other's labels (one press, one script).
_NEIGHBOURS = {
    "no": ("nb", "da"),
    "nn": ("nb",),
    "nb": ("da",),
    "da": ("nb",),
    "hr": ("sh",),
    "bs": ("sh",),
    "sr": ("sr", "sh"),
    "me": ("sh", "sr"),
    "id": ("ms",),
    "ms": ("id",),
    "cs": ("sk",),
    "sk": ("cs",),
    "uk": ("ru",),
    "be": ("ru",),
    "kk": ("ru",),
    "ky": ("ru", "kk"),
    "uz": ("ru",),
    "ca": ("es",),
    "gl": ("es", "pt"),
    "eu": ("es",),
    "fil": ("tl",),
    "iw": ("he",),
    "in": ("id",),
    "lb": ("de", "fr"),
    "ne": ("hi",),
    "mr": ("hi",),
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row of the table; ``pattern`` is folded like the text it is searched in."""

    language: str
    form: str
    strength: str
    kind: PaidKind | None
    pattern: str
    source: str
    example: str = ""

    def search(self, folded: str) -> re.Match[str] | None:
        """Return where the phrase stands in folded text, at word boundaries where the script has words."""
        if len(folded) > _BRIEF:
            needed = _others(self.pattern)
            if needed and not any(piece in folded for piece in needed):
                return None
        compiled = _compiled(self.pattern, self.form in _OPEN_FORMS)
        return compiled.match(folded) if _is_anchored(self.pattern) else compiled.search(folded)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in one of the texts that were searched."""

    text: int
    phrase: Phrase
    start: int
    end: int


#: Letters of scripts that set a blank between words.
_LETTER = r"[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]"
#: Forms whose patterns end in word stems.
_OPEN_FORMS = frozenset({"sentence", "release part", "affiliate", "independence", "contributor", "release"})


@lru_cache(maxsize=4096)
def _is_anchored(pattern: str) -> bool:
    """True when a match can only begin where the text does: no need to try every place."""
    return all(part.startswith("^") for part in _alternatives(pattern))


@lru_cache(maxsize=4096)
def _others(pattern: str) -> tuple[str, ...]:
    return others(pattern)


@lru_cache(maxsize=4096)
def _compiled(pattern: str, open_end: bool) -> re.Pattern[str]:
    return re.compile(f"(?<!{_LETTER})(?:{pattern})" + ("" if open_end else f"(?!{_LETTER})"))


@dataclass(frozen=True, slots=True, eq=False)
class PhraseBook:
    """All phrases, with the literal pieces by which they are found. Plain data: cheap to pickle."""

    phrases: tuple[Phrase, ...]
    #: Literal pieces, and for each the numbers of the phrases that need it.
    pieces: tuple[str, ...]
    owners: tuple[tuple[int, ...], ...]
    #: Numbers of the phrases that have no literal piece to go by.
    plain: tuple[int, ...]
    #: Numbers of the phrases that go by a very short word ("pr", "x"), by that word.
    short: dict[str, tuple[int, ...]]
    #: Numbers of the phrases that count on pages of any language.
    anywhere: frozenset[int]

    def languages(self) -> frozenset[str]:
        """Return every language of the table."""
        return frozenset(phrase.language for phrase in self.phrases)

    def find(
        self, texts: Sequence[str], languages: frozenset[str], *, titles: int = 0, labels_only: bool = False
    ) -> Iterator[Found]:
        """
        Yield every phrase of these languages in each folded text (its first place), in order of the texts.

        Phrases without a literal piece are tried in short texts, and in the first ``titles`` of any length.
        ``labels_only`` looks for labels and advertising words alone, and not for the very short ones.
        """
        wanted = self._candidates(texts, languages, titles, labels_only)
        for number in self.plain:
            phrase = self.phrases[number]
            if phrase.language in languages and (phrase.form in LABEL_FORMS or not labels_only):
                tried = texts[:titles] if phrase.form == "tag" else texts
                wanted.update(
                    (at, number) for at, text in enumerate(tried) if at < titles or len(text) <= _BRIEF
                )
        for at, number in sorted(wanted):
            phrase = self.phrases[number]
            match = phrase.search(texts[at])
            if match:
                yield Found(at, phrase, match.start(), match.end())

    def _candidates(
        self, texts: Sequence[str], languages: frozenset[str], titles: int, labels_only: bool
    ) -> set[tuple[int, int]]:
        """Return which phrases may stand in which texts, by their literal pieces."""
        starts = [0]
        for text in texts:
            starts.append(starts[-1] + len(text) + 1)
        wanted: set[tuple[int, int]] = set()
        automaton, owners = _automaton(self, languages, labels_only)
        for piece, start, _ in automaton.find_matches_as_indexes("\n".join(texts), overlapping=True):
            at = bisect_right(starts, start) - 1
            for owner in owners[piece]:
                wanted.add((at, owner))
        if labels_only:
            return wanted
        for at, text in enumerate(texts):
            if at < titles or len(text) <= _BRIEF:
                for word in self.short.keys() & set(_WORDS.findall(text)):
                    wanted.update(
                        (at, one) for one in self.short[word] if self.phrases[one].language in languages
                    )
        return wanted


#: Length up to which a text is tried for phrases that have no telling literal piece.
_BRIEF = 32
LABEL_FORMS = frozenset({"label", "release label", "slot"})
_WORDS = re.compile(r"[a-z\u0400-\u04ff]+|[^\W\d_]+")


@lru_cache(maxsize=128)
def _automaton(
    book: PhraseBook, languages: frozenset[str], labels_only: bool
) -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[int, ...], ...]]:
    """Return what finds the pieces of the phrases of these languages, and for each piece its phrases."""
    pieces: list[str] = []
    owners: list[tuple[int, ...]] = []
    for piece, numbers in zip(book.pieces, book.owners, strict=True):
        kept = tuple(
            one
            for one in numbers
            if (one in book.anywhere or book.phrases[one].language in languages)
            and (not labels_only or book.phrases[one].form in LABEL_FORMS)
        )
        if kept:
            pieces.append(piece)
            owners.append(kept)
    return ahocorasick_rs.AhoCorasick(pieces), tuple(owners)


def parse_phrases(table: str) -> PhraseBook:
    """
    Compile the table of disclosures.

    Raises ``ValueError`` naming the row when it can't be used.
    """
    phrases: list[Phrase] = []
    owners: dict[str, list[int]] = {}
    short: dict[str, list[int]] = {}
    plain: list[int] = []
    anywhere: set[int] = set()
    for row in csv.DictReader(StringIO(table)):
        for phrase, pieces, least in _parted(_phrase_of(row)):
            number = len(phrases)
            phrases.append(phrase)
            if pieces and min(map(width_of, pieces)) >= _SHORT:
                for piece in pieces:
                    owners.setdefault(piece, []).append(number)
                if phrase.language == "any" or _is_telling(phrase, least):
                    anywhere.add(number)
            elif pieces and all(_WORDS.fullmatch(piece) for piece in pieces):
                for piece in pieces:
                    short.setdefault(piece, []).append(number)
            else:
                plain.append(number)
    return PhraseBook(
        phrases=tuple(phrases),
        pieces=tuple(owners),
        owners=tuple(tuple(numbers) for numbers in owners.values()),
        plain=tuple(plain),
        short={word: tuple(numbers) for word, numbers in short.items()},
        anywhere=frozenset(anywhere),
    )


def _is_telling(phrase: Phrase, least: int) -> bool:
    """True for strong phrases so long that no other language says the same by chance."""
    words = " " in phrase.pattern or "-" in phrase.pattern
    return (
        phrase.strength == "strong"
        and phrase.form in _TELLING_FORMS
        and least >= (_TELLING if words else _TELLING + 2)
    )


def _parted(phrase: Phrase) -> Iterator[tuple[Phrase, frozenset[str], int]]:
    """Yield a phrase with its literal pieces and least width; one with short pieces is split at its alternatives."""
    pieces, least = stems(phrase.pattern)
    long = bool(pieces) and min(map(width_of, pieces)) >= _SHORT
    if long and (phrase.language == "any" or least >= _TELLING or not _is_telling(phrase, 99)):
        yield phrase, pieces, least
        return
    for pattern in _alternatives(phrase.pattern):
        yield replace(phrase, pattern=pattern), *stems(pattern)


def _alternatives(pattern: str) -> list[str]:
    """Return the alternatives of a pattern that is one group or a plain list of them; else the pattern itself."""
    inner = pattern[1:-1] if _closes_at_end(pattern) else pattern
    parts, depth, start = [], 0, 0
    for token in _TOKEN.finditer(inner):
        sign = token[0]
        if sign == "|" and depth == 0:
            parts.append(inner[start : token.start()])
            start = token.end()
        depth += {"(": 1, ")": -1}.get(sign, 0)
    return [*parts, inner[start:]]


#: An escape, a class, or one sign.
_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|.", re.DOTALL)


def _closes_at_end(pattern: str) -> bool:
    """True when a pattern is one group: the bracket that opens it is closed by its last sign."""
    if not pattern.startswith("(") or pattern.startswith("(?"):
        return False
    depth = 0
    for token in _TOKEN.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if depth == 0:
            return token.end() == len(pattern)
    return False


_TELLING_FORMS = frozenset({"label", "sentence", "byline", "release", "release label", "source line"})


def _phrase_of(row: dict[str, str]) -> Phrase:
    try:
        return Phrase(
            language=row["language"],
            form=row["form"],
            strength=row["strength"],
            kind=PaidKind(row["kind"]) if row["kind"] else None,
            pattern=fold(row["pattern"]),
            source=row["source"],
            example=row["example"],
        )
    except (KeyError, ValueError) as error:
        raise ValueError(f"bad row in the table of disclosures: {row}") from error


def languages_of(*tags: str | None) -> frozenset[str]:
    """Return the table's languages for these tags: primary subtags with their neighbours, and ``any``."""
    found = {"any"}
    for tag in tags:
        primary = (tag or "").lower().replace("_", "-").split("-")[0].strip()
        if primary:
            found.add(primary)
            found.update(_NEIGHBOURS.get(primary, ()))
    return frozenset(found)


def strongest(found: Iterable[Found]) -> Found | None:
    """Return the strongest of the phrases found, the longest of equals; None when there is none."""
    rank = {"strong": 2, "medium": 1, "weak": 0}
    return max(found, key=lambda one: (rank[one.phrase.strength], one.end - one.start), default=None)

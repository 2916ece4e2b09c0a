"""The table of disclosures, compiled: which phrase of which language stands in a piece of text."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from io import StringIO
from operator import itemgetter

import ahocorasick_rs

from collector.paid.boundaries import Matcher, alternatives, matcher_of
from collector.paid.fold import fold
from collector.paid.stems import stems, width_of
from collector.paid.triggers import rarest
from collector.records import PaidKind

#: A literal piece shorter than this is in every text: such phrases are tried directly, in their language only.
_SHORT = 3
#: A strong phrase with a literal piece this long is told apart from words of all other languages.
_TELLING = 8


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
        return self.matcher().search(folded)

    def matcher(self) -> Matcher:
        """Return what searches for it; kept, and compiled when it is first asked."""
        return matcher_of(self.pattern, self.form in _OPEN_FORMS)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in one of the texts that were searched."""

    text: int
    phrase: Phrase
    start: int
    end: int


#: Forms whose patterns end in word stems.
_OPEN_FORMS = frozenset(
    ("sentence", "release part", "affiliate", "independence", "contributor", "release", "responsibility")
)


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
    #: Numbers of the phrases that say something only beside others, by language: tried where those stand.
    led: dict[str, tuple[int, ...]]

    def languages(self) -> frozenset[str]:
        """Return every language of the table."""
        return frozenset(phrase.language for phrase in self.phrases)

    def find(
        self, texts: Sequence[str], languages: frozenset[str], *, titles: int = 0, far: int | None = None
    ) -> list[Found]:
        """
        Return every phrase of these languages in each folded text (its first place), in order of the texts.

        Phrases without a literal piece are tried in short texts, and in the first ``titles`` of any length; marks in a
        headline and the words of deals in these alone; words for the text itself where words for payment stand.
        The texts from ``far`` on are searched for labels and advertising words alone, and not for the very short ones.
        """
        far = len(texts) if far is None else far
        plan = _plan(self, languages)
        wanted = self._by_pieces(plan, texts, titles, far)
        wanted.update(plan.brief(texts, titles, far))
        found = self._tried(texts, wanted)
        led = {at for at, _, one in found if one.phrase.form in _LEADERS}
        found += self._tried(texts, [(at, number) for at in led for number in plan.led])
        return [one for _, _, one in sorted(found, key=itemgetter(0, 1))]

    def _tried(self, texts: Sequence[str], wanted: Iterable[tuple[int, int]]) -> list[tuple[int, int, Found]]:
        """Return which of the wanted phrases stand in their texts, with the numbers of both."""
        found = []
        phrases, searches = self.phrases, _searches(self)
        for at, number in wanted:
            search = searches[number]
            if search is None:
                search = searches[number] = phrases[number].matcher().search
            match = search(texts[at])
            if match:
                found.append((at, number, Found(at, phrases[number], match.start(), match.end())))
        return found

    def _by_pieces(self, plan: _Plan, texts: Sequence[str], titles: int, far: int) -> set[tuple[int, int]]:
        """Return which phrases may stand in which texts, by their literal pieces."""
        matches = _automaton(self).find_matches_as_indexes("\n".join(texts), overlapping=True)
        end = 0
        ends = [end := end + len(text) + 1 for text in texts]
        wanted: set[tuple[int, int]] = set()
        for piece, start, _ in matches:
            owners = plan.owners.get(piece)
            if owners is None:
                owners = plan.owners[piece] = self._owners(piece, plan.languages)
            if owners:
                at = bisect_right(ends, start)
                wanted.update([(at, owner) for owner in owners[(at >= titles) + (at >= far)]])
        return wanted

    def _owners(self, piece: int, languages: frozenset[str]) -> tuple[tuple[int, ...], ...]:
        """Return which phrases of these languages need a piece: in titles, near the article, far from it; () for none."""
        kept = tuple(
            one
            for one in self.owners[piece]
            if one in self.anywhere or self.phrases[one].language in languages
        )
        near = tuple(one for one in kept if self.phrases[one].form not in _TITLE_FORMS)
        far = tuple(one for one in kept if self.phrases[one].form in LABEL_FORMS)
        return (kept, near, far) if kept else ()


#: Length up to which a text is tried for phrases that have no telling literal piece.
_BRIEF = 32
LABEL_FORMS = frozenset({"label", "release label", "slot"})
#: Words for the text itself ("this article") are looked for where words for payment stand.
_LED = frozenset({"self"})
_LEADERS = frozenset({"stem"})
#: Looked for in titles alone.
_TITLE_FORMS = frozenset({"deal"})
_WORDS = re.compile(r"[a-z\u0400-\u04ff]+|[^\W\d_]+")


@dataclass(slots=True)
class _Plan:
    """Which phrases are looked for on pages of some languages."""

    languages: frozenset[str]
    #: Phrases that go by a very short word, by that word.
    short: dict[str, tuple[int, ...]]
    #: Phrases without a literal piece: marks in a headline, labels, all others.
    tags: tuple[int, ...]
    labels: tuple[int, ...]
    #: With what finds in joined lines whether one of them could match; None where only trying tells.
    others: tuple[tuple[int, re.Pattern[str] | None], ...]
    led: tuple[int, ...]
    #: For each piece that came up so far: the phrases that need it in titles, near the article, far from it.
    owners: dict[int, tuple[tuple[int, ...], ...]] = field(default_factory=dict)

    def brief(self, texts: Sequence[str], titles: int, far: int) -> Iterator[tuple[int, int]]:
        """Yield which phrases to try in titles and brief texts, though no telling piece of them stands there."""
        near = [at for at in range(far) if at < titles or len(texts[at]) <= _BRIEF]
        joined = "\n".join([texts[at] for at in near])
        for number in self.tags:
            yield from [(at, number) for at in range(titles)]
        for number, somewhere in self.others:
            if somewhere is None or somewhere.search(joined):
                yield from [(at, number) for at in near]
        if self.labels:
            away = [at for at in range(len(texts)) if at < titles or len(texts[at]) <= _BRIEF]
            yield from [(at, number) for number in self.labels for at in away]
        if self.short.keys().isdisjoint(_WORDS.findall(joined)):
            return
        for at in near:
            for word in self.short.keys() & set(_WORDS.findall(texts[at])):
                yield from ((at, number) for number in self.short[word])


def _in_lines(pattern: str) -> re.Pattern[str] | None:
    """Return what matches in joined lines wherever a pattern matches in one of them; None for one that looks around."""
    return None if "(?=" in pattern or "(?!" in pattern or "(?<" in pattern else re.compile(pattern, re.M)


@lru_cache(maxsize=128)
def _plan(book: PhraseBook, languages: frozenset[str]) -> _Plan:
    short = {
        word: kept
        for word, numbers in book.short.items()
        if (kept := tuple(one for one in numbers if book.phrases[one].language in languages))
    }
    plain = [one for one in book.plain if book.phrases[one].language in languages]
    tags = tuple(one for one in plain if book.phrases[one].form == "tag")
    labels = tuple(one for one in plain if book.phrases[one].form in LABEL_FORMS)
    others = tuple(
        (one, _in_lines(book.phrases[one].pattern)) for one in plain if one not in tags and one not in labels
    )
    led = tuple(number for language in languages for number in book.led.get(language, ()))
    return _Plan(languages, short, tags, labels, others, led)


@lru_cache(maxsize=4)
def _searches(book: PhraseBook) -> list[Callable[[str], re.Match[str] | None] | None]:
    """Return a place for each phrase to keep what searches for it."""
    return [None] * len(book.phrases)


@lru_cache(maxsize=4)
def _automaton(book: PhraseBook) -> ahocorasick_rs.AhoCorasick:
    """Return what finds the pieces of all phrases at once: one for all languages is built once."""
    return ahocorasick_rs.AhoCorasick(book.pieces)


def parse_phrases(table: str) -> PhraseBook:
    """
    Compile the table of disclosures.

    Raises ``ValueError`` naming the row when it can't be used.
    """
    phrases: list[Phrase] = []
    owners: dict[str, list[int]] = {}
    short: dict[str, list[int]] = {}
    plain: list[int] = []
    led: dict[str, list[int]] = {}
    anywhere: set[int] = set()
    for row in csv.DictReader(StringIO(table)):
        for phrase, pieces, least in _parted(_phrase_of(row)):
            number = len(phrases)
            phrases.append(phrase)
            if pieces and min(map(width_of, pieces)) >= _SHORT and phrase.form in _LED:
                led.setdefault(phrase.language, []).append(number)
            elif pieces and min(map(width_of, pieces)) >= _SHORT:
                for piece in rarest(phrase.pattern, pieces):
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
        led={language: tuple(numbers) for language, numbers in led.items()},
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
    for pattern in alternatives(phrase.pattern):
        yield replace(phrase, pattern=pattern), *stems(pattern)


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

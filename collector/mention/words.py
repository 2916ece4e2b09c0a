"""Words: the data tables that judging a mention rests on, parsed from their text."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from collector.mention.folding import fold


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form ("GmbH"): what it is called, where, and on which side of a name it stands."""

    text: str
    #: ISO 3166-1 codes, blank-separated; "" where many use it.
    countries: str = ""
    #: ``before``, ``after`` or ``either``.
    position: str = "after"


@dataclass(frozen=True, slots=True)
class Words:
    """Legal forms, common words and coverage words, ready to be looked up. Picklable."""

    legal_forms: tuple[LegalForm, ...] = ()
    #: Folded word → the languages it is an ordinary word of, blank-separated.
    common: Mapping[str, str] = field(default_factory=dict, repr=False)
    #: Folded word → its spellings with accents, lower case.
    accented: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    #: Kind of coverage word (``apposition``, ``routine:funding``, ...) → language → phrases.
    coverage: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict, repr=False)

    def is_common(self, word: str) -> bool:
        """Return whether a word, in any case, is an ordinary word of a language."""
        return fold(word) in self.common

    def phrases(self, kind: str, language: str | None = None) -> tuple[str, ...]:
        """Return the phrases of one kind: of one language (with those of every language), or of all."""
        table = self.coverage.get(kind, {})
        if language is not None and language in table:
            return (*table[language], *table.get("", ()))
        return tuple(phrase for phrases in table.values() for phrase in phrases)


NO_WORDS = Words()


def compile_words(legal_forms_csv: str, common_words: str, coverage_words_csv: str) -> Words:
    """
    Parse the three tables from their text.

    ``legal_forms_csv``: ``form,countries,position,note``. ``common_words``: ``language,words``, the words
    blank-separated. ``coverage_words_csv``: ``kind,language,phrases,note``, the phrases separated by |. Lines that
    begin with # are remarks.
    """
    forms = tuple(
        LegalForm(row["form"], row["countries"], row["position"] or "after")
        for row in _rows(legal_forms_csv)
        if row["form"]
    )
    common: dict[str, str] = {}
    accented: dict[str, list[str]] = {}
    for row in _rows(common_words):
        for word in row["words"].split():
            folded = fold(word)
            known = common.get(folded)
            if known is None:
                common[folded] = row["language"]
            elif row["language"] not in known.split():
                common[folded] = f"{known} {row['language']}"
            if folded != word and word not in accented.setdefault(folded, []):
                accented[folded].append(word)
    coverage: dict[str, dict[str, list[str]]] = {}
    for row in _rows(coverage_words_csv):
        coverage.setdefault(row["kind"], {}).setdefault(row["language"], []).extend(
            phrase.strip() for phrase in row["phrases"].split("|") if phrase.strip()
        )
    return Words(
        legal_forms=forms,
        common=common,
        accented={word: tuple(spellings) for word, spellings in accented.items()},
        coverage={
            kind: {language: tuple(phrases) for language, phrases in table.items()}
            for kind, table in coverage.items()
        },
    )


def _rows(text: str) -> list[dict[str, str]]:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    rows = csv.DictReader(io.StringIO("\n".join(lines)))
    return [{str(k): (v or "").strip() for k, v in row.items() if isinstance(v, str)} for row in rows]

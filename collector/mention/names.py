"""Names: a brand made ready for looking for, once, for any number of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from collector.mention.endings import BY_LANGUAGE, BY_SCRIPT
from collector.mention.folding import fold
from collector.mention.patterns import core_of, exact_pattern, inflected_pattern, letters_of, normalised
from collector.mention.words import NO_WORDS, Words
from collector.records import Brand, Level


@dataclass(frozen=True, slots=True)
class Form:
    """One name under which the brand may stand in a text."""

    #: As the brand's record has it, in NFC.
    name: str
    level: Level
    #: The name without punctuation at its outer edges.
    core: str
    #: The core as it stands in a folded text.
    folded: str
    #: Whether a bare s may follow (German "Ankers Geräte"): not after s, and not for ordinary words.
    genitive: bool = True
    #: Words that differ from the name by their accents alone ("über" for Uber).
    other_words: frozenset[str] = frozenset()

    def patterns(self, language: str | None) -> Iterator[tuple[str, re.Pattern[str]]]:
        """
        Yield (how, pattern): ``""`` the name itself, ``article`` an Arabic name without its alif after ل,
        ``inflected`` the cases of its script, or of this Latin-script language.
        """
        yield "", _compiled(self.core)
        if self.core.startswith("ال") and len(self.core) > 4:
            yield "article", _compiled(self.core[1:])
        script = letters_of(self.core)
        table = BY_LANGUAGE.get(language or "") if script == "Latn" else BY_SCRIPT.get(script)
        cases = _compiled_cases(self.core, script, language if script == "Latn" else None) if table else None
        if cases is not None:
            yield "inflected", cases


@dataclass(frozen=True, slots=True)
class Names:
    """A brand with the forms of its name, and what is known about them."""

    brand: Brand
    words: Words = field(repr=False)
    forms: tuple[Form, ...]
    #: The bare name proves nothing: a common word, or very short.
    ambiguous: bool
    #: Why, in a few words; "" when it is not.
    ambiguous_because: str = ""


def compile_brand(brand: Brand, words: Words = NO_WORDS) -> Names:
    """
    Make a brand's names ready: reusable, picklable, a few milliseconds.

    A form given twice counts once, under its strongest level. Legal names that do not hold the name are aliases.
    """
    forms: dict[str, Form] = {}
    for name, level in _named(brand):
        text = normalised(name)
        core = core_of(text)
        key = " ".join(fold(core).replace("-", " ").split())
        if key and key not in forms:
            forms[key] = _form(text, core, level, words)
    for key in [k for k in forms if k.startswith("the ") and k.removeprefix("the ") in forms]:
        if forms[key].level is not Level.EXACT:
            del forms[key]
    why = _ambiguity(brand, words)
    return Names(brand, words, tuple(forms.values()), bool(why), why)


def _named(brand: Brand) -> Iterator[tuple[str, Level]]:
    yield brand.name, Level.EXACT
    yield from ((alias, Level.ALIAS) for alias in brand.aliases)
    own = [fold(core_of(normalised(n))) for n in (brand.name, *brand.aliases)]
    for legal in brand.legal_names:
        if not any(o and o in fold(legal) for o in own):
            yield legal, Level.ALIAS
    if brand.parent:
        yield brand.parent, Level.PARENT
    yield from ((longer, Level.NONE) for longer in brand.longer_names_not_us)


def _form(name: str, core: str, level: Level, words: Words) -> Form:
    script = letters_of(core)
    folded = fold(core)
    return Form(
        name=name,
        level=level,
        core=core,
        folded=folded,
        genitive=script == "Latn" and not folded.endswith("s") and not words.is_common(folded),
        other_words=frozenset(w for w in words.accented.get(folded, ()) if w != core.lower()),
    )


@lru_cache(maxsize=4096)
def _compiled(core: str) -> re.Pattern[str]:
    return re.compile(exact_pattern(core))


@lru_cache(maxsize=4096)
def _compiled_cases(core: str, script: str, language: str | None) -> re.Pattern[str] | None:
    table = BY_LANGUAGE[language] if language is not None else BY_SCRIPT[script]
    pattern = inflected_pattern(core, table)
    return re.compile(pattern) if pattern else None


def _ambiguity(brand: Brand, words: Words) -> str:
    if brand.ambiguous != "auto":
        return "the brand's record says so" if brand.ambiguous == "yes" else ""
    return bare_name_ambiguity(brand.name, words)


def bare_name_ambiguity(name: str, words: Words) -> str:
    """Return why a name by itself proves nothing ("a common word (en)", "very short"), or "" when it does."""
    core = core_of(normalised(name))
    folded = fold(core)
    script = letters_of(core)
    if " " in folded or "-" in folded:
        return ""
    if len(core) <= (2 if script in {"Hani", "Kana", "Hang"} else 3):
        return "very short"
    languages = words.common.get(folded)
    return f"a common word ({languages.replace(' ', ', ')})" if languages else ""

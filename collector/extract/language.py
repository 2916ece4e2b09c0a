"""The language of the text itself; what the page declares is only a hint."""

from __future__ import annotations

import re

from collector.extract.stopwords import LANGUAGES_OF

_SCRIPTS = {
    "ja": "\u3040-\u30ff",
    "ko": "\uac00-\ud7af",
    "th": "\u0e00-\u0e7f",
    "he": "\u0590-\u05ff",
    "el": "\u0370-\u03ff",
    "my": "\u1000-\u109f",
    "ka": "\u10a0-\u10ff",
    "hy": "\u0530-\u058f",
    "km": "\u1780-\u17ff",
    "lo": "\u0e80-\u0eff",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "bn": "\u0980-\u09ff",
    "gu": "\u0a80-\u0aff",
    "pa": "\u0a00-\u0a7f",
    "ml": "\u0d00-\u0d7f",
    "kn": "\u0c80-\u0cff",
    "si": "\u0d80-\u0dff",
    "am": "\u1200-\u137f",
}
_SCRIPT = {language: re.compile(f"[{chars}]") for language, chars in _SCRIPTS.items()}
_BEYOND_LATIN = re.compile(
    "[\u0370-\u03ff\u0530-\u058f\u0590-\u05ff\u0780-\u1fff\u3040-\u30ff\uac00-\ud7af\u4e00-\u9fff]"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
#: Vowel signs and joiners belong to the word they stand in.
_WORD = re.compile("[^\\W\\d_][\\w\u0300-\u036f\u0900-\u0d7f\u200c\u200d\u0610-\u065f]*")
_PLAIN_WORD = re.compile(r"[a-z]\w*", re.ASCII)
_SAMPLE = 1_000
_MIN = 60


def declared_language(*tags: str | None) -> str | None:
    """Return the primary subtag of the first usable language tag."""
    for tag in tags:
        if tag and (match := re.match(r"\s*([a-zA-Z]{2,3})(?:[-_]|\s*$)", tag)):
            return match.group(1).lower()
    return None


def language_of(text: str, declared: str | None) -> str | None:
    """
    Return the language that the text is written in, as its primary subtag.

    A script that only one language uses decides; then the commonest function words, where they are clear. With too
    little text, or words of no language known here, the declared language is taken.
    """
    sample = text[:_SAMPLE]
    if not sample.isascii() and len(_BEYOND_LATIN.findall(sample)) * 5 > len(sample):
        for language, script in _SCRIPT.items():
            if len(script.findall(sample)) * 5 > len(sample) * (0.5 if language == "ja" else 2):
                return language
        if len(_HAN.findall(sample)) * 5 > len(sample) * 2:
            return "zh"
    words = _PLAIN_WORD.findall(sample.lower()) if sample.isascii() else _WORD.findall(sample.casefold())
    if len(words) < 12:
        return declared
    return _by_words(words, declared)


def _by_words(words: list[str], declared: str | None) -> str | None:
    """Return the language whose function words stand out; between near ones what the page declares."""
    known = list(filter(None, map(LANGUAGES_OF.get, words)))
    if declared and sum([declared in languages for languages in known]) * 1.25 >= len(known) > 0:
        # No other language can have more.
        return declared
    counts: dict[str, int] = {}
    for languages in known:
        for language in languages:
            counts[language] = counts.get(language, 0) + 1
    if not counts:
        return declared
    ranked = sorted(counts.items(), key=lambda entry: -entry[1])
    first, most = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    if declared in counts and counts[declared] * 1.25 >= most:
        return declared
    if most * 12 < len(words) or most < second * 1.1:
        return declared or first
    return first

"""The language of the text itself; what the page declares is only a hint."""

from __future__ import annotations

import re

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("lo", re.compile(r"[\u0e80-\u0eff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("gu", re.compile(r"[\u0a80-\u0aff]")),
    ("pa", re.compile(r"[\u0a00-\u0a7f]")),
    ("ml", re.compile(r"[\u0d00-\u0d7f]")),
    ("kn", re.compile(r"[\u0c80-\u0cff]")),
    ("si", re.compile(r"[\u0d80-\u0dff]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SAMPLE = 1_200
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

    A script that only one language uses decides; else py3langid does, where there is enough text. With less the
    declared language is taken.
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < _MIN // 3:
        return declared
    if not sample.isascii():
        for language, script in _SCRIPTS:
            if len(script.findall(sample)) * 5 > letters * (1 if language == "ja" else 2):
                return language
        if len(_HAN.findall(sample)) * 2 > letters:
            return "zh"
    if letters < _MIN:
        return declared
    # Imported here: the model takes half a second to load.
    from py3langid import classify

    found, _ = classify(sample)
    return str(found)

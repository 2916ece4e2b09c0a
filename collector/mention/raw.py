"""The cheap test on raw markup: can this page name the brand at all? It may say yes too often, never no wrongly."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Any, Final

from w3lib.encoding import html_to_unicode

from collector.markup import Page
from collector.mention.finding import canonical, with_plain_letters
from collector.mention.names import Names
from collector.mention.patterns import loose_patterns
from collector.mention.spellings import markup_pattern
from collector.records import Level

try:
    import re2
except ImportError:  # a platform without it: the slow way does the same
    re2 = None

_TAG: Final = re.compile(r"<[^<>]*>")
_ESCAPE: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_BLANKS: Final = re.compile(r"\s{2,}")
#: Bytes that one name's automaton may take.
_MEMORY: Final = 16 << 20


def might_name(names: Names, page: Page | str | bytes) -> bool:
    """
    Return whether a page's markup can hold one of the brand's names, its cases or its parent's.

    Entities, ``\\u`` escapes, tags inside a word and broken lines are seen through. Bytes are decoded by the web's
    rules; a decoded page saves that. Never raises.
    """
    text = _text_of(page)
    if re2 is None:
        return slowly_might_name(names, text)
    return might_name_utf8(names, text.encode("utf-8", "replace"))


def might_name_utf8(names: Names, markup: bytes) -> bool:
    """Return the same for markup that is valid UTF-8: each byte is read once, whatever the name."""
    automaton = _automaton_of(cores_of(names))
    if automaton is None:
        return slowly_might_name(names, markup.decode("utf-8", "replace"))
    return automaton.search(markup) is not None


def slowly_might_name(names: Names, text: str) -> bool:
    """
    Return the same by going over the text twice: as it stands, then without tags, entities and escapes.

    What the quick way is measured by, and what stands in for it where its engine is missing.
    """
    patterns = _patterns_of(cores_of(names))
    if any(pattern.search(text) for pattern in patterns):
        return True
    plain = _plain(text)
    return any(pattern.search(plain) for pattern in patterns)


def cores_of(names: Names) -> tuple[str, ...]:
    """Return the names that a page may hold: those of the brand and its parent."""
    return tuple(form.core for form in names.forms if form.level is not Level.NONE)


def _text_of(page: Page | str | bytes) -> str:
    if isinstance(page, bytes):
        return html_to_unicode(None, page)[1]
    return page if isinstance(page, str) else page.html


def _plain(text: str) -> str:
    text = _TAG.sub("", text)
    if "&" in text:
        text = html.unescape(text)
        text = html.unescape(text) if "&" in text else text
    if "\\u" in text:
        text = _ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), text)
    return with_plain_letters(canonical(_BLANKS.sub(" ", text)))


@lru_cache(maxsize=64)
def _automaton_of(cores: tuple[str, ...]) -> Any:
    """Return the names as one automaton, None where there is no engine or they are too much for it."""
    if re2 is None:
        return None
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    try:
        return re2.compile("|".join(map(markup_pattern, cores)), options)
    except re2.error:
        return None


@lru_cache(maxsize=256)
def _patterns_of(cores: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for core in cores for pattern in loose_patterns(core))

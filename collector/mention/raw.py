"""The cheap test on raw markup: can this page name the brand at all? It may say yes too often, never no wrongly."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Any, Final, NamedTuple

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
#: Bytes that an automaton may take, and the steps of a program that has room in them: above, RE2 leaves its quick way
#: at once (2 MB a second instead of 500).
_MEMORY: Final = 32 << 20
_MAX_STEPS: Final = 120_000
#: Steps of all automata that are kept, some 200 bytes each; a brand counts as so many at least.
_MAX_KEPT_STEPS: Final = 600_000
_LEAST_STEPS: Final = 5_000


class _Automata(NamedTuple):
    """As few automata as hold a brand's names, the names that none can (too long, or no engine), and what they take."""

    automata: tuple[Any, ...]
    others: tuple[str, ...]
    steps: int


_AFTER: Final = frozenset((b" ", b"<", b"\n"))
#: Those in use, the one used last at the end.
_KEPT: Final[dict[tuple[str, ...], _Automata]] = {}


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
    cores = cores_of(names)
    if cores not in _KEPT and any(_stands(core.encode(), markup) for core in cores):
        return True
    found = _automata_of(cores)
    if any(automaton.search(markup) is not None for automaton in found.automata):
        return True
    return bool(found.others) and _slowly(found.others, markup.decode("utf-8", "replace"))


def slowly_might_name(names: Names, text: str) -> bool:
    """
    Return the same by going over the text twice: as it stands, then without tags, entities and escapes.

    What the quick way is measured by, and what stands in for it where its engine is missing.
    """
    return _slowly(cores_of(names), text)


def _slowly(cores: tuple[str, ...], text: str) -> bool:
    patterns = _patterns_of(cores)
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


def _stands(core: bytes, markup: bytes) -> bool:
    """
    True when a name stands in markup as it is, between blanks or tags; then its automaton would say yes too.

    To build one costs as much as to judge a few pages: where each page has a brand of its own this mostly saves it.
    """
    at = markup.find(core)
    return at > 0 and markup[at - 1] in b" >\n" and markup[at + len(core) : at + len(core) + 1] in _AFTER


def _automata_of(cores: tuple[str, ...]) -> _Automata:
    """Return the names as automata; those used last are kept, as many as there is room for."""
    kept = _KEPT.pop(cores, None) or _build(cores)
    _KEPT[cores] = kept
    while len(_KEPT) > 1 and sum(one.steps for one in _KEPT.values()) > _MAX_KEPT_STEPS:
        _KEPT.pop(next(iter(_KEPT)), None)
    return kept


def _build(cores: tuple[str, ...]) -> _Automata:
    if re2 is None:
        return _Automata((), cores, _LEAST_STEPS)
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    automata: list[Any] = []
    others: list[str] = []
    waiting = [cores] if cores else []
    while waiting:
        part = waiting.pop()
        automaton = _compiled("|".join(map(markup_pattern, part)), options)
        if automaton is not None:
            automata.append(automaton)
        elif len(part) == 1:
            others += part
        else:
            half = len(part) // 2
            waiting += [part[half:], part[:half]]
    steps = max(_LEAST_STEPS, sum(automaton.programsize for automaton in automata))
    return _Automata(tuple(automata), tuple(others), steps)


def _compiled(pattern: str, options: Any) -> Any:
    """Return the automaton of a pattern, None where it has no room."""
    try:
        automaton = re2.compile(pattern, options)
    except re2.error:
        return None
    finally:
        re2.purge()  # it keeps the last 128 of its own, each some megabytes
    return automaton if automaton.programsize <= _MAX_STEPS else None


@lru_cache(maxsize=256)
def _patterns_of(cores: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for core in cores for pattern in loose_patterns(core))

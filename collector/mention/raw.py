"""The cheap test on raw markup: can this page name the brand at all? It may say yes too often, never no wrongly."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Final

from w3lib.encoding import html_to_unicode

from collector.markup import Page
from collector.mention.finding import canonical, with_plain_letters
from collector.mention.names import Names
from collector.mention.patterns import loose_patterns
from collector.records import Level

_TAG: Final = re.compile(r"<[^<>]*>")
_ESCAPE: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_BLANKS: Final = re.compile(r"\s{2,}")


def might_name(names: Names, page: Page | str | bytes) -> bool:
    """
    Return whether a page's markup can hold one of the brand's names, its cases or its parent's.

    Entities, ``\\u`` escapes, tags inside a word and broken lines are seen through, in two steps: most pages that name
    the brand do so plainly. Bytes are decoded by the web's rules; a decoded page saves that. Never raises.
    """
    text = _text_of(page)
    patterns = _patterns_of(tuple(f.core for f in names.forms if f.level is not Level.NONE))
    if any(pattern.search(text) for pattern in patterns):
        return True
    plain = _plain(text)
    return any(pattern.search(plain) for pattern in patterns)


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


@lru_cache(maxsize=256)
def _patterns_of(cores: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for core in cores for pattern in loose_patterns(core))

"""Whether a quote stands in an archived page: in its text, its markup, its address or its headers."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from collector.markup import parse_page

#: What is taken out before comparing: white space of every kind, soft hyphens, zero-width and direction marks.
_GAPS = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
#: What ``where`` begins with for evidence that an address gives.
_ADDRESS = ("url", "address", "link", "canonical")
_CUT = re.compile(r"…|\.\.\.")


def squeeze(text: str) -> str:
    """Return the text in NFC without white space and invisible marks: the form in which quotes are compared."""
    return unicodedata.normalize("NFC", _GAPS.sub("", text))


class ArchivedPage:
    """A page as archived, with the places where a quote may stand, each made only when it is asked for."""

    def __init__(
        self, body: bytes, url: str, headers: tuple[tuple[str, str], ...], addresses: tuple[str, ...]
    ) -> None:
        self._page = parse_page(body, url, headers)
        self._headers = headers
        self._addresses = addresses

    @cached_property
    def text(self) -> str:
        """The visible text, without scripts and styles, squeezed."""
        tree = LexborHTMLParser(self._page.html)
        for node in tree.css("script, style, noscript, template"):
            node.decompose()
        return squeeze(self._page.title + (tree.body.text() if tree.body else ""))

    @cached_property
    def markup(self) -> str:
        """The source with its entities resolved, then what its metadata say, squeezed."""
        said = [html.unescape(self._page.html), *(content for _, content in self._page.metas)]
        said += [text for block in self._page.jsonld for text in _texts(block, 0)]
        return squeeze("\n".join(said))

    @cached_property
    def address(self) -> str:
        """The addresses of the page and of the way to it, as written and unquoted, squeezed, lower case."""
        return squeeze("\n".join([*self._addresses, *map(unquote, self._addresses)])).lower()

    @cached_property
    def headers(self) -> str:
        """The response's headers, squeezed."""
        return squeeze("\n".join(f"{name}: {value}" for name, value in self._headers))

    def holds(self, quote: str, where: str = "") -> bool:
        """
        True when the quote stands in the page, at the kind of place that ``where`` names.

        A quote that was cut ("…") holds when its parts stand there in their order. An empty quote never holds.
        """
        parts = [squeeze(part) for part in _CUT.split(quote)]
        parts = [part for part in parts if part] or [squeeze(quote)]
        if not parts[0]:
            return False
        where = where.lower()
        if where.startswith(_ADDRESS) and _in_order(self.address, [part.lower() for part in parts]):
            return True
        return any(_in_order(place, parts) for place in self._places(where))

    def _places(self, where: str) -> Iterator[str]:
        if where.startswith(("header:", "http header")):
            yield self.headers
            return
        yield self.text
        yield self.markup


def _in_order(place: str, parts: list[str]) -> bool:
    start = 0
    for part in parts:
        found = place.find(part, start)
        if found < 0:
            return False
        start = found + len(part)
    return True


def _texts(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth < 20 and isinstance(value, dict):
        for item in value.values():
            yield from _texts(item, depth + 1)
    elif depth < 20 and isinstance(value, list):
        for item in value:
            yield from _texts(item, depth + 1)

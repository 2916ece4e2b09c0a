"""One parse of one page, shared by every stage that reads markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from collector.markup.blocks import Outline, read_outline
from collector.markup.charset import decode
from collector.markup.jsonld import read_jsonld
from collector.markup.tame import tame
from collector.markup.text import declared, fold, whole

#: What is read of a page: the largest of 947 article pages has 3.4 MB.
MAX_BYTES = 4_000_000
#: Their decoders can't give halves of surrogate pairs.
_WHOLE = frozenset({"utf-8", "cp1252", "gb18030", "shift_jis", "euc-jp"})
_MARK = b"\xef\xbb\xbf"
#: Nothing changes a tree once it is parsed: nobody needs to be told.
_OPTIONS = LexborDocumentOptions.WO_EVENTS
_MAX_METAS = 500
_MAX_TITLE = 1_000
_MAX_CONTENT = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """
    A page decoded and parsed once.

    ``tree`` is shared: whoever reads it must not change it.
    """

    url: str
    html: str = field(repr=False)
    tree: LexborHTMLParser = field(repr=False)
    #: The tree's elements and text blocks, from the one walk over it.
    outline: Outline = field(repr=False)
    #: Response headers, names lower case; first value of each.
    headers: Mapping[str, str] = field(default_factory=dict)
    charset: str = "utf-8"
    #: (name or property, lower case; content) of every <meta>, in document order.
    metas: tuple[tuple[str, str], ...] = ()
    #: Every JSON-LD object of the page, @graph and lists flattened, in document order; repaired where broken.
    jsonld: tuple[dict[str, Any], ...] = ()
    title: str = ""
    #: First non-empty content of each name in ``metas``.
    by_name: Mapping[str, str] = field(default_factory=dict, repr=False)
    #: The elements that give each property (``itemprop``).
    properties: Mapping[str, list[LexborNode]] = field(default_factory=dict, repr=False)

    def microdata(self, name: str) -> list[LexborNode]:
        """Return the elements that give this property (``itemprop``), in document order."""
        return self.properties.get(name, [])

    def meta(self, *names: str) -> str | None:
        """Return the first non-empty content of the first of these names that the page has."""
        by_name = self.by_name or first_of_each(self.metas)
        for name in names:
            if name in by_name:
                return by_name[name]
        return None


def parse_page(body: bytes, url: str, headers: tuple[tuple[str, str], ...] = ()) -> Page:
    """
    Decode by BOM, header, meta, detection (the web's rules), and parse. Never raises on any bytes.

    At most ``MAX_BYTES`` are read, and markup that no browser could show (thousands of nested or unclosed
    elements, of attributes in one tag) is thinned before the parse.
    """
    heads = _by_name(headers)
    charset, html = read_text(body, heads.get("content-type"))
    return parse_text(html, url, heads, charset, utf8_of(html, charset, body))


def read_text(body: bytes, content_type: str | None = None) -> tuple[str, str]:
    """Return (charset, text) of a page, at most ``MAX_BYTES`` of it, without halves of surrogate pairs."""
    charset, html = decode(body[:MAX_BYTES], content_type)
    return charset, html if charset in _WHOLE else whole(html)


def _by_name(headers: tuple[tuple[str, str], ...]) -> dict[str, str]:
    heads: dict[str, str] = {}
    for name, value in headers:
        heads.setdefault(name.lower(), value)
    return heads


def parse_text(
    html: str, url: str, heads: Mapping[str, str] | None = None, charset: str = "utf-8", data: bytes = b""
) -> Page:
    """
    Parse a decoded page, or a part of one.

    ``heads`` are its response headers, names lower case; ``data`` is the text in UTF-8 where that is at hand.
    """
    data = data or html.encode("utf-8", "ignore")
    tree = LexborHTMLParser(tame(html, data), options=_OPTIONS)
    outline = read_outline(tree.root)
    metas = _read_metas(outline)
    return Page(
        url=url,
        html=html,
        tree=tree,
        outline=outline,
        headers=heads or {},
        charset=charset,
        metas=metas,
        by_name=first_of_each(metas),
        jsonld=read_jsonld(_linked_data(outline)),
        title=_read_title(outline),
        properties=_properties(tree),
    )


def utf8_of(html: str, charset: str, body: bytes) -> bytes:
    """Return a decoded page in UTF-8: mostly the very bytes that came."""
    body = body[:MAX_BYTES]
    exact = charset == "utf-8" and "\ufffd" not in html and not body.startswith(_MARK)
    return body if exact or (charset == "cp1252" and body.isascii()) else html.encode("utf-8", "ignore")


def first_of_each(metas: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the first content of each name that is not blank."""
    found: dict[str, str] = {}
    for name, content in metas:
        if name not in found and content.strip():
            found[name] = content
    return found


def _read_metas(outline: Outline) -> tuple[tuple[str, str], ...]:
    found = []
    for place in outline.tagged("meta")[:_MAX_METAS]:
        attributes = outline.nodes[place].attributes
        content = attributes.get("content")
        if not content:
            continue
        content = declared(content[:_MAX_CONTENT])
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = attributes.get(key)
            if name:
                found.append((name.strip().lower(), content))
                break
    return tuple(found)


def _properties(tree: LexborHTMLParser) -> dict[str, list[LexborNode]]:
    found: dict[str, list[LexborNode]] = {}
    for node in tree.css("[itemprop]"):
        for name in set((node.attributes.get("itemprop") or "").split()):
            found.setdefault(name, []).append(node)
    return found


def _linked_data(outline: Outline) -> Iterator[str]:
    for place in outline.tagged("script"):
        if "ld+json" in (outline.attributes(place).get("type") or ""):
            yield outline.nodes[place].text()


def _read_title(outline: Outline) -> str:
    """Return the head's title; one elsewhere when the head has none."""
    tags, parents = outline.tags, outline.parents
    places = sorted(outline.tagged("title"), key=lambda place: tags[parents[place]] != "head")[:1]
    return fold(outline.nodes[places[0]].text()[: _MAX_TITLE * 4])[:_MAX_TITLE] if places else ""

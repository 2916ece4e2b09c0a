"""One parse of one page, shared by every stage that reads markup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser
from w3lib.encoding import html_to_unicode

from collector.markup.jsonld import read_jsonld


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """
    A page decoded and parsed once.

    ``tree`` is shared: whoever reads it must not change it.
    """

    url: str
    html: str = field(repr=False)
    tree: LexborHTMLParser = field(repr=False)
    #: Response headers, names lower case; first value of each.
    headers: Mapping[str, str] = field(default_factory=dict)
    charset: str = "utf-8"
    #: (name or property, lower case; content) of every <meta>, in document order.
    metas: tuple[tuple[str, str], ...] = ()
    #: Every JSON-LD object of the page, @graph and lists flattened, in document order; repaired where broken.
    jsonld: tuple[dict[str, Any], ...] = ()
    title: str = ""

    def meta(self, *names: str) -> str | None:
        """Return the first non-empty content of the first of these names that the page has."""
        for name in names:
            for key, content in self.metas:
                if key == name and content.strip():
                    return content
        return None


def parse_page(body: bytes, url: str, headers: tuple[tuple[str, str], ...] = ()) -> Page:
    """Decode by BOM, header, meta, detection (the web's rules), and parse. Never raises on any bytes."""
    heads = {}
    for name, value in headers:
        heads.setdefault(name.lower(), value)
    charset, html = html_to_unicode(heads.get("content-type"), body)
    tree = LexborHTMLParser(html)
    metas = tuple(
        (name.lower(), node.attributes.get("content") or "")
        for node in tree.css("meta")
        if (
            name := node.attributes.get("property")
            or node.attributes.get("name")
            or node.attributes.get("itemprop")
        )
    )
    title = tree.css_first("title")
    return Page(
        url=url,
        html=html,
        tree=tree,
        headers=heads,
        charset=charset,
        metas=metas,
        jsonld=read_jsonld(node.text() for node in tree.css('script[type*="ld+json"]')),
        title=title.text().strip() if title else "",
    )

"""Reading answers: JSON and XML that may be something else, and results that become candidates."""

from __future__ import annotations

import html
import json
import re
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element  # the type only; parsing goes through defusedxml

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from collector.discover.source import Ask
from collector.records import Candidate, Capture, Miss, Sighting
from collector.urls import host_of, unwrap, url_key

#: A packed sitemap or feed is unpacked up to this many bytes.
MAX_UNPACKED = 20_000_000
#: Google News gives addresses of its own that hold no other (DISCOVERY section 5): a person has to open them.
_OPAQUE = re.compile(r"https?://news\.google\.com/(?:rss/)?(?:articles|read|stories)/", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,500}>")
_TITLE_LENGTH = 300


def not_understood(ask: Ask, answer: Capture, what: str) -> Miss:
    """Return the miss for an answer that is not what was asked for; it quotes the first 200 characters."""
    start = " ".join(answer.body[:800].decode("utf-8", "replace").split())[:200]
    return Miss(
        url=answer.requested_url,
        reason="answer not understood",
        detail=f"{ask.source}: {what}; it begins: {start or '(empty)'}",
        status=answer.status,
        record=answer.record,
    )


def json_of(ask: Ask, answer: Capture) -> Any | Miss:
    """Return the answer's JSON, or the miss that says what came in its place."""
    try:
        return json.loads(answer.body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return not_understood(ask, answer, "no JSON")


def xml_of(ask: Ask, answer: Capture) -> Element | Miss:
    """Return the root of the answer's XML, entities and external loading off, or the miss."""
    try:
        root = fromstring(
            unpacked(answer.body).lstrip(), forbid_dtd=False, forbid_entities=True, forbid_external=True
        )
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError) as error:
        return not_understood(ask, answer, f"no XML ({type(error).__name__})")
    if local_name(root) == "html":
        return not_understood(ask, answer, "a web page in place of a feed")
    assert isinstance(root, Element)
    return root


def unpacked(body: bytes) -> bytes:
    """Return the content of a gzip file ("sitemap.xml.gz"), at most 20 MB of it; anything else as it is."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(31).decompress(body, MAX_UNPACKED)
    except zlib.error:
        return body


def local_name(element: Element) -> str:
    """Return the element's name without its namespace (feeds spell theirs in many ways)."""
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of this local name."""
    return (child for child in element if local_name(child) == name)


def child_text(element: Element, *names: str) -> str:
    """Return the text of the first child of one of these names that has any, in the order of the names."""
    for name in names:
        for child in children(element, name):
            text = "".join(child.itertext()).strip()
            if text:
                return text
    return ""


def texts(value: object) -> str:
    """Return a JSON value as plain text: markup and entities resolved, white space folded; "" for anything else."""
    if not isinstance(value, str):
        return ""
    return " ".join(html.unescape(_TAG.sub("", html.unescape(value))).split())[:_TITLE_LENGTH]


def items_of(value: object, *path: str) -> list[dict[str, Any]]:
    """Return the list of objects at this path of a JSON answer; [] when it is not there or null."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def found(
    ask: Ask,
    url: object,
    *,
    rank: int,
    title: object = None,
    snippet: object = None,
    outlet: object = None,
    published: object = None,
) -> Candidate | Miss:
    """Return a result as a candidate, its wrapper opened offline, or as the miss it has to be."""
    if not isinstance(url, str) or not url.strip():
        return Miss(
            url="", reason="result without address", detail=f"{ask.source}: {texts(title) or 'untitled'}"
        )
    address = unwrap(url.strip())
    if not address.lower().startswith(("http://", "https://")) or not host_of(address):
        return Miss(url=address[:500], reason="bad URL", detail=f"{ask.source}: {texts(title) or 'untitled'}")
    if _OPAQUE.match(address):
        hint = f"{ask.source}: {texts(title) or 'untitled'}: the address is Google's own and opens in a browser only"
        return Miss(url=address[:500], reason="hint only", detail=hint, needs_look=True)
    sighting = Sighting(
        source=ask.source,
        query=ask.query,
        rank=rank,
        title=texts(title) or None,
        snippet=texts(snippet) or None,
        outlet=texts(outlet) or ask.outlet or None,
        published=published.strip()[:60] if isinstance(published, str) and published.strip() else None,
    )
    return Candidate(url=address, key=url_key(address), found_in=(sighting,))

"""Files that programs keep for people: OPML, bookmarks, saved feeds (Google Alerts)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from selectolax.lexbor import LexborHTMLParser

from collector.discover.answers import found, local_name, xml_of
from collector.discover.feeds import read_sitemap
from collector.discover.source import Ask
from collector.records import Candidate, Capture, Miss

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def read_bookmarks(text: str, name: str) -> Iterator[Candidate | Miss]:
    """Yield a candidate for each http(s) bookmark of a Netscape bookmark file; other schemes are left alone."""
    ask = Ask(source="bookmarks", url=name, query=name)
    for rank, anchor in enumerate(LexborHTMLParser(text).css("a[href]"), start=1):
        address = anchor.attributes.get("href") or ""
        if address.lower().startswith(("http://", "https://")):
            yield found(ask, address, rank=rank, title=anchor.text())


def read_opml(content: bytes, name: str) -> Iterator[Ask | Miss]:
    """Yield a request for each feed that an OPML file lists: a feed is polled, it is no candidate itself."""
    ask = Ask(source="feeds", url=name, query=name)
    root = xml_of(ask, _as_capture(content, name))
    if isinstance(root, Miss):
        yield root
        return
    for outline in root.iter():
        address = outline.get("xmlUrl") or outline.get("xmlurl") or ""
        if local_name(outline) == "outline" and address.lower().startswith(("http://", "https://")):
            title = outline.get("title") or outline.get("text") or ""
            yield Ask(source="feeds", url=address, query=f"{name}: {title}", purpose="feed", outlet=title)


def read_saved_feed(content: bytes, name: str) -> Iterator[Candidate | Miss]:
    """Yield a candidate for each entry of a saved RSS, Atom or sitemap file; Google's wrappers are opened offline."""
    for result in read_sitemap(Ask(source="saved-feed", url=name, query=name), _as_capture(content, name)):
        if isinstance(result, str):
            result = Miss(
                url=result, reason="not polled", detail=f"{name}: a sitemap of sitemaps: name its address"
            )
        yield replace(result, url=name) if isinstance(result, Miss) and not result.url else result


def _as_capture(content: bytes, name: str) -> Capture:
    return Capture(
        url=name, requested_url=name, status=200, body=content, captured_at=_EPOCH, source="supplied"
    )

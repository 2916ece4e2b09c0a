"""RSS, Atom and news sitemaps: the same three facts (address, title, date) in different clothes."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin
from xml.etree.ElementTree import Element  # the type only; parsing goes through defusedxml

from collector.discover.answers import child_text, children, found, local_name, texts, xml_of
from collector.discover.source import Ask
from collector.records import Candidate, Capture, Miss

#: Entries of one feed or sitemap that are read; the rest are named by one miss.
MAX_ENTRIES = 5_000


def read_feed(ask: Ask, answer: Capture) -> Iterator[Candidate | Miss]:
    """Yield a candidate for each entry of an RSS 0.9-2.0 or Atom feed."""
    root = xml_of(ask, answer)
    if isinstance(root, Miss):
        yield root
        return
    entries = [element for element in root.iter() if local_name(element) in {"item", "entry"}]
    for rank, entry in enumerate(entries[:MAX_ENTRIES], start=1):
        yield _entry_of(ask, entry, rank)
    yield from _over(ask, len(entries))


def _entry_of(ask: Ask, entry: Element, rank: int) -> Candidate | Miss:
    outlet = child_text(entry, "source")
    if local_name(entry) == "entry" and (source := next(children(entry, "source"), None)) is not None:
        outlet = child_text(source, "title") or outlet
    return found(
        ask,
        _absolute(_link_of(entry), ask.url),
        rank=rank,
        title=child_text(entry, "title"),
        snippet=child_text(entry, "description", "summary", "content"),
        outlet=outlet,
        published=child_text(entry, "pubdate", "published", "updated", "date"),
    )


def _link_of(entry: Element) -> str:
    for link in children(entry, "link"):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return link.get("href", "")
    return child_text(entry, "origlink", "link", "guid")


def _absolute(link: str, base: str) -> str:
    """Return a link as an address: feeds may give it without scheme or host."""
    if not link.startswith("/") or not base.startswith(("http://", "https://")):
        return link
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _over(ask: Ask, count: int) -> Iterator[Miss]:
    if count > MAX_ENTRIES:
        yield Miss(
            url=ask.url,
            reason="too many entries",
            detail=f"{ask.source}: {count} entries, the first {MAX_ENTRIES} were read",
        )


def read_sitemap(ask: Ask, answer: Capture) -> Iterator[Candidate | Miss | str]:
    """Yield a candidate for each page of a (news) sitemap, and the address of each further sitemap of an index."""
    root = xml_of(ask, answer)
    if isinstance(root, Miss):
        yield root
        return
    if local_name(root) == "sitemapindex":
        addresses = [child_text(sitemap, "loc") for sitemap in children(root, "sitemap")]
        yield from [address for address in addresses if address][:MAX_ENTRIES]
        yield from _over(ask, len(addresses))
        return
    if local_name(root) != "urlset":
        yield from read_feed(ask, answer)
        return
    pages = list(children(root, "url"))
    for rank, page in enumerate(pages[:MAX_ENTRIES], start=1):
        news = next(children(page, "news"), None)
        publication = next(children(news, "publication"), None) if news is not None else None
        yield found(
            ask,
            child_text(page, "loc"),
            rank=rank,
            title=texts(child_text(news, "title")) if news is not None else None,
            outlet=child_text(publication, "name") if publication is not None else None,
            published=child_text(news, "publication_date")
            if news is not None
            else child_text(page, "lastmod"),
        )
    yield from _over(ask, len(pages))

"""When the page was published and changed, and who says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from collector.extract.dates import parse_date
from collector.extract.nodes import Nodes, texts
from collector.extract.said import Said
from collector.markup import Page, fold
from collector.records import Fact

_PUBLISHED_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "publish-date",
    "publishdate",
    "publish_date",
    "publication_date",
    "published_time",
    "published",
    "pubdate",
    "article:post_date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dcterms.date",
    "dc.date.created",
    "dc.date",
    "date",
    "article.published",
    "article_date_original",
    "ptime",
    "publishtime",
    "originalpublicationdate",
    "displaydate",
    "article.created",
    "datecreated",
    "created",
    "rnews:datepublished",
    "weibo: article:create_at",
    "iso-8601-publish-date",
    "timestamp",
    "last-published",
    "firstpublishedtime",
    "citation_publication_date",
    "citation_date",
    "eomportal-pubdate",
)
_MODIFIED_METAS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "article:modified",
    "revision_date",
    "updated_time",
)
_URL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/\-_.]?(0[1-9]|1[0-2]|(?<=[/\-_.])[1-9](?=[/\-_.]))[/\-_.]?(0[1-9]|[12]\d|3[01]|(?<=[/\-_.])[1-9](?=[/\-_.]|$))(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Times:
    """When a page says that it was published and changed."""

    published: datetime | None = None
    modified: datetime | None = None
    facts: tuple[Fact, ...] = ()
    others: tuple[Fact, ...] = ()

    @classmethod
    def of(
        cls,
        chosen: tuple[datetime, Said] | None,
        said: list[tuple[datetime, Said]],
        changed: tuple[datetime, Said] | None,
    ) -> Times:
        """Gather what was chosen, and what other places say of another day."""
        facts, others = [], []
        if chosen is not None:
            facts.append(Fact("published_at", *chosen[1]))
            others = [Fact("published_at", *s) for moment, s in said if moment.date() != chosen[0].date()]
        if changed is not None:
            facts.append(Fact("modified_at", *changed[1]))
        return cls(
            chosen[0] if chosen else None, changed[0] if changed else None, tuple(facts), tuple(others[:10])
        )


def published(page: Page, nodes: Nodes, *, month_first: bool = False) -> Iterator[tuple[datetime, Said]]:
    """Yield the times of publication that the page declares, most trusted first."""
    for text, source in _declared(
        page, nodes, ("datePublished", "dateCreated", "uploadDate"), _PUBLISHED_METAS, "datePublished"
    ):
        if (found := parse_date(text, month_first=month_first)) is not None:
            yield found, Said(text, source)


def modified(page: Page, nodes: Nodes) -> Iterator[tuple[datetime, Said]]:
    """Yield the times of the last change that the page declares, most trusted first."""
    for text, source in _declared(page, nodes, ("dateModified",), _MODIFIED_METAS, "dateModified"):
        if (found := parse_date(text)) is not None:
            yield found, Said(text, source)


def _declared(
    page: Page, nodes: Nodes, keys: tuple[str, ...], metas: tuple[str, ...], prop: str
) -> Iterator[Said]:
    for key in keys:
        for text in texts(nodes.main.get(key)):
            yield Said(text, f"json-ld:{nodes.kind}.{key}")
    for name in metas:
        if text := page.meta(name):
            yield Said(text, f"meta:{name}")
    for key in keys:
        for text in texts(nodes.around.get(key)):
            yield Said(text, f"json-ld:WebPage.{key}")
    if prop == "datePublished":
        for node in page.tree.css("time[datetime]")[:3]:
            if (text := node.attributes.get("datetime") or "") and len(text) > 19:
                yield Said(text[:40], "time")
    for node in page.tree.css(f'[itemprop~="{prop}"]')[:4]:
        attributes = node.attributes
        text = attributes.get("content") or attributes.get("datetime") or node.text()
        if text:
            yield Said(fold(text[:200]), f"microdata:{prop}")


def url_day(url: str) -> datetime | None:
    """Return the day in the address's path, or None."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for match in _URL_DATE.finditer(path):
        year, month, day = (int(group) for group in match.groups())
        try:
            return datetime(year, month, day, tzinfo=UTC)
        except ValueError:
            continue
    return None


def settle(said: list[tuple[datetime, Said]], url: str) -> tuple[datetime, Said] | None:
    """
    Choose among the declared times, best first, and the day in the address.

    Where the stamp (in UTC) and the address's day differ by exactly one, the address is right more often: the
    stamp is the newsroom's evening or early morning in another zone.
    """
    day = url_day(url)
    if not said:
        return (day, Said(day.date().isoformat(), "url")) if day else None
    stamp, source = said[0]
    if stamp.utcoffset() == timedelta(0):
        for moment, other in said[1:]:
            if moment.utcoffset() != timedelta(0) and abs(moment - stamp) < timedelta(minutes=2):
                # The same moment, in the newsroom's own zone.
                return moment, other
    if day is not None and stamp.utcoffset() == timedelta(0) and abs((stamp.date() - day.date()).days) == 1:
        return day, Said(day.date().isoformat(), "url")
    return stamp, source

"""When the page was published and changed, and who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import chain
from urllib.parse import urlsplit

from collector.extract.dates import looks_dated, parse_date, read_both_ways
from collector.extract.nodes import Node, Nodes, texts
from collector.extract.said import Dated, Said
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
    "article.published",
    "article_date_original",
    "publishtime",
    "originalpublicationdate",
    "iso-8601-publish-date",
    "rnews:datepublished",
    "firstpublishedtime",
    "citation_publication_date",
    "citation_date",
    "eomportal-pubdate",
    "displaydate",
    "ptime",
    "last-published",
)
#: Where the day of the page's making often stands for that of the story's.
_VAGUE_METAS = (
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.created",
    "dc.date",
    "date",
    "article.created",
    "datecreated",
    "created",
    "weibo: article:create_at",
    "timestamp",
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
#: Names that no list has: "published-date", "five_hundred_pixels:uploaded".
_ANY_META = re.compile(r"publi|issued|posted|upload|release|(?<!vali)(?<!up)date|datum|fecha")
_NO_META = re.compile(
    r"modif|updat|revis|expir|valid|event|start|end|birth|review|archiv|crawl|copyright|generat|build|access|verif"
)
_URL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/\-_.]?(0[1-9]|1[0-2]|(?<=[/\-_.])[1-9](?=[/\-_.]))[/\-_.]?(0[1-9]|[12]\d|"
    r"3[01]|(?<=[/\-_.])[1-9](?=[/\-_.]|$))(?!\d)"
)
#: "/2010/POLITICS/08/13/": the section between the year and the day.
_URL_WITH_SECTION = re.compile(
    r"/((?:19|20)\d\d)/[A-Za-z][\w.-]{1,30}/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?=/|$)"
)
#: More days than that in metas of one name are not the page's own.
_OTHER_DAYS = 2


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


def published(page: Page, nodes: Nodes, *, month_first: bool) -> list[Dated]:
    """Return the times of publication that the page declares, most trusted first; of microdata only where no other is."""
    keys = ("datePublished", "dateCreated", "uploadDate")
    said = [
        *_dated(_linked(nodes.main, nodes.kind, keys), month_first),
        *_dated(_in_metas(page, _PUBLISHED_METAS), month_first),
    ]
    said = said or list(_dated(_microdata(page, "datePublished"), month_first))
    said += _dated(_linked(nodes.around, "WebPage", keys[:1]), month_first)
    said += _dated(_in_metas(page, _VAGUE_METAS), month_first)
    return said or other_metas(page, month_first=month_first)


def other_metas(page: Page, *, month_first: bool) -> list[Dated]:
    """Return the earliest time in metas whose name alone tells that it is of publication: where no other is declared."""
    said = [
        Said(content, f"meta:{name}")
        for name, content in page.metas
        if len(content) < 60
        and looks_dated(content)
        and _ANY_META.search(name)
        and not _NO_META.search(name)
        and not _is_of_many(page, name)
    ]
    return sorted(_dated(said, month_first), key=lambda dated: dated[0])[:1]


def modified(page: Page, nodes: Nodes) -> Iterator[Dated]:
    """Yield the times of the last change that the page declares, most trusted first."""
    yield from _dated(_linked(nodes.main, nodes.kind, ("dateModified",)), month_first=False)
    yield from _dated(_in_metas(page, _MODIFIED_METAS), month_first=False)
    yield from _dated(_linked(nodes.around, "WebPage", ("dateModified",)), month_first=False)
    if not nodes.main:
        yield from _dated(_microdata(page, "dateModified"), month_first=False)


def _dated(said: Iterable[Said], month_first: bool) -> Iterator[Dated]:
    for text, source in said:
        if (found := parse_date(text, month_first=month_first)) is not None:
            yield found, Said(text, source)


def _linked(node: Node, kind: str, keys: tuple[str, ...]) -> Iterator[Said]:
    for key in keys:
        for text in texts(node.get(key)):
            yield Said(text, f"json-ld:{kind}.{key}")


def _in_metas(page: Page, names: tuple[str, ...]) -> Iterator[Said]:
    here = page.by_name
    for name in names:
        if name in here and not _is_of_many(page, name):
            yield Said(here[name], f"meta:{name}")


def _is_of_many(page: Page, name: str) -> bool:
    """True for a meta that a page gives for several days: each stands in a teaser of another story."""
    return len({content[:10] for key, content in page.metas if key == name}) > _OTHER_DAYS


def _microdata(page: Page, prop: str) -> Iterator[Said]:
    nodes = page.microdata(prop)
    stamps = {
        (node.attributes.get("content") or node.attributes.get("datetime") or "")[:10] for node in nodes[:20]
    }
    for node in nodes[:4] if len(stamps) <= _OTHER_DAYS else ():
        attributes = node.attributes
        text = attributes.get("content") or attributes.get("datetime") or node.text()
        if node.tag != "meta" and text:
            yield Said(fold(text[:200]), f"microdata:{prop}")
        elif text:
            yield Said(text, f"meta:itemprop {prop}")


def url_day(url: str) -> datetime | None:
    """Return the day in the address's path, or None."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for match in chain(_URL_DATE.finditer(path), _URL_WITH_SECTION.finditer(path)):
        year, month, day = (int(group) for group in match.groups())
        try:
            return datetime(year, month, day, tzinfo=UTC)
        except ValueError:
            continue
    return None


def settle(
    said: list[Dated],
    url: str,
    printed: Dated | None = None,
    changed: Dated | None = None,
    stamps: Iterable[str] = (),
) -> Dated | None:
    """
    Choose among the declared times, best first, the date printed beside the headline, and the day in the address.

    ``stamps`` are those of the page's <time> elements: one may give the declared moment in the newsroom's own zone.
    A printed date of another day wins: stamps are made by machines that copy and rebuild pages. Where a stamp (in UTC)
    and the address's day differ by exactly one, the address is right more often: the stamp is the newsroom's
    evening or early morning in another zone.
    """
    day = url_day(url)
    in_url = (day, Said(day.date().isoformat(), "url")) if day else None
    if not said:
        return printed or in_url
    said = _made_clear(said, [one[0] for one in (printed, in_url, changed) if one is not None])
    stamp = said[0][0]
    if printed is not None:
        if _outweighs(printed, [moment for moment, _ in said], changed):
            return printed
        if stamp.date() == printed[0].date():
            # The day that the readers see.
            return said[0]
    if stamp.utcoffset() != timedelta(0):
        return said[0]
    for moment, source in said[1:]:
        if moment.utcoffset() != timedelta(0) and abs(moment - stamp) < timedelta(minutes=2):
            # The same moment, in the newsroom's own zone.
            return moment, source
    if (local := _local(stamps, stamp)) is not None:
        return local
    if in_url is not None and abs((stamp.date() - in_url[0].date()).days) == 1:
        return in_url
    return said[0]


def is_vague(said: list[Dated]) -> bool:
    """True where all that a page declares may be the day on which the page was made."""
    return all(source.source.removeprefix("meta:") in _VAGUE_METAS for _, source in said)


def _made_clear(said: list[Dated], others: list[datetime]) -> list[Dated]:
    """Read 03/04/2026 the way that another date of the page agrees with."""
    both = read_both_ways(said[0][1].value)
    if both is None:
        return said
    days = {moment.date() for moment in others}
    for moment in both:
        if moment.date() in days and said[0][0].date() not in days:
            return [(moment, said[0][1]), *said[1:]]
    return said


def _outweighs(printed: Dated, declared: list[datetime], changed: Dated | None) -> bool:
    """
    True where the printed date is the story's, not the declared one.

    The day of the last change, printed as if it were that of the story, is the day that its readers know. Only as a stamp of
    the very moment of the change it is not.
    """
    moment = printed[0]
    days = {one.date() for one in declared}
    if moment.date() in days:
        return False
    if moment.day <= 12 and moment.date().replace(month=moment.day, day=moment.month) in days:
        # 11/01 read the other way round.
        return False
    if changed is not None and changed[0].date() == moment.date():
        return not _is_same_moment(changed[0], moment)
    return moment.date() < min(days) or abs((moment.date() - declared[0].date()).days) <= 31


def _is_same_moment(one: datetime, other: datetime) -> bool:
    """True within three minutes, by the clock on the wall too: one of the two may have lost its zone."""
    near = timedelta(minutes=3)
    if other.time() == time.min:
        # A day is no moment.
        return False
    return abs(one - other) < near or abs(one.replace(tzinfo=None) - other.replace(tzinfo=None)) < near


def _local(stamps: Iterable[str], stamp: datetime) -> Dated | None:
    """Return the one of several stamps that gives the same moment in the newsroom's own zone, or None."""
    for text in stamps:
        moment = parse_date(text[:40]) if len(text) > 19 else None
        if moment is not None and moment.utcoffset() and abs(moment - stamp) < timedelta(minutes=2):
            return moment, Said(text[:40], "time")
    return None

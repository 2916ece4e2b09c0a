"""Web archives scanned for many brands at once: every mention of every brand, in one pass over the bytes."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from collector.engine import Fault, attempt, map_in_order
from collector.errors import InputError
from collector.extract import read_article
from collector.markup import parse_page
from collector.mention import ManyNames, compile_brand, compile_many, find_mention
from collector.pipeline.tables import load_registry, load_words
from collector.records import Article, Brand, Candidate, Capture, Mention, Miss, Outlet
from collector.settings import Settings

#: Seconds of wall-clock time that one page may take.
PAGE_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One brand named on one archived page."""

    brand: Brand
    url: str
    archive: str
    capture: Capture
    article: Article
    outlet: Outlet
    mention: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """What one page gave: its mentions, or the reason why it could not be read."""

    url: str
    sights: tuple[Sight, ...] = ()
    miss: Miss | None = None


@dataclass(frozen=True, slots=True)
class _Sought:
    """The brands of one scan, and their names compiled together."""

    brands: Sequence[Brand]
    many: ManyNames


#: By the number of the scan: a process compiles the names once, however many chunks of pages it is handed.
_SOUGHT: dict[int, _Sought] = {}
_NUMBERS = count()


def _prepare(number: int, brands: Sequence[Brand]) -> None:
    _SOUGHT[number] = _Sought(brands, compile_many(brands, load_words()))
    # What stands now stays: the collector need not walk it again for every page.
    gc.freeze()


@dataclass(frozen=True, slots=True)
class _Scanner:
    """Reads a page for all brands of a scan."""

    number: int
    settings: Settings

    def __call__(self, work: tuple[str, Candidate, Capture | Miss]) -> Scanned:
        name, _, found = work
        if isinstance(found, Miss):
            return Scanned(url=found.url, miss=found)
        done = attempt(partial(self._scan, name, found), PAGE_SECONDS)
        if isinstance(done, Fault):
            return Scanned(url=found.url, miss=Miss(url=found.url, reason=done.reason, detail=done.detail))
        return done

    def _scan(self, name: str, capture: Capture) -> Scanned:
        sought = _SOUGHT[self.number]
        page = parse_page(capture.body, capture.url, capture.headers)
        article = read_article(page, status=capture.status, cheap=True)
        if isinstance(article, Miss):
            return Scanned(url=capture.url, miss=article)
        text = "\n\n".join([article.headline or "", article.description or "", article.text])
        named = sought.many.find_brands(text, article.language)
        registry = load_registry(self.settings)
        sights = []
        for index in named:
            brand = sought.brands[index]
            outlet = registry.look_up(capture.url, article=article, brand=brand)
            mention = find_mention(article, compile_brand(brand, load_words()), outlet)
            if mention.count:
                sights.append(
                    Sight(
                        brand=brand, url=capture.url, archive=name, capture=capture,
                        article=article, outlet=outlet, mention=mention,
                    )
                )  # fmt: skip
        return Scanned(url=capture.url, sights=tuple(sights))


def scan(archives: Sequence[Path], brands: Sequence[Brand], settings: Settings) -> Iterator[Scanned]:
    """
    Yield what each HTML page of the archives gives, in their order, on ``settings.jobs`` processes, in flat memory.

    Where several are named, one that is no archive, or is damaged, is a miss; raises ``InputError`` where it is the
    only one.
    """
    number = next(_NUMBERS)
    try:
        yield from map_in_order(
            _Scanner(number, settings),
            _pages(archives),
            jobs=settings.jobs,
            start=partial(_prepare, number, brands),
            lost=_lost,
        )
    finally:
        _SOUGHT.pop(number, None)


def _pages(archives: Sequence[Path]) -> Iterator[tuple[str, Candidate, Capture | Miss]]:
    from collector.fetch import read_archive

    for path in archives:
        try:
            for candidate, found in read_archive(path, None):
                yield path.name, candidate, found
        except InputError as error:
            if len(archives) == 1:
                raise
            url = path.resolve().as_uri()
            miss = Miss(url=url, reason="damaged archive", detail=str(error), needs_look=True)
            yield path.name, Candidate(url=url, key=url, found_in=()), miss


def _lost(work: tuple[str, Candidate, Capture | Miss]) -> Scanned:
    url = work[1].url
    return Scanned(
        url=url, miss=Miss(url=url, reason="reader crashed", detail="the page took its process down")
    )

"""The newsstand as a run meets it: candidates, a brand, a registry, a clock, and the right answers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from collector.newsstand.addresses import Site
from collector.newsstand.house import Oddity, Press, Story, read_press
from collector.newsstand.server import serve
from collector.newsstand.truth import Expected
from collector.records import Brand

#: The day on which it always is here.
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)

BRAND = Brand(
    name="Orbelo",
    aliases=("オルベロ", "أوربيلو", "Орбело", "ऑर्बेलो", "奥贝洛"),
    legal_names=("Orbelo Pagamentos S.A.", "Orbelo Deutschland GmbH"),
    parent="Ventamar Group",
    domains=("orbelo.example",),
    handles=("orbelopay",),
    products=("Orbelo Pocket", "Orbelo Terminal"),
    people=("Inês Cardal", "Tomás Breyner"),
    context_words=("payments", "wallet", "card reader", "pagamentos", "Bezahldienst", "決済", "المدفوعات"),
    negative_words=("Reederei", "freight", "village"),
    longer_names_not_us=("Orbelo Shipping", "Orbelo Reederei", "Reederei Orbelo"),
    country="PT",
    languages=("pt", "en", "de"),
)

_REGISTRY = (
    "domain",
    "name",
    "country",
    "languages",
    "kind",
    "stature",
    "tier",
    "reputation",
    "publisher",
    "note",
    "provenance",
)


@dataclass(frozen=True, kw_only=True)
class Newsstand:
    """The open newsstand."""

    #: "127.0.0.1:PORT"; "" for a newsstand that is not served.
    address: str
    site: Site
    brand: Brand = BRAND
    now: datetime = NOW

    @property
    def connect_to(self) -> Mapping[str, str]:
        """Host → address, for ``Settings.connect_to``."""
        return dict.fromkeys(self.site.hosts, self.address)

    @property
    def settings(self) -> Mapping[str, object]:
        """What a run needs to read the newsstand: where to connect, and no waiting between requests."""
        return {"connect_to": self.connect_to, "allow_private": True, "gap": 0.0}

    @property
    def candidates(self) -> tuple[str, ...]:
        """Every candidate as handed in, in order, repeated spellings of one page included."""
        return tuple(dict.fromkeys(url for _, url, _ in self._handed_in()))

    @property
    def candidates_txt(self) -> str:
        """The list of links that a person kept, one a line, with remarks."""
        lines = ["# Orbelo in the press, collected by hand", ""]
        lines += [url for files, url, _ in self._handed_in() if files != "csv"]
        return "\n".join(lines) + "\n"

    @property
    def candidates_csv(self) -> str:
        """A colleague's spreadsheet with further links, some of them known already."""
        rows = [(url, outlet) for files, url, outlet in self._handed_in() if files != "txt"]
        return _csv(("outlet", "url", "who"), [(outlet, url, "Marta") for url, outlet in rows])

    @property
    def outlets_csv(self) -> str:
        """Registry rows of the fictional outlets, in the columns of the outlet registry."""
        rows = [{"provenance": "newsstand", **house.row} for house in self.site.press.houses if house.row]
        return _csv(_REGISTRY, [[row.get(column, "") for column in _REGISTRY] for row in rows])

    @property
    def expected(self) -> Mapping[str, Expected]:
        """The right answer for each page among the candidates, by its address."""
        press = self.site.press
        stories = [e for story in press.stories for e in (story.expected, story.amp_expected) if e]
        return {e.url: e for e in [*stories, *(odd.expected for odd in press.oddities if odd.expected)]}

    @property
    def same_page(self) -> Mapping[str, str]:
        """Other spellings among the candidates → the address under which ``expected`` has the page."""
        return {story.url + tail: story.url for story in self.site.press.stories for tail in story.also}

    def _handed_in(self) -> Iterator[tuple[str, str, str]]:
        """Yield (file, URL, outlet) of each candidate, outlet by outlet."""
        pages: tuple[Story | Oddity, ...] = (*self.site.press.stories, *self.site.press.oddities)
        for page in pages:
            yield from _spellings(page)


def _spellings(page: Story | Oddity) -> Iterator[tuple[str, str, str]]:
    if page.expected:
        yield page.handed_in, page.url, page.house.name
    if isinstance(page, Story):
        for tail in page.also:
            yield "txt", page.url + tail, page.house.name
        if page.amp_expected:
            yield "txt", page.amp_url, page.house.name


def _csv(header: tuple[str, ...], rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


@contextmanager
def open_newsstand(press: Press | None = None) -> Iterator[Newsstand]:
    """Serve the newsstand on a free loopback port while the context is open."""
    site = Site(press or read_press())
    with serve(site, format_datetime(NOW, usegmt=True)) as address:
        yield Newsstand(address=address, site=site)

"""What a source of candidates is: requests to make, answers to read. Pure: asking is the edge's work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol, runtime_checkable

from collector.records import Brand, Candidate, Capture, Miss


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInfo:
    """What a person should know of a source before it is asked."""

    name: str
    #: One sentence.
    about: str
    #: Where its terms allow it to be used and what it costs; shown by ``doctor``.
    terms: str
    #: Setting or environment variable with its key; "" when it needs none.
    needs_key: str = ""
    #: Asked without being named; a source that is off is asked only with ``--source NAME``.
    default_on: bool = True
    #: Least seconds between two requests.
    spacing: float = 1.0
    #: Seconds after which a request has failed.
    timeout: float = 15.0
    #: Printed in the dossier where the source asks for it.
    attribution: str = ""
    #: An address that answers when the service is up; ``doctor --online`` asks for it. "" where there is no one service.
    home: str = ""
    #: Requests go to many hosts: one host's failure says nothing of the next, and hosts are asked side by side.
    many_hosts: bool = False
    #: Requests that a run spends on it at most.
    most_asks: int = 40
    #: Each request costs money.
    paid: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days in which coverage may have been published, both included."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """Length in days, at least 1."""
        return max(1, (self.until - self.since) // timedelta(days=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """
    One request to a source.

    A key stands only in ``secret`` places: ``redact`` names the query parameters and headers whose values must
    never be logged, archived or shown.
    """

    source: str
    url: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = field(default=b"", repr=False)
    #: What is asked for, for a person: the query as it was put.
    query: str = ""
    #: What kind of answer ``read`` has to expect, where a source makes several kinds of request.
    purpose: str = ""
    #: Paid credits that it costs.
    credits: int = 0
    #: Names of the query parameters and headers that hold a key.
    redact: tuple[str, ...] = ()
    #: The outlet that is asked, when a publisher's own feed, sitemap or search is.
    outlet: str = ""
    #: Which page of the results; pages after the first are asked for only while there is little.
    page: int = 1
    #: The address is a page or a search of a site, so its robots.txt holds; services and given feeds are asked as such.
    robots: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a source says beside candidates: a sentence for its row in the dossier, outlets worth asking themselves."""

    text: str = ""
    #: (domain, name) of outlets that are said to have written about the brand, without an address of the story; the
    #: domain is "" where only a name is known.
    outlets: tuple[tuple[str, str], ...] = ()


#: What reading an answer may give.
Result = Candidate | Miss | Ask | Remark


class Source(Protocol):
    """One place that may know coverage of a brand."""

    about: SourceInfo

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield the requests to make, best first; the edge stops pulling when the budget is spent."""

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """
        Yield what an answer names: candidates, misses for what can't be used, further requests, remarks.

        Never raises: an answer that is not what was asked for is a ``Miss`` with reason "answer not understood"
        that quotes its first 200 characters.
        """


@runtime_checkable
class FallsBack(Protocol):
    """A source that knows another way when a request was refused or led nowhere."""

    def instead(self, ask: Ask, plan: Plan) -> Iterator[Ask]:
        """Yield the requests to make in place of one that gave nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What every source builds its requests from."""

    brand: Brand
    window: Window
    #: Keys by source name.
    keys: dict[str, str] = field(default_factory=dict, repr=False)
    #: (domain, name, country, languages) of the outlets worth asking themselves, best first.
    outlets: tuple[tuple[str, str, str, tuple[str, ...]], ...] = ()
    #: Names that prove nothing by themselves (common words), as given in the brand; they are asked for with context.
    weak_names: frozenset[str] = frozenset()
    #: Feeds that a person named, to be polled.
    feeds: tuple[Ask, ...] = ()
    searxng_url: str = ""
    #: The operator's contact; sources whose rules ask for one are off without it.
    contact: str = ""

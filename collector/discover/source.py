"""What a source of candidates is: requests to make, answers to read. Pure: asking is the edge's work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

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


class Source(Protocol):
    """One place that may know coverage of a brand."""

    about: SourceInfo

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield the requests to make, best first; the edge stops pulling when the budget is spent."""

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Candidate | Miss | Ask]:
        """
        Yield what an answer names: candidates, misses for what can't be used, further requests it leads to.

        Never raises: an answer that is not what was asked for is a ``Miss`` with reason "answer not understood"
        that quotes its first 200 characters.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What every source builds its requests from."""

    brand: Brand
    window: Window
    #: Keys by source name.
    keys: dict[str, str] = field(default_factory=dict, repr=False)
    #: (domain, name, country, languages) of the outlets worth asking themselves, best first.
    outlets: tuple[tuple[str, str, str, tuple[str, ...]], ...] = ()
    searxng_url: str = ""
    #: The operator's contact; sources whose rules ask for one are off without it.
    contact: str = ""

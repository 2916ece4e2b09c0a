"""The New York Times article search: metadata, with a free key."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from collector.discover.queries import names_of, quoted
from collector.discover.reading import read_results, with_next_page, within
from collector.discover.source import Ask, Plan, Result, SourceInfo
from collector.records import Capture

ENDPOINT = "https://api.nytimes.com/svc/search/v2/articlesearch.json"

FULL = 10


class NewYorkTimes:
    """The New York Times article search."""

    about = SourceInfo(
        name="nyt",
        about="The New York Times article search.",
        terms="Free key: 5 a minute, 500 a day; metadata only, non-commercial.",
        needs_key="NYT_API_KEY",
        spacing=12.0,
        home="https://api.nytimes.com/",
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each of the brand's names."""
        for name in names_of(plan.brand):
            asked = {
                "q": quoted(name),
                "begin_date": f"{plan.window.since:%Y%m%d}",
                "end_date": f"{plan.window.until:%Y%m%d}",
                "sort": "relevance",
            }
            asked["api-key"] = plan.keys["nyt"]
            yield Ask(
                source="nyt",
                url=f"{ENDPOINT}?{urlencode(asked)}",
                query=quoted(name),
                redact=("api-key",),
            )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """Read the results."""
        results = read_results(
            ask,
            answer,
            ("response", "docs"),
            url="web_url",
            title=lambda r: within(r, "headline", "main"),
            snippet="abstract",
            outlet=lambda _: "The New York Times",
            published="pub_date",
        )
        yield from with_next_page(ask, results, full=FULL, page=str(ask.page))

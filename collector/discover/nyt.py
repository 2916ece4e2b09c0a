"""The New York Times article search: metadata, with a free key."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from collector.discover.queries import phrases_of
from collector.discover.reading import read_results, within
from collector.discover.source import Ask, Plan, SourceInfo
from collector.records import Candidate, Capture, Miss

ENDPOINT = "https://api.nytimes.com/svc/search/v2/articlesearch.json"


class NewYorkTimes:
    """The New York Times article search."""

    about = SourceInfo(
        name="nyt",
        about="The New York Times article search.",
        terms="Free key: 5 a minute, 500 a day; metadata only, non-commercial.",
        needs_key="NYT_API_KEY",
        spacing=12.0,
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each of the brand's names."""
        for phrase in phrases_of(plan.brand):
            asked = {
                "q": phrase,
                "begin_date": f"{plan.window.since:%Y%m%d}",
                "end_date": f"{plan.window.until:%Y%m%d}",
                "sort": "relevance",
            }
            asked["api-key"] = plan.keys["nyt"]
            yield Ask(
                source="nyt",
                url=f"{ENDPOINT}?{urlencode(asked)}",
                query=phrase,
                redact=("api-key",),
            )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Candidate | Miss | Ask]:
        """Read the results."""
        yield from read_results(
            ask,
            answer,
            ("response", "docs"),
            url="web_url",
            title=lambda r: within(r, "headline", "main"),
            snippet="abstract",
            outlet=lambda _: "The New York Times",
            published="pub_date",
        )

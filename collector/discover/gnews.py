"""GNews.io: a small free tier, with a key."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from collector.discover.queries import phrases_of
from collector.discover.reading import read_results, within
from collector.discover.regions import languages_of
from collector.discover.source import Ask, Plan, Result, SourceInfo
from collector.records import Capture

ENDPOINT = "https://gnews.io/api/v4/search"


class GNews:
    """GNews.io news search."""

    about = SourceInfo(
        name="gnews",
        about="GNews.io news search.",
        terms="Free key: 100 a day, 10 results each.",
        needs_key="GNEWS_API_KEY",
        home="https://gnews.io/robots.txt",
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each name in each language of the brand."""
        for language in languages_of(plan.brand):
            for phrase in phrases_of(plan, both=" AND "):
                asked = {
                    "q": phrase,
                    "lang": language,
                    "max": "100",
                    "from": f"{plan.window.since}T00:00:00Z",
                    "sortby": "relevance",
                }
                if plan.brand.country:
                    asked["country"] = plan.brand.country.lower()
                asked["apikey"] = plan.keys["gnews"]
                yield Ask(
                    source="gnews",
                    url=f"{ENDPOINT}?{urlencode(asked)}",
                    query=phrase,
                    redact=("apikey",),
                )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """Read the results."""
        yield from read_results(
            ask,
            answer,
            ("articles",),
            url="url",
            title="title",
            snippet="description",
            outlet=lambda r: within(r, "source", "name"),
            published="publishedAt",
        )

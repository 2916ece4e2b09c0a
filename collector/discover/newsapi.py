"""NewsAPI.org: a development tier, with a key."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from collector.discover.queries import languages_of, phrases_of
from collector.discover.reading import read_results, within
from collector.discover.source import Ask, Plan, SourceInfo
from collector.records import Candidate, Capture, Miss

ENDPOINT = "https://newsapi.org/v2/everything"


class NewsApi:
    """NewsAPI.org: everything."""

    about = SourceInfo(
        name="newsapi",
        about="NewsAPI.org: everything.",
        terms="Free key for development only: 100 a day, one month back, a day late.",
        needs_key="NEWSAPI_API_KEY",
        spacing=1.0,
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each name in each language of the brand."""
        headers = (("X-Api-Key", plan.keys["newsapi"]),)
        for language in languages_of(plan.brand):
            for phrase in phrases_of(plan.brand):
                asked = {
                    "q": phrase,
                    "language": language,
                    "pageSize": "100",
                    "sortBy": "relevancy",
                }
                yield Ask(
                    source="newsapi",
                    url=f"{ENDPOINT}?{urlencode(asked)}",
                    headers=headers,
                    query=phrase,
                    redact=("X-Api-Key",),
                )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Candidate | Miss | Ask]:
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

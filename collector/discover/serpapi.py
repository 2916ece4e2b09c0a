"""SerpAPI: Google News results; paid, with a key."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from collector.discover.queries import languages_of, phrases_of
from collector.discover.reading import read_results, within
from collector.discover.source import Ask, Plan, SourceInfo
from collector.records import Candidate, Capture, Miss

ENDPOINT = "https://serpapi.com/search"


class SerpApi:
    """SerpAPI: Google News results with real addresses."""

    about = SourceInfo(
        name="serpapi",
        about="SerpAPI: Google News results with real addresses.",
        terms="Paid by the search.",
        needs_key="SERPAPI_API_KEY",
        spacing=1.0,
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each name in each language of the brand."""
        for language in languages_of(plan.brand):
            for phrase in phrases_of(plan.brand):
                asked = {
                    "engine": "google_news",
                    "q": phrase,
                    "hl": language,
                }
                if plan.brand.country:
                    asked["gl"] = plan.brand.country.lower()
                asked["api_key"] = plan.keys["serpapi"]
                yield Ask(
                    source="serpapi",
                    url=f"{ENDPOINT}?{urlencode(asked)}",
                    query=phrase,
                    credits=1,
                    redact=("api_key",),
                )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Candidate | Miss | Ask]:
        """Read the results."""
        yield from read_results(
            ask,
            answer,
            ("news_results",),
            url="link",
            title="title",
            outlet=lambda r: within(r, "source", "name"),
            published="date",
        )

"""SerpAPI: Google News results; paid, with a key."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from collector.discover.queries import phrases_of
from collector.discover.reading import read_results, within
from collector.discover.regions import languages_of
from collector.discover.source import Ask, Plan, Result, SourceInfo
from collector.records import Capture

ENDPOINT = "https://serpapi.com/search"


class SerpApi:
    """SerpAPI: Google News results with real addresses."""

    about = SourceInfo(
        name="serpapi",
        about="SerpAPI: Google News results with real addresses.",
        terms="Paid by the search.",
        needs_key="SERPAPI_API_KEY",
        home="https://serpapi.com/robots.txt",
        paid=True,
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each name in each language of the brand."""
        for language in languages_of(plan.brand):
            for phrase in phrases_of(plan, without="-site:"):
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

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """Read the results."""
        yield from read_results(
            ask,
            answer,
            ("news_results",),
            url="link",
            title="title",
            outlet=lambda r: within(r, "source", "name"),
            published=lambda r: r.get("iso_date") or r.get("date"),
            nested="stories",
        )

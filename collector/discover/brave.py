"""Brave News: an index of its own; paid, with a key."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from collector.discover.queries import languages_of, phrases_of
from collector.discover.reading import read_results
from collector.discover.source import Ask, Plan, SourceInfo
from collector.records import Candidate, Capture, Miss

ENDPOINT = "https://api.search.brave.com/res/v1/news/search"


class Brave:
    """Brave News search: an index of its own."""

    about = SourceInfo(
        name="brave",
        about="Brave News search: an index of its own.",
        terms="Paid: $5 per 1,000 queries, $5 monthly credit.",
        needs_key="BRAVE_API_KEY",
        spacing=1.0,
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each name in each language of the brand."""
        headers = (("X-Subscription-Token", plan.keys["brave"]),)
        for language in languages_of(plan.brand):
            for phrase in phrases_of(plan.brand):
                asked = {
                    "q": phrase,
                    "search_lang": language,
                    "count": "50",
                    "freshness": f"{plan.window.since}to{plan.window.until}",
                }
                if plan.brand.country:
                    asked["country"] = plan.brand.country
                yield Ask(
                    source="brave",
                    url=f"{ENDPOINT}?{urlencode(asked)}",
                    headers=headers,
                    query=phrase,
                    credits=1,
                    redact=("X-Subscription-Token",),
                )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Candidate | Miss | Ask]:
        """Read the results."""
        yield from read_results(
            ask,
            answer,
            ("results",),
            url="url",
            title="title",
            snippet="description",
            published=lambda r: r.get("page_age") or r.get("age"),
        )

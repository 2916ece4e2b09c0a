"""Mediastack: a tiny free tier, with a key."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from collector.discover.queries import languages_of, phrases_of
from collector.discover.reading import read_results
from collector.discover.source import Ask, Plan, SourceInfo
from collector.records import Candidate, Capture, Miss

ENDPOINT = "https://api.mediastack.com/v1/news"


class Mediastack:
    """Mediastack news search."""

    about = SourceInfo(
        name="mediastack",
        about="Mediastack news search.",
        terms="Free key: 100 a month, no commercial use; asked over https alone, so that the key is not sent in clear.",
        needs_key="MEDIASTACK_API_KEY",
        spacing=1.0,
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each name in each language of the brand."""
        for language in languages_of(plan.brand):
            for phrase in phrases_of(plan.brand):
                asked = {
                    "keywords": phrase,
                    "languages": language,
                    "sort": "published_desc",
                    "limit": "100",
                }
                if plan.brand.country:
                    asked["countries"] = plan.brand.country.lower()
                asked["access_key"] = plan.keys["mediastack"]
                yield Ask(
                    source="mediastack",
                    url=f"{ENDPOINT}?{urlencode(asked)}",
                    query=phrase,
                    redact=("access_key",),
                )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Candidate | Miss | Ask]:
        """Read the results."""
        yield from read_results(
            ask,
            answer,
            ("data",),
            url="url",
            title="title",
            snippet="description",
            outlet="source",
            published="published_at",
        )

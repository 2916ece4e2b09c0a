"""Mediastack: a tiny free tier, with a key."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from collector.discover.queries import names_of, quoted
from collector.discover.reading import read_results
from collector.discover.regions import languages_of, spoken
from collector.discover.source import Ask, Plan, Result, SourceInfo
from collector.records import Capture

ENDPOINT = "https://api.mediastack.com/v1/news"

_LANGUAGES = "ar de en es fr he it nl no pt ru sv zh"


class Mediastack:
    """Mediastack news search."""

    about = SourceInfo(
        name="mediastack",
        about="Mediastack news search.",
        terms="Free key: 100 a month, no commercial use; asked over https alone, so that the key is not sent in clear.",
        needs_key="MEDIASTACK_API_KEY",
        home="https://api.mediastack.com/",
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each name in each language of the brand; the service knows no words between alternatives."""
        for language in languages_of(plan.brand):
            for name in names_of(plan.brand):
                asked = {
                    "keywords": quoted(name),
                    "sort": "published_desc",
                    "limit": "100",
                }
                if theirs := spoken(language, _LANGUAGES):
                    asked["languages"] = theirs
                if plan.brand.country:
                    asked["countries"] = plan.brand.country.lower()
                asked["access_key"] = plan.keys["mediastack"]
                yield Ask(
                    source="mediastack",
                    url=f"{ENDPOINT}?{urlencode(asked)}",
                    query=quoted(name),
                    redact=("access_key",),
                )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
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

"""NewsAPI.org: a development tier, with a key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from collector.discover.queries import phrases_of
from collector.discover.reading import read_results, within
from collector.discover.regions import languages_of, spoken
from collector.discover.source import Ask, Plan, Result, SourceInfo
from collector.records import Capture, Miss

ENDPOINT = "https://newsapi.org/v2/everything"

#: A language that the service does not know is an error to it.
_LANGUAGES = "ar de en es fr he it nl no pt ru sv zh"


class NewsApi:
    """NewsAPI.org: everything."""

    about = SourceInfo(
        name="newsapi",
        about="NewsAPI.org: everything.",
        terms="Free key for development only: 100 a day, one month back, a day late.",
        needs_key="NEWSAPI_API_KEY",
        home="https://newsapi.org/robots.txt",
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each name in each language of the brand."""
        headers = (("X-Api-Key", plan.keys["newsapi"]),)
        for language in languages_of(plan.brand):
            for phrase in phrases_of(plan, both=" AND "):
                asked = {"q": phrase, "pageSize": "100", "sortBy": "relevancy"}
                if theirs := spoken(language, _LANGUAGES):
                    asked["language"] = theirs
                if plan.brand.domains:
                    asked["excludeDomains"] = ",".join(plan.brand.domains[:5])
                yield Ask(
                    source="newsapi",
                    url=f"{ENDPOINT}?{urlencode(asked)}",
                    headers=headers,
                    query=phrase,
                    redact=("X-Api-Key",),
                )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """Read the results. Its rate limit is counted by the day: reached, it stays so for the run."""
        for result in read_results(
            ask,
            answer,
            ("articles",),
            url="url",
            title="title",
            snippet="description",
            outlet=lambda r: within(r, "source", "name"),
            published="publishedAt",
        ):
            if isinstance(result, Miss) and result.reason == "throttled":
                result = replace(result, reason="quota")
            yield result

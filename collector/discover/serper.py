"""Serper: Google News results with real addresses; paid, with a key."""

from __future__ import annotations

import json
from collections.abc import Iterator

from collector.discover.queries import phrases_of
from collector.discover.reading import read_results
from collector.discover.regions import languages_of
from collector.discover.source import Ask, Plan, Result, SourceInfo
from collector.records import Capture

ENDPOINT = "https://google.serper.dev/news"


class Serper:
    """Google News by way of Serper's API."""

    about = SourceInfo(
        name="serper",
        about="Serper: Google News results with the publishers' own addresses.",
        terms="Paid: about $1 per 1,000 queries after 2,500 free ones.",
        needs_key="SERPER_API_KEY",
        home="https://google.serper.dev/",
        paid=True,
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each name in each language of the brand; one credit each."""
        headers = (("X-API-KEY", plan.keys["serper"]), ("Content-Type", "application/json"))
        for language in languages_of(plan.brand):
            for phrase in phrases_of(plan, without="-site:"):
                asked = {"q": phrase, "hl": language, "num": 100}
                if plan.window.days <= 366:
                    asked["tbs"] = "qdr:y"
                if plan.brand.country:
                    asked["gl"] = plan.brand.country.lower()
                yield Ask(
                    source="serper",
                    url=ENDPOINT,
                    method="POST",
                    headers=headers,
                    body=json.dumps(asked, ensure_ascii=False).encode("utf-8"),
                    query=phrase,
                    credits=1,
                    redact=("X-API-KEY",),
                )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """Read the news results."""
        yield from read_results(
            ask,
            answer,
            ("news",),
            url="link",
            title="title",
            snippet="snippet",
            outlet="source",
            published="date",
        )

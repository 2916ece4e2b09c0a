"""GDELT DOC 2.0: news in 65 languages, the last three months, best effort."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from collector.discover.answers import not_understood
from collector.discover.queries import phrases_of
from collector.discover.reading import read_results, reason_in
from collector.discover.regions import fips_of
from collector.discover.source import Ask, Plan, Result, SourceInfo
from collector.records import Capture

ENDPOINT = "https://api.gdeltproject.org/api/v2/doc/doc"
#: The service covers the last three months only.
DAYS = 90


class Gdelt:
    """The GDELT Project's article list."""

    about = SourceInfo(
        name="gdelt",
        about="The GDELT Project: news of the last three months in 65 languages.",
        terms="Free with attribution.",
        spacing=6.0,
        home="https://api.gdeltproject.org/robots.txt",
        attribution="The GDELT Project (https://www.gdeltproject.org/)",
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield the brand's names in its own country, then everywhere."""
        places = [f" sourcecountry:{code}" for code in [fips_of(plan.brand.country)] if code]
        for place in [*places, ""]:
            for phrase in phrases_of(plan):
                query = phrase + place
                asked = {
                    "query": query,
                    "mode": "artlist",
                    "format": "json",
                    "maxrecords": "250",
                    "sort": "datedesc",
                    "timespan": f"{min(DAYS, plan.window.days)}d",
                }
                yield Ask(source="gdelt", url=f"{ENDPOINT}?{urlencode(asked)}", query=query)

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """Read the article list; errors come as plain text with status 200, nothing as ``{}`` or an empty body."""
        body = answer.body.strip()
        if body in {b"", b"{}"}:
            return
        if not body.startswith(b"{"):
            said = not_understood(ask, answer, "a text in place of JSON")
            yield replace(said, reason=reason_in(said.detail) or said.reason)
            return
        yield from read_results(
            ask, answer, ("articles",), url="url", title="title", outlet="domain", published="seendate"
        )

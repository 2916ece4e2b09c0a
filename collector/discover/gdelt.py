"""GDELT DOC 2.0: news in 65 languages, the last three months, best effort."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from collector.discover.answers import not_understood
from collector.discover.queries import fips_of, phrases_of
from collector.discover.reading import read_results
from collector.discover.source import Ask, Plan, SourceInfo
from collector.records import Candidate, Capture, Miss

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
        timeout=15.0,
        attribution="The GDELT Project (https://www.gdeltproject.org/)",
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield the brand's names in its own country, then everywhere."""
        places = [f" sourcecountry:{code}" for code in [fips_of(plan.brand.country)] if code]
        for place in [*places, ""]:
            for phrase in phrases_of(plan.brand):
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

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Candidate | Miss | Ask]:
        """Read the article list; errors come as plain text with status 200, nothing as ``{}`` or an empty body."""
        body = answer.body.strip()
        if body in {b"", b"{}"}:
            return
        if not body.startswith(b"{"):
            yield not_understood(ask, answer, "a text in place of JSON")
            return
        yield from read_results(
            ask, answer, ("articles",), url="url", title="title", outlet="domain", published="seendate"
        )

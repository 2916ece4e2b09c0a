"""Hacker News by Algolia: stories that link to press, mostly about technology brands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlencode

from collector.discover.queries import names_of, quoted
from collector.discover.reading import read_results
from collector.discover.source import Ask, Plan, Result, SourceInfo
from collector.records import Candidate, Capture, Miss

ENDPOINT = "https://hn.algolia.com/api/v1/search"


class HackerNews:
    """Stories on Hacker News whose title names the brand."""

    about = SourceInfo(
        name="hacker-news",
        about="Hacker News: links to press about technology brands.",
        terms="Free, no key.",
        home="https://hn.algolia.com/api/v1/search?query=&hitsPerPage=0",
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each of the brand's names once."""
        since = int(
            datetime(
                plan.window.since.year, plan.window.since.month, plan.window.since.day, tzinfo=UTC
            ).timestamp()
        )
        for name in names_of(plan.brand):
            asked = {
                "query": quoted(name),
                "tags": "story",
                "hitsPerPage": "100",
                "numericFilters": f"created_at_i>{since}",
                "typoTolerance": "false",
            }
            yield Ask(
                source="hacker-news", url=f"{ENDPOINT}?{urlencode(asked)}", query=quoted(name), purpose=name
            )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """Read the hits; a story without a link is talk, not press, and one whose title lacks the name is a near hit."""
        for result in read_results(ask, answer, ("hits",), url="url", title="title", published="created_at"):
            if isinstance(result, Miss) and result.reason == "result without address":
                continue
            title = result.found_in[0].title or "" if isinstance(result, Candidate) else ""
            if isinstance(result, Candidate) and ask.purpose.casefold() not in title.casefold():
                continue
            yield result

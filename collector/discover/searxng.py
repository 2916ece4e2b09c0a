"""SearXNG: the user's own metasearch instance."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from collector.discover.queries import phrases_of
from collector.discover.reading import read_results
from collector.discover.regions import languages_of
from collector.discover.source import Ask, Plan, Result, SourceInfo
from collector.records import Capture


class SearXng:
    """The user's own SearXNG, never a public instance."""

    about = SourceInfo(
        name="searxng",
        about="Your own SearXNG instance (setting searxng_url), with format=json enabled.",
        terms="Those of your instance.",
        needs_key="COLLECTOR_SEARXNG_URL",
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each name in each language of the brand."""
        home = plan.searxng_url.rstrip("/")
        for language in languages_of(plan.brand):
            for phrase in phrases_of(plan, without="-site:"):
                asked = {
                    "q": phrase,
                    "categories": "news",
                    "format": "json",
                    "language": language,
                }
                if plan.window.days <= 366:
                    asked["time_range"] = "year"
                yield Ask(source="searxng", url=f"{home}/search?{urlencode(asked)}", query=phrase)

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """Read the results."""
        yield from read_results(
            ask, answer, ("results",), url="url", title="title", snippet="content", published="publishedDate"
        )

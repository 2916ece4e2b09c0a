"""Bing News as RSS: off until named, since its feed is for personal, non-commercial use."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from collector.discover.feeds import read_feed
from collector.discover.queries import languages_of, phrases_of
from collector.discover.source import Ask, Plan, SourceInfo
from collector.records import Candidate, Capture, Miss

ENDPOINT = "https://www.bing.com/news/search"
_PAGES = (1, 11)


class Bing:
    """Bing News search, as a feed."""

    about = SourceInfo(
        name="bing-news",
        about="Bing News as RSS: recent news with the publishers' own addresses.",
        terms="For personal, non-commercial use (not confirmed): off until named with --source bing-news.",
        default_on=False,
        spacing=5.0,
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each name in each language of the brand, two pages each."""
        country = plan.brand.country or "US"
        for language in languages_of(plan.brand):
            for phrase in phrases_of(plan.brand):
                for first in _PAGES:
                    asked = {
                        "q": phrase,
                        "format": "rss",
                        "mkt": f"{language}-{country}",
                        "setlang": language,
                        "cc": country,
                        "first": str(first),
                    }
                    yield Ask(source="bing-news", url=f"{ENDPOINT}?{urlencode(asked)}", query=phrase)

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Candidate | Miss | Ask]:
        """Read the feed; the publisher's address is taken out of each item's wrapper, offline."""
        yield from read_feed(ask, answer)

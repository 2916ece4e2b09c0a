"""Bing News as RSS: off until named, since its feed is for personal, non-commercial use."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from collector.discover.feeds import read_feed
from collector.discover.queries import phrases_of
from collector.discover.reading import with_next_page
from collector.discover.regions import languages_of
from collector.discover.source import Ask, Plan, Result, SourceInfo
from collector.records import Capture

ENDPOINT = "https://www.bing.com/news/search"
#: Items on a full page.
FULL = 10


class Bing:
    """Bing News search, as a feed."""

    about = SourceInfo(
        name="bing-news",
        about="Bing News as RSS: recent news with the publishers' own addresses.",
        terms="For personal, non-commercial use; the present wording is not confirmed.",
        default_on=False,
        spacing=5.0,
        home="https://www.bing.com/robots.txt",
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each name in each language of the brand."""
        country = plan.brand.country or "US"
        for language in languages_of(plan.brand):
            for phrase in phrases_of(plan, without="-site:"):
                asked = {
                    "q": phrase,
                    "format": "rss",
                    "mkt": f"{language}-{country}",
                    "setlang": language,
                    "cc": country,
                }
                yield Ask(source="bing-news", url=f"{ENDPOINT}?{urlencode(asked)}", query=phrase)

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """Read the feed; the publisher's address is taken out of each item's wrapper, offline."""
        yield from with_next_page(ask, read_feed(ask, answer), full=FULL, first=str(ask.page * FULL + 1))

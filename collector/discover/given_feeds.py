"""Feeds that a person named: polled, and read for the brand's names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from collector.discover.answers import found
from collector.discover.feeds import read_sitemap
from collector.discover.hearsay import names_brand
from collector.discover.source import Ask, Plan, Remark, Result, SourceInfo
from collector.records import Candidate, Capture, Miss

#: An address that was named beside pages and may be a feed: what answers decides.
MAYBE = "maybe a feed"
FEED = "feed"
_FEED_PATH = re.compile(r"/(?:rss|feeds?|atom|alerts/feeds)(?:[/.]|$)|\.(?:rss|atom|rdf|xml)$", re.IGNORECASE)
_FEED_HOST = re.compile(r"^(?:feeds?|rss)\d?\.", re.IGNORECASE)


class GivenFeeds:
    """Feeds from OPML files and addresses that look like feeds."""

    about = SourceInfo(
        name="feeds",
        about="Feeds that you name with --from: OPML files, addresses of feeds, Google Alerts.",
        terms="As each feed's publisher says; a Google Alert is your own.",
        spacing=0.0,
        many_hosts=True,
        most_asks=300,
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield the feeds as they were named."""
        yield from plan.feeds

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """
        Yield the entries that name the brand; all of them where the feed is a Google Alert, made for the brand.

        An address that turns out to be a page is a candidate itself.
        """
        results = [self._lead(ask, r) if isinstance(r, str) else r for r in read_sitemap(ask, answer)]
        if ask.purpose == MAYBE and any(
            isinstance(r, Miss) and r.reason == "answer not understood" for r in results
        ):
            yield found(ask, ask.url, rank=0)
            return
        everything = is_alert(ask.url)
        kept = 0
        for result in results:
            if not isinstance(result, Candidate) or everything or names_brand(result, plan.brand):
                kept += isinstance(result, Candidate)
                yield result
        entries = sum(isinstance(result, Candidate) for result in results)
        if kept < entries:
            yield Remark(text=f"{kept} of {entries} entries of {urlsplit(ask.url).hostname} name the brand")

    def _lead(self, ask: Ask, address: str) -> Ask:
        return replace(ask, url=address, purpose=FEED)


def is_alert(url: str) -> bool:
    """True for the address of a Google Alert's feed."""
    return bool(re.match(r"https?://(?:www\.)?google\.[a-z.]{2,7}/alerts/feeds/", url, re.IGNORECASE))


def looks_like_feed(url: str) -> bool:
    """True for an address that feeds usually have; whether it is one, its answer says."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(_FEED_PATH.search(parts.path) or _FEED_HOST.match(parts.hostname or ""))

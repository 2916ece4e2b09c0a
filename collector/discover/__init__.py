"""Where coverage might be: requests to make, answers to read. Pure; ``fetch`` does the asking."""

from collector.discover.bing import Bing
from collector.discover.brand_site import BrandSite
from collector.discover.brave import Brave
from collector.discover.gdelt import Gdelt
from collector.discover.given_feeds import GivenFeeds
from collector.discover.gnews import GNews
from collector.discover.google_news import GoogleNews
from collector.discover.guardian import Guardian
from collector.discover.hacker_news import HackerNews
from collector.discover.hearsay import Refused, merge, promise, sift, sighted
from collector.discover.mediacloud import MediaCloud
from collector.discover.mediastack import Mediastack
from collector.discover.newsapi import NewsApi
from collector.discover.nyt import NewYorkTimes
from collector.discover.publishers import Publishers
from collector.discover.searxng import SearXng
from collector.discover.serpapi import SerpApi
from collector.discover.serper import Serper
from collector.discover.source import Ask, FallsBack, Plan, Remark, Result, Source, SourceInfo, Window
from collector.discover.wikidata import Wikipedia

#: Every source, in the order in which they are worth asking (DISCOVERY section 3).
SOURCES: tuple[Source, ...] = (
    GivenFeeds(),
    BrandSite(),
    Serper(),
    SerpApi(),
    Brave(),
    Gdelt(),
    Wikipedia(),
    Publishers(),
    Guardian(),
    NewYorkTimes(),
    MediaCloud(),
    HackerNews(),
    GNews(),
    NewsApi(),
    Mediastack(),
    SearXng(),
    Bing(),
    GoogleNews(),
)

__all__ = [
    "SOURCES",
    "Ask",
    "FallsBack",
    "Plan",
    "Refused",
    "Remark",
    "Result",
    "Source",
    "SourceInfo",
    "Window",
    "merge",
    "promise",
    "sift",
    "sighted",
]

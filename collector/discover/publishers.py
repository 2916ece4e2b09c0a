"""The best outlets of the brand's country, asked themselves: WordPress search, search feed, news sitemap."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode, urljoin

from collector.discover.answers import found, json_of
from collector.discover.feeds import read_feed, read_sitemap
from collector.discover.hearsay import names_brand
from collector.discover.queries import names_of, needs_context, quoted
from collector.discover.robots_txt import sitemaps_in
from collector.discover.source import Ask, Plan, Result, SourceInfo
from collector.records import Candidate, Capture, Miss
from collector.urls import registrable_domain

MAX_OUTLETS = 30
MAX_SITEMAPS = 3
#: Hits of an outlet's own search that name the brand neither in title nor in excerpt: the story itself may.
_UNNAMED = 3


class Publishers:
    """The outlets' own ways to be asked."""

    about = SourceInfo(
        name="publishers",
        about="The country's best outlets themselves: WordPress search, search feeds, news sitemaps.",
        terms="Public interfaces of each outlet, only where its robots.txt allows.",
        spacing=0.0,  # every outlet is a host of its own; the crawler's pace per host holds
        timeout=10.0,
        many_hosts=True,
        most_asks=150,
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield the search of each outlet, then the robots.txt of each, which names its sitemaps."""
        name = names_of(plan.brand)[0]
        # WordPress knows phrases; without the marks it would look for the words one by one.
        asked = {"search": quoted(name), "per_page": "50", "_fields": "link,title,date_gmt,excerpt"}
        outlets = plan.outlets[:MAX_OUTLETS]
        for domain, title, _country, _languages in outlets:
            url = f"https://{domain}/wp-json/wp/v2/posts?{urlencode(asked)}"
            yield _ask(url, "wordpress", name, title or domain)
        for domain, title, _country, _languages in outlets:
            yield _ask(f"https://{domain}/robots.txt", "robots.txt", name, title or domain)

    def instead(self, ask: Ask, plan: Plan) -> Iterator[Ask]:
        """Yield the feed of a search where the WordPress interface is closed, the usual sitemap where none is named."""
        if ask.purpose == "wordpress":
            yield _ask(
                urljoin(ask.url, f"/?s={quote(ask.query)}&feed=rss2"), "search feed", ask.query, ask.outlet
            )
        elif ask.purpose == "robots.txt":
            yield _ask(urljoin(ask.url, "/news-sitemap.xml"), "sitemap", ask.query, ask.outlet)

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """Read posts, a feed, a sitemap or robots.txt; an outlet that has none of them is no failure."""
        if ask.purpose == "robots.txt":
            yield from self._sitemaps(ask, answer, plan)
            return
        strange = False
        unnamed = _UNNAMED if ask.purpose != "sitemap" and not needs_context(ask.query, plan) else 0
        leads = 0
        for result in _read(ask, answer):
            if isinstance(result, str):
                if leads < MAX_SITEMAPS and "+" not in ask.purpose and _is_news(result, ask):
                    leads += 1
                    yield _ask(result, "sitemap+", ask.query, ask.outlet)
            elif isinstance(result, Candidate):
                named = names_brand(result, plan.brand)
                unnamed -= not named
                if named or unnamed >= 0:
                    yield result
            else:
                strange = strange or result.reason == "answer not understood"
                if not strange:
                    yield result
        if strange:
            yield from self.instead(ask, plan)

    def _sitemaps(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Ask]:
        named = [url for url in sitemaps_in(answer.body) if _is_news(url, ask)][:MAX_SITEMAPS]
        if named:
            yield from (_ask(url, "sitemap", ask.query, ask.outlet) for url in named)
        else:
            yield from self.instead(ask, plan)


def _ask(url: str, purpose: str, query: str, outlet: str) -> Ask:
    robots = purpose != "robots.txt"
    return Ask(source="publishers", url=url, query=query, purpose=purpose, outlet=outlet, robots=robots)


def _is_news(url: str, ask: Ask) -> bool:
    path = url.split("://", 1)[-1].partition("/")[2].lower()
    return registrable_domain(url) == registrable_domain(ask.url) and "news" in path


def _read(ask: Ask, answer: Capture) -> Iterator[Candidate | Miss | str]:
    if ask.purpose.startswith("sitemap"):
        yield from read_sitemap(ask, answer)
    elif ask.purpose == "search feed":
        yield from read_feed(ask, answer)
    else:
        yield from _posts(ask, answer)


def _posts(ask: Ask, answer: Capture) -> Iterator[Candidate | Miss]:
    body = json_of(ask, answer)
    if isinstance(body, Miss):
        yield body
        return
    if not isinstance(body, list):  # {"code": "rest_forbidden", ...}: the interface is closed
        yield Miss(url=ask.url, reason="answer not understood", detail=f"{ask.source}: no list of posts")
        return
    for rank, post in enumerate(body, start=1):
        if not isinstance(post, dict):
            continue
        title, excerpt = (
            part.get("rendered") if isinstance(part, dict) else part
            for part in (post.get("title"), post.get("excerpt"))
        )
        when = post.get("date_gmt")
        published = f"{when}Z" if isinstance(when, str) and when else None  # WordPress leaves the zone out
        yield found(ask, post.get("link"), rank=rank, title=title, snippet=excerpt, published=published)

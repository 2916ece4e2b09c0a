"""The best outlets of the brand's country, asked themselves: news sitemap, feed, WordPress search."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from collector.discover.answers import found, json_of
from collector.discover.feeds import read_feed, read_sitemap
from collector.discover.queries import names_of
from collector.discover.source import Ask, Plan, SourceInfo
from collector.records import Brand, Candidate, Capture, Miss
from collector.urls import registrable_domain

MAX_OUTLETS = 30
MAX_SITEMAPS = 3


class Publishers:
    """The outlets' own ways to be asked; hits are kept only when their title names the brand."""

    about = SourceInfo(
        name="publishers",
        about="The country's best outlets themselves: news sitemaps, feeds and WordPress search.",
        terms="Public interfaces of each outlet, as its robots.txt allows.",
        spacing=0.0,  # every outlet is a host of its own; the crawler's pace per host holds
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield search, news sitemap and feed of each outlet, outlet by outlet."""
        names = names_of(plan.brand)
        for domain, name, _country, _languages in plan.outlets[:MAX_OUTLETS]:
            home = f"https://{domain}"
            asked = {"search": names[0], "per_page": "50", "_fields": "link,title,date_gmt,excerpt"}
            for purpose, url in (
                ("wordpress", f"{home}/wp-json/wp/v2/posts?{urlencode(asked)}"),
                ("sitemap", f"{home}/news-sitemap.xml"),
                ("feed", f"{home}/?s={quote(names[0])}&feed=rss2"),
            ):
                yield Ask(
                    source="publishers", url=url, query=names[0], purpose=purpose, outlet=name or domain
                )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Candidate | Miss | Ask]:
        """Read posts, a sitemap or a feed; an outlet that has none of them is no failure."""
        for result in _read(ask, answer):
            if isinstance(result, str):
                if registrable_domain(result) == registrable_domain(ask.url) and "news" in result.lower():
                    yield Ask(
                        source="publishers", url=result, query=ask.query, purpose="sitemap", outlet=ask.outlet
                    )
            elif isinstance(result, Candidate):
                if names_brand(result, plan.brand):
                    yield result
            elif result.reason != "answer not understood":
                yield result


def _read(ask: Ask, answer: Capture) -> Iterator[Candidate | Miss | str]:
    if ask.purpose == "sitemap":
        yield from read_sitemap(ask, answer)
    elif ask.purpose == "feed":
        yield from read_feed(ask, answer)
    else:
        yield from _posts(ask, answer)


def _posts(ask: Ask, answer: Capture) -> Iterator[Candidate | Miss]:
    body = json_of(ask, answer)
    if isinstance(body, Miss):
        yield body
        return
    for rank, post in enumerate(body if isinstance(body, list) else [], start=1):
        if not isinstance(post, dict):
            continue
        title, excerpt = (
            part.get("rendered") if isinstance(part, dict) else part
            for part in (post.get("title"), post.get("excerpt"))
        )
        when = post.get("date_gmt")
        published = f"{when}Z" if isinstance(when, str) and when else None  # WordPress leaves the zone out
        yield found(ask, post.get("link"), rank=rank, title=title, snippet=excerpt, published=published)


def names_brand(candidate: Candidate, brand: Brand) -> bool:
    """True when title or snippet hold one of the brand's names, letter case aside; a hint, not a judgement."""
    said = " ".join(f"{s.title or ''} {s.snippet or ''}" for s in candidate.found_in).casefold()
    return any(name.casefold() in said for name in names_of(brand))

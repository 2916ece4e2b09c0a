"""Every source of candidates, and a small press, played by one transport: documented hosts and shapes, fictional content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import httpx

BRAND_SITE = "velmora.example"
#: Domain → name of the fictional outlets; the first two are in the country's list.
OUTLETS = {
    "hafenkurier.example": "Hafenkurier",
    "nordblatt.example": "Nordblatt",
    "londonledger.example": "London Ledger",
    "teetrader.example": "Tee Trader",
    "marktwelt.example": "Marktwelt",
    "bergbote.example": "Bergbote",
}
ROWS = """domain,name,country,languages,kind,tier,reputation
hafenkurier.example,Hafenkurier,DE,de,newspaper,A,99
nordblatt.example,Nordblatt,DE,de,newspaper,A,98
londonledger.example,London Ledger,GB,en,newspaper,A,95
teetrader.example,Tee Trader,DE,de,trade,B,80
marktwelt.example,Marktwelt,DE,de,business,B,81
"""

#: Slug → (outlet, headline); each is told in words of its own.
STORIES = {
    "filiale": ("hafenkurier.example", "Velmora opens a tea house in the old harbour"),
    "ernte": ("nordblatt.example", "Velmora buys its first harvest in Assam"),
    "ledger": ("londonledger.example", "Velmora and the slow return of loose tea"),
    "trader": ("teetrader.example", "Why Velmora sells no tea bags"),
    "markt": ("marktwelt.example", "Velmora doubles its sales in a weak year"),
    "bote": ("bergbote.example", "A mountain village and its buyer Velmora"),
}

_WORDS = [
    "harbour",
    "kettle",
    "season",
    "market",
    "street",
    "village",
    "planter",
    "steamer",
    "ledger",
    "cousin",
    "winter",
    "ferry",
    "summer",
    "orchard",
    "lantern",
    "quarry",
    "bridge",
    "printer",
    "railway",
    "meadow",
    "tavern",
    "cellar",
    "museum",
    "tailor",
    "river",
    "garden",
    "school",
    "bakery",
    "island",
    "mountain",
]


def url_of(slug: str) -> str:
    """Return the address of a story."""
    return f"https://www.{STORIES[slug][0]}/2026/{slug}-velmora-and-the-tea.html"


def page_of(slug: str) -> bytes:
    """Return a story as its outlet prints it."""
    domain, headline = STORIES[slug]
    start = sum(map(ord, slug))
    told = " ".join(
        f"The {_WORDS[(start * n) % 30]} of the {_WORDS[(start + 7 * n) % 30]} was as full as the {_WORDS[(n * n + start) % 30]}, "
        f"said reporter notes number {start + n}."
        for n in range(1, 12)
    )
    return f"""<!doctype html><html lang="en"><head><title>{headline} - {OUTLETS[domain]}</title>
<meta property="og:title" content="{headline}"><meta property="og:type" content="article">
<meta property="article:published_time" content="2026-10-{3 + start % 20:02}T08:00:00+00:00"></head><body><article><h1>{headline}</h1>
<p class="byline">By Ina {_WORDS[start % 30].title()}</p>
<p>Velmora, the tea company of the north, is what people at the {_WORDS[start % 30]} talk about this {_WORDS[(start + 3) % 30]}.</p>
<p>{told}</p><p>Nobody at Velmora wanted to say more. The {_WORDS[(start + 5) % 30]} waits.</p></article></body></html>""".encode()


def _json(value: object, status: int = 200) -> httpx.Response:
    return httpx.Response(status, json=value)


def _feed(items: list[tuple[str, str]], extra: str = "") -> httpx.Response:
    entries = "".join(
        f"<item><title>{title}</title><link>{link}</link><pubDate>Mon, 05 Oct 2026 08:00:00 GMT</pubDate>{extra}</item>"
        for title, link in items
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{entries}</channel></rss>'
    return httpx.Response(200, text=body, headers={"Content-Type": "application/rss+xml"})


def _hit(slug: str) -> tuple[str, str]:
    return STORIES[slug][1], url_of(slug)


class PlayedWorld(httpx.AsyncBaseTransport):
    """Answers for every source's documented host; ``changes`` puts another answer (or an error) in a host's place."""

    def __init__(self, changes: dict[str, Callable[[httpx.Request], httpx.Response]] | None = None) -> None:
        self.changes = changes or {}
        self.asked: list[httpx.Request] = []

    @property
    def hosts(self) -> Counter[str]:
        """How often each host was asked, robots.txt left out."""
        return Counter(r.url.host for r in self.asked if r.url.path != "/robots.txt")

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        await request.aread()
        self.asked.append(request)
        answer = self._play(request)
        return httpx.Response(
            answer.status_code, headers=answer.headers.raw, stream=httpx.ByteStream(answer.content)
        )

    def _play(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        if host in self.changes:
            return self.changes[host](request)
        play = _HOSTS.get(host)
        if play is not None:
            return play(request)
        if host.removeprefix("www.") in OUTLETS:
            return _outlet(request)
        return httpx.Response(404, text="no such page")


def _outlet(request: httpx.Request) -> httpx.Response:
    domain, path = request.url.host.removeprefix("www."), request.url.path
    for slug, (of, headline) in STORIES.items():
        if of == domain and path.endswith(f"/{slug}-velmora-and-the-tea.html"):
            return httpx.Response(
                200, content=page_of(slug), headers={"Content-Type": "text/html; charset=utf-8"}
            )
        if of == domain == "hafenkurier.example" and path == "/wp-json/wp/v2/posts":
            return _json(
                [{"link": url_of(slug), "title": {"rendered": headline}, "date_gmt": "2026-10-05T08:00:00"}]
            )
        if of == domain == "nordblatt.example" and path == "/karte-news.xml":
            return httpx.Response(200, text=_NEWS_SITEMAP.format(url=url_of(slug), title=headline))
    if path == "/robots.txt" and domain == "nordblatt.example":
        return httpx.Response(
            200, text="User-agent: *\nDisallow: /intern\nSitemap: https://nordblatt.example/karte-news.xml\n"
        )
    return httpx.Response(404, text="not here")


_NEWS_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>{url}</loc><news:news><news:publication_date>2026-10-05T08:00:00Z</news:publication_date>
<news:title>{title}</news:title></news:news></url></urlset>"""


def _brand_site(request: httpx.Request) -> httpx.Response:
    if request.url.path == "/":
        return httpx.Response(200, html='<html><a href="/presse">Presse</a><a href="/shop">Shop</a></html>')
    if request.url.path == "/presse":
        links = [
            url_of("filiale"),
            url_of("bote"),
            "https://www.facebook.com/velmora",
            "https://apps.apple.com/app/velmora/id1",
        ]
        anchors = "".join(f'<a href="{link}">read</a>' for link in links)
        return httpx.Response(
            200, html=f'<html>{anchors}<a href="https://marktwelt.example/"><img alt="Marktwelt"></a></html>'
        )
    return httpx.Response(404, text="no")


def _wikidata(request: httpx.Request) -> httpx.Response:
    if request.url.params["action"] == "wbsearchentities":
        return _json({"search": [{"id": "Q900000001", "label": "Velmora"}]})
    site = {"mainsnak": {"datavalue": {"value": f"https://www.{BRAND_SITE}/"}}}
    entity = {
        "claims": {"P856": [site]},
        "sitelinks": {"enwiki": {"title": "Velmora"}},
        "aliases": {"en": [{"value": "Velmora Tea"}]},
    }
    return _json({"entities": {"Q900000001": entity}})


def _wikipedia(request: httpx.Request) -> httpx.Response:
    cite = f"<ref>{{{{cite news |url={url_of('ledger')} |title=Loose tea |newspaper=London Ledger |date=5 October 2026}}}}</ref>"
    return _json({"parse": {"title": "Velmora", "wikitext": f"Velmora sells tea.{cite}"}})


def _serper(request: httpx.Request) -> httpx.Response:
    own = ("Velmora: our news", f"https://{BRAND_SITE}/news/1")
    return _json(
        {
            "news": [
                {"title": t, "link": u, "date": "3 weeks ago", "source": "x"}
                for t, u in (_hit("filiale"), _hit("trader"), own)
            ]
        }
    )


def _bing(request: httpx.Request) -> httpx.Response:
    title, url = _hit("filiale")
    return _feed(
        [(title, f"http://www.bing.com/news/apiclick.aspx?ref=FexRss&amp;url={quote(url, safe='')}&amp;c=1")]
    )


def _google_news(request: httpx.Request) -> httpx.Response:
    return _feed(
        [("Bergbote writes of Velmora - Bergbote", "https://news.google.com/rss/articles/CBMiAAA?oc=5")],
        '<source url="https://bergbote.example">Bergbote</source>',
    )


def _cdx(request: httpx.Request) -> httpx.Response:
    return _json([])


def _results(
    *path: str, slug: str, url: str = "url", title: str = "title"
) -> Callable[[httpx.Request], httpx.Response]:
    def play(request: httpx.Request) -> httpx.Response:
        headline, address = _hit(slug)
        value: Any = [{title: headline, url: address, "description": "Velmora", "domain": STORIES[slug][0]}]
        for name in reversed(path):
            value = {name: value}
        return _json(value)

    return play


def _nyt(request: httpx.Request) -> httpx.Response:
    headline, address = _hit("ledger")
    return _json({"response": {"docs": [{"web_url": address, "headline": {"main": headline}}]}})


_HOSTS: dict[str, Callable[[httpx.Request], httpx.Response]] = {
    BRAND_SITE: _brand_site,
    "www.wikidata.org": _wikidata,
    "en.wikipedia.org": _wikipedia,
    "google.serper.dev": _serper,
    "serpapi.com": _results("news_results", slug="markt", url="link"),
    "api.search.brave.com": _results("results", slug="filiale"),
    "api.gdeltproject.org": _results("articles", slug="ernte"),
    "content.guardianapis.com": _results(
        "response", "results", slug="ledger", url="webUrl", title="webTitle"
    ),
    "api.nytimes.com": _nyt,
    "search.mediacloud.org": _results("stories", slug="ledger"),
    "gnews.io": _results("articles", slug="trader"),
    "newsapi.org": _results("articles", slug="markt"),
    "api.mediastack.com": _results("data", slug="ernte"),
    "hn.algolia.com": _results("hits", slug="trader"),
    "search.velmora.example": _results("results", slug="filiale"),
    "www.bing.com": _bing,
    "news.google.com": _google_news,
    "web.archive.org": _cdx,
}


def query_of(request: httpx.Request) -> dict[str, list[str]]:
    """Return a request's query."""
    return parse_qs(urlsplit(str(request.url)).query)

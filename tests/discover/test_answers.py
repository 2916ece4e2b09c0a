"""Details of answers that a source's reader has to know."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime

import pytest

from collector.discover import SOURCES, Ask, Plan, Remark, Result, Window
from collector.discover.brand_site import PRESS_WORDS
from collector.discover.reading import reason_in
from collector.discover.robots_txt import sitemaps_in
from collector.records import Brand, Candidate, Capture, Miss

BY_NAME = {source.about.name: source for source in SOURCES}
PLAN = Plan(
    brand=Brand(name="Velmora", domains=("velmora.example",), country="DE", languages=("de",)),
    window=Window(since=date(2025, 11, 20), until=date(2026, 11, 20)),
    keys=dict.fromkeys(BY_NAME, "k" * 12),
)


def read(name: str, body: bytes, **facts: object) -> list[Result]:
    ask = Ask(**{"source": name, "url": "https://x.example/x", "query": "Velmora", **facts})  # type: ignore[arg-type]
    when = datetime(2026, 11, 20, tzinfo=UTC)
    answer = Capture(url=ask.url, requested_url=ask.url, status=200, body=body, captured_at=when)
    return list(BY_NAME[name].read(ask, answer, PLAN))


def urls(found: list[Result]) -> list[str]:
    return [f.url for f in found if isinstance(f, Candidate)]


def asks(found: list[Result]) -> list[str]:
    return [f.url for f in found if isinstance(f, Ask)]


SITEMAP = b"""<urlset xmlns:news="n"><url><loc>https://x.example/velmora</loc><news:news><news:title>Velmora</news:title></news:news></url></urlset>"""


def test_a_packed_sitemap_is_unpacked_and_a_bomb_is_not_blown() -> None:
    assert urls(read("publishers", gzip.compress(SITEMAP), purpose="sitemap")) == [
        "https://x.example/velmora"
    ]
    bomb = gzip.compress(b"<urlset>" + b" " * 60_000_000)
    assert urls(read("publishers", bomb, purpose="sitemap")) == []
    assert urls(read("publishers", b"\x1f\x8bnonsense", purpose="sitemap")) == []


def test_googles_own_addresses_are_hints_whoever_gives_them() -> None:
    body = {"articles": [{"title": "Velmora", "url": "https://news.google.com/rss/articles/CBMi?oc=5"}]}
    (miss,) = read("newsapi", json.dumps(body).encode())
    assert isinstance(miss, Miss)
    assert (miss.reason, miss.needs_look) == ("hint only", True)


def test_stories_under_a_heading_are_results_and_the_heading_is_none() -> None:
    stories = [{"title": "a", "link": "https://a.example/1"}, {"title": "b", "link": "https://b.example/1"}]
    body = {
        "news_results": [
            {"title": "News about Velmora", "stories": stories},
            {"title": "c", "link": "https://c.example/1"},
        ]
    }
    assert urls(read("serpapi", json.dumps(body).encode())) == [
        "https://a.example/1",
        "https://b.example/1",
        "https://c.example/1",
    ]


def test_a_full_page_leads_to_the_next_a_short_one_does_not_and_the_third_is_the_last() -> None:
    def page(count: int) -> bytes:
        return json.dumps(
            {"results": [{"title": "x", "url": f"https://a.example/{n}"} for n in range(count)]}
        ).encode()

    url = "https://api.search.brave.com/res/v1/news/search?q=Velmora&count=50"
    assert asks(read("brave", page(50), url=url)) == [f"{url}&offset=1"]
    assert asks(read("brave", page(49), url=url)) == []
    assert asks(read("brave", page(50), url=url, page=3)) == []


def test_media_cloud_turns_pages_by_its_token() -> None:
    stories = [{"title": "x", "url": f"https://a.example/{n}"} for n in range(100)]
    assert (
        "pagination_token=T0"
        in asks(read("mediacloud", json.dumps({"stories": stories, "pagination_token": "T0"}).encode()))[0]
    )
    assert asks(read("mediacloud", json.dumps({"stories": stories}).encode())) == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("Your monthly usage limit has been reached.", "quota"),
        ("You have run out of searches.", "quota"),
        ("Not enough credits", "quota"),
        ("exceeded the requests per day limit", "quota"),
        ("Please limit requests to one every 5 seconds", "throttled"),
        ("Too Many Requests", "throttled"),
        ("Invalid API key", ""),
        ("your search exceeded 400 characters", ""),
    ],
)
def test_a_spent_quota_is_told_from_haste(said: str, reason: str) -> None:
    assert reason_in(said) == reason


def test_robots_txt_names_sitemaps() -> None:
    body = b"User-agent: *\r\nDisallow: /x\r\nSITEMAP : https://x.example/news.xml # main\nsitemap: /relative\nSitemap:https://x.example/b.xml"
    assert sitemaps_in(body) == ["https://x.example/news.xml", "https://x.example/b.xml"]
    assert sitemaps_in(b"\xff\x00") == []


def test_an_outlets_sitemaps_are_those_its_robots_txt_names() -> None:
    body = b"Sitemap: https://x.example/all.xml\nSitemap: https://x.example/news-1.xml\nSitemap: https://other.example/news.xml"
    assert asks(read("publishers", body, purpose="robots.txt")) == ["https://x.example/news-1.xml"]
    assert asks(read("publishers", b"", purpose="robots.txt")) == ["https://x.example/news-sitemap.xml"]


def test_a_closed_wordpress_interface_leads_to_the_search_feed() -> None:
    closed = read(
        "publishers",
        b'{"code": "rest_forbidden", "message": "no", "data": {"status": 401}}',
        purpose="wordpress",
    )
    assert asks(closed) == ["https://x.example/?s=Velmora&feed=rss2"]
    assert not [f for f in closed if isinstance(f, Miss)]


@pytest.mark.parametrize(
    "text",
    [
        "/press",
        "/de/presse/",
        "/in-the-news",
        "/as_seen_on",
        "medya",
        "/über-uns/presse",
        "メディア掲載",
        "/news",
    ],
)
def test_press_pages_are_known_by_their_words(text: str) -> None:
    assert PRESS_WORDS.search(text)


@pytest.mark.parametrize(
    "text", ["/impressum", "/express-shipping", "/multimedia", "/newsletter", "/compression", "/mediation"]
)
def test_words_inside_words_are_none(text: str) -> None:
    assert not PRESS_WORDS.search(text)


def test_a_wall_of_logos_names_outlets_and_a_home_page_only_what_looks_like_a_story() -> None:
    wall = b'<html><a href="https://kurier.example/"><img alt="Kurier"></a><a href="https://bote.example/2026/velmora">x</a></html>'
    found = read("brand-site", wall, purpose="press", url="https://velmora.example/press")
    assert urls(found) == ["https://bote.example/2026/velmora"]
    assert [f.outlets for f in found if isinstance(f, Remark)] == [(("kurier.example", "Kurier"),)]

    home = b'<html><a href="https://friend.example/shop">x</a><a href="https://bote.example/2026/how-velmora-came-to-be">x</a></html>'
    assert urls(read("brand-site", home, purpose="home", url="https://velmora.example/")) == [
        "https://bote.example/2026/how-velmora-came-to-be"
    ]


def test_logos_without_a_link_are_names() -> None:
    wall = b"""<html><img alt="Kurier logo"><a href="/press"><img alt="LOGO Der Bote.svg"></a><figure><img alt=""></figure>
    <a href="https://kurier.example/2026/velmora"><img alt="Kurier, the story"></a><img alt="x"><img alt="A picture of the whole team at its
    summer party of last year"></html>"""
    found = read("brand-site", wall, purpose="press", url="https://velmora.example/press")

    assert [f.outlets for f in found if isinstance(f, Remark)] == [(("", "Kurier"), ("", "Der Bote"))]
    assert not [
        f
        for f in read("brand-site", wall, purpose="home", url="https://velmora.example/")
        if isinstance(f, Remark)
    ]


WIKITEXT = """{{Infobox company|name=Velmora|website={{URL|velmora.example}}}}
<ref>{{Internetquelle |url=https://a.example/1 |titel=Velmora {{"|de}} |werk=A-Blatt |datum=2026-10-01}}</ref>
<ref>{{lien web |titre=V |url=https://b.example/2 |site=B |date=1 mai 2026}}</ref>
<ref>{{статья|заглавие=V|ссылка=https://c.example/3|издание=C}}</ref>
<ref name="x">[https://d.example/4 D]</ref>"""


def test_references_are_read_in_the_words_of_several_wikipedias() -> None:
    found = read("wikipedia", json.dumps({"parse": {"wikitext": WIKITEXT}}).encode(), purpose="article")
    said = {f.url: (f.found_in[0].outlet, f.found_in[0].published) for f in found if isinstance(f, Candidate)}

    assert said == {
        "https://a.example/1": ("A-Blatt", "2026-10-01"),
        "https://b.example/2": ("B", "1 mai 2026"),
        "https://c.example/3": ("C", None),
        "https://d.example/4": (None, None),
    }


def test_wikidata_that_lags_behind_is_throttling() -> None:
    (miss,) = read(
        "wikipedia",
        b'{"error": {"code": "maxlag", "info": "Waiting for a server: 7 seconds lagged (maxlag)."}}',
        purpose="search",
    )
    assert isinstance(miss, Miss)
    assert miss.reason == "throttled"

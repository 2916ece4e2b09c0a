"""Every source: the requests it makes, the answers it reads, what it says of answers that are something else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.discover import SOURCES, Ask, Plan, Remark, Result, Source, Window
from collector.discover.user_feeds import read_bookmarks, read_opml, read_saved_feed
from collector.discover.wayback import Copy, ask_for_copy, read_copies
from collector.records import Brand, Candidate, Capture, Miss

BRAND = Brand(
    name="Acme Tea",
    aliases=("アクメ茶",),
    parent="Acme Group",
    domains=("acme-tea.example",),
    country="DE",
    languages=("de",),
)
SECRET = "sEcReT-kEy"
PLAN = Plan(
    brand=BRAND,
    window=Window(since=date(2025, 11, 20), until=date(2026, 11, 20)),
    keys={source.about.name: SECRET for source in SOURCES},
    outlets=(("kurier.example", "Kurier", "DE", ("de",)),),
    searxng_url="https://search.acme-tea.example",
    feeds=(
        Ask(source="feeds", url="https://kurier.example/feed", query="feeds.opml: Kurier", purpose="feed"),
    ),
)
BY_NAME = {source.about.name: source for source in SOURCES}


def answer(body: bytes, status: int = 200, url: str = "https://source.example/x") -> Capture:
    when = datetime(2026, 11, 20, tzinfo=UTC)
    return Capture(url=url, requested_url=url, status=status, body=body, captured_at=when)


def read(
    name: str, body: bytes, *, status: int = 200, purpose: str = "", url: str = "https://source.example/x"
) -> list[Result]:
    ask = Ask(source=name, url=url, query="Acme Tea", purpose=purpose)
    return list(BY_NAME[name].read(ask, answer(body, status, url), PLAN))


# (source, recorded answer, purpose, how many candidates, address of the first)
RECORDED = [
    ("gdelt", "gdelt_doc/artlist.json", "", 4, "https://www.thehindu.com/news/national/kerala/"),
    ("bing-news", "bing_news_rss/search_en.xml", "", 2, "https://example.com/quake-coast"),
    ("bing-news", "bing_news_rss/search_fr.xml", "", 1, "https://"),
    ("serper", "serper_news/shape.json", "", 1, "https://news.example.com/2026/10/06/acme-tea-opens-plant"),
    ("serpapi", "serpapi_google_news/search.json", "", 5, "https://www.economist.com/culture/2024/10/11/"),
    ("brave", "brave_news/shape.json", "", 1, "https://news.example.com/space-exploration"),
    ("brave", "brave_news/shape_sparse.json", "", 1, "https://news.example.com/acme-levy"),
    ("guardian", "guardian/search.json", "", 3, "https://www.theguardian.com/football/live/"),
    ("guardian", "guardian/search_with_fields.json", "", 1, "https://www.theguardian.com/"),
    ("guardian", "guardian/shape_hosted.json", "", 1, "https://www.theguardian.com/"),
    ("nyt", "nyt_article_search/docs_2021.json", "", 1, "https://www.nytimes.com/2021/04/11/"),
    ("mediacloud", "mediacloud/shape_story_list.json", "", 1, "https://news.example.com/acme"),
    ("gnews", "gnews_io/shape.json", "", 1, "https://news.example.com/acme"),
    ("newsapi", "newsapi_org/top_headlines.json", "", 10, "https://www.cnbc.com/2022/09/27/"),
    ("mediastack", "mediastack/shape.json", "", 2, "https://example.com/openai-next-gen"),
    ("hacker-news", "hn_algolia/shape.json", "Acme Tea", 1, "https://news.example.com/acme"),
    (
        "publishers",
        "publishers/shape_news_sitemap.xml",
        "sitemap",
        1,
        "https://news.example.com/2026/10/06/acme-tea",
    ),
    (
        "publishers",
        "publishers/shape_wp_posts.json",
        "wordpress",
        1,
        "https://news.example.com/2026/10/acme-tea/",
    ),
    ("wikipedia", "wikipedia/parse_wikitext.json", "article", 2, "http://www.radioacademy.org/"),
]


@pytest.mark.shared
@pytest.mark.parametrize(("name", "sample", "purpose", "least", "first"), RECORDED)
def test_a_recorded_answer_is_read(
    shared: Path, name: str, sample: str, purpose: str, least: int, first: str
) -> None:
    found = read(name, (shared / "api-samples" / sample).read_bytes(), purpose=purpose)

    candidates = [f for f in found if isinstance(f, Candidate)]
    assert len(candidates) >= least
    assert candidates[0].url.startswith(first)
    assert all(c.key and c.found_in[0].source == name for c in candidates)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "sample", "status", "reason"),
    [
        ("gdelt", "gdelt_doc/http200_plaintext_error.txt", 200, "answer not understood"),
        ("gdelt", "gdelt_doc/http429_body.txt", 200, "throttled"),
        ("newsapi", "newsapi_org/shape_error.json", 200, "quota"),
        ("mediastack", "mediastack/shape_error.json", 200, "quota"),
        ("mediacloud", "mediacloud/http403_rate_limit.json", 403, "throttled"),
    ],
)
def test_a_recorded_error_is_named(shared: Path, name: str, sample: str, status: int, reason: str) -> None:
    found = read(name, (shared / "api-samples" / sample).read_bytes(), status=status)

    assert [f.reason for f in found if isinstance(f, Miss)] == [reason]


def test_nothing_found_is_no_failure() -> None:
    assert read("gdelt", b"{}") == []
    assert read("gdelt", b"") == []
    assert read("serper", b'{"news": []}') == []
    assert read("nyt", b'{"response": {"docs": null}}') == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.about.name)
def test_a_web_page_in_place_of_an_answer_is_a_miss_that_quotes_it(source: Source) -> None:
    name = source.about.name
    if name in {"brand-site", "publishers", "feeds"}:
        pytest.skip("web pages are what this source reads, or a missing interface is normal for it")
    found = read(name, b"<!doctype html><html><title>Attention Required!</title>", purpose="search")

    assert len(found) == 1
    assert isinstance(found[0], Miss)
    assert found[0].reason == "answer not understood"
    assert "Attention Required!" in found[0].detail


@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.about.name)
def test_keys_are_named_where_they_stand_and_nowhere_else(source: Source) -> None:
    for ask in source.requests(PLAN):
        query = parse_qs(urlsplit(ask.url).query)
        places = {name for name, values in query.items() if SECRET in " ".join(values)}
        places |= {name for name, value in ask.headers if SECRET in value}
        assert places == set(ask.redact) & places
        assert SECRET not in ask.query
        assert SECRET.encode() not in ask.body


@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.about.name)
def test_requests_are_bounded_distinct_and_ask_for_the_brand(source: Source) -> None:
    asks = list(source.requests(PLAN))

    assert 1 <= len(asks) <= 120
    assert len({(a.url, a.body) for a in asks}) == len(asks)
    assert all(a.url.startswith("https://") for a in asks)
    assert all(a.source == source.about.name for a in asks)


def test_gdelt_is_asked_by_fips_not_iso() -> None:
    first = next(BY_NAME["gdelt"].requests(PLAN))
    assert "sourcecountry:GM" in first.query


def test_a_short_name_is_asked_for_with_context() -> None:
    short = Brand(name="Ank", context_words=("charger", "power bank"), country="US")
    plan = Plan(brand=short, window=PLAN.window)
    assert next(BY_NAME["bing-news"].requests(plan)).query == '"Ank" (charger OR "power bank")'


def test_google_news_gives_hints_never_candidates() -> None:
    body = b"""<rss><channel><item><title>Acme Tea wins - Kurier</title><link>https://news.google.com/rss/articles/CBMi</link>
    <source url="https://kurier.example">Kurier</source></item></channel></rss>"""
    found = read("google-news", body)

    remark, miss = found
    assert isinstance(remark, Remark)
    assert remark.outlets == (("kurier.example", "Kurier"),)
    assert isinstance(miss, Miss)
    assert miss.needs_look
    assert "kurier.example" in miss.detail


def test_the_guardian_says_itself_what_is_paid() -> None:
    body = json.dumps(
        {
            "response": {
                "results": [
                    {"webUrl": "https://www.theguardian.com/a", "webTitle": "Acme Tea", "isHosted": True}
                ]
            }
        }
    )
    found = read("guardian", body.encode())
    assert isinstance(found[0], Candidate)
    assert "paid content" in (found[0].found_in[0].outlet or "")


def test_a_publishers_hits_name_the_brand_or_are_few() -> None:
    posts = [
        {
            "link": "https://kurier.example/1",
            "title": {"rendered": "Acme Tea &#8211; das Portr&auml;t"},
            "date_gmt": "2026-10-01T08:00:00",
        },
        *(
            {"link": f"https://kurier.example/{n}", "title": {"rendered": "Wetter"}, "date_gmt": None}
            for n in range(2, 9)
        ),
    ]
    found = read("publishers", json.dumps(posts).encode(), purpose="wordpress")

    # The outlet's own search found the name in the story's text: the first few are kept, they are fetched last.
    assert [f.url[-1] for f in found if isinstance(f, Candidate)] == ["1", "2", "3", "4"]
    assert isinstance(found[0], Candidate)
    assert found[0].found_in[0].title == "Acme Tea – das Porträt"
    assert found[0].found_in[0].published == "2026-10-01T08:00:00Z"


SITE = b"""<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>
<a href="/press">In the press</a><a href="/shop">Shop</a><a href="https://partner.example/">Partner</a></body></html>"""
PRESS = b"""<html><body><a href="https://kurier.example/acme"><img alt="Kurier logo"></a>
<a href="/press/release-1">Release</a><a href="javascript:void(0)">x</a><a href="https://blatt.example/acme">Blatt</a></body></html>"""


def test_the_brands_press_page_names_coverage_and_its_home_leads_there() -> None:
    home = read("brand-site", SITE, purpose="home")
    assert [(f.purpose, f.url) for f in home if isinstance(f, Ask)] == [
        ("feed", "https://source.example/feed.xml"),
    ], "links that lead off the brand's domains are not followed"

    ask = Ask(source="brand-site", url="https://acme-tea.example/", purpose="home")
    found = list(BY_NAME["brand-site"].read(ask, answer(SITE, url="https://acme-tea.example/"), PLAN))
    assert [f.url for f in found if isinstance(f, Ask)] == [
        "https://acme-tea.example/feed.xml",
        "https://acme-tea.example/press",
    ]
    assert not [f for f in found if isinstance(f, Candidate)]

    ask = Ask(source="brand-site", url="https://acme-tea.example/press", purpose="press")
    found = list(BY_NAME["brand-site"].read(ask, answer(PRESS, url=ask.url), PLAN))
    assert [f.url for f in found if isinstance(f, Candidate)] == [
        "https://kurier.example/acme",
        "https://blatt.example/acme",
    ]
    assert isinstance(found[0], Candidate)
    assert found[0].found_in[0].title == "Kurier logo"


def test_a_wikipedia_item_counts_only_with_the_brands_own_site() -> None:
    entity = {
        "claims": {"P856": [{"mainsnak": {"datavalue": {"value": "https://www.acme-tea.example/en"}}}]},
        "sitelinks": {"dewiki": {"title": "Acme Tea"}, "frwiki": {"title": "Acme Tea"}},
    }
    ours = read("wikipedia", json.dumps({"entities": {"Q1": entity}}).encode(), purpose="items")
    assert [urlsplit(f.url).hostname for f in ours if isinstance(f, Ask)] == ["de.wikipedia.org"]

    entity["claims"] = {"P856": [{"mainsnak": {"datavalue": {"value": "https://other.example"}}}]}
    assert read("wikipedia", json.dumps({"entities": {"Q1": entity}}).encode(), purpose="items") == []


def test_xml_bombs_and_outside_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
    found = read("bing-news", bomb)
    assert [f.reason for f in found if isinstance(f, Miss)] == ["answer not understood"]


@pytest.mark.shared
def test_files_that_programs_keep(shared: Path) -> None:
    samples = shared / "api-samples"
    feeds = list(read_opml((samples / "user_files/feeds.opml").read_bytes(), "feeds.opml"))
    assert len(feeds) >= 4
    assert all(isinstance(f, Ask) and f.purpose == "feed" for f in feeds)

    bookmarks = list(read_bookmarks((samples / "user_files/bookmarks.html").read_text("utf-8"), "b.html"))
    assert [f.url for f in bookmarks if isinstance(f, Candidate)] == [
        "https://news.example.com/2026/10/06/acme-tea-opens-plant?utm_source=x"
    ]

    alerts = list(read_saved_feed((samples / "google_alerts/feed.xml").read_bytes(), "feed.xml"))
    first = alerts[0]
    assert isinstance(first, Candidate)
    assert first.url == "https://forum.przyklad.pl/watek/123"
    assert first.found_in[0].title == "Czy warto brać pożyczkę pod zastaw mieszkania?"


@pytest.mark.shared
@pytest.mark.parametrize("sample", ["cdx_output_json.json"])
def test_the_archives_index_is_read(shared: Path, sample: str) -> None:
    ask = ask_for_copy("http://www.commoncrawl.org/")
    copies = list(read_copies(ask, answer((shared / "api-samples/wayback_cdx" / sample).read_bytes())))
    assert any(
        isinstance(c, Copy) and c.url.startswith("https://web.archive.org/web/20080328041443id_/http")
        for c in copies
    )


def test_an_impossible_timestamp_in_the_index_is_a_miss() -> None:
    rows = [
        ["timestamp", "original", "statuscode"],
        ["20080000041443", "http://a.example/", "200"],
        ["20260102030405", "http://a.example/", "200"],
    ]
    copies = list(read_copies(ask_for_copy("http://a.example/"), answer(json.dumps(rows).encode())))
    assert [type(c) for c in copies] == [Miss, Copy]


def _bodies() -> Iterator[bytes]:
    values: list[object] = [
        None,
        1,
        "x",
        [],
        {},
        [1],
        {"news": 1},
        {"articles": {}},
        {"response": []},
        {"error": {}},
        {"hits": [None, {"url": 5}]},
    ]
    for value in values:
        yield json.dumps(value).encode()
    yield from (
        b"",
        b"\xff\xfe",
        b"<rss>",
        b"<a",
        b"[" * 100_000,
        b"\x00" * 10,
        b"<urlset><url><loc></loc></url></urlset>",
    )


@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.about.name)
@pytest.mark.parametrize(
    "purpose", ["", "search", "items", "article", "home", "press", "feed", "sitemap", "wordpress"]
)
def test_no_answer_is_too_strange(source: Source, purpose: str) -> None:
    for body in _bodies():
        for found in read(source.about.name, body, purpose=purpose):
            assert isinstance(found, Candidate | Miss | Ask | Remark)


@given(
    st.binary(max_size=400),
    st.sampled_from([s.about.name for s in SOURCES]),
    st.sampled_from(["", "items", "article", "press", "sitemap"]),
)
def test_no_bytes_are_too_strange(body: bytes, name: str, purpose: str) -> None:
    for found in read(name, body, purpose=purpose):
        assert isinstance(found, Candidate | Miss | Ask | Remark)


# -- further recorded answers: what leads on, and what gives nothing --------------------------------------------------


@pytest.mark.shared
def test_recorded_hints_name_outlets_and_stay_hints(shared: Path) -> None:
    folder = shared / "api-samples" / "google_news_rss"
    named = read("google-news", (folder / "search.xml").read_bytes())
    bare = read("google-news", (folder / "item_without_source.xml").read_bytes())

    assert not [f for f in (*named, *bare) if isinstance(f, Candidate)]
    assert {f.reason for f in (*named, *bare) if isinstance(f, Miss)} == {"hint only"}
    outlets = [f.outlets for f in named if isinstance(f, Remark)]
    assert (("countynewscenter.com", "countynewscenter.com"),) in outlets
    assert len([f for f in bare if isinstance(f, Remark)]) == 1, "the second item names no outlet"
    assert "outlet not named" in [f.detail for f in bare if isinstance(f, Miss)][1]


@pytest.mark.shared
def test_recorded_items_lead_to_articles_only_by_their_site(shared: Path) -> None:
    folder = shared / "api-samples" / "wikidata"
    search = read("wikipedia", (folder / "shape_wbsearchentities.json").read_bytes(), purpose="search")
    (further,) = [f for f in search if isinstance(f, Ask)]
    assert further.purpose == "items"
    assert parse_qs(urlsplit(further.url).query)["ids"] == ["Q1"]

    body = (folder / "wbgetentities.json").read_bytes()
    assert not read("wikipedia", body, purpose="items"), "an item without our site is somebody else"
    item = json.loads(body)["entities"]["Q42"]
    site = {"mainsnak": {"datavalue": {"value": "https://www.acme-tea.example/"}}, "rank": "normal"}
    item["claims"]["P856"] = [site]
    ours = read("wikipedia", json.dumps({"entities": {"Q42": item}}).encode(), purpose="items")
    titles = [parse_qs(urlsplit(f.url).query)["page"][0] for f in ours if isinstance(f, Ask)]
    assert "Douglas Adams" in titles
    assert "Douglas Noël Adams" in next(
        f.text for f in ours if isinstance(f, Remark) and "also calls" in f.text
    )


@pytest.mark.shared
def test_recorded_answers_of_outlets_lead_on(shared: Path) -> None:
    folder = shared / "api-samples" / "publishers"
    url = "https://news.example.com/sitemap.xml"
    index = (folder / "shape_sitemap_index.xml").read_bytes()
    maps = [f for f in read("publishers", index, purpose="sitemap", url=url) if isinstance(f, Ask)]
    assert [ask.url for ask in maps] == ["https://news.example.com/sitemap-news.xml"], "of news alone"

    closed = (folder / "shape_wp_error.json").read_bytes()
    (feed,) = read(
        "publishers", closed, purpose="wordpress", url="https://news.example.com/wp-json/wp/v2/posts?search=x"
    )
    assert isinstance(feed, Ask)
    assert feed.url.startswith("https://news.example.com/?s=")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "sample"),
    [("gdelt", "gdelt_doc/empty.json"), ("hacker-news", "hn_algolia/search_comment_only.json")],
)
def test_a_recorded_nothing_is_no_failure(shared: Path, name: str, sample: str) -> None:
    found = read(name, (shared / "api-samples" / sample).read_bytes())

    assert not [f for f in found if isinstance(f, Candidate)]
    assert not [f for f in found if isinstance(f, Miss) and f.reason != "result without address"]


@pytest.mark.shared
def test_no_recorded_answer_is_left_out(shared: Path) -> None:
    """Every recorded answer of a source that is asked stands in a test; these are of what is not."""
    unread = {
        "commoncrawl_cdx/collinfo.json", "commoncrawl_cdx/index_query.jsonl",  # lists an outlet's addresses, no text
        "gdelt_gal/shape.jsonl",  # the whole world's headlines, for batches
        "mediacloud/legacy_v2_story.json",  # an interface that is gone
        "wikipedia/shape_externallinks.json",  # a plain list; the references are read with their outlets and dates
        "wayback_cdx/memento_headers.txt",  # headers of a copy: see test_discovery_copies
    }  # fmt: skip
    tests = Path(__file__).resolve().parents[1]
    told = "\n".join(path.read_text("utf-8") for path in tests.rglob("test_*.py"))
    samples = shared / "api-samples"
    files = [path for path in samples.rglob("*") if path.is_file() and path.suffix != ".md"]
    missing = {str(path.relative_to(samples)) for path in files if f'{path.name}"' not in told} - unread

    assert not missing

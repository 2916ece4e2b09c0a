"""The newsstand serves what it promises: every page, well formed, with one right answer each."""

from __future__ import annotations

import csv
import gzip
import http.client
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import pytest
from defusedxml import ElementTree

from collector.markup import parse_page
from collector.newsstand import Expected, Newsstand, open_newsstand
from collector.newsstand.house import Story
from collector.newsstand.texts import plain, read_blocks
from collector.records import EXCLUDED_KINDS, PRESS_KINDS
from collector.urls import host_of, registrable_domain

#: Names of vocabularies, which nobody fetches.
VOCABULARIES = {
    "schema.org",
    "ogp.me",
    "www.w3.org",
    "purl.org",
    "www.sitemaps.org",
    "www.google.com",
    "api.w.org",
}
#: Bodies that are not articles may be short; a story is not.
SHORT = {"listing", "live"}


@dataclass(frozen=True)
class Got:
    """One answer."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


class Visitor:
    """A browser without a memory: one connection, kept alive."""

    def __init__(self, stand: Newsstand) -> None:
        self._stand = stand
        self._connection = http.client.HTTPConnection(stand.address, timeout=5)

    def get(self, url: str, method: str = "GET", **headers: str) -> Got:
        parts = urlsplit(url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._connection.request(method, target, headers={"Host": parts.netloc, **headers})
        answer = self._connection.getresponse()
        return Got(answer.status, tuple(answer.getheaders()), answer.read())

    def close(self) -> None:
        self._connection.close()


@pytest.fixture(scope="module")
def stand() -> Iterator[Newsstand]:
    with open_newsstand() as opened:
        yield opened


@pytest.fixture(scope="module")
def visitor(stand: Newsstand) -> Iterator[Visitor]:
    made = Visitor(stand)
    yield made
    made.close()


@pytest.fixture(scope="module")
def pages(stand: Newsstand, visitor: Visitor) -> dict[str, Got]:
    """Every address of the newsstand and what stands there."""
    return {url: visitor.get(url) for url in stand.site.addresses}


def stories(stand: Newsstand) -> tuple[Story, ...]:
    return stand.site.press.stories


def test_it_is_as_big_as_it_says(stand: Newsstand) -> None:
    press = stand.site.press
    outlets = [house for house in press.houses if house.row.get("tier")]
    languages = {house.language for house in outlets}

    assert len(outlets) >= 16
    assert languages >= {"en", "de", "es", "pt", "ja", "ar", "ru", "hi", "zh", "id"}
    assert len(stand.expected) >= 75
    assert len({house.skeleton for house in outlets}) >= 6
    assert len({house.jsonld for house in outlets}) == 6


def test_five_pages_of_five_publishers_are_the_press_links(stand: Newsstand) -> None:
    links = [e for e in stand.expected.values() if e.outcome == "press link"]
    houses = {
        host_of(e.url): house
        for e in links
        for house in stand.site.press.houses
        if house.host == host_of(e.url)
    }

    assert len(links) == 5
    assert len({house.row["publisher"] for house in houses.values()}) == 5
    assert len({e.language for e in links}) == 5
    assert {house.row["tier"] for house in houses.values()} <= {"A", "B"}
    assert stand.brand.country in {house.row["country"] for house in houses.values()}


def test_press_links_are_about_the_brand_dated_and_recent(stand: Newsstand) -> None:
    names = (stand.brand.name, *stand.brand.aliases)
    for story in stories(stand):
        if story.expected and story.expected.outcome == "press link":
            text = " ".join(plain(block.html) for block in story.blocks)
            assert any(name in story.headline for name in names), story.url
            assert sum(text.count(name) for name in names) >= 3, story.url
            assert story.authors
            assert story.published is not None
            assert 0 < (stand.now - story.published).days < 365


def test_enough_good_pages_are_left_over_for_the_choice_to_mean_something(stand: Newsstand) -> None:
    counts = Counter(e.outcome for e in stand.expected.values())

    assert counts["counts but not chosen"] >= 12
    assert counts["does not count"] >= 35
    assert counts["needs a look"] >= 8


@pytest.mark.parametrize(
    ("stage", "rule"),
    [
        ("fetch", "not-found"),
        ("fetch", "robots"),
        ("fetch", "block-page"),
        ("extract", "consent-wall"),
        ("extract", "block-page"),
        ("extract", "not-found"),
        ("fetch", "server-error"),
        ("fetch", "redirect-loop"),
        ("extract", "not-an-article"),
        ("extract", "needs-a-browser"),
        ("mention", "not-named"),
        ("mention", "passing"),
        ("mention", "parent-only"),
        ("mention", "other-company"),
        ("paid", "paid"),
        ("rank", "own-site"),
        ("rank", "directory"),
        ("rank", "self-publishing"),
        ("rank", "release-service"),
        ("rank", "aggregator"),
        ("rank", "satire"),
        ("rank", "unknown-outlet"),
        ("shortlist", "same-story"),
        ("shortlist", "same-publisher"),
        ("shortlist", "weaker"),
        ("shortlist", "too-old"),
        ("shortlist", "undated"),
        ("mention", "roundup"),
    ],
)
def test_every_trap_is_set(stand: Newsstand, stage: str, rule: str) -> None:
    assert any((e.stage, e.rule) == (stage, rule) for e in stand.expected.values())


def test_paid_pages_carry_their_labels_in_ten_languages(stand: Newsstand) -> None:
    paid = {e.language for e in stand.expected.values() if e.rule == "paid"}

    assert paid == {"en", "de", "es", "pt", "ja", "ar", "ru", "hi", "zh", "id"}


def test_every_page_is_served(pages: dict[str, Got], stand: Newsstand) -> None:
    odd = {oddity.url: oddity.status for oddity in stand.site.press.oddities}
    for url, got in pages.items():
        assert got.status == odd.get(url, 200), url
        assert got.body or got.header("Location"), url


def test_every_candidate_stands_at_an_address(stand: Newsstand, visitor: Visitor) -> None:
    known = set(stand.site.addresses)
    for url in stand.candidates:
        assert url.split("?")[0] in known, url
        assert visitor.get(url).status in {200, 301, 302, 308, 403, 404, 500}, url


def test_every_candidate_has_one_right_answer(stand: Newsstand) -> None:
    assert set(stand.candidates) == set(stand.expected) | set(stand.same_page)
    assert set(stand.same_page.values()) <= set(stand.expected)
    assert len(stand.same_page) >= 4
    listed = {line for line in stand.candidates_txt.splitlines() if line and not line.startswith("#")}
    rows = {row["url"] for row in csv.DictReader(io.StringIO(stand.candidates_csv))}
    assert listed | rows == set(stand.candidates)
    assert listed & rows
    assert rows - listed


def test_registry_rows_are_those_of_a_registry(stand: Newsstand) -> None:
    rows = list(csv.DictReader(io.StringIO(stand.outlets_csv)))

    assert len({row["domain"] for row in rows}) == len(rows)
    for row in rows:
        assert row["domain"] == registrable_domain(row["domain"])
        assert row["kind"] in (PRESS_KINDS if row["tier"] else EXCLUDED_KINDS), row
        assert row["provenance"] == "newsstand"
        assert bool(row["tier"]) == bool(row["reputation"])


def test_feeds_and_sitemaps_are_well_formed_and_lead_to_pages(
    stand: Newsstand, pages: dict[str, Got]
) -> None:
    for house in stand.site.press.houses:
        feed = ElementTree.fromstring(pages[f"{house.root}/feed.xml"].body)
        news = ElementTree.fromstring(pages[f"{house.root}/sitemap-news.xml"].body)
        everything = ElementTree.fromstring(pages[f"{house.root}/sitemap.xml"].body)
        spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
        found = [node.text for node in feed.iterfind("channel/item/link")]
        found += [node.text for tree in (news, everything) for node in tree.iterfind("s:url/s:loc", spaces)]
        assert found, house.host
        assert all(url in pages for url in found), house.host


def test_robots_txt_names_its_sitemaps(stand: Newsstand, pages: dict[str, Got]) -> None:
    for house in stand.site.press.houses:
        lines = pages[f"{house.root}/robots.txt"].body.decode().splitlines()
        assert lines[0] == "User-agent: *"
        assert f"Sitemap: {house.root}/sitemap-news.xml" in lines
        assert [line[10:] for line in lines if line.startswith("Disallow: ")] == list(house.disallow)


def test_jsonld_parses_and_says_what_the_page_says(stand: Newsstand, pages: dict[str, Got]) -> None:
    for story in stories(stand):
        got = pages[story.url]
        blocks = re.findall(
            r"<script type=\"application/ld\+json\">(.*?)</script>",
            got.body.decode(story.house.charset),
            re.S,
        )
        assert bool(blocks) == (story.house.jsonld != "none"), story.url
        for block in blocks:
            json.loads(block)
        page = parse_page(got.body, story.url, got.headers)
        if blocks:
            assert story.headline in (json.dumps(page.jsonld, ensure_ascii=False).replace('\\"', '"')), (
                story.url
            )


def test_pages_decode_to_their_text(stand: Newsstand, pages: dict[str, Got]) -> None:
    for story in stories(stand):
        page = parse_page(pages[story.url].body, story.url, pages[story.url].headers)
        body = page.tree.body
        assert body is not None
        text = " ".join(body.text().split())
        assert plain(read_blocks(story.headline)[0].html) in text, story.url
        assert plain(story.blocks[-1].html) in text, story.url
        assert story.headline in page.title, story.url


def test_two_pages_are_in_the_charset_of_another_age(stand: Newsstand, pages: dict[str, Got]) -> None:
    old = {house.charset: house for house in stand.site.press.houses if house.charset != "utf-8"}

    assert set(old) == {"windows-1251", "shift_jis"}
    for charset, house in old.items():
        body = pages[house.root + "/"].body
        assert house.name in body.decode(charset)
        with pytest.raises(UnicodeDecodeError):
            body.decode("utf-8")


def test_stories_are_as_long_as_stories(stand: Newsstand) -> None:
    for story in stories(stand):
        if story.kind == "article" and not story.free and story.expected:
            words = len(" ".join(plain(block.html) for block in read_blocks(story.text)))
            least = 350 if story.house.language in {"ja", "zh"} else 700
            assert words >= least or story.expected.rule in {"aggregator", "paid"}, (story.url, words)


def test_the_whole_text_is_read_from_the_page_not_from_elsewhere(
    stand: Newsstand, pages: dict[str, Got]
) -> None:
    stub = next(story for story in stories(stand) if story.free)
    rest = read_blocks(stub.text)[stub.free :]

    assert rest
    assert all(plain(block.html) not in pages[stub.url].body.decode() for block in rest)


def test_an_agency_story_stands_at_the_agency_and_in_five_outlets(stand: Newsstand) -> None:
    same = [story for story in stories(stand) if story.text.startswith("LISBON (Kontor)")]
    kept = [story for story in same if story.expected and story.expected.rule == "weaker"]

    assert len({story.house.host for story in same}) == 6
    assert sum(story.expected.rule == "same-story" for story in same if story.expected) == 4
    assert [story.house.row["kind"] for story in kept] == ["news_agency"]
    assert kept[0].published == min(story.published for story in same if story.published)


def test_the_release_stands_on_the_brands_own_site_at_a_service_and_in_a_paper(stand: Newsstand) -> None:
    same = [story for story in stories(stand) if story.text.startswith("LISBON, 6 October 2026")]

    assert {story.expected.rule for story in same if story.expected} == {
        "own-site",
        "release-service",
        "paid",
    }


def test_the_redirect_chain_ends_at_a_story(visitor: Visitor, stand: Newsstand) -> None:
    url = "http://fcais.example/s/8k2"
    hops = []
    while (got := visitor.get(url)).header("Location"):
        hops.append(url)
        url = urljoin(url, got.header("Location"))

    assert len(hops) == 3
    assert got.status == 200
    assert url in {story.url for story in stories(stand)}
    assert hops[0] in stand.expected


def test_the_redirect_loop_never_ends(visitor: Visitor) -> None:
    first = "http://www.ponte-velha.example/go/orbelo"
    second = visitor.get(first).header("Location")

    assert visitor.get(second).header("Location") == first


def test_amp_copies_point_at_their_originals(stand: Newsstand, pages: dict[str, Got]) -> None:
    copies = [story for story in stories(stand) if story.amp]

    assert len(copies) == 2
    for story in copies:
        page = parse_page(pages[story.amp_url].body, story.amp_url)
        link = page.tree.css_first('link[rel="canonical"]')
        original = parse_page(pages[story.url].body, story.url).tree.css_first('link[rel="amphtml"]')
        assert link is not None
        assert original is not None
        assert link.attributes["href"] == story.url
        assert original.attributes["href"] == story.amp_url


def test_nothing_points_outside(pages: dict[str, Got]) -> None:
    for url, got in pages.items():
        text = got.body.decode("latin-1")
        hosts = {host_of(found) for found in re.findall(r"https?://[^\s\"'<>)\\]+", text)}
        outside = {host for host in hosts if not host.endswith(".example")} - VOCABULARIES
        assert not outside, (url, outside)


def test_links_of_a_page_lead_somewhere(stand: Newsstand, pages: dict[str, Got]) -> None:
    dead = {oddity.url for oddity in stand.site.press.oddities if oddity.status in {403, 404, 500}}
    for story in stories(stand):
        page = parse_page(pages[story.url].body, story.url, pages[story.url].headers)
        for node in page.tree.css("a[href]"):
            target = urljoin(story.url, node.attributes["href"] or "").split("#")[0].split("?")[0]
            if host_of(target) == story.house.host:
                assert target in pages, (story.url, target)
                assert target not in dead


def test_headers_are_those_of_the_newsstands_day(visitor: Visitor) -> None:
    got = visitor.get("http://www.tagesbote-nord.example/")

    assert got.header("Date") == "Fri, 20 Nov 2026 09:00:00 GMT"
    assert got.header("Content-Type") == "text/html; charset=utf-8"
    assert int(got.header("Content-Length")) == len(got.body)


def test_compressed_for_those_who_ask(visitor: Visitor) -> None:
    url = "http://www.harbour-courier.example/"
    bare, coded = visitor.get(url), visitor.get(url, **{"Accept-Encoding": "gzip"})

    assert bare.header("Content-Encoding") == ""
    assert coded.header("Content-Encoding") == "gzip"
    assert gzip.decompress(coded.body) == bare.body


def test_head_answers_without_a_body(visitor: Visitor) -> None:
    got = visitor.get("http://www.tagesbote-nord.example/", method="HEAD")

    assert (got.status, got.body) == (200, b"")
    assert int(got.header("Content-Length")) > 0


def test_an_unknown_host_is_misdirected_and_an_unknown_path_not_found(visitor: Visitor) -> None:
    assert visitor.get("http://www.nobody.example/").status == 421
    assert visitor.get("http://www.tagesbote-nord.example/no/such/page.html").status == 404


def test_every_host_connects_to_the_newsstand(stand: Newsstand) -> None:
    assert {host_of(url) for url in stand.candidates} <= set(stand.connect_to)
    assert set(stand.connect_to.values()) == {stand.address}
    assert all(host.endswith(".example") for host in stand.connect_to)


def test_two_newsstands_print_the_same(stand: Newsstand, pages: dict[str, Got]) -> None:
    with open_newsstand() as other:
        assert other.address != stand.address
        for url in list(pages)[::17]:
            parts = urlsplit(url)
            assert (
                other.site.answer(parts.netloc, parts.path).body
                == stand.site.answer(parts.netloc, parts.path).body
            )


@pytest.mark.parametrize(
    "wrong",
    [
        {"outcome": "fine"},
        {"outcome": "press link", "stage": "paid", "rule": "paid"},
        {"outcome": "does not count"},
        {"outcome": "does not count", "stage": "paid", "rule": "because"},
        {"outcome": "does not count", "stage": "kitchen", "rule": "paid"},
    ],
)
def test_an_answer_that_makes_no_sense_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"http://x\.example/"):
        Expected(url="http://x.example/", **wrong)


def test_light_markup() -> None:
    blocks = read_blocks(
        "One & [two](http://a.example/ sponsored)\nlines\n\n## Head\n\n- a\n- b\n\n$ Thing | $5 | /x | Buy"
    )

    assert [block.kind for block in blocks] == ["p", "h2", "list", "product"]
    assert blocks[0].html == 'One &amp; <a href="http://a.example/" rel="sponsored">two</a> lines'
    assert plain(blocks[0].html) == "One & two lines"
    assert blocks[2].items == ("a", "b")
    assert blocks[3].items == ("Thing", "$5", "/x", "Buy")


def test_an_answer_agrees_with_what_a_run_says_in_its_own_words() -> None:
    link = Expected(url="http://x.example/a", outcome="press link")
    gone = Expected(url="http://x.example/b", outcome="does not count", stage="fetch", rule="not-found")
    good = Expected(
        url="http://x.example/c", outcome="counts but not chosen", stage="shortlist", rule="weaker"
    )

    assert link.agrees("press link", "", "")
    assert not link.agrees("does not count", "shortlist", "weaker")
    assert gone.agrees("does not count", "fetch", "not-found")
    assert not gone.agrees("needs a look", "fetch", "not-found")
    assert not gone.agrees("does not count", "fetch", "robots")
    assert good.agrees("does not count", "shortlist", "weaker")
    assert not good.agrees("does not count", "mention", "passing-mention")

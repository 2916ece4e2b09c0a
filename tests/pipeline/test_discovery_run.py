"""From a name to the dossier through every source, with nothing but their documented hosts answering."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from played_sources import BRAND_SITE, ROWS, STORIES, PlayedWorld, query_of, url_of

from collector.cli.running import exit_status
from collector.discover import SOURCES
from collector.export import dossier_json, write_dossier
from collector.pipeline.outside import Outside
from collector.pipeline.run import Order, run
from collector.records import Brand, Dossier, Sighting
from collector.settings import KEY_VARIABLES, Settings
from collector.urls import url_key

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
BRAND = Brand(
    name="Velmora", parent="Northgate Foods", domains=(BRAND_SITE,), country="DE", languages=("de", "en")
)
KEYS = {name: f"sEcReT-{name}-0123456789" for name in KEY_VARIABLES}
EVERYTHING = tuple(source.about.name for source in SOURCES if source.about.name != "feeds")


def settings_in(folder: Path) -> Settings:
    (folder / "outlets.csv").write_text(ROWS, "utf-8")
    return Settings(
        workspace=str(folder / "ws"),
        outlets=str(folder / "outlets.csv"),
        contact="desk@velmora.example",
        searxng_url="https://search.velmora.example",
        keys=KEYS,
        gap=0.0,
        retries=0,
        jobs=1,
    )


async def at_once(_: float) -> None:
    """Wait for nothing: the sources' spacing is tested by itself."""


def go(folder: Path, world: PlayedWorld, order: Order | None = None, **changes: Any) -> Dossier:
    order = order or Order(brand=BRAND, sources=EVERYTHING)
    outside = Outside(transport=world, sleep=at_once)
    return run(order, replace(settings_in(folder), **changes), NOW, outside=outside)


def sightings(dossier: Dossier, slug: str) -> tuple[Sighting, ...]:
    key = url_key(url_of(slug))
    everything = [choice.clip.candidate for choice in dossier.choices]
    everything += [rejection.candidate for rejection in dossier.rejections]
    return next(candidate.found_in for candidate in everything if candidate.key == key)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, PlayedWorld, Dossier]:
    folder = tmp_path_factory.mktemp("played")
    world = PlayedWorld()
    dossier = go(folder, world)
    return folder, world, dossier


def test_a_name_is_enough(played: tuple[Path, PlayedWorld, Dossier]) -> None:
    _, _, dossier = played

    assert {c.clip.candidate.key for c in dossier.choices} <= {url_key(url_of(slug)) for slug in STORIES}
    assert len(dossier.choices) >= 3
    assert exit_status(dossier) == 0


def test_each_source_answered_and_named_something(played: tuple[Path, PlayedWorld, Dossier]) -> None:
    reports = {report.name: report for report in played[2].sources}

    assert set(reports) == set(EVERYTHING)
    for name, report in reports.items():
        assert report.answered >= 1, report
        # Google News names no address: what it says leads to the outlet's own search.
        assert report.candidates >= (0 if name == "google-news" else 1), report


def test_a_story_knows_every_source_that_named_it(played: tuple[Path, PlayedWorld, Dossier]) -> None:
    found_in = sightings(played[2], "filiale")

    assert {s.source for s in found_in} == {
        "brand-site",
        "serper",
        "brave",
        "searxng",
        "bing-news",
        "publishers",
    }
    assert all(s.rank >= 1 and s.query and s.seen_at for s in found_in)
    assert {s.source for s in sightings(played[2], "ledger")} == {
        "wikipedia",
        "guardian",
        "nyt",
        "mediacloud",
    }
    assert {s.source for s in sightings(played[2], "bote")} >= {"brand-site"}


def test_what_is_no_press_costs_no_request(played: tuple[Path, PlayedWorld, Dossier]) -> None:
    _, world, dossier = played
    rules = {r.candidate.url: (r.stage, r.rule) for r in dossier.rejections}

    assert rules[f"https://{BRAND_SITE}/news/1"] == ("discover", "own-site")
    assert rules["https://www.facebook.com/velmora"] == ("discover", "social")
    assert rules["https://apps.apple.com/app/velmora/id1"] == ("discover", "directory")
    assert not world.hosts.keys() & {"www.facebook.com", "apps.apple.com"}
    assert not [r for r in world.asked if r.url.path == "/news/1"]


def test_a_hint_leads_to_the_outlet_and_stays_a_hint(played: tuple[Path, PlayedWorld, Dossier]) -> None:
    _, world, dossier = played

    hints = [r for r in dossier.rejections if r.rule == "hint-only"]
    assert hints
    assert all(r.outcome == "needs a look" for r in hints)
    assert [r for r in world.asked if r.url.host == "bergbote.example" and "wp-json" in r.url.path]


def test_nothing_vanishes(played: tuple[Path, PlayedWorld, Dossier]) -> None:
    dossier = played[2]
    keys = [c.clip.candidate.key for c in dossier.choices] + [r.candidate.key for r in dossier.rejections]

    assert len(keys) == len(set(keys)) == dossier.candidates


def test_queries_speak_each_services_language(played: tuple[Path, PlayedWorld, Dossier]) -> None:
    asked = {r.url.host: query_of(r) for r in reversed(played[1].asked)}
    gdelt = [query_of(r)["query"][0] for r in played[1].asked if r.url.host == "api.gdeltproject.org"]
    serper = json.loads(next(r for r in played[1].asked if r.url.host == "google.serper.dev").content)

    assert gdelt[0] == '"Velmora" sourcecountry:GM'
    assert (serper["gl"], serper["hl"], serper["q"]) == ("de", "de", f'"Velmora" -site:{BRAND_SITE}')
    assert asked["www.bing.com"]["mkt"] == ["de-DE"]
    assert asked["api.search.brave.com"]["freshness"] == ["2025-11-19to2026-11-20"]
    assert asked["newsapi.org"]["excludeDomains"] == [BRAND_SITE]


def test_no_key_is_in_any_file(played: tuple[Path, PlayedWorld, Dossier]) -> None:
    folder, world, dossier = played
    write_dossier(dossier, folder / "out", folder / "ws" / "cases" / dossier.case / "captures.warc.gz")
    sent = b"".join(str(r.url).encode() + repr(r.headers.raw).encode() for r in world.asked)
    assert all(key.encode() in sent for key in KEYS.values()), "the keys were used"

    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "outlets.csv"]
    assert {path.suffix for path in files} >= {".gz", ".db", ".json", ".html"}
    for path in files:
        content = path.read_bytes()
        content += gzip.decompress(content) if path.suffix == ".gz" else b""
        assert b"sEcReT" not in content, path


def _plain(status: int, text: str) -> Any:
    return lambda _: httpx.Response(status, text=text)


def _slow(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("too slow", request=request)


FAULTS: dict[str, tuple[str, Any, str]] = {
    "gdelt": ("api.gdeltproject.org", _plain(200, "One or more of your keywords were too short"), "answer not understood"),
    "serper": ("google.serper.dev", _plain(200, "<!doctype html><title>Attention Required!</title>"), "Attention Required!"),
    "brave": ("api.search.brave.com", _slow, "read timeout: no answer within 15 s"),
    "guardian": ("content.guardianapis.com", _plain(429, "Please limit requests to one every 5 seconds"), "unavailable: answered 429"),
    "mediastack": (
        "api.mediastack.com",
        lambda _: httpx.Response(429, json={"error": {"code": "usage_limit_reached", "message": "Your monthly usage limit has been reached."}}),
        "quota",
    ),
    "nyt": ("api.nytimes.com", lambda _: httpx.Response(401, json={"fault": {"faultstring": "Invalid ApiKey"}}), "refused: nyt: Invalid ApiKey"),
    "serpapi": ("serpapi.com", _plain(503, "down for maintenance"), "unavailable: answered 503: down for maintenance"),
    "hacker-news": ("hn.algolia.com", _plain(200, ""), "answer not understood"),
    "newsapi": ("newsapi.org", lambda _: httpx.Response(200, json={"articles": "none"}), ""),
    "bing-news": ("www.bing.com", _plain(200, "<html><body>Just a moment</body></html>"), "web page in place of a feed"),
}  # fmt: skip


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> tuple[PlayedWorld, Dossier]:
    world = PlayedWorld({host: play for host, play, _ in FAULTS.values()})
    return world, go(tmp_path_factory.mktemp("faulty"), world)


@pytest.mark.parametrize("name", [name for name in FAULTS if FAULTS[name][2]])
def test_a_failing_source_is_a_row_with_its_reason(faulty: tuple[PlayedWorld, Dossier], name: str) -> None:
    report = next(r for r in faulty[1].sources if r.name == name)

    assert report.failed >= 1
    assert report.candidates == 0
    assert FAULTS[name][2] in report.note


def test_a_failing_source_costs_little_and_the_others_go_on(faulty: tuple[PlayedWorld, Dossier]) -> None:
    world, dossier = faulty
    for name, (host, _, _) in FAULTS.items():
        assert world.hosts[host] <= 2, name
    # A spent quota, a wrong key and a time-out are not tried again at all.
    assert [world.hosts[FAULTS[name][0]] for name in ("mediastack", "nyt", "brave")] == [1, 1, 1]
    assert len(dossier.choices) >= 3
    assert not [r for r in dossier.rejections if r.candidate.url == "(no address)"]


def test_when_nothing_answers_every_attempt_is_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Dark(PlayedWorld):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            self.asked.append(request)
            raise httpx.ConnectError("no route to host", request=request)

    dossier = go(tmp_path, Dark())
    written = dossier_json(dossier)

    assert exit_status(dossier) == 3
    assert "no source could be reached" in capsys.readouterr().err
    assert {row["name"] for row in written["sources"]} == set(EVERYTHING)
    assert all(
        row["asked"] and row["failed"] and row["note"] and not row["answered"] for row in written["sources"]
    )


def test_sources_without_key_are_off_and_say_how_to_switch_them_on(tmp_path: Path) -> None:
    dossier = go(tmp_path, PlayedWorld(), Order(brand=BRAND), keys={}, contact="", searxng_url="")
    notes = {r.name: r.note for r in dossier.sources}

    assert notes["serper"] == "off: SERPER_API_KEY is not set"
    assert notes["wikipedia"].startswith("off: COLLECTOR_CONTACT")
    assert notes["bing-news"].startswith("off: asked only when named")
    assert [r.asked for r in dossier.sources if r.note.startswith("off")] == [0] * 13


def test_the_best_are_fetched_when_pages_are_few(tmp_path: Path) -> None:
    world = PlayedWorld()
    dossier = go(tmp_path, world, max_pages=3)
    fetched = [r.url.host for r in world.asked if r.url.path.endswith(".html")]
    left = [r for r in dossier.rejections if r.rule == "not-fetched"]

    assert len(fetched) == 3
    assert "www.bergbote.example" not in fetched, "an outlet without a rank comes last"
    assert url_key(url_of("bote")) in {r.candidate.key for r in left}
    assert all("--max-pages" in r.remedy for r in left)


def test_feeds_that_are_handed_in_are_polled_and_nothing_else_is(tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.opml"
    feeds.write_text(
        '<opml version="2.0"><body><outline title="Trader" xmlUrl="https://teetrader.example/feed"/>'
        '<outline title="Gone" xmlUrl="https://gone.example/feed"/></body></opml>'
    )
    item = "<item><title>{}</title><link>{}</link></item>"
    rss = "<rss><channel>{}</channel></rss>".format(
        item.format(STORIES["trader"][1], url_of("trader"))
        + item.format("Weather", "https://teetrader.example/weather")
    )
    page = "<html><head><title>x</title></head><body><p>no feed</p></body></html>"

    def trader(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, text=rss) if request.url.path == "/feed" else httpx.Response(404)

    world = PlayedWorld({
        "teetrader.example": trader,
        "marktwelt.example": lambda _: httpx.Response(200, html=page),
    })  # fmt: skip
    dossier = go(
        tmp_path, world, Order(brand=BRAND, named=(str(feeds), "https://marktwelt.example/rss/velmora"))
    )
    candidates = {r.candidate.url: r for r in dossier.rejections} | {
        c.clip.candidate.url: c for c in dossier.choices
    }
    (report,) = (r for r in dossier.sources if r.name == "feeds")

    assert set(candidates) == {
        url_of("trader"),
        "https://gone.example/feed",
        "https://marktwelt.example/rss/velmora",
    }
    assert "1 of 2 entries of teetrader.example name the brand" in report.note
    assert report.asked == 3
    assert not world.hosts.keys() & {"api.gdeltproject.org", "google.serper.dev"}


def test_a_stopped_run_asks_no_source_twice_and_fetches_no_more_than_it_may(tmp_path: Path) -> None:
    class Stops(PlayedWorld):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            if sum(r.url.path.endswith(".html") for r in self.asked) == 2:
                raise KeyboardInterrupt
            return await super().handle_async_request(request)

    undisturbed = go(tmp_path / "a", PlayedWorld(), max_pages=4) if (tmp_path / "a").mkdir() is None else None
    (tmp_path / "b").mkdir()
    with pytest.raises(KeyboardInterrupt):
        go(tmp_path / "b", Stops(), max_pages=4)
    second = PlayedWorld()
    resumed = go(tmp_path / "b", second, max_pages=4)

    assert undisturbed is not None
    assert not second.hosts.keys() & {"api.gdeltproject.org", "google.serper.dev", BRAND_SITE}
    assert [c.clip.candidate.key for c in resumed.choices] == [
        c.clip.candidate.key for c in undisturbed.choices
    ]
    assert {r.candidate.key: r.rule for r in resumed.rejections} == {
        r.candidate.key: r.rule for r in undisturbed.rejections
    }


def test_each_sources_row_says_what_came_of_its_candidates(played: tuple[Path, PlayedWorld, Dossier]) -> None:
    rows = {row["name"]: row for row in dossier_json(played[2])["sources"]}

    assert (rows["serper"]["candidates"], rows["serper"]["new"], rows["serper"]["clips"]) == (3, 3, 2)
    assert (rows["brand-site"]["candidates"], rows["brand-site"]["clips"]) == (4, 2)
    assert rows["google-news"]["clips"] == 0


def test_an_outlets_robots_txt_holds_for_its_search(tmp_path: Path) -> None:
    def closed(request: httpx.Request) -> httpx.Response:
        return httpx.Response(
            200, text="User-agent: *\nDisallow: /" if request.url.path == "/robots.txt" else "{}"
        )

    world = PlayedWorld({"hafenkurier.example": closed})
    dossier = go(tmp_path, world, Order(brand=BRAND, sources=("publishers",)))
    report = next(r for r in dossier.sources if r.name == "publishers")

    assert {r.url.path for r in world.asked if r.url.host == "hafenkurier.example"} == {"/robots.txt"}
    assert "robots" in report.note


def test_an_outlet_that_the_press_page_shows_by_its_logo_is_asked_itself(tmp_path: Path) -> None:
    def site(request: httpx.Request) -> httpx.Response:
        pages = {
            "/": '<html><a href="/press">Press</a></html>',
            "/press": '<html><p>As seen in</p><img alt="Marktwelt logo"><img alt="Our founder"></html>',
        }
        told = pages.get(request.url.path)
        return httpx.Response(200, html=told) if told else httpx.Response(404)

    world = PlayedWorld({BRAND_SITE: site})
    brand = replace(BRAND, country=None)  # so that no list of a country names the outlet
    go(tmp_path, world, Order(brand=brand, sources=("brand-site", "publishers")))

    asked = {request.url.host for request in world.asked}
    assert "marktwelt.example" in asked
    assert not {"hafenkurier.example", "nordblatt.example"} & asked


def test_a_name_that_means_little_is_searched_with_words_of_the_brands_home_page(tmp_path: Path) -> None:
    home = "<title>Ember, the heated kettle</title><meta name=description content='Ember makes a heated kettle.'>"
    world = PlayedWorld({"ember.example": lambda request: httpx.Response(200, html=f"<html>{home}</html>")})
    brand = Brand(name="Ember", domains=("ember.example",), country="DE", languages=("en",))
    dossier = go(tmp_path, world, Order(brand=brand, sources=("gdelt", "brand-site")))

    queries = [query_of(request) for request in world.asked if request.url.host == "api.gdeltproject.org"]
    assert queries
    assert all("heated OR kettle" in str(query) for query in queries)
    (row,) = [report for report in dossier.sources if report.name == "brand-site"]
    assert "words of the brand's own home page: heated, kettle" in row.note
    assert dossier.brand.context_words == (), "the evidence rests on what a person said of the brand"

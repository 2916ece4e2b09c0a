"""Politeness, proven by the server's own log: gaps, one at a time, robots.txt, and nobody held up by others."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from fetch_samples import HOST, HOSTS, Kept, candidate
from hostile_site import HostileSite, Talk, page_of

from collector.fetch import open_fetcher
from collector.fetch.introduction import user_agent
from collector.fetch.lanes import Lanes, Ticket
from collector.fetch.pace import Circuits, backoff, parse_retry_after
from collector.fetch.robots import parse_rules
from collector.records import Capture, Miss
from collector.settings import Settings
from collector.urls import registrable_domain

pytestmark = pytest.mark.anyio

Hurried = Callable[..., Settings]
PAPERS = [host for host in HOSTS if host.startswith("paper")]


async def fetch_all(settings: Settings, kept: Kept, urls: list[str]) -> dict[str, Capture | Miss]:
    async with open_fetcher(settings, kept) as fetcher:
        return {c.url: result async for c, result in fetcher.fetch_many([candidate(url) for url in urls])}


def smallest_gap(site: HostileSite, domain: str) -> float:
    times = [asked.at for asked in site.log if registrable_domain(asked.host) == domain]
    assert len(times) > 2
    return min(later - earlier for earlier, later in itertools.pairwise(times))


async def test_no_domain_is_asked_within_its_gap(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    hosts = [*PAPERS[:3], HOST, "outlet.example"]
    results = await fetch_all(
        hurried(gap=0.1), kept, [f"http://{h}/page{n}" for h in hosts for n in range(3)]
    )

    assert all(isinstance(result, Capture) for result in results.values())
    for domain in (*PAPERS[:3], "outlet.example"):
        assert smallest_gap(site, domain) >= 0.1


async def test_single_fetches_and_questions_keep_the_gap_too(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    async with open_fetcher(hurried(gap=0.1), kept) as fetcher:
        await asyncio.gather(
            *(fetcher.fetch(candidate(f"http://{HOST}/page{n}")) for n in range(3)),
            fetcher.ask(f"http://{HOST}/page-feed"),
        )

    assert len(site.log) == 5
    assert smallest_gap(site, "outlet.example") >= 0.1


def under_way_at(site: HostileSite, seconds: float) -> Callable[[], int]:
    """Let /slow take so long; return what tells how many were answered at a time, at most."""
    under_way, most = 0, 0

    @site.on("/slow")
    async def _(talk: Talk) -> None:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(seconds)
        under_way -= 1
        await talk.answer(page_of("slow"))

    return lambda: most


async def test_a_host_is_asked_one_thing_at_a_time(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    most = under_way_at(site, 0.02)

    async with open_fetcher(hurried(), kept) as fetcher:
        results = await asyncio.gather(
            *(fetcher.fetch(candidate(f"http://{HOST}/slow?{n}")) for n in range(6))
        )

    assert all(isinstance(result, Capture) for result in results)
    assert most() == 1


async def test_a_slow_host_is_left_alone_for_longer(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/slow")
    async def _(talk: Talk) -> None:
        await asyncio.sleep(0.1)
        await talk.answer(page_of("slow"))

    await fetch_all(hurried(gap=0.01), kept, [f"http://{HOST}/slow?{n}" for n in range(2)])

    first, second = site.asked()
    assert second.at - first.at >= 0.1 + 2 * 0.1


async def test_hosts_that_wait_take_nobodys_slot(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    """Six mute hosts with many pages and one quick host: the quick one is through before the mute ones time out twice."""

    @site.on("/mute")
    async def _(talk: Talk) -> None:
        talk.keeps = False
        await asyncio.sleep(3)

    urls = [f"http://{host}/mute?{n}" for n in range(4) for host in PAPERS[:6]]
    urls += [f"http://{HOST}/page{n}" for n in range(30)]
    done: dict[str, float] = {}
    began = time.monotonic()
    async with open_fetcher(hurried(in_flight=8, read_timeout=0.3), kept) as fetcher:
        async for found, _ in fetcher.fetch_many([candidate(url) for url in urls]):
            done[found.url] = time.monotonic() - began

    assert max(when for url, when in done.items() if HOST in url) < 0.5
    assert len(done) == len(urls)


async def test_a_host_with_a_crawl_delay_holds_nobody_up(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    site.page(f"{PAPERS[0]}/robots.txt", b"User-agent: *\nCrawl-delay: 0.4", kind="text/plain")

    urls = [f"http://{host}/page{n}" for host in PAPERS[:2] for n in range(3)]
    began = time.monotonic()
    done = {}
    async with open_fetcher(hurried(in_flight=1), kept) as fetcher:
        async for found, _ in fetcher.fetch_many([candidate(url) for url in urls]):
            done[found.url] = time.monotonic() - began

    assert smallest_gap(site, PAPERS[0]) >= 0.4
    assert max(when for url, when in done.items() if PAPERS[1] in url) < 0.3


async def test_a_crawl_delay_beyond_reason_gives_one_page(
    site: HostileSite, hurried: Hurried, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collector.fetch.lanes.MAX_CRAWL_DELAY", 0.05)
    monkeypatch.setattr("collector.fetch.door.MAX_CRAWL_DELAY", 0.05)
    site.robots = b"User-agent: *\nCrawl-delay: 3600"

    results = await fetch_all(hurried(), kept, [f"http://{HOST}/page{n}" for n in range(3)])

    assert len(site.asked()) == 1
    misses = [result for result in results.values() if isinstance(result, Miss)]
    assert [(m.reason, m.needs_look) for m in misses] == [("host unavailable", True)] * 2
    assert "3600" in misses[0].detail


async def test_many_hosts_are_met_side_by_side(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/slow")
    async def _(talk: Talk) -> None:
        await asyncio.sleep(0.1)
        await talk.answer(page_of("slow"))

    began = time.monotonic()
    await fetch_all(hurried(respect_robots=False), kept, [f"http://{host}/slow" for host in PAPERS])

    assert time.monotonic() - began < 0.4


async def test_no_more_than_so_many_in_flight(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    most = under_way_at(site, 0.03)

    await fetch_all(
        hurried(in_flight=3), kept, [f"http://{host}/slow?{n}" for host in PAPERS for n in range(2)]
    )

    assert most() == 3


async def test_nothing_is_fetched_while_nobody_takes_results(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    urls = [f"http://{host}/page{n}" for host in PAPERS for n in range(5)]
    async with open_fetcher(hurried(in_flight=4, respect_robots=False), kept) as fetcher:
        results = fetcher.fetch_many([candidate(url) for url in urls])
        first = await anext(results)
        await asyncio.sleep(0.15)
        asked = len(site.log)
        rest = [pair async for pair in results]

    assert asked <= 9  # what was under way when the results were full, and the one that was taken
    assert {c.url for c, _ in (first, *rest)} == set(urls)


async def test_candidates_are_read_as_they_are_needed(
    site: HostileSite, hurried: Hurried, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collector.fetch.crowd.AHEAD", 10)
    taken = 0

    def endless() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield candidate(f"http://{PAPERS[taken % 8]}/page{taken}")

    async with open_fetcher(hurried(), kept) as fetcher:
        results = fetcher.fetch_many(endless())  # type: ignore[arg-type]
        for _ in range(20):
            await anext(results)
        await results.aclose()  # type: ignore[attr-defined]
        result = await fetcher.fetch(candidate(f"http://{HOST}/page"))

    assert 20 <= taken <= 31
    assert isinstance(result, Capture), "the lanes go on after a consumer that left early"


async def test_an_archive_that_fails_ends_the_run(site: HostileSite, hurried: Hurried) -> None:
    class Full:
        def write(self, records: bytes) -> int:
            raise OSError(28, "No space left on device")

    async with open_fetcher(hurried(), Full()) as fetcher:
        with pytest.raises(OSError, match="No space"):
            async for _ in fetcher.fetch_many([candidate(f"http://{HOST}/page{n}") for n in range(3)]):
                pass


async def test_no_candidates_no_results(hurried: Hurried, kept: Kept) -> None:
    assert await fetch_all(hurried(), kept, []) == {}


async def test_who_gives_up_waiting_leaves_the_lane_in_order(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    async with open_fetcher(hurried(gap=0.15, respect_robots=False), kept) as fetcher:
        first = asyncio.create_task(fetcher.fetch(candidate(f"http://{HOST}/page1")))
        gone = asyncio.create_task(fetcher.fetch(candidate(f"http://{HOST}/page2")))
        last = asyncio.create_task(fetcher.fetch(candidate(f"http://{HOST}/page3")))
        await first
        gone.cancel()
        assert isinstance(await last, Capture)

    assert [asked.path for asked in site.log] == ["/page1", "/page3"]


async def test_a_turn_that_was_granted_to_one_who_is_cancelled_is_given_back() -> None:
    lanes = Lanes(0.0, 1)
    first = Ticket(lanes)
    await first.take("http://a.example/")
    waiting = asyncio.create_task(lanes.turn("b.example"))
    await asyncio.sleep(0)
    first.drop(None)  # grants the turn; the task has not run yet
    waiting.cancel()
    await asyncio.sleep(0)
    await asyncio.wait_for(Ticket(lanes).take("http://c.example/"), 0.5)


# -- robots.txt --------------------------------------------------------------------------------------------------


async def test_a_disallowed_page_is_never_asked_for(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    site.robots = b"User-agent: *\nDisallow: /page-private\n"
    site.page("/to-private", b"", "Location: /page-private", status="302 Found")

    results = await fetch_all(
        hurried(), kept, [f"http://{HOST}/{path}" for path in ("page-private", "page-open", "to-private")]
    )

    direct, allowed, redirected = (
        results[f"http://{HOST}/{path}"] for path in ("page-private", "page-open", "to-private")
    )
    assert isinstance(direct, Miss)
    assert isinstance(redirected, Miss)
    assert (direct.reason, direct.needs_look) == ("robots", True)
    assert redirected.reason == "robots"
    assert isinstance(allowed, Capture)
    assert not site.asked("/page-private")
    assert len(site.asked("/robots.txt")) == 1


@pytest.mark.parametrize(
    ("status", "allowed"),
    [
        ("404 Not Found", True),
        ("401 No", True),
        ("403 Forbidden", True),
        ("500 Oops", False),
        ("503 Busy", False),
    ],
)
async def test_what_the_status_of_robots_txt_means(
    site: HostileSite, hurried: Hurried, kept: Kept, status: str, allowed: bool
) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /", status=status)

    result = (await fetch_all(hurried(retries=2), kept, [f"http://{HOST}/page"])).popitem()[1]

    assert isinstance(result, Capture) is allowed
    assert len(site.asked("/robots.txt")) == (1 if allowed else 2)
    if isinstance(result, Miss):
        assert (result.reason, result.needs_look) == ("robots", True)
        assert status[:3] in result.detail


async def test_robots_txt_behind_redirects(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    site.page(f"{HOST}/robots.txt", b"", "Location: http://outlet.example/rules", status="301 Moved")
    site.page("/rules", b"User-agent: *\nDisallow: /page", kind="text/plain")

    result = (await fetch_all(hurried(), kept, [f"http://{HOST}/page"])).popitem()[1]

    assert isinstance(result, Miss)
    assert result.reason == "robots"


async def test_a_dead_host_is_not_called_disallowed(hurried: Hurried, kept: Kept) -> None:
    settings = hurried(connect_to={HOST: "127.0.0.1:9"})
    results = await fetch_all(settings, kept, [f"http://{HOST}/page{n}" for n in range(2)])

    assert [r.reason for r in results.values() if isinstance(r, Miss)] == ["refused"] * 2


async def test_rules_may_be_ignored_by_setting(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    site.robots = b"User-agent: *\nDisallow: /"

    result = (await fetch_all(hurried(respect_robots=False), kept, [f"http://{HOST}/page"])).popitem()[1]

    assert isinstance(result, Capture)
    assert not site.asked("/robots.txt")


async def test_two_megabytes_of_rules_are_read_up_to_the_limit(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    site.robots = (
        b"User-agent: *\nDisallow: /page-private\n" + b"# padding\n" * 200_000 + b"Disallow: /page-open\n"
    )
    assert len(site.robots) > 2_000_000

    results = await fetch_all(hurried(), kept, [f"http://{HOST}/page-private", f"http://{HOST}/page-open"])

    assert isinstance(results[f"http://{HOST}/page-private"], Miss)
    assert isinstance(results[f"http://{HOST}/page-open"], Capture)


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /\n\nUser-agent: PressEvidenceBot\nDisallow: /secret", "/page", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: pressevidencebot\nDisallow: /secret", "/secret", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf?y", True),
        ("\ufeffUser-agent: *\nDisallow: /", "/", False),
        ("<html>not rules</html>", "/", True),
        ("", "/", True),
    ],
)
async def test_rules(text: str, path: str, allowed: bool) -> None:
    assert parse_rules(text.encode("utf-8")).allows(f"http://{HOST}{path}") is allowed


@pytest.mark.parametrize(
    "body",
    [
        b"User-agent: *\nDisallow: /" + b"*a" * 200 + b"b\n",
        (b"User-agent: *\n" + b"Disallow: /*a*a*a*a*a*a*a*a*a*a*a*a*a$\n" * 10_000)[:500_000],
        b"User-agent: *\nDisallow: /" + b"a" * 500_000,
        b"\x00\xff\xfe" * 100_000,
        b"Crawl-delay: nan\nUser-agent: *\nCrawl-delay: -inf\n",
        b"User-agent: *\nDisallow: /x\n" * 15_000,
    ],
)
async def test_hostile_rules_cost_little(body: bytes) -> None:
    began = time.process_time()
    rules = parse_rules(body)
    rules.allows(f"http://{HOST}/" + "a" * 2000)

    assert rules.crawl_delay is None
    assert time.process_time() - began < 1.0


# -- the small pieces --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("5", 5.0), (" 7 ", 7.0), ("0", 0.0), ("-5", None), ("1.5", None), ("٣", None), ("soon", None), (None, None), ("", None),
        ("9" * 40, 999999999.0), ("Wed, 21 Oct 2015 07:28:00 GMT", None), ("Fri, 20 Nov 2026 10:00:30 GMT", 30.0),
        ("Friday, 20-Nov-26 10:00:30 GMT", 30.0), ("Fri Nov 20 10:00:30 2026", 30.0), ("Fri, 99 Nov 2026 10:00:30 GMT", None),
    ],
)  # fmt: skip
async def test_both_forms_of_retry_after(value: str | None, seconds: float | None) -> None:
    assert parse_retry_after(value, datetime(2026, 11, 20, 10, tzinfo=UTC)) == seconds


async def test_a_past_date_is_no_reason_to_wait() -> None:
    past = datetime.now(UTC) - timedelta(days=1)
    assert parse_retry_after(past.strftime("%a, %d %b %Y %H:%M:%S GMT")) is None


async def test_back_off_is_jittered_up_to_its_ceiling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collector.fetch.pace.BACKOFF", (1.0, 30.0))
    assert [backoff(n, lambda low, high: high) for n in range(7)] == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]
    assert backoff(3, lambda low, high: low) == 0.0


async def test_an_answer_closes_no_circuit_and_a_success_forgets_failures() -> None:
    circuits = Circuits()
    url = "http://a.example/1"
    circuits.failed(url, "blocked")
    circuits.failed(url, "blocked")
    circuits.answered(url)
    circuits.failed(url, "blocked")
    circuits.failed(url, "blocked")
    assert not circuits.closed(url)
    circuits.failed("http://A.example/2", "timeout")
    assert circuits.closed(url) == "3 failures in a row, the last: timeout"
    assert not circuits.closed("http://b.example/")


async def test_who_we_are_is_plain_ascii_on_one_line() -> None:
    assert user_agent("grüße@acme.example").isascii()
    assert "\n" not in user_agent("a\r\nX-Evil: 1")
    assert "operator" not in user_agent("")


# -- a host that asks for a long wait ---------------------------------------------------------------------------------


def _busy_once(site: HostileSite, host: str, wait: int) -> None:
    """Make a host answer 429 once, with this Retry-After."""

    @site.on("/busy")
    async def _(talk: Talk) -> None:
        first = len([asked for asked in site.log if (asked.host, asked.path) == (host, "/busy")]) == 1
        if first:
            await talk.send(b"HTTP/1.1 429 Too Many\r\nRetry-After: %d\r\nContent-Length: 0\r\n\r\n" % wait)
        else:
            await talk.answer(page_of("at last"))


@pytest.fixture
def thousandths(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count a Retry-After in thousandths of a second."""
    monkeypatch.setattr("collector.fetch.door.parse_retry_after", lambda value: value and float(value) / 1000)
    monkeypatch.setattr("collector.fetch.door.MAX_RETRY_AFTER", 0.120)
    monkeypatch.setattr("collector.fetch.door.MAX_PUT_OFF", 6.0)


@pytest.mark.usefixtures("thousandths")
async def test_a_host_that_asks_for_a_long_wait_goes_to_the_end_of_the_run(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    _busy_once(site, "paper0.example", 200)
    long, other = (
        [f"http://paper0.example/{name}" for name in ("busy", "page1")],
        "http://paper1.example/page",
    )
    results = await fetch_all(hurried(gap=0.06, retries=1), kept, [*long, *(f"{other}{n}" for n in range(6))])

    assert all(isinstance(result, Capture) for result in results.values())
    asked = [seen for seen in site.log if seen.host == "paper0.example" and seen.path != "/robots.txt"]
    assert [seen.path for seen in asked] == ["/busy", "/busy", "/page1"]
    assert asked[1].at - asked[0].at >= 0.2, "it was left alone for as long as it asked"
    assert any(asked[0].at < seen.at < asked[1].at for seen in site.log if seen.host == "paper1.example")


@pytest.mark.usefixtures("thousandths")
async def test_nobody_waits_long_when_nothing_else_is_left_to_do(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    _busy_once(site, "paper0.example", 5000)
    urls = ["http://paper0.example/busy", "http://paper0.example/page1", "http://paper1.example/page"]
    began = time.perf_counter()
    results = await fetch_all(hurried(gap=0.01, retries=1), kept, urls)

    assert time.perf_counter() - began < 2.5
    busy, after, other = (results[url] for url in urls)
    assert isinstance(other, Capture)
    assert isinstance(busy, Miss)
    assert isinstance(after, Miss)
    assert (busy.reason, after.reason) == ("throttled", "host unavailable")
    assert "asked us to wait" in after.detail
    assert not any(seen.path == "/page1" for seen in site.log if seen.host == "paper0.example")

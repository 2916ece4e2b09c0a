"""The fetcher against a hostile site: no crash, no hang, bounded memory, each misdeed named."""

from __future__ import annotations

import asyncio
import gzip
import io
import itertools
import resource
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from bad_site import PAGE, Site, hostile_site

from collector.fetch import open_fetcher
from collector.fetch.client import user_agent
from collector.fetch.guard import is_public
from collector.fetch.pace import Pace, parse_retry_after
from collector.records import Candidate, Capture, Miss
from collector.settings import Settings
from collector.urls import url_key
from collector.warc import parse_response, read_records

HOSTS = ("one.example", "two.example", "three.example", "www.one.example")


class Sink:
    """An archive in memory."""

    def __init__(self) -> None:
        self.content = bytearray()

    def write(self, records: bytes) -> int:
        offset = len(self.content)
        self.content += records
        return offset


@pytest.fixture(scope="module")
def served() -> Iterator[Site]:
    with hostile_site() as running:
        yield running


@pytest.fixture
def site(served: Site) -> Site:
    served.log.clear()
    served.hits.clear()
    served.robots = b"User-agent: *\nDisallow: /private\n"
    return served


def settings(site: Site, **more: object) -> Settings:
    facts: dict[str, object] = {
        "connect_to": dict.fromkeys(HOSTS, site.address), "allow_private": True, "gap": 0.0, "retries": 0,
        "read_timeout": 0.6, "total_timeout": 1.0, "connect_timeout": 1.0, "max_sent_bytes": 2_000_000,
        "contact": "press@acme.example",
    }  # fmt: skip
    return Settings(**{**facts, **more})  # type: ignore[arg-type]  # a test's own facts


def fetch(
    site: Site, *paths: str, sink: Sink | None = None, host: str = "one.example", **more: object
) -> list[Capture | Miss]:
    urls = [path if "://" in path else f"http://{host}{path}" for path in paths]

    async def main() -> list[Capture | Miss]:
        async with open_fetcher(settings(site, **more), sink or Sink()) as fetcher:
            found = {
                c.url: r
                async for c, r in fetcher.fetch_many([Candidate(url=u, key=url_key(u) or u) for u in urls])
            }
            return [found[url] for url in urls]

    return asyncio.run(asyncio.wait_for(main(), 30))


MISSES = [
    ("/drip", "timeout", False),
    ("/silent", "read timeout", False),
    ("/endless", "too many redirects", False),
    ("/loop", "redirect loop", False),
    ("/slam", "closed", False),
    ("/garbage", "not HTTP", False),
    ("/too-long-headers", "not HTTP", False),
    ("/forbidden", "blocked", True),
    ("/wait-long", "throttled", True),
    ("/gone", "not found", False),
    ("/broken", "server error", True),
    ("/pdf", "not a page", True),
    ("/private/x", "robots", True),
    ("/to-script", "bad URL", False),
    ("http://nowhere.invalid/x", "dns", False),
    ("ftp://one.example/x", "bad URL", False),
]


@pytest.mark.parametrize(("path", "reason", "needs_look"), MISSES)
def test_each_misdeed_is_named(site: Site, path: str, reason: str, needs_look: bool) -> None:
    began = time.monotonic()
    result = fetch(site, path)[0]

    assert isinstance(result, Miss)
    assert (result.reason, result.needs_look) == (reason, needs_look), result.detail
    assert time.monotonic() - began < 8


@pytest.mark.parametrize("target", ["/to-local", "/to-mapped", "/to-metadata", "/to-port"])
def test_no_redirect_leads_to_a_private_place(site: Site, target: str) -> None:
    # The site itself is private here, so its own address is allowed by the mapping and nothing else is.
    async def main() -> Capture | Miss:
        from collector.fetch import client as module
        from collector.fetch.guard import AddressRefusedError, make_guard

        port = int(site.address.rpartition(":")[2])
        strict = make_guard(allow_private=False)

        def guard(info: tuple[object, ...]) -> socket.socket:
            if info[4] == ("127.0.0.1", port):
                return socket.socket(*info[:3])  # type: ignore[arg-type]  # as aiohttp calls it
            return strict(info)

        original, module.make_guard = module.make_guard, lambda **_: guard  # type: ignore[assignment]  # for this test
        try:
            async with open_fetcher(settings(site, allow_private=False), Sink()) as fetcher:
                url = f"http://one.example{target}"
                return await fetcher.fetch(Candidate(url=url, key=url))
        finally:
            module.make_guard = original
            assert AddressRefusedError

    result = asyncio.run(main())
    assert isinstance(result, Miss)
    assert result.reason in {"address refused", "bad URL"}, result
    assert len(result.hops) == 1
    assert "/secret" not in site.paths()


def test_a_name_that_resolves_to_a_private_address_is_refused() -> None:
    nowhere = Site(address="127.0.0.1:9")
    assert isinstance(
        result := fetch(nowhere, "http://localhost/x", allow_private=False, connect_to={})[0], Miss
    )
    assert result.reason == "address refused"


def test_a_name_that_changes_its_address_between_look_up_and_connect_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The guard vets the very address of the connection: whatever an earlier look-up said, a private one is refused."""
    looked: list[str] = []

    async def rebinding(self: object, host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        looked.append(host)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", int(site.address.rpartition(":")[2])))
        ]

    assert is_public("93.184.216.34"), "what the first look-up would have said"
    monkeypatch.setattr(asyncio.base_events.BaseEventLoop, "getaddrinfo", rebinding)
    result = fetch(site, "http://rebind.example/x", allow_private=False, connect_to={})[0]

    assert isinstance(result, Miss)
    assert result.reason == "address refused"
    assert looked
    assert not site.log, "the private site never saw a packet"


@pytest.mark.parametrize("path", ["/gzip-bomb", "/br-bomb", "/zstd-bomb", "/huge"])
def test_bombs_are_cut_at_the_limit(site: Site, path: str) -> None:
    result = fetch(site, path, total_timeout=8.0, read_timeout=8.0)[0]

    assert isinstance(result, Capture | Miss)
    if isinstance(result, Capture):
        assert result.truncated == "length"
        assert len(result.body) <= 5_000_000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    assert peak < 700, (
        "the bombs themselves are made in this process; benchmarks/fetch.py measures the crawler alone"
    )


def test_odd_answers_are_read_all_the_same(site: Site) -> None:
    paths = (
        "/not-gzip",
        "/wrong-charset",
        "/cookies",
        "/reset",
        "/long-headers",
        "/chunked",
        "/refresh",
        "/to-utf8",
    )
    results = fetch(site, *paths)

    assert all(isinstance(r, Capture) for r in results), results
    bodies = {path: r.body for path, r in zip(paths, results, strict=True) if isinstance(r, Capture)}
    assert bodies["/not-gzip"] == PAGE
    assert bodies["/chunked"] == PAGE
    assert "příliš".encode("iso-8859-2") in bodies["/wrong-charset"]
    reset = results[3]
    assert isinstance(reset, Capture)
    assert reset.truncated == "disconnect"
    refresh = results[6]
    assert isinstance(refresh, Capture)
    assert refresh.url == "http://one.example/page-behind"
    assert [h.location for h in refresh.hops] == ["http://one.example/page-behind"]


def test_a_cookie_is_never_sent_back(site: Site) -> None:
    sink = Sink()
    fetch(site, "/cookies", "/page-1", sink=sink)
    requests = [r.block for r in read_records(io.BytesIO(bytes(sink.content))) if r.kind == "request"]
    assert len(requests) == 3
    assert not any(b"\r\ncookie:" in r.lower() for r in requests)
    assert all(b"press@acme.example" in r for r in requests)


def test_the_archive_holds_the_bytes_as_sent(site: Site) -> None:
    sink = Sink()
    result = fetch(site, "/chunked", sink=sink)[0]
    assert isinstance(result, Capture)
    record = next(r for r in read_records(io.BytesIO(bytes(sink.content))) if r.record_id == result.record)

    assert record.block.startswith(b"HTTP/1.1 200 OK\r\n"), "interim answers are cut off"
    assert b";ext=1\r\n" in record.block, "chunks and their extensions are kept"
    message = parse_response(record.block)
    assert message is not None
    assert message.body == PAGE
    assert record.field("WARC-IP-Address") == "127.0.0.1"
    assert record.field("WARC-Payload-Digest") is None, "left out for chunked answers"


@pytest.mark.parametrize(
    ("path", "least"), [("/wait-seconds", 0.9), ("/wait-date", 0.3), ("/wait-negative", 0.0)]
)
def test_retry_after_is_kept_in_both_forms_and_nonsense_is_not(site: Site, path: str, least: float) -> None:
    result = fetch(site, path, retries=1, total_timeout=5.0)[0]

    assert isinstance(result, Capture)
    times = [when for when, _, where in site.log if where == path]
    assert len(times) == 2
    assert times[1] - times[0] >= least


def test_a_host_that_asks_to_wait_a_day_is_left_alone(site: Site) -> None:
    results = fetch(site, "/wait-long", "/page-1", "/page-2", retries=2)
    assert [r.reason for r in results if isinstance(r, Miss)] == [
        "throttled",
        "host unavailable",
        "host unavailable",
    ]
    assert all(r.needs_look for r in results if isinstance(r, Miss)), "nothing is silently lost"
    assert site.hits.get("/page-1") is None


def test_three_failures_open_a_hosts_circuit_and_not_its_neighbours(site: Site) -> None:
    paths = ["/broken?1", "/broken?2", "/broken?3", "/page-1", "http://two.example/page-2"]
    results = fetch(site, *paths)
    assert [r.reason if isinstance(r, Miss) else "captured" for r in results] == [
        "server error",
        "server error",
        "server error",
        "host unavailable",
        "captured",
    ]


def test_politeness_is_proven_by_the_servers_own_log(site: Site) -> None:
    gap = 0.1
    urls = [
        f"http://{host}/page-{n}"
        for host in ("one.example", "www.one.example", "two.example", "three.example")
        for n in range(4)
    ]
    results = fetch(site, *urls, "http://two.example/private/1", gap=gap)

    assert sum(isinstance(r, Capture) for r in results) == 16
    assert not [path for path in site.paths() if path.startswith("/private")]
    for domain in ("one.example", "two.example", "three.example"):
        times = sorted(when for when, host, _ in site.log if host.endswith(domain))
        gaps = [b - a for a, b in itertools.pairwise(times)]
        assert min(gaps) >= gap * 0.9, (domain, gaps)


def test_a_slow_host_does_not_hold_the_others_up(site: Site) -> None:
    began = time.monotonic()
    finished: dict[str, float] = {}

    async def main() -> None:
        urls = [
            *[f"http://one.example/silent?{n}" for n in range(3)],
            *[f"http://two.example/page-{n}" for n in range(20)],
        ]
        async with open_fetcher(settings(site, in_flight=2), Sink()) as fetcher:
            async for candidate, _ in fetcher.fetch_many([Candidate(url=u, key=u) for u in urls]):
                finished[candidate.url] = time.monotonic() - began

    asyncio.run(main())
    assert max(at for url, at in finished.items() if "two.example" in url) < 0.6


def test_robots_of_two_megabytes_is_read_up_to_its_limit(site: Site) -> None:
    site.robots = b"User-agent: *\nDisallow: /private\n" + b"# padding\n" * 200_000 + b"Disallow: /page\n"
    allowed, refused = fetch(site, "/page-1", "/private/1")
    assert isinstance(allowed, Capture)
    assert isinstance(refused, Miss)


def test_our_own_token_in_robots_wins_over_the_rest(site: Site) -> None:
    site.robots = b"User-agent: *\nDisallow: /\n\nUser-agent: PressEvidenceBot\nDisallow: /secret\n"
    allowed, refused = fetch(site, "/page-1", "/secret")
    assert isinstance(allowed, Capture)
    assert isinstance(refused, Miss)


def test_a_key_is_in_no_record_and_no_result(site: Site) -> None:
    sink = Sink()
    secret = "kEy-0123456789"

    async def main() -> Capture | Miss:
        async with open_fetcher(settings(site), sink) as fetcher:
            url = f"http://one.example/page-api?api-key={secret}&q=x"
            return await fetcher.ask(url, headers=(("X-Key", secret),), redact=("api-key", "X-Key"))

    result = asyncio.run(main())
    plain = b"".join(
        gzip.decompress(bytes(sink.content[r.offset : r.offset + r.length]))
        for r in read_records(io.BytesIO(bytes(sink.content)))
    )
    assert isinstance(result, Capture)
    assert secret.encode() not in plain
    assert b"REDACTED" in plain
    assert secret not in repr(result)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1:248:1893:25c8:1946", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False),
        ("::ffff:127.0.0.1", False), ("::ffff:93.184.216.34", True), ("64:ff9b::7f00:1", False), ("64:ff9b:1::7f00:1", False),
        ("fe80::1%eth0", False), ("fec0::1", False), ("fc00::1", False), ("3fff::1", False), ("5f00::1", False),
        ("2002:7f00:1::", False), ("::127.0.0.1", False), ("192.0.0.8", False), ("not an address", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("5", 5.0),
        ("-5", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", None),
        ("soon", None),
        (None, None),
        ("", None),
        ("9" * 40, 999999999.0),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert parse_retry_after(value) == seconds


def test_turns_are_a_gap_apart_for_a_whole_domain() -> None:
    now = [100.0]
    pace = Pace(1.0, clock=lambda: now[0])
    assert pace.reserve("http://www.a.example/1") == 0.0
    assert pace.reserve("http://a.example/2") == 1.0
    assert pace.reserve("http://b.example/1") == 0.0
    pace.crawl_delay("http://a.example/", 500.0)
    now[0] = 200.0
    assert pace.reserve("http://a.example/3") == 0.0
    assert pace.reserve("http://a.example/4") == 30.0, "a Crawl-delay is kept at no more than 30 s"


def test_who_we_are_is_plain_ascii() -> None:
    assert user_agent("grüße@acme.example").isascii()
    assert "operator" not in user_agent("")


def test_no_convenience_of_the_library_decodes_without_limit() -> None:
    folder = Path(__file__).resolve().parents[2] / "collector" / "fetch"
    for path in folder.glob("*.py"):
        text = path.read_text("utf-8")
        for word in ("aiter_bytes", "response.text", "response.content", ".aread(", "response.json"):
            assert word not in text, (path.name, word)
    assert httpx

"""Services asked by address: any type of answer, keys out of sight, redirects, what a status means."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Callable

import pytest
from fetch_samples import HOST, Kept
from hostile_site import HostileSite, Talk, gzipped

from collector.fetch import open_fetcher
from collector.fetch.archiving import Secrets
from collector.records import Capture, Miss
from collector.settings import Settings

pytestmark = pytest.mark.anyio

Hurried = Callable[..., Settings]
KEY = "kEy/0123456789+x"
QUOTED = "kEy%2F0123456789%2Bx"


@pytest.fixture(autouse=True)
def _short_backoff(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collector.fetch.pace.BACKOFF", (0.02, 0.1))


def everything_in(kept: Kept) -> bytes:
    members = [bytes(kept.content[r.offset : r.offset + r.length]) for r in kept.records()]
    return b"".join(gzip.decompress(member) for member in members)


@pytest.mark.parametrize(
    "kind", ["application/json", "application/rss+xml", "text/xml", "text/csv", "text/plain"]
)
async def test_any_type_of_answer(site: HostileSite, hurried: Hurried, kept: Kept, kind: str) -> None:
    site.page("/api", b'{"a": 1}', kind=kind)

    async with open_fetcher(hurried(), kept) as fetcher:
        result = await fetcher.ask(f"http://{HOST}/api?q=x")

    assert isinstance(result, Capture)
    assert result.body == b'{"a": 1}'
    assert result.record in {r.record_id for r in kept.records("response")}
    assert not site.asked("/robots.txt"), "an interface is not crawled"


async def test_a_body_is_posted_and_archived(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    site.page("/api", b"{}", kind="application/json")

    async with open_fetcher(hurried(), kept) as fetcher:
        await fetcher.ask(
            f"http://{HOST}/api",
            method="POST",
            headers=(("Content-Type", "application/json"),),
            body=b'{"q": "acme"}',
        )

    asked = site.asked("/api")[0]
    assert (asked.method, asked.body, asked.headers["content-type"]) == (
        "POST",
        b'{"q": "acme"}',
        "application/json",
    )
    request = kept.records("request")[0].block
    assert request.startswith(b"POST /api HTTP/1.1\r\n")
    assert request.endswith(b'\r\n\r\n{"q": "acme"}')
    assert request.count(b'{"q"') == 1


async def test_a_key_stands_nowhere(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/api")
    async def _(talk: Talk) -> None:
        said = json.dumps({"you": talk.asked.path, "key": KEY}).encode()
        await talk.answer(said, kind="application/json", more=(f"X-Key: {KEY}", f"Link: </?key={QUOTED}>"))

    async with open_fetcher(hurried(), kept) as fetcher:
        result = await fetcher.ask(
            f"http://{HOST}/api?key={QUOTED}&q=x", headers=(("X-Key", KEY),), redact=("key", "x-key")
        )

    assert isinstance(result, Capture)
    asked = site.asked()[0]
    assert asked.path == f"/api?key={QUOTED}&q=x", "the service got the key"
    assert asked.headers["x-key"] == KEY
    assert asked.headers["accept-encoding"] == "identity"
    for place in (repr(result), result.body.decode(), everything_in(kept).decode("latin-1")):
        assert KEY not in place
        assert QUOTED not in place
    assert "***" in result.url
    assert result.requested_url == result.url
    assert "q=x" in result.url


async def test_a_key_is_not_in_a_miss_either(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/api")
    async def _(talk: Talk) -> None:
        await talk.answer(f"bad key {KEY}".encode(), "400 Bad Request", kind="text/plain")

    async with open_fetcher(hurried(), kept) as fetcher:
        refused = await fetcher.ask(f"http://{HOST}/api?key={QUOTED}", redact=("key",))
        odd = await fetcher.ask(f"ftp://{HOST}/api?key={QUOTED}", redact=("key",))
        dead = await fetcher.ask(f"http://dead.invalid/?key={QUOTED}", redact=("key",))

    for result in (refused, odd, dead):
        assert isinstance(result, Miss)
        assert KEY not in repr(result)
        assert QUOTED not in repr(result)


async def test_a_short_key_is_masked_where_it_stands() -> None:
    secrets = Secrets("http://a.example/?k=12&page=12", (), ("k",))
    assert secrets.text("http://a.example/?k=12&y=2012") == "http://a.example/?k=**&y=2012"
    assert secrets.bytes(b"GET /?k=12 HTTP/1.1\r\nX: 12\r\n12") == b"GET /?k=** HTTP/1.1\r\nX: **\r\n12"
    assert not Secrets("http://a.example/?k=12", (), ())


async def test_a_redirect_takes_the_key_along_but_not_to_another_service(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    site.page("/api", b"", f"Location: /v2?key={QUOTED}", status="301 Moved")
    site.page("/v2", b"", "Location: http://paper1.example/elsewhere", status="307 Moved")
    site.page("/elsewhere", b"{}", kind="application/json")

    async with open_fetcher(hurried(), kept) as fetcher:
        result = await fetcher.ask(
            f"http://{HOST}/api?key={QUOTED}",
            headers=(("X-Key", KEY), ("X-Other", "o")),
            redact=("key", "X-Key"),
        )

    assert isinstance(result, Capture)
    assert site.log[1].path == f"/v2?key={QUOTED}"
    assert site.log[1].headers["x-key"] == KEY
    assert "x-key" not in site.log[2].headers
    assert site.log[2].headers["x-other"] == "o"
    assert QUOTED not in repr(result)
    assert KEY not in repr(result)
    assert [hop.status for hop in result.hops] == [301, 307]
    assert QUOTED.encode() not in everything_in(kept)


@pytest.mark.parametrize(
    ("status", "body", "kind", "reason"),
    [
        ("429 Too Many", b"slow down", "text/plain", "unavailable"),
        ("503 Busy", b"<html>busy", "text/html", "unavailable"),
        ("500 Oops", b"{}", "application/json", "unavailable"),
        ("402 Pay", b"pay", "text/plain", "quota"),
        ("401 No", b"no key", "text/plain", "refused"),
        ("400 Bad", b"bad", "text/plain", "refused"),
        ("404 Not Found", b"{}", "application/json", "not found"),
    ],
)
async def test_what_a_status_means(
    site: HostileSite, hurried: Hurried, kept: Kept, status: str, body: bytes, kind: str, reason: str
) -> None:
    site.page("/api", body, status=status, kind=kind)

    async with open_fetcher(hurried(), kept) as fetcher:
        result = await fetcher.ask(f"http://{HOST}/api")

    assert isinstance(result, Miss)
    assert (result.reason, result.status) == (reason, int(status[:3]))
    assert result.record


async def test_an_error_in_json_is_handed_on(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    site.page("/api", b'{"error": "quota exceeded"}', status="403 Forbidden", kind="application/json")

    async with open_fetcher(hurried(), kept) as fetcher:
        result = await fetcher.ask(f"http://{HOST}/api")

    assert isinstance(result, Capture)
    assert result.status == 403


async def test_one_more_try_after_a_busy_answer(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/api")
    async def _(talk: Talk) -> None:
        busy = len(site.asked("/api")) < 2
        await talk.answer(b"[]", "429 Busy" if busy else "200 OK", kind="application/json")

    async with open_fetcher(hurried(retries=2), kept) as fetcher:
        assert isinstance(await fetcher.ask(f"http://{HOST}/api"), Capture)
    assert len(site.asked("/api")) == 2


async def test_a_zipped_sitemap_is_opened(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    site.page("/sitemap.xml.gz", gzipped(b"<urlset/>"), kind="application/octet-stream")

    async with open_fetcher(hurried(), kept) as fetcher:
        result = await fetcher.ask(f"http://{HOST}/sitemap.xml.gz")

    assert isinstance(result, Capture)
    assert result.body == b"<urlset/>"


async def test_a_sitemap_over_the_limit_is_cut_and_says_so(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    site.page("/sitemap.xml", gzipped(b"<url/>" * 100_000), "Content-Encoding: gzip", kind="text/xml")

    async with open_fetcher(hurried(max_page_bytes=50_000), kept) as fetcher:
        result = await fetcher.ask(f"http://{HOST}/sitemap.xml")

    assert isinstance(result, Capture)
    assert result.truncated == "length"
    assert len(result.body) == 50_000


async def test_a_page_that_is_asked_for_obeys_robots(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    site.robots = b"User-agent: *\nDisallow: /page"

    async with open_fetcher(hurried(), kept) as fetcher:
        result = await fetcher.ask(f"http://{HOST}/page", robots=True)

    assert isinstance(result, Miss)
    assert result.reason == "robots"


async def test_a_time_of_its_own(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/api")
    async def _(talk: Talk) -> None:
        talk.keeps = False
        await talk.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[")
        for _ in range(40):
            await talk.send(b" ")
            await asyncio.sleep(0.05)

    async with open_fetcher(hurried(total_timeout=9.0), kept) as fetcher:
        result = await fetcher.ask(f"http://{HOST}/api", timeout=0.2)

    assert isinstance(result, Miss)
    assert result.reason == "timeout"

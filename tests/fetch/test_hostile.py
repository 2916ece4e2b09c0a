"""The crawler against a site that misbehaves: no crash, no hang, each page named with its reason."""

from __future__ import annotations

import asyncio
import hashlib
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import aiohttp
import brotli
import pytest
from backports import zstd
from fetch_samples import HOST, Kept, candidate
from hostile_site import HTML, HostileSite, Talk, brotli_bomb, gzip_bomb, gzipped, page_of, zstd_bomb

from collector.fetch import open_fetcher
from collector.fetch.guard import AddressRefusedError
from collector.fetch.waist import reason_of
from collector.records import Capture, Miss
from collector.settings import Settings

pytestmark = pytest.mark.anyio

Hurried = Callable[..., Settings]


@pytest.fixture(autouse=True)
def _short_backoff(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collector.fetch.pace.BACKOFF", (0.02, 0.1))


async def fetch(settings: Settings, kept: Kept, path: str = "/page", host: str = HOST) -> Capture | Miss:
    async with open_fetcher(settings, kept) as fetcher:
        return await asyncio.wait_for(fetcher.fetch(candidate(f"http://{host}{path}")), 8)


async def missed(settings: Settings, kept: Kept, path: str = "/page", host: str = HOST) -> Miss:
    result = await fetch(settings, kept, path, host)
    assert isinstance(result, Miss), result
    return result


async def captured(settings: Settings, kept: Kept, path: str = "/page", host: str = HOST) -> Capture:
    result = await fetch(settings, kept, path, host)
    assert isinstance(result, Capture), result
    return result


# -- the plain case ----------------------------------------------------------------------------------------------


async def test_a_page_comes_as_it_was_sent(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    result = await captured(hurried(), kept)

    assert result.body == page_of("/page")
    assert result.status == 200
    assert result.url == result.requested_url == f"http://{HOST}/page"
    assert result.page_sha256 == hashlib.sha256(result.body).hexdigest()
    assert result.header("CONTENT-type") == HTML
    assert result.peer == site.address
    assert result.truncated is None
    asked = site.asked("/page")[0]
    assert "PressEvidenceBot" in asked.headers["user-agent"]
    assert "editor@outlet.example" in asked.headers["user-agent"]
    assert asked.headers["from"] == "editor@outlet.example"
    assert asked.headers["accept-encoding"] == "gzip, deflate"
    assert "cookie" not in asked.headers


async def test_the_archive_holds_every_exchange(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    result = await captured(hurried(), kept)

    assert kept.records()[0].kind == "warcinfo"
    response = next(r for r in kept.records("response") if r.record_id == result.record)
    assert response.target == result.url
    assert response.block.startswith(b"HTTP/1.1 200 OK\r\nContent-Type: text/html")
    assert response.block.endswith(result.body)
    request = next(r for r in kept.records("request") if r.target == result.url)
    assert request.block.startswith(b"GET /page HTTP/1.1\r\n")
    assert request.field("WARC-Concurrent-To") == result.record
    assert any(r.target.endswith("/robots.txt") for r in kept.records("response"))
    assert {r.field("WARC-IP-Address") for r in kept.records("response")} == {"127.0.0.1"}


# -- codings ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzipped),
        ("x-gzip", gzipped),
        ("br", brotli.compress),
        ("zstd", zstd.compress),
        ("gzip, br", lambda body: brotli.compress(gzipped(body))),
    ],
)
async def test_codings_are_taken_off(
    site: HostileSite, hurried: Hurried, kept: Kept, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    body = page_of("packed", "word " * 5000)
    site.page("/packed", pack(body), f"Content-Encoding: {coding}")

    result = await captured(hurried(), kept, "/packed")

    assert result.body == body
    assert kept.records("response")[-1].block.endswith(pack(body))


@pytest.mark.parametrize(
    ("coding", "bomb"), [("gzip", gzip_bomb), ("br", brotli_bomb), ("zstd", zstd_bomb), ("gzip, gzip", None)]
)
async def test_a_bomb_is_a_miss_with_the_limits_name(
    site: HostileSite, hurried: Hurried, kept: Kept, coding: str, bomb: Callable[[int], bytes] | None
) -> None:
    sent = bomb(200) if bomb else gzipped(gzip_bomb(200))
    assert len(sent) < 1_000_000
    site.page("/bomb", sent, f"Content-Encoding: {coding}")

    began = time.process_time()
    result = await missed(hurried(), kept, "/bomb")

    assert result.reason == "too big"
    assert "5,000,000" in result.detail
    assert result.needs_look
    assert result.record
    assert time.process_time() - began < 1.5


async def test_a_body_not_in_its_coding_is_read_as_it_is(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    site.page("/plain", page_of("plain"), "Content-Encoding: gzip")

    assert (await captured(hurried(), kept, "/plain")).body == page_of("plain")


async def test_an_unknown_coding_stays(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    site.page("/odd", b"\x00\x01\x02", "Content-Encoding: compress")

    assert (await captured(hurried(), kept, "/odd")).body == b"\x00\x01\x02"


# -- sizes and times ---------------------------------------------------------------------------------------------


async def test_ten_gigabytes_declared(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/huge")
    async def _(talk: Talk) -> None:
        talk.keeps = False
        await talk.send(
            f"HTTP/1.1 200 OK\r\nContent-Type: {HTML}\r\nContent-Length: 10000000000\r\n\r\n".encode()
        )
        piece = b"<p>never ends " * 5000
        while True:
            await talk.send(piece)

    result = await missed(hurried(total_timeout=5.0, max_sent_bytes=300_000), kept, "/huge")

    assert result.reason == "too big"
    assert "300,000" in result.detail
    assert result.needs_look
    response = kept.records("response")[-1]
    assert response.field("WARC-Truncated") == "length"
    assert 300_000 <= len(response.block) < 700_000


async def test_a_slow_drip_ends_at_the_total_time(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/drip")
    async def _(talk: Talk) -> None:
        talk.keeps = False
        await talk.send(f"HTTP/1.1 200 OK\r\nContent-Type: {HTML}\r\nContent-Length: 100000\r\n\r\n".encode())
        while True:
            await talk.send(b"x")
            await asyncio.sleep(0.05)

    began = time.monotonic()
    result = await missed(hurried(total_timeout=0.5), kept, "/drip")

    assert result.reason == "timeout"
    assert result.needs_look
    assert time.monotonic() - began < 2
    assert kept.records("response")[-1].field("WARC-Truncated") == "time"


async def test_a_head_that_never_ends(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/head")
    async def _(talk: Talk) -> None:
        talk.keeps = False
        await talk.send(b"HTTP/1.1 200 OK\r\n")
        while True:
            await talk.send(b"X-Pad: " + b"y" * 1000 + b"\r\n")
            await asyncio.sleep(0)

    result = await missed(hurried(total_timeout=3.0), kept, "/head")

    assert result.reason in {"not HTTP", "too big"}


async def test_no_answer_at_all(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/mute")
    async def _(talk: Talk) -> None:
        talk.keeps = False
        await asyncio.sleep(5)

    assert (await missed(hurried(read_timeout=0.15), kept, "/mute")).reason == "read timeout"


async def test_a_reset_in_the_middle(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/reset")
    async def _(talk: Talk) -> None:
        await talk.send(
            f"HTTP/1.1 200 OK\r\nContent-Type: {HTML}\r\nContent-Length: 9000\r\n\r\n<p>half".encode()
        )
        await asyncio.sleep(0.05)
        talk.reset()

    result = await missed(hurried(), kept, "/reset")

    assert result.reason == "cut short"
    assert result.needs_look
    response = kept.records("response")[-1]
    assert response.field("WARC-Truncated") == "disconnect"
    assert response.block.endswith(b"<p>half")


async def test_a_close_without_a_word(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/gone")
    async def _(talk: Talk) -> None:
        talk.reset()

    assert (await missed(hurried(), kept, "/gone")).reason == "closed"


async def test_a_passing_reset_is_tried_again(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/flaky")
    async def _(talk: Talk) -> None:
        if len(site.asked("/flaky")) < 2:
            await talk.send(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n<p>half")
            talk.reset()
        else:
            await talk.answer(page_of("there"))

    assert (await captured(hurried(retries=1), kept, "/flaky")).body == page_of("there")


# -- heads ------------------------------------------------------------------------------------------------------


async def test_odd_heads_lose_no_page(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/odd")
    async def _(talk: Talk) -> None:
        body = page_of("odd")
        head = (
            b"HTTP/1.1 200 Gr\xfc\xdfe\r\nContent-Type: " + HTML.encode() + b"\r\n"
            b"Set-Cookie: n\xe4me=w\xf6rt; Path=/\r\nSet-Cookie: \xff\xfe=\x80\r\nX-ODD:v\r\nx-odd:  w \r\n"
            b"Content-Security-Policy: " + b"a" * 20_000 + b"\r\n" + b"X-Many: 1\r\n" * 200
        )
        await talk.send(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    settings = hurried()
    async with open_fetcher(settings, kept) as fetcher:
        first = await fetcher.fetch(candidate(f"http://{HOST}/odd"))
        second = await fetcher.fetch(candidate(f"http://{HOST}/page"))

    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert first.body == page_of("odd")
    assert [value for name, value in first.headers if name == "x-odd"] == ["w"]
    assert "cookie" not in site.asked("/page")[0].headers
    assert b"200 Gr\xfc\xdfe" in next(r for r in kept.records("response") if r.target.endswith("/odd")).block


async def test_interim_answers_and_surplus_are_cut_off(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    @site.on("/early")
    async def _(talk: Talk) -> None:
        talk.keeps = False
        await talk.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n")
        body = page_of("early")
        await talk.send(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body)
            + body
            + b"surplus"
        )

    settings = hurried()
    async with open_fetcher(settings, kept) as fetcher:
        first = await fetcher.fetch(candidate(f"http://{HOST}/early"))
        second = await fetcher.fetch(candidate(f"http://{HOST}/page2"))

    assert isinstance(first, Capture)
    assert first.body == page_of("early")
    assert isinstance(second, Capture)
    block = next(r for r in kept.records("response") if r.target.endswith("/early")).block
    assert block.startswith(b"HTTP/1.1 200 OK")
    assert block.endswith(b"</html>")


async def test_chunks_keep_their_form_in_the_archive(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/chunks")
    async def _(talk: Talk) -> None:
        await talk.send(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
            b"5;x=1\r\n<p>He\r\n4\r\nllo \r\n0\r\nX-Trailer: t\r\n\r\n"
        )

    result = await captured(hurried(), kept, "/chunks")

    assert result.body == b"<p>Hello "
    response = kept.records("response")[-1]
    assert response.block.endswith(b"5;x=1\r\n<p>He\r\n4\r\nllo \r\n0\r\nX-Trailer: t\r\n\r\n")
    assert response.field("WARC-Payload-Digest") is None


async def test_not_http(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/ssh")
    async def _(talk: Talk) -> None:
        talk.keeps = False
        await talk.send(b"SSH-2.0-OpenSSH_9.9\r\n\r\n")

    assert (await missed(hurried(), kept, "/ssh")).reason == "not HTTP"


async def test_the_address_goes_out_as_it_was_found(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    await fetch(hurried(), kept, "/%7Eu/%2f?x=http%3A%2F%2Fy&%7e")

    assert site.log[-1].path == "/%7Eu/%2f?x=http%3A%2F%2Fy&%7e"


async def test_a_stated_charset_that_is_wrong_changes_no_byte(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    body = "<p>Größe ©".encode("cp1252")
    site.page("/latin", body, kind="text/html; charset=utf-16; charset=\xfc")

    assert (await captured(hurried(), kept, "/latin")).body == body


# -- verdicts by status and type -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "reason", "look"),
    [
        ("401 Unauthorized", "blocked", True),
        ("403 Forbidden", "blocked", True),
        ("406 Not Acceptable", "blocked", True),
        ("429 Too Many Requests", "throttled", True),
        ("451 Unavailable", "blocked", True),
        ("503 Service Unavailable", "blocked", True),
        ("404 Not Found", "not found", False),
        ("410 Gone", "not found", False),
        ("500 Oops", "server error", True),
        ("502 Bad Gateway", "server error", True),
        ("418 Teapot", "blocked", True),
        ("402 Pay", "refused by the site", True),
        ("204 No Content", "empty", True),
    ],
)
async def test_statuses(
    site: HostileSite, hurried: Hurried, kept: Kept, status: str, reason: str, look: bool
) -> None:
    site.page("/status", b"" if status.startswith("204") else b"<p>no", status=status)

    result = await missed(hurried(), kept, "/status")

    assert (result.reason, result.needs_look) == (reason, look)
    assert result.status == int(status[:3])
    assert result.record
    assert result.captured_at


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "video/mp4", "application/json"])
async def test_what_is_no_page(site: HostileSite, hurried: Hurried, kept: Kept, kind: str) -> None:
    site.page("/file", b"%PDF-1.7 ...", kind=kind)

    result = await missed(hurried(), kept, "/file")

    assert result.reason == "not a page"
    assert kind in result.detail


async def test_the_body_of_a_file_is_not_read(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/film")
    async def _(talk: Talk) -> None:
        talk.keeps = False
        await talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 900000000\r\n\r\n")
        while True:
            await talk.send(b"f" * 60_000)

    assert (await missed(hurried(total_timeout=5.0), kept, "/film")).reason == "not a page"
    assert len(kept.content) < 200_000


async def test_html_without_a_type_is_a_page(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/untyped")
    async def _(talk: Talk) -> None:
        talk.keeps = False
        await talk.send(b"HTTP/1.0 200 OK\r\n\r\n" + page_of("untyped"))

    assert (await captured(hurried(), kept, "/untyped")).body == page_of("untyped")


# -- redirects ---------------------------------------------------------------------------------------------------


async def test_each_hop_is_kept(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    site.page("/old", b"", "Location: /%7Enew?a=1", status="301 Moved")
    site.page("/%7Enew", b"", "Location: http://outlet.example/page", status="302 Found")

    result = await captured(hurried(), kept, "/old")

    assert result.url == "http://outlet.example/page"
    assert result.requested_url == f"http://{HOST}/old"
    assert [(hop.url, hop.status) for hop in result.hops] == [
        (f"http://{HOST}/old", 301),
        (f"http://{HOST}/%7Enew?a=1", 302),
    ]
    archived = {record.record_id for record in kept.records("response")}
    assert {hop.record for hop in result.hops} <= archived
    assert [a.path for a in site.log if a.host == "outlet.example"] == ["/robots.txt", "/page"]


async def test_an_endless_redirect(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    @site.on("/on")
    async def _(talk: Talk) -> None:
        await talk.answer(b"", "302 Found", more=(f"Location: /on?n={len(site.log)}",))

    result = await missed(hurried(max_redirects=3), kept, "/on")

    assert result.reason == "too many redirects"
    assert len(result.hops) == 4
    assert len(site.asked()) == 4


async def test_a_redirect_loop(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    site.page("/a", b"", "Location: /b", status="302 Found")
    site.page("/b", b"", "Location: /a", status="302 Found")

    result = await missed(hurried(), kept, "/a")

    assert result.reason == "redirect loop"
    assert len(site.asked()) == 2


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("javascript:alert(1)", "bad URL"),
        ("file:///etc/passwd", "bad URL"),
        ("ftp://outlet.example/", "bad URL"),
        ("http://[::1", "bad URL"),
        ("http://" + "a" * 64 + ".example/", "bad URL"),
        ("http://\xfc..example/", "bad URL"),
    ],
)
async def test_redirects_to_where_we_do_not_go(
    site: HostileSite, hurried: Hurried, kept: Kept, location: str, reason: str
) -> None:
    site.page("/away", b"", f"Location: {location}", status="302 Found")

    result = await missed(hurried(), kept, "/away")

    assert result.reason == reason
    assert len(result.hops) == 1


async def test_a_redirect_without_a_place(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    site.page("/nowhere", b"", status="302 Found")

    assert (await missed(hurried(), kept, "/nowhere")).reason == "refused by the site"


async def test_meta_refresh_is_a_hop(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    site.page(
        "/meta", b'<html><head><META content="0; URL=\'/page?x=1&amp;y=2\'" http-equiv="Refresh"></head>'
    )
    site.page("/slow", b'<html><head><meta http-equiv="refresh" content="300"><title>live</title>')

    result = await captured(hurried(), kept, "/meta")
    live = await captured(hurried(), kept, "/slow")

    assert result.url == f"http://{HOST}/page?x=1&y=2"
    assert [hop.status for hop in result.hops] == [200]
    assert live.url == f"http://{HOST}/slow"


# -- Retry-After -------------------------------------------------------------------------------------------------


def in_a_second() -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=1.2), usegmt=True)


@pytest.mark.parametrize(
    ("after", "least", "most"),
    [("1", 0.95, 1.9), ("date", 0.15, 2.3), ("-5", 0.0, 0.6), ("soon", 0.0, 0.6), ("", 0.0, 0.6)],
)
async def test_retry_after_is_kept(
    site: HostileSite, hurried: Hurried, kept: Kept, after: str, least: float, most: float
) -> None:
    @site.on("/busy")
    async def _(talk: Talk) -> None:
        if len(site.asked("/busy")) < 2:
            more = (f"Retry-After: {in_a_second() if after == 'date' else after}",) if after else ()
            await talk.answer(b"busy", "429 Too Many Requests", more=more)
        else:
            await talk.answer(page_of("free"))

    result = await captured(hurried(retries=1), kept, "/busy")

    first, second = site.asked("/busy")
    assert least <= second.at - first.at < most
    assert result.body == page_of("free")


async def test_a_very_long_retry_after_ends_the_host(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    site.page("/closed", b"later", "Retry-After: 3600", status="503 Unavailable")

    async with open_fetcher(hurried(retries=2), kept) as fetcher:
        first = await fetcher.fetch(candidate(f"http://{HOST}/closed"))
        second = await fetcher.fetch(candidate(f"http://{HOST}/page"))

    assert isinstance(first, Miss)
    assert (first.reason, first.needs_look) == ("blocked", True)
    assert isinstance(second, Miss)
    assert second.reason == "host unavailable"
    assert "3600" in second.detail
    assert second.needs_look
    assert len(site.asked()) == 1


async def test_three_blocks_open_the_circuit(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    site.page("/wall", b"no", status="403 Forbidden")

    async with open_fetcher(hurried(), kept) as fetcher:
        found = [await fetcher.fetch(candidate(f"http://{HOST}/wall?n={n}")) for n in range(5)]

    assert all(isinstance(miss, Miss) and miss.needs_look for miss in found)
    assert [miss.reason for miss in found if isinstance(miss, Miss)] == ["blocked"] * 3 + [
        "host unavailable"
    ] * 2
    assert len(site.asked()) == 3


# -- what is wrong with an address -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "mailto:a@b.example",
        "http://",
        "http://a..b/",
        "http://[::1",
        "http://x:99999/",
        "\x00",
    ],
)
async def test_addresses_that_are_none(hurried: Hurried, kept: Kept, url: str) -> None:
    async with open_fetcher(hurried(), kept) as fetcher:
        result = await fetcher.fetch(candidate(url))

    assert isinstance(result, Miss)
    assert result.reason == "bad URL"
    assert not kept.records("response")


async def test_user_and_password_are_not_sent(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    async with open_fetcher(hurried(), kept) as fetcher:
        result = await fetcher.fetch(candidate(f"http://user:secret@{HOST}/page"))

    assert isinstance(result, Capture)
    assert "authorization" not in site.asked("/page")[0].headers
    assert b"secret" not in bytes(b"".join(r.block for r in kept.records()))


async def test_a_name_that_does_not_resolve(hurried: Hurried, kept: Kept) -> None:
    assert (
        await missed(hurried(connect_timeout=3.0, total_timeout=5.0), kept, host="no-such-name.invalid")
    ).reason == "dns"


async def test_a_port_that_refuses(hurried: Hurried, kept: Kept) -> None:
    result = await missed(hurried(connect_to={HOST: "127.0.0.1:9"}), kept)

    assert result.reason == "refused"
    assert not result.needs_look or result.needs_look


async def test_a_coding_that_breaks_in_its_middle(site: HostileSite, hurried: Hurried, kept: Kept) -> None:
    """Half a story is a miss; a page whose checksum alone is missing is whole."""
    packed = gzipped(page_of("whole", "".join(f"word {n} " for n in range(9000))))
    site.page("/half", packed[: len(packed) // 2], "Content-Encoding: gzip")
    site.page("/unsigned", packed[:-8], "Content-Encoding: gzip")

    half = await missed(hurried(), kept, "/half")
    whole = await captured(hurried(), kept, "/unsigned")

    assert (half.reason, half.needs_look) == ("cut short", True)
    assert "broken gzip" in half.detail
    assert whole.body.endswith(b"</html>")
    assert whole.truncated == "unspecified"


@pytest.mark.parametrize(
    ("error", "reason", "says"),
    [
        (socket.gaierror(-2, "Name or service not known"), "dns", "no such host, or no network"),
        (
            ConnectionRefusedError(111, "Connect call failed ('127.0.0.1', 1)"),
            "refused",
            "takes no connections",
        ),
        (TimeoutError(), "timeout", "took too long"),
        (
            aiohttp.ClientPayloadError("400, message='Not enough data'"),
            "cut short",
            "ended before it was whole",
        ),
        (AddressRefusedError("10.0.0.1 is private"), "address refused", "10.0.0.1 is private"),
    ],
)
def test_what_the_wire_said_is_told_in_words(error: Exception, reason: str, says: str) -> None:
    told = reason_of(error)

    assert told[0] == reason
    assert says in told[1]
    assert "Errno" not in told[1]

"""What the archive keeps of an exchange: every byte above TLS, the facts around it, and nothing twice."""

from __future__ import annotations

import asyncio
import hashlib
import random
import re
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import brotli
import httpx
import pytest
import respx
from fetch_samples import HOST, Kept, candidate
from hostile_site import HostileSite, Talk, gzipped, page_of

from collector.fetch import open_fetcher, read_bodies
from collector.records import Candidate, Capture, Miss
from collector.settings import Settings
from collector.warc import digest_of

pytestmark = pytest.mark.anyio

Hurried = Callable[..., Settings]
PEM = Path(__file__).with_name("loopback.pem")
FETCH = Path(__file__).resolve().parents[2] / "collector" / "fetch"

PAGE = page_of("told")
#: Answers that have to be kept to the byte: (name, bytes on the wire, connection goes on).
ANSWERS: list[tuple[str, bytes, bool]] = [
    ("plain", b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(PAGE), PAGE), True),
    ("odd-spacing", b"HTTP/1.1 200 OK\r\nX-Odd:v\r\nx-ODD :  w  \r\nContent-Length:%d\r\n\r\n%b" % (len(PAGE), PAGE), True),
    ("twice", b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: %d\r\n\r\n%b" % (len(PAGE), PAGE), True),
    ("old", b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE, False),
    ("no-length", b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + PAGE, False),
    ("bare-lf", b"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: %d\n\n%b" % (len(PAGE), PAGE), True),
    ("lf-then-crlf", b"HTTP/1.1 200 OK\nContent-Length: 14\n\n<p>\r\n\r\nfurther", True),
    ("chunked", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\n<p>\r\n004\r\ntold\r\n0\r\nX-T: 1\r\n\r\n", True),
    ("latin-reason", b"HTTP/1.1 200 Gr\xfcn\r\nContent-Length: 3\r\n\r\n<p>", True),
]  # fmt: skip


@pytest.mark.parametrize(("name", "told", "keeps"), ANSWERS)
async def test_the_answer_is_kept_to_the_byte(
    site: HostileSite, hurried: Hurried, kept: Kept, name: str, told: bytes, keeps: bool
) -> None:
    @site.on(f"/{name}")
    async def _(talk: Talk) -> None:
        talk.keeps = keeps
        await talk.send(told)

    async with open_fetcher(hurried(respect_robots=False), kept) as fetcher:
        results = [await fetcher.fetch(candidate(f"http://{HOST}/{path}")) for path in (name, "page", name)]

    assert all(isinstance(result, Capture) for result in results), results
    blocks = [r.block for r in kept.records("response") if r.target.endswith(f"/{name}")]
    assert blocks == [told, told]


async def test_bytes_that_come_in_pieces_are_one_answer(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    told = ANSWERS[0][1]

    @site.on("/pieces")
    async def _(talk: Talk) -> None:
        for start in range(0, len(told), 17):
            await talk.send(told[start : start + 17])
            await asyncio.sleep(0.001)

    async with open_fetcher(hurried(respect_robots=False), kept) as fetcher:
        result = await fetcher.fetch(candidate(f"http://{HOST}/pieces"))

    assert isinstance(result, Capture)
    assert kept.records("response")[0].block == told


@pytest.fixture
async def secure(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[HostileSite]:
    monkeypatch.setenv("SSL_CERT_FILE", str(PEM))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(PEM)
    site = HostileSite()
    await site.open(tls=context)
    yield site
    await site.__aexit__()


async def test_what_passes_above_tls_is_kept(secure: HostileSite, hurried: Hurried, kept: Kept) -> None:
    async with open_fetcher(hurried(connect_to={HOST: secure.address}), kept) as fetcher:
        results = [await fetcher.fetch(candidate(f"https://{HOST}/page{n}")) for n in range(2)]

    assert all(isinstance(result, Capture) for result in results), results
    assert secure.connections == 1
    response = kept.records("response")[-1]
    assert response.block.endswith(page_of("/page1"))
    assert [v for n, v in response.fields if n == "WARC-Protocol"] == ["http/1.1", "tls/1.3"]
    assert response.field("WARC-Cipher-Suite")
    der = ssl.PEM_cert_to_DER_cert(PEM.read_text()[PEM.read_text().index("-----BEGIN CERT") :])
    facts = [r.block.decode() for r in kept.records("metadata")]
    assert all(f"certificate-sha256: {hashlib.sha256(der).hexdigest()}" in block for block in facts)
    assert sum("certificate: " in block for block in facts) == 1, "the certificate itself once"


async def test_an_untrusted_certificate(hurried: Hurried, kept: Kept) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(PEM)
    site = HostileSite()
    await site.open(tls=context)
    async with open_fetcher(hurried(connect_to={HOST: site.address}), kept) as fetcher:
        result = await fetcher.fetch(candidate(f"https://{HOST}/page"))
    await site.__aexit__()

    assert isinstance(result, Miss)
    assert (result.reason, result.needs_look) == ("tls", True)


async def test_a_reused_connection_that_dies_is_tried_once_more_and_said(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    @site.on("/dies")
    async def _(talk: Talk) -> None:
        if len(site.asked("/dies")) == 1:
            talk.reset()
        else:
            await talk.answer(PAGE)

    async with open_fetcher(hurried(respect_robots=False), kept) as fetcher:
        await fetcher.fetch(candidate(f"http://{HOST}/page"))
        result = await fetcher.fetch(candidate(f"http://{HOST}/dies"))

    assert isinstance(result, Capture)
    record = kept.records("response")[-1]
    assert record.block.endswith(PAGE)
    assert record.block.count(b"HTTP/1.1") == 1
    assert b"tries: 2" in kept.records("metadata")[-1].block
    assert kept.records("request")[-1].block.count(b"GET ") == 1


# -- what is archived is what is judged --------------------------------------------------------------------------


async def test_bodies_read_from_the_archive_are_those_that_were_captured(
    site: HostileSite, hurried: Hurried, kept: Kept, tmp_path: Path
) -> None:
    site.page("/zipped", gzipped(PAGE), "Content-Encoding: gzip")
    site.page("/brotli", brotli.compress(PAGE), "Content-Encoding: br")
    site.page("/lies", PAGE, "Content-Encoding: br")

    @site.on("/chunks")
    async def _(talk: Talk) -> None:
        zipped = gzipped(PAGE)
        head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
        await talk.send(head + b"%x\r\n%b\r\n0\r\n\r\n" % (len(zipped), zipped))

    async with open_fetcher(hurried(), kept) as fetcher:
        paths = ("page", "zipped", "brotli", "lies", "chunks")
        captures = [await fetcher.fetch(candidate(f"http://{HOST}/{path}")) for path in paths]
    file = tmp_path / "captures.warc.gz"
    file.write_bytes(kept.content)
    wanted = {c.record: c.body for c in captures if isinstance(c, Capture) and c.record}

    assert len(wanted) == 5
    assert dict(read_bodies(file, set(wanted))) == wanted
    assert {c.page_sha256 for c in captures[1:] if isinstance(c, Capture)} == {
        hashlib.sha256(PAGE).hexdigest()
    }


@pytest.mark.checkers
async def test_foreign_checkers_accept_the_archive(
    site: HostileSite, hurried: Hurried, kept: Kept, tmp_path: Path
) -> None:
    """warcio and fastwarc are no dependencies of the program, only of its development."""
    pytest.importorskip("warcio", reason="warcio checks what we write; it comes with the dev extra")
    pytest.importorskip("fastwarc", reason="fastwarc checks what we write; it comes with the dev extra")
    for name, told, keeps in ANSWERS:

        @site.on(f"/{name}")
        async def _(talk: Talk, told: bytes = told, keeps: bool = keeps) -> None:
            talk.keeps = keeps
            await talk.send(told)

    site.page("/zipped", gzipped(PAGE), "Content-Encoding: gzip")
    site.page("/away", b"", "Location: /page", status="302 Found")

    @site.on("/early")
    async def _(talk: Talk) -> None:
        talk.keeps = False
        await talk.send(b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + ANSWERS[0][1] + b"surplus")

    @site.on("/cut")
    async def _(talk: Talk) -> None:
        await talk.send(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<p>cut")
        talk.reset()

    @site.on("/dated")
    async def _(talk: Talk) -> None:
        if talk.asked.headers.get("if-none-match"):
            await talk.send(b"HTTP/1.1 304 Not Modified\r\n\r\n")
        else:
            await talk.answer(PAGE, more=('ETag: "v1"',))

    names = [*(name for name, _, _ in ANSWERS), "zipped", "away", "early", "cut", "missing", "dated"]
    async with open_fetcher(hurried(), kept) as fetcher:
        for name in names:
            last = await fetcher.fetch(candidate(f"http://{HOST}/{name}"))
    assert isinstance(last, Capture)
    async with open_fetcher(hurried(), kept, known=lambda _: last) as fetcher:
        await fetcher.fetch(candidate(f"http://{HOST}/dated"))
    file = tmp_path / "captures.warc.gz"
    file.write_bytes(kept.content)

    # robots.txt of both, and the page behind the redirect
    assert len(kept.records("response")) == len(names) + 3
    assert len(kept.records("revisit")) == 1
    for command in (["warcio", "check", "-v"], ["fastwarc", "check"]):
        program = Path(sys.executable).with_name(command[0])
        done = await asyncio.to_thread(
            subprocess.run, [program, *command[1:], file], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "fail" not in done.stdout.lower(), done.stdout


async def test_every_digest_is_of_its_block_and_every_id_its_own(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    async with open_fetcher(hurried(), kept) as fetcher:
        await fetcher.fetch(candidate(f"http://{HOST}/page"))
        await fetcher.fetch(candidate(f"http://{HOST}/nothing"))
    records = kept.records()

    assert all(r.field("WARC-Block-Digest") == digest_of(r.block) for r in records)
    assert len({r.record_id for r in records}) == len(records)
    info = records[0].record_id
    assert {r.field("WARC-Warcinfo-ID") for r in records[1:]} == {info}
    for response in kept.records("response"):
        others = [r for r in records if r.field("WARC-Concurrent-To") == response.record_id]
        assert sorted(r.kind for r in others) == ["metadata", "request"]
        assert {r.field("WARC-Date") for r in others} == {response.field("WARC-Date")}
    assert sum(r.length for r in records) == len(kept.content)


# -- asked again ---------------------------------------------------------------------------------------------------


async def test_a_page_that_has_not_changed_is_not_sent_again(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    @site.on("/dated")
    async def _(talk: Talk) -> None:
        more = ('ETag: "v1"', "Last-Modified: Fri, 20 Nov 2026 10:00:00 GMT")
        if talk.asked.headers.get("if-none-match") == '"v1"':
            await talk.send(b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\n\r\n')
        else:
            await talk.answer(PAGE, more=more)

    page = candidate(f"http://{HOST}/dated")
    async with open_fetcher(hurried(), kept) as fetcher:
        first = await fetcher.fetch(page)
    assert isinstance(first, Capture)

    def known(found: Candidate) -> Capture | None:
        return first if found.key == page.key else None

    async with open_fetcher(hurried(), kept, known=known) as fetcher:
        again = await fetcher.fetch(page)
        other = await fetcher.fetch(candidate(f"http://{HOST}/page"))

    assert again == first
    assert site.asked("/dated")[1].headers["if-modified-since"] == "Fri, 20 Nov 2026 10:00:00 GMT"
    assert isinstance(other, Capture)
    assert "if-none-match" not in site.asked("/page")[0].headers
    (revisit,) = kept.records("revisit")
    assert revisit.block.startswith(b"HTTP/1.1 304")
    assert revisit.field("WARC-Profile") == "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    assert revisit.field("WARC-Refers-To") == first.record
    assert revisit.field("WARC-Refers-To-Target-URI") == first.url
    assert revisit.field("WARC-Payload-Digest") is None
    beside = [record for record in kept.records() if record.field("WARC-Concurrent-To") == revisit.record_id]
    assert sorted(record.kind for record in beside) == ["metadata", "request"]


@pytest.mark.parametrize(
    "changes", [{"url": f"http://{HOST}/elsewhere"}, {"truncated": "disconnect"}, {"headers": ()}]
)
async def test_not_modified_is_an_answer_only_where_we_asked_for_it(
    site: HostileSite, hurried: Hurried, kept: Kept, changes: dict[str, Any]
) -> None:
    @site.on("/curt")
    async def _(talk: Talk) -> None:
        await talk.send(b"HTTP/1.1 304 Not Modified\r\n\r\n")

    facts: dict[str, Any] = {"url": f"http://{HOST}/curt", "headers": (("ETag", '"v1"'),)} | changes
    earlier = Capture(
        requested_url=f"http://{HOST}/curt",
        status=200,
        body=PAGE,
        captured_at=datetime.now(UTC),
        record="<urn:x>",
        **facts,
    )
    async with open_fetcher(hurried(), kept, known=lambda _: earlier) as fetcher:
        result = await fetcher.fetch(candidate(f"http://{HOST}/curt"))

    assert isinstance(result, Miss)
    assert result.reason == "refused by the site"
    assert not kept.records("revisit")


# -- a stub in place of the wire -------------------------------------------------------------------------------------


class Unread(httpx.AsyncByteStream):
    """A body that is read as it would be from the wire."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._body


class RouterTransport(httpx.AsyncBaseTransport):
    """Answers from a respx router."""

    def __init__(self, router: respx.Router) -> None:
        self._router = router

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        made = await self._router.async_handler(request)
        return httpx.Response(made.status_code, headers=made.headers, stream=Unread(made.content))


async def test_recorded_answers_may_stand_in_for_the_network(hurried: Hurried, kept: Kept) -> None:
    router = respx.Router(assert_all_called=False)
    router.get("https://paper.example/robots.txt").respond(404)
    router.get("https://paper.example/story").respond(200, html=PAGE.decode())

    async with open_fetcher(hurried(), kept, transport=RouterTransport(router)) as fetcher:
        result = await fetcher.fetch(candidate("https://paper.example/story"))

    assert isinstance(result, Capture)
    assert result.body == PAGE
    assert kept.records("request")[-1].block.startswith(b"GET /story HTTP/1.1\r\n")


def test_no_convenience_of_the_library_decodes_without_limit() -> None:
    for path in FETCH.glob("*.py"):
        found = re.findall(
            r"aiter_bytes|aiter_text|response\.(?:text|content|json)|\.aread\(", path.read_text("utf-8")
        )
        assert not found, (path.name, found)


# -- whatever a server says ------------------------------------------------------------------------------------------

SAID = [
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n<html>aaaaaaaaaaaaaa",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nLocation: http://www.outlet.example/page\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 23\r\n\r\n" + gzipped(b"abc"),
    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc",
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nxx",
    b"HTTP/1.1 429 X\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n",
]
NOISE = [
    b"\r\n", b"\n", b"\0", b":", b" ", b"\xff", b"-1", b"9" * 21, b"chunked", b"Transfer-Encoding: gzip, chunked\r\n", b"\x1f\x8b",
    b"Location: //[\r\n", b"Location: http://\xff/\r\n", b"HTTP/1.1 204 No\r\n\r\n", b"Content-Length: 5\r\n",
]  # fmt: skip


def garbled(number: int) -> bytes:
    chance = random.Random(number)
    said = bytearray(chance.choice(SAID))
    for _ in range(chance.randint(0, 4)):
        place = chance.randrange(len(said) + 1)
        said[place : place + chance.choice((0, 0, 1, 8))] = chance.choice(NOISE)
    return bytes(said)


@pytest.mark.checkers
async def test_no_answer_is_too_strange(
    site: HostileSite, hurried: Hurried, kept: Kept, tmp_path: Path
) -> None:
    """Four hundred garbled answers: a capture or a miss for each, and an archive that foreign checkers accept."""
    pytest.importorskip("warcio", reason="warcio checks what we write; it comes with the dev extra")
    hosts = [f"host{number}.example" for number in range(40)]

    @site.on("/garbled")
    async def _(talk: Talk) -> None:
        number = int(talk.asked.path.partition("=")[2])
        talk.keeps = number % 3 == 0
        await talk.send(garbled(number))

    settings = hurried(
        connect_to=dict.fromkeys([*hosts, HOST], site.address),
        respect_robots=False,
        read_timeout=0.2,
        total_timeout=0.4,
    )
    urls = [f"http://{hosts[number % 40]}/garbled?n={number}" for number in range(400)]
    async with open_fetcher(settings, kept) as fetcher:
        found = [pair async for pair in fetcher.fetch_many([candidate(url) for url in urls])]

    assert len(found) == 400
    assert {c.url for c, _ in found} == set(urls)
    assert any(isinstance(result, Capture) for _, result in found)
    file = tmp_path / "captures.warc.gz"
    file.write_bytes(kept.content)
    program = Path(sys.executable).with_name("warcio")
    done = await asyncio.to_thread(
        subprocess.run, [program, "check", "-v", file], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:]
    assert all(r.target.isascii() and " " not in r.target for r in kept.records("response"))

"""One exchange: a request out, an answer or a reason back, both in the archive."""

from __future__ import annotations

import asyncio
import hashlib
import ssl
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path

import aiohttp
import httpx

from collector.fetch.archiving import Heard, Recorder, Secrets, heard_on
from collector.fetch.decode import plain_body
from collector.fetch.guard import make_guard
from collector.fetch.room import Room
from collector.fetch.sink import Archive
from collector.fetch.transport import Transport
from collector.fetch.waist import WIRE_ERRORS, is_worth_a_look, reason_of
from collector.fetch.wire import MAX_HEAD, Exchange, exchange, open_session
from collector.records import Capture, Miss
from collector.settings import Settings

#: Product token in robots.txt and User-Agent.
TOKEN = "PressEvidenceBot"  # noqa: S105  (a name, no password)
_VERSION = "1.0"
#: An answer that outgrows this needs room for the rest, which all that are under way share.
_LARGE = 300_000
_ROOM = 30_000_000

#: Says of a content type whether the body is wanted at all.
Wanted = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer, archived."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    #: Content coding taken off, at most ``Settings.max_page_bytes``.
    body: bytes = field(repr=False)
    record: str
    #: SHA-256 of ``body``, hex.
    page_sha256: str
    captured_at: datetime
    #: Seconds from sending to the end of the body.
    took: float
    peer: str | None = None
    #: ``length`` (over a limit), ``time``, ``disconnect``, ``unspecified`` (the body was not wanted).
    truncated: str | None = None
    #: What was cut or odd, in words.
    note: str = ""
    #: The Location header as sent, keys and all; to be followed, never shown.
    location: str = field(default="", repr=False)

    def header(self, name: str) -> str | None:
        """Return the first header of this name, compared case-blind."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


def user_agent(contact: str) -> str:
    """Return the User-Agent: who we are and whom to write to."""
    who = f"; operator: {contact}" if contact else ""
    agent = f"{TOKEN}/{_VERSION} (+https://project.example/bot{who})"
    return " ".join(agent.encode("ascii", "replace").decode("ascii").split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is sent; ``redact`` names query parameters and headers whose values are never archived or shown."""

    url: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = field(default=b"", repr=False)
    redact: tuple[str, ...] = ()
    #: Seconds for all of it; None: ``Settings.total_timeout``.
    timeout: float | None = None
    #: The capture that a 304 gives again.
    earlier: Capture | None = None
    wanted: Wanted = lambda _: True


class Client:
    """Sends single requests: no cookies, no redirects, no retries, everything archived."""

    def __init__(
        self,
        settings: Settings,
        archive: Archive,
        transport: httpx.AsyncBaseTransport,
        http: httpx.AsyncClient,
    ) -> None:
        self._settings = settings
        self._recorder = Recorder(archive, user_agent(settings.contact))
        self._transport = transport
        self._http = http
        self._usual = http.headers.raw
        self._room = Room(_ROOM)

    async def send(self, asked: Request) -> Answer | Miss:
        """
        Return the answer, or the miss that says what the wire said; whatever began as an answer is archived.

        Never raises for a bad server. Raises ``WorldError`` when the archive can't be written.
        """
        secrets = Secrets(asked.url, asked.headers, asked.redact)
        try:
            request = self._request_for(asked, secrets)
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            return Miss(url=secrets.text(asked.url)[:1000], reason="bad URL", detail=str(error)[:200])
        now = Exchange(request, datetime.now(UTC))
        exchange.set(now)
        began = time.perf_counter()
        try:
            ended = await self._converse(now, asked)
            return self._conclude(now, ended, asked, secrets, time.perf_counter() - began)
        finally:
            now.end()

    def _request_for(self, asked: Request, secrets: Secrets) -> httpx.Request:
        """Return what is sent; a plain GET, which nearly all are, is put together by hand."""
        if asked.method == "GET" and not (asked.headers or asked.body or secrets):
            url = httpx.URL(asked.url)
            request = httpx.Request(
                "GET", url, headers=[(b"Host", url.netloc), *self._usual], stream=httpx.ByteStream(b"")
            )
            request.read()
            return request
        headers = list(asked.headers)
        if secrets:  # a key that the answer repeats has to be found in it
            headers.append(("Accept-Encoding", "identity"))
        return self._http.build_request(asked.method, asked.url, headers=headers, content=asked.body or None)

    async def _converse(self, now: Exchange, asked: Request) -> _Ended:
        """Send and read until the end, a limit or a failure."""
        ended = _Ended()
        try:
            async with asyncio.timeout(asked.timeout or self._settings.total_timeout):
                response = await self._transport.handle_async_request(now.request)
                ended.response, now.head_read = response, True
                await self._drain(now, response, asked.wanted, ended)
        except WIRE_ERRORS as error:
            ended.reason, ended.detail = reason_of(error)
        if now.overflowed:
            ended.reason, ended.detail = "too big", f"the head of the answer is over {MAX_HEAD:,} bytes"
        return ended

    async def _drain(self, now: Exchange, response: httpx.Response, wanted: Wanted, ended: _Ended) -> None:
        """Read the body as sent, at most so many bytes; the tape keeps it."""
        most, size, reserved = self._settings.max_sent_bytes, 0, 0
        stream = response.stream
        assert isinstance(stream, httpx.AsyncByteStream), "the transport is an asynchronous one"
        try:
            if not wanted(response.headers.get("content-type", "")) and response.status_code < 300:
                ended.truncated = "unspecified"
                return
            async for piece in stream:
                size += len(piece)
                if not now.received:
                    ended.spoken += piece
                if size > most:
                    ended.truncated, ended.detail = "length", f"more than {most:,} bytes were sent"
                    return
                if size > _LARGE and not reserved:
                    reserved = await self._room.take(_rest_of(response, most))
        finally:
            self._room.give_back(reserved)
            await stream.aclose()

    def _conclude(
        self, now: Exchange, ended: _Ended, asked: Request, secrets: Secrets, took: float
    ) -> Answer | Miss:
        tape = now.heard() or ended.spoken_answer()
        heard = heard_on(secrets.bytes(tape) if secrets else tape)
        sent_to = str(now.request.url)  # as it went out: unsafe characters escaped, the host in its IDNA form
        shown = secrets.text(sent_to)
        broken = ended.response is None and bool(ended.reason) and not (heard and _is_whole(heard))
        if heard is None or broken:
            reason = ended.reason or "not HTTP"
            return Miss(
                url=shown[:2000], reason=reason, detail=secrets.text(ended.detail)[:200],
                captured_at=now.began, needs_look=is_worth_a_look(reason),
            )  # fmt: skip
        truncated = ended.truncated or _truncated_by(ended.reason, heard)
        body, cut, note = plain_body(heard.message, self._settings.max_page_bytes)
        truncated = truncated or cut
        page = hashlib.sha256(body)
        record = self._recorder.keep(
            now, heard, url=sent_to, truncated=truncated, secrets=secrets, took=took,
            body_sha256=page.digest() if body is heard.message.body else b"",
            earlier=asked.earlier if heard.message.status == 304 else None,
        )  # fmt: skip
        return Answer(
            url=shown,
            status=heard.message.status,
            headers=heard.message.headers,
            body=body,
            record=record,
            page_sha256=page.hexdigest(),
            captured_at=now.began,
            took=took,
            peer=f"{now.peer[0]}:{now.peer[1]}" if now.peer else None,
            truncated=truncated,
            note=secrets.text(ended.detail or note),
            location=_location(tape) if 300 <= heard.message.status < 400 else "",
        )


def _rest_of(response: httpx.Response, most: int) -> int:
    """Return how many bytes of a large answer are still to come, at most."""
    declared = response.headers.get("content-length", "")
    size = int(declared[:15]) if declared.isascii() and declared.isdigit() else most
    return max(1, min(size, most) - _LARGE)


@dataclass(slots=True)
class _Ended:
    """How an exchange ended."""

    response: httpx.Response | None = None
    #: Why it was stopped by us.
    truncated: str | None = None
    #: What the wire raised, in our words.
    reason: str = ""
    detail: str = ""
    #: The body where no wire was there to keep it (a stub in tests).
    spoken: bytearray = field(default_factory=bytearray)

    def spoken_answer(self) -> bytes:
        """Return the answer as it would be spoken; b"" when there is none."""
        if self.response is None:
            return b""
        head = b"".join(name + b": " + value + b"\r\n" for name, value in self.response.headers.raw)
        return b"HTTP/1.1 %d \r\n%b\r\n%b" % (self.response.status_code, head, bytes(self.spoken))


def _truncated_by(reason: str, heard: Heard) -> str | None:
    """Return the WARC word for how an answer broke off, None when it is whole all the same."""
    if not reason:
        return None
    if _is_whole(
        heard
    ):  # bytes after the declared end, or a close that came late: what was declared is there
        return None
    return "time" if "time" in reason else "disconnect"


def _is_whole(heard: Heard) -> bool:
    fields = {name.lower(): value for name, value in heard.message.headers}
    if "transfer-encoding" in fields:
        return heard.block.endswith(b"0\r\n\r\n")
    declared = fields.get("content-length", "")
    return declared.isascii() and declared.isdigit() and len(heard.message.body) >= int(declared[:15])


def _location(tape: bytes) -> str:
    heard = heard_on(tape)
    headers = heard.message.headers if heard else ()
    return next((value for name, value in headers if name.lower() == "location"), "")


def trusted_authorities() -> ssl.SSLContext:
    """Return the system's trust in TLS; where it has none (a bare container), the authorities that httpx brings."""
    paths = ssl.get_default_verify_paths()
    has_some = paths.cafile or (paths.capath and any(Path(paths.capath).iterdir()))
    return ssl.create_default_context() if has_some else httpx.create_ssl_context()


@asynccontextmanager
async def open_client(
    settings: Settings, archive: Archive, transport: httpx.AsyncBaseTransport | None = None
) -> AsyncIterator[Client]:
    """Open the one client of a run; ``transport`` replaces the wire in tests."""
    if transport is None:
        context = trusted_authorities()
        # Names are looked up in threads: as many as requests, or one slow name server would hold up all.
        threads = ThreadPoolExecutor(settings.in_flight, thread_name_prefix="look-up")
        asyncio.get_running_loop().set_default_executor(threads)
        guard = make_guard(allow_private=settings.allow_private)
        timeout = aiohttp.ClientTimeout(
            sock_connect=settings.connect_timeout, sock_read=settings.read_timeout
        )
        transport = Transport(
            client=lambda: open_session(guard, context, settings.connect_to, settings.in_flight, timeout),
            verify=context,
        )
    headers = {
        "User-Agent": user_agent(settings.contact),
        "Accept": "text/html,*/*;q=0.5",
        # What anybody can check with zlib alone; warcio 1.8 fails on brotli bodies. Others are read all the same.
        "Accept-Encoding": "gzip, deflate",
    }
    if "@" in settings.contact:
        headers["From"] = "".join(settings.contact.encode("ascii", "replace").decode("ascii").split())
    http = httpx.AsyncClient(
        transport=transport,
        trust_env=False,
        follow_redirects=False,
        timeout=httpx.Timeout(settings.read_timeout, connect=settings.connect_timeout),
        cookies=CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),
        headers=headers,
    )
    async with http:
        yield Client(settings, archive, transport, http)

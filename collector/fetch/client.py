"""One exchange: a request out, an answer or a reason back. Foreign exceptions end at this waist."""

from __future__ import annotations

import asyncio
import hashlib
import socket
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport

from collector.fetch.archiving import Archive, records_of, redacted, secrets_of
from collector.fetch.decode import decode
from collector.fetch.guard import AddressRefusedError, make_guard
from collector.fetch.wire import Exchange, exchange, open_session
from collector.records import Miss
from collector.settings import Settings
from collector.warc import parse_response

#: Product token in robots.txt and User-Agent.
TOKEN = "PressEvidenceBot"  # noqa: S105  (a name, no password)
_VERSION = "1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer, archived."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    #: Content coding taken off, at most ``Settings.max_page_bytes``.
    body: bytes
    record: str
    captured_at: datetime
    #: Seconds from sending to the end of the body.
    took: float
    peer: str | None = None
    truncated: str | None = None
    note: str = ""

    def header(self, name: str) -> str | None:
        """Return the first header of this name, compared case-blind."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    @property
    def page_sha256(self) -> str:
        """SHA-256 of the decoded body, hex."""
        return hashlib.sha256(self.body).hexdigest()


def user_agent(contact: str) -> str:
    """Return the User-Agent: who we are and whom to write to."""
    who = f"; operator: {contact}" if contact else ""
    return f"{TOKEN}/{_VERSION} (+https://project.example/bot{who})".encode("ascii", "replace").decode(
        "ascii"
    )


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
        self._archive = archive
        self._transport = transport
        self._http = http

    async def send(
        self,
        url: str,
        *,
        method: str = "GET",
        headers: tuple[tuple[str, str], ...] = (),
        body: bytes = b"",
        redact: tuple[str, ...] = (),
        timeout: float | None = None,
    ) -> Answer | Miss:
        """Return the answer, archived, or the miss that says what the wire said. Never raises for a bad server."""
        secrets = secrets_of(url, headers, redact)
        shown = redacted(url, secrets)
        try:
            request = self._http.build_request(method, url, headers=list(headers), content=body or None)
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            return Miss(url=shown, reason="bad URL", detail=redacted(str(error), secrets)[:200])
        now = Exchange(request, datetime.now(UTC))
        exchange.set(now)
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            async with asyncio.timeout(timeout or self._settings.total_timeout):
                response = await self._transport.handle_async_request(request)
                raw, truncated = await self._drain(response)
        except (
            httpx.HTTPError,
            httpx.InvalidURL,
            aiohttp.ClientError,
            OSError,
            UnicodeError,
            ValueError,
            TimeoutError,
        ) as error:
            reason, detail = reason_of(error)
            return Miss(
                url=shown, reason=reason, detail=redacted(detail, secrets)[:200], captured_at=now.began
            )
        return self._keep(now, response, raw, truncated, url, secrets, loop.time() - began)

    async def _drain(self, response: httpx.Response) -> tuple[bytes, str | None]:
        """Read the body as sent, at most so many bytes; say why it ended early, if it did."""
        raw = bytearray()
        try:
            async for piece in response.aiter_raw():
                raw += piece
                if len(raw) > self._settings.max_sent_bytes:
                    return bytes(raw[: self._settings.max_sent_bytes]), "length"
        except (httpx.HTTPError, aiohttp.ClientError, OSError):
            if not raw:
                raise
            return bytes(raw), "disconnect"
        finally:
            await response.aclose()
        return bytes(raw), None

    def _keep(
        self,
        now: Exchange,
        response: httpx.Response,
        raw: bytes,
        truncated: str | None,
        url: str,
        secrets: list[str],
        took: float,
    ) -> Answer:
        headers = tuple((n.decode("latin-1"), v.decode("latin-1")) for n, v in response.headers.raw)
        fields = {name.lower(): value for name, value in headers}
        block = final_answer(bytes(now.received), fields) or _spoken(response, headers, raw)
        codings = fields.get("content-encoding")
        body, cut, note = decode(raw, codings, self._settings.max_page_bytes)
        truncated = truncated or ("length" if cut else None)
        record, records = records_of(
            now,
            block=block,
            url=url,
            truncated=truncated,
            secrets=secrets,
            encoded=bool(codings),
            chunked="chunked" in fields.get("transfer-encoding", ""),
            payload=raw,
        )
        self._archive.write(records)
        return Answer(
            url=redacted(url, secrets),
            status=response.status_code,
            headers=headers,
            body=body,
            record=record,
            captured_at=now.began,
            took=took,
            peer=f"{now.peer[0]}:{now.peer[1]}" if now.peer else None,
            truncated=truncated,
            note=note,
        )


def final_answer(tape: bytes, fields: dict[str, str]) -> bytes:
    """Return the answer on a tape: interim answers before it and bytes after its declared end cut off."""
    for _ in range(8):
        head, gap, _rest = tape.partition(b"\r\n\r\n")
        words = head.split(None, 2)
        if not gap or len(words) < 2 or not words[1].startswith(b"1") or words[1] == b"101":
            break
        tape = tape[len(head) + 4 :]
    declared = fields.get("content-length", "")
    if declared.isascii() and declared.isdigit() and "transfer-encoding" not in fields:
        message = parse_response(tape)
        if message is not None and len(message.body) > int(declared):
            tape = tape[: len(tape) - (len(message.body) - int(declared))]
    return tape


def _spoken(response: httpx.Response, headers: tuple[tuple[str, str], ...], raw: bytes) -> bytes:
    """Return the answer as it would be spoken, where no wire was there to keep it (a stub in tests)."""
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return f"HTTP/1.1 {response.status_code} \r\n{head}\r\n".encode("latin-1", "replace") + raw


#: What an exception anywhere in the chain means, first match first (CRAWLING section 1).
_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (AddressRefusedError, "address refused"),
    (socket.gaierror, "dns"),
    (aiohttp.ClientConnectorDNSError, "dns"),
    (ssl.SSLError, "tls"),
    (ssl.CertificateError, "tls"),
    (ConnectionRefusedError, "refused"),
    (aiohttp.ConnectionTimeoutError, "connect timeout"),
    (aiohttp.SocketTimeoutError, "read timeout"),
    (httpx.ReadTimeout, "read timeout"),
    (aiohttp.ServerDisconnectedError, "closed"),
    (aiohttp.ClientPayloadError, "cut short"),
    (aiohttp.ClientResponseError, "not HTTP"),
    (ConnectionResetError, "closed"),
    (httpx.ReadError, "closed"),
    (httpx.RemoteProtocolError, "not HTTP"),
    (httpx.ConnectTimeout, "connect timeout"),
    (TimeoutError, "timeout"),
    (httpx.InvalidURL, "bad URL"),
    (UnicodeError, "bad URL"),
    (ValueError, "bad URL"),
    (OSError, "unreachable"),
)


def reason_of(error: BaseException) -> tuple[str, str]:
    """Return (reason, the words of the exception that gave it)."""
    chain = list(_chain(error))
    for kind, reason in _REASONS:
        for link in chain:
            if isinstance(link, kind):
                return reason, str(link) or type(link).__name__
    return "unreachable", str(error) or type(error).__name__


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(12):
        if error is None:
            return
        yield error
        nested = getattr(error, "os_error", None)
        if isinstance(nested, BaseException) and nested is not error:
            yield nested
        error = error.__cause__ or error.__context__


@asynccontextmanager
async def open_client(
    settings: Settings, archive: Archive, transport: httpx.AsyncBaseTransport | None = None
) -> AsyncIterator[Client]:
    """Open the one client of a run; ``transport`` replaces the wire in tests."""
    context = ssl.create_default_context()
    if transport is None:
        guard = make_guard(allow_private=settings.allow_private)
        transport = AiohttpTransport(
            client=lambda: open_session(guard, context, settings.connect_to, settings.in_flight),
            verify=context,
        )
    headers = {
        "User-Agent": user_agent(settings.contact),
        "Accept": "text/html,*/*;q=0.5",
        "Accept-Encoding": "gzip, br, zstd",
    }
    if "@" in settings.contact:
        headers["From"] = settings.contact.encode("ascii", "replace").decode("ascii")
    timeouts = httpx.Timeout(settings.read_timeout, connect=settings.connect_timeout)
    http = httpx.AsyncClient(
        transport=transport,
        trust_env=False,
        follow_redirects=False,
        timeout=timeouts,
        cookies=CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),
        headers=headers,
    )
    async with http:
        yield Client(settings, archive, transport, http)

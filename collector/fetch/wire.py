"""The wire: aiohttp below httpx, every byte above TLS kept, nothing rewritten on its way (CRAWLING section 1)."""

from __future__ import annotations

import contextvars
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

import aiohttp
import httpx
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.connector import Connection
from multidict import CIMultiDict

#: The head of an answer, interim answers included, is no longer than this.
MAX_HEAD = 1_000_000


@dataclass(slots=True)
class Exchange:
    """One request and its answer as they passed on the wire."""

    request: httpx.Request
    began: datetime
    #: The tapes, in the pieces that passed.
    sent: list[bytes] = field(default_factory=list)
    received: list[bytes] = field(default_factory=list)
    peer: tuple[str, int] | None = None
    tls_version: str | None = None
    cipher: str | None = None
    certificate: bytes | None = None
    #: How often the exchange was begun: aiohttp repeats one when a kept connection closed without an answer.
    tries: int = 0
    #: Seconds on the loop's clock when it was begun last, and when the first byte came.
    sent_at: float = 0.0
    first_at: float = 0.0
    #: The head has been read: from here on the reader slows the sender down, before it nothing does.
    head_read: bool = False
    #: The head was longer than ``MAX_HEAD`` and the connection was closed for it.
    overflowed: bool = False
    ended: bool = False
    _before_head: int = 0
    _transport: Any = None

    def begin(self, transport: Any) -> None:
        """Take down peer and TLS facts before anything is sent; they vanish once the server closes."""
        self.tries += 1
        self.sent_at, self.first_at = time.perf_counter(), 0.0
        self.sent.clear()
        self.received.clear()
        self._before_head = 0
        self._transport = transport
        peer = transport.get_extra_info("peername")
        self.peer = (str(peer[0]), int(peer[1])) if peer else None
        tls = transport.get_extra_info("ssl_object")
        if tls is not None:
            self.tls_version = tls.version()
            cipher = tls.cipher()
            self.cipher = cipher[0] if cipher else None
            self.certificate = tls.getpeercert(True)

    def hear(self, data: bytes) -> None:
        """Keep what came in."""
        if not self.ended:
            self.first_at = self.first_at or time.perf_counter()
            self.received.append(data)
            if not self.head_read:
                self._before_head += len(data)
                if self._before_head > MAX_HEAD:
                    self.overflowed = True
                    self._transport.abort()

    def say(self, data: bytes) -> None:
        """Keep what went out."""
        if not self.ended:
            self.sent.append(bytes(data))

    def heard(self) -> bytes:
        """Return what came in, and let go of it."""
        heard, self.received = b"".join(self.received), []
        return heard

    def end(self) -> None:
        """Let go of the tapes: an idle connection must not hold the last page it brought."""
        self.ended = True
        self._transport = None
        self.sent, self.received = [], []


#: The exchange under way in this task.
exchange: contextvars.ContextVar[Exchange] = contextvars.ContextVar("exchange")


def _tee(owner: object, name: str, keep: Callable[[bytes], None]) -> None:
    method = getattr(type(owner), name).__get__(owner)  # the class's own: never a tee of a tee

    def copy(data: bytes) -> None:
        keep(data)
        method(data)

    setattr(owner, name, copy)


class Wire(aiohttp.ClientRequest):
    """Sends what httpx wrote, letter for letter, and keeps what passes above TLS."""

    async def send(self, conn: Connection) -> aiohttp.ClientResponse:
        """Lay the tapes and send."""
        now, tcp = exchange.get(), conn.transport
        assert tcp is not None, "a connection that is given out has its transport"
        now.begin(tcp)
        self.headers = CIMultiDict(
            [
                (name.decode("ascii"), value.decode("ascii", "replace"))
                for name, value in now.request.headers.raw
            ]
        )
        _tee(tcp, "write", now.say)
        # The base class writes lines by write, selector transports of Python 3.12 do not: here they all do.
        tcp.writelines = lambda pieces: tcp.write(b"".join(pieces))  # type: ignore[method-assign,assignment]  # a tee, see _tee
        _tee(conn.protocol, "data_received", now.hear)
        return await super().send(conn)


class Plain(aiohttp.ClientResponse):
    """An answer without its reason phrase: httpx-aiohttp encodes it as UTF-8 and fails on Latin-1."""

    async def start(self, connection: Connection) -> Self:
        """Read the head."""
        await super().start(connection)
        self.reason = None
        return self


class Directed(AbstractResolver):
    """A resolver that sends named hosts to a given address and port, like curl's ``--connect-to``."""

    def __init__(self, places: Mapping[str, str], inner: AbstractResolver) -> None:
        self._places = {host.lower(): place for host, place in places.items()}
        self._inner = inner

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return where to connect."""
        place = self._places.get(host.lower())
        if place is None:
            return await self._inner.resolve(host, port, family)
        address, _, other = place.rpartition(":")
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=int(other),
                family=socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
        ]

    async def close(self) -> None:
        """Close the resolver below."""
        await self._inner.close()


def open_session(
    guard: Callable[[Any], socket.socket],
    context: ssl.SSLContext,
    connect_to: Mapping[str, str],
    limit: int,
    timeout: aiohttp.ClientTimeout,
) -> aiohttp.ClientSession:
    """Return the session below the transport: no cookies, long headers allowed, the guard on every connection."""
    resolver = Directed(connect_to, aiohttp.ThreadedResolver()) if connect_to else aiohttp.ThreadedResolver()
    connector = aiohttp.TCPConnector(
        socket_factory=guard,
        ssl=context,
        limit=limit,
        limit_per_host=2,
        ttl_dns_cache=300,
        keepalive_timeout=15,
        resolver=resolver,
    )
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        request_class=Wire,
        response_class=Plain,
        timeout=timeout,
        max_line_size=65536,
        max_field_size=65536,
        max_headers=512,
        auto_decompress=False,
    )

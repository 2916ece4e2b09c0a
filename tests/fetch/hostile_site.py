"""A web site on loopback that misbehaves in every way that is asked of it, and remembers who asked for what."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import time
import zlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

import brotli
from backports import zstd

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the server saw it."""

    at: float
    host: str
    path: str
    headers: dict[str, str]
    method: str = "GET"
    body: bytes = b""


@dataclass(slots=True)
class Talk:
    """One request being answered."""

    asked: Asked
    writer: asyncio.StreamWriter
    #: The connection may be used again after this answer.
    keeps: bool = True

    async def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.writer.write(data)
        await self.writer.drain()

    def reset(self) -> None:
        """Break the connection."""
        self.keeps = False
        self.writer.transport.abort()

    async def answer(
        self, body: bytes = b"", status: str = "200 OK", kind: str = HTML, more: tuple[str, ...] = ()
    ) -> None:
        """Send a proper answer."""
        lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *more]
        await self.send("\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + body)


Maker = Callable[[Talk], Awaitable[None]]


@dataclass(slots=True)
class HostileSite:
    """Answers for any host; ``paths`` says how, by host and path or by path; else a small page or 404."""

    paths: dict[str, Maker] = field(default_factory=dict)
    #: robots.txt of every host that has none of its own among ``paths``; None is 404.
    robots: bytes | None = None
    log: list[Asked] = field(default_factory=list)
    address: str = ""
    #: Connections that were opened to it.
    connections: int = 0
    _server: asyncio.Server | None = None
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def open(self, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Self:
        """Listen."""
        self._server = await asyncio.start_server(self._serve, host, 0, limit=1_000_000, ssl=tls)
        self.address = f"{host}:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aenter__(self) -> Self:
        return await self.open()

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def on(self, path: str) -> Callable[[Maker], Maker]:
        """Answer this path (or ``host/path``) with the decorated function."""

        def keep(maker: Maker) -> Maker:
            self.paths[path] = maker
            return maker

        return keep

    def page(self, path: str, body: bytes, *more: str, status: str = "200 OK", kind: str = HTML) -> None:
        """Answer this path with this body."""

        async def make(talk: Talk) -> None:
            await talk.answer(body, status, kind, more)

        self.paths[path] = make

    def asked(self, path: str = "") -> list[Asked]:
        """Return the requests for this path, or all but those for robots.txt."""
        return [a for a in self.log if (a.path == path if path else a.path != "/robots.txt")]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                while await self._one(reader, writer):
                    pass
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        begin = await reader.readexactly(1)
        if begin == b"\x16":  # somebody wants to speak TLS, and there is none here
            return False
        head = (begin + await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *rest = head.split("\r\n")
        method, path, _ = first.split(" ", 2)
        headers = {n.lower(): v.strip() for n, _, v in (line.partition(":") for line in rest if line)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        host = headers.get("host", "").partition(":")[0]
        asked = Asked(time.monotonic(), host, path, headers, method, body)
        self.log.append(asked)
        talk = Talk(asked, writer)
        bare = path.partition("?")[0]
        maker = self.paths.get(host + bare) or self.paths.get(bare)
        if maker is not None:
            await maker(talk)
        elif bare == "/robots.txt":
            await self._robots(talk)
        elif bare.startswith("/page"):
            await talk.answer(page_of(bare))
        else:
            await talk.answer(b"nothing here", "404 Not Found")
        return talk.keeps

    async def _robots(self, talk: Talk) -> None:
        if self.robots is None:
            await talk.answer(b"none", "404 Not Found")
        else:
            await talk.answer(self.robots, kind="text/plain")


def page_of(title: str, text: str = "") -> bytes:
    """Return a small page."""
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title></head>"
        f"<body><h1>{title}</h1><p>{text or 'A story.'}</p></body></html>"
    ).encode()


def gzip_bomb(megabytes: int) -> bytes:
    """Return gzip that expands to so many megabytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    piece = b"\0" * 1_000_000
    return b"".join(packer.compress(piece) for _ in range(megabytes)) + packer.flush()


def brotli_bomb(megabytes: int) -> bytes:
    """Return brotli that expands to so many megabytes."""
    packer = brotli.Compressor(quality=3)
    piece = b"\0" * 1_000_000
    return b"".join(packer.process(piece) for _ in range(megabytes)) + packer.finish()


def zstd_bomb(megabytes: int) -> bytes:
    """Return zstd that expands to so many megabytes."""
    packer = zstd.ZstdCompressor()
    piece = b"\0" * 1_000_000
    return b"".join(packer.compress(piece) for _ in range(megabytes)) + packer.flush()


def gzipped(body: bytes) -> bytes:
    """Return gzip of a body."""
    return gzip.compress(body, mtime=0)

"""A loopback site that does what bad servers do. Each path is one misdeed; every request is logged with its time."""

from __future__ import annotations

import asyncio
import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import brotli
from backports import zstd

PAGE = (
    b"<!doctype html><html><head><title>News</title></head><body><h1>News</h1><p>"
    + b"word " * 200
    + b"</body></html>"
)
ZEROS = b"\0" * 50_000_000
BOMBS = {
    "gzip": gzip.compress(ZEROS, 6),
    "br": brotli.compress(ZEROS, quality=1),
    "zstd": zstd.compress(ZEROS, 1),
}


@dataclass
class Site:
    """A running site."""

    address: str = ""
    #: (monotonic time, host, path) of each request.
    log: list[tuple[float, str, str]] = field(default_factory=list)
    robots: bytes = b"User-agent: *\nDisallow: /private\n"
    hits: dict[str, int] = field(default_factory=dict)

    def paths(self) -> list[str]:
        return [path for _, _, path in self.log]


def _head(status: str, *fields: str, body: bytes = b"", length: int | None = None) -> bytes:
    lines = [
        f"HTTP/1.1 {status}",
        *fields,
        f"Content-Length: {len(body) if length is None else length}",
        "",
        "",
    ]
    return "\r\n".join(lines).encode("latin-1") + body


HTML = "Content-Type: text/html; charset=utf-8"


class _Handler:
    def __init__(self, site: Site) -> None:
        self.site = site

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                path = head.split(b" ", 2)[1].decode("latin-1")
                host = next(
                    (
                        line[6:].decode("latin-1")
                        for line in head.split(b"\r\n")
                        if line.lower().startswith(b"host: ")
                    ),
                    "",
                )
                self.site.log.append((time.monotonic(), host, path))
                self.site.hits[path] = self.site.hits.get(path, 0) + 1
                if not await self.answer(path, writer):
                    break
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.close()

    async def answer(self, path: str, writer: asyncio.StreamWriter) -> bool:
        """Write the answer; return whether the connection goes on."""
        name = path.partition("?")[0].strip("/").replace("-", "_") or "index"
        if name.startswith("page"):
            writer.write(_head("200 OK", HTML, body=PAGE))
        elif path == "/robots.txt":
            writer.write(_head("200 OK", "Content-Type: text/plain", body=self.site.robots))
        else:
            return await getattr(self, name)(writer)
        await writer.drain()
        return True

    async def drip(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("200 OK", HTML, length=10_000))
        for _ in range(60):
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)
        return False

    async def silent(self, writer: asyncio.StreamWriter) -> bool:
        await asyncio.sleep(3)
        return False

    async def endless(self, writer: asyncio.StreamWriter) -> bool:
        hit = sum(count for path, count in self.site.hits.items() if path.startswith("/endless"))
        writer.write(_head("302 Found", f"Location: /endless?{hit}"))
        return True

    async def loop(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("302 Found", "Location: /loop"))
        return True

    async def huge(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("200 OK", HTML, length=10_000_000_000))
        try:
            for _ in range(400):
                writer.write(b"<p>" + b"x" * 65_000)
                await writer.drain()
        except ConnectionError:
            pass
        return False

    async def gzip_bomb(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("200 OK", HTML, "Content-Encoding: gzip", body=BOMBS["gzip"]))
        return True

    async def br_bomb(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("200 OK", HTML, "Content-Encoding: br", body=BOMBS["br"]))
        return True

    async def zstd_bomb(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("200 OK", HTML, "Content-Encoding: zstd", body=BOMBS["zstd"]))
        return True

    async def not_gzip(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("200 OK", HTML, "Content-Encoding: gzip", body=PAGE))
        return True

    async def wrong_charset(self, writer: asyncio.StreamWriter) -> bool:
        body = "<html><meta charset=utf-8><title>Žluťoučký kůň</title><p>příliš".encode("iso-8859-2")
        writer.write(_head("200 OK", "Content-Type: text/html; charset=iso-8859-2", body=body))
        return True

    async def cookies(self, writer: asyncio.StreamWriter) -> bool:
        fields = ["Set-Cookie: n\u00e4me=w\u00e9rt; Path=/", "X-Odd:v", "X-Odd: w", "Server: \u00fcber"]
        writer.write(_head("200 \u00d6K", HTML, *fields, body=PAGE))
        return True

    async def reset(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("200 OK", HTML, length=50_000) + PAGE)
        await writer.drain()
        writer.transport.abort()
        return False

    async def slam(self, writer: asyncio.StreamWriter) -> bool:
        writer.transport.abort()
        return False

    async def garbage(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(b"SSH-2.0-OpenSSH\r\n\r\n")
        return False

    async def long_headers(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(
            _head(
                "200 OK",
                HTML,
                "Content-Security-Policy: " + "a" * 30_000,
                *[f"X-{n}: y" for n in range(200)],
                body=PAGE,
            )
        )
        return True

    async def too_long_headers(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("200 OK", HTML, *[f"X-{n}: " + "y" * 60_000 for n in range(600)], body=PAGE))
        return False

    async def chunked(self, writer: asyncio.StreamWriter) -> bool:
        body = b"%x;ext=1\r\n%s\r\n0\r\nTrailer: x\r\n\r\n" % (len(PAGE), PAGE)
        writer.write(
            b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
            + body
        )
        return True

    async def wait_seconds(self, writer: asyncio.StreamWriter) -> bool:
        if self.site.hits["/wait-seconds"] > 1:
            writer.write(_head("200 OK", HTML, body=PAGE))
        else:
            writer.write(_head("429 Too Many Requests", "Retry-After: 1"))
        return True

    async def wait_date(self, writer: asyncio.StreamWriter) -> bool:
        if self.site.hits["/wait-date"] > 1:
            writer.write(_head("200 OK", HTML, body=PAGE))
        else:
            when = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
            writer.write(_head("429 Too Many Requests", f"Retry-After: {when}"))
        return True

    async def wait_negative(self, writer: asyncio.StreamWriter) -> bool:
        if self.site.hits["/wait-negative"] > 1:
            writer.write(_head("200 OK", HTML, body=PAGE))
        else:
            writer.write(_head("429 Too Many Requests", "Retry-After: -5"))
        return True

    async def wait_long(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("429 Too Many Requests", "Retry-After: 86400"))
        return True

    async def forbidden(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("403 Forbidden", HTML, body=b"<title>Access denied"))
        return True

    async def gone(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("410 Gone", HTML))
        return True

    async def broken(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("500 Oops", HTML))
        return True

    async def pdf(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("200 OK", "Content-Type: application/pdf", body=b"%PDF-1.7"))
        return True

    async def refresh(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("200 OK", HTML, body=b'<meta http-equiv="refresh" content="0; url=/page-behind">'))
        return True

    async def to_local(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("302 Found", "Location: http://127.0.0.1/secret"))
        return True

    async def to_mapped(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("302 Found", "Location: http://[::ffff:127.0.0.1]/secret"))
        return True

    async def to_metadata(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("302 Found", "Location: http://169.254.169.254/latest/meta-data/"))
        return True

    async def to_script(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("302 Found", "Location: javascript:alert(1)"))
        return True

    async def to_port(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(_head("302 Found", "Location: http://other.example:22/x"))
        return True

    async def to_utf8(self, writer: asyncio.StreamWriter) -> bool:
        writer.write(b"HTTP/1.1 301 Moved\r\nLocation: /page-\xc3\xa9\r\nContent-Length: 0\r\n\r\n")
        return True


@contextmanager
def hostile_site() -> Iterator[Site]:
    """Serve the site on a free loopback port in a thread of its own."""
    site = Site()
    loop = asyncio.new_event_loop()
    started = threading.Event()

    async def serve() -> None:
        server = await asyncio.start_server(_Handler(site), "127.0.0.1", 0)
        site.address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        started.set()
        await stop.wait()
        server.close()

    async def main() -> None:
        nonlocal stop
        stop = asyncio.Event()
        await serve()

    stop = asyncio.Event()
    thread = threading.Thread(target=lambda: _run(loop, main()), daemon=True)
    thread.start()
    started.wait(5)
    try:
        yield site
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(5)


def _run(loop: asyncio.AbstractEventLoop, main: object) -> None:
    loop.run_until_complete(main)  # type: ignore[arg-type]  # a coroutine
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()

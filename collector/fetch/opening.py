"""Opening the one client of a run: the wire below it, whom it trusts, how it looks up names."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path

import aiohttp
import httpx

from collector.fetch.client import Client
from collector.fetch.guard import make_guard
from collector.fetch.introduction import usual_headers
from collector.fetch.sink import Archive
from collector.fetch.transport import Transport
from collector.fetch.wire import open_session
from collector.settings import Settings


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
    http = httpx.AsyncClient(
        transport=transport,
        trust_env=False,
        follow_redirects=False,
        timeout=httpx.Timeout(settings.read_timeout, connect=settings.connect_timeout),
        cookies=CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),
        headers=usual_headers(settings.contact),
    )
    async with http:
        yield Client(settings, archive, transport, http)

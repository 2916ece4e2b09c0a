"""Memory stays in bounds when every host that is asked at once is hostile."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hostile_site import HTML, HostileSite, Talk, brotli_bomb, gzip_bomb, page_of, zstd_bomb

from collector.fetch.room import Room

pytestmark = pytest.mark.anyio

CHILD = Path(__file__).with_name("crawl_alone.py")
MOST_MB = 250


async def crawl(site: HostileSite, hosts: int, *paths: str) -> dict[str, Any]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(CHILD), site.address, str(hosts), *paths, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await asyncio.wait_for(process.communicate(), 60)
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.mark.slow
async def test_many_hostile_hosts_at_once(site: HostileSite) -> None:
    site.page("/gzip", gzip_bomb(150), "Content-Encoding: gzip")
    site.page("/brotli", brotli_bomb(150), "Content-Encoding: br")
    site.page("/zstd", zstd_bomb(150), "Content-Encoding: zstd")
    piece = b"<p>without end" * 16_000

    @site.on("/endless")
    async def _(talk: Talk) -> None:
        talk.keeps = False
        await talk.send(
            f"HTTP/1.1 200 OK\r\nContent-Type: {HTML}\r\nContent-Length: 10000000000\r\n\r\n".encode()
        )
        while True:
            await talk.send(piece)

    @site.on("/head")
    async def _(talk: Talk) -> None:
        talk.keeps = False
        await talk.send(b"HTTP/1.1 200 OK\r\n")
        while True:
            await talk.send(b"X: " + piece + b"\r\n")

    found = await crawl(site, 12, "/gzip", "/brotli", "/zstd", "/endless", "/head")

    assert found["outcomes"]["/gzip too big"] == 12
    assert found["outcomes"]["/brotli too big"] == 12
    assert found["outcomes"]["/zstd too big"] == 12
    assert found["outcomes"]["/endless too big"] == 12
    assert found["outcomes"].get("/head too big", 0) + found["outcomes"].get("/head not HTTP", 0) == 12
    assert found["peak_mb"] < MOST_MB


@pytest.mark.slow
async def test_large_pages_from_many_hosts(site: HostileSite) -> None:
    site.page("/large", page_of("large", "word " * 900_000))

    found = await crawl(site, 48, "/large")

    assert found["outcomes"] == {"/large captured": 48}
    assert found["peak_mb"] < MOST_MB


async def test_room_is_shared_in_order_and_comes_back_from_those_who_give_up() -> None:
    room = Room(10)
    assert await room.take(8) == 8
    waits = asyncio.create_task(room.take(5))
    behind = asyncio.create_task(room.take(1))
    await asyncio.sleep(0)
    assert not waits.done()
    assert not behind.done(), "nobody overtakes, or the large ones would wait for ever"
    waits.cancel()
    room.give_back(8)
    assert await behind == 1
    room.give_back(1)
    assert await room.take(99) == 99, "one that is larger than all has all to itself"
    last = asyncio.create_task(room.take(1))
    await asyncio.sleep(0)
    room.give_back(99)
    last.cancel()  # granted, and gone before it ran
    await asyncio.sleep(0)
    assert await asyncio.wait_for(room.take(10), 0.5) == 10

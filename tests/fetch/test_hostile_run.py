"""A run among hostile hosts: it ends, in bounded memory, and each of them stands in the dossier with its reason."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from hostile_site import HTML, HostileSite, Talk, brotli_bomb, gzip_bomb, page_of, zstd_bomb

pytestmark = [pytest.mark.anyio, pytest.mark.slow]

CHILD = Path(__file__).with_name("run_alone.py")
FRONT = "127.0.0.9"
MOST_MB = 250
STORY = page_of("Acme Pay opens", "Acme Pay opened an office, said its head to our reporter. " * 40)
SOON = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)

#: Host → the rule that its page has in the dossier; "" for a page that is captured and judged all the same.
EXPECTED = {
    "drip": "timeout", "endless": "too-many-redirects", "loop": "redirect-loop", "huge": "too-big", "gzip": "too-big",
    "brotli": "too-big", "zstd": "too-big", "reset": "cut-short", "silent": "timeout", "busy": "throttled",
    "busy-date": "throttled", "busy-negative": "throttled", "to-loopback": "address-refused",
    "to-mapped": "address-refused", "to-metadata": "address-refused", "to-port": "bad-url", "rebound": "address-refused",
    "disallowed": "robots", "charset": "", "cookies": "", "rules": "",
}  # fmt: skip


def _redirect(target: str) -> tuple[bytes, ...]:
    return (f"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode(),)


#: Host → what its page sends, piece by piece.
SENT: dict[str, tuple[bytes, ...]] = {
    "loop": _redirect("/story"),
    "to-loopback": _redirect("http://127.0.0.1:8080/"),
    "to-mapped": _redirect("http://[::ffff:127.0.0.1]:8080/"),
    "to-metadata": _redirect("http://169.254.169.254/latest/meta-data/"),
    "to-port": _redirect("http://127.0.0.1:22/"),
    "busy": (b"HTTP/1.1 429 Later\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n",),
    "busy-date": (f"HTTP/1.1 429 Later\r\nRetry-After: {SOON}\r\nContent-Length: 0\r\n\r\n".encode(),),
    "busy-negative": (b"HTTP/1.1 429 Later\r\nRetry-After: -30\r\nContent-Length: 0\r\n\r\n",),
    "huge": (f"HTTP/1.1 200 OK\r\nContent-Type: {HTML}\r\nContent-Length: 10000000000\r\n\r\n".encode(), *[b"<p>x" * 50_000] * 40),
    "cookies": (
        "HTTP/1.1 200 OK\r\nSet-Cookie: größe=grün; Path=/\r\nX-Ä: ü\r\nContent-Type: text/html\r\n".encode()
        + f"Content-Length: {len(STORY)}\r\n\r\n".encode()
        + STORY,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Ran:
    """What a run among the hostile came to."""

    dossier: dict[str, Any]
    status: int
    peak_mb: float
    site: HostileSite

    def rule_of(self, host: str) -> str:
        """Return the rule that the page of a host was left out by; it stands in the dossier once."""
        everything = [*self.dossier["press_links"], *self.dossier["rejections"], *self.dossier["misses"]]
        (found,) = [one for one in everything if f"//{host}.example/story" in one["url"]]
        return str(found.get("rule", ""))


def _set_up(site: HostileSite) -> None:
    for host, pieces in SENT.items():

        @site.on(f"{host}.example/story")
        async def _(talk: Talk, pieces: tuple[bytes, ...] = pieces) -> None:
            for piece in pieces:
                await talk.send(piece)

    @site.on("drip.example/story")
    async def _(talk: Talk) -> None:
        await talk.send(f"HTTP/1.1 200 OK\r\nContent-Type: {HTML}\r\nContent-Length: 5000\r\n\r\n".encode())
        while True:
            await talk.send(b"x")
            await asyncio.sleep(0.1)

    @site.on("silent.example/story")
    async def _(talk: Talk) -> None:
        await asyncio.sleep(5)

    @site.on("endless.example/story")
    async def _(talk: Talk) -> None:
        number = len(talk.asked.path)
        await talk.send(_redirect(f"http://endless.example/story?{'n' * number}")[0])

    @site.on("reset.example/story")
    async def _(talk: Talk) -> None:
        await talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n<p>cut")
        talk.reset()

    for name, bomb in (("gzip", gzip_bomb(150)), ("br", brotli_bomb(150)), ("zstd", zstd_bomb(150))):
        site.page(f"{'brotli' if name == 'br' else name}.example/story", bomb, f"Content-Encoding: {name}")
    site.page("charset.example/story", STORY, kind="text/html; charset=utf-16")
    site.page(
        "rules.example/robots.txt",
        b"# filler\n" * 240_000 + b"User-agent: *\nDisallow: /\n",
        kind="text/plain",
    )
    site.page("rules.example/story", STORY)
    site.page("disallowed.example/robots.txt", b"User-agent: *\nDisallow: /story\n", kind="text/plain")
    site.page(
        "feed.example/feed.xml",
        b"<!doctype html><title>Log in</title><p>No feed here",
        kind="application/rss+xml",
    )
    entries = "".join(
        f"<sitemap><loc>http://brand.example/press-map-{n}.xml</loc></sitemap>" for n in range(9_999)
    )
    again = "<sitemap><loc>http://brand.example/sitemap.xml</loc></sitemap>"
    index = f"<?xml version='1.0'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{again}{entries}</sitemapindex>"

    @site.on("brand.example/sitemap.xml")
    async def _(talk: Talk) -> None:
        await talk.answer(index.encode(), kind="application/xml")

    for number in range(30):
        site.paths[f"brand.example/press-map-{number}.xml"] = site.paths["brand.example/sitemap.xml"]


@pytest.fixture(scope="module")
async def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("hostile")
    site = await HostileSite().open(FRONT)
    _set_up(site)
    names = [f"{host}.example" for host in EXPECTED if host != "rebound"] + ["brand.example", "feed.example"]
    (folder / "links.txt").write_text("".join(f"http://{host}.example/story\n" for host in EXPECTED), "utf-8")
    (folder / "feeds.opml").write_text(
        '<opml version="2.0"><body><outline xmlUrl="http://feed.example/feed.xml"/></body></opml>', "utf-8"
    )
    table = "".join(f'"{name}" = "{site.address}"\n' for name in names)
    (folder / "collector.toml").write_text(
        'workspace = "ws"\ngap = 0.0\nretries = 0\ncopies = 0\njobs = 1\nread_timeout = 2.0\ntotal_timeout = 2.0\n'
        f"[connect_to]\n{table}",
        "utf-8",
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(CHILD), FRONT, "facts.json", "run", "Acme Pay", "--site", "brand.example", "--source",
        "brand-site", "--from", "links.txt", "--from", "feeds.opml", "--out", "d",
        cwd=folder, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        _, said = await asyncio.wait_for(process.communicate(), 90)
    finally:
        await site.__aexit__()
    assert (folder / "facts.json").exists(), said.decode()
    facts = json.loads((folder / "facts.json").read_text("utf-8"))
    return Ran(
        json.loads((folder / "d" / "dossier.json").read_text("utf-8")),
        facts["status"],
        facts["peak_mb"],
        site,
    )


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


async def test_the_run_ends_as_any_other_in_bounded_memory(ran: Ran) -> None:
    assert ran.status == 1
    assert ran.peak_mb < MOST_MB


@pytest.mark.parametrize("host", EXPECTED)
async def test_each_is_named_in_the_dossier(ran: Ran, host: str) -> None:
    rule = ran.rule_of(host)
    fetching = {value for value in EXPECTED.values() if value}

    assert rule == EXPECTED[host] if EXPECTED[host] else rule not in fetching


async def test_a_sitemap_without_end_costs_little_and_is_no_failure(ran: Ran) -> None:
    (row,) = [row for row in ran.dossier["sources"] if row["name"] == "brand-site"]

    assert row["answered"] >= 2
    assert row["new"] == row["candidates"] == 0, "an overlong list is told, but it is no candidate"
    maps = [
        asked.path for asked in ran.site.log if asked.host == "brand.example" and asked.path.endswith(".xml")
    ]
    assert 2 < len(maps) < 40
    assert len(set(maps)) == len(maps), "the loop was asked for once"


async def test_a_page_in_place_of_a_feed_is_told(ran: Ran) -> None:
    rows = {row["name"]: row for row in ran.dossier["sources"]}
    rejected = [
        one for one in (*ran.dossier["rejections"], *ran.dossier["misses"]) if "feed.example" in one["url"]
    ]

    assert "feeds" in rows
    assert "not understood" in rows["feeds"]["note"] or rejected

"""
What fetching costs: this crawler, capture to WARC included, against bare httpx, Scrapy and crawlee.

    python benchmarks/fetch.py                               5,000 pages of 60 KB, three rounds
    python benchmarks/fetch.py --peers-python PYTHON         Scrapy and crawlee from another environment
    python benchmarks/fetch.py --only collector --pages 50000 --rounds 1     is memory flat?
    python benchmarks/fetch.py --polite --pages 800          gaps and robots.txt, by the server's own log

A server of its own process serves equal pages on 16 loopback addresses, pinned to one core; each contender runs in
a fresh process, pinned to another, in turn. CPU is user and system time of the contender between its first and its
last request, so imports are left out. On a shared machine compare CPU; pages/s move with the load.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import itertools
import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HOSTS = 16
PAGE_BYTES = 60_000
#: Of the polite run: least seconds between two requests to a host, and the longer ones that some hosts ask for.
GAP, CRAWL_DELAY = 0.2, 0.4
#: Every so manyth page of the polite run is disallowed.
PRIVATE = 8
CONTENDERS = ("collector", "httpx", "crawlee", "scrapy")


# -- the server ------------------------------------------------------------------------------------------------


def page() -> bytes:
    """Return a page of 60 KB that compresses like one (about 4.5 : 1)."""
    chance = random.Random(7)
    words = ["".join(chance.choices("etaoinshrdlucmfw", k=chance.randint(2, 9))) for _ in range(1500)]
    parts = ["<!doctype html><html><head><meta charset=utf-8><title>A page</title></head><body>"]
    size = 0
    while size < PAGE_BYTES:
        text = f'<p class="story-body__text">{" ".join(chance.choices(words, k=60))}</p>\n'
        parts.append(text)
        size += len(text)
    return ("".join(parts)[: PAGE_BYTES - 14] + "</body></html>").encode()


class Server(asyncio.Protocol):
    """Answers every request with the page, robots.txt with 404."""

    answer = b""
    #: Where each request is written down, and what robots.txt says; None and 404 where speed is measured.
    log: Any = None
    missing = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nnone"

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self.held = b""

    def data_received(self, data: bytes) -> None:
        self.held += data
        while (end := self.held.find(b"\r\n\r\n")) >= 0:
            head, self.held = self.held[:end], self.held[end + 4 :]
            if self.log is not None:
                self.write_down(head)
            elif b"/robots.txt " in head[:40]:
                self.transport.write(self.missing)
            else:
                self.transport.write(self.answer)

    def write_down(self, head: bytes) -> None:
        """Log a request and answer it; every fourth host asks for a Crawl-delay."""
        path = head.split(b" ", 2)[1].decode()
        named = re.search(rb"^host: *(\S+)", head, re.IGNORECASE | re.MULTILINE)
        host = named[1].decode() if named else "?"
        self.log.write(f"{time.monotonic():.6f} {host} {path}\n")
        self.log.flush()
        rules = f"User-agent: *\nDisallow: /private/\n{f'Crawl-delay: {CRAWL_DELAY}' if asks_for_delay(host) else ''}\n"
        told = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {len(rules)}\r\n\r\n{rules}"
        self.transport.write(told.encode() if path == "/robots.txt" else self.answer)


def asks_for_delay(host: str) -> bool:
    """Every fourth host asks for more time than we leave by ourselves."""
    return int(re.sub(r"\D", "", host)) % 4 == 0


async def serve(coding: str, log: str) -> None:
    body = page()
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    if coding == "gzip":
        body = gzip.compress(body, 6, mtime=0)
        head += "Content-Encoding: gzip\r\n"
    if log:
        Server.log = open(log, "w", encoding="ascii")  # noqa: SIM115  (until the process ends)
    Server.answer = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    loop = asyncio.get_running_loop()
    addresses = [f"127.0.0.{number}" for number in range(1, HOSTS + 1)]
    first = await loop.create_server(Server, addresses[0], 0)
    port = first.sockets[0].getsockname()[1]
    for address in addresses[1:]:
        await loop.create_server(Server, address, port)
    print(port, flush=True)
    await asyncio.Event().wait()


# -- the contenders --------------------------------------------------------------------------------------------


def measured(run: Callable[[], int]) -> dict[str, float]:
    """Run and return pages, CPU microseconds a page, pages a second, peak memory."""
    before, began = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    pages = run()
    after, took = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter() - began
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "pages": pages,
        "cpu_us": cpu / max(1, pages) * 1e6,
        "rate": pages / took,
        "peak_mb": after.ru_maxrss / 1024,
    }


def run_collector(pages: int, port: int, gap: float = 0.0) -> dict[str, float]:
    from collector.fetch import open_fetcher
    from collector.records import Candidate, Capture
    from collector.settings import Settings

    class Archive:
        def __init__(self, file: Any) -> None:
            self.file = file

        def write(self, records: bytes) -> int:
            self.file.write(records)
            self.file.flush()
            return 0

    async def crawl(archive: Archive) -> int:
        places = {f"paper{n}.example": f"127.0.0.{n}:{port}" for n in range(1, HOSTS + 1)}
        settings = Settings(connect_to=places, allow_private=True, gap=gap, in_flight=HOSTS)
        folders = ("private" if gap and n // HOSTS % PRIVATE == 0 else "story" for n in range(pages))
        urls = (f"http://paper{n % HOSTS + 1}.example/{folder}/{n}" for n, folder in enumerate(folders))
        candidates = (Candidate(url=url, key=url) for url in urls)
        good = 0
        async with open_fetcher(settings, archive) as fetcher:
            async for _, result in fetcher.fetch_many(candidates):
                good += isinstance(result, Capture) and len(result.body) == PAGE_BYTES
        return good

    with tempfile.NamedTemporaryFile(suffix=".warc.gz") as file:
        facts = measured(lambda: asyncio.run(crawl(Archive(file))))
        facts["warc_mb"] = Path(file.name).stat().st_size / 1e6
    return facts


def run_polite(pages: int, port: int) -> dict[str, float]:
    return run_collector(pages, port, GAP)


def run_httpx(pages: int, port: int) -> dict[str, float]:
    import httpx

    async def crawl() -> int:
        good, numbers = 0, iter(range(pages))

        async def work(client: httpx.AsyncClient) -> None:
            nonlocal good
            for n in numbers:
                answer = await client.get(f"http://127.0.0.{n % HOSTS + 1}:{port}/story/{n}")
                good += len(answer.content) == PAGE_BYTES

        async with httpx.AsyncClient(trust_env=False) as client:
            await asyncio.gather(*(work(client) for _ in range(HOSTS)))
        return good

    return measured(lambda: asyncio.run(crawl()))


def run_scrapy(pages: int, port: int) -> dict[str, float]:
    import scrapy
    from scrapy.crawler import CrawlerProcess

    class Spider(scrapy.Spider):
        name = "bench"
        good = 0

        async def start(self) -> Any:
            for n in range(pages):
                yield scrapy.Request(f"http://127.0.0.{n % HOSTS + 1}:{port}/story/{n}")

        def parse(self, response: Any) -> None:
            Spider.good += len(response.body) == PAGE_BYTES

    def crawl() -> int:
        process = CrawlerProcess(
            {
                "LOG_ENABLED": False,
                "ROBOTSTXT_OBEY": False,
                "CONCURRENT_REQUESTS": HOSTS,
                "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
                "DOWNLOAD_DELAY": 0,
                "TELNETCONSOLE_ENABLED": False,
            }
        )
        process.crawl(Spider)
        process.start()
        return Spider.good

    return measured(crawl)


def run_crawlee(pages: int, port: int) -> dict[str, float]:
    import logging

    from crawlee import ConcurrencySettings
    from crawlee.configuration import Configuration
    from crawlee.crawlers import HttpCrawler, HttpCrawlingContext
    from crawlee.storage_clients import MemoryStorageClient

    async def crawl() -> int:
        good = 0
        crawler = HttpCrawler(
            configuration=Configuration(purge_on_start=True),
            storage_client=MemoryStorageClient(),
            concurrency_settings=ConcurrencySettings(
                min_concurrency=HOSTS, desired_concurrency=HOSTS, max_concurrency=HOSTS
            ),
            configure_logging=False,
            use_session_pool=False,
        )
        logging.disable(logging.CRITICAL)

        @crawler.router.default_handler
        async def handle(context: HttpCrawlingContext) -> None:
            nonlocal good
            good += len(await context.http_response.read()) == PAGE_BYTES

        await crawler.run([f"http://127.0.0.{n % HOSTS + 1}:{port}/story/{n}" for n in range(pages)])
        return good

    return measured(lambda: asyncio.run(crawl()))


# -- the rounds ------------------------------------------------------------------------------------------------


def pin(core: int) -> Callable[[], None] | None:
    """Return what pins a process to one of two cores, None on a machine that has but one."""
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    return (lambda: os.sched_setaffinity(0, {cores[core]})) if len(cores) > 1 else None


def one_round(name: str, python: str, pages: int, port: int) -> dict[str, float] | None:
    command = [python, __file__, "--contender", name, "--pages", str(pages), "--port", str(port)]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=pin(1), check=False)
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines or not lines[-1].startswith("{"):
        print(
            f"{name}: left out ({(done.stderr.strip().splitlines() or ['no output'])[-1]})", file=sys.stderr
        )
        return None
    facts: dict[str, float] = json.loads(lines[-1])
    if facts["pages"] != pages and name != "polite":
        print(f"{name}: only {facts['pages']:.0f} of {pages} pages came whole", file=sys.stderr)
    return facts


def compare(pages: int, rounds: int, only: list[str], peers: str, coding: str) -> None:
    server = subprocess.Popen(
        [sys.executable, __file__, "--serve", coding], stdout=subprocess.PIPE, text=True, preexec_fn=pin(0)
    )
    try:
        assert server.stdout is not None
        port = int(server.stdout.readline())
        found: dict[str, list[dict[str, float]]] = {}
        for _ in range(rounds):
            for name in only:
                python = peers if name in {"scrapy", "crawlee"} else sys.executable
                facts = one_round(name, python, pages, port)
                if facts:
                    found.setdefault(name, []).append(facts)
    finally:
        server.terminate()
        server.wait()
    print(
        f"\n{pages} pages of 60 KB ({coding}) over {HOSTS} hosts, {rounds} rounds, load {os.getloadavg()[0]:.1f}"
    )
    for name, runs in found.items():
        cpu = [facts["cpu_us"] for facts in runs]
        print(
            f"  {name:<10} {statistics.median(cpu):7.0f} µs CPU a page ({min(cpu):.0f}-{max(cpu):.0f})"
            f"  {statistics.median(f['rate'] for f in runs):6.0f} pages/s"
            f"  peak {max(f['peak_mb'] for f in runs):4.0f} MB"
        )


def prove_politeness(pages: int) -> int:
    """Crawl with gaps and rules; say by the server's log what was asked for, and when. Return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "asked.log"
        server = subprocess.Popen(
            [sys.executable, __file__, "--serve", "gzip", "--log", str(log)],
            stdout=subprocess.PIPE, text=True, preexec_fn=pin(0),
        )  # fmt: skip
        try:
            assert server.stdout is not None
            facts = one_round("polite", sys.executable, pages, int(server.stdout.readline())) or {"pages": 0}
        finally:
            server.terminate()
            server.wait()
        asked = [line.split() for line in log.read_text("ascii").splitlines()]
    times: dict[str, list[float]] = {}
    for moment, host, _ in asked:
        times.setdefault(host, []).append(float(moment))
    gaps = {host: min(b - a for a, b in itertools.pairwise(moments)) for host, moments in times.items()}
    least = {
        slow: min(gap for host, gap in gaps.items() if asks_for_delay(host) is slow) for slow in (False, True)
    }
    disallowed = sum(path.startswith("/private/") for _, _, path in asked)
    print(
        f"\n{pages} pages over {len(times)} hosts, {facts['pages']:.0f} captured, {len(asked)} requests by the server's log"
    )
    print(
        f"  least gap {least[False]:.3f} s where {GAP} s are kept, "
        f"{least[True]:.3f} s where robots.txt asks for {CRAWL_DELAY} s"
    )
    print(f"  requests for disallowed pages: {disallowed}")
    return 1 if disallowed or least[False] < GAP or least[True] < CRAWL_DELAY else 0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=CONTENDERS, default=list(CONTENDERS))
    parser.add_argument("--coding", nargs="+", choices=("gzip", "identity"), default=["gzip", "identity"])
    parser.add_argument("--peers-python", default=sys.executable)
    parser.add_argument(
        "--polite", action="store_true", help="prove by the server's log that gaps and rules are kept"
    )
    parser.add_argument("--log", default="", help=argparse.SUPPRESS)
    parser.add_argument("--serve", choices=("gzip", "identity"), help=argparse.SUPPRESS)
    parser.add_argument("--contender", choices=(*CONTENDERS, "polite"), help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, default=0, help=argparse.SUPPRESS)
    flags = parser.parse_args()
    if flags.serve:
        asyncio.run(serve(flags.serve, flags.log))
    elif flags.contender:
        print(json.dumps(globals()[f"run_{flags.contender}"](flags.pages, flags.port)))
    elif flags.polite:
        sys.exit(prove_politeness(flags.pages))
    else:
        for coding in flags.coding:
            compare(flags.pages, flags.rounds, flags.only, flags.peers_python, coding)


if __name__ == "__main__":
    main()

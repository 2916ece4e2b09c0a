"""A crawl in a process of its own: hosts and paths in, outcomes and peak memory out. Run by test_memory."""

from __future__ import annotations

import asyncio
import json
import resource
import sys
from collections import Counter

from collector.fetch import open_fetcher
from collector.records import Candidate, Capture
from collector.settings import Settings


class Nowhere:
    """An archive that only counts."""

    written = 0

    def write(self, records: bytes) -> int:
        self.written += len(records)
        return 0


async def crawl(address: str, hosts: int, paths: list[str]) -> dict[str, object]:
    names = [f"host{number}.example" for number in range(hosts)]
    settings = Settings(
        connect_to=dict.fromkeys(names, address),
        allow_private=True,
        gap=0.0,
        retries=0,
        read_timeout=3.0,
        total_timeout=12.0,
        respect_robots=False,
    )
    candidates = [Candidate(url=f"http://{name}{path}", key="") for path in paths for name in names]
    outcomes: Counter[str] = Counter()
    async with open_fetcher(settings, Nowhere()) as fetcher:
        async for candidate, result in fetcher.fetch_many(candidates):
            path = "/" + candidate.url.rpartition("/")[2]
            outcomes[f"{path} {'captured' if isinstance(result, Capture) else result.reason}"] += 1
    return {"peak_mb": peak_mb(), "outcomes": outcomes}


def peak_mb() -> float:
    """
    Return this process's own peak in MB.

    From /proc where there is one: ru_maxrss lives on across exec, so a child of a large process reports its
    parent's peak as its own.
    """
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(asyncio.run(crawl(sys.argv[1], int(sys.argv[2]), sys.argv[3:]))))

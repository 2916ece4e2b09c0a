"""
Time the outlet registry: loading it, looking outlets up.

    python benchmarks/outlets.py
"""

from __future__ import annotations

import pickle
import time

from collector.pipeline.tables import read_data
from collector.rank import Registry, compile_registry
from collector.urls import registrable_domain


def look_up_all(registry: Registry, urls: list[str]) -> float:
    """Return the microseconds that each of these look-ups took."""
    start = time.perf_counter()
    for url in urls:
        registry.look_up(url)
    return (time.perf_counter() - start) / len(urls) * 1e6


def main() -> None:
    """Print the best of five for loading and for looking up every host of the table."""
    loads = []
    for _ in range(5):
        start = time.perf_counter()
        registry = compile_registry(
            read_data("publishers.csv"),
            read_data("path_rules.csv"),
            read_data("content_farms.csv"),
            read_data("news_domains.csv"),
        )
        loads.append(time.perf_counter() - start)
    print(f"load (files read, packed lists unpacked): {min(loads) * 1e3:.1f} ms, {len(registry)} rows")
    # Whoever asks first in a process has the list of public suffixes read.
    registrable_domain("example.org")
    keys = [facts.domain for facts in registry.rows()]
    urls = [f"https://www.{key}/business/2026/11/some-story-of-a-brand.html" for key in keys]
    fresh = [pickle.loads(pickle.dumps(registry)) for _ in range(5)]
    firsts = [look_up_all(other, urls) for other in fresh]
    print(f"first look-up: {min(firsts):.1f} us each, {firsts[0]:.1f} in a new process, {len(urls)} hosts")
    print(f"later look-ups: {min(look_up_all(fresh[0], urls) for _ in range(5)):.1f} us each")
    unlisted = [f"https://www.no-{url[12:]}" for url in urls]
    print(f"unlisted domains: {look_up_all(registry, unlisted):.1f} us each")
    start = time.perf_counter()
    pickle.loads(pickle.dumps(registry))
    print(f"hand to a worker (pickle and back): {(time.perf_counter() - start) * 1e3:.1f} ms")
    start = time.perf_counter()
    found = registry.by_country("DE", ("de",))
    print(f"outlets of a country: {len(found)} in {(time.perf_counter() - start) * 1e3:.1f} ms")


if __name__ == "__main__":
    main()

"""Politeness: how soon a host may be asked again, and when it is left alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from collector.urls import registrable_domain

#: A Crawl-delay beyond this is kept at this.
MAX_CRAWL_DELAY = 30.0
#: A Retry-After beyond this: the host is left alone for the run.
MAX_RETRY_AFTER = 120.0
#: Failures in a row that open a host's circuit.
FAILURES = 3


@dataclass(slots=True)
class HostPace:
    """What is known of one registrable domain in this run."""

    gap: float
    next_at: float = 0.0
    failures: int = 0
    #: Why the domain is left alone for the rest of the run, or "".
    closed: str = ""


class Pace:
    """Per registrable domain: the time of the next request, the failures in a row. One for a run."""

    def __init__(self, gap: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._gap = gap
        self._clock = clock
        self._hosts: dict[str, HostPace] = {}

    def of(self, url: str) -> HostPace:
        """Return the pace of a URL's registrable domain; hosts of one domain share it."""
        domain = registrable_domain(url)
        if domain not in self._hosts:
            self._hosts[domain] = HostPace(self._gap)
        return self._hosts[domain]

    def reserve(self, url: str) -> float:
        """Take the next turn of a host and return the seconds to wait for it."""
        host = self.of(url)
        now = self._clock()
        start = max(now, host.next_at)
        host.next_at = start + host.gap
        return start - now

    def answered(self, url: str, took: float) -> None:
        """Take note of an answer: a slow host is asked less often."""
        host = self.of(url)
        host.failures = 0
        host.next_at = max(host.next_at, self._clock() + min(2 * took, MAX_CRAWL_DELAY) - took)

    def failed(self, url: str, reason: str) -> None:
        """Take note of a failure or a block; three in a row close the host for this run."""
        host = self.of(url)
        host.failures += 1
        if host.failures >= FAILURES and not host.closed:
            host.closed = f"{FAILURES} failures in a row, the last: {reason}"

    def delay(self, url: str, seconds: float) -> None:
        """Ask the host no sooner than in so many seconds; very long waits close it for this run."""
        host = self.of(url)
        if seconds > MAX_RETRY_AFTER:
            host.closed = f"it asked to wait {seconds:.0f} s"
        else:
            host.next_at = max(host.next_at, self._clock() + seconds)

    def crawl_delay(self, url: str, seconds: float | None) -> None:
        """Keep a robots.txt's Crawl-delay, at most 30 s."""
        if seconds is not None and seconds > 0:
            host = self.of(url)
            host.gap = max(host.gap, min(seconds, MAX_CRAWL_DELAY))
            host.next_at = max(host.next_at, self._clock() + host.gap)


def parse_retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """Return a Retry-After in seconds, from either of its forms; None for absent, negative, past or unreadable ones."""
    if not value:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    seconds = (when - (now or datetime.now(UTC))).total_seconds()
    return seconds if seconds > 0 else None

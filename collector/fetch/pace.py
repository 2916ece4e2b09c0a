"""When a host is asked again after a failure, and when it is left alone for the rest of a run."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from collector.urls import host_of

#: A Retry-After beyond this: the host goes to the end of the run.
MAX_RETRY_AFTER = 120.0
#: One beyond this: the host is left to the next run.
MAX_PUT_OFF = 600.0
#: Failures or blocks in a row that open a host's circuit.
FAILURES = 3
#: Back-off before the first retry, in seconds; it doubles with each, up to the second value.
BACKOFF = (1.0, 30.0)


@dataclass(slots=True)
class _Host:
    failures: int = 0
    closed: str = ""


class Circuits:
    """What is known of each host in this run: failures in a row, and why it is left alone."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = {}

    def _of(self, url: str) -> _Host:
        return self._hosts.setdefault(host_of(url), _Host())

    def closed(self, url: str) -> str:
        """Return why the URL's host is left alone, "" when it is not."""
        return self._of(url).closed

    def answered(self, url: str) -> None:
        """Take note of an answer that was neither failure nor block."""
        self._of(url).failures = 0

    def failed(self, url: str, reason: str) -> None:
        """Take note of a failure or a block; three in a row open the circuit."""
        host = self._of(url)
        host.failures += 1
        if host.failures >= FAILURES and not host.closed:
            host.closed = f"{FAILURES} failures in a row, the last: {reason}"

    def close(self, url: str, why: str) -> None:
        """Leave the host alone from now on."""
        host = self._of(url)
        host.closed = host.closed or why


def backoff(number: int, spread: Callable[[float, float], float] = random.uniform) -> float:
    """Return the seconds before retry ``number`` (from 0): full jitter below 1, 2, 4, ... 30 s."""
    first, most = BACKOFF
    return spread(0.0, min(most, first * 2.0**number))


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

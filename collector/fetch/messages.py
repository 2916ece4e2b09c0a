"""What is sent, and what comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from collector.records import Capture

#: Says of a content type whether the body is wanted at all.
Wanted = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is sent; ``redact`` names query parameters and headers whose values are never archived or shown."""

    url: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = field(default=b"", repr=False)
    redact: tuple[str, ...] = ()
    #: Seconds for all of it; None: ``Settings.total_timeout``.
    timeout: float | None = None
    #: The capture that a 304 gives again.
    earlier: Capture | None = None
    wanted: Wanted = lambda _: True


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer, archived."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    #: Content coding taken off, at most ``Settings.max_page_bytes``.
    body: bytes = field(repr=False)
    record: str
    #: SHA-256 of ``body``, hex.
    page_sha256: str
    captured_at: datetime
    #: Seconds from sending to the end of the body.
    took: float
    peer: str | None = None
    #: ``length`` (over a limit), ``time``, ``disconnect``, ``unspecified`` (the body was not wanted).
    truncated: str | None = None
    #: What was cut or odd, in words.
    note: str = ""
    #: The Location header as sent, keys and all; to be followed, never shown.
    location: str = field(default="", repr=False)

    def header(self, name: str) -> str | None:
        """Return the first header of this name, compared case-blind."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

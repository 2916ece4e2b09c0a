"""Where coverage might be, what the server sent, and why there is nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One place that named a candidate, and what it said of it (hearsay: shown, never believed)."""

    #: ``urls-file``, ``brand-site``, ``gdelt``, ...
    source: str
    #: The file, page or query it stood in.
    query: str = ""
    #: 1 is the first; 0 is unknown.
    rank: int = 0
    seen_at: datetime | None = None
    title: str | None = None
    snippet: str | None = None
    outlet: str | None = None
    #: As the source gave it; not parsed further.
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """
    A URL that might be coverage.

    Identity is ``key`` (``urls.url_key``): two candidates with one key are one candidate whose
    ``found_in`` holds both sightings.
    """

    url: str
    key: str
    found_in: tuple[Sighting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One answer on the way to a page that sent us further."""

    url: str
    status: int
    location: str
    #: WARC-Record-ID of the response record, if archived.
    record: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A page's bytes, as the server (or a person's file) gave them, and the facts around them."""

    #: The URL that answered, after redirects.
    url: str
    requested_url: str
    status: int
    #: In the order sent; names as sent (compare case-blind).
    headers: tuple[tuple[str, str], ...] = ()
    #: The body with its content coding removed, at most ``Settings.max_page_bytes``.
    body: bytes = field(default=b"", repr=False)
    captured_at: datetime
    #: ``fetched`` by us, ``supplied`` by a person as a file, ``archive`` from a web archive.
    source: Literal["fetched", "supplied", "archive"] = "fetched"
    #: WARC-Record-ID of the response (or resource) record.
    record: str | None = None
    hops: tuple[Hop, ...] = ()
    #: "203.0.113.7:443" when known.
    peer: str | None = None
    #: SHA-256 (hex) of the decoded body.
    page_sha256: str = ""
    #: Why the body is not whole (``length``, ``time``, ``disconnect``), or None when it is.
    truncated: str | None = None
    #: "wayback 20260102030405" when ``source`` is ``archive``.
    verified_via: str | None = None

    def header(self, name: str) -> str | None:
        """Return the first header of this name, compared case-blind."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """
    No usable page, and why.

    ``reason`` is a short stable phrase ("dns", "not found", "block page", "not an article"); ``detail``
    quotes what was seen. ``needs_look`` marks the pages that a robot could not read but a person may:
    a site that blocks robots is not a dead link.
    """

    url: str
    reason: str
    detail: str = ""
    needs_look: bool = False
    status: int | None = None
    captured_at: datetime | None = None
    record: str | None = None
    hops: tuple[Hop, ...] = ()

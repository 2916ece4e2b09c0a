"""Rows as records: a candidate with what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from collector.records import Candidate, Capture, Clip, Miss, Sighting
from collector.store.codec import from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A candidate turned away before any request was spent on it."""

    stage: str
    rule: str
    reason: str
    #: A person may be able to use it (a hint without an address).
    needs_look: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One candidate as the store knows it; exactly one of capture, miss and refusal once it is done."""

    candidate: Candidate
    state: str
    capture: Capture | None = None
    miss: Miss | None = None
    refusal: Refusal | None = None
    #: Digest of the rules, brand and clock that ``clip`` was judged with.
    judged_by: str | None = None
    clip: Clip | Miss | None = None


#: Misses that another run may find mended; the rest are facts about the page.
PASSING_REASONS = frozenset(
    {
        "dns", "tls", "refused", "connect timeout", "read timeout", "timeout", "closed", "cut short",
        "server error", "host unavailable", "throttled", "blocked", "unreachable", "not HTTP", "too many redirects",
        "redirect loop",
    }
)  # fmt: skip


def row_of(found: Any) -> Row:
    """Return a row of the table as a record."""
    return Row(
        candidate=candidate_of(found),
        state=found["state"],
        capture=from_json(found["capture"], Capture) if found["capture"] else None,
        miss=from_json(found["miss"], Miss) if found["miss"] else None,
        refusal=from_json(found["refusal"], Refusal) if found["refusal"] else None,
        judged_by=found["judged_by"],
        clip=_clip_of(found["clip"]),
    )


def candidate_of(row: Any) -> Candidate:
    """Return the candidate of a row."""
    return Candidate(
        url=row["url"], key=row["key"], found_in=from_json(row["found_in"], tuple[Sighting, ...])
    )


def may_pass(miss: str) -> bool:
    """True for a miss, as JSON, that another run may find mended."""
    return from_json(miss, Miss).reason in PASSING_REASONS


def _clip_of(blob: bytes | None) -> Clip | Miss | None:
    if not blob:
        return None
    return from_json(blob[1:], Clip) if blob[:1] == b"c" else from_json(blob[1:], Miss)

"""``evidence.json`` read back, strictly: the parts that checking needs, typed."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import msgspec

from collector.export.document import SCHEMA


class EvidenceError(ValueError):
    """The file is not what a bundle's ``evidence.json`` must be."""


class Quote(msgspec.Struct, frozen=True):
    """One piece of paid evidence."""

    rule: str
    quote: str
    where: str


class PaidPart(msgspec.Struct, frozen=True):
    """What the rules said about payment."""

    standing: str
    evidence: tuple[Quote, ...]


class MentionPart(msgspec.Struct, frozen=True):
    """How the brand is named."""

    level: str
    quote: str


class HopPart(msgspec.Struct, frozen=True):
    """One redirect."""

    url: str
    status: int
    location: str
    record: str | None


class CapturePart(msgspec.Struct, frozen=True):
    """Where the bytes came from."""

    requested_url: str
    url: str
    status: int
    source: str
    captured_at: datetime
    record: str | None
    hops: tuple[HopPart, ...]
    peer: str | None
    page_sha256: str
    truncated: str | None
    verified_via: str | None


class DecisionPart(msgspec.Struct, frozen=True):
    """The ledger line that counts."""

    seq: int
    answer: str
    question: str
    page_sha256: str


class ClipPart(msgspec.Struct, frozen=True):
    """A judged article."""

    id: str
    url: str
    outcome: str
    strength: int
    standing: str
    paid: PaidPart
    mention: MentionPart | None
    capture: CapturePart
    decision: DecisionPart | None


class LinkPart(ClipPart, frozen=True):
    """A press link."""

    place: int


class MissPart(msgspec.Struct, frozen=True):
    """No usable page."""

    reason: str
    record: str | None


class RejectionPart(msgspec.Struct, frozen=True):
    """A candidate left out."""

    id: str
    url: str
    stage: str
    rule: str
    reason: str
    clip: ClipPart | None
    miss: MissPart | None
    outcome: str = ""


class NamedPart(msgspec.Struct, frozen=True):
    """The brand, the profile, a source: only the name is looked at here."""

    name: str


class CountsPart(msgspec.Struct, frozen=True):
    """How many of each there are."""

    candidates: int
    press_links: int
    rejections: int
    misses: int
    captures: int


class GapPart(msgspec.Struct, frozen=True):
    """What is missing."""

    wanted: int
    have: int
    missing: int


class RulePart(msgspec.Struct, frozen=True):
    """One table used."""

    path: str
    sha256: str


class LedgerPart(msgspec.Struct, frozen=True):
    """Count and head of the ledger."""

    lines: int
    head: str


class EvidenceFile(msgspec.Struct, frozen=True):
    """The dossier as the bundle holds it; keys not named here are let through."""

    case: str
    created_at: datetime
    now: datetime
    brand: NamedPart
    profile: NamedPart
    tools: dict[str, str]
    sources: tuple[NamedPart, ...]
    notes: tuple[str, ...]
    counts: CountsPart
    press_links: tuple[LinkPart, ...]
    rejections: tuple[RejectionPart, ...]
    misses: tuple[RejectionPart, ...]
    gap: GapPart
    rules: tuple[RulePart, ...]
    ledger: LedgerPart
    limits: tuple[str, ...]

    @property
    def clips(self) -> list[ClipPart]:
        """All judged articles: press links first, then those left out."""
        return [*self.press_links, *(r.clip for r in (*self.rejections, *self.misses) if r.clip is not None)]


def strict_json(content: bytes) -> Any:
    """
    Return the JSON value.

    Raises ``EvidenceError`` for bad UTF-8, half a letter, a key twice in one object, NaN or an infinity, or nesting
    without end.
    """
    try:
        value = json.loads(
            content.decode("utf-8"), object_pairs_hook=_without_doubles, parse_constant=_no_constant
        )
        # An escape can write half a letter, which nothing can print or hash.
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except EvidenceError:
        raise
    except (ValueError, RecursionError) as error:
        raise EvidenceError(f"it is not JSON in UTF-8: {error}"[:200]) from error
    return value


def parse_evidence(content: bytes) -> EvidenceFile:
    """Return the evidence file. Raises ``EvidenceError`` naming what does not fit."""
    whole = strict_json(content)
    if not isinstance(whole, dict) or whole.get("schema") != SCHEMA:
        raise EvidenceError(f"its schema is not {SCHEMA}")
    try:
        return msgspec.convert(whole, EvidenceFile)
    except msgspec.ValidationError as error:
        raise EvidenceError(str(error)[:200]) from error


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise EvidenceError("an object has the same key twice")
    return made


def _no_constant(name: str) -> Any:
    raise EvidenceError(f"it holds {name}, which JSON does not have")

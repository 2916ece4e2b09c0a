"""A bundle's dossier read back into records, so that it can be judged again and rendered again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

import msgspec

from collector.records import (
    Brand,
    Candidate,
    Capture,
    Decision,
    Dossier,
    Hop,
    Miss,
    Outcome,
    Profile,
    ProfileRule,
    Rejection,
    Shortlist,
    Sighting,
    SourceReport,
)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One page that was captured, and what the dossier says of it."""

    candidate: Candidate
    #: None where only a miss is recorded: then the archive alone says what was captured.
    capture: Capture | None
    #: WARC record id.
    record: str
    #: True when the dossier says that the page could be judged.
    judged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A dossier as a bundle holds it."""

    evidence: Json
    brand: Brand
    profile: Profile
    now: datetime
    decisions: tuple[Decision, ...]
    entries: tuple[Entry, ...]


def read_back(evidence: Json, ledger: Sequence[str]) -> Recorded:
    """Read a dossier's JSON back. Raises ``KeyError``, ``TypeError`` or ``ValueError`` where it does not fit."""
    judged = [(r["url"], r["clip"]) for r in evidence["rejections"] if r["clip"] is not None]
    links = [(link["capture"]["requested_url"], link) for link in evidence["press_links"]]
    unread = [r for r in evidence["misses"] if r["stage"] == "extract" and r["miss"] and r["miss"]["record"]]
    return Recorded(
        evidence=evidence,
        brand=msgspec.convert(evidence["brand"], Brand),
        profile=_profile(evidence["profile"]),
        now=_clock(evidence["now"]),
        decisions=tuple(msgspec.json.decode(line, type=Decision) for line in ledger),
        entries=(
            *(_entry(url, clip) for url, clip in [*links, *judged]),
            *(
                Entry(
                    candidate=_candidate(r["url"], r), capture=None, record=r["miss"]["record"], judged=False
                )
                for r in unread
            ),
        ),
    )


def _clock(text: str) -> datetime:
    now = datetime.fromisoformat(text)
    if not 1990 <= now.year <= 2200 or now.tzinfo is None:
        raise ValueError(f"{text} is no time that anything was judged at")
    return now


def rebuild(recorded: Recorded, chosen: Shortlist) -> Dossier:
    """Return the dossier with another choice in it; left-out pages stand in the order of the recorded one."""
    evidence = recorded.evidence
    kept = {r.candidate.key: r for r in _others(evidence)}
    kept |= {rejection.candidate.key: rejection for rejection in chosen.rejections}
    order = {r["id"]: place for place, r in enumerate([*evidence["rejections"], *evidence["misses"]])}
    last = len(order)
    return Dossier(
        case=evidence["case"],
        created_at=datetime.fromisoformat(evidence["created_at"]),
        now=recorded.now,
        brand=recorded.brand,
        profile=recorded.profile,
        choices=chosen.choices,
        rejections=tuple(sorted(kept.values(), key=lambda r: order.get(r.candidate.key, last))),
        gap=chosen.gap,
        sources=tuple(msgspec.convert(source, SourceReport) for source in evidence["sources"]),
        tools=tuple(msgspec.convert(evidence["tools"], dict[str, str]).items()),
        rules=tuple((rule["path"], rule["rows"], rule["sha256"]) for rule in evidence["rules"]),
        decisions=recorded.decisions,
        captures=evidence["counts"]["captures"],
        notes=tuple(evidence["notes"]),
    )


def _entry(url: str, said: Json) -> Entry:
    facts = said["capture"]
    known = {field.name for field in fields(Capture)} - {"hops", "captured_at"}
    capture = Capture(
        **{name: value for name, value in facts.items() if name in known},
        captured_at=datetime.fromisoformat(facts["captured_at"]),
        hops=tuple(msgspec.convert(hop, Hop) for hop in facts["hops"]),
    )
    return Entry(candidate=_candidate(url, said), capture=capture, record=facts["record"] or "", judged=True)


def _candidate(url: str, holder: Json) -> Candidate:
    found = tuple(msgspec.convert(sighting, Sighting) for sighting in holder["found_in"])
    return Candidate(url=url, key=holder["id"], found_in=found)


def _others(evidence: Json) -> Iterator[Rejection]:
    """Yield the candidates that no article stands behind: refused, missed, not fetched."""
    for said in (*evidence["rejections"], *evidence["misses"]):
        if said["clip"] is not None:
            continue
        yield Rejection(
            candidate=_candidate(said["url"], said),
            stage=said["stage"],
            rule=said["rule"],
            reason=said["reason"],
            outcome=Outcome(said["outcome"]),
            remedy=said["remedy"],
            miss=None if said["miss"] is None else replace(_miss(said["miss"]), url=said["url"]),
        )


def _miss(said: Json) -> Miss:
    return msgspec.convert({"url": "", **said}, Miss)


def _profile(said: Json) -> Profile:
    rules = tuple(
        ProfileRule(
            rule["name"],
            tuple(rule["value"]) if isinstance(rule["value"], list) else rule["value"],
            rule["text"],
            rule["source"],
            rule["date"],
        )
        for rule in said["rules"]
    )
    return Profile(
        name=said["name"],
        title=said["title"],
        minimum=said["minimum"],
        aim=said["wants"],
        maximum=said["maximum"],
        rules=rules,
        wait_days=said["wait_days"],
        version=said["version"],
        note=said["note"],
    )

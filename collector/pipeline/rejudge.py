"""Level 6 of checking: a bundle judged again from its captures, by its own rules, clock and ledger."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from collector.engine import Overtime, deadline
from collector.errors import CollectorError
from collector.export import Finding, Level, Result, clip_json
from collector.export.evidence_file import EvidenceError, strict_json
from collector.export.findings import level_of
from collector.export.opened import Bundle, UnreadableError, read
from collector.paid import compile_rules, find_reprints
from collector.pipeline.judge import Bench, judge_capture, weigh_clip
from collector.pipeline.run import PAGE_SECONDS, tool_versions
from collector.rank import compile_registry
from collector.records import (
    Brand,
    Candidate,
    Capture,
    Clip,
    Decision,
    Hop,
    Miss,
    Profile,
    ProfileRule,
    Sighting,
)
from collector.review import apply_decisions
from collector.shortlist import choose, compile_profiles
from collector.warc import read_records

_EVIDENCE = "data/evidence.json"
_MOST = 500_000_000
#: What is compared of each judged article: facts and conclusions, not what the capture says (level 5 does that).
_COMPARED = ("article", "outlet", "mention", "paid", "outcome", "strength", "standing", "reasons", "parts")


def rejudge(bundle: Bundle, archive: Path) -> Level:
    """
    Judge every archived page again and compare facts, standings, outcomes, strengths and the choice with the dossier.

    A difference is a failure when the recorded versions of the tools are the running ones, else drift.
    """
    try:
        evidence = strict_json(read(bundle, _EVIDENCE, _MOST))
        recorded = Recorded.of(evidence)
        bench = bench_of(bundle, recorded)
        findings = [*_check_profile(bundle, recorded), *_compare(recorded, archive, bench)]
    except (EvidenceError, UnreadableError, CollectorError, KeyError, TypeError, ValueError) as error:
        return level_of(6, [Finding("rejudge", _EVIDENCE, f"it can't be judged again: {error}"[:300])])
    level = level_of(6, findings, f"{len(recorded.entries)} pages judged again")
    differing = _other_versions(evidence)
    if findings and differing:
        note = Finding("versions", _EVIDENCE, f"judged with {differing}")
        return replace(level, result=Result.DRIFT, findings=(note, *level.findings))
    return level


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One page that was captured, and what the dossier says of it."""

    key: str
    candidate: Candidate
    #: None where only a miss is recorded: then the archive alone says what was captured.
    capture: Capture | None
    record: str
    #: ``clip`` as recorded, None for a miss.
    said: dict[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A dossier as the bundle holds it, read back into records."""

    brand: Brand
    profile: Profile
    now: datetime
    entries: tuple[Entry, ...]
    #: Keys of the press links in their order, and (stage, rule) of every judged article left out.
    chosen: tuple[str, ...]
    rejected: dict[str, tuple[str, str]]

    @classmethod
    def of(cls, evidence: Any) -> Recorded:
        """Read the dossier's JSON back. Raises ``KeyError``, ``TypeError`` or ``ValueError`` where it does not fit."""
        left_out = [r for r in evidence["rejections"] if r["clip"] is not None]
        unread = [
            r for r in evidence["misses"] if r["stage"] == "extract" and r["miss"] and r["miss"]["record"]
        ]
        return cls(
            brand=msgspec.convert(evidence["brand"], Brand),
            profile=_profile_of(evidence["profile"]),
            now=datetime.fromisoformat(evidence["now"]),
            entries=(
                *(_entry(link, link) for link in evidence["press_links"]),
                *(_entry(r, r["clip"]) for r in left_out),
                *(_unread_entry(r) for r in unread),
            ),
            chosen=tuple(link["id"] for link in evidence["press_links"]),
            rejected={r["id"]: (r["stage"], r["rule"]) for r in left_out},
        )


def _entry(holder: dict[str, Any], said: dict[str, Any]) -> Entry:
    facts = said["capture"]
    kept = {f.name for f in fields(Capture)} - {"headers", "body", "hops", "captured_at"}
    hops = tuple(msgspec.convert(hop, Hop) for hop in facts["hops"])
    capture = Capture(
        **{name: value for name, value in facts.items() if name in kept},
        captured_at=datetime.fromisoformat(facts["captured_at"]),
        hops=hops,
    )
    candidate = _candidate(
        said["id"], holder.get("url", said["url"]) if holder is not said else capture.requested_url, said
    )
    return Entry(
        key=said["id"], candidate=candidate, capture=capture, record=facts["record"] or "", said=said
    )


def _unread_entry(rejection: dict[str, Any]) -> Entry:
    candidate = _candidate(rejection["id"], rejection["url"], rejection)
    return Entry(
        key=candidate.key, candidate=candidate, capture=None, record=rejection["miss"]["record"], said=None
    )


def _candidate(key: str, url: str, holder: dict[str, Any]) -> Candidate:
    return Candidate(
        url=url, key=key, found_in=tuple(msgspec.convert(s, Sighting) for s in holder["found_in"])
    )


def _profile_of(said: dict[str, Any]) -> Profile:
    rules = tuple(
        ProfileRule(r["name"], tuple(r["value"]) if isinstance(r["value"], list) else r["value"], r["text"], r["source"],
                    r["date"])
        for r in said["rules"]
    )  # fmt: skip
    return Profile(
        name=said["name"], title=said["title"], minimum=said["minimum"], aim=said["wants"], maximum=said["maximum"],
        rules=rules, wait_days=said["wait_days"], version=said["version"], note=said["note"],
    )  # fmt: skip


# -- the bundle's rules ----------------------------------------------------------------------------------------


def bench_of(bundle: Bundle, recorded: Recorded) -> Bench:
    """Compile the bundle's own tables and brand. Raises ``KeyError`` for a table that is missing."""
    from collector.mention import compile_brand, compile_words

    table = _tables(bundle)
    words = compile_words(table("legal_forms.csv"), table("common_words.csv"), table("coverage_words.csv"))
    return Bench(
        brand=recorded.brand,
        names=compile_brand(recorded.brand, words),
        registry=compile_registry(
            table("publishers.csv"),
            path_rules_csv=table("path_rules.csv", optional=True),
            content_farms_csv=table("content_farms.csv", optional=True),
            news_domains_csv=table("news_domains.csv", optional=True),
            user_csv=None,
        ),
        paid_rules=compile_rules(table("disclosures.csv"), table("paid_hosts.csv", optional=True)),
        profile=recorded.profile,
        now=recorded.now,
    )


def _tables(bundle: Bundle) -> Callable[..., str]:
    def table(name: str, *, optional: bool = False) -> str:
        path = f"data/rules/{name}"
        if path in bundle.sizes:
            return read(bundle, path, _MOST).decode("utf-8")
        if f"{path}.gz" in bundle.sizes:
            with bundle.stream(f"{path}.gz") as packed, gzip.GzipFile(fileobj=packed) as plain:
                return plain.read(_MOST).decode("utf-8")
        if optional:
            return ""
        raise KeyError(path)

    return table


def _check_profile(bundle: Bundle, recorded: Recorded) -> Iterator[Finding]:
    """The profile of the dossier is the one of the bundle's table, where the table has one of this name."""
    shipped = compile_profiles(_tables(bundle)("profiles.toml")).get(recorded.profile.name)
    if shipped is not None and shipped != recorded.profile:
        yield Finding("profile", "data/rules/profiles.toml", "the profile in the dossier is not the table's")


# -- judging and comparing -------------------------------------------------------------------------------------


def _compare(recorded: Recorded, archive: Path, bench: Bench) -> Iterator[Finding]:
    by_record: dict[str, list[Entry]] = {}
    for entry in recorded.entries:
        by_record.setdefault(entry.record, []).append(entry)
    fresh: dict[str, Clip | Miss] = {}
    for entry, capture in _captures(archive, by_record):
        fresh[entry.key] = _judge(entry, capture, bench)
    # The order of judging is the dossier's, so that ties fall as they fell.
    clips = [found for e in recorded.entries if isinstance(found := fresh.get(e.key), Clip)]
    clips = apply_decisions(
        find_reprints(clips, recorded.brand), _decisions(archive.parent / "log/ledger.jsonl")
    )
    weighed = {clip.candidate.key: weigh_clip(clip, bench) for clip in clips}
    for entry in recorded.entries:
        yield from _compare_entry(entry, weighed.get(entry.key), fresh.get(entry.key))
    yield from _compare_choice(recorded, list(weighed.values()), bench)


def _captures(archive: Path, by_record: dict[str, list[Entry]]) -> Iterator[tuple[Entry, Capture]]:
    from collector.fetch.saved import capture_of

    with archive.open("rb") as file:
        for record in read_records(file):
            if record.record_id not in by_record:
                continue
            found = capture_of(record)
            for entry in by_record[record.record_id] if found is not None else ():
                assert found is not None
                yield (
                    entry,
                    found
                    if entry.capture is None
                    else replace(entry.capture, headers=found.headers, body=found.body),
                )


def _judge(entry: Entry, capture: Capture, bench: Bench) -> Clip | Miss:
    try:
        with deadline(PAGE_SECONDS):
            return judge_capture(entry.candidate, capture, bench)
    except Overtime:
        return Miss(url=capture.url, reason="too slow to read", needs_look=True)


def _compare_entry(entry: Entry, clip: Clip | None, found: Clip | Miss | None) -> Iterator[Finding]:
    if entry.said is None:
        if isinstance(found, Clip):
            yield Finding("miss", entry.key, "the dossier says that it can't be read, and it can")
        return
    if clip is None:
        why = f": {found.reason}" if isinstance(found, Miss) else ""
        yield Finding("clip", entry.key, f"the dossier judges it, and it can't be judged again{why}")
        return
    now = clip_json(clip)
    for name in _COMPARED:
        yield from _differences(entry.key, name, entry.said.get(name), now[name])


def _differences(key: str, name: str, old: Any, new: Any) -> Iterator[Finding]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for part in sorted(old.keys() | new.keys()):
            yield from _differences(key, f"{name}.{part}", old.get(part), new.get(part))
    else:
        yield Finding(name, key, f"{_short(old)} → {_short(new)}")


def _compare_choice(recorded: Recorded, clips: Sequence[Clip], bench: Bench) -> Iterator[Finding]:
    chosen = choose(clips, recorded.brand, recorded.profile, bench.now)
    order = tuple(choice.clip.candidate.key for choice in chosen.choices)
    if order != recorded.chosen:
        yield Finding("choice", _EVIDENCE, f"{_short(recorded.chosen)} → {_short(order)}")
    rejected = {r.candidate.key: (r.stage, r.rule) for r in chosen.rejections}
    for key, why in sorted(recorded.rejected.items()):
        if key not in order and rejected.get(key) != why:
            yield Finding("rejection", key, f"{_short(why)} → {_short(rejected.get(key))}")


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 160 else text[:159] + "…"


def _other_versions(evidence: Any) -> str:
    """Name the tools whose recorded version is not the running one."""
    running = dict(tool_versions())
    said = {name: version for name, version in evidence["tools"].items() if running.get(name) != version}
    return ", ".join(
        f"{name} {version} (here {running.get(name, 'none')})" for name, version in sorted(said.items())
    )

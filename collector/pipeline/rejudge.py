"""Level 6 of checking: a bundle judged again from its captures, by its own rules, clock and ledger."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from collector.engine import Overtime, deadline
from collector.errors import CollectorError
from collector.export import (
    Finding,
    Level,
    Result,
    additional_information,
    dossier_json,
    links_txt,
    report_html,
)
from collector.export.bundle import article_txt
from collector.export.evidence_file import EvidenceError, strict_json
from collector.export.findings import level_of
from collector.export.opened import Bundle, UnreadableError, read, reading
from collector.paid import compile_rules, find_reprints
from collector.pipeline.dossiers import tool_versions
from collector.pipeline.judge import Bench, judge_for_case, weigh_clip
from collector.pipeline.judge_all import PAGE_SECONDS
from collector.pipeline.recorded import Entry, Recorded, read_back, rebuild
from collector.rank import compile_registry
from collector.records import Capture, Clip, Dossier, Miss
from collector.review import apply_decisions
from collector.shortlist import choose, compile_profiles
from collector.warc import read_records

_EVIDENCE = "data/evidence.json"
_LEDGER = "data/log/ledger.jsonl"
_MOST = 500_000_000
#: What the dossier takes from the capture: level 5 binds it to the archive.
_NOT_COMPARED = {"capture", "found_in", "limits"}
_LISTS = ("press_links", "rejections", "misses")


def rejudge(bundle: Bundle, archive: Path) -> Level:
    """
    Judge every archived page again and compare every fact, conclusion, sentence and rendered file with the bundle's.

    A difference is a failure when the recorded versions of the tools are the running ones, else drift.
    """
    try:
        evidence = strict_json(read(bundle, _EVIDENCE, _MOST))
        recorded = read_back(evidence, read(bundle, _LEDGER, _MOST).decode("utf-8").splitlines())
        findings = list(_compare(bundle, recorded, archive))
    except (
        EvidenceError,
        UnreadableError,
        CollectorError,
        KeyError,
        TypeError,
        ValueError,
        OverflowError,
        AttributeError,  # a row of its tables that ends early
        zlib.error,
    ) as error:
        return level_of(6, [Finding("rejudge", _EVIDENCE, f"it can't be judged again: {error}"[:300])])
    level = level_of(6, findings, f"{len(recorded.entries)} pages judged again")
    others = _other_versions(evidence)
    if findings and others:
        note = Finding("versions", _EVIDENCE, f"it was judged with {others}")
        return replace(level, result=Result.DRIFT, findings=(note, *level.findings))
    return level


def _compare(bundle: Bundle, recorded: Recorded, archive: Path) -> Iterator[Finding]:
    yield from _check_profile(bundle, recorded)
    bench = bench_of(bundle, recorded)
    fresh = {
        entry.candidate.key: _judge(entry, capture, bench) for entry, capture in _captures(archive, recorded)
    }
    for entry in recorded.entries:
        yield from _check_entry(entry, fresh.get(entry.candidate.key))
    dossier = _conclude(recorded, fresh, bench)
    again = dossier_json(dossier)
    for name in sorted(recorded.evidence.keys() | again.keys()):
        if name not in _LISTS:
            yield from _differences(name, recorded.evidence.get(name), again.get(name))
    yield from _compare_candidates(recorded.evidence, again)
    yield from _check_files(bundle, dossier)


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
            user_csv=table("own_outlets.csv", optional=True) or None,
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
            with reading(), bundle.stream(f"{path}.gz") as packed, gzip.GzipFile(fileobj=packed) as plain:
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


# -- judging again ---------------------------------------------------------------------------------------------


def _captures(archive: Path, recorded: Recorded) -> Iterator[tuple[Entry, Capture]]:
    from collector.fetch.saved import capture_of

    by_record: dict[str, list[Entry]] = {}
    for entry in recorded.entries:
        by_record.setdefault(entry.record, []).append(entry)
    with archive.open("rb") as file:
        for record in read_records(file):
            found = capture_of(record) if record.record_id in by_record else None
            if found is None:
                continue
            for entry in by_record[record.record_id]:
                said = entry.capture
                yield entry, found if said is None else replace(said, headers=found.headers, body=found.body)


def _judge(entry: Entry, capture: Capture, bench: Bench) -> Clip | Miss:
    try:
        with deadline(PAGE_SECONDS):
            return judge_for_case(entry.candidate, capture, bench)
    except Overtime:
        return Miss(url=capture.url, reason="too slow to read", needs_look=True)


def _conclude(recorded: Recorded, fresh: dict[str, Clip | Miss], bench: Bench) -> Dossier:
    found = (fresh.get(key) for key in sorted(entry.candidate.key for entry in recorded.entries))
    clips = find_reprints([clip for clip in found if isinstance(clip, Clip)], recorded.brand)
    weighed = [weigh_clip(clip, bench) for clip in apply_decisions(clips, recorded.decisions)]
    return rebuild(recorded, choose(weighed, recorded.brand, recorded.profile, recorded.now))


# -- comparing -------------------------------------------------------------------------------------------------


def _check_entry(entry: Entry, found: Clip | Miss | None) -> Iterator[Finding]:
    if entry.judged and not isinstance(found, Clip):
        why = f": {found.reason}" if found is not None else ": its record is not in the archive"
        yield Finding("clip", entry.candidate.key, f"the dossier judges it, and it can't be judged{why}")
    elif not entry.judged and isinstance(found, Clip):
        yield Finding("miss", entry.candidate.key, "the dossier says that it can't be judged, and it can")


def _compare_candidates(evidence: Any, again: Any) -> Iterator[Finding]:
    """Compare the press links in their order, then each candidate with itself."""
    before, after = ([link["id"] for link in whole["press_links"]] for whole in (evidence, again))
    if before != after:
        yield Finding("choice", "press_links", f"{_short(before)} → {_short(after)}")
    was, now = (_by_id(whole) for whole in (evidence, again))
    for key in sorted(was.keys() | now.keys()):
        yield from _differences(f"[{key}]", was.get(key), now.get(key))


def _by_id(whole: Any) -> dict[str, dict[str, Any]]:
    found = {}
    for name in _LISTS:
        for item in whole[name]:
            clip = item if name == "press_links" else item["clip"]
            found[item["id"]] = {
                "list": name,
                "of": None if clip is item else item | {"clip": None},
                "clip": clip,
            }
    return found


def _differences(path: str, old: Any, new: Any) -> Iterator[Finding]:
    if old == new or path.rpartition(".")[2] in _NOT_COMPARED:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for name in sorted(old.keys() | new.keys()):
            yield from _differences(f"{path}.{name}", old.get(name), new.get(name))
    else:
        rule = path.rpartition("]")[2].strip(".").split(".")
        yield Finding(
            next((part for part in rule if part not in {"of", "clip"}), "candidate"),
            path,
            f"{_short(old)} → {_short(new)}",
        )


def _check_files(bundle: Bundle, dossier: Dossier) -> Iterator[Finding]:
    """What people read is what the verdicts say, word for word."""
    texts = {
        "index.html": report_html(dossier, in_bundle=True),
        "data/submission/links.txt": links_txt(dossier),
        "data/submission/additional_information.txt": additional_information(dossier),
    }
    texts |= {
        f"data/clips/{choice.place:02}/article.txt": article_txt(choice.clip) for choice in dossier.choices
    }
    for name, text in texts.items():
        if name not in bundle.sizes or read(bundle, name, _MOST) != text.encode("utf-8", "replace"):
            yield Finding("rendered", name, "it is not what the dossier gives when it is written again")


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

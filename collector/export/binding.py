"""Level 5: what the dossier says is what the archive, the ledger, the rules and the submission files hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from collector.export.archived import ArchiveIndex
from collector.export.captured import Bodies, check_captures, check_pages
from collector.export.evidence_file import (
    EvidenceError,
    EvidenceFile,
    parse_evidence,
    strict_json,
)
from collector.export.findings import Finding, Level, level_of
from collector.export.links import FIELDS, is_web
from collector.export.opened import Bundle, UnreadableError, read, sha256_of
from collector.records.ledger import first_break, line_digest

EVIDENCE = "data/evidence.json"
LEDGER = "data/log/ledger.jsonl"
_MOST_EVIDENCE = 500_000_000
_MOST_TEXT = 50_000_000


def check_binding(
    bundle: Bundle, index: ArchiveIndex, archive: Path | None, bodies: Bodies
) -> tuple[Level, EvidenceFile | None]:
    """Check the dossier against everything it rests on; return also the dossier when it could be read."""
    try:
        evidence = parse_evidence(read(bundle, EVIDENCE, _MOST_EVIDENCE))
    except KeyError:
        return level_of(5, [Finding("no-evidence", EVIDENCE, "the dossier is missing")]), None
    except (UnreadableError, EvidenceError) as error:
        return level_of(5, [Finding("bad-evidence", EVIDENCE, str(error))]), None
    findings = [
        *_check_counts(evidence),
        *_check_submission(bundle, evidence),
        *_check_rules(bundle, evidence),
        *_check_ledger(bundle, evidence),
        *_check_standings(evidence),
        *check_captures(evidence, index),
        *check_pages(bundle, evidence, index, archive, bodies),
    ]
    quotes = sum(len(clip.paid.evidence) for clip in evidence.clips)
    return level_of(5, findings, _counted(evidence, quotes)), evidence


def _counted(evidence: EvidenceFile, quotes: int) -> str:
    """Say what was checked in numbers that add up, the same that the report shows."""
    links = len(evidence.press_links)
    looks = sum(r.outcome == "needs a look" for r in (*evidence.rejections, *evidence.misses))
    empty = sum(r.stage == "extract" and bool(r.miss and r.miss.record) for r in evidence.misses)
    rest = len(evidence.rejections) + len(evidence.misses) - looks
    return (
        f"{evidence.counts.candidates} candidates: {links} press links, {looks} need a look, {rest} left out; "
        f"{len(evidence.clips) + empty} pages judged, {empty} of them no article; {quotes} quotes"
    )


# -- the dossier itself ----------------------------------------------------------------------------------------


def _check_counts(evidence: EvidenceFile) -> Iterator[Finding]:
    counts = evidence.counts
    there = (len(evidence.press_links), len(evidence.rejections), len(evidence.misses))
    if there != (counts.press_links, counts.rejections, counts.misses) or sum(there) != counts.candidates:
        yield Finding(
            "counts", EVIDENCE, f"it counts {counts.candidates} candidates, and {sum(there)} are there"
        )
    if not counts.candidates:
        yield Finding("no-candidates", EVIDENCE, "there is no candidate, so nothing can be checked")
    ids = [link.id for link in evidence.press_links] + [
        r.id for r in (*evidence.rejections, *evidence.misses)
    ]
    if len(set(ids)) < len(ids):
        yield Finding("twice", EVIDENCE, "a candidate stands in it twice")
    if [link.place for link in evidence.press_links] != list(range(1, len(evidence.press_links) + 1)):
        yield Finding("places", EVIDENCE, "the press links are not numbered from 1 in their order")
    gap = evidence.gap
    if gap.have != len(evidence.press_links) or gap.missing != max(0, gap.wanted - gap.have):
        yield Finding("gap", EVIDENCE, "what it says is missing does not follow from the press links")
    captured = [clip.capture for clip in evidence.clips]
    if len(captured) > counts.captures:
        yield Finding(
            "counts", EVIDENCE, f"it counts {counts.captures} captures, and {len(captured)} pages were judged"
        )


def _check_standings(evidence: EvidenceFile) -> Iterator[Finding]:
    for link in evidence.press_links:
        if link.outcome != "counts" or link.standing != "earned":
            yield Finding(
                "outcome",
                link.url,
                f"a press link whose outcome is {link.outcome!r} and standing {link.standing!r}",
            )
    for clip in evidence.clips:
        said = (
            clip.decision.answer if clip.decision and clip.decision.question == "paid" else clip.paid.standing
        )
        if clip.standing != said and not (clip.decision and clip.decision.question != "paid"):
            yield Finding(
                "standing",
                clip.url,
                f"its standing {clip.standing!r} follows from nothing: {said!r} was said",
            )


# -- files beside it -------------------------------------------------------------------------------------------


def _check_submission(bundle: Bundle, evidence: EvidenceFile) -> Iterator[Finding]:
    urls = [link.url for link in evidence.press_links if is_web(link.url)]
    folder = "data/submission/"
    try:
        links = read(bundle, folder + "links.txt", _MOST_TEXT).decode("utf-8").splitlines()
        body = strict_json(read(bundle, folder + "oba_request.json", _MOST_TEXT))
        information = read(bundle, folder + "additional_information.txt", _MOST_TEXT).decode("utf-8")
    except KeyError as error:
        yield Finding("submission", str(error.args[0]), "the file is missing")
        return
    except (UnreadableError, ValueError) as error:
        yield Finding("submission", folder, f"a file can't be read: {error}")
        return
    if links != urls:
        yield Finding("submission", folder + "links.txt", "it does not name the press links in their order")
    if not isinstance(body, dict) or set(body) - set(FIELDS):
        yield Finding(
            "submission", folder + "oba_request.json", "it has other fields than the documented ones"
        )
        return
    if body.get("supporting_links", []) != urls:
        yield Finding(
            "submission", folder + "oba_request.json", "it does not name the press links in their order"
        )
    if body.get("additional_supporting_information", "") != information:
        yield Finding(
            "submission", folder + "additional_information.txt", "the two texts for the form differ"
        )


def _check_rules(bundle: Bundle, evidence: EvidenceFile) -> Iterator[Finding]:
    named = {f"data/rules/{rule.path}": rule.sha256 for rule in evidence.rules}
    there = {name for name in bundle.sizes if name.startswith("data/rules/")}
    for name in sorted(there - set(named)):
        yield Finding("rules", name, "the dossier names no such table")
    for name, digest in sorted(named.items()):
        if name not in there:
            yield Finding("rules", name, "a table that judging used is missing")
        elif sha256_of(bundle, name) != digest:
            yield Finding("rules", name, "it is not the table that judging used")


def _check_ledger(bundle: Bundle, evidence: EvidenceFile) -> Iterator[Finding]:
    try:
        content = read(bundle, LEDGER, _MOST_TEXT)
        lines = content.decode("utf-8").splitlines()
        said = [strict_json(line.encode("utf-8")) for line in lines]
    except KeyError:
        yield Finding("ledger", LEDGER, "the ledger is missing")
        return
    except (UnreadableError, ValueError) as error:
        yield Finding("ledger", LEDGER, f"the ledger can't be read: {error}")
        return
    broken = first_break(lines)
    if broken is not None:
        yield Finding("ledger-chain", f"{LEDGER}:{broken}", "the line does not follow from the one before")
    head = line_digest(lines[-1]) if lines else "0" * 64
    if (len(lines), head) != (evidence.ledger.lines, evidence.ledger.head):
        yield Finding("ledger-head", LEDGER, "its count or its last line is not what the dossier says")
    yield from _check_decisions(evidence, said)


def _check_decisions(evidence: EvidenceFile, said: Sequence[Any]) -> Iterator[Finding]:
    lines = {line.get("seq"): line for line in said if isinstance(line, dict)}
    undone = {line.get("undoes") for line in lines.values() if line.get("answer") == "undo"}
    for clip in evidence.clips:
        if clip.decision is None:
            continue
        line = lines.get(clip.decision.seq)
        if line is None or clip.decision.seq in undone or line.get("answer") != clip.decision.answer:
            yield Finding("decision", clip.url, "its decision does not stand in the ledger")
        elif line.get("key") != clip.id or line.get("page_sha256") != clip.capture.page_sha256:
            yield Finding(
                "decision", clip.url, "its decision was about another page, or another version of it"
            )

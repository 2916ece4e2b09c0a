"""Level 5: what the dossier says is what the archive, the ledger, the rules and the submission files hold."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from collector.errors import CollectorError
from collector.export.archived import ARCHIVE, ArchiveIndex, RecordFacts
from collector.export.evidence_file import (
    CapturePart,
    ClipPart,
    EvidenceError,
    EvidenceFile,
    parse_evidence,
    strict_json,
)
from collector.export.findings import Finding, Level, level_of
from collector.export.links import FIELDS, is_web
from collector.export.opened import Bundle, UnreadableError, read, sha256_of
from collector.export.quotes import ArchivedPage
from collector.records.ledger import first_break, line_digest

EVIDENCE = "data/evidence.json"
LEDGER = "data/log/ledger.jsonl"
_MOST_EVIDENCE = 500_000_000
_MOST_TEXT = 50_000_000

#: Gives the decoded bodies of these records of an archive, as judging read them: (record id, body).
Bodies = Callable[[Path, set[str]], Iterable[tuple[str, bytes]]]


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
        *_check_captures(evidence, index),
        *_check_pages(bundle, evidence, index, archive, bodies),
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


# -- the archive -----------------------------------------------------------------------------------------------


def _check_captures(evidence: EvidenceFile, index: ArchiveIndex) -> Iterator[Finding]:
    for clip in evidence.clips:
        capture = clip.capture
        record = index.pages.get(capture.record or "")
        if record is None:
            yield Finding("no-record", clip.url, "the archive has no record of this page")
            continue
        if clip.url != capture.url:
            yield Finding("capture", clip.url, f"the capture is of another address: {capture.url}")
        yield from _check_capture(clip.url, capture, record)
        for hop in capture.hops:
            yield from _check_hop(clip.url, hop.record, hop.url, hop.status, index)
    for miss in evidence.misses:
        if miss.miss is not None and miss.miss.record and miss.miss.record not in index.pages:
            yield Finding("no-record", miss.url, "the archive has no record of this answer")


def _check_capture(url: str, capture: CapturePart, record: RecordFacts) -> Iterator[Finding]:
    # A web archive's copy is recorded under the archive's address, which ends in the page's own.
    copied = capture.source == "archive" and capture.verified_via and record.target.endswith(capture.url)
    if record.target != capture.url and not copied:
        yield Finding("capture", url, f"the record is of another address: {record.target[:200]}")
    if capture.source == "fetched" and record.date != capture.captured_at:
        yield Finding("capture", url, "captured_at is not the record's date")
    if record.status is not None and record.status != capture.status:
        yield Finding("capture", url, f"the record's status is {record.status}, not {capture.status}")
    if record.address and capture.peer and capture.peer.rsplit(":", 1)[0].strip("[]") != record.address:
        yield Finding("capture", url, f"the record was received from {record.address}, not {capture.peer}")
    redirected = capture.source == "fetched" and capture.requested_url != capture.url
    if redirected and not capture.hops and capture.requested_url.split("#")[0] != capture.url:
        yield Finding("hops", url, "another address was asked for, and no redirect is recorded")


def _check_hop(
    page: str, identity: str | None, url: str, status: int, index: ArchiveIndex
) -> Iterator[Finding]:
    if identity is None:
        return
    record = index.pages.get(identity)
    if record is None or record.target != url or record.status != status:
        yield Finding("hops", page, f"the archive has no such redirect of {url[:200]}")


def _check_pages(
    bundle: Bundle, evidence: EvidenceFile, index: ArchiveIndex, archive: Path | None, bodies: Bodies
) -> Iterator[Finding]:
    by_record: dict[str, list[ClipPart]] = {}
    for clip in evidence.clips:
        if clip.capture.record in index.pages:
            by_record.setdefault(str(clip.capture.record), []).append(clip)
    seen: set[str] = set()
    if archive is not None and by_record:
        try:
            for record, body in bodies(archive, set(by_record)):
                seen.add(record)
                for clip in by_record.get(record, ()):
                    yield from _check_page(clip, body, index.pages[record])
        except CollectorError as error:
            yield Finding("archive", ARCHIVE, str(error))
    for record in sorted(set(by_record) - seen):
        yield Finding("no-body", by_record[record][0].url, "the page could not be read out of the archive")
    yield from _check_copies(bundle, evidence)


def _check_page(clip: ClipPart, body: bytes, record: RecordFacts) -> Iterator[Finding]:
    if hashlib.sha256(body).hexdigest() != clip.capture.page_sha256:
        yield Finding("page-hash", clip.url, "the archived page is not the one that was judged")
    capture = clip.capture
    addresses = (capture.url, capture.requested_url, *(hop.url for hop in capture.hops))
    page = ArchivedPage(body, capture.url, record.headers, addresses)
    if clip.mention is not None and clip.mention.quote and not page.holds(clip.mention.quote):
        yield Finding(
            "quote", clip.url, f"the passage does not stand in the page: {clip.mention.quote[:100]!r}"
        )
    for item in clip.paid.evidence:
        if not page.holds(item.quote, item.where):
            yield Finding(
                "quote",
                clip.url,
                f"the evidence of {item.rule} does not stand in the page: {item.quote[:100]!r}",
            )


def _check_copies(bundle: Bundle, evidence: EvidenceFile) -> Iterator[Finding]:
    """The pages in ``clips/`` are those of the press links, in their order."""
    for link in evidence.press_links:
        name = f"data/clips/{link.place:02}/page.html"
        if name not in bundle.sizes:
            yield Finding("copy", name, "the copy of a press link's page is missing")
        elif sha256_of(bundle, name) != link.capture.page_sha256:
            yield Finding("copy", name, "it is not the page that was judged")
    judged = {clip.capture.page_sha256 for clip in evidence.clips}
    for name in sorted(bundle.sizes):
        near = name.startswith("data/rejections/") and name.endswith("/page.html")
        if near and sha256_of(bundle, name) not in judged:
            yield Finding("copy", name, "it is the page of no article in the dossier")

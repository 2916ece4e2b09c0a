"""What the dossier says of its pages against the archive: where each came from, what it holds, its copies."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from collector.errors import CollectorError
from collector.export.archived import ARCHIVE, ArchiveIndex, RecordFacts
from collector.export.evidence_file import CapturePart, ClipPart, EvidenceFile
from collector.export.findings import Finding
from collector.export.opened import Bundle, sha256_of
from collector.export.quotes import ArchivedPage

#: Gives the decoded bodies of these records of an archive, as judging read them: (record id, body).
Bodies = Callable[[Path, set[str]], Iterable[tuple[str, bytes]]]


def check_captures(evidence: EvidenceFile, index: ArchiveIndex) -> Iterator[Finding]:
    """Check that the archive has a record of each capture, and says the same of it."""
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


def check_pages(
    bundle: Bundle, evidence: EvidenceFile, index: ArchiveIndex, archive: Path | None, bodies: Bodies
) -> Iterator[Finding]:
    """Check that each archived page is the one that was judged and holds every quote, and so each copy of it."""
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

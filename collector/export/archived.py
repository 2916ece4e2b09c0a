"""Level 4: the archive is whole, each gzip member one record, each digest right."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from collector.errors import InputError
from collector.export.findings import Finding, Level, level_of
from collector.export.opened import Bundle, UnreadableError, reading
from collector.warc import Record, parse_date, parse_response, read_records

ARCHIVE = "data/captures.warc.gz"
#: Records with what a capture can be: a fetched answer, or a file that a person handed in.
_PAGES = {"response", "resource"}


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """What checking needs of one response or resource record."""

    target: str
    date: datetime | None
    address: str
    #: None for a resource, which has no HTTP head.
    status: int | None
    location: str
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class ArchiveIndex:
    """The archive's pages by record id."""

    pages: dict[str, RecordFacts] = field(default_factory=dict)
    records: int = 0
    #: Records without a digest of their own (archives of other tools); the page's hash in the dossier binds them.
    undigested: int = 0


def check_archive(bundle: Bundle) -> tuple[Level, ArchiveIndex]:
    """Check the archive record by record; return also what stands in it. An archive without records fails."""
    index = ArchiveIndex()
    if ARCHIVE not in bundle.sizes:
        return level_of(
            4, [Finding("no-archive", ARCHIVE, "there is no archive, so nothing can be checked")]
        ), index
    findings = list(_check_records(bundle, index))
    if not index.pages:
        findings.append(
            Finding("no-records", ARCHIVE, "the archive holds no page, so nothing can be checked")
        )
    bare = f", {index.undigested} without a digest of their own" if index.undigested else ""
    return level_of(4, findings, f"{index.records} records{bare}"), index


def _check_records(bundle: Bundle, index: ArchiveIndex) -> Iterator[Finding]:
    end = 0
    seen: set[str] = set()
    try:
        with reading(), bundle.stream(ARCHIVE) as stream:
            for record in read_records(stream):  # type: ignore[arg-type]  # a ZIP entry reads like a file
                yield from _check_place(record, end)
                end = record.offset + record.length
                yield from _check_record(record, seen)
                _take(record, index)
    except (InputError, UnreadableError) as error:
        yield Finding("damaged", ARCHIVE, str(error))
        return
    if end != bundle.sizes[ARCHIVE]:
        yield Finding(
            "bytes-after-end",
            ARCHIVE,
            f"the last whole record ends at byte {end}, the file at {bundle.sizes[ARCHIVE]}",
        )


def _check_place(record: Record, end: int) -> Iterator[Finding]:
    if record.length == 0 or record.offset != end:
        yield Finding(
            "not-one-member",
            _at(record),
            "the record is not one gzip member that begins where the last ended",
        )


def _check_record(record: Record, seen: set[str]) -> Iterator[Finding]:
    identity = record.record_id
    if not identity or identity in seen:
        yield Finding("record-id", _at(record), "the record's id is missing or was used before")
    seen.add(identity)
    if record.cut:
        yield Finding("too-long", _at(record), "the record is longer than checking reads")
        return
    claimed = record.field("WARC-Block-Digest")
    if claimed and not _is_digest(claimed, record.block):
        yield Finding("block-digest", _at(record), "the block's digest is not that of the block")
    claimed = record.field("WARC-Payload-Digest")
    if claimed and record.kind in _PAGES and not any(_is_digest(claimed, body) for body in _payloads(record)):
        yield Finding("payload-digest", _at(record), "the payload's digest is not that of the payload")


def _is_digest(claimed: str, content: bytes) -> bool:
    """True when a digest is right; archives of other tools have it in SHA-1 and in base 16 too."""
    name, _, value = claimed.partition(":")
    name = name.lower().replace("-", "")
    if name not in {"sha1", "sha256", "sha512", "md5"}:
        return False
    digest = hashlib.new(name, content, usedforsecurity=False).digest()
    return value.rstrip("=").lower() in {
        digest.hex(),
        base64.b32encode(digest).decode("ascii").rstrip("=").lower(),
    }


def _payloads(record: Record) -> Iterator[bytes]:
    """The payload; for an HTTP answer with its transfer coding off, and as it stands (other tools hash that)."""
    message = parse_response(record.block) if record.kind == "response" else None
    if message is None:
        yield record.block
        return
    yield message.body
    yield record.block.partition(b"\r\n\r\n")[2]


def _take(record: Record, index: ArchiveIndex) -> None:
    index.records += 1
    index.undigested += not record.field("WARC-Block-Digest")
    if record.kind not in _PAGES:
        return
    message = parse_response(record.block) if record.kind == "response" else None
    headers = message.headers if message else ()
    index.pages[record.record_id] = RecordFacts(
        target=record.target,
        date=parse_date(record.field("WARC-Date") or ""),
        address=record.field("WARC-IP-Address") or "",
        status=message.status if message else None,
        location=next((value for name, value in headers if name.lower() == "location"), ""),
        headers=headers,
    )


def _at(record: Record) -> str:
    return f"{ARCHIVE}@{record.offset}"

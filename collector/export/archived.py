"""Level 4: the archive is whole, each gzip member one record, each digest right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from collector.errors import InputError
from collector.export.findings import Finding, Level, level_of
from collector.export.opened import Bundle, UnreadableError, reading
from collector.warc import Record, digest_of, parse_date, parse_response, read_records

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
    return level_of(4, findings, f"{index.records} records"), index


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
    if record.field("WARC-Block-Digest") != digest_of(record.block):
        yield Finding("block-digest", _at(record), "the block's digest is missing or not that of the block")
    claimed = record.field("WARC-Payload-Digest")
    if claimed and record.kind in _PAGES and claimed != digest_of(_payload(record)):
        yield Finding("payload-digest", _at(record), "the payload's digest is not that of the payload")


def _payload(record: Record) -> bytes:
    message = parse_response(record.block) if record.kind == "response" else None
    return record.block if message is None else message.body


def _take(record: Record, index: ArchiveIndex) -> None:
    index.records += 1
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

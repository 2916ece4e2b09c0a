"""Pages that are on disk already: saved HTML files, web archives, a case's own captures."""

from __future__ import annotations

import gzip
import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from collector.errors import InputError
from collector.fetch.answers import judge_status
from collector.fetch.pages import capture_of, own_url, page_in_mhtml
from collector.fetch.sink import Archive
from collector.records import Candidate, Capture, Miss, Sighting
from collector.urls import check_url, url_key
from collector.warc import Record, date_of, derived_record_id, digest_of, read_records, write_record

#: What is read of a page that was handed in. Pages saved with their pictures inside are long; their text is not.
MAX_PAGE_BYTES = 5_000_000
#: An MHTML file carries its pictures, so more of it is read to find the page.
_MAX_FILE_BYTES = 50_000_000
_MAX_ARCHIVES = 100
#: A ZIP entry that unpacks to more than this and so many times its size is a bomb.
_MOST_UNPACKED = (1_000_000_000, 200)
_FIELD_NAME = re.compile(r"[A-Za-z0-9-]{1,60}")


def read_saved_page(path: Path, now: datetime, archive: Archive | None) -> tuple[Candidate, Capture | Miss]:
    """
    Return a saved page (HTML, HTML in gzip, MHTML) and its capture; the page goes into the archive as a ``resource``.

    The address is the one in a file of the same name with ``.url`` behind it, else the one the page names itself
    (canonical, og:url, the browser's "saved from" remark), else a ``file:`` address. A page that a person supplies
    never counts as reachable.

    Raises ``InputError`` for a file that can't be read.
    """
    body, kind, address = _read_page(path)
    cut = len(body) > MAX_PAGE_BYTES
    body = body[:MAX_PAGE_BYTES]
    url = _sidecar(path) or own_url(body) or _usable(address) or path.resolve().as_uri()
    digest = hashlib.sha256(body).hexdigest()
    fields = [
        ("WARC-Type", "resource"),
        ("WARC-Record-ID", derived_record_id("supplied", url, digest)),
        ("WARC-Target-URI", url),
        ("WARC-Date", date_of(now)),
        *([("WARC-Truncated", "length")] if cut else []),
        ("WARC-Block-Digest", digest_of(body)),
        ("Content-Type", kind),
    ]
    if archive is not None:
        archive.write(write_record(fields, body))
    capture = capture_of(Record(fields=tuple(fields), block=body), MAX_PAGE_BYTES)
    assert capture is not None, "a resource of type HTML is a page"
    sighting = Sighting(source="saved-page", query=file_name(path), rank=1)
    return Candidate(url=url, key=url_key(url) or url, found_in=(sighting,)), replace(
        capture, captured_at=now
    )


def file_name(path: Path) -> str:
    """Return a file's name as text; a byte of it that is no UTF-8 becomes U+FFFD."""
    return path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _read_page(path: Path) -> tuple[bytes, str, str]:
    try:
        with gzip.open(path, "rb") if path.name.endswith(".gz") else path.open("rb") as file:
            content = file.read(MAX_PAGE_BYTES + 1)
            packed = page_in_mhtml(content)
            if packed is not None:
                packed = page_in_mhtml(content + file.read(_MAX_FILE_BYTES))
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"can't read {path}: {reason}", hint="Name a saved HTML page (.html, .html.gz or .mhtml)."
        ) from error
    return packed or (content, "text/html", "")


def _sidecar(path: Path) -> str | None:
    """Return the address in ``page.html.url``: the bare address, or a Windows shortcut's."""
    beside = path.with_name(path.name + ".url")
    try:
        text = beside.read_bytes()[:10_000].decode("utf-8-sig", "replace") if beside.is_file() else ""
    except OSError:
        return None
    lines = [line.strip().removeprefix("URL=") for line in text.splitlines()]
    return next((line for line in lines if _usable(line)), None)


def _usable(address: str) -> str | None:
    return address if address and check_url(address) is None else None


def read_archive(path: Path, archive: Archive | None) -> Iterator[tuple[Candidate, Capture | Miss]]:
    """
    Yield each HTML page of a WARC or WACZ file; its record is copied into the case's archive, if there is one.

    A damaged place is a miss of its own, named by file and byte; reading goes on behind it.

    Raises ``InputError`` for a file that is no archive, can't be read, or holds no page.
    """
    found = 0
    damage: list[tuple[int, str]] = []
    for file in _open_archives(path):
        with file as opened:
            try:
                for record in read_records(opened, on_damage=lambda *told: damage.append(told)):
                    pair = _page_of(record, file_name(path), archive)
                    if pair is not None:
                        found += 1
                        yield pair
            except (InputError, OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
                raise InputError(f"{path}: {error}", hint="The archive is damaged.") from error
    if not found:
        what = f" ({damage[0][1]} at byte {damage[0][0]})" if damage else ""
        raise InputError(
            f"{path} holds no HTML page{what}",
            hint="Hand in a .warc, .warc.gz or .wacz file with response records of web pages.",
        )
    for place, text in damage[:100]:
        yield _damaged(path, place, text)


def _damaged(path: Path, place: int, text: str) -> tuple[Candidate, Miss]:
    url = f"{path.resolve().as_uri()}#byte={place}"
    sighting = Sighting(source="archive-file", query=file_name(path))
    miss = Miss(url=url, reason="damaged archive", detail=f"{text} at byte {place}", needs_look=True)
    return Candidate(url=url, key=url, found_in=(sighting,)), miss


def _open_archives(path: Path) -> Iterator[BinaryIO]:
    if path.suffix.lower() != ".wacz":
        try:
            yield path.open("rb")
        except OSError as error:
            raise InputError(f"can't read {path}: {error.strerror}", hint="Check the name.") from error
        return
    try:
        with zipfile.ZipFile(path) as packed:
            entries = [e for e in packed.infolist() if re.match(r"archive/[^/]*\.warc", e.filename)]
            for entry in sorted(entries, key=lambda entry: entry.filename)[:_MAX_ARCHIVES]:
                if entry.file_size > _MOST_UNPACKED[0] + _MOST_UNPACKED[1] * entry.compress_size:
                    raise InputError(
                        f"{path}: {entry.filename} unpacks beyond reason", hint="This is a bomb."
                    )
                yield packed.open(entry)  # type: ignore[misc]  # a ZipExtFile reads like a file
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise InputError(
            f"{path} is no WACZ: {error}", hint="A WACZ is a ZIP with archive/*.warc.gz in it."
        ) from error


def _page_of(record: Record, name: str, archive: Archive | None) -> tuple[Candidate, Capture | Miss] | None:
    """Return the page of a record, None for records that are none (requests, images, redirects)."""
    capture = capture_of(record, MAX_PAGE_BYTES)
    if capture is None or check_url(capture.url, any_port=True) is not None or 300 <= capture.status < 400:
        return None
    kind = (capture.header("content-type") or "").lower()
    if kind and "html" not in kind:
        return None
    copied = _copied(record, capture)
    if archive is not None:
        archive.write(write_record(copied.fields, copied.block))
    capture = replace(capture, record=copied.record_id)
    sighting = Sighting(source="archive-file", query=name, rank=1)
    candidate = Candidate(url=capture.url, key=url_key(capture.url), found_in=(sighting,))
    verdict = judge_status(capture.status)
    if verdict is None:
        return candidate, capture
    return candidate, Miss(
        url=capture.url,
        reason=verdict.reason,
        detail=f"in the archive, {verdict.detail}",
        needs_look=verdict.needs_look,
        status=capture.status,
        captured_at=capture.captured_at,
        record=capture.record,
    )


def _copied(record: Record, capture: Capture) -> Record:
    """Return a record as it goes into our archive: its own fields, in our form where the old one was looser."""
    dropped = {
        "content-length",
        "warc-target-uri",
        "warc-record-id",
        "warc-warcinfo-id",
        "warc-concurrent-to",
    }
    if record.cut:
        dropped |= {"warc-block-digest", "warc-payload-digest", "warc-truncated"}
    record_id = record.record_id or derived_record_id("archived", capture.url, capture.page_sha256)
    fields = [
        (name, value)
        for name, value in record.fields
        if name.lower() not in dropped and _FIELD_NAME.fullmatch(name)
    ]
    fields += [("WARC-Record-ID", record_id), ("WARC-Target-URI", capture.url)]
    if record.cut:
        fields += [("WARC-Truncated", "length"), ("WARC-Block-Digest", digest_of(record.block))]
    return Record(fields=tuple(fields), block=record.block)


def read_bodies(path: Path, wanted: set[str]) -> Iterator[tuple[str, bytes]]:
    """Yield (record id, decoded body) for each wanted record of a case's archive, in the order of the file."""
    with path.open("rb") as file:
        for record in read_records(file):
            if record.record_id in wanted:
                capture = capture_of(record)
                yield record.record_id, capture.body if capture is not None else b""


__all__ = ["MAX_PAGE_BYTES", "Archive", "capture_of", "read_archive", "read_bodies", "read_saved_page"]

"""Pages that are on disk already: saved HTML files, web archives, a case's own captures."""

from __future__ import annotations

import gzip
import hashlib
import html
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from collector.errors import InputError
from collector.fetch.archiving import Archive
from collector.fetch.decode import plain_body
from collector.records import Candidate, Capture, Miss, Sighting
from collector.urls import check_url, url_key
from collector.warc import (
    Record,
    date_of,
    derived_record_id,
    digest_of,
    parse_date,
    parse_response,
    read_records,
    write_record,
)

MAX_PAGE_BYTES = 5_000_000
_HEAD = 200_000
_CANONICAL = re.compile(rb"<link\b[^>]{0,300}\brel\s*=\s*[\"']?canonical\b[^>]{0,500}>", re.IGNORECASE)
_OG_URL = re.compile(rb"<meta\b[^>]{0,300}\bproperty\s*=\s*[\"']?og:url\b[^>]{0,500}>", re.IGNORECASE)
_VALUE = re.compile(
    rb"\b(?:href|content)\s*=\s*(?:\"([^\"]{1,2000})\"|'([^']{1,2000})'|([^\s>]{1,2000}))", re.IGNORECASE
)
_SAVED_FROM = re.compile(
    rb"saved from url=\(\d{1,6}\)(https?://[^\s>]{1,2000})|(?:url|URL):\s*(https?://[^\s>]{4,2000})"
)


def read_saved_page(path: Path, now: datetime, archive: Archive) -> tuple[Candidate, Capture | Miss]:
    """
    Return a saved HTML file as a candidate and its capture; the bytes go into the archive as a ``resource`` record.

    The address is the one the page names itself (canonical, og:url, the browser's "saved from" remark), else a
    ``file:`` address. A page that a person supplies never counts as reachable.

    Raises ``InputError`` for a file that can't be read.
    """
    body, cut = _read_page(path)
    url = own_url(body) or path.resolve().as_uri()
    digest = hashlib.sha256(body).hexdigest()
    record = derived_record_id("supplied", url, digest)
    fields = [
        ("WARC-Type", "resource"),
        ("WARC-Record-ID", record),
        ("WARC-Target-URI", url),
        ("WARC-Date", date_of(now)),
        ("WARC-Block-Digest", digest_of(body)),
        ("Content-Type", "text/html"),
    ]
    archive.write(write_record(fields, body))
    capture = Capture(
        url=url,
        requested_url=url,
        status=200,
        body=body,
        captured_at=now,
        source="supplied",
        record=record,
        page_sha256=digest,
        truncated="length" if cut else None,
    )
    sighting = Sighting(source="saved-page", query=path.name, rank=1)
    return Candidate(url=url, key=url_key(url) or url, found_in=(sighting,)), capture


def _read_page(path: Path) -> tuple[bytes, bool]:
    try:
        with gzip.open(path, "rb") if path.name.endswith(".gz") else path.open("rb") as file:
            body = file.read(MAX_PAGE_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"can't read {path}: {reason}", hint="Name a saved HTML page (.html or .html.gz)."
        ) from error
    return body[:MAX_PAGE_BYTES], len(body) > MAX_PAGE_BYTES


def own_url(body: bytes) -> str | None:
    """Return the address that a saved page names itself, None when it names none that can be fetched."""
    head = body[:_HEAD]
    for found in (_CANONICAL.search(head), _OG_URL.search(head)):
        value = _VALUE.search(found[0]) if found else None
        if value:
            url = html.unescape(
                next(g for g in value.groups() if g is not None).decode("utf-8", "replace")
            ).strip()
            if check_url(url) is None:
                return url
    remark = _SAVED_FROM.search(head)
    if remark:
        url = (remark[1] or remark[2]).decode("utf-8", "replace").rstrip("-")
        return url if check_url(url) is None else None
    return None


def read_archive(path: Path, archive: Archive) -> Iterator[tuple[Candidate, Capture | Miss]]:
    """
    Yield each HTML page of a WARC or WACZ file; its record is copied into the case's archive.

    Raises ``InputError`` for a file that is no archive, is damaged, or holds no page.
    """
    pages = 0
    for file in _open_archives(path):
        with file as opened:
            try:
                for record in read_records(opened):
                    pair = _page_of(record, path.name, archive)
                    if pair is not None:
                        pages += 1
                        yield pair
            except (InputError, OSError, zlib.error) as error:
                hint = getattr(error, "hint", "") or "The archive is damaged."
                raise InputError(f"{path}: {error}", hint=hint) from error
    if not pages:
        raise InputError(
            f"{path} holds no HTML page", hint="Hand in an archive with response records of web pages."
        )


def _open_archives(path: Path) -> Iterator[BinaryIO]:
    if path.suffix.lower() != ".wacz":
        try:
            yield path.open("rb")
        except OSError as error:
            raise InputError(f"can't read {path}: {error.strerror}", hint="Check the name.") from error
        return
    try:
        with zipfile.ZipFile(path) as packed:
            names = [n for n in packed.namelist() if n.startswith("archive/") and ".warc" in n]
            for name in sorted(names)[:100]:
                yield packed.open(name)  # type: ignore[misc]  # a ZipExtFile reads like a file
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise InputError(
            f"{path} is no WACZ: {error}", hint="A WACZ is a ZIP with archive/*.warc.gz in it."
        ) from error


def _page_of(record: Record, name: str, archive: Archive) -> tuple[Candidate, Capture | Miss] | None:
    """Return the page of a record, None for records that are none (requests, images, redirects)."""
    capture = capture_of(record)
    if capture is None or check_url(capture.url, any_port=True) is not None or 300 <= capture.status < 400:
        return None
    kind = (capture.header("content-type") or "").lower()
    if kind and "html" not in kind:
        return None
    kept = [(n, v) for n, v in record.fields if n.lower() != "content-length"]
    archive.write(write_record(kept, record.block))
    sighting = Sighting(source="archive-file", query=name, rank=1)
    candidate = Candidate(url=capture.url, key=url_key(capture.url), found_in=(sighting,))
    if capture.status in {404, 410}:
        detail = f"the archived answer is {capture.status}"
        return candidate, Miss(url=capture.url, reason="not found", detail=detail, status=capture.status)
    return candidate, capture


def capture_of(record: Record) -> Capture | None:
    """Return the page that a ``response`` or ``resource`` record holds, its codings taken off; None for others."""
    headers: tuple[tuple[str, str], ...]
    if record.kind == "resource":
        content_type = record.field("content-type") or "text/html"
        status, headers, body = 200, (("Content-Type", content_type),), record.block
        cut = record.cut
        if "html" not in content_type.lower():
            return None
    elif record.kind == "response":
        message = parse_response(record.block)
        if message is None:
            return None
        status, headers = message.status, message.headers
        body, cut, _ = plain_body(message, MAX_PAGE_BYTES)
    else:
        return None
    body = body[:MAX_PAGE_BYTES]
    return Capture(
        url=record.target,
        requested_url=record.target,
        status=status,
        headers=headers,
        body=body,
        captured_at=parse_date(record.field("warc-date") or "")
        or datetime.fromisoformat("1970-01-01T00:00:00+00:00"),
        source="supplied" if record.kind == "resource" else "archive",
        record=record.record_id,
        page_sha256=hashlib.sha256(body).hexdigest(),
        truncated="length" if cut or record.cut else None,
    )


def read_bodies(path: Path, wanted: set[str]) -> Iterator[tuple[str, bytes]]:
    """Yield (record id, decoded body) for each wanted record of a case's archive, in the order of the file."""
    with _opened(path) as file:
        for record in read_records(file):
            if record.record_id in wanted:
                capture = capture_of(record)
                yield record.record_id, capture.body if capture is not None else b""


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    with path.open("rb") as file:
        yield file

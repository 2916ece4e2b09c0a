"""
The WARC/1.1 codec: records to bytes and back. Pure; what reads and writes files hands bytes or a file object in.

Each record is exactly one gzip member, so that an export copies members verbatim and digests stay valid. Digests
are ``sha256:`` in base32 over the whole block. Sources: WARC 1.1 (iipc/warc-specifications), EVIDENCE section 2.4.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import uuid
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO, Protocol

from collector.errors import InputError

#: A record's block that is longer is cut when it is read (hostile archives).
MAX_BLOCK = 64_000_000
#: A record's header may be so long.
MAX_HEAD = 65_536
#: What one gzip member may expand to before it is taken for a bomb.
MAX_EXPANDED = 1_000_000_000
_CHUNK = 65_536
#: Namespace for record ids that are derived from content (repeatable exports and tests).
_SPACE = uuid.UUID("6f1d5c1e-7c52-5a8e-9a55-0c4a5e2f8b10")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One WARC record. Field names are as in the file; compare them case-blind with ``field``."""

    fields: tuple[tuple[str, str], ...]
    block: bytes
    #: Place of the record's first byte in the file, and the bytes it takes there (compressed where it is).
    offset: int = 0
    length: int = 0
    #: The block was longer than ``MAX_BLOCK`` and was cut.
    cut: bool = False

    def field(self, name: str) -> str | None:
        """Return the first value of this field, compared case-blind."""
        wanted = name.lower()
        return next((value for key, value in self.fields if key.lower() == wanted), None)

    @property
    def kind(self) -> str:
        """``response``, ``request``, ``resource``, ``metadata``, ``warcinfo``, ..."""
        return (self.field("WARC-Type") or "").lower()

    @property
    def record_id(self) -> str:
        """The record's id with its angle brackets, as written."""
        return self.field("WARC-Record-ID") or ""

    @property
    def target(self) -> str:
        """The address that the record is about; the angle brackets of WARC 1.0 are taken off."""
        return (self.field("WARC-Target-URI") or "").strip("<>")


def new_record_id() -> str:
    """Return a fresh record id."""
    return f"<urn:uuid:{uuid.uuid4()}>"


def derived_record_id(*parts: str) -> str:
    """Return the record id that these parts always give."""
    return f"<urn:uuid:{uuid.uuid5(_SPACE, chr(10).join(parts))}>"


def digest_of(block: bytes) -> str:
    """Return a block's digest as WARC writes it: ``sha256:`` and base32."""
    return "sha256:" + base64.b32encode(hashlib.sha256(block).digest()).decode("ascii")


def date_of(when: datetime) -> str:
    """Return a WARC-Date: UTC with microseconds."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def parse_date(text: str) -> datetime | None:
    """Return a WARC-Date as a time, None when it is none."""
    try:
        return datetime.fromisoformat(text.strip().replace("Z", "+00:00")).astimezone(UTC)
    except ValueError:
        return None


def write_record(fields: Iterable[tuple[str, str]], block: bytes, *, level: int = 1) -> bytes:
    """
    Return one record as one gzip member.

    ``level`` is zlib's: 0 for a block whose body is compressed already, else 1. Line breaks in values become blanks.
    """
    head = ["WARC/1.1"]
    head += [f"{name}: {' '.join(value.split())}" for name, value in fields]
    head.append(f"Content-Length: {len(block)}")
    packer = zlib.compressobj(level, zlib.DEFLATED, 31)
    text = "\r\n".join(head).encode("utf-8", "replace") + b"\r\n\r\n"
    return packer.compress(text) + packer.compress(block) + packer.compress(b"\r\n\r\n") + packer.flush()


# -- reading ----------------------------------------------------------------------------------------------------


def read_records(file: BinaryIO, *, max_block: int = MAX_BLOCK) -> Iterator[Record]:
    """
    Yield the records of a WARC file: one gzip member a record (as it should be), compressed as a whole, or plain.

    Reads in order and in bounded memory: a block over ``max_block`` is cut and marked. A file that ends inside a
    record (a crash may have cut it) gives every whole record before.

    Raises ``InputError`` for a file that is no WARC, or that is damaged in its middle, naming the place.
    """
    buffered = io.BufferedReader(file, _CHUNK) if isinstance(file, io.RawIOBase) else file
    start = buffered.read(2)
    if not start:
        return
    if start == b"\x1f\x8b":
        for member in _members(buffered, start, limit=max_block + MAX_HEAD):
            yield from _records_in(member, max_block)
    else:
        yield from _records_in(_Plain(buffered, start), max_block)


class _Stream(Protocol):
    """Plain bytes of one or more records, and where they lie in the file."""

    #: Offset and length in the file where all of it is one gzip member; length 0 where it is not.
    offset: int
    length: int
    #: The member was longer than what is kept of it.
    cut: bool

    def readline(self, size: int) -> bytes: ...
    def read(self, size: int) -> bytes: ...
    def tell(self) -> int: ...


class _Member(io.BytesIO):
    """One gzip member, expanded."""

    offset = 0
    length = 0
    cut = False


class _Plain:
    """An uncompressed file, with the bytes that were read to find that out put back."""

    offset = 0
    length = 0
    cut = False

    def __init__(self, file: BinaryIO, start: bytes) -> None:
        self._file = file
        self._start = start
        self._place = 0

    def readline(self, size: int) -> bytes:
        start, self._start = self._start, b""
        line = start if start.endswith(b"\n") else start + self._file.readline(size)
        self._place += len(line)
        return line

    def read(self, size: int) -> bytes:
        piece = self._file.read(size)
        self._place += len(piece)
        return piece

    def tell(self) -> int:
        return self._place


def _members(file: BinaryIO, start: bytes, *, limit: int) -> Iterator[_Member]:
    """Yield the gzip members of a file, each expanded to at most ``limit`` bytes; a cut-off last one is left out."""
    held, place = start, 0
    while True:
        held = held or file.read(_CHUNK)
        if not held:
            return
        if not held.startswith(b"\x1f"):
            raise InputError(f"bytes that are no gzip at byte {place}", hint="The archive is damaged.")
        unzip = zlib.decompressobj(31)
        kept: list[bytes] = []
        size = total = 0
        begun = place
        while not unzip.eof:
            held = held or file.read(_CHUNK)
            if not held:
                return
            place += len(held)
            try:
                piece = unzip.decompress(held, _CHUNK * 16)
            except zlib.error as error:
                raise InputError(
                    f"broken gzip at byte {begun}: {error}", hint="The archive is damaged."
                ) from error
            held = unzip.unused_data if unzip.eof else unzip.unconsumed_tail
            place -= len(held)
            total += len(piece)
            if total > MAX_EXPANDED:
                raise InputError(
                    f"the record at byte {begun} expands to over 1 GB", hint="This archive is a bomb."
                )
            if size < limit:
                kept.append(piece[: limit - size])
                size += len(kept[-1])
        member = _Member(b"".join(kept))
        member.offset, member.length, member.cut = begun, place - begun, total > limit
        yield member


def _records_in(stream: _Stream, max_block: int) -> Iterator[Record]:
    while True:
        begun = stream.tell()
        line = stream.readline(MAX_HEAD)
        while line in {b"\r\n", b"\n"}:
            begun = stream.tell()
            line = stream.readline(MAX_HEAD)
        if not line:
            return
        where = stream.offset + (0 if stream.length else begun)
        if not line.startswith(b"WARC/"):
            raise InputError(f"no WARC record at byte {where}", hint="Hand in .warc or .warc.gz files.")
        found = _read_one(stream, where, max_block)
        if found is None:
            return
        fields, block, cut = found
        length = stream.length or stream.tell() - begun
        yield Record(fields=fields, block=block, offset=where, length=length, cut=cut)


def _read_one(
    stream: _Stream, where: int, max_block: int
) -> tuple[tuple[tuple[str, str], ...], bytes, bool] | None:
    fields = _read_fields(stream, where)
    declared = next((value for name, value in fields or () if name.lower() == "content-length"), "")
    if fields is None:
        return None
    if not (declared.isascii() and declared.isdigit() and len(declared) <= 15):
        raise InputError(f"the record at byte {where} has no length", hint="The archive is damaged.")
    size = int(declared)
    block = stream.read(min(size, max_block))
    left = size - len(block)
    while left and (piece := stream.read(min(left, _CHUNK))):
        left -= len(piece)
    if left and not stream.cut:
        return None
    return fields, block, size > len(block)


def _read_fields(stream: _Stream, where: int) -> tuple[tuple[str, str], ...] | None:
    fields: list[tuple[str, str]] = []
    room = MAX_HEAD
    while line := stream.readline(MAX_HEAD):
        room -= len(line)
        if room < 0:
            raise InputError(
                f"the record at byte {where} has a header over 64 KB", hint="The archive is damaged."
            )
        if line in {b"\r\n", b"\n"}:
            return tuple(fields)
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[:1] in {" ", "\t"} and fields:  # a folded line of an old writer
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {text.strip()}")
            continue
        name, _, value = text.partition(":")
        fields.append((name.strip(), value.strip()))
    return None


# -- HTTP in records -----------------------------------------------------------------------------------------------

#: The head of an answer, all its interim answers left out, is no longer than this.
MAX_HTTP_HEAD = 1_000_000
_MAX_INTERIM = 16
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_STATUS_LINE = re.compile(rb"(?:HTTP/[\d.]{1,5}|ICY)[ \t]{1,9}(\d{3})(?!\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpMessage:
    """A response as it stands in a record's block, its chunked coding taken off; content codings are still on."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def parse_response(block: bytes) -> HttpMessage | None:
    """
    Return the response in a block, None when it is none.

    Interim answers (1xx) before it are passed over; what follows the declared end of the body is left out. Heads
    are read as browsers do: bare line feeds, folded lines and blanks around the colon are no hindrance.
    """
    found = find_response(block)
    return found[0] if found else None


def find_response(block: bytes) -> tuple[HttpMessage, int, int] | None:
    """Return the response in a block with the places where its head begins and its declared body ends."""
    start = 0
    for _ in range(_MAX_INTERIM):
        end = _HEAD_END.search(block, start)
        head = block[start : end.start()] if end else block[start:]
        lines = head.replace(b"\r\n", b"\n").split(b"\n")
        status = _STATUS_LINE.match(lines[0])
        if status is None or len(head) > MAX_HTTP_HEAD:
            return None
        body_at = end.end() if end else len(block)
        if int(status[1]) >= 200 or int(status[1]) == 101:
            message, length = _message(int(status[1]), _headers_of(lines[1:]), block, body_at)
            return message, start, body_at + length
        start = body_at
    return None


def _headers_of(lines: list[bytes]) -> tuple[tuple[str, str], ...]:
    headers: list[tuple[str, str]] = []
    for line in lines:
        if line[:1] in {b" ", b"\t"} and headers:
            headers[-1] = (headers[-1][0], f"{headers[-1][1]} {line.strip().decode('latin-1')}")
            continue
        name, colon, value = line.partition(b":")
        if colon:
            headers.append((name.strip().decode("latin-1"), value.strip().decode("latin-1")))
    return tuple(headers)


def _message(
    status: int, headers: tuple[tuple[str, str], ...], block: bytes, at: int
) -> tuple[HttpMessage, int]:
    """Return the message whose body begins at a place, and how many bytes of the block the body takes."""
    codings = [value.lower() for name, value in headers if name.lower() == "transfer-encoding"]
    length = len(block) - at
    if status in {204, 304}:
        return HttpMessage(status=status, headers=headers, body=b""), 0
    if codings and "chunked" in codings[-1]:
        body = block[at:]
        return HttpMessage(status=status, headers=headers, body=dechunk(body)), length
    declared = next((value for name, value in headers if name.lower() == "content-length"), "")
    if declared.isascii() and declared.isdigit() and len(declared) <= 15:
        length = min(length, int(declared))
    return HttpMessage(status=status, headers=headers, body=block[at : at + length]), length


def dechunk(body: bytes) -> bytes:
    """
    Take the chunked transfer coding off; extensions and trailers are dropped.

    A body that is not chunked after all (other tools store it so) comes back as it is; one that is cut off gives
    what came.
    """
    pieces: list[bytes] = []
    place = 0
    while True:
        end = body.find(b"\n", place, place + 4096)
        size_text = body[place:end].partition(b";")[0].strip() if end >= 0 else b""
        try:
            size = int(size_text, 16)
        except ValueError:
            size = -1
        if size < 0:
            return b"".join(pieces) if pieces else body
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[end + 1 : end + 1 + size])
        place = end + 1 + size
        if place >= len(body):
            return b"".join(pieces)
        place += 2 if body[place : place + 2] == b"\r\n" else 1

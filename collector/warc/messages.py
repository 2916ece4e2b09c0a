"""HTTP answers as they stand in records: found, cut to what they declare, their transfer coding taken off."""

from __future__ import annotations

import re
from dataclasses import dataclass

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

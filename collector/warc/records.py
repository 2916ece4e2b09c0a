"""
Records and how they are written.

Each record is exactly one gzip member, so that an export copies members verbatim and digests stay valid. Digests
are ``sha256:`` in base32 over the whole block. Sources: WARC 1.1 (iipc/warc-specifications), EVIDENCE section 2.4.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from collector.warc.packing import gzip_member

#: Base32 by two letters at a time: 26 pairs hold the 256 bits of a digest and four of padding. base64.b32encode takes
#: twice as long, and five digests are made for each page.
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_BASE32 = [first + second for first in _LETTERS for second in _LETTERS]
_SHIFTS = range(250, -1, -10)
#: Namespace for record ids that are derived from content (repeatable exports and tests).
_SPACE = uuid.UUID("6f1d5c1e-7c52-5a8e-9a55-0c4a5e2f8b10")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One WARC record. Field names are as in the file; compare them case-blind with ``field``."""

    fields: tuple[tuple[str, str], ...]
    block: bytes
    #: Place of the record's first byte in the file, and the bytes it takes there (compressed where it is); the length
    #: is 0 where the record shares a gzip member with others, and the offset is that member's.
    offset: int = 0
    length: int = 0
    #: The block was longer than the reader was told to keep and was cut.
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


def digest_of(block: bytes, sha256: bytes = b"") -> str:
    """
    Return a block's digest as WARC writes it: ``sha256:`` and base32.

    ``sha256`` is its plain digest, where that is known already: hashing is a tenth of what keeping a page costs.
    """
    number = int.from_bytes(sha256 or hashlib.sha256(block).digest(), "big") << 4
    return "sha256:" + "".join([_BASE32[number >> shift & 1023] for shift in _SHIFTS]) + "===="


def date_of(when: datetime) -> str:
    """Return a WARC-Date: UTC with microseconds."""
    return when.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


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
    head = [f"{name}: {value}" for name, value in fields]
    if not "".join(head).isprintable():
        head = [line if line.isprintable() else " ".join(line.split()) for line in head]
    text = "\r\n".join(["WARC/1.1", *head, f"Content-Length: {len(block)}\r\n\r\n"])
    return gzip_member(b"".join((text.encode("utf-8", "replace"), block, b"\r\n\r\n")), level)

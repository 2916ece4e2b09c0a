"""Bytes that are no page, whatever their name says: a file of another kind, or noise."""

from __future__ import annotations

import re
from typing import NamedTuple

#: What files of other kinds begin with, and what such a file is.
_MAGIC = {
    b"%PDF-": "a PDF",
    b"\x89PNG\r\n\x1a\n": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF87a": "an image",
    b"GIF89a": "an image",
    b"PK\x03\x04": "a ZIP file",
    b"\x1f\x8b\x08": "a gzip file",
    b"BZh91AY&SY": "a bzip2 file",
    b"\xfd7zXZ\x00": "an xz file",
    b"\x28\xb5\x2f\xfd": "a Zstandard file",
    b"7z\xbc\xaf\x27\x1c": "a 7z file",
    b"Rar!\x1a\x07": "a RAR file",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "a document of an office program",
    b"{\\rtf1": "an RTF document",
    b"ID3\x03": "a sound file",
    b"ID3\x04": "a sound file",
    b"OggS\x00": "a sound file",
    b"SQLite format 3\x00": "a database",
    b"wOFF": "a font",
    b"wOF2": "a font",
}
_MAGICS = tuple(_MAGIC)
#: Control characters that no text has. Escape, shift-out and shift-in are part of Japanese and Korean encodings.
_CONTROLS = bytes([*range(9), 0x0B, *range(0x10, 0x1B), *range(0x1C, 0x20), 0x7F])
_SAMPLE = 1024
#: Noise has one in ten of them; a page none, or one that slipped in.
_FEW, _SHARE = 4, 0.04
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_TAG = re.compile(rb"<(?:!doctype html|html|head|body|title|meta|article|h1)[\s>]", re.IGNORECASE)
_TAG_WITHIN = 65_536


class Foreign(NamedTuple):
    """What bytes are that are no page."""

    said: str
    #: A file that a person can open with another program.
    is_file: bool


def find_foreign(body: bytes, content_type: str | None = None) -> Foreign | None:
    """
    Return what these bytes are when they are no page, None when they may be one.

    Known files are told by how they begin; noise by control characters, unless a tag says that it is a page or it is
    in an encoding of two bytes and more a letter. Text without a tag may be a page.
    """
    if body.startswith(_MAGICS):
        kind = next(kind for magic, kind in _MAGIC.items() if body.startswith(magic))
        return Foreign(f"it is {kind}, not HTML", is_file=True)
    sample = body[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls < _FEW or controls < _SHARE * len(sample) or body.startswith(_MARKS):
        return None
    declared = (content_type or "").lower()
    if "utf-16" in declared or "utf-32" in declared or _TAG.search(body, 0, _TAG_WITHIN):
        return None
    return Foreign("its bytes are no text", is_file=False)

"""Content codings taken off under a limit: a bomb costs what the limit allows and no more (CRAWLING section 2)."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import brotli

from collector.warc import HttpMessage, fast_zlib

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_PIECE = 65_536
_MAX_MEMBERS = 16
_MAX_CODINGS = 2
#: Bytes around a gzip member's data; a page that unpacks to more is read in pieces.
_HEADER = 18
_USUAL = 1_000_000
#: 8 MB, as RFC 9659 sets for the web.
_ZSTD_WINDOW = 23


def plain_body(message: HttpMessage, limit: int) -> tuple[bytes, str | None, str]:
    """
    Return (body of a response with its codings taken off, why it is not whole, note); see ``decode``.

    The one way from archived bytes to a page: what is judged today and what is judged again in years go through it.
    A file that is itself gzip (``sitemap.xml.gz``) is opened by its first bytes.
    """
    stated = [value for name, value in message.headers if name.lower() == "content-encoding"]
    body, cut, note = decode(message.body, ", ".join(stated), limit)
    if body.startswith(b"\x1f\x8b\x08"):
        body, again, more = decode(body, "gzip", limit)
        cut, note = cut or again, note or more
    return body, cut, note


def decode(body: bytes, codings: str | None, limit: int) -> tuple[bytes, str | None, str]:
    """
    Return (plain body, why it is not whole, note).

    ``codings`` is the Content-Encoding header. The second is a word of WARC-Truncated: ``length`` when it was cut at
    ``limit`` bytes, ``unspecified`` when a coding breaks in its middle (what came before is there), else None. A body
    that is not in its stated coding comes back as it is, with a note.
    """
    names = [name.strip().lower() for name in (codings or "").split(",")]
    names = [name for name in names if name not in {"", "identity"}]
    cut, notes = None, []
    if len(names) > _MAX_CODINGS:
        notes.append(f"{len(names)} content codings")
        names = []
    for name in reversed(names):
        decoder = _DECODERS.get(name)
        if decoder is None:
            notes.append(f"unknown content coding {name}")
            continue
        body, was_cut, note = _collect(decoder(body), body, limit, name)
        cut = cut or was_cut
        if note:
            notes.append(note)
    return body[:limit], cut or ("length" if len(body) > limit else None), "; ".join(notes)


def _collect(pieces: Iterator[bytes], body: bytes, limit: int, name: str) -> tuple[bytes, str | None, str]:
    kept: list[bytes] = []
    size = 0
    try:
        for piece in pieces:
            kept.append(piece)
            size += len(piece)
            if size > limit:
                return b"".join(kept)[:limit], "length", f"it unpacks to more than {limit:,} bytes"
    except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
        if not kept:
            return body, None, f"not in its stated coding {name}: {error}"
        return b"".join(kept), "unspecified", f"broken {name}: {error}"
    return b"".join(kept), None, ""


def _gzip(body: bytes, wbits: int = 47) -> Iterator[bytes]:
    whole = _one_member(body) if wbits == 47 else None
    if whole is not None:
        yield whole
        return
    for _ in range(_MAX_MEMBERS):
        if not body:
            return
        unzip = zlib.decompressobj(wbits)
        while body and not unzip.eof:
            piece = unzip.decompress(body, _PIECE)
            body = unzip.unconsumed_tail
            if piece:
                yield piece
        if not unzip.eof:
            if tail := unzip.flush(_PIECE):
                yield tail
            raise EOFError("it ends in its middle")
        body = unzip.unused_data
        if not body.startswith(b"\x1f\x8b"):
            return
    raise EOFError(f"over {_MAX_MEMBERS} members")


def _one_member(body: bytes) -> bytes | None:
    """
    Return what a single sound gzip member of usual size holds, None for anything else.

    For speed alone: what is odd in any way is left to zlib, so that one decoder decides what a broken body holds.
    """
    if fast_zlib is None or len(body) < _HEADER or not body.startswith(b"\x1f\x8b\x08\0"):
        return None
    # The last four bytes state the size. A size that is stated wrong ends at the limit, and zlib has its say.
    stated = int.from_bytes(body[-4:], "little")
    if not 0 < stated <= _USUAL:
        return None
    unzip = fast_zlib.decompressobj(31)
    try:
        whole = unzip.decompress(body, stated)
    except fast_zlib.error:
        return None
    return whole if unzip.eof and not unzip.unused_data and len(whole) == stated else None


def _deflate(body: bytes) -> Iterator[bytes]:
    try:
        zlib.decompressobj(47).decompress(body[:64], 1)
    except zlib.error:
        return _gzip(body, -15)
    return _gzip(body)


def _brotli(body: bytes) -> Iterator[bytes]:
    if not body:
        return
    unzip: Any = brotli.Decompressor()
    piece = unzip.process(body, output_buffer_limit=_PIECE)
    while piece or not unzip.can_accept_more_data():
        if piece:
            yield piece
        if unzip.is_finished():
            return
        piece = unzip.process(b"", output_buffer_limit=_PIECE)
    if not unzip.is_finished():
        raise EOFError("it ends in its middle")


def _zstd(body: bytes) -> Iterator[bytes]:
    for _ in range(_MAX_MEMBERS):
        if not body:
            return
        unzip = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW})
        piece = unzip.decompress(body, max_length=_PIECE)
        while piece or not (unzip.eof or unzip.needs_input):
            if piece:
                yield piece
            if unzip.eof:
                break
            piece = unzip.decompress(b"", max_length=_PIECE)
        if not unzip.eof:
            raise EOFError("it ends in its middle")
        body = unzip.unused_data
    raise EOFError(f"over {_MAX_MEMBERS} frames")


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}

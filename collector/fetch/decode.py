"""Content codings taken off under a limit: a bomb costs what the limit allows and no more (CRAWLING section 2)."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import brotli

from collector.warc import HttpMessage

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_PIECE = 65_536
_MAX_MEMBERS = 16
_MAX_CODINGS = 2


def plain_body(message: HttpMessage, limit: int) -> tuple[bytes, bool, str]:
    """
    Return (body of a response with its codings taken off, whether it was cut at ``limit`` bytes, note).

    The one way from archived bytes to a page: what is judged today and what is judged again in years go through it.
    A file that is itself gzip (``sitemap.xml.gz``) is opened by its first bytes.
    """
    stated = [value for name, value in message.headers if name.lower() == "content-encoding"]
    body, cut, note = decode(message.body, ", ".join(stated), limit)
    if body.startswith(b"\x1f\x8b\x08"):
        body, again, _ = decode(body, "gzip", limit)
        cut = cut or again
    return body, cut, note


def decode(body: bytes, codings: str | None, limit: int) -> tuple[bytes, bool, str]:
    """
    Return (plain body, whether it was cut at ``limit`` bytes, note).

    ``codings`` is the Content-Encoding header. A body that is not in its stated coding comes back as it is, with a
    note; one that breaks in its middle gives what came before, with a note.
    """
    names = [name.strip().lower() for name in (codings or "").split(",")]
    names = [name for name in names if name not in {"", "identity"}]
    if len(names) > _MAX_CODINGS:
        return body[:limit], len(body) > limit, f"{len(names)} content codings"
    cut, notes = len(body) > limit and not names, []
    for name in reversed(names):
        decoder = _DECODERS.get(name)
        if decoder is None:
            notes.append(f"unknown content coding {name}")
            continue
        body, was_cut, note = _collect(decoder(body), body, limit, name)
        cut = cut or was_cut
        if note:
            notes.append(note)
    return body[:limit], cut, "; ".join(notes)


def _collect(pieces: Iterator[bytes], body: bytes, limit: int, name: str) -> tuple[bytes, bool, str]:
    kept: list[bytes] = []
    size = 0
    try:
        for piece in pieces:
            kept.append(piece)
            size += len(piece)
            if size > limit:
                return b"".join(kept)[:limit], True, ""
    except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
        if not kept:
            return body, False, f"not in its stated coding {name}: {error}"
        return b"".join(kept), False, f"broken {name}: {error}"
    return b"".join(kept), False, ""


def _gzip(body: bytes, wbits: int = 47) -> Iterator[bytes]:
    for _ in range(_MAX_MEMBERS):
        unzip = zlib.decompressobj(wbits)
        held = body
        while not unzip.eof and held:
            piece = unzip.decompress(held, _PIECE)
            held = unzip.unconsumed_tail
            if piece:
                yield piece
        if not unzip.eof:
            tail = unzip.flush(_PIECE)
            if tail:
                yield tail
            return
        body = unzip.unused_data
        if not body.startswith(b"\x1f\x8b"):
            return


def _deflate(body: bytes) -> Iterator[bytes]:
    try:
        first = zlib.decompressobj(47).decompress(body[:64], 1)
    except zlib.error:
        first = None
    yield from _gzip(body, 47 if first is not None else -15)


def _brotli(body: bytes) -> Iterator[bytes]:
    unzip: Any = brotli.Decompressor()
    piece = unzip.process(body, output_buffer_limit=_PIECE)
    while piece or not unzip.can_accept_more_data():
        if piece:
            yield piece
        if unzip.is_finished():
            return
        piece = unzip.process(b"", output_buffer_limit=_PIECE)
    if not unzip.is_finished():
        raise EOFError("it ends early")


def _zstd(body: bytes) -> Iterator[bytes]:
    for _ in range(_MAX_MEMBERS):
        unzip = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: 23})
        piece = unzip.decompress(body, max_length=_PIECE)
        while True:
            if piece:
                yield piece
            if unzip.eof or (unzip.needs_input and not piece):
                break
            piece = unzip.decompress(b"", max_length=_PIECE)
        body = unzip.unused_data if unzip.eof else b""
        if not body:
            return


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}

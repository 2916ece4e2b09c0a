"""
Records read from a file: ours, those of other tools (WARC/1.0, one gzip member for all, plain), and hostile ones.

Memory is bounded by the block that is kept. A gzip member may expand as text does, not as a bomb does. What is damaged
is said with its place; whoever wants the rest names a listener, and reading goes on at the next record.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from collector.errors import InputError
from collector.warc.records import Record

#: A record's block that is longer is cut when it is read.
MAX_BLOCK = 64_000_000
#: A record's header may be so long.
MAX_HEAD = 65_536
#: A gzip member may always expand to so much, and beyond that to so many times its own size.
_FREELY_EXPANDED = 64_000_000
_MOST_EXPANDED = 200
#: What may be read again in search of the next record after damage.
_MOST_SEARCHED = 1_000_000_000
_CHUNK = 65_536
_GZIP = b"\x1f\x8b\x08"
_FIRST_LINE = re.compile(rb"WARC/\d\.\d\r?\n")

#: Told of damage: the place in the file, and what is wrong there.
Listener = Callable[[int, str], None]


class _DamageError(Exception):
    """Something that is no record."""

    def __init__(self, place: int, what: str, hint: str = "The archive is damaged.") -> None:
        super().__init__(what)
        self.place = place
        self.what = what
        self.hint = hint


class _EndedInsideError(Exception):
    """The file ends inside a record: a crash may have cut it."""


def read_records(
    file: BinaryIO, *, max_block: int = MAX_BLOCK, on_damage: Listener | None = None
) -> Iterator[Record]:
    """
    Yield the records of a WARC file: one gzip member a record (as it should be), compressed as a whole, or plain.

    Reads in order and in bounded memory: a block over ``max_block`` is cut and marked. A file that ends inside a
    record (a crash may have cut it) gives every whole record before.

    With ``on_damage``, damage and such an end are told to it and reading goes on at the next record, where the file
    can seek.
    Otherwise raises ``InputError`` for a file that is no WARC, or that is damaged in its middle, naming the place.
    """
    stream = _Stream(io.BufferedReader(file, _CHUNK) if isinstance(file, io.RawIOBase) else file)
    while True:
        try:
            record = _next_record(stream, max_block)
        except _EndedInsideError:
            if on_damage is not None:
                on_damage(stream.begun, "the file ends inside a record")
            return
        except _DamageError as damage:
            if on_damage is None:
                raise InputError(f"{damage.what} at byte {damage.place}", hint=damage.hint) from damage
            on_damage(damage.place, damage.what)
            if not stream.find_next():
                return
            continue
        if record is None:
            return
        yield record


class _Stream:
    """Expanded bytes of a file, in order, and the places where they lie in it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._raw = file.read(_CHUNK)
        self._unzip: zlib._Decompress | None = None
        self._expanded = 0
        self._searched = 0
        self.zipped = self._raw.startswith(_GZIP[:2])
        self._text = bytearray()
        #: Where the next raw byte lies (zipped), or the next unread one (plain).
        self._place = 0
        #: Where the current gzip member, or the current record of a plain file, begins.
        self.begun = 0
        #: Records that began in the current member.
        self.in_member = 0

    def begin(self) -> bool:
        """Go to the next record; False at the end of the file."""
        self._skip_blank_lines()
        if self.zipped and not self._text:
            if not self._open_member():
                return False
            self._skip_blank_lines()
        elif not self.zipped:
            self.begun = self._place
        self.in_member += 1
        return bool(self._text) or self._fill()

    def end(self) -> int:
        """End a record and return the length that it takes in the file, 0 where it shares its gzip member."""
        if not self.zipped:
            return self._place - self.begun
        self._skip_blank_lines()
        alone = self.in_member == 1 and not self._text
        return self._place - self.begun if alone else 0

    def line(self) -> bytes:
        """Return the next line with its end, b"" at the end of the member or file."""
        start = 0
        while (end := self._text.find(b"\n", start)) < 0:
            start = len(self._text)
            if start > MAX_HEAD:
                raise _DamageError(self.begun, "the record has a header over 64 KB")
            if not self._fill():
                return self.take(len(self._text))
        return self.take(end + 1)

    def take(self, size: int) -> bytes:
        """Return so many bytes, fewer at the end of the member or file."""
        while len(self._text) < size and self._fill():
            pass
        taken = bytes(self._text[:size])
        del self._text[:size]
        if not self.zipped:
            self._place += len(taken)
        return taken

    def find_next(self) -> bool:
        """After damage, go on at the next record that can be seen; False when there is none or no way to seek."""
        mark, ahead = (_GZIP, 0) if self.zipped else (b"\nWARC/1.", 1)
        place = self.begun + 1 - ahead
        if not self._file.seekable():
            return False
        self._unzip, self._text, self.in_member = None, bytearray(), 0
        held = b""
        self._file.seek(place)
        while piece := self._file.read(_CHUNK):
            self._searched += len(piece)
            if self._searched > _MOST_SEARCHED:
                return False
            held += piece
            while (found := held.find(mark)) >= 0:
                if self._is_record(place + found + ahead):
                    self._go_to(place + found + ahead)
                    return True
                held, place = held[found + 1 :], place + found + 1
            keep = len(mark) - 1
            held, place = held[-keep:], place + len(held) - min(keep, len(held))
        return False

    def _is_record(self, place: int) -> bool:
        back = self._file.tell()
        self._file.seek(place)
        start = self._file.read(1024)
        self._searched += len(start)
        self._file.seek(back)
        if self.zipped:
            try:
                start = zlib.decompressobj(31).decompress(start, 16)
            except zlib.error:
                return False
        return _FIRST_LINE.match(start) is not None

    def _go_to(self, place: int) -> None:
        self._file.seek(place)
        self._raw, self._place, self.begun = b"", place, place

    def _open_member(self) -> bool:
        while len(self._raw) < len(_GZIP) and (more := self._file.read(_CHUNK)):
            self._raw += more
        if not self._raw:
            return False
        self.begun, self.in_member, self._expanded = self._place, 0, 0
        if not self._raw.startswith(_GZIP[: len(self._raw)]):
            raise _DamageError(self._place, "bytes that are no gzip")
        self._unzip = zlib.decompressobj(31)
        return True

    def _fill(self) -> bool:
        """Put more bytes into the text; False at the end of the member or file."""
        if not self.zipped:
            piece, self._raw = self._raw or self._file.read(_CHUNK), b""
            self._text += piece
            return bool(piece)
        while self._unzip is not None:
            self._raw = self._raw or self._file.read(_CHUNK)
            if not self._raw:
                raise _EndedInsideError
            try:
                piece = self._unzip.decompress(self._raw, _CHUNK * 4)
            except zlib.error as error:
                raise _DamageError(self.begun, f"broken gzip ({error})") from error
            rest = self._unzip.unused_data if self._unzip.eof else self._unzip.unconsumed_tail
            self._place += len(self._raw) - len(rest)
            self._raw = rest
            self._expanded += len(piece)
            if self._expanded > _FREELY_EXPANDED + _MOST_EXPANDED * (self._place - self.begun):
                raise _DamageError(
                    self.begun, "a record that expands beyond reason", "This archive is a bomb."
                )
            if self._unzip.eof:
                self._unzip = None
            if piece:
                self._text += piece
                return True
        return False

    def _skip_blank_lines(self) -> None:
        while True:
            blank = len(self._text) - len(self._text.lstrip(b"\r\n"))
            del self._text[:blank]
            if not self.zipped:
                self._place += blank
            if self._text or not self._fill():
                return


def _next_record(stream: _Stream, max_block: int) -> Record | None:
    if not stream.begin():
        return None
    first = stream.line()
    if not first.startswith(b"WARC/"):
        raise _DamageError(stream.begun, "no WARC record", "Hand in .warc or .warc.gz files.")
    fields = _read_fields(stream)
    declared = next((value for name, value in fields if name.lower() == "content-length"), "")
    if not (declared.isascii() and declared.isdigit() and len(declared) <= 15):
        raise _DamageError(stream.begun, "a record that has no length")
    size = int(declared)
    block = stream.take(min(size, max_block))
    left = size - len(block)
    while left and (piece := stream.take(min(left, _CHUNK))):
        left -= len(piece)
    if left and stream.zipped:
        raise _DamageError(stream.begun, "a record that is shorter than it says")
    if left:
        raise _EndedInsideError
    begun, cut = stream.begun, size > len(block)
    return Record(fields=fields, block=block, offset=begun, length=stream.end(), cut=cut)


def _read_fields(stream: _Stream) -> tuple[tuple[str, str], ...]:
    fields: list[tuple[str, str]] = []
    room = MAX_HEAD
    while line := stream.line():
        room -= len(line)
        if room < 0:
            raise _DamageError(stream.begun, "the record has a header over 64 KB")
        if line in {b"\r\n", b"\n"}:
            return tuple(fields)
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[:1] in {" ", "\t"} and fields:  # a folded line of an old writer
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {text.strip()}")
            continue
        name, _, value = text.partition(":")
        fields.append((name.strip(), value.strip()))
    if stream.zipped:
        raise _DamageError(stream.begun, "a record without an end of its header")
    raise _EndedInsideError

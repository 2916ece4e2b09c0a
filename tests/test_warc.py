"""The WARC codec: what is written is read again, foreign checkers accept it, hostile archives are bounded."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import random
import subprocess
import sys
import time
import tracemalloc
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.errors import InputError
from collector.warc import (
    Record,
    date_of,
    dechunk,
    digest_of,
    find_response,
    new_record_id,
    parse_date,
    parse_response,
    read_records,
    write_record,
)

WHEN = datetime(2026, 11, 20, 9, 30, 1, 25, tzinfo=UTC)
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-ODD:v\r\nSet-Cookie: \xe4=1\r\n\r\n<p>Gr\xc3\xbc\xc3\x9fe"


def record(block: bytes = HTTP, kind: str = "response", level: int = 1) -> bytes:
    fields = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", new_record_id()),
        ("WARC-Target-URI", "https://paper.example/a"),
        ("WARC-Date", date_of(WHEN)),
        ("WARC-Block-Digest", digest_of(block)),
        ("Content-Type", "application/http; msgtype=response" if kind == "response" else "text/html"),
    ]
    return write_record(fields, block, level=level)


def read(content: bytes, **limits: int) -> list[Record]:
    return list(read_records(io.BytesIO(content), **limits))


@pytest.mark.parametrize("size", [0, 1, 7_999, 8_001, 65_535, 65_536, 200_000])
@pytest.mark.parametrize("level", [0, 1])
def test_records_of_any_size_are_one_gzip_member(size: int, level: int) -> None:
    block = random.Random(1).randbytes(size)
    packed = record(block, "resource", level)

    unzip = zlib.decompressobj(31)
    plain = unzip.decompress(packed)
    assert unzip.eof
    assert not unzip.unused_data
    assert plain.endswith(b"\r\n\r\n" + block + b"\r\n\r\n")
    assert gzip.decompress(packed) == plain


@given(st.binary(max_size=80))
def test_digests_are_in_base32(block: bytes) -> None:
    assert digest_of(block) == "sha256:" + base64.b32encode(hashlib.sha256(block).digest()).decode()


def test_zlib_does_where_isal_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collector.warc.packing.fast_zlib", None)
    block = b"<p>told" * 5000
    (found,) = read(record(block, "resource"))
    assert found.block == block
    assert found.length < 2000


@pytest.mark.parametrize("level", [0, 1, 6])
def test_what_is_written_is_read_again(level: int) -> None:
    one, two = record(level=level), record(b"x" * 200_000, "resource", level)
    found = read(one + two)

    assert [r.block for r in found] == [HTTP, b"x" * 200_000]
    assert [(r.offset, r.length) for r in found] == [(0, len(one)), (len(one), len(two))]
    assert found[0].target == "https://paper.example/a"
    assert parse_date(found[0].field("warc-date") or "") == WHEN
    assert found[1].kind == "resource"


def test_plain_and_wholly_compressed_files_are_read_too() -> None:
    plain = b"".join(gzip.decompress(r) for r in (record(), record(b"two", "resource")))

    assert [r.block for r in read(plain)] == [HTTP, b"two"]
    assert [r.block for r in read(gzip.compress(plain))] == [HTTP, b"two"]
    assert read(plain)[0].offset == 0


def test_a_file_cut_off_by_a_crash_gives_every_whole_record() -> None:
    one, two = record(), record(b"y" * 5000, "resource")
    for cut in range(1, len(two)):
        assert len(read(one + two[:cut])) == 1
    plain = gzip.decompress(one) + gzip.decompress(two)[:-100]
    assert len(read(plain)) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"this is no archive",
        b"<html>",
        b"PK\x03\x04zip",
        b"\x1f\x8bnonsense follows here",
        gzip.compress(b"no warc"),
    ],
)
def test_what_is_no_archive_is_said(content: bytes) -> None:
    with pytest.raises(InputError):
        read(content)


def test_damage_in_the_middle_is_said_with_its_place() -> None:
    one = record()
    with pytest.raises(InputError, match=str(len(one))):
        read(one + b"garbage between members" + record())
    with pytest.raises(InputError, match="no length"):
        read(b"WARC/1.1\r\nContent-Length: -5\r\n\r\n")
    with pytest.raises(InputError, match="header over"):
        read(b"WARC/1.1\r\n" + b"A: b\r\n" * 20_000)


def test_a_long_block_is_cut_and_marked() -> None:
    found = read(record(b"z" * 100_000, "resource") + record(), max_block=1000)
    assert [(len(r.block), r.cut) for r in found] == [(1000, True), (len(HTTP), False)]


def test_no_line_break_gets_into_a_field() -> None:
    content = write_record([("WARC-Type", "metadata"), ("X", "a\r\nInjected: yes")], b"")
    assert [name for name, _ in read(content)[0].fields] == ["WARC-Type", "X", "Content-Length"]


@pytest.mark.checkers
@pytest.mark.parametrize("tool", ["warcio", "fastwarc"])
def test_foreign_checkers_accept_it(tmp_path: Path, tool: str) -> None:
    pytest.importorskip(tool, reason="a checker of the development environment")
    path = tmp_path / "x.warc.gz"
    path.write_bytes(record() + record(b"<p>supplied", "resource") + record(HTTP + b"x" * 100_000, level=0))
    binary = Path(sys.executable).with_name(tool)
    ended = subprocess.run([str(binary), "check", str(path)], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_responses_are_read_with_interim_answers_and_chunks() -> None:
    block = b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n6\r\n world\r\n0\r\nT: r\r\n\r\n"
    message = parse_response(block)
    assert message is not None
    assert (message.status, message.body) == (200, b"hello world")
    assert parse_response(b"no http") is None


@pytest.mark.parametrize(
    ("body", "plain"),
    [
        (b"5\r\nhello\r\n0\r\n\r\n", b"hello"),
        (b"5\r\nhel", b"hel"),
        (b"<p>not chunked", b"<p>not chunked"),
        (b"", b""),
        (b"-1\r\nx", b"-1\r\nx"),
    ],
)
def test_chunks(body: bytes, plain: bytes) -> None:
    assert dechunk(body) == plain


@given(st.binary(max_size=600))
def test_no_bytes_are_too_strange(content: bytes) -> None:
    for start in (b"", b"WARC/1.1\r\n", b"\x1f\x8b"):
        try:
            assert all(isinstance(r, Record) for r in read(start + content))
        except InputError:
            continue
    parse_response(content)
    dechunk(content)


@given(st.lists(st.binary(max_size=300), max_size=5), st.integers(0, 3))
def test_any_blocks_survive(blocks: list[bytes], level: int) -> None:
    content = b"".join(record(block, "resource", level) for block in blocks)
    assert [r.block for r in read(content)] == blocks


def read_on(content: bytes, **limits: int) -> tuple[list[Record], list[tuple[int, str]]]:
    damage: list[tuple[int, str]] = []
    found = list(read_records(io.BytesIO(content), on_damage=lambda *told: damage.append(told), **limits))
    return found, damage


def flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


def test_records_after_damage_are_found() -> None:
    one, two, three = (
        record(),
        record(random.Random(2).randbytes(3000), "resource"),
        record(b"three", "resource"),
    )

    for broken in (
        flipped(two, len(two) // 2),
        flipped(two, 1),
        flipped(two, len(two) - 6),
        two[:-20],
        b"garbage",
    ):
        found, damage = read_on(one + broken + three)
        assert [r.block for r in found] == [HTTP, b"three"]
        assert [place for place, _ in damage] == [len(one)]
        assert found[1].offset == len(one + broken)
        assert found[1].length == len(three)


def test_records_after_damage_in_a_plain_file_are_found() -> None:
    one, two, three = (
        gzip.decompress(r) for r in (record(), record(b"WARC/1.0 is no record"), record(b"3", "resource"))
    )

    found, damage = read_on(one + two.replace(b"Content-Length", b"Content-Lenght") + three)

    assert [r.block for r in found] == [HTTP, b"3"]
    assert [place for place, _ in damage] == [len(one)]


def test_many_records_in_one_gzip_member_are_all_read() -> None:
    plain = b"".join(gzip.decompress(record(letter * 300_000, "resource")) for letter in (b"a", b"b", b"c"))
    found = read(gzip.compress(plain) + record(b"own", "resource"), max_block=1000)

    assert [r.block[:1] for r in found] == [b"a", b"b", b"c", b"o"]
    assert [r.cut for r in found] == [True, True, True, False]
    assert [r.length == 0 for r in found] == [True, True, True, False]


def bomb(megabytes: int) -> bytes:
    head = b"WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: %d\r\n\r\n" % (megabytes * 1_000_000)
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    pieces = [packer.compress(head)] + [packer.compress(b"\0" * 1_000_000) for _ in range(megabytes)]
    return b"".join(pieces) + packer.flush()


def test_a_bomb_is_named_and_what_follows_is_read() -> None:
    content = record() + bomb(200) + record(b"after", "resource")
    assert len(content) < 500_000

    tracemalloc.start()
    found, damage = read_on(content, max_block=1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert [r.block for r in found] == [HTTP, b"after"]
    assert "beyond reason" in damage[0][1]
    assert peak < 10_000_000


@pytest.mark.parametrize(
    "content",
    [
        b"\x1f\x8b\x08" * 100_000,
        record() + record()[:15] * 20_000,
        b"WARC/1.1\r\n" + b"\nWARC/1.1\r\n" * 50_000,
        b"WARC/1.1\r\nContent-Length: 999999999\r\n\r\n" * 2000,
        b"WARC/1.1\r\n" + b"A" * 5_000_000,
        b"\r\n" * 2_000_000,
    ],
)
def test_hostile_archives_cost_little(content: bytes) -> None:
    began = time.process_time()
    read_on(content)
    assert time.process_time() - began < 3


def test_an_older_archive_of_another_tool() -> None:
    content = (
        b"WARC/1.0\nWARC-Type: response\nWARC-Target-URI: <http://paper.example/a>\nWARC-Record-ID: <urn:uuid:1>\n"
        b"Content-Type: application/http;\n msgtype=response\nContent-Length: 28\n\nHTTP/1.0 200 OK\nA: b\n\n<p>old\n\n"
    )
    (found,) = read(content)

    assert found.target == "http://paper.example/a"
    assert found.field("content-type") == "application/http; msgtype=response"
    message = parse_response(found.block)
    assert message is not None
    assert message.body == b"<p>old"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (b"HTTP/1.1 200\r\n\r\n", b""),
        (b"HTTP/1.1  200  OK\r\n\r\n", b"x"),
        (b"HTTP/2 200\r\nContent-Length: 3\r\n\r\n", b"xyz"),
        (b"HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n", b"\r\n\r\n"),
        (b"HTTP/1.1 200 OK\nA: b\n\n", b"a\r\n\r\nb"),
        (b"ICY 200 OK\r\n\r\n", b"x"),
    ],
)
def test_heads_as_servers_write_them(head: bytes, body: bytes) -> None:
    message = parse_response(head + body)
    assert message is not None
    assert (message.status, message.body) == (200, body)


def test_where_an_answer_begins_and_ends() -> None:
    early, answer, surplus = (
        b"HTTP/1.1 103 Early\r\nA: b\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
        b"more",
    )
    found = find_response(early + answer + surplus)
    assert found is not None
    message, start, end = found
    assert (start, end) == (len(early), len(early + answer))
    assert message.body == b"hi"
    assert find_response(b"HTTP/1.1 103 Early\r\n\r\n" * 40) is None

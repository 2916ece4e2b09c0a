"""Content codings taken off under a limit: what servers send, what they get wrong, what attacks."""

from __future__ import annotations

import gzip
import random
import zlib
from collections.abc import Callable

import brotli
import pytest
from backports import zstd
from hostile_site import brotli_bomb, gzip_bomb, zstd_bomb
from hypothesis import given
from hypothesis import strategies as st

from collector.fetch.decode import decode, plain_body
from collector.warc import HttpMessage

TEXT = b"<p>what was told " * 20_000
LIMIT = 1_000_000


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(body) + packer.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda body: brotli.compress(body, quality=3),
    "zstd": zstd.compress,
}


@pytest.mark.parametrize("coding", PACKERS)
def test_each_coding(coding: str) -> None:
    assert decode(PACKERS[coding](TEXT), coding, LIMIT) == (TEXT, None, "")
    assert decode(PACKERS[coding](TEXT), f" {coding.upper()} ", LIMIT) == (TEXT, None, "")
    assert decode(PACKERS[coding](b""), coding, LIMIT)[:2] == (b"", None)


@pytest.mark.parametrize("coding", PACKERS)
def test_the_limit(coding: str) -> None:
    assert decode(PACKERS[coding](TEXT), coding, len(TEXT)) == (TEXT, None, "")
    assert decode(PACKERS[coding](TEXT), coding, len(TEXT) - 1) == (
        TEXT[:-1],
        "length",
        f"it unpacks to more than {len(TEXT) - 1:,} bytes",
    )


def test_deflate_comes_raw_or_wrapped() -> None:
    assert decode(raw_deflate(TEXT), "deflate", LIMIT)[0] == TEXT


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
def test_members_and_frames_follow_one_another(pack: Callable[[bytes], bytes]) -> None:
    coding = "gzip" if pack is gzip.compress else "zstd"
    assert decode(pack(b"one") + pack(b"two"), coding, LIMIT)[0] == b"onetwo"
    body, cut, note = decode(pack(b"x") * 40, coding, LIMIT)
    assert (body, cut) == (b"x" * 16, "unspecified")
    assert "over 16" in note


@pytest.mark.parametrize("coding", PACKERS)
def test_a_body_that_breaks_off_gives_what_came(coding: str) -> None:
    packed = PACKERS[coding](bytes(range(256)) * 500 + TEXT)
    body, cut, note = decode(packed[: len(packed) - 12], coding, LIMIT)
    assert cut == "unspecified"
    assert "ends in its middle" in note
    assert body.startswith(bytes(range(256)))


@pytest.mark.parametrize("coding", ["gzip", "zstd", "br", "gzip, zstd"])
def test_a_body_that_is_not_in_its_coding_is_taken_as_it_is(coding: str) -> None:
    body, cut, note = decode(b"<!doctype html><p>plain", coding, LIMIT)
    assert (body, cut) == (b"<!doctype html><p>plain", None)
    assert "not in its stated coding" in note


def test_what_follows_a_gzip_member_is_left_out() -> None:
    assert decode(gzip.compress(b"told") + b"\0" * 50, "gzip", LIMIT)[0] == b"told"


@pytest.mark.parametrize("codings", [None, "", "identity", ", ,", "Identity"])
def test_no_coding(codings: str | None) -> None:
    assert decode(TEXT, codings, LIMIT) == (TEXT, None, "")
    assert decode(TEXT, codings, 10) == (TEXT[:10], "length", "")


def test_too_many_codings_and_unknown_ones_are_named() -> None:
    assert decode(b"x", "gzip, gzip, gzip", LIMIT) == (b"x", None, "3 content codings")
    assert decode(b"x", "compress", LIMIT) == (b"x", None, "unknown content coding compress")


@pytest.mark.parametrize(
    ("coding", "bomb"),
    [
        ("gzip", gzip_bomb(60)),
        ("br", brotli_bomb(60)),
        ("zstd", zstd_bomb(60)),
        ("gzip, gzip", gzip.compress(gzip_bomb(60))),
    ],
)
def test_bombs_are_cut(coding: str, bomb: bytes) -> None:
    body, cut, _ = decode(bomb, coding, LIMIT)
    assert cut == "length"
    assert len(body) == LIMIT


def test_a_zstd_frame_that_asks_for_a_huge_window_is_refused() -> None:
    options = {
        zstd.CompressionParameter.window_log: 27,
        zstd.CompressionParameter.enable_long_distance_matching: 1,
    }
    packer = zstd.ZstdCompressor(options=options)
    packed = packer.compress(b"ab" * 300_000) + packer.flush()
    body, _, note = decode(packed, "zstd", LIMIT)
    assert body == packed
    assert "not in its stated coding" in note


@given(
    st.binary(max_size=300),
    st.sampled_from([*PACKERS, "gzip, br", "x-gzip", "nonsense"]),
    st.integers(0, 200),
)
def test_no_bytes_are_too_strange(content: bytes, coding: str, limit: int) -> None:
    for start in (b"", b"\x1f\x8b\x08\0\0\0\0\0\0\3", b"\x28\xb5\x2f\xfd"):
        body, _, _ = decode(start + content, coding, limit)
        assert len(body) <= limit


def test_codings_may_stand_in_two_headers_and_files_may_be_gzip_themselves() -> None:
    headers = (("Content-Encoding", "gzip"), ("content-encoding", "br"))
    twice = HttpMessage(status=200, headers=headers, body=PACKERS["br"](gzip.compress(TEXT)))
    assert plain_body(twice, LIMIT)[0] == TEXT
    file = HttpMessage(
        status=200, headers=(("Content-Encoding", "gzip"),), body=gzip.compress(gzip.compress(TEXT))
    )
    assert plain_body(file, LIMIT)[0] == TEXT


# -- the quick way ---------------------------------------------------------------------------------------------------


def damaged(number: int) -> bytes:
    """Return a gzip body with something wrong: cut, a byte changed, bytes after it, or a header field changed."""
    chance = random.Random(number)
    text = b"<p>Words of a page, and of another page.</p>" * chance.randint(0, 400)
    body = bytearray(gzip.compress(text, chance.randint(0, 9)))
    match number % 4:
        case 0:
            del body[chance.randint(0, len(body)) :]
        case 1:
            body[chance.randrange(len(body))] = chance.randrange(256)
        case 2:
            body += chance.randbytes(chance.randint(0, 9))
        case _:
            body[chance.choice((3, 4, 8, 9, -8, -7, -5, -4, -1))] = chance.randrange(256)
    return bytes(body)


def test_the_quick_way_gives_what_zlib_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = [*map(damaged, range(600)), gzip.compress(b"a" * 70_000), gzip.compress(b"a" * 2_000_000)]

    quick = [decode(body, "gzip", 60_000) for body in bodies]
    monkeypatch.setattr("collector.fetch.decode.fast_zlib", None)

    assert quick == [decode(body, "gzip", 60_000) for body in bodies]
    assert len({answer[1:] for answer in quick}) > 4, "whole, cut, broken and foreign ones are among them"

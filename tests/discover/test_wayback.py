"""The web archive's index in both of its forms, and its odd lines."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.discover.wayback import Copy, ask_for_copy, is_excluded, read_copies
from collector.records import Capture, Miss

ASK = ask_for_copy("https://paper.example/a")


def read(body: bytes, status: int = 200) -> list[Copy | Miss]:
    when = datetime(2026, 11, 20, tzinfo=UTC)
    return list(
        read_copies(
            ASK, Capture(url=ASK.url, requested_url=ASK.url, status=status, body=body, captured_at=when)
        )
    )


@pytest.mark.shared
@pytest.mark.parametrize(
    ("sample", "copies", "misses"),
    [
        ("cdx_output_json.json", 10, 0),
        ("cdx_plain_resume.txt", 25, 0),
        ("cdx_plain_mixed_status.txt", 6, 4),
        ("cdx_plain_malformed.txt", 2, 3),
        ("cdx_plain_bad_timestamp.txt", 3, 2),
        ("cdx_plain_zero_length.txt", None, 0),
    ],
)
def test_a_recorded_index_is_read_line_by_line(
    shared: Path, sample: str, copies: int | None, misses: int
) -> None:
    found = read((shared / "api-samples/wayback_cdx" / sample).read_bytes())

    assert sum(isinstance(f, Miss) for f in found) == misses
    if copies is not None:
        assert sum(isinstance(f, Copy) for f in found) == copies
    assert all(
        f.url.startswith(f"https://web.archive.org/web/{f.timestamp}id_/http")
        for f in found
        if isinstance(f, Copy)
    )


@pytest.mark.shared
def test_an_excluded_site_is_told_from_a_refusal(shared: Path) -> None:
    body = (shared / "api-samples/wayback_cdx/http403_blocked_site.txt").read_text("utf-8")
    assert is_excluded(403, f"answered 403: {body}")
    assert not is_excluded(403, "answered 403: forbidden")
    assert [type(f) for f in read(body.encode(), status=403)] == [Miss]


@pytest.mark.parametrize("body", [b"", b"[]", b"\n"])
def test_no_copy_is_no_fault(body: bytes) -> None:
    assert read(body) == []


@pytest.mark.parametrize("body", [b"<html>busy</html>", b'{"error": 1}', b'["a"]'])
def test_something_else_is_named(body: bytes) -> None:
    assert [f.reason for f in read(body) if isinstance(f, Miss)] == ["answer not understood"]


@given(st.binary(max_size=300))
def test_no_bytes_are_too_strange(body: bytes) -> None:
    assert all(isinstance(found, Copy | Miss) for found in read(body))


def test_one_call_asks_for_the_last_good_copy() -> None:
    assert "limit=-1" in ASK.url
    assert "filter=statuscode%3A200" in ASK.url

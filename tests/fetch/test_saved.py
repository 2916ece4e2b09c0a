"""Pages that are on disk already: whose address, which bytes, and what damaged and hostile files come to."""

from __future__ import annotations

import gzip
import hashlib
import io
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from fetch_samples import Kept
from hypothesis import given
from hypothesis import strategies as st

from collector.errors import InputError
from collector.fetch import capture_of, read_archive, read_bodies, read_saved_page
from collector.fetch.pages import own_url, page_in_mhtml
from collector.records import Capture, Miss
from collector.warc import Record, date_of, new_record_id, write_record

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
PAGE = b"<!doctype html><html><head><title>Told</title></head><body><h1>Told</h1></body></html>"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (b'<link rel="canonical" href="https://paper.example/a?x=1&amp;y=2">', "https://paper.example/a?x=1&y=2"),
        (b"<link href='https://paper.example/a' rel='canonical'>", "https://paper.example/a"),
        (b"<LINK REL=canonical HREF=https://paper.example/a>", "https://paper.example/a"),
        (b'<meta property="og:url" content="https://paper.example/og">', "https://paper.example/og"),
        (b'<meta content="https://paper.example/og" property="og:url" />', "https://paper.example/og"),
        (
            b'<meta property="og:url" content="https://paper.example/og"><link rel=canonical href="https://paper.example/c">',
            "https://paper.example/c",
        ),
        (
            b'<link rel=canonical href="https://paper.example/"><meta property=og:url content="https://paper.example/og">',
            "https://paper.example/og",
        ),
        (b'<link rel=canonical href="https://paper.example/">', "https://paper.example/"),
        (b"<!-- saved from url=(0027)https://paper.example/saved -->", "https://paper.example/saved"),
        (b"<!--\n Page saved with SingleFile \n url: https://paper.example/single \n saved date: x -->", "https://paper.example/single"),
        (
            b'<!-- saved from url=(0027)https://paper.example/x --><link rel="canonical" href="/relative">',
            "https://paper.example/relative",
        ),
        (b'<link rel="canonical" href="https://paper.example/a&#10;  b\n/c">', "https://paper.example/a  b/c"),
        (b'<link rel="canonical" href="https://paper.example/\x1b[31m">', None),
        (b'<link rel="canonical" href="/relative">', None),
        (b'<link rel="canonical" href="javascript:alert(1)">', None),
        (b'<link rel="stylesheet" href="https://paper.example/style.css">', None),
        (b"<script>url: https://paper.example/no</script>", None),
        (b"", None),
    ],
)  # fmt: skip
def test_the_address_that_a_page_names_itself(head: bytes, url: str | None) -> None:
    assert own_url(b"<html><head>" + head + b"</head><body>") == url


@given(st.binary(max_size=400))
def test_no_page_is_too_strange(content: bytes) -> None:
    own_url(b"<link rel=canonical href=" + content)
    own_url(content)
    page_in_mhtml(b"Content-Type: multipart/related; boundary=x\n\n--x\n" + content)
    capture_of(Record(fields=(("WARC-Type", "response"),), block=b"HTTP/1.1 200 OK\r\n" + content), 1000)


@pytest.mark.parametrize(
    "body",
    [
        b"<!--" * 50_000,
        b"<link " * 50_000,
        b"<meta property=og:url " * 9_000,
        b"<link rel=canonical href='" * 8_000,
    ],
)
def test_hostile_heads_cost_little(body: bytes) -> None:
    began = time.process_time()
    own_url(body)
    assert time.process_time() - began < 1


def test_a_saved_page(tmp_path: Path) -> None:
    body = PAGE.replace(b"<title>", b'<link rel=canonical href="https://paper.example/told"><title>')
    path = tmp_path / "told.html"
    path.write_bytes(body)
    kept = Kept()

    candidate, capture = read_saved_page(path, NOW, kept)

    assert isinstance(capture, Capture)
    assert (candidate.url, candidate.key) == ("https://paper.example/told", "paper.example/told")
    assert candidate.found_in[0].source == "saved-page"
    assert (capture.source, capture.captured_at, capture.body) == ("supplied", NOW, body)
    assert capture.page_sha256 == hashlib.sha256(body).hexdigest()
    (record,) = kept.records()
    assert (record.kind, record.record_id, record.block) == ("resource", capture.record, body)
    (tmp_path / "captures.warc.gz").write_bytes(kept.content)
    assert list(read_bodies(tmp_path / "captures.warc.gz", {str(capture.record)})) == [(capture.record, body)]
    assert capture_of(record) == capture
    assert read_saved_page(path, NOW, None) == (candidate, capture)


def test_saved_pages_in_gzip_with_a_sidecar_and_without_any_address(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE))
    (tmp_path / "b.html").write_bytes(PAGE)
    (tmp_path / "b.html.url").write_text("[InternetShortcut]\nURL=https://paper.example/b\n")

    a, zipped = read_saved_page(tmp_path / "a.html.gz", NOW, None)
    b, _ = read_saved_page(tmp_path / "b.html", NOW, None)

    assert isinstance(zipped, Capture)
    assert zipped.body == PAGE
    assert a.url == a.key == (tmp_path / "a.html.gz").as_uri()
    assert b.url == "https://paper.example/b"


MHTML = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://paper.example/mhtml
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----x"

------x
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable
Content-Location: https://paper.example/mhtml

<html><head><title>Gr=FC=DFe</title></head></html>
------x
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
------x--
"""


def test_a_page_saved_as_mhtml(tmp_path: Path) -> None:
    path = tmp_path / "page.mhtml"
    path.write_bytes(MHTML.replace(b"\n", b"\r\n"))
    kept = Kept()

    candidate, capture = read_saved_page(path, NOW, kept)

    assert isinstance(capture, Capture)
    assert candidate.url == "https://paper.example/mhtml"
    assert b"<title>Gr\xfc\xdfe</title>" in capture.body
    assert capture.header("content-type") == "text/html; charset=iso-8859-1"


def test_a_very_long_saved_page_is_cut_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    path.write_bytes(PAGE + b"<img src=data:x>" * 400_000)

    _, capture = read_saved_page(path, NOW, None)

    assert isinstance(capture, Capture)
    assert capture.truncated == "length"
    assert len(capture.body) == 5_000_000


@pytest.mark.parametrize("name", ["missing.html", "broken.html.gz", "folder.html"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "broken.html.gz").write_bytes(b"\x1f\x8b\x08 nonsense")
    (tmp_path / "folder.html").mkdir()

    with pytest.raises(InputError, match=name):
        read_saved_page(tmp_path / name, NOW, None)


# -- archives ----------------------------------------------------------------------------------------------------


def response(url: str, block: bytes, record_id: str = "", **more: str) -> bytes:
    fields = [("WARC-Type", "response"), ("WARC-Target-URI", url), ("WARC-Date", date_of(NOW))]
    fields += [("WARC-Record-ID", record_id or new_record_id())]
    fields += [(name.replace("_", "-"), value) for name, value in more.items()]
    return write_record(fields, block)


def answer(body: bytes = PAGE, status: str = "200 OK", kind: str = "text/html", *more: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *more]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def test_pages_in_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(
        write_record([("WARC-Type", "warcinfo")], b"software: other\r\n")
        + response("<https://paper.example/a>", answer(), "<urn:uuid:1>")
        + response("https://paper.example/pic", answer(b"...", kind="image/png"))
        + response("https://paper.example/moved", answer(b"", "301 Moved"))
        + response("https://paper.example/gone", answer(b"gone", "404 Not Found"))
        + response("https://paper.example/shut", answer(b"no", "403 Forbidden"))
        + response(
            "https://paper.example/br",
            answer(brotli.compress(PAGE), "200 OK", "text/html", "Content-Encoding: br"),
        )
        + response("dns:paper.example", b"1.2.3.4")
        + response("https://paper.example/odd", b"not HTTP")
        + write_record(
            [("WARC-Type", "request"), ("WARC-Target-URI", "https://paper.example/a")],
            b"GET / HTTP/1.1\r\n\r\n",
        )
    )
    kept = Kept()

    found = {c.url: (c, r) for c, r in read_archive(path, kept)}

    assert list(found) == [f"https://paper.example/{p}" for p in ("a", "gone", "shut", "br")]
    first = found["https://paper.example/a"][1]
    assert isinstance(first, Capture)
    assert (first.source, first.record, first.captured_at, first.body) == (
        "archive",
        "<urn:uuid:1>",
        NOW,
        PAGE,
    )
    gone, shut, packed = (found[f"https://paper.example/{p}"][1] for p in ("gone", "shut", "br"))
    assert isinstance(gone, Miss)
    assert isinstance(shut, Miss)
    assert isinstance(packed, Capture)
    assert (gone.reason, gone.needs_look) == ("not found", False)
    assert (shut.reason, shut.needs_look) == ("blocked", True)
    assert packed.body == PAGE
    copies = kept.records()
    assert [r.target for r in copies] == list(found)
    assert all(r.field("WARC-Target-URI") == r.target for r in copies)
    assert {r.record_id for r in copies} == {first.record, gone.record, shut.record, packed.record}


def test_a_record_without_an_id_gets_one(tmp_path: Path) -> None:
    path = tmp_path / "x.warc"
    block = answer()
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/a\r\nContent-Length: %d\r\n\r\n"
    path.write_bytes(head % len(block) + block + b"\r\n\r\n")
    kept = Kept()

    ((_, capture),) = read_archive(path, kept)

    assert isinstance(capture, Capture)
    assert capture.record
    assert kept.records()[0].record_id == capture.record


def test_a_damaged_archive_gives_what_is_whole_and_names_the_place(tmp_path: Path) -> None:
    one, two, three = (response(f"https://paper.example/{n}", answer()) for n in (1, 2, 3))
    path = tmp_path / "x.warc.gz"
    path.write_bytes(one + two[:40] + b"\xff" * 20 + two[60:] + three)

    found = list(read_archive(path, Kept()))

    assert [c.url for c, r in found if isinstance(r, Capture)] == [
        "https://paper.example/1",
        "https://paper.example/3",
    ]
    candidate, miss = found[-1]
    assert isinstance(miss, Miss)
    assert (miss.reason, miss.needs_look) == ("damaged archive", True)
    assert candidate.url == f"{path.as_uri()}#byte={len(one)}"


def test_an_archive_that_is_cut_off_says_so(tmp_path: Path) -> None:
    one, two = (response(f"https://paper.example/{n}", answer()) for n in (1, 2))
    path = tmp_path / "x.warc.gz"
    path.write_bytes(one + two[:-20])

    (kept, capture), (candidate, miss) = read_archive(path, Kept())

    assert isinstance(capture, Capture)
    assert kept.url == "https://paper.example/1"
    assert isinstance(miss, Miss)
    assert (miss.reason, miss.needs_look) == ("damaged archive", True)
    assert "ends inside a record" in miss.detail
    assert candidate.url == f"{path.as_uri()}#byte={len(one)}"


def test_a_wacz(tmp_path: Path) -> None:
    path = tmp_path / "x.wacz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/b.warc.gz", response("https://paper.example/b", answer()))
        packed.writestr(
            "archive/a.warc.gz", response("https://paper.example/a", answer()), zipfile.ZIP_DEFLATED
        )

    assert [c.url for c, _ in read_archive(path, None)] == [
        "https://paper.example/a",
        "https://paper.example/b",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.warc.gz", b""),
        ("x.warc.gz", b"<html>"),
        ("x.warc.gz", gzip.compress(b"no archive")),
        ("x.warc", b"WARC/1.1\r\nContent-Length: 1\r\n\r\n"),
        ("x.warc.gz", write_record([("WARC-Type", "warcinfo")], b"")),
        ("x.wacz", b"no zip"),
        ("x.wacz", b"PK\x05\x06" + b"\0" * 18),
    ],
)
def test_what_is_no_archive_is_said(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(InputError, match=r"x\.wa") as caught:
        list(read_archive(path, None))
    assert caught.value.hint
    with pytest.raises(InputError):
        list(read_archive(tmp_path / "missing.warc", None))


def test_a_zip_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collector.fetch.saved._MOST_UNPACKED", (1_000_000, 10))
    path = tmp_path / "x.wacz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("archive/x.warc", b"\0" * 3_000_000)

    with pytest.raises(InputError, match="beyond reason"):
        list(read_archive(path, None))


def test_a_page_that_unpacks_beyond_the_limit_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    body = brotli.compress(PAGE + b" " * 30_000_000, quality=1)
    path.write_bytes(
        response("https://paper.example/a", answer(body, "200 OK", "text/html", "Content-Encoding: br"))
    )

    ((_, capture),) = read_archive(path, None)

    assert isinstance(capture, Capture)
    assert (capture.truncated, len(capture.body)) == ("length", 5_000_000)


def test_fields_that_break_a_line_do_not_get_into_the_copy(tmp_path: Path) -> None:
    path = tmp_path / "x.warc"
    block = answer()
    head = (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/a\r\nWARC-Record-ID: <urn:uuid:9>\r\n"
        b"X-Odd Name: 1\r\n: 2\r\nContent-Length: %d\r\n\r\n"
    )
    path.write_bytes(head % len(block) + block + b"\r\n\r\n")
    kept = Kept()

    list(read_archive(path, kept))

    names = [name for name, _ in kept.records()[0].fields]
    assert names == ["WARC-Type", "WARC-Record-ID", "WARC-Target-URI", "Content-Length"]
    assert io.BytesIO(kept.content).read(2) == b"\x1f\x8b"

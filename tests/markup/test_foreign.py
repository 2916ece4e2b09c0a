"""Files that are no page: told by how they begin or by what no text has in it, and never a page for one."""

from __future__ import annotations

import gzip
import io
import random
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.markup import find_foreign

PAGE = b"<!doctype html><html><head><title>Quillwater opens a mill</title></head><body><p>In Porto.</p></body></html>"
NOISE = random.Random(7).randbytes(100_000)


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("page.html", PAGE)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "it is a PDF, not HTML"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "it is an image, not HTML"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "it is an image, not HTML"),
        (zipped(), "it is a ZIP file, not HTML"),
        (gzip.compress(PAGE), "it is a gzip file, not HTML"),
    ],
)
def test_files_are_told_by_how_they_begin(body: bytes, said: str) -> None:
    found = find_foreign(body)

    assert found is not None
    assert (found.said, found.is_file) == (said, True)


@pytest.mark.parametrize("body", [NOISE, NOISE[:200], bytes(5_000), NOISE[:500] * 100])
def test_noise_is_told_by_what_no_text_has(body: bytes) -> None:
    found = find_foreign(body)

    assert found is not None
    assert (found.said, found.is_file) == ("its bytes are no text", False)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", None),
        (PAGE, None),
        (b"Just a line of text without a tag.", None),
        (bytes(2_000) + PAGE, None),
        ("東京 の 会 社 は 今 日".encode("iso2022_jp") * 100, None),
        ("한국 a 한 b 국".encode("iso2022_kr") * 100, None),
        ("Привет, как дела? ".encode("koi8_r") * 100, None),
        (PAGE.decode().encode("utf-16"), None),
        (PAGE.decode().encode("utf-16-le"), "text/html; charset=UTF-16LE"),
        (b"a\0b\x01c\x02d" + b"a line that a bad character slipped into " * 20, None),
    ],
)
def test_what_may_be_a_page_is_none_of_it(body: bytes, content_type: str | None) -> None:
    assert find_foreign(body, content_type) is None


@given(st.binary(max_size=3_000), st.none() | st.text(max_size=40))
def test_any_bytes_have_an_answer(body: bytes, content_type: str | None) -> None:
    found = find_foreign(PAGE + body, content_type)

    assert found is None, "a page stays a page, whatever comes behind its head"
    find_foreign(body, content_type)

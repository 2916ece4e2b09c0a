"""Bytes to text by the web's rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.markup.charset import decode

SENTENCE = "Zażółć gęślą jaźń — naïve café"


@pytest.mark.parametrize(
    ("body", "header", "charset"),
    [
        (b"\xef\xbb\xbf" + SENTENCE.encode(), "text/html; charset=iso-8859-1", "utf-8"),
        (SENTENCE.encode("utf-16"), None, "utf-16-le"),
        (SENTENCE.encode(), "text/html; charset=utf-8", "utf-8"),
        (b'<meta charset="utf-8">' + SENTENCE.encode(), None, "utf-8"),
        (b"<?xml version='1.0' encoding='utf-8'?>" + SENTENCE.encode(), None, "utf-8"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=utf-8">' + SENTENCE.encode(),
            None,
            "utf-8",
        ),
        (SENTENCE.encode(), None, "utf-8"),
    ],
)
def test_order_of_trust(body: bytes, header: str | None, charset: str) -> None:
    found, text = decode(body, header)

    assert found == charset
    assert SENTENCE in text


def test_declared_legacy_charset_is_read() -> None:
    body = '<meta charset="iso-8859-2"><p>Zażółć gęślą jaźń'.encode("iso-8859-2")

    assert "Zażółć gęślą jaźń" in decode(body)[1]


def test_header_beats_meta() -> None:
    body = '<meta charset="iso-8859-1"><p>Жёлтый'.encode("windows-1251")

    assert "Жёлтый" in decode(body, "text/html; charset=windows-1251")[1]


def test_bytes_that_are_plainly_utf8_beat_a_wrong_declaration() -> None:
    body = '<meta charset="iso-8859-1"><p>' + SENTENCE

    assert SENTENCE in decode(body.encode())[1]


def test_undeclared_legacy_bytes_are_detected() -> None:
    text = "Компания открыла новый склад на старой набережной и пообещала нанять людей. " * 8

    assert text.strip() in decode(f"<p>{text}".encode("windows-1251"))[1]


def test_page_cut_inside_a_character_is_still_utf8() -> None:
    assert decode("<p>日本語の文".encode()[:-1])[0] == "utf-8"


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=40)))
def test_any_bytes_any_header(body: bytes, header: str | None) -> None:
    charset, text = decode(body, header)

    assert isinstance(text, str)
    assert charset

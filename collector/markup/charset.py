"""Bytes to text by the web's rules: BOM, header, declaration in the page, detection."""

from __future__ import annotations

import re

from w3lib.encoding import html_to_unicode

#: What is looked at where nothing is declared.
_SAMPLE = 32_768
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,200}?\bcharset|\?xml\b[^>]{0,80}?\bencoding)\s*=\s*["']?\s*([\w-]+)""", re.I
)


def decode(body: bytes, content_type: str | None = None) -> tuple[str, str]:
    """
    Return (charset, text). Never raises; what can't be decoded is U+FFFD.

    The order is the web's: byte-order mark, HTTP header, <meta> or XML declaration, then detection. A
    declaration that the bytes contradict (declared single-byte or UTF-8, but they are plainly the other) yields to
    the bytes: valid UTF-8 with non-ASCII characters is not an accident.
    """
    if _says_utf8(body, content_type):
        try:
            return "utf-8", body.decode("utf-8")
        except UnicodeDecodeError:
            pass
    try:
        charset, text = html_to_unicode(content_type, body, auto_detect_fun=_detect)
    except (LookupError, ValueError):
        return "utf-8", body.decode("utf-8", "replace")
    if charset not in {"utf-8", "utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le"}:
        if not body.isascii() and _is_utf8(body):
            return "utf-8", body.decode("utf-8", "replace").removeprefix("\ufeff")
    elif charset == "utf-8" and text.count("\ufffd") > 20 + len(text) // 200:
        guess = _detect(body)
        if guess not in {None, "utf-8", "utf_8"}:
            return str(guess), body.decode(str(guess), "replace")
    return charset, text


def _says_utf8(body: bytes, content_type: str | None) -> bool:
    """True for the common case, told without the library: header or <meta> name UTF-8, and there is no mark before."""
    if body[:1] in {b"\xef", b"\xfe", b"\xff", b"\x00"} or body[1:2] == b"\x00":
        return False
    if content_type and "charset" in content_type.lower():
        return "utf-8" in content_type.lower()
    declared = _DECLARED.search(body, 0, 4096)
    return declared is not None and declared.group(1).lower() in {b"utf-8", b"utf8"}


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        # A page cut off in the middle of a character is still UTF-8.
        return error.start > len(body) - 4 and error.start > 0
    return True


def _detect(body: bytes) -> str | None:
    if _is_utf8(body):
        return "utf-8"
    sample = body[:_SAMPLE]
    if sample.isascii():
        first = next(
            (i for i in range(_SAMPLE, len(body), _SAMPLE) if not body[i : i + _SAMPLE].isascii()), 0
        )
        sample = body[first : first + _SAMPLE]
    # Imported here: few pages declare nothing.
    from charset_normalizer import from_bytes

    best = from_bytes(sample, steps=4, chunk_size=512).best()
    return best.encoding if best is not None else None

"""Text as the records want it: NFC, white space folded, nothing invisible, nothing that can't be written."""

from __future__ import annotations

import html
import re
import unicodedata

#: Soft hyphen, zero-width space, word joiner, byte-order mark, NUL. The joiners (ZWJ, ZWNJ) carry meaning and stay.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\x00\ufffe\uffff]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_TAG = re.compile(
    r"<(?:/?(?:a|b|br|em|i|p|span|strong|sub|sup|div|u|small|mark)\b[^<>]{0,300}|!--[^<>]{0,300}--)>", re.I
)


def fold(text: str) -> str:
    """Return text NFC, invisible characters dropped, every run of white space one blank, none at the ends."""
    if not text.isascii():
        if _holds_invisible(text):
            text = _INVISIBLE.sub("", text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
    elif "\x00" in text:
        text = text.replace("\x00", "")
    return " ".join(text.split())


def fold_squeezed(text: str) -> str:
    """Return what ``fold`` returns of a text whose white space is squeezed already."""
    if text.isascii():
        return text if "\x00" not in text else fold(text)
    return fold(text) if _holds_invisible(text) or not unicodedata.is_normalized("NFC", text) else text


def _holds_invisible(text: str) -> bool:
    """True where one is in a text: an eighth of what the expression takes."""
    return (
        "\u200b" in text
        or "\u00ad" in text
        or "\u2060" in text
        or "\ufeff" in text
        or "\x00" in text
        or "\ufffe" in text
        or "\uffff" in text
    )


def whole(text: str) -> str:
    """Return text that can be written as UTF-8: halves of surrogate pairs become U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def unescape(text: str) -> str:
    """Resolve HTML entities that a page escaped twice (``&amp;amp;``), and drop inline tags left in a value."""
    for _ in range(2):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return _TAG.sub("", text) if "<" in text else text


def declared(text: str) -> str:
    """Return a value from a <meta> or JSON-LD as plain text: entities resolved, tags dropped, folded."""
    return fold(unescape(text))

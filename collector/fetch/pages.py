"""Pages out of what files and records hold. Pure: bytes in, pages and facts out."""

from __future__ import annotations

import email
import email.policy
import hashlib
import html
import re
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from collector.fetch.decode import plain_body
from collector.records import Capture
from collector.urls import check_url
from collector.warc import Record, parse_date, parse_response

#: Our own captures were limited when they were taken; this only keeps a damaged file in bounds.
MAX_OWN_BYTES = 50_000_000
_HEAD = 200_000
#: Savers leave their remark at the very top.
_TOP = 20_000
_LINK = re.compile(rb"<link\b([^<>]{1,2500})>", re.IGNORECASE)
_META = re.compile(rb"<meta\b([^<>]{1,2500})>", re.IGNORECASE)
_IS_CANONICAL = re.compile(rb"""\brel\s{0,9}=\s{0,9}["']?canonical\b""", re.IGNORECASE)
_IS_AMP = re.compile(rb"""\brel\s{0,9}=\s{0,9}["']?amphtml\b""", re.IGNORECASE)
_IS_OG_URL = re.compile(rb"""\b(?:property|name)\s{0,9}=\s{0,9}["']?og:url\b""", re.IGNORECASE)
_VALUE = re.compile(
    rb"""\b(?:href|content)\s{0,9}=\s{0,9}(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s>"']{1,2000}))""",
    re.IGNORECASE,
)
#: What browsers and savers write above a page: "saved from url=(0031)https://...", " url: https://...".
_REMARK = re.compile(
    rb"<!--.{0,400}?(?:saved from url=\(\d{1,6}\)|\burl:\s{0,9})(https?://[^\s<>\"']{1,2000})",
    re.IGNORECASE | re.DOTALL,
)
_LINE_ENDS = str.maketrans("", "", "\t\r\n")
_MHTML = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def own_url(body: bytes) -> str | None:
    """
    Return the address that a saved page names itself, None when it names none that could be fetched.

    In this order: canonical link, og:url, the remark that a browser left when it saved the page. An address with a path
    goes before a bare home page, which careless templates put on every article.
    """
    head = body[:_HEAD]
    remark = _REMARK.search(head[:_TOP])
    saved_from = remark[1].decode("utf-8", "replace").removesuffix("--") if remark else ""
    named = [*_values(head, _LINK, _IS_CANONICAL), *_values(head, _META, _IS_OG_URL), saved_from]
    usable = []
    for text in named:
        try:
            url = urljoin(saved_from, text) if saved_from else text
        except ValueError:
            continue
        if text and check_url(url) is None:
            usable.append(url)
    return next((url for url in usable if urlsplit(url).path.strip("/")), usable[0] if usable else None)


def amp_url(body: bytes, url: str) -> str | None:
    """Return the address of the AMP version that a page of this address declares, None when it declares none."""
    for text in _values(body[:_HEAD], _LINK, _IS_AMP):
        try:
            found = urljoin(url, text)
        except ValueError:
            return None
        return found if check_url(found, any_port=True) is None else None
    return None


def _values(head: bytes, tags: re.Pattern[bytes], wanted: re.Pattern[bytes]) -> list[str]:
    for tag in tags.finditer(head):
        value = _VALUE.search(tag[1]) if wanted.search(tag[1]) else None
        if value:
            found = next(group for group in value.groups() if group is not None)
            # Browsers take tabs and line ends out of an address, wherever they stand.
            return [html.unescape(found.decode("utf-8", "replace")).strip().translate(_LINE_ENDS)]
    return []


def page_in_mhtml(content: bytes) -> tuple[bytes, str, str] | None:
    """Return (HTML, its content type, its address or "") of a page saved as MHTML; None when it is no MHTML."""
    if not _MHTML.search(content[:4096]):
        return None
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            body = part.get_payload(decode=True)
            charset = part.get_content_charset()
            address = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
            kind = f"text/html; charset={charset}" if charset else "text/html"
            return (body if isinstance(body, bytes) else b""), kind, address.strip()
    return None


def capture_of(record: Record, limit: int = MAX_OWN_BYTES) -> Capture | None:
    """
    Return the page that a ``response`` or ``resource`` record holds, its codings taken off; None for others.

    At most ``limit`` bytes of it. Our own captures were limited when they were taken, so that without ``limit`` they
    come back as they were judged.
    """
    headers: tuple[tuple[str, str], ...]
    if record.kind == "resource":
        content_type = record.field("content-type") or "text/html"
        if "html" not in content_type.lower():
            return None
        status, headers, body = 200, (("Content-Type", content_type),), record.block[:limit]
        cut = "length" if len(record.block) > limit else None
    elif record.kind == "response":
        message = parse_response(record.block)
        if message is None:
            return None
        status, headers = message.status, message.headers
        body, cut, _ = plain_body(message, limit)
    else:
        return None
    stated = (record.field("warc-truncated") or "").lower() or None
    return Capture(
        url=record.target,
        requested_url=record.target,
        status=status,
        headers=headers,
        body=body,
        captured_at=parse_date(record.field("warc-date") or "") or datetime(1970, 1, 1, tzinfo=UTC),
        source="supplied" if record.kind == "resource" else "archive",
        record=record.record_id,
        peer=record.field("warc-ip-address"),
        page_sha256=hashlib.sha256(body).hexdigest(),
        truncated=cut or ("length" if record.cut else stated),
    )

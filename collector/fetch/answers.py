"""What an answer's status, type and length mean for a candidate, before its content is read (CRAWLING section 6)."""

from __future__ import annotations

import html
import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from collector.records import Capture, Hop

if TYPE_CHECKING:
    from collector.fetch.messages import Answer

#: Statuses with which sites refuse robots: the link may be the strongest evidence there is.
_BLOCKED = frozenset({401, 403, 406, 407, 418, 444, 451, 503, *range(520, 531)})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HTML = ("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml")
#: Types whose bodies are not read at all.
_FILES = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip")
#: What the WARC word for a body that is not whole means for a page.
CUT = {"length": "too big", "time": "timeout", "disconnect": "cut short"}

#: A refresh after more seconds is a page that reloads itself, and one on a longer page is no redirect.
_REFRESH_SECONDS = 5
_REFRESH_PAGE = 20_000
_UNSEEN = re.compile(rb"<!--.{0,20000}?-->|<noscript\b.{0,20000}?</noscript", re.IGNORECASE | re.DOTALL)
_META = re.compile(rb"<meta\b([^<>]{1,2500})>", re.IGNORECASE)
_IS_REFRESH = re.compile(rb"""http-equiv\s{0,9}=\s{0,9}["']?refresh\b""", re.IGNORECASE)
_CONTENT = re.compile(rb"""\bcontent\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_REFRESH = re.compile(
    r"""\s{0,99}(\d{1,5})(?:\.\d{0,9})?\s{0,99}[;,\s]\s{0,99}(?:url\s{0,9}=\s{0,9})?["']?\s{0,99}([^"']{1,2000})""",
    re.IGNORECASE,
)


class Verdict(NamedTuple):
    """Why an answer is no usable page."""

    reason: str
    detail: str
    needs_look: bool


def is_wanted(content_type: str) -> bool:
    """True when a body of this type may be a page; wrong types are common, so only files are left out."""
    return not content_type.strip().lower().startswith(_FILES)


def judge_answer(answer: Answer) -> Verdict | None:
    """Return why an answer is no usable page, None when it may be one."""
    return judge_status(answer.status) or _judge_body(answer)


def judge_status(status: int) -> Verdict | None:
    """Return what a status alone says against a page, None for the 200s."""
    said = f"the server answered {status}"
    if status in {404, 410}:
        return Verdict("not found", said, False)
    if status == 429:
        return Verdict("throttled", f"{said}: it asked us to come later", True)
    if status in _BLOCKED:
        return Verdict("blocked", f"{said}: it refuses robots, a person must open the page", True)
    if status >= 500:
        return Verdict("server error", said, True)
    if not 200 <= status < 300:
        return Verdict("refused by the site", said, True)
    return None


def capture_of_answer(requested: str, answer: Answer, hops: tuple[Hop, ...] = ()) -> Capture:
    """Return an answer as a capture."""
    return Capture(
        url=answer.url,
        requested_url=requested,
        status=answer.status,
        headers=answer.headers,
        body=answer.body,
        captured_at=answer.captured_at,
        record=answer.record,
        hops=hops,
        peer=answer.peer,
        page_sha256=answer.page_sha256,
        truncated=answer.truncated,
    )


def _judge_body(answer: Answer) -> Verdict | None:
    kind = (answer.header("content-type") or "").partition(";")[0].strip().lower()
    if kind.startswith(_FILES):
        return Verdict("not a page", f"its type is {kind}: a person must read it", True)
    if answer.truncated and not _ends_as_a_page(answer):
        return Verdict(CUT.get(answer.truncated, "cut short"), answer.note, True)
    if kind and not kind.startswith(_HTML) and not _looks_like_html(answer.body):
        return Verdict("not a page", f"its type is {kind}", False)
    if not answer.body.strip():
        return Verdict("empty", "the server sent nothing", True)
    return None


def _ends_as_a_page(answer: Answer) -> bool:
    """True when nothing is missing though the server declared more: a wrong Content-Length is a common fault."""
    return answer.truncated != "length" and answer.body.rstrip()[-7:].lower() == b"</html>"


def _looks_like_html(body: bytes) -> bool:
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html")) or b"<html" in start


def target_of(answer: Answer) -> str | None:
    """Return the address that an answer sends us to, by status and Location or by a quick meta refresh."""
    if answer.status in _REDIRECTS:
        return _join(answer.url, answer.location) if answer.location else None
    if answer.status != 200 or len(answer.body) > _REFRESH_PAGE:
        return None
    for tag in _META.finditer(_UNSEEN.sub(b"", answer.body)):
        content = _CONTENT.search(tag[1]) if _IS_REFRESH.search(tag[1]) else None
        if content is not None:
            value = content[1] or content[2] or content[3] or b""
            refresh = _REFRESH.match(html.unescape(value.decode("utf-8", "replace")))
            if refresh is None or int(refresh[1]) > _REFRESH_SECONDS:
                return None
            target = _join(answer.url, refresh[2])
            return target if target != answer.url else None
    return None


def _join(base: str, location: str) -> str:
    with suppress(UnicodeError):  # servers send raw UTF-8 in Location; the wire gave it as Latin-1
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(base, location.strip())
    except ValueError:
        return location

"""What an answer's status and kind mean for a candidate, before its content is read (CRAWLING section 6)."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from collector.fetch.client import Answer

#: Statuses with which sites refuse robots: the link may be the strongest evidence there is.
_BLOCKED = {401, 403, 406, 407, 418, 444, 451, *range(520, 531)}
_HTML = ("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml")
_KEPT_LINKS = ("application/pdf", "image/")
_REFRESH = re.compile(
    rb"""<meta[^>]{0,200}http-equiv\s*=\s*["']?refresh["']?[^>]{0,200}content\s*=\s*["']?\s*(\d{1,3})\s*[;,]\s*url\s*=\s*["']?([^"'>\s]{1,2000})""",
    re.IGNORECASE,
)
#: A refresh after more seconds is a page that reloads itself, not a redirect.
_REFRESH_SECONDS = 5


def judge_answer(answer: Answer) -> tuple[str, str, bool] | None:
    """Return (reason, detail, needs a look) for an answer that is no usable page, None for one that may be."""
    status = answer.status
    said = f"the server answered {status}"
    if status in {404, 410}:
        return "not found", said, False
    if status == 429:
        return "throttled", said, True
    if status in _BLOCKED or (status == 503 and answer.header("cf-mitigated")):
        return "blocked", f"{said}: it refuses robots, a person must open the page", True
    if status >= 500:
        return "server error", said, True
    if not 200 <= status < 300:
        return "refused by the site", said, True
    return _judge_kind(answer)


def _judge_kind(answer: Answer) -> tuple[str, str, bool] | None:
    kind = (answer.header("content-type") or "").partition(";")[0].strip().lower()
    if kind.startswith(_KEPT_LINKS):
        return "not a page", f"{kind}: a person must read it", True
    if kind and not kind.startswith(_HTML) and not _looks_like_html(answer.body):
        return "not a page", f"its type is {kind}", False
    if not answer.body.strip():
        return "empty", "the server sent nothing", True
    return None


def _looks_like_html(body: bytes) -> bool:
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html")) or b"<html" in start


def target_of(answer: Answer) -> str | None:
    """Return the address that an answer sends us to, by status and Location or by a quick meta refresh."""
    if answer.status in {301, 302, 303, 307, 308}:
        location = answer.header("location")
        return _join(answer.url, location) if location else None
    if answer.status != 200 or len(answer.body) > 20_000:
        return None
    match = _REFRESH.search(answer.body[:8192])
    if match is None or int(match[1]) > _REFRESH_SECONDS:
        return None
    target = _join(answer.url, match[2].decode("utf-8", "replace"))
    return target if target != answer.url else None


def _join(base: str, location: str) -> str:
    try:
        # Servers send raw UTF-8 in Location; the wire gave it as Latin-1.
        return urljoin(base, location.encode("latin-1").decode("utf-8").strip())
    except (UnicodeError, ValueError):
        try:
            return urljoin(base, location.strip())
        except ValueError:
            return location

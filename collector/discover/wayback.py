"""The Wayback Machine's index: a fallback for pages that are gone or blocked, never a search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from collector.discover.answers import json_of, not_understood
from collector.discover.source import Ask, SourceInfo
from collector.records import Capture, Miss
from collector.urls import host_of

ENDPOINT = "https://web.archive.org/cdx/search/cdx"
_STAMP = re.compile(r"\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])([0-5]\d)([0-5]\d)$")

#: Columns of a plain line: as we ask for it, and the index's own seven.
_FIELDS = {
    5: ("timestamp", "original", "statuscode", "mimetype", "digest"),
    7: ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"),
}
_MOST_LINES = 10_000

ABOUT = SourceInfo(
    name="wayback",
    about="The Wayback Machine: copies of pages that are gone or refuse robots.",
    terms="Free: 30 requests a minute; asked only after the live page failed, best candidates first.",
    spacing=2.0,
    timeout=20.0,
    home="https://web.archive.org/robots.txt",
)


@dataclass(frozen=True, slots=True)
class Copy:
    """One archived copy; ``url`` gives the body as first served."""

    timestamp: str
    original: str

    @property
    def url(self) -> str:
        """Address of the copy without the archive's own markup."""
        return f"https://web.archive.org/web/{self.timestamp}id_/{self.original}"


def ask_for_copy(url: str) -> Ask:
    """Return the request for the last good copy of a page."""
    asked = {
        "url": url, "output": "json", "fl": "timestamp,original,statuscode,mimetype,digest",
        "filter": "statuscode:200", "limit": "-1",
    }  # fmt: skip
    return Ask(source="wayback", url=f"{ENDPOINT}?{urlencode(asked)}", query=url)


def is_excluded(status: int | None, said: str) -> bool:
    """True when the archive answers that a site asked to be left out of it."""
    return status == 403 and "blocked site" in said.lower()


def read_copies(ask: Ask, answer: Capture) -> Iterator[Copy | Miss]:
    """
    Yield the copies an answer names, newest last, from JSON rows or plain lines.

    A line that can't be right is a miss, and the rest go on.
    """
    if answer.status == 403:
        yield Miss(
            url=ask.query,
            reason="refused",
            detail="wayback: the site is excluded from the archive",
            status=403,
        )
        return
    body = answer.body.strip()
    if not body:
        return
    rows = _json_rows(ask, answer) if body.startswith((b"[", b"{")) else _plain_rows(ask, answer)
    for row in rows:
        yield row if isinstance(row, Miss) else _copy_of(ask, row)


def _json_rows(ask: Ask, answer: Capture) -> Iterator[dict[str, str] | Miss]:
    body = json_of(ask, answer)
    if isinstance(body, Miss):
        yield body
        return
    if not isinstance(body, list) or not all(isinstance(row, list) for row in body):
        yield not_understood(ask, answer, "no table")
        return
    header = [str(name) for name in body[0]] if body else []
    for row in body[1:]:
        yield _shown(dict(zip(header, map(str, row), strict=False)), " ".join(map(str, row)))


def _plain_rows(ask: Ask, answer: Capture) -> Iterator[dict[str, str] | Miss]:
    """Yield the lines up to the empty one: after it comes the resume key."""
    lines = answer.body.decode("utf-8", "replace").strip().split("\n\n", 1)[0].splitlines()[:_MOST_LINES]
    if not any(len(line.split(" ")) in _FIELDS for line in lines):
        yield not_understood(ask, answer, "no lines of an index")
        return
    for line in lines:
        parts = line.split(" ")
        yield _shown(dict(zip(_FIELDS.get(len(parts), ()), parts, strict=False)), line)


def _shown(fields: dict[str, str], line: str) -> dict[str, str]:
    return {**fields, "line": line[:150]}


def _copy_of(ask: Ask, fields: dict[str, str]) -> Copy | Miss:
    stamp, original = fields.get("timestamp", ""), fields.get("original", "")
    status = fields.get("statuscode", "200")
    if not _STAMP.match(stamp) or not _is_page(original) or not _is_day(stamp):
        detail = f"wayback: a line reads {fields['line']}"
        return Miss(url=ask.query, reason="answer not understood", detail=detail)
    if status != "200":
        return Miss(
            url=ask.query, reason="no good copy", detail=f"wayback: the copy of {stamp} has status {status}"
        )
    return Copy(stamp, original)


def _is_page(original: str) -> bool:
    return (
        original.startswith(("http://", "https://"))
        and "." in host_of(original)
        and "@" not in original[:300]
    )


def _is_day(stamp: str) -> bool:
    try:
        date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8]))
    except ValueError:
        return False
    return True

"""The Wayback Machine's index: a fallback for pages that are gone or blocked, never a search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from collector.discover.answers import json_of, not_understood
from collector.discover.source import Ask, SourceInfo
from collector.records import Capture, Miss

ENDPOINT = "https://web.archive.org/cdx/search/cdx"
_STAMP = re.compile(r"\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])([0-5]\d)([0-5]\d)$")

ABOUT = SourceInfo(
    name="wayback",
    about="The Wayback Machine: copies of pages that are gone or refuse robots.",
    terms="Free: 30 requests a minute; asked only after the live page failed, best candidates first.",
    spacing=2.0,
    timeout=20.0,
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


def read_copies(ask: Ask, answer: Capture) -> Iterator[Copy | Miss]:
    """Yield the copies an answer names, newest last; a line that can't be right is a miss, and the rest go on."""
    if answer.status == 403:
        yield Miss(
            url=ask.query,
            reason="refused",
            detail="wayback: the site is excluded from the archive",
            status=403,
        )
        return
    if not answer.body.strip():
        return
    body = json_of(ask, answer)
    if isinstance(body, Miss):
        yield body
        return
    if not isinstance(body, list) or not all(isinstance(row, list) for row in body):
        yield not_understood(ask, answer, "no table")
        return
    header = [str(name) for name in body[0]] if body else []
    for row in body[1:]:
        fields = dict(zip(header, map(str, row), strict=False))
        stamp, original = fields.get("timestamp", ""), fields.get("original", "")
        if _STAMP.match(stamp) and original.startswith(("http://", "https://")):
            if fields.get("statuscode", "200") == "200":
                yield Copy(stamp, original)
        else:
            yield Miss(
                url=ask.query,
                reason="answer not understood",
                detail=f"wayback: a line reads {' '.join(map(str, row))[:150]}",
            )

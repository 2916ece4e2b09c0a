"""The program as a library: one page judged, one run done, with the same code as the command line."""

from __future__ import annotations

from datetime import UTC, datetime

from collector.pipeline.judge import judge_capture, open_bench
from collector.records import Brand, Candidate, Capture, Clip, Miss
from collector.settings import Settings
from collector.urls import url_key


def judge(
    page: str | bytes,
    url: str,
    *,
    brand: Brand | str | None = None,
    profile: str = "oba",
    now: datetime | None = None,
    headers: tuple[tuple[str, str], ...] = (),
    settings: Settings | None = None,
) -> Clip | Miss:
    """
    Judge one page: what it says, whether it names the brand, whether someone paid, what follows.

    ``page`` is the HTML: text, or the bytes as sent together with the response's ``headers``. ``now`` is the clock
    that ages are reckoned from, by default the present. Reads no network. A page that can't be used is a ``Miss``.

    Raises ``UsageError`` for an unknown profile.
    """
    if isinstance(page, str):
        page = page.encode("utf-8", "replace")
        headers = (("Content-Type", "text/html; charset=utf-8"),)
    now = now or datetime.now(UTC)
    subject = Brand(name=brand) if isinstance(brand, str) else brand
    bench = open_bench(settings or Settings(), subject, profile, now)
    capture = Capture(
        url=url, requested_url=url, status=200, headers=headers, body=page, captured_at=now, source="supplied"
    )
    return judge_capture(Candidate(url=url, key=url_key(url)), capture, bench)

"""Pages that could not be read: a web archive's copy, or else the AMP version that a page declares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from collector.discover import Plan
from collector.discover.wayback import ABOUT, Copy, ask_for_copy, is_excluded, read_copies
from collector.fetch import amp_url, read_bodies
from collector.pipeline.discovery import in_order
from collector.pipeline.outside import Outside
from collector.records import Candidate, Capture, Dossier, Miss, Rejection, SourceReport
from collector.store import Case, Row
from collector.urls import registrable_domain

if TYPE_CHECKING:
    from collector.fetch import Fetcher
    from collector.rank import Registry

#: Misses that a copy may help with: the page exists, and we could not read it. A page that is gone needs none (its
#: link is dead), and a page that robots.txt keeps us from is not read by a detour.
_HELPED = frozenset(
    {
        "blocked", "throttled", "block-page", "consent-wall", "empty-shell", "server-error", "host-unavailable",
        "timeout", "connect-timeout", "read-timeout", "closed", "cut-short",
    }
)  # fmt: skip
#: Misses of pages that came, and may declare an AMP version.
_DECLARE_AMP = frozenset({"consent-wall", "empty-shell"})
#: Failures in a row after which the archive is left alone for the run; a 429 that a wait did not mend ends it at once,
#: since going on earns a block of an hour.
_CIRCUIT = 2


def helpable(dossier: Dossier, registry: Registry, plan: Plan, limit: int) -> list[Rejection]:
    """Return the rejections for which a copy is worth a request, the most promising first, at most ``limit``."""
    found = {r.candidate.key: r for r in dossier.rejections if r.miss is not None and r.rule in _HELPED}
    return [found[c.key] for c in in_order((r.candidate for r in found.values()), plan, registry)][:limit]


async def rescue(case: Case, rejections: Sequence[Rejection], fetcher: Fetcher, outside: Outside) -> int:
    """
    Ask the Wayback Machine for the last good copy of each page; save the copies found as captures of these candidates.

    A copy is marked as one (``source`` archive, ``verified_via``) and never counts as a live page. Return how many
    were found.
    """
    asked = answered = found = failures = 0
    note = ""
    for rejection in rejections:
        if asked:
            await outside.sleep(ABOUT.spacing)
        asked += 1
        result = await _copy_of(rejection.candidate.url, fetcher)
        if isinstance(result, Miss):
            failures += 1
            note = f"{result.reason}: {result.detail}"
            if failures >= _CIRCUIT or result.status == 429:
                note = f"{note}; left alone for the rest of the run"
                break
            continue
        answered, failures = answered + 1, 0
        if result is not None:
            found += 1
            case.record(rejection.candidate, replace(result, requested_url=rejection.candidate.url))
    report = SourceReport(
        name=ABOUT.name, asked=asked, answered=answered, failed=asked - answered, candidates=found, note=note
    )
    case.save_sources([report])
    return found


async def ask_amp(case: Case, rejections: Sequence[Rejection], fetcher: Fetcher) -> int:
    """
    Fetch the AMP version that a page declares which shows its text to browsers or after a click only.

    For pages that the web archive had no copy of. What comes is the outlet's own live page. Return how many came.
    """
    wanted = {rejection.candidate.key for rejection in rejections if rejection.rule in _DECLARE_AMP}
    shells = {row.capture.record or "": row for row in case.rows() if _is_shell(row, wanted) and row.capture}
    found = answered = 0
    asked: list[Candidate] = []
    for record, body in read_bodies(case.archive.path, set(shells)) if shells else ():
        row = shells[record]
        url = amp_url(body, row.capture.url if row.capture else row.candidate.url)
        if url and registrable_domain(url) == registrable_domain(row.candidate.url):
            asked.append(replace(row.candidate, url=url))
    async for candidate, result in fetcher.fetch_many(asked):
        answered += isinstance(result, Capture) or result.status is not None
        if isinstance(result, Capture):
            found += 1
            case.record(candidate, result)
    if asked:
        failed = len(asked) - answered
        report = SourceReport(
            name="amp", asked=len(asked), answered=answered, failed=failed, candidates=found,
            note="AMP versions of pages that show their text to browsers alone",
        )  # fmt: skip
        case.save_sources([report])
    return found


def _is_shell(row: Row, wanted: set[str]) -> bool:
    fetched = row.state == "captured" and row.capture is not None and row.capture.source == "fetched"
    return fetched and row.candidate.key in wanted


async def _copy_of(url: str, fetcher: Fetcher) -> Capture | Miss | None:
    """Return the copy as a capture, None when there is none, the miss when the archive did not answer."""
    ask = ask_for_copy(url)
    answer = await fetcher.ask(ask.url, timeout=ABOUT.timeout)
    if isinstance(answer, Miss):
        return None if is_excluded(answer.status, answer.detail) else answer
    read = list(read_copies(ask, answer))
    copies = [copy for copy in read if isinstance(copy, Copy)]
    if not copies:
        strange = (miss for miss in read if isinstance(miss, Miss) and miss.reason == "answer not understood")
        return next(strange, None)
    copy = copies[-1]
    page = await fetcher.ask(copy.url, timeout=ABOUT.timeout)
    if isinstance(page, Miss):
        return None if page.status in {403, 404} else page
    return replace(page, url=copy.original, source="archive", verified_via=f"wayback {copy.timestamp}")

"""Pages that no robot may read live: a web archive's copy lets a person decide with the text at hand."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from collector.discover.hearsay import promise
from collector.discover.wayback import ABOUT, Copy, ask_for_copy, read_copies
from collector.records import Brand, Capture, Dossier, Miss, Rejection, SourceReport

if TYPE_CHECKING:
    from collector.fetch import Fetcher
    from collector.rank import Registry
    from collector.store import Case

#: Misses that a copy may help with: the page exists, and we could not read it.
_HELPED = frozenset(
    {"blocked", "throttled", "block-page", "consent-wall", "empty-shell", "server-error", "host-unavailable"}
)
#: Failures in a row after which the archive is left alone for the run.
_CIRCUIT = 2


def helpable(dossier: Dossier, registry: Registry, limit: int) -> list[Rejection]:
    """Return the rejections for which a copy is worth a request, the most promising first, at most ``limit``."""
    found = [r for r in dossier.rejections if r.miss is not None and r.rule in _HELPED]
    brand: Brand = dossier.brand
    found.sort(key=lambda r: promise(r.candidate, registry.look_up(r.candidate.url), brand), reverse=True)
    return found[:limit]


async def rescue(case: Case, rejections: Sequence[Rejection], fetcher: Fetcher) -> int:
    """
    Ask the Wayback Machine for the last good copy of each page; save the copies found as captures of these candidates.

    A copy is marked as one (``source`` archive, ``verified_via``) and never counts as a live page. Return how many
    were found.
    """
    asked = answered = found = failures = 0
    note = ""
    for rejection in rejections:
        if asked:
            await asyncio.sleep(ABOUT.spacing)
        asked += 1
        result = await _copy_of(rejection.candidate.url, fetcher)
        if isinstance(result, Capture):
            answered, found, failures = answered + 1, found + 1, 0
            capture = replace(result, requested_url=rejection.candidate.url)
            case.record(rejection.candidate, capture)
        elif result is None:
            answered, failures = answered + 1, 0
        else:
            failures += 1
            note = f"{result.reason}: {result.detail}"
            if failures >= _CIRCUIT:
                break
    report = SourceReport(
        name=ABOUT.name, asked=asked, answered=answered, failed=asked - answered, candidates=found, note=note
    )
    case.save_sources([report])
    return found


async def _copy_of(url: str, fetcher: Fetcher) -> Capture | Miss | None:
    """Return the copy as a capture, None when there is none, the miss when the archive did not answer."""
    ask = ask_for_copy(url)
    answer = await fetcher.ask(ask.url, timeout=ABOUT.timeout)
    if isinstance(answer, Miss):
        return answer
    copies = [copy for copy in read_copies(ask, answer) if isinstance(copy, Copy)]
    if not copies:
        return None
    copy = copies[-1]
    page = await fetcher.ask(copy.url, timeout=ABOUT.timeout)
    if isinstance(page, Miss):
        return page
    return replace(page, url=copy.original, source="archive", verified_via=f"wayback {copy.timestamp}")

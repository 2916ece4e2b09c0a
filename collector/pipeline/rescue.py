"""Pages that no robot may read live: a web archive's copy lets a person decide with the text at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from collector.discover import Plan
from collector.discover.wayback import ABOUT, Copy, ask_for_copy, is_excluded, read_copies
from collector.pipeline.discovery import in_order
from collector.pipeline.outside import Outside
from collector.records import Capture, Dossier, Miss, Rejection, SourceReport

if TYPE_CHECKING:
    from collector.fetch import Fetcher
    from collector.rank import Registry
    from collector.store import Case

#: Misses that a copy may help with: the page exists, and we could not read it. A page that is gone needs none (its
#: link is dead), and a page that robots.txt keeps us from is not read by a detour.
_HELPED = frozenset(
    {
        "blocked", "throttled", "block-page", "consent-wall", "empty-shell", "server-error", "host-unavailable",
        "timeout", "connect-timeout", "read-timeout", "closed", "cut-short",
    }
)  # fmt: skip
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

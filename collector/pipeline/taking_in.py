"""What was handed in and what was found, written down: each candidate once, each refusal with its rule."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from collector.pipeline.discovery import Found, source_of
from collector.pipeline.inputs import Inputs
from collector.records import Candidate, Capture, Clip, Miss, Sighting, SourceReport
from collector.store import Case, Refusal

#: Sources of what a person handed in.
HANDED_IN = frozenset({"urls-file", "command-line", "saved-page", "archive-file", "bookmarks", "saved-feed"})


def take_in(case: Case, inputs: Inputs, now: datetime) -> None:
    """Take in what a person handed in. Done again after a crash, it changes nothing that was done before."""
    from collector.fetch import read_archive, read_saved_page

    case.add(inputs.candidates)
    for miss in inputs.misses:
        _refuse(case, miss, source="urls-file")
    waiting = {candidate.key for candidate in case.waiting()} if inputs.pages or inputs.archives else set()
    for path in inputs.pages:
        _keep(case, read_saved_page(path, now, case.archive), waiting)
    for path in inputs.archives:
        for pair in read_archive(path, case.archive):
            _keep(case, pair, waiting)
    if inputs.candidates or inputs.misses or inputs.pages or inputs.archives:
        seen = [(is_new, bool(sources & HANDED_IN)) for is_new, sources in case.sightings()]
        report = SourceReport(
            name="files",
            asked=1,
            answered=1,
            candidates=sum(handed for _, handed in seen),
            new=sum(is_new and handed for is_new, handed in seen),
        )
        case.save_sources([report])


def take_found(case: Case, found: Found) -> None:
    """Save what the sources gave: candidates, what is not worth a request, what could not be used, the reports."""
    case.add(found.candidates)
    for refused in found.refused:
        case.refuse(refused.candidate, Refusal(stage="discover", rule=refused.rule, reason=refused.reason))
    for miss in found.misses:
        _refuse(case, miss, source=source_of(miss))
    case.save_sources(_with_new(case, found.reports))


def _with_new(case: Case, reports: Iterable[SourceReport]) -> list[SourceReport]:
    """Return the reports with how many candidates this run knows by each source and did not know before."""
    seen = case.sightings(addresses=True)
    fresh = [sources for is_new, sources in seen if is_new and not sources & HANDED_IN]
    return [replace(report, new=sum(report.name in sources for sources in fresh)) for report in reports]


def with_clips(reports: Iterable[SourceReport], clips: Sequence[Clip]) -> Iterator[SourceReport]:
    """Yield the reports with how many of each source's candidates became clips."""
    named = [{sighting.source for sighting in clip.candidate.found_in} for clip in clips]
    for report in reports:
        if report.name == "wayback":  # it names nothing: a clip judged from its copy says so itself
            count = sum(clip.capture.source == "archive" for clip in clips)
        else:
            wanted = HANDED_IN if report.name == "files" else {report.name}
            count = sum(bool(sources & wanted) for sources in named)
        yield replace(report, clips=count)


def _keep(case: Case, pair: tuple[Candidate, Capture | Miss], waiting: set[str]) -> None:
    """Take a supplied page in; one that is there already, byte for byte, is not taken twice."""
    candidate, result = pair
    if case.add([candidate]) or candidate.key in waiting:
        case.record(candidate, result)
        waiting.discard(candidate.key)


def _refuse(case: Case, miss: Miss, source: str) -> None:
    """Keep a line or a result that is no address: it has no key, so its own text identifies it."""
    digest = hashlib.sha256(f"{miss.url}\n{miss.detail}".encode("utf-8", "replace")).hexdigest()[:16]
    sighting = Sighting(source=source, query=miss.detail)
    candidate = Candidate(url=miss.url or "(no address)", key=f"line:{digest}", found_in=(sighting,))
    rule = miss.reason.replace(" ", "-").lower()
    reason = f"{miss.reason}: {miss.detail}"
    case.refuse(candidate, Refusal(stage="discover", rule=rule, reason=reason, needs_look=miss.needs_look))


__all__ = ["HANDED_IN", "take_found", "take_in", "with_clips"]

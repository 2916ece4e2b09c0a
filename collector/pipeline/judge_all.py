"""The captured pages of a case judged, on one process or several, none of them able to hold up or end the run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import count

from collector.engine import Fault, attempt, map_in_order
from collector.pipeline.judge import Bench, judge_for_case
from collector.records import Candidate, Capture, Clip, Miss
from collector.settings import Settings
from collector.store import Case, Row

#: Seconds of wall-clock time that judging one page may take.
PAGE_SECONDS = 20.0


def judge_all(
    case: Case, stale: dict[str, Row], bench: Bench, settings: Settings
) -> Iterator[tuple[str, Clip | Miss]]:
    """Yield (candidate key, judgement) for each row, given by its record, in the order of the archive."""
    from collector.fetch import read_bodies

    def work() -> Iterator[tuple[Candidate, Capture]]:
        for record, body in read_bodies(case.archive.path, set(stale)):
            capture = stale[record].capture
            if capture is not None:
                yield stale[record].candidate, replace(capture, body=body)

    jobs = (
        settings.jobs if len(stale) >= 100 else 1
    )  # below that, starting processes costs more than it saves
    number = next(_NUMBERS)
    start = partial(_lay_out, number, bench)
    try:
        yield from map_in_order(_Judge(number), work(), jobs=jobs, start=start, lost=_lost)
    finally:
        _BENCHES.pop(number, None)


#: By the number of the run: a bench holds the whole registry, so each process gets it once, not with every chunk.
_BENCHES: dict[int, Bench] = {}
_NUMBERS = count()


def _lay_out(number: int, bench: Bench) -> None:
    _BENCHES[number] = bench


@dataclass(frozen=True, slots=True)
class _Judge:
    number: int

    def __call__(self, work: tuple[Candidate, Capture]) -> tuple[str, Clip | Miss]:
        candidate, capture = work
        done = attempt(partial(judge_for_case, candidate, capture, _BENCHES[self.number]), PAGE_SECONDS)
        if isinstance(done, Fault):
            return candidate.key, Miss(
                url=capture.url, reason=done.reason, detail=done.detail, needs_look=True
            )
        return candidate.key, done


def _lost(work: tuple[Candidate, Capture]) -> tuple[str, Clip | Miss]:
    candidate, capture = work
    return candidate.key, Miss(
        url=capture.url, reason="reader crashed", detail="the page took its process down", needs_look=True
    )


__all__ = ["PAGE_SECONDS", "judge_all"]

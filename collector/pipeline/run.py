"""The run: candidates in, every one of them judged or missed with its reason, the dossier out."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from collector.discover import Plan, Source
from collector.errors import InputError
from collector.pipeline.again import Again
from collector.pipeline.discovery import bill, choose_sources, discover, in_order, make_plan
from collector.pipeline.dossiers import judge_case
from collector.pipeline.inputs import open_inputs
from collector.pipeline.judge import Bench, open_bench
from collector.pipeline.outside import Outside
from collector.pipeline.own_tables import keep_tables
from collector.pipeline.progress import Progress, Silent
from collector.pipeline.rescue import ask_amp, helpable, rescue
from collector.pipeline.taking_in import take_found, take_in, with_clips
from collector.records import Brand, Clip, Dossier, SourceReport
from collector.settings import Settings
from collector.store import Case, Workspace, case_name

if TYPE_CHECKING:
    from collector.fetch import Fetcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a person asked for."""

    brand: Brand
    #: Files and addresses that a person handed in.
    named: tuple[str, ...] = ()
    #: Sources to ask; empty: all that are on, but only when nothing was handed in.
    sources: tuple[str, ...] = ()
    profile: str = "oba"
    offline: bool = False

    @property
    def discovers(self) -> bool:
        """True when sources are to be asked."""
        return not self.offline and (bool(self.sources) or not self.named)


def run(
    order: Order,
    settings: Settings,
    now: datetime,
    progress: Progress | None = None,
    outside: Outside | None = None,
) -> Dossier:
    """
    Do a run for one brand and return its dossier.

    A run that was killed goes on where it stopped: what was captured is not fetched again, what was judged
    under the same rules is not judged again, and the clock is that of the first attempt. ``outside`` replaces the
    network and the waiting (tests).

    Raises ``InputError`` for inputs that can't be used and ``WorldError`` when the disk or the workspace fails.
    A page that can't be used never raises: it is a rejection in the dossier.
    """
    progress, outside = progress or Silent(), outside or Outside()
    inputs = open_inputs(order.named, polls=not order.offline)
    bench = open_bench(settings, order.brand, order.profile, now)  # a wrong profile shows before any work
    plan = make_plan(order.brand, bench.profile, settings, bench.registry, now, tuple(inputs.feeds))
    sources = choose_sources(order.sources, plan, only_given=not order.discovers)
    workspace = Workspace(Path(settings.workspace))
    try:
        with workspace.locked(order.brand.name):
            _say_whose(workspace.known_brand(order.brand.name), order.brand, progress)
            case = workspace.open_case(
                order.brand, order.profile, now.isoformat(), begun=datetime.now(UTC).isoformat("T", "seconds")
            )
            with closing(case.archive):
                case.mend()
                keep_tables(case.folder, settings)
                take_in(case, inputs, now)
                if not sources[0] and not order.discovers and case.count() == 0:
                    raise InputError(
                        "there is no candidate to judge",
                        hint="Name pages with --from: a file of links, a folder of saved pages, or an address.",
                    )
                bench = replace(bench, now=case.now)
                if case.now != now:  # a run that was stopped goes on with the clock it began with
                    plan = make_plan(
                        order.brand, bench.profile, settings, bench.registry, case.now, plan.feeds
                    )
                work = _Work(case, plan, bench, settings, progress, outside)
                dossier = work.judge() if order.offline else work.fetch_and_judge(sources)
                case.finish()
                return dossier
    finally:
        workspace.close()


def _say_whose(before: Brand | None, brand: Brand, progress: Progress) -> None:
    """Say it when a run goes on with a case that was about a brand told otherwise."""
    if before is None or (before.name, before.country) == (brand.name, brand.country):
        return
    was, now = (f"{b.name}, {b.country or 'no country'}" for b in (before, brand))
    progress.note(f"goes on with the case {case_name(brand.name)} (was: {was}; now: {now})")


@dataclass(frozen=True, slots=True)
class _Work:
    """A run under way: its case, and what it is done with."""

    case: Case
    plan: Plan
    bench: Bench
    settings: Settings
    progress: Progress
    outside: Outside

    def judge(self) -> Dossier:
        """Judge what the case holds."""
        self.case.archive.close()
        return judge_case(self.case, self.bench, self.settings, self.progress)

    def fetch_and_judge(self, sources: tuple[list[Source], list[SourceReport]]) -> Dossier:
        """Ask, fetch and judge; then once more for the copies of what could not be read."""
        asyncio.run(self._gather(sources))
        dossier = self.judge()
        return self._look_for_copies(dossier) if self.settings.copies else dossier

    async def _gather(self, sources: tuple[list[Source], list[SourceReport]]) -> None:
        """Ask the sources (once in a run), then fetch what is waiting, best first."""
        from collector.fetch import open_fetcher

        again = Again(self.case, self.settings, datetime.now(UTC))
        async with open_fetcher(
            self.settings, self.case.archive, known=again.known, transport=self.outside.transport
        ) as fetcher:
            if any(sources) and not self.case.asked_sources():
                self.progress.note(_announced(sources[0], self.plan))
                found = await discover(self.plan, *sources, fetcher, self.bench.registry, self.outside)
                take_found(self.case, found)
            await self._fetch(fetcher, again)
        report = again.report()
        if report is not None:
            self.case.save_sources([report])
            self.progress.note(report.note)

    async def _fetch(self, fetcher: Fetcher, again: Again) -> None:
        waiting = in_order(self.case.waiting(), self.plan, self.bench.registry)
        waiting += in_order(again.candidates, self.plan, self.bench.registry)
        if self.settings.max_pages:
            # What this run has fetched before it was stopped counts: stopped and resumed, it fetches no more.
            waiting = waiting[: max(0, self.settings.max_pages - self.case.fetched())]
        done = 0
        if waiting:
            self.progress.note(f"fetching {len(waiting)} page{'s' * (len(waiting) != 1)}")
            self.progress.stage("fetch", done, len(waiting))
        async for candidate, result in fetcher.fetch_many(waiting):
            earlier = again.known(candidate)
            if earlier is None:
                self.case.record(candidate, result)
            else:
                again.settle(candidate, earlier, result)
            done += 1
            self.progress.stage("fetch", done, len(waiting))

    def _look_for_copies(self, dossier: Dossier) -> Dossier:
        """Ask a web archive for the pages that could not be read live, and judge what it has."""
        from collector.fetch import open_fetcher

        wanted = helpable(dossier, self.bench.registry, self.plan, self.settings.copies)
        if not wanted:
            return dossier

        async def ask() -> int:
            transport = self.outside.transport
            async with open_fetcher(self.settings, self.case.archive, transport=transport) as fetcher:
                found = await rescue(self.case, wanted, fetcher, self.outside)
                return found + await ask_amp(self.case, wanted, fetcher)

        pages = f"{len(wanted)} page{'s' * (len(wanted) != 1)}"
        self.progress.note(f"asking a web archive for {pages} that could not be read")
        again = self.judge() if asyncio.run(ask()) else dossier
        return replace(again, sources=tuple(with_clips(self.case.sources(), _clips_of(again))))


def _announced(asked: Sequence[Source], plan: Plan) -> str:
    return f"asking {len(asked)} source{'s' * (len(asked) != 1)} {bill(asked, plan)}".strip()


def _clips_of(dossier: Dossier) -> list[Clip]:
    rejected = (rejection.clip for rejection in dossier.rejections)
    return [*(choice.clip for choice in dossier.choices), *(clip for clip in rejected if clip is not None)]


__all__ = ["Order", "run"]

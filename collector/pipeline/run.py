"""The run: candidates in, every one of them judged or missed with its reason, the dossier out."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

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
                take_in(case, inputs, bench.now)
                if not sources[0] and not order.discovers and case.count() == 0:
                    raise InputError(
                        "there is no candidate to judge",
                        hint="Name pages with --from: a file of links, a folder of saved pages, or an address.",
                    )
                if case.now != now:  # a run that was stopped goes on with the clock it began with
                    plan = make_plan(
                        order.brand, bench.profile, settings, bench.registry, case.now, plan.feeds
                    )
                if not order.offline:
                    asyncio.run(_gather(case, plan, sources, bench, settings, progress, outside))
                case.archive.close()
                bench = replace(bench, now=case.now)
                dossier = judge_case(case, bench, settings, progress)
                if not order.offline and settings.copies:
                    dossier = _look_for_copies(case, dossier, plan, bench, settings, progress, outside)
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


# -- asking and fetching -------------------------------------------------------------------------------------


async def _gather(
    case: Case,
    plan: Plan,
    sources: tuple[list[Source], list[SourceReport]],
    bench: Bench,
    settings: Settings,
    progress: Progress,
    outside: Outside,
) -> None:
    """Ask the sources (once in a run), then fetch what is waiting, best first."""
    from collector.fetch import open_fetcher

    again = Again(case, settings, datetime.now(UTC))
    async with open_fetcher(
        settings, case.archive, known=again.known, transport=outside.transport
    ) as fetcher:
        if any(sources) and not case.asked_sources():
            progress.note(_announced(sources[0], plan))
            take_found(case, await discover(plan, *sources, fetcher, bench.registry, outside))
        waiting = in_order(case.waiting(), plan, bench.registry)
        waiting += in_order(again.candidates, plan, bench.registry)
        if settings.max_pages:
            # What this run has fetched before it was stopped counts: stopped and resumed, it fetches no more.
            waiting = waiting[: max(0, settings.max_pages - case.fetched())]
        done = 0
        if waiting:
            progress.note(f"fetching {len(waiting)} page{'s' * (len(waiting) != 1)}")
            progress.stage("fetch", done, len(waiting))
        async for candidate, result in fetcher.fetch_many(waiting):
            earlier = again.known(candidate)
            if earlier is None:
                case.record(candidate, result)
            else:
                again.settle(candidate, earlier, result)
            done += 1
            progress.stage("fetch", done, len(waiting))
    report = again.report()
    if report is not None:
        case.save_sources([report])
        progress.note(report.note)


def _announced(asked: Sequence[Source], plan: Plan) -> str:
    return f"asking {len(asked)} source{'s' * (len(asked) != 1)} {bill(asked, plan)}".strip()


def _look_for_copies(
    case: Case,
    dossier: Dossier,
    plan: Plan,
    bench: Bench,
    settings: Settings,
    progress: Progress,
    outside: Outside,
) -> Dossier:
    """Ask a web archive for the pages that could not be read live, and judge what it has."""
    from collector.fetch import open_fetcher

    wanted = helpable(dossier, bench.registry, plan, settings.copies)
    if not wanted:
        return dossier

    async def ask() -> int:
        async with open_fetcher(settings, case.archive, transport=outside.transport) as fetcher:
            found = await rescue(case, wanted, fetcher, outside)
            return found + await ask_amp(case, wanted, fetcher)

    progress.note(
        f"asking a web archive for {len(wanted)} page{'s' * (len(wanted) != 1)} that could not be read"
    )
    found = asyncio.run(ask())
    case.archive.close()
    again = judge_case(case, bench, settings, progress) if found else dossier
    return replace(again, sources=tuple(with_clips(case.sources(), _clips_of(again))))


def _clips_of(dossier: Dossier) -> list[Clip]:
    rejected = (rejection.clip for rejection in dossier.rejections)
    return [*(choice.clip for choice in dossier.choices), *(clip for clip in rejected if clip is not None)]


__all__ = ["Order", "run"]

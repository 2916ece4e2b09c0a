"""Asking the sources: politely, bounded, each failure named, none of them costing the run."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from collector.discover import SOURCES, Ask, Plan, Refused, Source, Window, merge, promise, sift
from collector.errors import UsageError
from collector.records import Brand, Candidate, Capture, Miss, Profile, SourceReport
from collector.settings import Settings

if TYPE_CHECKING:
    from collector.fetch import Fetcher
    from collector.rank import Registry

#: Requests that one source may cost.
MAX_ASKS = 60
#: A source is not asked further once it has named so many candidates.
ENOUGH = 250
#: Failures in a row after which a source is left alone for the run.
CIRCUIT = 2
#: Sources whose requests go to many hosts: one host's failure says nothing about the next.
_MANY_HOSTS = frozenset({"publishers", "brand-site", "feeds"})
#: Days that are searched when the profile sets no age limit.
DEFAULT_DAYS = 365


@dataclass(slots=True)
class Found:
    """What the sources gave together."""

    candidates: list[Candidate] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    #: Results that could not be used, each with its source's name in the detail.
    misses: list[Miss] = field(default_factory=list)
    reports: list[SourceReport] = field(default_factory=list)

    @property
    def nothing_answered(self) -> bool:
        """True when sources were asked and none answered."""
        asked = [report for report in self.reports if report.asked]
        return bool(asked) and not any(report.answered for report in asked)


def make_plan(brand: Brand, profile: Profile, settings: Settings, registry: Registry, now: datetime) -> Plan:
    """Return what every source builds its requests from."""
    months = profile.value("max-age-months", 12)
    days = int(months * 30.5) if isinstance(months, int | float) and months else DEFAULT_DAYS
    outlets = registry.by_country(brand.country, brand.languages)[:40] if brand.country else []
    keys = dict(settings.keys)
    if settings.searxng_url:
        keys["searxng"] = settings.searxng_url
    if settings.contact:
        keys["wikipedia"] = settings.contact
    return Plan(
        brand=brand,
        window=Window(since=(now - timedelta(days=days)).date(), until=now.date()),
        keys=keys,
        outlets=tuple((o.domain, o.name, o.country or "", o.languages) for o in outlets),
        searxng_url=settings.searxng_url,
        contact=settings.contact,
    )


def choose_sources(named: Sequence[str], plan: Plan) -> tuple[list[Source], list[SourceReport]]:
    """
    Return the sources to ask and a report for each that is off, with what would switch it on.

    Raises ``UsageError`` for a name that is no source, and for a named source whose key is missing.
    """
    known = {source.about.name: source for source in SOURCES}
    for name in named:
        if name not in known:
            raise UsageError(f"there is no source {name!r}", hint=f"Sources: {', '.join(known)}.")
    asked, off = [], []
    for name, source in known.items():
        keyless = bool(source.about.needs_key) and not plan.keys.get(name)
        wanted = name in named if named else source.about.default_on
        if wanted and keyless and named:
            raise UsageError(
                f"the source {name} needs {source.about.needs_key}", hint="Set it in the environment."
            )
        if wanted and not keyless:
            asked.append(source)
        elif not named:
            note = (
                f"off: {source.about.needs_key} is not set"
                if keyless
                else f"off: named only ({source.about.terms})"
            )
            off.append(SourceReport(name=name, note=note))
    return asked, off


async def discover(
    plan: Plan, sources: Sequence[Source], off: Sequence[SourceReport], fetcher: Fetcher, registry: Registry
) -> Found:
    """Ask all sources side by side; merge, sift and order what they name, best first."""
    answers = await asyncio.gather(*(_ask_source(source, plan, fetcher) for source in sources))
    found = Found(reports=[*(report for _, _, report in answers), *off])
    merged = merge(candidate for candidates, _, _ in answers for candidate in candidates)
    for _, misses, _ in answers:
        found.misses.extend(misses)
    kept = []
    for candidate in merged:
        outlet = registry.look_up(candidate.url, brand=plan.brand)
        sifted = sift(candidate, outlet, plan.brand)
        if isinstance(sifted, Refused):
            found.refused.append(sifted)
        else:
            kept.append((promise(candidate, outlet, plan.brand), candidate))
    # Sorted by promise; equal promise keeps the order of first sight.
    found.candidates = [candidate for _, candidate in sorted(kept, key=lambda pair: pair[0], reverse=True)]
    return found


async def _ask_source(
    source: Source, plan: Plan, fetcher: Fetcher
) -> tuple[list[Candidate], list[Miss], SourceReport]:
    """Ask one source until its requests, its budget or its credit are spent."""
    name = source.about.name
    report = SourceReport(name=name, note=source.about.attribution)
    candidates: list[Candidate] = []
    misses: list[Miss] = []
    leads: deque[Ask] = deque()
    fresh = source.requests(plan)
    seen: set[tuple[str, bytes]] = set()
    failures, last = 0, 0.0
    for _ in range(MAX_ASKS):
        ask = leads.popleft() if leads else next(fresh, None)
        if ask is None or len(candidates) >= ENOUGH:
            break
        if (ask.url, ask.body) in seen:
            continue
        seen.add((ask.url, ask.body))
        await asyncio.sleep(max(0.0, last + source.about.spacing - time.monotonic()))
        last = time.monotonic()
        report = replace(report, asked=report.asked + 1)
        answer = await _answer(fetcher, ask, source)
        results = list(source.read(ask, answer, plan)) if isinstance(answer, Capture) else [answer]
        failure = _failure_of(results, many_hosts=name in _MANY_HOSTS)
        candidates += [result for result in results if isinstance(result, Candidate)]
        leads.extend(result for result in results if isinstance(result, Ask))
        if failure is None:
            failures = 0
            report = replace(report, answered=report.answered + 1)
            misses += [result for result in results if isinstance(result, Miss)]
            continue
        failures += 1
        report = replace(
            report, failed=report.failed + 1, note=f"{failure.reason}: {failure.detail}".strip(": ")
        )
        if failure.reason in {"quota", "refused"} or (failures >= CIRCUIT and name not in _MANY_HOSTS):
            break
    return candidates, misses, replace(report, candidates=len({c.key for c in candidates}))


async def _answer(fetcher: Fetcher, ask: Ask, source: Source) -> Capture | Miss:
    return await fetcher.ask(
        ask.url,
        method=ask.method,
        headers=ask.headers,
        body=ask.body,
        redact=ask.redact,
        timeout=source.about.timeout,
    )


def _failure_of(results: Sequence[Candidate | Miss | Ask], *, many_hosts: bool) -> Miss | None:
    """Return the miss that makes a request a failure: nothing came, or not what was asked for."""
    if any(not isinstance(result, Miss) for result in results):
        return None
    bad = {"result without address", "bad URL", "hint only", "too many entries"}
    failure = next((r for r in results if isinstance(r, Miss) and r.reason not in bad), None)
    if failure is not None and many_hosts and failure.reason in {"not found", "answer not understood"}:
        return None
    return failure

"""Asking the sources side by side; what they name is merged, sifted and put in order."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from collector.discover import SOURCES, Ask, Plan, Refused, Source, Window, merge, promise, sift
from collector.discover.context import context_on
from collector.discover.hearsay import own_sites
from collector.discover.queries import context_of, names_of, needs_context
from collector.errors import UsageError
from collector.extract.stopwords import LANGUAGES_OF
from collector.mention.names import bare_name_ambiguity
from collector.pipeline.asking import Asked, ask_source
from collector.pipeline.outside import Outside
from collector.pipeline.tables import load_words
from collector.records import Brand, Candidate, Capture, Miss, Profile, SourceReport
from collector.settings import Settings

if TYPE_CHECKING:
    from collector.fetch import Fetcher
    from collector.rank import Registry

#: Days that are searched when the profile sets no age limit.
DEFAULT_DAYS = 365
#: Outlets of the country that are asked themselves, and outlets that a source only hinted at.
MAX_OUTLETS, MAX_HINTED = 40, 15
#: Seconds that the brand's home page has to answer before its names are searched without its words.
CONTEXT_SECONDS = 10.0
#: Sources that are a person's own files: asked whenever there are any, never without.
GIVEN = "feeds"


@dataclass(slots=True)
class Found:
    """What the sources gave together."""

    candidates: list[Candidate] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    #: Results that could not be used, each with its source's name in the detail.
    misses: list[Miss] = field(default_factory=list)
    reports: list[SourceReport] = field(default_factory=list)


def make_plan(
    brand: Brand,
    profile: Profile,
    settings: Settings,
    registry: Registry,
    now: datetime,
    feeds: tuple[Ask, ...] = (),
) -> Plan:
    """Return what every source builds its requests from."""
    months = profile.value("max-age-months", 12)
    days = int(months * 30.5) if isinstance(months, int | float) and months else DEFAULT_DAYS
    outlets = registry.by_country(brand.country, brand.languages)[:MAX_OUTLETS] if brand.country else []
    keys = dict(settings.keys)
    if settings.searxng_url:
        keys["searxng"] = settings.searxng_url
    if settings.contact:
        keys["wikipedia"] = settings.contact
    words = load_words()
    return Plan(
        brand=brand,
        window=Window(since=(now - timedelta(days=days)).date(), until=now.date()),
        keys=keys,
        outlets=tuple((o.domain, o.name, o.country or "", o.languages) for o in outlets),
        weak_names=frozenset(name for name in names_of(brand) if bare_name_ambiguity(name, words)),
        feeds=feeds,
        searxng_url=settings.searxng_url,
        contact=settings.contact,
    )


def choose_sources(
    named: Sequence[str], plan: Plan, *, only_given: bool = False
) -> tuple[list[Source], list[SourceReport]]:
    """
    Return the sources to ask and a report for each that is off, with what would switch it on.

    ``only_given``: a person handed everything in, so only named feeds are polled and nothing is off.
    Raises ``UsageError`` for a name that is no source, and for a named source whose key is missing.
    """
    known = {source.about.name: source for source in SOURCES}
    for name in named:
        if name not in known:
            raise UsageError(f"there is no source {name!r}", hint=f"Sources: {', '.join(known)}.")
        if known[name].about.needs_key and not plan.keys.get(name):
            raise UsageError(
                f"the source {name} needs {known[name].about.needs_key}", hint="Set it in the environment."
            )
    asked, off = [], []
    for name, source in known.items():
        if name == GIVEN:
            asked += [source] if plan.feeds else []
            continue
        if only_given or (named and name not in named):
            continue
        why = "" if named else why_off(source, plan)
        if why:
            off.append(SourceReport(name=name, note=f"off: {why}"))
        else:
            asked.append(source)
    return asked, off


def why_off(source: Source, plan: Plan) -> str:
    """Return why a source is not asked without being named, "" when it is."""
    about = source.about
    if about.needs_key and not plan.keys.get(about.name):
        return f"{about.needs_key} is not set"
    if not about.default_on:
        return f"asked only when named ({about.terms})"
    if about.name == "brand-site" and not plan.brand.domains:
        return "the brand's own site is not known: give --site"
    if about.name == "wikipedia" and not plan.brand.domains:
        return "the brand's own site is not known, and it proves whose article it is: give --site"
    if about.name == "publishers" and not plan.outlets:
        return "there is no outlet to ask: give --country"
    return ""


def bill(sources: Iterable[Source], plan: Plan) -> str:
    """Return what the paid sources may cost at most, "" when none is asked."""
    costs = []
    for source in sources:
        if source.about.paid:
            asks = islice(source.requests(plan), source.about.most_asks)
            costs.append(f"{source.about.name} at least {sum(ask.credits for ask in asks)}")
    return f"paid requests: {', '.join(costs)}" if costs else ""


async def discover(
    plan: Plan,
    sources: Sequence[Source],
    off: Sequence[SourceReport],
    fetcher: Fetcher,
    registry: Registry,
    outside: Outside | None = None,
) -> Found:
    """Ask all sources side by side; merge, sift and order what they name, best first."""
    outside = outside or Outside()
    plan, said = await _with_context(plan, fetcher)
    answers = list(await asyncio.gather(*(ask_source(source, plan, fetcher, outside) for source in sources)))
    await _ask_hinted(plan, sources, answers, fetcher, registry, outside)
    found = Found(reports=_saying(said, [*(asked.report for asked in answers), *off]))
    for asked in answers:
        found.misses.extend(asked.misses)
    kept = []
    for candidate in merge(candidate for asked in answers for candidate in asked.candidates):
        outlet = registry.look_up(candidate.url, brand=plan.brand)
        sifted = sift(candidate, outlet, plan.brand)
        if isinstance(sifted, Refused):
            found.refused.append(sifted)
        else:
            kept.append((promise(candidate, outlet, plan), candidate))
    # Sorted by promise; equal promise keeps the order of first sight.
    found.candidates = [candidate for _, candidate in sorted(kept, key=lambda pair: pair[0], reverse=True)]
    return found


async def _with_context(plan: Plan, fetcher: Fetcher) -> tuple[Plan, str]:
    """Return the plan with words from the brand's home page where its names mean little alone, and what was taken."""
    brand = plan.brand
    if context_of(brand) or not brand.domains or not any(needs_context(n, plan) for n in names_of(brand)):
        return plan, ""
    for scheme in ("https", "http"):
        answer = await fetcher.ask(f"{scheme}://{brand.domains[0]}/", timeout=CONTEXT_SECONDS, robots=True)
        if not isinstance(answer, Capture):
            continue
        words = context_on(answer.body, brand, LANGUAGES_OF)
        said = (
            f"searched together with words of the brand's own home page: {', '.join(words)}" if words else ""
        )
        return replace(plan, brand=replace(brand, context_words=words)), said
    return plan, ""


def _saying(said: str, reports: list[SourceReport]) -> list[SourceReport]:
    """Return the reports with a sentence in the brand's site's row, or the first one's."""
    if said and reports:
        names = [report.name for report in reports]
        place = names.index("brand-site") if "brand-site" in names else 0
        note = "; ".join(filter(None, (said, reports[place].note)))[:1000]
        reports[place] = replace(reports[place], note=note)
    return reports


async def _ask_hinted(
    plan: Plan,
    sources: Sequence[Source],
    answers: list[Asked],
    fetcher: Fetcher,
    registry: Registry,
    outside: Outside,
) -> None:
    """Ask the outlets that sources only hinted at (a logo without a link, a headline without an address)."""
    position = next((n for n, source in enumerate(sources) if source.about.name == "publishers"), None)
    known = {outlet[0] for outlet in plan.outlets[:MAX_OUTLETS]} | own_sites(plan.brand)
    hinted: dict[str, str] = {}
    for domain, name in _with_domains((pair for asked in answers for pair in asked.outlets), registry):
        if domain and domain not in known and not registry.look_up(f"https://{domain}/").is_excluded:
            hinted.setdefault(domain, name)
    if position is None or not hinted:
        return
    outlets = tuple((domain, name, "", ()) for domain, name in list(hinted.items())[:MAX_HINTED])
    more = await ask_source(sources[position], replace(plan, outlets=outlets), fetcher, outside)
    answers[position] = _together(answers[position], more)


def _with_domains(outlets: Iterable[tuple[str, str]], registry: Registry) -> Iterator[tuple[str, str]]:
    """Yield outlets with their domains; one that a source knows by its logo alone is looked up by its name."""
    for domain, name in outlets:
        outlet = None if domain else registry.by_name(name)
        yield (outlet.domain, outlet.name) if outlet else (domain, name)


def _together(first: Asked, second: Asked) -> Asked:
    """Return two rounds of one source as one."""
    one, two = first.report, second.report
    notes = dict.fromkeys(filter(None, (one.note, two.note)))
    candidates = first.candidates + second.candidates
    report = replace(
        one,
        asked=one.asked + two.asked,
        answered=one.answered + two.answered,
        failed=one.failed + two.failed,
        candidates=len({candidate.key for candidate in candidates}),
        note="; ".join(notes)[:1000],
    )
    return Asked(report, candidates, first.misses + second.misses)


def in_order(waiting: Iterable[Candidate], plan: Plan, registry: Registry) -> list[Candidate]:
    """Return candidates with the most promising first; equal promise keeps the order given."""
    return sorted(
        waiting,
        key=lambda candidate: promise(candidate, registry.look_up(candidate.url, brand=plan.brand), plan),
        reverse=True,
    )


def source_of(miss: Miss) -> str:
    """Return the name of the source that a miss came from: it stands before the colon of its detail."""
    name = miss.detail.partition(":")[0]
    return name if re.fullmatch(r"[a-z-]{2,30}", name) else "discovery"


__all__ = ["Found", "bill", "choose_sources", "discover", "in_order", "make_plan", "source_of", "why_off"]

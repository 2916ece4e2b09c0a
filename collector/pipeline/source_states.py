"""What is known of each source without asking for coverage: on or off, its key, its terms, when it last answered."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from collector.discover import SOURCES, SourceInfo
from collector.discover.wayback import ABOUT as WAYBACK
from collector.pipeline.outside import Outside
from collector.records import Miss
from collector.settings import Settings
from collector.store import Workspace

#: What a source needs of the brand before it can be asked.
_NEEDS = {
    "brand-site": "asked when the brand's site is given (--site)",
    "wikipedia": "asked when the brand's site is given (--site): it proves whose article it is",
    "publishers": "asked when the brand's country is given (--country)",
    "feeds": "asked when feeds are handed in (--from)",
    "wayback": "asked for pages that can't be read live",
}
#: Seconds that a source has to answer when it is only asked whether it is there.
_TIMEOUT = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """One source as ``collector doctor`` shows it."""

    name: str
    about: str
    #: ``on``, ``off`` (its key is missing) or ``opt-in`` (asked only with --source).
    state: str
    #: Why it is off, or what else it needs.
    why: str
    #: The variable or setting that holds its key, "" when it needs none.
    key: str
    has_key: bool
    paid: bool
    terms: str
    #: The case whose run it last answered in, and when that run began.
    last_case: str | None = None
    last_success: datetime | None = None
    #: None: not asked.
    reachable: bool | None = None
    #: What it answered, or what kept it from answering.
    answer: str = ""


def source_states(settings: Settings) -> list[SourceState]:
    """Return every source in the order in which they are asked, then the web archive. Touches no network."""
    workspace = Workspace(Path(settings.workspace))
    try:
        last = workspace.last_answers()
    finally:
        workspace.close()
    abouts = [*(source.about for source in SOURCES), WAYBACK]
    return [_with_last(_state_of(about, settings), last) for about in abouts]


def _state_of(about: SourceInfo, settings: Settings) -> SourceState:
    key = {
        "searxng": settings.searxng_url,
        "wikipedia": settings.contact,
    }.get(about.name, settings.keys.get(about.name, ""))
    missing = bool(about.needs_key) and not key
    state = "off" if missing else "on" if about.default_on else "opt-in"
    why = f"set {about.needs_key} to switch it on" if missing else _NEEDS.get(about.name, "")
    if state == "opt-in":
        why = f"asked only with --source {about.name}"
    return SourceState(
        name=about.name,
        about=about.about,
        state=state,
        why=why,
        key=about.needs_key,
        has_key=bool(about.needs_key) and not missing,
        paid=about.paid,
        terms=about.terms,
    )


def _with_last(state: SourceState, last: dict[str, tuple[str, datetime]]) -> SourceState:
    if state.name not in last:
        return state
    case, when = last[state.name]
    return replace(state, last_case=case, last_success=when)


def look_online(
    states: Sequence[SourceState], settings: Settings, outside: Outside | None = None
) -> list[SourceState]:
    """
    Return the states with whether each service answers at all, side by side; no key and no credit is spent.

    Sources that are off, and those that are many sites, are not asked.
    """
    return asyncio.run(_look(states, settings, outside or Outside()))


async def _look(states: Sequence[SourceState], settings: Settings, outside: Outside) -> list[SourceState]:
    from collector.fetch import Fetcher, Nowhere, open_fetcher

    homes = {about.name: about.home for about in (*(source.about for source in SOURCES), WAYBACK)}
    homes["searxng"] = settings.searxng_url

    async def look(state: SourceState, fetcher: Fetcher) -> SourceState:
        home = homes.get(state.name)
        if not home or state.state == "off":
            return state
        answer = await fetcher.ask(home, timeout=_TIMEOUT)
        if isinstance(answer, Miss) and answer.status is None:
            return replace(state, reachable=False, answer=f"{answer.reason}: {answer.detail}"[:150])
        busy = answer.status == 429 or (answer.status or 0) >= 500
        return replace(state, reachable=not busy, answer=f"answers {answer.status}")

    patient = replace(settings, retries=0)
    async with open_fetcher(patient, Nowhere(), transport=outside.transport) as fetcher:
        return list(await asyncio.gather(*(look(state, fetcher) for state in states)))


__all__ = ["SourceState", "look_online", "source_states"]

"""Which candidates are worth a request, and in which order: judged by address and hearsay alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

from collector.discover.queries import context_of, needs_context, own_names, quoted
from collector.discover.source import Ask, Plan
from collector.records import Brand, Candidate, Outlet
from collector.urls import registrable_domain

#: Kinds of outlet that hold no articles of a press: nothing there is worth a request (DISCOVERY section 4.7).
_NO_REQUEST = {
    "social": "a social network or video platform",
    "directory": "a directory, store or marketplace",
    "own_site": "the brand's own site",
}
_FILES = re.compile(
    r"\.(jpe?g|png|gif|webp|svg|mp[34]|mov|avi|zip|gz|exe|apk|dmg|css|js|json|woff2?|ics)$", re.IGNORECASE
)
#: Sources that a person handed in; those whose links were chosen by somebody who knows the brand.
_HANDED_IN = frozenset({"urls-file", "command-line", "saved-page", "bookmarks", "saved-feed", "feeds"})
_VETTED = frozenset({"brand-site", "wikipedia"})
_TIERS = {"A": 4, "B": 3, "C": 2, "D": 1}
_STAMP = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?=$|[T\s])")


@dataclass(frozen=True, slots=True)
class Refused:
    """A candidate that is not worth a request."""

    candidate: Candidate
    rule: str
    reason: str


def own_sites(brand: Brand) -> frozenset[str]:
    """Return the registered domains of the brand's own sites."""
    return frozenset(registrable_domain(domain) for domain in brand.domains) - {""}


def sift(candidate: Candidate, outlet: Outlet, brand: Brand) -> Candidate | Refused:
    """Return the candidate, or why no request is spent on it; ``outlet`` is what the registry knows of its address."""
    domain = registrable_domain(candidate.url)
    if domain in own_sites(brand):
        return Refused(candidate, "own-site", f"{domain} is the brand's own site: never independent coverage")
    if outlet.kind in _NO_REQUEST:
        rule = outlet.kind.replace("_", "-")
        return Refused(
            candidate,
            rule,
            f"{domain} is {_NO_REQUEST[outlet.kind]}: not considered (Meta excludes listings)",
        )
    path = candidate.url.split("://", 1)[-1].partition("/")[2].partition("?")[0]
    if _FILES.search(path):
        return Refused(candidate, "not-a-page", "the address is that of a picture, a program or another file")
    return candidate


def merge(found: Iterable[Candidate]) -> list[Candidate]:
    """Return one candidate per key, in order of first sight, each with every place that named it."""
    merged: dict[str, Candidate] = {}
    for candidate in found:
        first = merged.get(candidate.key)
        merged[candidate.key] = (
            candidate if first is None else replace(first, found_in=(*first.found_in, *candidate.found_in))
        )
    return list(merged.values())


def sighted(candidate: Candidate, ask: Ask, brand: Brand, when: datetime) -> Candidate:
    """Return the candidate with the time at which it was seen, and a word where only the parent was asked for."""
    parent = bool(brand.parent) and ask.query.startswith(quoted(brand.parent or ""))
    if parent and (brand.parent or "").strip() in own_names(brand):
        parent = False
    query = f"{ask.query} (the parent's name)" if parent else ask.query
    seen = tuple(
        replace(s, seen_at=when, query=query if s.query == ask.query else s.query) for s in candidate.found_in
    )
    return replace(candidate, found_in=seen)


@lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Match any of the names, as whole words where the script has such."""
    alternatives = (
        rf"(?<!\w){re.escape(name)}(?!\w)" if name.isascii() else re.escape(name)
        for name in (name.casefold() for name in names)
    )
    return re.compile("|".join(alternatives) or r"(?!)")


def says(names: Iterable[str], text: str) -> bool:
    """True when a text holds one of the names, letter case aside; a hint, not a judgement."""
    return _pattern(tuple(names)).search(text.casefold()) is not None


def names_brand(candidate: Candidate, brand: Brand) -> bool:
    """True when title or snippet hold one of the brand's own names."""
    return any(says(own_names(brand), f"{s.title or ''} \n {s.snippet or ''}") for s in candidate.found_in)


def promise(candidate: Candidate, outlet: Outlet, plan: Plan) -> tuple[float, ...]:
    """
    Return how much a candidate promises before it is fetched; larger is better, compared as a tuple.

    Handed in by a person; not said to be older than the window; how it is named (title, then a source that knows the
    brand or a snippet, then the parent alone); the outlet's tier; its country; the number of sources; the best rank.
    """
    sources = {s.source for s in candidate.found_in}
    ranks = [s.rank for s in candidate.found_in if s.rank]
    days = [day for s in candidate.found_in if (day := day_of(s.published))]
    return (
        bool(sources & _HANDED_IN),
        not days or max(days) >= plan.window.since,
        _named(candidate, plan),
        -1 if outlet.is_excluded else _TIERS.get(outlet.tier or "", 0),
        bool(plan.brand.country) and outlet.country == plan.brand.country,
        len(sources),
        -min(ranks, default=999),
    )


def _named(candidate: Candidate, plan: Plan) -> int:
    """Return 3 to 0: a name that means the brand in the title, known to the brand, the parent in the title, none."""
    brand = plan.brand
    titles = " \n ".join(s.title or "" for s in candidate.found_in)
    said = " \n ".join((titles, *(s.snippet or "" for s in candidate.found_in)))
    strong = [name for name in own_names(brand) if not needs_context(name, plan)]
    weak = [name for name in own_names(brand) if needs_context(name, plan)]
    in_context = says(context_of(brand), said)
    if says(strong, titles) or (in_context and says(weak, titles)):
        return 3
    vetted = any(s.source in _VETTED for s in candidate.found_in)
    if vetted or says(strong, said) or (in_context and says(weak, said)):
        return 2
    return 1 if says(weak, titles) or (brand.parent and says([brand.parent], titles)) else 0


def day_of(published: str | None) -> date | None:
    """Return the day that a source gave, in any of the forms that services use; None for words ("3 weeks ago")."""
    text = (published or "").strip()[:60]
    if match := _STAMP.match(text):
        with suppress(ValueError):
            return date(int(match[1]), int(match[2]), int(match[3]))
        return None
    if match := re.match(r"(\d{2})/(\d{2})/(\d{4}),", text):  # SerpAPI: month first
        with suppress(ValueError):
            return date(int(match[3]), int(match[1]), int(match[2]))
        return None
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        return parsedate_to_datetime(text).date()
    return None

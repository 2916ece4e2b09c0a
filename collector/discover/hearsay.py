"""Which candidates are worth a request, and in which order: judged by address and hearsay alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from collector.discover.queries import names_of
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


@dataclass(frozen=True, slots=True)
class Refused:
    """A candidate that is not worth a request."""

    candidate: Candidate
    rule: str
    reason: str


def sift(candidate: Candidate, outlet: Outlet, brand: Brand) -> Candidate | Refused:
    """Return the candidate, or why no request is spent on it; ``outlet`` is what the registry knows of its address."""
    domain = registrable_domain(candidate.url)
    if domain in brand.domains:
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


def promise(candidate: Candidate, outlet: Outlet, brand: Brand) -> tuple[float, ...]:
    """
    Return how much a candidate promises before it is fetched; larger is better, compared as a tuple.

    Title names the brand, then the outlet's tier, then its country, then the number of sources, then the best rank.
    """
    names = [name.casefold() for name in names_of(brand)]
    titles = " ".join(s.title or "" for s in candidate.found_in).casefold()
    named = any(name in titles for name in names)
    handed_in = any(s.source in {"urls-file", "command-line", "saved-page"} for s in candidate.found_in)
    tier = {"A": 4, "B": 3, "C": 2, "D": 1}.get(outlet.tier or "", 0)
    sources = len({s.source for s in candidate.found_in})
    rank = min((s.rank for s in candidate.found_in if s.rank), default=999)
    at_home = bool(brand.country) and outlet.country == brand.country
    return (handed_in, named, -1 if outlet.is_excluded else tier, at_home, sources, -rank)

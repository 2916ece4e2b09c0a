"""A title with its own editors, and what the registry knows of it."""

from __future__ import annotations

from dataclasses import dataclass

#: Kinds of outlet that can be press, in the words of the JSON contract.
PRESS_KINDS = (
    "newspaper",
    "magazine",
    "broadcaster",
    "news_agency",
    "digital_news",
    "business",
    "tech",
    "trade",
)
#: Kinds that are never press: tier None, reputation 0.
EXCLUDED_KINDS = (
    "release_service",
    "contributor_network",
    "self_publishing",
    "ugc",
    "directory",
    "aggregator",
    "content_farm",
    "unreliable",
    "satire",
    "social",
    "own_site",
)
UNKNOWN_KIND = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """
    An outlet as judged for one page.

    Known press has ``tier`` "A".."D" and ``reputation`` 0..100; kinds that are never press have tier None
    and reputation 0; unknown outlets have both None.
    """

    #: Registered domain, or the host (or host/path) that the registry has a row of its own for.
    domain: str
    name: str = ""
    #: ISO 3166-1 alpha-2, or None for pan-regional and unknown.
    country: str | None = None
    languages: tuple[str, ...] = ()
    kind: str = UNKNOWN_KIND
    tier: str | None = None
    reputation: float | None = None
    #: The owner, for "one per publisher"; the outlet's own domain when the owner is not known.
    publisher: str = ""
    flags: tuple[str, ...] = ()
    #: (part, points, explanation) of the reputation, in the order of the formula.
    parts: tuple[tuple[str, float, str], ...] = ()
    #: How the look-up matched: ``path``, ``host``, ``domain``, ``alias``, ``content-farm list``, ``news-domain list``,
    #: ``guess`` (from the page's own facts), ``unknown``, ``user``.
    matched_by: str = "unknown"
    #: Sources of the row's facts.
    provenance: tuple[str, ...] = ()
    note: str = ""
    #: The date (YYYY-MM-DD or YYYY-MM) or mark of the row's last check.
    checked: str = ""

    @property
    def is_press(self) -> bool:
        """True for the kinds that can be press; False for excluded kinds and unknown outlets."""
        return self.kind in PRESS_KINDS

    @property
    def is_excluded(self) -> bool:
        """True for the kinds that are never press."""
        return self.kind in EXCLUDED_KINDS

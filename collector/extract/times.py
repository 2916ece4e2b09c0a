"""When the page was published and changed: every way to know, cheapest first."""

from __future__ import annotations

from datetime import timedelta

from collector.extract.fallback import search_date
from collector.extract.nearby import Nearby
from collector.extract.nodes import Nodes
from collector.extract.published import Times, local_stamp, modified, published, settle
from collector.extract.said import Said
from collector.extract.shown import find_shown_date, near_date
from collector.markup import Page
from collector.urls import host_of

#: English is written month first in America alone.
_DAY_FIRST = (".uk", ".au", ".ie", ".nz", ".in", ".za")


def find_times(
    page: Page,
    nodes: Nodes,
    language: str | None,
    headline: str,
    nearby: Nearby,
    *,
    thorough: bool,
    cheap: bool,
) -> Times:
    """Return when the page was published and changed: declared, printed, in the address, or searched for."""
    month_first = takes_month_first(page, language)
    said = list(published(page, nodes, month_first=month_first))
    changed = next(modified(page, nodes), None)
    printed = near_date(nearby, month_first=month_first)
    local = local_stamp(page, said[0][0]) if said and said[0][0].utcoffset() == timedelta(0) else None
    chosen = settle(said, page.url, printed, changed, local)
    if chosen is None:
        chosen = find_shown_date(page.tree, headline, nearby, month_first=month_first)
    if chosen is None and not cheap and (found := search_date(page, thorough=thorough)) is not None:
        chosen = found, Said(found.date().isoformat(), "htmldate")
    return Times.of(chosen, [*said, printed] if printed else said, changed)


def takes_month_first(page: Page, language: str | None) -> bool:
    """Return whether "03/04" is the fourth of March on this page."""
    return language == "en" and not host_of(page.url).endswith(_DAY_FIRST)

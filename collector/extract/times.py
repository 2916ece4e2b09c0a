"""When the page was published and changed: every way to know, cheapest first."""

from __future__ import annotations

import re
from collections.abc import Set
from datetime import date

from collector.extract.fallback import search_date
from collector.extract.faraway import shown_anywhere
from collector.extract.nearby import Nearby
from collector.extract.nodes import Nodes
from collector.extract.published import (
    Times,
    is_vague,
    modified,
    published,
    settle,
)
from collector.extract.said import Dated, Said
from collector.extract.shown import Shown, shown_near, stands_in_list
from collector.markup import Page
from collector.urls import host_of

#: English is written month first in America alone.
_DAY_FIRST = (".uk", ".au", ".ie", ".nz", ".in", ".za")
_STAMPS = 4
_TIMES = 20
_CLOCK = re.compile(r"(?<![\dT:])\d{1,2}[:.h]\d\d(?!\d)")


def find_times(
    page: Page,
    nodes: Nodes,
    language: str | None,
    headline: str,
    nearby: Nearby,
    *,
    thorough: bool,
) -> Times:
    """Return when the page was published and changed: declared, printed, in the address, or searched for."""
    month_first = _takes_month_first(page, language)
    said = published(page, nodes, month_first=month_first)
    changed = next(modified(page, nodes), None)
    near = shown_near(nearby, month_first=month_first)
    printed = near.published or (near.unsure if is_vague(said) else None)
    stamps = (piece.text[1:] for piece in nearby.pieces if piece.text[:1] == "\x1f")
    chosen = settle(said, page.url, printed, changed, stamps)
    if _is_of_a_list(chosen, near, nearby, page):
        printed = None
        chosen = settle(said, page.url, printed, changed, stamps)
    changed = changed or near.changed
    if chosen is None:
        shown = shown_anywhere(page, headline, nearby, month_first=month_first)
        updated = _updated(near.changed or shown.changed, page)
        chosen, changed = shown.published or near.top or updated, changed or shown.changed
        if chosen is None and thorough:
            chosen = _searched(page, shown.others | ({changed[0].date()} if changed else set()))
    return Times.of(chosen, [*said, printed] if printed else said, changed)


def declared_times(page: Page, nodes: Nodes, language: str | None) -> Times:
    """Return when the page declares that it was published and changed, without a look at what it prints."""
    said = published(page, nodes, month_first=_takes_month_first(page, language))
    changed = next(modified(page, nodes), None)
    stamps = (node.attributes.get("datetime") or "" for node in page.tree.css("time[datetime]")[:_STAMPS])
    return Times.of(settle(said, page.url, None, changed, stamps) if said else None, said, changed)


def _takes_month_first(page: Page, language: str | None) -> bool:
    """True where "03/04" is the fourth of March."""
    return language == "en" and not host_of(page.url).endswith(_DAY_FIRST)


def _searched(page: Page, known: Set[date]) -> Dated | None:
    """Return what htmldate finds, unless the day is known to be that of a change or of another story."""
    found = search_date(page)
    if found is None or found.date() in known:
        return None
    return found, Said(found.date().isoformat(), "htmldate")


def _updated(changed: Dated | None, page: Page) -> Dated | None:
    """
    Return a printed day of a change that has a clock ("Updated March 4, 2026, 9:06 AM ET") as that of publication.

    A newsroom that prints when it last touched a story, to the minute and nothing else, does so on the day of the story;
    where the day alone is printed, the story may be years older.
    """
    if changed is None:
        return None
    moment, said = changed
    words = said.value
    if said.source == "time":
        times = (
            node for node in page.tree.css("time")[:_TIMES] if node.attributes.get("datetime") == said.value
        )
        words = next((node.text() for node in times), words)
    if not _CLOCK.search(words):
        return None
    return moment, Said(said.value, "search:updated")


def _is_of_a_list(chosen: Dated | None, near: Shown, nearby: Nearby, page: Page) -> bool:
    """True where the headline was found in a list of teasers, and the date with it."""
    if chosen is None or chosen is not near.published or nearby.heading is None or nearby.heading.tag == "h1":
        return False
    return stands_in_list(page.tree, near.holder)

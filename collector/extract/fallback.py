"""What libraries read better, called seldom: they cost ten times the rest."""

from __future__ import annotations

from datetime import UTC, datetime

from collector.extract.dates import parse_date
from collector.markup import Page, fold
from collector.records import Paragraph, Place

#: Their cost grows with the page: longer ones, or ones of more tags, are not given to them.
_MAX_CHARS = 1_500_000
_MAX_TAGS = 20_000
_QUICK_CHARS = 150_000
#: What they, lxml and dateparser raise on markup that nobody wrote.
_FAILURES = (
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RecursionError,
    AssertionError,
)


def _is_bearable(page: Page, chars: int) -> bool:
    """True for a page that a full parse in Python can be asked to read: time and memory grow with its tags."""
    return len(page.html) <= chars and page.html.count("<") <= _MAX_TAGS


def _markup(page: Page) -> str:
    """Return the page as it was parsed: without what was thinned before."""
    return page.tree.html or ""


def read_body(page: Page, *, thorough: bool) -> tuple[Paragraph, ...]:
    """Return the story's text as trafilatura's fast mode reads it, without paths; large pages only when ``thorough``."""
    if not _is_bearable(page, _MAX_CHARS if thorough else _QUICK_CHARS):
        return ()
    # Imported here: it takes half a second and is seldom needed.
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(_markup(page), fast=True, include_comments=False, with_metadata=False)
    except _FAILURES:
        return ()
    text = getattr(found, "text", None) or ""
    return tuple(
        Paragraph(line, Place.BODY) for raw in text.split("\n") if (line := fold(raw.removeprefix("- ")))
    )


def search_date(page: Page) -> datetime | None:
    """Return the day that htmldate finds on the page, its text searched, too."""
    # Imported here: it takes a tenth of a second and 10 MB, and is seldom needed.
    from htmldate import find_date

    if not _is_bearable(page, _MAX_CHARS):
        return None
    try:
        found = find_date(_markup(page), url=page.url or None, extensive_search=True, original_date=True)
    except _FAILURES:
        return None
    moment = parse_date(found) if found else None
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)

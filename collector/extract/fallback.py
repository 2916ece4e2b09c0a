"""What libraries read better, called seldom: they cost ten times the rest."""

from __future__ import annotations

from datetime import UTC, datetime

from collector.extract.dates import parse_date
from collector.markup import Page, fold
from collector.records import Paragraph, Place

#: Their cost grows with the page; a longer one is cut.
_MAX_CHARS = 1_000_000
_QUICK_CHARS = 250_000


def read_body(page: Page, *, thorough: bool) -> tuple[Paragraph, ...]:
    """Return the story's text as trafilatura's fast mode reads it, without paths; large pages only when ``thorough``."""
    if not thorough and len(page.html) > _QUICK_CHARS:
        return ()
    # Imported here: it takes half a second and is seldom needed.
    from trafilatura import bare_extraction

    found = bare_extraction(page.html[:_MAX_CHARS], fast=True, include_comments=False, with_metadata=False)
    text = getattr(found, "text", None) or ""
    return tuple(
        Paragraph(line, Place.BODY) for raw in text.split("\n") if (line := fold(raw.removeprefix("- ")))
    )


def search_date(page: Page, *, thorough: bool) -> datetime | None:
    """Return the day that htmldate finds on the page; ``thorough`` also searches the text, at five times the cost."""
    # Imported here: a tenth of a second, and most pages declare their date.
    from htmldate import find_date

    if not thorough and len(page.html) > 2 * _QUICK_CHARS:
        return None
    found = find_date(
        page.html[:_MAX_CHARS], url=page.url or None, extensive_search=thorough, original_date=True
    )
    moment = parse_date(found) if found else None
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)

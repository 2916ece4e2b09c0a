"""Prominence: where in an article the brand is named, in classes that can be shown to a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from collector.mention.finding import Hit
from collector.mention.layout import Layout
from collector.records import Level, Mention, Prominence

#: Mentions below the lead from which an article is more than a passing mention.
BODY_COUNT: Final = 4
#: Mentions from which a lead mention reads as coverage.
LEAD_COUNT: Final = 3


@dataclass(frozen=True, slots=True)
class Position:
    """Where the brand is named, and how much of the text that is."""

    prominence: Prominence
    earliness: float
    share: float


def place_hits(layout: Layout, hits: Sequence[Hit]) -> Position:
    """
    Return the most prominent place, how early the first hit stands, and the share of sentences with a hit.

    ``headline`` in the headline; ``lead`` in the standfirst or the first about 60 words (120 characters of a script
    without blanks) after dateline and byline; ``body`` four times or more below; else ``passing``.
    """
    if not hits:
        return Position(Prominence.NONE, 0.0, 0.0)
    first = min(hit.start for hit in hits)
    earliness = 1.0 - first / max(1, len(layout.text))
    return Position(_class(layout, hits), earliness, _share(layout, hits))


def _class(layout: Layout, hits: Sequence[Hit]) -> Prominence:
    if any(hit.start < layout.headline_end for hit in hits):
        return Prominence.HEADLINE
    told = [hit for hit in hits if not layout.in_opening(hit.start)]
    if any(hit.start < layout.lead_end for hit in told):
        return Prominence.LEAD
    return Prominence.BODY if len(told) >= BODY_COUNT else Prominence.PASSING


def _share(layout: Layout, hits: Sequence[Hit]) -> float:
    starts = [s for s in layout.sentences if s >= layout.body_start]
    naming = {layout.sentence_at(hit.start)[0] for hit in hits if hit.start >= layout.body_start}
    return min(1.0, len(naming) / len(starts)) if starts else 0.0


def class_of(mention: Mention) -> Literal["A", "B", "C", "D", "E"] | None:
    """
    Return the class of a mention, A (the headline) to E (passing); None when the brand is not named.

    B is the lead with three mentions or more, C the lead with fewer, D the body. A roundup is never above C.
    """
    if mention.level is Level.NONE:
        return None
    match mention.prominence:
        case Prominence.HEADLINE:
            return "C" if "roundup" in mention.flags else "A"
        case Prominence.LEAD:
            return "B" if mention.count >= LEAD_COUNT and "roundup" not in mention.flags else "C"
        case Prominence.BODY:
            return "D"
        case _:
            return "E"


def points_of(mention: Mention) -> float:
    """Return 2 for the headline, 1 for the lead, half a point a mention up to four, and the earliness: a rank order."""
    if mention.level is Level.NONE:
        return 0.0
    place = {Prominence.HEADLINE: 2.0, Prominence.LEAD: 1.0}.get(mention.prominence, 0.0)
    return place + 0.5 * min(mention.count, 4) + mention.earliness

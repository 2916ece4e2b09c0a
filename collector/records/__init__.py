"""Frozen, typed records: the only thing that stages hand on to one another."""

from collector.records.article import (
    Article,
    Fact,
    Identity,
    Level,
    Link,
    Mention,
    PageKind,
    Paragraph,
    Place,
    Prominence,
    Signal,
)
from collector.records.brand import Brand
from collector.records.capture import Candidate, Capture, Hop, Miss, Sighting
from collector.records.dossier import (
    Choice,
    Clip,
    Decision,
    Dossier,
    Gap,
    Outcome,
    Part,
    Reason,
    Rejection,
    Shortlist,
    SourceReport,
)
from collector.records.evidence import Evidence, PaidKind, PaidVerdict, Standing
from collector.records.outlet import EXCLUDED_KINDS, PRESS_KINDS, UNKNOWN_KIND, Outlet
from collector.records.profile import Profile, ProfileRule

__all__ = [
    "EXCLUDED_KINDS",
    "PRESS_KINDS",
    "UNKNOWN_KIND",
    "Article",
    "Brand",
    "Candidate",
    "Capture",
    "Choice",
    "Clip",
    "Decision",
    "Dossier",
    "Evidence",
    "Fact",
    "Gap",
    "Hop",
    "Identity",
    "Level",
    "Link",
    "Mention",
    "Miss",
    "Outcome",
    "Outlet",
    "PageKind",
    "PaidKind",
    "PaidVerdict",
    "Paragraph",
    "Part",
    "Place",
    "Profile",
    "ProfileRule",
    "Prominence",
    "Reason",
    "Rejection",
    "Shortlist",
    "Sighting",
    "Signal",
    "SourceReport",
    "Standing",
]

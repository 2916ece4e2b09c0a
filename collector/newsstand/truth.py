"""What a run ought to say about each page of the newsstand."""

from __future__ import annotations

from dataclasses import dataclass

#: The four things that can become of a page.
PRESS_LINK = "press link"
NOT_CHOSEN = "counts but not chosen"
DOES_NOT_COUNT = "does not count"
NEEDS_A_LOOK = "needs a look"
OUTCOMES = (PRESS_LINK, NOT_CHOSEN, DOES_NOT_COUNT, NEEDS_A_LOOK)

#: Stages that may turn a page away.
STAGES = ("fetch", "extract", "mention", "paid", "rank", "shortlist")

#: Rule families: the reason in one word or two; a run may name its rules more finely.
RULES = (
    "paid",
    "not-named",
    "passing",
    "parent-only",
    "other-company",
    "roundup",
    "same-story",
    "same-publisher",
    "weaker",
    "too-old",
    "undated",
    "not-found",
    "robots",
    "block-page",
    "consent-wall",
    "server-error",
    "redirect-loop",
    "needs-a-browser",
    "not-an-article",
    "own-site",
    "directory",
    "self-publishing",
    "release-service",
    "aggregator",
    "satire",
    "unknown-outlet",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The right answer for one page."""

    url: str
    #: One of ``OUTCOMES``.
    outcome: str
    #: The stage that turns the page away; empty for a press link.
    stage: str = ""
    #: The family of the reason, one of ``RULES``; empty for a press link.
    rule: str = ""
    #: What the page is there to show, one sentence.
    why: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        if self.outcome not in OUTCOMES:
            raise ValueError(f"unknown outcome {self.outcome!r} of {self.url}")
        chosen = self.outcome == PRESS_LINK
        if chosen != (not self.stage) or chosen != (not self.rule):
            raise ValueError(f"a press link has no stage and rule, every other page has both: {self.url}")
        if not chosen and (self.stage not in STAGES or self.rule not in RULES):
            raise ValueError(f"unknown stage or rule of {self.url}: {self.stage!r}, {self.rule!r}")

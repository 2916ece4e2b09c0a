"""What a run ought to say about each page of the newsstand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: The four things that can become of a page.
PRESS_LINK = "press link"
NOT_CHOSEN = "counts but not chosen"
DOES_NOT_COUNT = "does not count"
NEEDS_A_LOOK = "needs a look"
OUTCOMES = (PRESS_LINK, NOT_CHOSEN, DOES_NOT_COUNT, NEEDS_A_LOOK)

#: Stages that may turn a page away.
STAGES = ("fetch", "extract", "mention", "paid", "rank", "shortlist")

#: Families of reasons → the rule names by which a run may give each: runs name some more finely, some more coarsely.
RULES: Mapping[str, tuple[str, ...]] = {
    "paid": ("paid", "press-release"),
    "not-named": ("not-named",),
    "passing": ("passing-mention",),
    "parent-only": ("parent-only",),
    "other-company": ("not-named", "another-brand", "identity-unclear"),
    "roundup": ("weak-mention",),
    "same-story": ("same-story", "reprint"),
    "same-publisher": ("same-publisher",),
    "weaker": ("weaker",),
    "too-old": ("too-old",),
    "undated": ("undated",),
    "not-found": ("not-found", "soft-404"),
    "robots": ("robots",),
    "block-page": ("block-page", "blocked"),
    "consent-wall": ("consent-wall",),
    "server-error": ("server-error",),
    "redirect-loop": ("redirect-loop",),
    "needs-a-browser": ("needs-a-browser", "empty-shell"),
    "not-an-article": ("not-an-article",),
    "own-site": ("own-site", "never-press"),
    "directory": ("never-press",),
    "self-publishing": ("never-press",),
    "release-service": ("never-press",),
    "aggregator": ("never-press",),
    "satire": ("never-press",),
    "unknown-outlet": ("unknown-outlet",),
}


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

    def agrees(self, outcome: str, stage: str, rule: str) -> bool:
        """
        Return whether a run says so too, in its own words.

        A run that rejects a page which counts says "does not count" of it: stage and rule tell why. Of a press
        link ``stage`` and ``rule`` are empty.
        """
        if self.outcome == PRESS_LINK:
            return (outcome, stage, rule) == (PRESS_LINK, "", "")
        wanted = DOES_NOT_COUNT if self.outcome == NOT_CHOSEN else self.outcome
        return outcome == wanted and stage == self.stage and rule in RULES[self.rule]

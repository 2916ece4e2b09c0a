"""What a gate is asked with, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from collector.records import Brand, Clip, Profile, Reason

#: The rule is kept, broken, or a person must look.
Holds = Literal["yes", "no", "unsure"]
#: A profile's verdict on a property → whether the rule holds for an article that has it.
HOLDS: dict[str, Holds] = {"accept": "yes", "look": "unsure", "refuse": "no"}
#: Said as the source where the profile has no rule of its own.
OWN_SOURCE = "collector, docs/shortlist.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One clip before the gates of one profile."""

    clip: Clip
    brand: Brand | None
    profile: Profile
    now: datetime

    def verdict(self, rule: str, default: str) -> Holds:
        """Return whether an article holds that has the property which ``rule`` speaks of."""
        return HOLDS.get(str(self.profile.value(rule, default)), "unsure")

    def number(self, rule: str, default: int) -> int:
        """Return the value of a number rule."""
        value = self.profile.value(rule, default)
        return int(value) if isinstance(value, int | float) else default

    def words(self, rule: str) -> tuple[str, ...]:
        """Return the words of a rule, none where the profile lacks it."""
        value = self.profile.value(rule, ())
        return value if isinstance(value, tuple) else (str(value),)

    def switch(self, rule: str) -> bool:
        """Return whether a switch is on; every switch is, unless the profile turns it off."""
        return bool(self.profile.value(rule, True))

    def source(self, *rules: str) -> str:
        """Return who says the first of these rules that the profile has."""
        return source_of(self.profile, *rules)


def source_of(profile: Profile, *rules: str) -> str:
    """Return who says the first of these rules that a profile has."""
    found = next((rule for rule in map(profile.rule, rules) if rule is not None), None)
    return found.source if found is not None else OWN_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One gate's answer; ``code``, ``stage`` and ``remedy`` serve the rejection where it does not hold."""

    #: The gate's name, the same whatever it answers.
    rule: str
    holds: Holds
    text: str
    source: str
    #: Short and stable: ``paid``, ``too-old``, ``not-named``; the gate's name where nothing is broken.
    code: str = ""
    stage: str = "shortlist"
    #: What would bring the article in.
    remedy: str = ""
    #: The question that a reviewer may settle it by.
    question: str = ""

    @property
    def reason(self) -> Reason:
        """The finding as the record that leaves this stage."""
        return Reason(self.rule, self.text, self.source, self.holds)

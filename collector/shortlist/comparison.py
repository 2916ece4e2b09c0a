"""The same clips, or the same rules, under two profiles: what changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from collector.records import Brand, Clip, Outcome, Profile, Shortlist
from collector.shortlist.choice import choose

_NUMBERS = ("minimum", "aim", "maximum", "wait_days")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one profile says of one clip."""

    outcome: Outcome
    #: Its place among the links, 0 when it is not chosen.
    place: int
    #: One sentence: what it brings, or what keeps it out.
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A clip that two profiles see differently."""

    key: str
    url: str
    before: Verdict
    after: Verdict


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A number or a rule that differs between two profiles; None where a profile lacks it."""

    name: str
    before: object
    after: object
    #: The text and source of the later profile's rule, else of the earlier one's; empty for numbers.
    text: str = ""
    source: str = ""


def compare_lists(
    clips: Sequence[Clip], brand: Brand, before: Profile, after: Profile, now: datetime
) -> tuple[Change, ...]:
    """
    Return the clips whose outcome, or whose being chosen, differs between two profiles, by key.

    A mere change of place among the links is no change.
    """
    first, second = _verdicts(choose(clips, brand, before, now)), _verdicts(choose(clips, brand, after, now))
    return tuple(
        Change(key=key, url=url, before=first[key, url], after=second[key, url])
        for key, url in sorted(first)
        if _differ(first[key, url], second[key, url])
    )


def _differ(one: Verdict, other: Verdict) -> bool:
    return one.outcome is not other.outcome or bool(one.place) is not bool(other.place)


def _verdicts(shortlist: Shortlist) -> dict[tuple[str, str], Verdict]:
    verdicts = {
        (choice.clip.candidate.key, choice.clip.candidate.url): Verdict(
            outcome=choice.clip.outcome, place=choice.place, why=choice.why
        )
        for choice in shortlist.choices
    }
    for rejection in shortlist.rejections:
        outcome = rejection.clip.outcome if rejection.clip is not None else rejection.outcome
        verdicts[rejection.candidate.key, rejection.candidate.url] = Verdict(
            outcome=outcome, place=0, why=rejection.reason
        )
    return verdicts


def compare_rules(before: Profile, after: Profile) -> tuple[RuleChange, ...]:
    """Return the numbers and rules that differ, numbers first, then rules in the order of the gates."""
    changes = [
        RuleChange(name, getattr(before, name), getattr(after, name))
        for name in _NUMBERS
        if getattr(before, name) != getattr(after, name)
    ]
    names = dict.fromkeys(rule.name for profile in (before, after) for rule in profile.rules)
    for name in names:
        one, other = before.rule(name), after.rule(name)
        values = (one.value if one else None, other.value if other else None)
        if values[0] != values[1]:
            told = other or one
            assert told is not None
            changes.append(RuleChange(name, *values, told.text, told.source))
    return tuple(changes)

"""The gates: every rule that one clip must keep by itself, asked in one order, each answered with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from collector.records import Brand, Clip, Decision, Outcome, Profile, Reason
from collector.shortlist import page_gates, press_gates, subject_gates
from collector.shortlist.findings import Case, Finding, Holds

#: In this order every clip is asked, and the first broken rule names its rejection.
GATES: tuple[Callable[[Case], Finding | None], ...] = (
    page_gates.page_kind,
    page_gates.public,
    press_gates.outlet_kind,
    press_gates.own_site,
    subject_gates.named,
    subject_gates.identity,
    subject_gates.prominence,
    press_gates.standing,
    page_gates.age,
    page_gates.language,
    page_gates.title,
    page_gates.author,
    page_gates.depth,
    subject_gates.coverage,
)
_ANSWERS: dict[str, Holds] = {"earned": "yes", "paid": "no", "unclear": "unsure", "yes": "yes", "no": "no"}
_REVIEWER = "decision of a reviewer"


def gate(
    clip: Clip, brand: Brand | None, profile: Profile, now: datetime
) -> tuple[Outcome, tuple[Reason, ...]]:
    """
    Return what a clip is worth under a profile, and one reason for every rule that was asked, in a fixed order.

    Any broken rule means that it does not count; else any doubt, that it needs a look; else it counts. A
    reviewer's decision on a rule outranks the machine's answer. Without a brand the rules about it are not asked.
    """
    findings = examine(clip, brand, profile, now)
    return outcome_of(findings), tuple(finding.reason for finding in findings)


def examine(clip: Clip, brand: Brand | None, profile: Profile, now: datetime) -> tuple[Finding, ...]:
    """Return every gate's finding, decisions applied, in the gates' order."""
    now = now if now.tzinfo else now.replace(tzinfo=UTC)
    case = Case(clip=clip, brand=brand, profile=profile, now=now)
    asked = (ask(case) for ask in GATES)
    return tuple(decided(clip, finding) for finding in asked if finding is not None)


def outcome_of(findings: Iterable[Finding]) -> Outcome:
    """Return the outcome that follows from all findings."""
    holds = {finding.holds for finding in findings}
    if "no" in holds:
        return Outcome.DOES_NOT_COUNT
    return Outcome.NEEDS_A_LOOK if "unsure" in holds else Outcome.COUNTS


def broken(findings: Iterable[Finding]) -> Finding | None:
    """Return the finding that names the rejection: the first broken rule, else the first doubt, else None."""
    found = list(findings)
    for holds in ("no", "unsure"):
        for finding in found:
            if finding.holds == holds:
                return finding
    return None


def decided(clip: Clip, finding: Finding) -> Finding:
    """Let a reviewer's decision outrank the machine; one about other bytes re-opens the question."""
    decision = clip.decided(finding.question)
    if decision is None and finding.question == "named":
        # Who says that an article is about this brand also says that it names it.
        decision = next((d for d in [clip.decided("identity")] if d is not None and d.answer == "yes"), None)
    holds = _ANSWERS.get(decision.answer) if decision is not None else None
    if decision is None or holds is None:
        return finding
    if _is_stale(clip, decision):
        if holds == finding.holds:
            return finding
        note = f"{decision.reviewer} said {decision.answer} to an earlier version of the page; now: {finding.text}"
        return replace(finding, holds="unsure", text=note, code=finding.code or finding.rule)
    note = f"{decision.reviewer} said: {decision.answer}" + (
        f" ({decision.reason})" if decision.reason else ""
    )
    return replace(finding, holds=holds, text=f"{note}; the machine: {finding.text}", source=_REVIEWER,
                   code=_decided_code(finding, holds))  # fmt: skip


def _decided_code(finding: Finding, holds: Holds) -> str:
    if finding.rule == "standing":
        return "paid" if holds == "no" else "standing-unclear"
    if finding.rule == "identity" and holds == "no":
        return "another-brand"
    return finding.code or finding.rule


def _is_stale(clip: Clip, decision: Decision) -> bool:
    now = clip.capture.page_sha256
    return bool(now and decision.page_sha256 and now != decision.page_sha256)

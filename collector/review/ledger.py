"""Decisions: made at one point, chained, never changed; and laid over the clips they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from collector.records import Clip, Decision
from collector.records.ledger import ledger_head, ledger_line

#: What a reviewer may answer, by question: about payment, and about every other rule.
ANSWERS = {"paid": ("earned", "paid", "unclear")}
OTHER_ANSWERS = ("yes", "no", "unclear")


class Ledger(Protocol):
    """Where a case's ledger is kept. Lines are only ever added."""

    def ledger_lines(self) -> Sequence[str]:
        """Return the lines as they were written, oldest first."""

    def decisions(self) -> Sequence[Decision]:
        """Return the same lines as records."""

    def append(self, seq: int, line: str) -> None:
        """Add a line. Raises when ``seq`` is taken, so that of two desks at once neither loses a line."""


def answers_of(question: str) -> tuple[str, ...]:
    """Return what may be answered to a question: let it count, leave it out, can't tell."""
    return ANSWERS.get(question, OTHER_ANSWERS)


def decide(
    ledger: Ledger,
    clip: Clip,
    question: str,
    answer: str,
    *,
    reviewer: str,
    at: datetime,
    reason: str = "",
    note: str = "",
) -> Decision:
    """
    Write a person's answer about one version of one page into the ledger and return it.

    Raises ``ValueError`` for an answer that the question does not have.
    """
    if answer not in answers_of(question):
        raise ValueError(f"the question {question!r} can't be answered {answer!r}")
    return _write(
        ledger,
        Decision(
            seq=0,
            at=at,
            reviewer=reviewer,
            key=clip.candidate.key,
            url=clip.capture.url,
            page_sha256=clip.capture.page_sha256,
            question=question,
            answer=answer,
            reason=reason,
            note=note,
            machine=f"{clip.paid.standing.value} {clip.paid.likelihood:.2f}",
        ),
    )


def undo(ledger: Ledger, *, reviewer: str, at: datetime, after: int = 0) -> Decision | None:
    """
    Take the last standing decision back by a new line and return that line; None when there is none to take back.

    Decisions up to ``after`` (a ``seq``) are left alone: a desk takes back only what was said at it.
    """
    standing = [d for d in standing_decisions(ledger.decisions()) if d.seq > after]
    if not standing:
        return None
    last = standing[-1]
    return _write(
        ledger, replace(last, at=at, reviewer=reviewer, answer="undo", reason="", note="", undoes=last.seq)
    )


def _write(ledger: Ledger, decision: Decision) -> Decision:
    lines = ledger.ledger_lines()
    whole = replace(decision, seq=len(lines) + 1, prev_sha256=ledger_head(lines[-1:]))
    ledger.append(whole.seq, ledger_line(whole))
    return whole


def standing_decisions(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that nobody took back, oldest first, without the lines that take back."""
    ordered = sorted(decisions, key=lambda decision: decision.seq)
    undone = {decision.undoes for decision in ordered if decision.answer == "undo"}
    return [d for d in ordered if d.answer != "undo" and d.seq not in undone]


def apply_decisions(clips: Sequence[Clip], decisions: Iterable[Decision]) -> list[Clip]:
    """
    Return the clips with the decisions that stand about exactly their version of the page.

    A decision about other bytes of the same page is left out: the question is open again. Clips that nobody
    decided about come back as they are, and all keep their order.
    """
    by_page: dict[tuple[str, str], list[Decision]] = {}
    for decision in standing_decisions(decisions):
        by_page.setdefault((decision.key, decision.page_sha256), []).append(decision)
    return [_with(clip, by_page.get((clip.candidate.key, clip.capture.page_sha256), [])) for clip in clips]


def _with(clip: Clip, said: list[Decision]) -> Clip:
    if not said and clip.decision is None and not clip.decisions:
        return clip
    return replace(clip, decision=said[-1] if said else None, decisions=tuple(said))

"""Why a candidate has no clip: refused, missed, or not fetched, each with what can be done about it."""

from __future__ import annotations

from collector.pipeline.judge import NO_ADDRESS
from collector.records import Miss, Outcome, Rejection
from collector.store import Row


def account_for(row: Row, miss: Miss | None) -> Rejection:
    """Account for a candidate that has no clip."""
    if row.refusal is not None:
        return Rejection(
            candidate=row.candidate,
            stage=row.refusal.stage,
            rule=row.refusal.rule,
            reason=row.refusal.reason,
            outcome=Outcome.NEEDS_A_LOOK if row.refusal.needs_look else Outcome.DOES_NOT_COUNT,
        )
    if miss is None:
        return Rejection(
            candidate=row.candidate,
            stage="fetch",
            rule="not-fetched",
            reason="not fetched yet: the run was offline, or its page budget was spent",
            outcome=Outcome.NEEDS_A_LOOK,
            remedy="Run again with a larger --max-pages, and without --offline.",
        )
    return Rejection(
        candidate=row.candidate,
        stage="extract" if row.state == "captured" else "fetch",
        rule=miss.reason.replace(" ", "-").lower(),
        reason=f"{miss.reason}: {miss.detail}" if miss.detail else miss.reason,
        outcome=Outcome.NEEDS_A_LOOK if miss.needs_look else Outcome.DOES_NOT_COUNT,
        miss=miss,
        remedy=_remedy_of(miss),
    )


def _remedy_of(miss: Miss) -> str:
    if miss.reason == NO_ADDRESS:
        return "Write the page's web address into a file of the same name with .url behind it (page.html.url); run again."
    return "Open it in a browser; save the page and hand the file in with --from." if miss.needs_look else ""


__all__ = ["account_for"]

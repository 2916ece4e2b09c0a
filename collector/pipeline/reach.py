"""Whether the network was there at all: a run that reached nothing says so, and is no finding about the brand."""

from __future__ import annotations

from collector.records import Dossier, Rejection

#: Misses that mean that no server was reached, or none answered.
UNREACHED = frozenset(
    {
        "dns", "tls", "refused", "connect timeout", "read timeout", "timeout", "closed", "unreachable",
        "host unavailable",
    }
)  # fmt: skip


def nothing_reached(dossier: Dossier) -> str:
    """
    Return what could not be reached when nothing at all could, else "".

    That is: pages were to be fetched and no server answered for any; or no source answered and nothing else is there.
    """
    if dossier.choices:
        return ""
    failed = 0
    for rejection in dossier.rejections:
        miss = rejection.miss
        if miss is not None and miss.status is None and miss.reason in UNREACHED:
            failed += 1
        elif rejection.clip is not None or not _is_untried(rejection):
            return ""
    if failed:
        return "no page could be reached"
    asked = [report for report in dossier.sources if report.asked]
    if dossier.candidates == 0 and asked and not any(report.answered for report in asked):
        return "no source could be reached"
    return ""


def _is_untried(rejection: Rejection) -> bool:
    """True for a candidate that no request was spent on: it says nothing of the network."""
    return rejection.stage in {"discover", "rank"} or rejection.rule == "not-fetched"


__all__ = ["UNREACHED", "nothing_reached"]

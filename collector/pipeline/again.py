"""Pages of earlier runs, asked for again: only if they have changed, and nothing is lost when they can't be had."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from collector.records import Candidate, Capture, Miss, SourceReport
from collector.settings import Settings
from collector.store import Case

#: Name of the row that says what came of them.
NAME = "earlier-captures"
#: What became of a page, in the words of the row.
_WORDS = {
    "304": "not changed (304)",
    "equal": "the same bytes",
    "changed": "changed, judged anew",
    "gone": "gone",
    "kept": "could not be read, the earlier capture stands",
}


class Again:
    """The pages that a new run asks for again because their captures have grown old."""

    def __init__(self, case: Case, settings: Settings, now: datetime) -> None:
        self._case, self._now = case, now
        old = case.captured_before(now - timedelta(days=min(settings.refresh_days, 36_500.0)))
        self._captures = {candidate.key: capture for candidate, capture in old}
        self._outcomes: Counter[str] = Counter()
        #: In the order in which they were found.
        self.candidates = [candidate for candidate, _ in old]

    def known(self, candidate: Candidate) -> Capture | None:
        """Return the capture of an earlier run, None for a page that has none or is not asked for again."""
        return self._captures.get(candidate.key)

    def settle(self, candidate: Candidate, earlier: Capture, result: Capture | Miss) -> None:
        """
        Save what came of a page.

        An answer replaces its capture, and so does the server's word that it is gone (404, 410). Whatever else keeps us
        from reading it says nothing against the capture.
        """
        outcome = _outcome(earlier, result)
        self._outcomes[outcome] += 1
        if outcome in {"304", "kept"}:
            self._case.stands(candidate)
        else:
            self._case.record(candidate, result)

    def report(self) -> SourceReport | None:
        """Return the row for the dossier, None when nothing was asked for again."""
        asked = self._outcomes.total()
        said = (f"{self._outcomes[key]} {words}" for key, words in _WORDS.items() if self._outcomes[key])
        failed = self._outcomes["kept"]
        return (
            SourceReport(
                name=NAME,
                asked=asked,
                answered=asked - failed,
                failed=failed,
                note=f"asked again on {self._now:%Y-%m-%d}: {', '.join(said)}",
            )
            if asked
            else None
        )


def _outcome(earlier: Capture, result: Capture | Miss) -> str:
    if isinstance(result, Miss):
        return "gone" if result.reason == "not found" else "kept"
    if result.record == earlier.record:
        return "304"
    return "equal" if result.page_sha256 == earlier.page_sha256 else "changed"


__all__ = ["NAME", "Again"]

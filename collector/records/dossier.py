"""The judged, the rejected, the decided, and the finished answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from collector.records.article import Article, Mention
from collector.records.brand import Brand
from collector.records.capture import Candidate, Capture, Miss, Sighting
from collector.records.evidence import PaidVerdict, Standing
from collector.records.outlet import Outlet
from collector.records.profile import Profile


class Outcome(StrEnum):
    """What an article is worth to the brand under a profile, in the words of the JSON contract."""

    COUNTS = "counts"
    DOES_NOT_COUNT = "does not count"
    NEEDS_A_LOOK = "needs a look"


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule applied to one clip: what it found and who says the rule."""

    rule: str
    text: str
    source: str
    #: ``yes`` the rule is kept, ``no`` it is broken, ``unsure`` a person must look.
    holds: str = "yes"


@dataclass(frozen=True, slots=True)
class Part:
    """One visible part of a clip's strength."""

    name: str
    #: Points, positive or negative; the parts add up to the strength before it is clamped to 0..100.
    points: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's say about one version of one page. Decisions are only ever added."""

    #: 1, 2, 3, ... in the case's ledger.
    seq: int
    at: datetime
    reviewer: str
    #: Key of the candidate.
    key: str
    url: str
    #: ``page_sha256`` of the capture that was shown: new bytes re-open the question.
    page_sha256: str
    #: ``paid`` (is it a paid or promotional post?) or ``identity`` (is it about this brand?) or ``prominence``.
    question: str
    #: ``earned``, ``paid``, ``unclear``, ``yes``, ``no`` or ``undo``.
    answer: str
    reason: str = ""
    note: str = ""
    #: The machine's standing and likelihood when it was asked, for the record.
    machine: str = ""
    #: ``seq`` of the decision that this one takes back (``answer`` is then ``undo``).
    undoes: int | None = None
    #: SHA-256 (hex) of the canonical JSON line before; 64 zeros at first.
    prev_sha256: str = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """One judged, scored article."""

    candidate: Candidate
    #: Body left out (``b""``) once judged; facts stay.
    capture: Capture
    article: Article
    outlet: Outlet
    #: None when judged without a brand.
    mention: Mention | None
    paid: PaidVerdict
    outcome: Outcome
    #: 0..100.
    strength: int
    parts: tuple[Part, ...] = ()
    reasons: tuple[Reason, ...] = ()
    #: The latest standing decision about this page.
    decision: Decision | None = None
    #: All standing decisions about it, oldest first, where there are several questions.
    decisions: tuple[Decision, ...] = ()

    @property
    def standing(self) -> Standing:
        """The standing that counts: the reviewer's where there is one, else the machine's."""
        decision = self.decided("paid")
        if decision is not None:
            return {"earned": Standing.EARNED, "paid": Standing.PAID}.get(decision.answer, Standing.UNCLEAR)
        return self.paid.standing

    def decided(self, question: str) -> Decision | None:
        """Return the last decision about a question, or None where nobody has settled it."""
        if self.decision is None and not self.decisions:
            return None
        all_said = [d for d in (*self.decisions, self.decision) if d is not None]
        undone = {d.undoes for d in all_said}
        said = [d for d in all_said if d.question == question and d.answer != "undo" and d.seq not in undone]
        return max(said, key=lambda decision: decision.seq, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """
    A page that can't name the brand, read for its head alone: it does not count, and nobody judged who paid for it.

    No clip, so that nothing that weighs, shows or exports clips can take it for a judged article.
    """

    capture: Capture
    #: What the head says: no text, and the kind of page is not known.
    article: Article
    outlet: Outlet
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A candidate left out, and why."""

    candidate: Candidate
    #: Which stage said so: ``discover``, ``fetch``, ``extract``, ``mention``, ``paid``, ``rank``, ``shortlist``.
    stage: str
    #: Short and stable: ``not-named``, ``paid``, ``same-story``, ``robots``, ...
    rule: str
    #: One sentence for a person.
    reason: str
    #: ``does not count`` or ``needs a look``.
    outcome: Outcome = Outcome.DOES_NOT_COUNT
    #: The judged article when the pipeline came that far, else None.
    clip: Clip | None = None
    miss: Miss | None = None
    #: What would bring it in ("a reviewer's yes", "nothing"), empty when there is nothing to say.
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A chosen clip, its place, and why it rather than another."""

    #: 1 is the best.
    place: int
    clip: Clip
    #: One sentence: what it brings.
    why: str
    #: What would take its place were it gone; None when nothing would.
    replacement: str | None = None
    #: URLs of the reprints of the same story, kept under it.
    reprints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What is missing when fewer links qualify than the profile asks, and what to do next."""

    wanted: int
    minimum: int
    have: int
    #: Sentences, most useful first.
    advice: tuple[str, ...] = ()
    #: Keys of the near misses, best first.
    near: tuple[str, ...] = ()
    wait_days: int = 0

    @property
    def missing(self) -> int:
        """How many more links the profile's aim asks for."""
        return max(0, self.wanted - self.have)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortlist:
    """The act of choosing, done: the press links, and a rejection for every other clip."""

    choices: tuple[Choice, ...]
    rejections: tuple[Rejection, ...]
    gap: Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """What one source gave in this run."""

    name: str
    asked: int = 0
    answered: int = 0
    failed: int = 0
    candidates: int = 0
    new: int = 0
    #: How many of its candidates became clips: an article was there and was judged.
    clips: int = 0
    #: Empty, or why it gave nothing: "key missing (SERPER_API_KEY)", "unavailable: 429 after 13 s", ...
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """
    The finished answer about one brand.

    Every candidate ever seen stands in it exactly once: as a choice or as a rejection.
    """

    case: str
    created_at: datetime
    #: The clock that judging used.
    now: datetime
    brand: Brand
    profile: Profile
    choices: tuple[Choice, ...]
    rejections: tuple[Rejection, ...]
    gap: Gap
    sources: tuple[SourceReport, ...] = ()
    #: (name, version) of the program and of what it judged with.
    tools: tuple[tuple[str, str], ...] = ()
    #: (path, rows, sha256) of the data files used.
    rules: tuple[tuple[str, int, str], ...] = ()
    decisions: tuple[Decision, ...] = ()
    captures: int = 0
    notes: tuple[str, ...] = ()

    @property
    def candidates(self) -> int:
        """How many candidates were seen: choices and rejections added up."""
        return len(self.choices) + len(self.rejections)


__all__ = [
    "Candidate",
    "Capture",
    "Choice",
    "Clip",
    "Decision",
    "Dossier",
    "Gap",
    "Glance",
    "Miss",
    "Outcome",
    "Part",
    "Reason",
    "Rejection",
    "Shortlist",
    "Sighting",
    "SourceReport",
]

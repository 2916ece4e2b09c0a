"""One sitting at the desk: the card on top, an answer, an undo, a skip. Both desks work through this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from collector.records import Brand, Clip, Decision, Dossier, Outcome
from collector.review.cards import Card, pending
from collector.review.ledger import Ledger, answers_of, decide, undo


class Book(Ledger, Protocol):
    """A case as a desk needs it: the ledger, and the dossier as it stands after every decision in it."""

    def dossier(self) -> Dossier:
        """Choose again with all decisions so far and return the dossier."""

    def page(self, clip: Clip) -> bytes | None:
        """Return the archived page's bytes, or None when they are not at hand."""


@dataclass(frozen=True, slots=True)
class Standings:
    """How the press links stand, to show what an answer changed."""

    have: int
    wanted: int
    links: tuple[str, ...]


def counted(count: int, noun: str) -> str:
    """Return a number with its noun in singular or plural."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


class Desk:
    """
    A reviewer's sitting.

    The queue is made anew after every answer, since an answer can change what the next one is worth. Skipped
    cards come back when they are taken up again, else at the next sitting.
    """

    def __init__(
        self, book: Book, reviewer: str, clock: Callable[[], datetime], *, everything: bool = False
    ) -> None:
        self._book = book
        self._reviewer = reviewer
        self._clock = clock
        self._everything = everything
        self._skipped: list[tuple[str, str, str]] = []
        self._began = len(book.ledger_lines())
        self.answered = 0
        self._look()

    def _look(self) -> None:
        self._dossier = self._book.dossier()
        queue = pending(self._dossier, everything=self._everything)
        self._queue = [card for card in queue if card.identity not in self._skipped]
        self._away = len(queue) - len(self._queue)

    @property
    def brand(self) -> Brand:
        """Whose coverage is being reviewed."""
        return self._dossier.brand

    @property
    def dossier(self) -> Dossier:
        """The dossier after every answer so far."""
        return self._dossier

    @property
    def queue(self) -> Sequence[Card]:
        """The cards that are left, the next one first."""
        return self._queue

    @property
    def card(self) -> Card | None:
        """The card on top, or None when nothing is left."""
        return self._queue[0] if self._queue else None

    @property
    def skipped(self) -> int:
        """How many open cards were put away in this sitting."""
        return self._away

    @property
    def unread(self) -> int:
        """How many pages wait for a person and have no card, since nobody could read them."""
        looks = (r for r in self._dossier.rejections if r.outcome is Outcome.NEEDS_A_LOOK)
        return sum(r.clip is None for r in looks)

    @property
    def left(self) -> str:
        """What is left, in words: questions and pages, since one page may raise several."""
        pages = len({card.clip.candidate.key for card in self._queue})
        questions = counted(len(self._queue), "question")
        said = f"{questions} about {counted(pages, 'page')} left" if pages else "no other question left"
        return said + (f", {self.skipped} skipped" if self.skipped else "")

    @property
    def standings(self) -> Standings:
        """How the press links stand now."""
        gap = self._dossier.gap
        links = tuple(choice.clip.capture.url for choice in self._dossier.choices)
        return Standings(gap.have, gap.wanted, links)

    def page(self, card: Card) -> bytes | None:
        """Return the archived page behind a card."""
        return self._book.page(card.clip)

    def find(self, identity: tuple[str, str, str]) -> Card | None:
        """Return the card of this identity if it is still open: a form may answer an old one."""
        return next((card for card in self._queue if card.identity == identity), None)

    def answer(self, card: Card, choice: int, *, reason: str = "", note: str = "") -> Decision:
        """Write an answer down: 0 lets it count, 1 leaves it out, 2 is "can't tell"."""
        decision = decide(
            self._book,
            card.clip,
            card.question,
            answers_of(card.question)[choice],
            reviewer=self._reviewer,
            at=self._clock(),
            reason=reason,
            note=note,
        )
        self.answered += 1
        self._look()
        return decision

    def undo(self) -> Decision | None:
        """Take back the last answer of this sitting; None when there is none."""
        taken = undo(self._book, reviewer=self._reviewer, at=self._clock(), after=self._began)
        if taken is not None:
            self.answered -= 1
            self._look()
        return taken

    def skip(self, card: Card) -> None:
        """Put a card away until it is taken up again, or the next sitting."""
        self._skipped.append(card.identity)
        self._look()

    def take_up(self) -> int:
        """Put the skipped cards back into the queue and return how many there were."""
        count = self.skipped
        self._skipped.clear()
        self._look()
        return count

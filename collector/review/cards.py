"""The queue: one card for each open question, the most valuable first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from collector.records import Clip, Dossier, Outcome, PaidVerdict, Reason, Standing

#: The rule whose doubt a question settles, where the two are not called the same.
_QUESTION_OF = {"standing": "paid"}
#: What a person is asked, by question: the question, the answer that lets it count, the one that leaves it out.
_ASKED = {
    "paid": ("Is this a paid or promotional post?", "no, earned", "yes, paid"),
    "identity": (
        "Is this article about this brand, not another one of the name?",
        "yes, this brand",
        "no, another",
    ),
    "prominence": (
        "Is the article about the brand, rather than naming it in passing?",
        "yes, about it",
        "no, in passing",
    ),
    "named": ("Does the article name the brand well enough?", "yes", "no"),
    "outlet": ("Is this an outlet with editors of its own and a sizable audience?", "yes, press", "no"),
    "page-kind": ("Is this page one article?", "yes", "no"),
    "public": ("Does the page open for anybody, at its own address?", "yes, I opened it", "no"),
    "age": ("Is the article recent enough for the programme?", "yes", "no"),
    "language": ("Is the article in a language that the programme takes?", "yes", "no"),
}
#: Reasons to give with 1 to 9: about payment, and about anything else.
PAID_REASONS = (
    "label on the page",
    "byline is the brand, an agency or a partner",
    "sponsored section",
    "text of a press release",
    "links that sell",
    "contributor programme",
    "listing or award page",
    "the label belongs to something else on the page",
    "reporting by the newsroom",
)
OTHER_REASONS = (
    "the page says so",
    "I know this outlet",
    "I know this brand",
    "I opened the page",
    "checked elsewhere",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One open question about one article."""

    clip: Clip
    #: ``paid``, ``identity``, ``prominence``, ... (see ``Decision.question``).
    question: str
    #: The question in words.
    asks: str
    #: What the answer that lets it count, and the one that leaves it out, mean here.
    keep: str
    drop: str
    #: What the machine said about this question.
    doubt: str = ""
    #: Place among those that would change the press links (1 is the most useful); 0 when it would not.
    value: int = 0
    #: Other open questions about the same article.
    others: int = 0

    @property
    def identity(self) -> tuple[str, str, str]:
        """What makes two cards the same: candidate, version of the page, question."""
        return self.clip.candidate.key, self.clip.capture.page_sha256, self.question

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons that 1 to 9 stand for."""
        return PAID_REASONS if self.question == "paid" else OTHER_REASONS


def pending(dossier: Dossier, *, everything: bool = False) -> list[Card]:
    """
    Return the open questions of a dossier, those first whose answer would change the press links.

    Then come the least certain, then the order of addresses. A question that was answered about this version of
    the page is not asked again, even when the answer was "can't tell". With ``everything``, payment is asked about
    every article that names the brand, so that a verdict the machine is sure of can be confirmed or overturned.
    """
    near = {key: place for place, key in enumerate(dossier.gap.near, start=1)}
    cards = [card for clip in _clips(dossier) for card in _cards_of(clip, near, everything=everything)]
    return sorted(cards, key=_order)


def _clips(dossier: Dossier) -> Iterator[Clip]:
    yield from (choice.clip for choice in dossier.choices)
    yield from (r.clip for r in dossier.rejections if r.clip is not None)


def _cards_of(clip: Clip, near: dict[str, int], *, everything: bool) -> Iterator[Card]:
    doubts = {}
    if clip.outcome is Outcome.NEEDS_A_LOOK:
        doubts = {_QUESTION_OF.get(r.rule, r.rule): r for r in clip.reasons if r.holds == "unsure"}
    if not doubts and (clip.outcome is Outcome.NEEDS_A_LOOK or (everything and _names_the_brand(clip))):
        doubts = {"paid": Reason("standing", f"the machine says {clip.paid.standing.value}", "", "unsure")}
    open_ones = {q: reason for q, reason in doubts.items() if clip.decided(q) is None}
    for question, reason in open_ones.items():
        asks, keep, drop = _ASKED.get(
            question, (f"Does the rule “{question}” hold for this article?", "yes", "no")
        )
        yield Card(
            clip=clip,
            question=question,
            asks=asks,
            keep=keep,
            drop=drop,
            doubt=reason.text,
            value=near.get(clip.candidate.key, 0) if clip.outcome is Outcome.NEEDS_A_LOOK else 0,
            others=len(open_ones) - 1,
        )


def said_of(paid: PaidVerdict) -> str:
    """Return in words how sure the rules are that somebody paid."""
    if paid.standing is Standing.EARNED:
        return "nothing on the page says that somebody paid"
    return f"{round(100 * paid.likelihood)} % sure that somebody paid"


def _names_the_brand(clip: Clip) -> bool:
    return clip.mention is not None and clip.mention.count > 0


def _order(card: Card) -> tuple[bool, int, float, str, str]:
    certain = abs(card.clip.paid.likelihood - 0.5) if card.clip.paid.standing is Standing.UNCLEAR else 0.5
    return card.value == 0, card.value, certain, card.clip.capture.url, card.question

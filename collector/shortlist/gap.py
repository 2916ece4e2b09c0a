"""The gap report: how many links are missing, and what to do next. It never says what a programme will answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collector.records import Gap, Outcome
from collector.shortlist.board import Board
from collector.shortlist.findings import Finding
from collector.shortlist.gates import broken

_LOOKS, _NEAR, _KEYS = 5, 3, 10
_KINDS = {
    "newspaper": "newspapers",
    "broadcaster": "broadcasters",
    "news_agency": "news agencies",
    "magazine": "magazines",
    "business": "the business press",
}
#: Broken rules that a person could turn, and what to do about them.
_TURNABLE = {
    "never-press": "Find {remedy} ({label} does not count: {text}).",
    "too-old": "Look for newer coverage in the outlet of {label}: {text}.",
    "passing-mention": "Look for a story about the brand in the outlet of {label}: {text}.",
    "alias-only": "Look for an article with the exact name in the outlet of {label}: {text}.",
}


def find_gap(board: Board, looks: Sequence[int]) -> Gap:
    """
    Return what is missing to the profile's aim.

    ``looks`` are the positions that need a look and were solved closely. Advice comes most useful first, and is
    empty when nothing is missing.
    """
    have = len(board.best().chosen)
    useful = _by_value(board, looks)
    near = _near_misses(board)
    missing = have < board.profile.aim
    keys = [board.entries[i].clip.candidate.key for i in [*useful, *near, *_runners_up(board)]]
    return Gap(
        wanted=board.profile.aim,
        minimum=board.profile.minimum,
        have=have,
        advice=tuple(_advice(board, have, useful, near)) if missing else (),
        near=tuple(dict.fromkeys(keys))[:_KEYS],
        wait_days=board.profile.wait_days,
    )


def _by_value(board: Board, looks: Sequence[int]) -> list[int]:
    """Return those that would enter the list once settled, the most valuable first."""
    entering = [
        i for i in looks
        if board.entries[i].clip.strength >= board.floor and i in board.best(admit=i).chosen
    ]  # fmt: skip
    gains = {i: (board.best(admit=i).score[:5], board.best(admit=i).total) for i in entering}
    return sorted(
        entering, key=lambda i: (*(-part for part in gains[i][0]), -gains[i][1], board.entries[i].key)
    )


def _near_misses(board: Board) -> list[int]:
    """Return refused entries with one broken rule that a person could turn, the strongest first."""
    near = []
    for i, entry in enumerate(board.entries):
        wrong = [f for f in entry.findings if f.holds != "yes"]
        if entry.outcome is Outcome.DOES_NOT_COUNT and len(wrong) == 1 and _is_turnable(wrong[0]):
            near.append(i)
    return sorted(near, key=lambda i: (-board.entries[i].clip.strength, board.entries[i].key))


def _is_turnable(finding: Finding) -> bool:
    """True for what a person could turn; a page on a kind of site that never counts has no original to find."""
    return finding.code in _TURNABLE and not finding.remedy.startswith("nothing")


def _runners_up(board: Board) -> list[int]:
    left = [i for i in board.eligible if i not in board.best().chosen and i in board.kept]
    return sorted(left, key=lambda i: (-board.entries[i].clip.strength, board.entries[i].key))


def _advice(board: Board, have: int, useful: Sequence[int], near: Sequence[int]) -> Iterator[str]:
    profile = board.profile
    if have < profile.minimum:
        verb = "qualifies" if have == 1 else "qualify"
        yield f"{have} of at least {profile.minimum} links {verb}: do not send the request yet."
    else:
        told = f"{_links(have)}; {profile.aim} are the aim. None was added to make up the number."
        yield f"{told} {profile.note}".rstrip()
    for i in useful[:_LOOKS]:
        finding = broken(board.entries[i].findings)
        doubts = sum(f.holds == "unsure" for f in board.entries[i].findings)
        more = f" (and {doubts - 1} more doubt{'s' if doubts > 2 else ''})" if doubts > 1 else ""
        text = finding.text if finding else "in doubt"
        yield f"Look at {board.label(i)}: {text}{more}. Once settled with a yes, it enters the list."
    for i in near[:_NEAR]:
        wrong = broken(board.entries[i].findings)
        if wrong is not None:
            yield _TURNABLE[wrong.code].format(label=board.label(i), text=wrong.text, remedy=wrong.remedy)
    yield from _missing_kinds(board)
    if profile.wait_days:
        yield (
            f"After a refusal {profile.wait_days} days must pass before the next request: "
            "check every link again on the day it is sent."
        )


def _links(count: int) -> str:
    return "1 link qualifies" if count == 1 else f"{count} links qualify"


def _missing_kinds(board: Board) -> Iterator[str]:
    chosen = [board.entries[i].clip for i in board.best().chosen]
    country = board.brand.country
    if not any(clip.outlet.tier == "A" for clip in chosen):
        where = f", best from {country}" if country else ""
        yield f"No outlet of tier A is among the links: look for coverage in one{where}."
    if country and not any(clip.outlet.country == country for clip in chosen):
        yield f"No link is from the home market ({country}): look in its national press."
    kinds = {clip.outlet.kind for clip in chosen}
    absent = [name for kind, name in _KINDS.items() if kind not in kinds]
    if absent and len(absent) < len(_KINDS):
        yield f"Not among the links yet: {', '.join(absent)}."
    languages = set(board.brand.languages)
    if chosen and languages and not any(clip.article.language in languages for clip in chosen):
        yield f"No link is in a language of the brand ({', '.join(sorted(languages))})."

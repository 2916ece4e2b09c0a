"""The act of choosing: gates, stories, the exact choice, and a sentence for every clip."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from collector.records import Brand, Clip, Outcome, Profile, Shortlist
from collector.shortlist.board import Board
from collector.shortlist.entries import enter
from collector.shortlist.explain import CLOSELY, explain_choice, explain_rejection
from collector.shortlist.gap import find_gap


def choose(clips: Sequence[Clip], brand: Brand, profile: Profile, now: datetime) -> Shortlist:
    """
    Choose a profile's press links, and say for every other clip why not.

    Every clip ends once, as a choice or as a rejection. The order of ``clips`` changes nothing. Choices come
    strongest first; rejections by what they lack (eligible, needs a look, does not count), the strongest first.
    Outcome and reasons of the clips are those of this profile. Fewer links than asked for are never made up.
    """
    board = Board(enter(clips, brand, profile, now), brand, profile)
    chosen = board.best().chosen

    def worth(position: int) -> tuple[int, str]:
        return -board.entries[position].clip.strength, board.entries[position].key

    left = [i for i in range(len(board.entries)) if i not in chosen]
    eligible = sorted((i for i in left if i in board.eligible), key=worth)
    looks = sorted((i for i in left if board.entries[i].outcome is Outcome.NEEDS_A_LOOK), key=worth)
    seen = {*eligible, *looks}
    refused = sorted((i for i in left if i not in seen), key=worth)
    closely = {*eligible[:CLOSELY], *looks[:CLOSELY]}
    return Shortlist(
        choices=tuple(
            explain_choice(board, i, place) for place, i in enumerate(sorted(chosen, key=worth), start=1)
        ),
        rejections=tuple(explain_rejection(board, i, i in closely) for i in (*eligible, *looks, *refused)),
        gap=find_gap(board, looks[:CLOSELY]),
    )

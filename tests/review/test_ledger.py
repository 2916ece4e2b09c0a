"""The ledger: chained, only added to; decisions bind to one version of one page."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import review_samples as samples
from hypothesis import given
from hypothesis import strategies as st

from collector.records import Standing
from collector.records.ledger import first_break, ledger_head, ledger_line
from collector.review import apply_decisions, decide, standing_decisions, undo


def say(book: samples.FakeBook, place: int, answer: str) -> None:
    decide(book, samples.CLIPS[place], "paid", answer, reviewer="me", at=samples.NOW)


def test_a_line_is_canonical_and_reads_back_as_the_same_decision() -> None:
    book = samples.FakeBook()
    made = decide(
        book, samples.CLIPS[1], "paid", "earned", reviewer="Zoë", at=samples.NOW, reason="r", note="ノート"
    )

    assert book.decisions() == (made,)
    assert book.lines[0] == ledger_line(made)
    assert list(json.loads(book.lines[0])) == sorted(json.loads(book.lines[0]))
    assert "ノート" in book.lines[0]
    assert (made.seq, made.machine, made.prev_sha256) == (1, "unclear 0.35", "0" * 64)


def test_lines_are_chained() -> None:
    book = samples.FakeBook()
    for place, answer in ((1, "earned"), (2, "paid"), (3, "unclear")):
        say(book, place, answer)

    assert first_break(book.lines) is None
    assert ledger_head(book.lines[:2]) == book.decisions()[2].prev_sha256


@given(st.integers(0, 2), st.data())
def test_any_edited_line_breaks_the_chain_or_the_head(place: int, data: st.DataObject) -> None:
    book = samples.FakeBook()
    for clip in (1, 2, 3):
        say(book, clip, "earned")
    line = book.lines[place]
    position = data.draw(st.integers(0, len(line) - 1))
    edited = line[:position] + ("x" if line[position] != "x" else "y") + line[position + 1 :]
    lines = [*book.lines[:place], edited, *book.lines[place + 1 :]]

    assert first_break(lines) is not None or ledger_head(lines) != ledger_head(book.lines)


@pytest.mark.parametrize("lines", [["nonsense"], ["[1]"], ['{"seq":2,"prev_sha256":"' + "0" * 64 + '"}']])
def test_what_is_no_ledger_breaks_at_once(lines: list[str]) -> None:
    assert first_break(lines) == 1


def test_undo_is_a_new_line_and_takes_the_last_standing_one_back() -> None:
    book = samples.FakeBook()
    say(book, 1, "earned")
    say(book, 2, "paid")
    taken = undo(book, reviewer="me", at=samples.NOW)
    again = undo(book, reviewer="me", at=samples.NOW)

    assert taken is not None
    assert (taken.answer, taken.undoes, taken.seq) == ("undo", 2, 3)
    assert again is not None
    assert again.undoes == 1
    assert undo(book, reviewer="me", at=samples.NOW) is None
    assert standing_decisions(book.decisions()) == []
    assert len(book.lines) == 4
    assert first_break(book.lines) is None


def test_undo_leaves_earlier_sittings_alone() -> None:
    book = samples.FakeBook()
    say(book, 1, "earned")

    assert undo(book, reviewer="me", at=samples.NOW, after=1) is None


def test_an_answer_that_the_question_does_not_have_is_refused() -> None:
    book = samples.FakeBook()
    with pytest.raises(ValueError, match="can't be answered"):
        say(book, 1, "yes")
    assert book.lines == []


def test_decisions_are_laid_over_the_clips_and_change_what_counts() -> None:
    book = samples.FakeBook()
    say(book, 1, "earned")
    say(book, 3, "paid")
    clips = apply_decisions(samples.CLIPS, book.decisions())

    assert [clip.standing for clip in clips] == [
        Standing.EARNED,
        Standing.EARNED,
        Standing.UNCLEAR,
        Standing.PAID,
    ]
    assert [clip.paid for clip in clips] == [clip.paid for clip in samples.CLIPS], "the verdict itself stays"
    assert clips[0] is samples.CLIPS[0]


def test_the_last_word_counts_and_other_questions_stand_beside_it() -> None:
    book = samples.FakeBook()
    say(book, 1, "paid")
    decide(book, samples.CLIPS[1], "identity", "yes", reviewer="me", at=samples.NOW)
    say(book, 1, "earned")
    clip = apply_decisions(samples.CLIPS, book.decisions())[1]

    assert clip.standing is Standing.EARNED
    assert [d.question for d in clip.decisions] == ["paid", "identity", "paid"]
    assert clip.decided("identity") is not None


def test_new_bytes_reopen_the_question() -> None:
    book = samples.FakeBook()
    say(book, 1, "earned")
    clip = samples.CLIPS[1]
    changed = replace(clip, capture=replace(clip.capture, page_sha256="f" * 64))

    assert apply_decisions([changed], book.decisions())[0].standing is Standing.UNCLEAR


def test_a_decision_taken_back_leaves_nothing_behind() -> None:
    book = samples.FakeBook()
    say(book, 1, "earned")
    decided = apply_decisions(samples.CLIPS, book.decisions())
    undo(book, reviewer="me", at=samples.NOW)

    assert apply_decisions(decided, book.decisions()) == list(samples.CLIPS)


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(["earned", "paid", "unclear", "undo"])), max_size=12
    ),
    st.randoms(),
)
def test_the_order_in_which_lines_are_handed_over_does_not_matter(
    said: list[tuple[int, str]], random: object
) -> None:
    book = samples.FakeBook()
    for place, answer in said:
        if answer == "undo":
            undo(book, reviewer="me", at=samples.NOW)
        else:
            say(book, place, answer)
    shuffled = list(book.decisions())
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' Random

    assert apply_decisions(samples.CLIPS, shuffled) == apply_decisions(samples.CLIPS, book.decisions())

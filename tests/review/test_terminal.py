"""The terminal desk, driven by scripted input."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable

import pytest
import review_samples as samples
from rich.console import Console

from collector.errors import WorldError
from collector.review.desk import Desk
from collector.review.terminal import run_terminal


def sit(book: samples.FakeBook, commands: Iterable[str], *, colour: bool = False) -> tuple[int, str]:
    """Sit down, say these commands, and return how many answers stand and what was printed."""
    given = iter(commands)
    screen = io.StringIO()
    console = Console(
        file=screen, width=100, force_terminal=colour, color_system="truecolor" if colour else None
    )
    desk = Desk(book, "me", samples.Clock())
    return run_terminal(desk, lambda: next(given, ""), console), screen.getvalue()


def answers(book: samples.FakeBook) -> list[tuple[str, str, str, str]]:
    lines = [json.loads(line) for line in book.lines]
    return [(line["key"].split(".")[0], line["answer"], line["reason"], line["note"]) for line in lines]


def test_answers_are_written_in_the_order_of_the_queue() -> None:
    book = samples.FakeBook()
    count, screen = sit(book, ["a", "x", "u", "q"])

    assert count == 3
    assert [said[:2] for said in answers(book)] == [
        ("gamma", "earned"),
        ("beta", "paid"),
        ("alpha", "unclear"),
    ]
    assert "nothing is left to settle" in screen


def test_a_card_shows_what_a_person_needs() -> None:
    _, screen = sit(samples.FakeBook(), ["q"])

    for part in (
        "Is this a paid or promotional post?", "Lumora Pay and the gamma", "Gamma · tier B · United Kingdom · 2026-10-21 · By Ana Ruiz",
        "https://gamma.example/lumora", "*LUMORA PAY*", "“with our partners”", "last paragraph (main > p)",
        "“no, earned” would bring it into the press links.", "3 questions about 3 pages left · 1 of 3 press links", "a  no, earned",
    ):  # fmt: skip
        assert part in screen


def test_the_list_follows_at_once() -> None:
    _, screen = sit(samples.FakeBook(), ["a", "q"])

    assert "earned · 2 of 3 press links; the list changed: https://gamma.example/lumora came in" in screen


def test_a_reason_and_a_note_in_one_line() -> None:
    book = samples.FakeBook()
    sit(book, ["x 1 labelled at the top", "a9", "u no idea"])

    assert [said[2:] for said in answers(book)] == [
        ("label on the page", "labelled at the top"), ("reporting by the newsroom", ""), ("", "no idea"),
    ]  # fmt: skip


def test_a_reason_as_a_key_before_the_answer() -> None:
    book = samples.FakeBook()
    sit(book, ["4", "x", "a"])

    assert [said[2] for said in answers(book)] == ["text of a press release", ""]


@pytest.mark.parametrize("key", ["z", "\x7f", "\b", "Z"])
def test_undo_brings_the_card_back(key: str) -> None:
    book = samples.FakeBook()
    count, screen = sit(book, ["a", key, "x", "q"])

    assert count == 1
    assert [said[:2] for said in answers(book)] == [("gamma", "earned"), ("gamma", "undo"), ("gamma", "paid")]
    assert "taken back" in screen


def test_the_last_answer_can_be_taken_back_too() -> None:
    book = samples.FakeBook()
    count, screen = sit(book, ["a", "a", "a", "z", "q"])

    assert count == 2
    assert "Nothing is left" in screen


def test_undo_with_nothing_said_says_so() -> None:
    _, screen = sit(samples.FakeBook(), ["z", "q"])

    assert "nothing to take back" in screen


def test_space_is_can_not_tell_and_skip_leaves_the_card_for_next_time() -> None:
    book = samples.FakeBook()
    count, _ = sit(book, [" ", "s", "s"])

    assert count == 1
    assert [said[:2] for said in answers(book)] == [("gamma", "unclear")]
    assert sit(book, ["q"])[1].count("2 questions about 2 pages left") == 2, "at the top, and in the goodbye"


def test_help_and_nonsense() -> None:
    _, screen = sit(samples.FakeBook(), ["h", "what?", "\n", "0", "q"])

    assert "because: label on the page" in screen
    assert "unknown: what?" in screen
    assert screen.count("unknown") == 1, "an empty line says nothing"
    assert "there is no reason 0 here" in screen
    assert "One command a line" in screen


@pytest.mark.parametrize("commands", [[], ["q"], ["\x04"], ["quit"]])
def test_the_end_of_the_input_quits_and_nothing_is_written(commands: list[str]) -> None:
    book = samples.FakeBook()

    assert sit(book, commands)[0] == 0
    assert book.lines == []


def test_nothing_to_settle() -> None:
    count, screen = sit(samples.FakeBook(samples.CLIPS[:1]), ["a"])

    assert count == 0
    assert "nothing is left to settle" in screen


def test_colours_mark_the_names_at_a_terminal_and_the_page_can_not_add_its_own() -> None:
    _, screen = sit(samples.FakeBook(), ["q"], colour=True)

    assert "\x1b[1;30;43mLUMORA PAY" in screen
    assert "\x1b[31mAna" not in screen


def test_a_full_disk_ends_the_sitting_and_keeps_what_was_said() -> None:
    class FullBook(samples.FakeBook):
        def append(self, seq: int, line: str) -> None:
            if seq == 2:
                raise WorldError("can't write the ledger: no space left")
            super().append(seq, line)

    book = FullBook()
    with pytest.raises(WorldError):
        sit(book, ["a", "a", "a"])
    assert len(book.lines) == 1


def test_skipped_cards_are_counted_and_come_back_when_asked_for() -> None:
    book = samples.FakeBook()
    count, screen = sit(book, ["a", "s", "s", "r", "x", "q"])

    assert count == 2
    assert "Nothing else is left; 2 skipped. r shows them again, z takes" in screen
    assert "2 taken up again" in screen
    assert [said[0] for said in answers(book)] == ["gamma", "beta"]


def test_skipping_everything_does_not_say_that_nothing_is_left() -> None:
    _, screen = sit(samples.FakeBook(), ["s", "s", "s"])

    assert "nothing is left to settle" not in screen
    assert "no other question left, 3 skipped" in screen


@pytest.mark.parametrize("command", ["a 10", "x 0", "99"])
def test_a_reason_that_does_not_exist_saves_nothing_and_names_those_that_do(command: str) -> None:
    book, wrong = samples.FakeBook(), list[str]()
    given = iter([command])
    run_terminal(
        Desk(book, "me", samples.Clock()), lambda: next(given, ""), Console(file=io.StringIO()), wrong.append
    )

    assert book.lines == []
    assert len(wrong) == 1
    assert "1 label on the page" in wrong[0]


def test_enter_after_a_key_says_nothing() -> None:
    book, wrong, screen = samples.FakeBook(), list[str](), io.StringIO()
    given = iter(["a", "\r", "x", "\n", "h", "q"])
    console = Console(file=screen, width=100)
    run_terminal(Desk(book, "me", samples.Clock()), lambda: next(given, ""), console, wrong.append, keys=True)

    assert [said[1] for said in answers(book)] == ["earned", "paid"]
    assert wrong == []
    assert "Each key acts at once, without Enter" in screen.getvalue()


@pytest.mark.parametrize("width", [40, 80])
def test_a_key_and_its_meaning_stay_in_one_line(width: int) -> None:
    screen = io.StringIO()
    run_terminal(
        Desk(samples.FakeBook(), "me", samples.Clock()), lambda: "", Console(file=screen, width=width)
    )
    lines = [line.rstrip() for line in screen.getvalue().splitlines()]

    keys = [line for line in lines if re.match(r" [axuszqh]  ", line)]
    assert any("q  quit" in line for line in keys)
    assert any(line.endswith("h  help") for line in keys)
    assert all(len(line) <= width for line in keys)

"""The queue: what would change the press links first, then the least certain, then the order of addresses."""

from __future__ import annotations

from dataclasses import replace

import review_samples as samples

from collector.records import Outcome, Paragraph, Reason
from collector.review import decide, pending
from collector.review.passages import passages, plain, split_names


def test_order() -> None:
    cards = pending(samples.FakeBook().dossier())

    assert [card.clip.outlet.domain for card in cards] == ["gamma.example", "beta.example", "alpha.example"]
    assert [card.value for card in cards] == [1, 0, 0]


def test_what_is_sure_is_not_asked_unless_everything_is() -> None:
    book = samples.FakeBook()

    assert "sure.example" not in {card.clip.outlet.domain for card in pending(book.dossier())}
    assert "sure.example" in {card.clip.outlet.domain for card in pending(book.dossier(), everything=True)}


def test_what_was_answered_is_not_asked_again_even_if_nobody_could_tell() -> None:
    book = samples.FakeBook()
    decide(book, samples.CLIPS[2], "paid", "unclear", reviewer="me", at=samples.NOW)

    assert [card.clip.outlet.domain for card in pending(book.dossier())] == ["gamma.example", "alpha.example"]


def test_each_doubt_is_a_question_of_its_own() -> None:
    doubts = (
        Reason("outlet", "on no list of outlets", "Meta", "unsure"),
        Reason("standing", "unclear", "Meta", "unsure"),
    )
    book = samples.FakeBook((replace(samples.CLIPS[1], reasons=doubts),))
    cards = pending(book.dossier())

    assert [(card.question, card.others) for card in cards] == [("outlet", 1), ("paid", 1)]
    assert cards[0].doubt == "on no list of outlets"
    assert "audience" in cards[0].asks


def test_a_doubt_that_has_no_words_of_its_own_is_still_asked() -> None:
    odd = replace(samples.CLIPS[1], reasons=(Reason("moon-phase", "waxing", "nobody", "unsure"),))

    (card,) = pending(samples.FakeBook((odd,)).dossier())
    assert "moon-phase" in card.asks


def test_passages_show_each_name_with_its_surroundings() -> None:
    (pieces,) = passages(samples.CLIPS[1], samples.BRAND)

    assert [words for words, is_name in pieces if is_name] == ["LUMORA PAY", "ルモラペイ"]
    assert "\x1b" not in "".join(words for words, _ in pieces)


def test_long_paragraphs_are_cut_around_the_names() -> None:
    text = "x" * 1000 + " Lumora Pay " + "y" * 1000
    clip = replace(samples.CLIPS[1], article=replace(samples.CLIPS[1].article, paragraphs=(Paragraph(text),)))

    (pieces,) = passages(clip, samples.BRAND)
    whole = "".join(words for words, _ in pieces)
    assert whole.startswith("…x")
    assert whole.endswith("y…")
    assert len(whole) < 450


def test_without_the_text_the_mentions_quote_is_shown() -> None:
    clip = replace(samples.CLIPS[1], article=replace(samples.CLIPS[1].article, paragraphs=()))

    assert passages(clip, samples.BRAND) == [[("Lumora Pay", True), (" and the alpha", False)]]


def test_pieces_join_to_the_text() -> None:
    assert split_names("a Lumora b", ["Lumora"]) == [("a ", False), ("Lumora", True), (" b", False)]
    assert split_names("abc", []) == [("abc", False)]


def test_a_pages_words_can_not_drive_the_terminal() -> None:
    assert plain("a\x1b[2Jb\x9b1mc\u202edcba\r\nx") == "a[2Jb1mcdcba  x"


def test_only_an_open_doubt_is_said_to_bring_an_article_in() -> None:
    dossier = samples.FakeBook().dossier()
    keys = tuple(r.candidate.key for r in dossier.rejections) + tuple(
        c.clip.candidate.key for c in dossier.choices
    )
    near = replace(dossier, gap=replace(dossier.gap, near=keys))

    for card in pending(near, everything=True):
        assert (card.value > 0) == (card.clip.outcome is Outcome.NEEDS_A_LOOK)

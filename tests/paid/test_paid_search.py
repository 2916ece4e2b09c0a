"""How phrases are searched: quick ways that find what the plain way would."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from collector.paid import PaidRules, machine, releases
from collector.paid.boundaries import matcher_of
from collector.paid.fold import fold, fold_each
from collector.paid.languages import languages_of
from collector.paid.marks import _PAGE_CLASS, _RELEASE_CLASS
from collector.paid.needles import Needles, needles_of
from collector.paid.triggers import rarest, triggers

_LETTER = r"[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]"
_SIGNS = st.text(alphabet="ad ob-_1éж広告โ광々እ´`’–…İß\u0301\u200b", max_size=12)


@lru_cache
def _plainly(pattern: str, open_end: bool) -> re.Pattern[str]:
    return re.compile(f"(?<!{_LETTER})(?:{pattern})" + ("" if open_end else f"(?!{_LETTER})"))


@given(
    st.sampled_from(
        ["ad", "ads?", "(ad|add|広告)s?", "^ad", "^(ad|do)b?", "ad|^b", "広告", "^a$|ж", r"ad\w*", "a.?b"]
    ),
    st.booleans(),
    _SIGNS,
)
@example("ad", False, "adж 広 ad")
@example("ad", False, "xad bad ad")
@example("(ad|ada)", False, "ada")
def test_boundaries_are_those_of_one_expression(pattern: str, open_end: bool, text: str) -> None:
    expected = _plainly(pattern, open_end).search(text)
    found = matcher_of(pattern, open_end).search(text)

    assert (found and found.span()) == (expected and expected.span())


@given(st.lists(_SIGNS))
@example(["It’s `so`", "`so` it is", "plain"])
def test_many_texts_fold_like_each_alone(texts: list[str]) -> None:
    assert fold_each(texts) == [fold(text) for text in texts]


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("paid post", {"paid post"}),
        ("paid (post|story)", {"paid post", "paid story"}),
        ("colou?r", {"color", "colour"}),
        (
            "brand ?post(s|ing)?",
            {"brandpost", "brand post", "brandposts", "brand posts", "brandposting", "brand posting"},
        ),
        (r"a\.b[.!] ?", {"a.b.", "a.b!", "a.b. ", "a.b! "}),
        (r"[\])>] end", {"] end", ") end", "> end"}),
        ("[a-z] end", {" end"}),
        ("(?<!x)abc(?!y)", {"abc"}),
        (r"(story|text)[^.]{0,40}(paid by|thanks to)", {"paid by", "thanks to"}),
        (r"(abc|\w+)?", set()),
        ("abc+d{2}", {"ab"}),
    ],
)
def test_pieces_are_written_out(pattern: str, pieces: set[str]) -> None:
    assert triggers(pattern) - {""} == pieces


def test_none_of_the_rarest_pieces_holds_another() -> None:
    assert rarest("brand ?post(s|ing)?", frozenset({"post"})) == {"brandpost", "brand post"}
    assert rarest("advertorials?", frozenset({"advertorial"})) == {"advertorial"}


@given(st.data())
@settings(max_examples=300)
def test_every_match_holds_a_piece(rules: PaidRules, data: st.DataObject) -> None:
    needed: dict[int, list[str]] = {}
    for piece, owners in zip(rules.book.pieces, rules.book.owners, strict=True):
        for owner in owners:
            needed.setdefault(owner, []).append(piece)
    number = data.draw(st.sampled_from(sorted(needed)))
    text = data.draw(st.from_regex(re.compile(rules.book.phrases[number].pattern)))

    assert any(piece in text for piece in needed[number])


def test_far_texts_are_searched_for_labels_alone(rules: PaidRules) -> None:
    sentence = fold("This article is sponsored by Acme")
    english = languages_of("en")

    near = {one.phrase.form for one in rules.book.find([sentence, "sponsored"], english)}
    far = {one.phrase.form for one in rules.book.find([sentence, "sponsored"], english, far=0)}

    assert "sentence" in near
    assert far == {"label"}


def test_words_of_deals_are_looked_for_in_titles_alone(rules: PaidRules) -> None:
    texts = ["best deals on kettles", "best deals on kettles"]
    found = rules.book.find(texts, languages_of("en"), titles=1)

    assert {one.text for one in found if one.phrase.form == "deal"} == {0}


def test_needles_tell_of_many_texts_at_once() -> None:
    needles = Needles(["paid", "広告"])

    assert needles.stand_in("nothing", "un-paid")
    assert needles.stand_in("広告\ud800")
    assert not needles.stand_in("pa", "id", "")
    assert not needles.stand_in()


@given(st.data())
@settings(max_examples=200)
def test_every_match_of_a_marks_expression_holds_a_needle(data: st.DataObject) -> None:
    pattern = data.draw(
        st.sampled_from([_PAGE_CLASS, _RELEASE_CLASS, machine._FLAG, machine._SPONSOR, releases._AGENCY])
    )
    text = data.draw(st.from_regex(pattern))

    assert needles_of(pattern.pattern).stand_in(text)


def test_a_pattern_without_a_needle_is_refused() -> None:
    with pytest.raises(ValueError, match="no string"):
        needles_of(r"\w+")

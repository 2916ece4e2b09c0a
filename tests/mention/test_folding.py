"""The folded view: equal spellings, a true way back, and nothing new on folding again."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.mention.folding import fold, fold_with_map, unfoldings
from collector.mention.scripts import IGNORABLE

TEXTS = st.text(
    st.one_of(
        st.sampled_from("aA éÉßﬁﬀŒæİıøŁ'’-‑–  \n­​ﾊﾟﾞｱダйё́أةـ한Ａ٣ªﷺ½ǅ"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


@given(TEXTS)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_the_way_back_leads_to_what_was_folded(text: str) -> None:
    folded = fold_with_map(text)
    offsets = [folded.source_offset(i) for i in range(len(folded.text) + 1)]

    assert offsets == sorted(offsets)
    assert 0 <= offsets[0] <= offsets[-1] <= len(text)
    for index, char in enumerate(folded.text):
        unit = text[offsets[index] : offsets[index] + 2]
        assert char in fold(unit[:1]) or char in fold(unit)


@given(TEXTS)
def test_case_makes_no_difference_where_it_is_reversible(text: str) -> None:
    plain = "".join(c for c in text if c.upper().lower() == c)

    assert fold(plain.upper()) == fold(plain)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("STRASSE", "Straße"),
        ("İSTANBUL", "ıstanbul"),
        ("ﾊﾟﾅ", "パナ"),
        ("Ǿrsted", "orsted"),
        ("L’Oréal", "l'oreal"),
        ("أإآٱ", "اااا"),
        ("a\u00a0b\u2009c", "a b c"),
        ("Zo­e\u200b", "zoe"),
        ("ΣΊΓΜΑΣ", "σιγμας"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("й", "и"), ("ё", "е"), ("ї", "і"), ("ґ", "г"), ("ダ", "タ"), ("ü", "ue"), ("а", "a")]
)
def test_letters_kept_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_invisible_characters_vanish() -> None:
    assert fold(IGNORABLE) == ""


def test_every_spelling_of_a_letter_folds_to_it() -> None:
    for folded, spellings in unfoldings().items():
        for spelling in spellings.split("\0"):
            if unicodedata.is_normalized("NFC", spelling):
                assert fold(spelling) == folded

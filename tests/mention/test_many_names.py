"""Many brands in one pass give what each brand gives alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector.mention import compile_brand, compile_many, find_names
from collector.records import Brand

NAMES = [
    "Velora", "Velora Pay", "Coca-Cola", "B&K", "Orban & Vale", "A.T.U", "U", "Q.ON", "7K", "K-Way", "1-2-3", "Zingo!",
    "L'Ora", "Straße", "Нова пошта", "Ромашка", "ТВК", "3і", "小米", "小米 Xiaomi", "ダイヤ", "별마루", "نجمة", "المدار",
    "دلתון", "Θάλεια", "নক্ষত্র", "ดาวทอง", "Velka", "Müller", "Next", "The Body Barn", "Ö", "!!!", "Levi's", "ホシ・ノア",
    "A&W", "5 to go", "I.D.A.", "be & bo", "A B C", "C-D", "Velora Garden Tiles",
]  # fmt: skip
MANY = compile_many([Brand(name=name) for name in NAMES])
PIECES = st.sampled_from(
    [
        *NAMES,
        *"VUvu ­-–.&'’s ",
        "Velce",
        "Новою поштою",
        "Ромашке",
        "ﾀﾞｲﾔ",
        "للمدار",
        "and",
        "COCACOLA",
        "strasse",
        "@",
        "a & w",
        "ab c",
        "to",
        "go",
        "é",
        ".com",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=12), st.sampled_from(["", " "]), st.sampled_from([None, "pl", "en", "mul"]))
def test_the_same_as_one_by_one(pieces: list[str], between: str, language: str | None) -> None:
    text = between.join(pieces)
    alone = [i for i, n in enumerate(NAMES) if find_names(text, compile_brand(Brand(name=n)), language)]

    assert MANY.find_brands(text, language) == alone


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_never_raises_on_any_text(text: str) -> None:
    MANY.find(text)


def test_hits_of_several_brands_in_the_order_given() -> None:
    found = compile_many([Brand(name="Velora"), Brand(name="Orbix", aliases=("OBX",))]).find(
        "OBX met Velora and Orbix"
    )

    assert [(i, h.text) for i, h in found] == [(0, "Velora"), (1, "OBX"), (1, "Orbix")]


def test_names_that_are_not_ours_hide_the_name() -> None:
    many = compile_many([Brand(name="Velora", longer_names_not_us=("Velora Brick",))])

    assert many.find_brands("Velora Brick") == []
    assert many.find_brands("Velora Brick, Velora") == [0]


@pytest.mark.parametrize("brands", [[], [Brand(name="Velora")]])
def test_few_brands(brands: list[Brand]) -> None:
    assert compile_many(brands).find_brands("nothing here") == []

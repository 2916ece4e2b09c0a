"""Longer names: when a hit is a piece of another name, and when its neighbours are not part of a name."""

from __future__ import annotations

import pytest

from collector.mention import Words, compile_brand, find_names
from collector.mention.neighbours import Stand
from collector.mention.spans import stand_of
from collector.records import Brand


def stands(words: Words, name: str, text: str, language: str | None = "en") -> list[str]:
    hits = find_names(text, compile_brand(Brand(name=name), words), language)
    return [stand_of(text, hit, words, language).stand.value for hit in hits]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Velora", "On Monday Velora said so."),
        ("Velora", "The Velora said so."),
        ("Velora", "A Velora van stopped."),
        ("Velora", "It sold Velora Inc. last year."),
        ("Velora", "It sold Velora Group last year."),
        ("Velora", "We asked Velora Chairman Ana Ruiz."),
        ("Velora", "London-based Velora grew."),
        ("Velora", "the German Velora grew"),
        ("Velora", "Shares of Velora rose."),
        ("Velora", "Velora's Ana Ruiz left."),
        ("Velora", "He left Orbix. Velora hired him."),
        ("Velora", "for Orbix, Velora and Kimbo"),
        ("Velora", "the head of Velora"),
        ("Velora", "President of Velora"),
        ("Velora", "Velora 500 is new"),
        ("Velora", "Velora Wins Order From Orbix Over Price"),
        ("Velora", "VELORA SEES KIMBO GROW"),
        ("Velora Pay", "Mr Velora Pay Orbix"),
        ("Velora", "in velora Orbix"),
        ("Розетка", "on «Розетці» today"),
        ("Velora", "for Trinity College, Velora, and Orbix"),
        ("Velora", "and Velora & Co. said"),
        ("Velora", "and Velora Tiles Inc. said"),
        ("Velora", "and Velora Kimbo Tiles Corp's shares"),
        ("Velora", "the Anglo-Dutch Velora grew"),
        ("Velora", "Ex-Velora chief Ana Ruiz left"),
        ("Velora", "a Velora-owned shop"),
        ("Velora", "Orbix-Backed Velora Opens Shop"),
        ("Velora", "Velora-Backed Orbix Opens Shop"),
        ("Velora", "in Velora, Orbix and Kimbo"),
        ("Velora", "officials at Velora, Ohio State and Orbix"),
    ],
)
def test_free(words: Words, name: str, text: str) -> None:
    assert stands(words, name, text) == [Stand.FREE]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Velora", "said Henry Velora on Monday"),
        ("Velora", "said Mr. Velora on Monday"),
        ("Velora", "by J. Velora on Monday"),
        ("Velora", "the Velora Foundation gave"),
        ("Velora", "near Velora Stadium they met"),
        ("Velora", "the University of Velora said"),
        ("Velora", "the Bank of Velora said"),
        ("Velora", "and Orbix Velora said"),
        ("Velora", "and Orbix & Velora said"),
        ("Velora", "and Velora & Sons said"),
        ("Target", "and American Target said"),
        ("Velora", "at Trinity College, Velora, where he met"),
        ("Velora", "the Kimbo-Velora plant"),
        ("Velora", "he lives in Velora, Ohio."),
        ("Velora", "near Velora, N.Y., they met"),
        ("Velora", "many Veloras are sold"),
    ],
)
def test_piece_of_a_longer_name(words: Words, name: str, text: str) -> None:
    assert stands(words, name, text) == [Stand.LONGER]


def test_an_unknown_capitalised_word_after_the_name_leaves_it_open(words: Words) -> None:
    assert stands(words, "Velora", "he bought the Velora Turbo today") == [Stand.OPEN]


def test_the_first_part_of_a_double_name_is_open(words: Words) -> None:
    assert stands(words, "Velora", "the Velora-Kimbo plant") == [Stand.OPEN]


@pytest.mark.parametrize("language", ["de", None])
def test_a_hyphen_says_nothing_where_nouns_have_capitals(words: Words, language: str | None) -> None:
    assert stands(words, "Velora", "in der Velora-Fabrik", language) == [Stand.FREE]


def test_german_nouns_do_not_make_longer_names(words: Words) -> None:
    assert stands(words, "Velora", "Der Hersteller Velora Filialen und Firma Velora", "de") == [
        "free",
        "free",
    ]
    assert stands(words, "Velora", "sagte Heinrich Velora am Montag", "de") == ["longer"]


def test_a_short_katakana_name_inside_a_longer_katakana_word(words: Words) -> None:
    assert stands(words, "ライン", "オンライン", "ja") == [Stand.LONGER]
    assert stands(words, "ライン", "新しいライン", "ja") == [Stand.FREE]

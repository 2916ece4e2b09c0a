"""Properties of finding: true offsets, quotes from the NFC text, no order, no exception, bounded time."""

from __future__ import annotations

import pickle
import time
import unicodedata
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.mention import compile_brand, find_names
from collector.records import Brand, Level

LETTERS = st.one_of(
    st.sampled_from("Vvelora ­​’'s-.@/&éﬁßИи小ーﾊﾟنلوהAn\n"), st.characters(exclude_categories=["Cs"])
)
TEXTS = st.text(LETTERS, max_size=80)
NAMES = st.text(LETTERS, min_size=1, max_size=14).filter(str.strip)


@given(NAMES, st.lists(NAMES, max_size=3), TEXTS, st.sampled_from([None, "pl", "fi", "de"]))
def test_offsets_and_quotes_are_true_on_any_text(
    name: str, aliases: list[str], text: str, language: str | None
) -> None:
    names = compile_brand(Brand(name=name, aliases=tuple(aliases)))
    canonical = unicodedata.normalize("NFC", text)
    hits = find_names(text, names, language)

    for hit in hits:
        assert canonical[hit.start : hit.end] == hit.text
        assert hit.text
    assert all(a.end <= b.start for a, b in pairwise(hits))


@given(NAMES, st.lists(NAMES, min_size=1, max_size=4), TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_aliases_does_not_matter(
    name: str, aliases: list[str], text: str, random: Random
) -> None:
    shuffled = random.sample(aliases, k=len(aliases))
    one = find_names(text, compile_brand(Brand(name=name, aliases=tuple(aliases))))
    other = find_names(text, compile_brand(Brand(name=name, aliases=tuple(shuffled))))

    assert [(h.start, h.end, h.level) for h in one] == [(h.start, h.end, h.level) for h in other]


@given(st.sampled_from(["Velora", "Нова пошта", "小米", "Müller", "Coca-Cola", "أرامكو"]), TEXTS, TEXTS)
def test_a_name_between_blanks_is_always_found(name: str, before: str, after: str) -> None:
    text = f"{before} , {name} , {after}"

    assert any(
        hit.text == unicodedata.normalize("NFC", name)
        for hit in find_names(text, compile_brand(Brand(name=name)))
    )


@pytest.mark.parametrize(
    "text",
    [
        "Velora" * 30_000,
        "V­" * 100_000,
        "Velor" * 40_000,
        "a" * 200_000,
        "\u0301" * 200_000,
        "http://" * 30_000 + "Velora",
        "V e l o r a " * 20_000,
        "«" * 200_000,
        "Velora@" * 8_000,
    ],
    ids=["joined", "soft hyphens", "almost", "letters", "marks", "addresses", "blanks", "quotes", "at signs"],
)
@pytest.mark.parametrize("name", ["Velora", "Ve Lo Ra", "Velora Velora Velora"])
def test_time_is_bounded_on_hostile_text(text: str, name: str) -> None:
    names = compile_brand(Brand(name=name))
    start = time.process_time()
    find_names(text, names)

    assert time.process_time() - start < 2.5


def test_levels_and_kinds() -> None:
    brand = Brand(name="Velora Pay", aliases=("VPay",), parent="Orbix")
    hits = find_names("Velora Pay, VELORA PAY, VPay and Orbix", compile_brand(brand))

    assert [(h.level, h.kind) for h in hits] == [
        (Level.EXACT, "exact"),
        (Level.EXACT, "folded"),
        (Level.ALIAS, "exact"),
        (Level.PARENT, "exact"),
    ]


def test_kinds_of_clitic_and_inflection() -> None:
    clitic = find_names("وأرامكو", compile_brand(Brand(name="أرامكو")))
    inflected = find_names("Яндекса", compile_brand(Brand(name="Яндекс")))

    assert [h.kind for h in (*clitic, *inflected)] == ["clitic", "inflected"]


def test_a_longer_name_that_is_not_ours_hides_the_name() -> None:
    names = compile_brand(Brand(name="Velora", longer_names_not_us=("Velora Brick",)))

    assert [h.start for h in find_names("Velora Brick and Velora", names)] == [17]


def test_a_legal_name_without_the_name_is_an_alias() -> None:
    names = compile_brand(Brand(name="Velora", legal_names=("Hyperion Trade GmbH", "Velora AG")))

    assert [(f.name, f.level) for f in names.forms] == [
        ("Velora", Level.EXACT),
        ("Hyperion Trade GmbH", Level.ALIAS),
    ]


def test_names_survive_pickling() -> None:
    names = compile_brand(Brand(name="Нова пошта", aliases=("Nova Poshta",)))

    assert find_names("«Нової пошти»", pickle.loads(pickle.dumps(names)))[0].text == "Нової пошти"


def test_a_name_of_punctuation_alone_is_looked_for_as_it_is() -> None:
    assert [h.text for h in find_names("a !!! b", compile_brand(Brand(name="!!!")))] == ["!!!"]

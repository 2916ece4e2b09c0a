"""The cheap test on markup says yes whenever the article could name the brand."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.markup import parse_page
from collector.mention import compile_brand, find_names, might_name
from collector.records import Brand


@pytest.mark.parametrize(
    ("name", "markup"),
    [
        ("Vélora", "<p>V&eacute;lora</p>"),
        ("Vélora", "<p>V&#233;lora and V&#xE9;lora</p>"),
        ("Vélora", '{"headline": "V\\u00e9lora"}'),
        ("Vélora", "<p>VELORA</p>"),
        ("B&K", "<p>B&amp;K</p>"),
        ("B&K", "<p>B&amp;amp;K</p>"),
        ("L'Ora", "<p>L&rsquo;Ora</p>"),
        ("L'Ora", "<p>L’Ora</p>"),
        ("Velora", "<p><span class=cap>V</span>elora</p>"),
        ("Velora", "<p>Vel&shy;ora</p>"),
        ("Velora", "<p>Vel<wbr>ora</p>"),
        ("Velora", "<p>𝗩𝗲𝗹𝗼𝗿𝗮</p>"),
        ("Velora Pay", "<p>Velora\n        Pay</p>"),
        ("Velora Pay", "<p>Velora&nbsp;Pay</p>"),
        ("Velora Pay", "<p>Velora<br>Pay</p>"),
        ("Нова пошта", "<p>Новою&nbsp;поштою</p>"),
        ("Розетка", "<p>у «Розетці»</p>"),
        ("Velka", "<p>w Velce</p>"),
        ("المدار", "<p>للمدار</p>"),
        ("パナソ", "<p>ﾊﾟﾅｿ</p>"),
        ("Майка", "<p>Маи\u0306ка</p>"),
    ],
)
def test_seen_through_markup(name: str, markup: str) -> None:
    names = compile_brand(Brand(name=name))

    assert might_name(names, markup)
    assert might_name(names, markup.encode())
    assert might_name(names, parse_page(markup.encode(), "https://paper.example/"))


def test_pages_that_do_not_hold_the_name() -> None:
    names = compile_brand(Brand(name="Velora"))

    assert not might_name(names, "<p>Nothing of the kind, velour and Valora.</p>")
    assert not might_name(names, b"\xff\xfe\x00\x00<p>")


def test_other_charsets_are_decoded() -> None:
    page = '<meta charset="windows-1251"><p>Ромашка</p>'.encode("cp1251")

    assert might_name(compile_brand(Brand(name="Ромашка")), page)


def test_the_parent_counts_and_names_that_are_not_ours_do_not() -> None:
    names = compile_brand(Brand(name="Velora", parent="Orbix", longer_names_not_us=("Kimbo Brick",)))

    assert might_name(names, "<p>Orbix</p>")
    assert not might_name(names, "<p>Kimbo Brick</p>")


NAMES = st.sampled_from(
    ["Velora", "Нова пошта", "Rohda", "B & K", "小米", "Θάλεια", "L'Ora", "المدار", "Straße"]
)
NOISE = st.text(st.sampled_from("Velora Новою поштRhdaeмěuо小米公Θλςsß&'’لمدار. "), max_size=30)


@given(NAMES, NOISE, NOISE, st.sampled_from(["pl", "cs", "fi", "uk", None]))
def test_never_no_where_the_text_names_the_brand(
    name: str, before: str, after: str, language: str | None
) -> None:
    names = compile_brand(Brand(name=name))
    text = f"{before}{name}{after}"
    if find_names(text, names, language):
        assert might_name(names, f"<p>{html.escape(text)}</p>")


@given(st.binary(max_size=300))
def test_never_raises_on_any_bytes(page: bytes) -> None:
    might_name(compile_brand(Brand(name="Velora")), page)

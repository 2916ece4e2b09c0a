"""The cheap test on markup says yes whenever the article could name the brand."""

from __future__ import annotations

import html
import re
import unicodedata
from html.entities import html5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector.markup import parse_page
from collector.mention import compile_brand, find_names, might_name, might_name_utf8, raw
from collector.mention.folding import fold, unfoldings
from collector.mention.scripts import IGNORED, MARKS, script_of
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


def test_a_name_begins_and_ends_as_a_word() -> None:
    names = compile_brand(Brand(name="Next"))

    assert not might_name(names, "<script>a.nextSibling; b.exNext; text_next</script>")
    assert might_name(names, '{"text": "He said\\nNext and \\u201cNext\\u201d"}')
    assert might_name(names, "<p>x</p><p>Next</p>")
    assert might_name(names, "<p>&nbspNext, Nexts</p>")


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


SPELLED = (
    "Velora", "Velora Pay", "Нова пошта", "B & K", "AT&T", "小米", "Θάλεια", "L'Ora", "المدار", "Straße", "E.ON",
    "パナソ", "삼성전자", "Öresund", "Майка", "Ægir", "T-Mobile", "ﬁnn", "কাফকা", "Vítkovice", "C++", "Łódź",
)  # fmt: skip
ENDS = ("", "", "s", "s.", "а", "ою", "ami", "owi", "ce", "ců", "ی", "лля", "'s", "ที่", " x", "ę")
INVISIBLE = "\u00ad\u200b\u200d\u0301\u034f\ufe0f\u0651\u05b0\u200c\ufeff\u2060"
TAGS = ("<b>", "</b>", "<span class='cap'>", "<wbr>", "<!-- x -->", "<br/>", "<p>\n")


def spell(char: str, way: int) -> str:
    """Write a character plainly, as one of many entities, or as an escape."""
    code = ord(char)
    names = sorted(name for name, value in html5.items() if value == char)
    ways = [char, char, char, f"&#{code};", f"&#x{code:X};", f"&amp;#{code};", f"&#00{code};"]
    ways += [f"\\u{code:04x}", f"\\u{code:04X}"] if code < 0x10000 else []
    ways += [f"&{names[way % len(names)]}", f"&amp;{names[0]}"] if names else []
    return ways[way % len(ways)]


def written(char: str, way: int) -> str:
    """Return a character, or another spelling of it that folding makes one with it."""
    same = [
        h
        for h in unfoldings().get(fold(char), "").split("\0")
        if h and (script_of(h[0]) or not char.isalnum())
    ]
    ways = [char, char, char, char.upper(), char.lower(), unicodedata.normalize("NFD", char), *same]
    return ways[way % len(ways)]


@st.composite
def disguised(draw: st.DrawFn, name: str) -> str:
    """Return markup that may hold a name, or a case of it, in any of its disguises."""
    base = name[: len(name) - draw(st.integers(0, 2))] if len(name) > 3 and draw(st.booleans()) else name
    pieces = [draw(st.sampled_from(("<p>", "x", "", "«", "\\n")))]
    for char in base + draw(st.sampled_from(ENDS)):
        way, other, between = (draw(st.integers(0, 99)) for _ in range(3))
        pieces += [spell(c, way) for c in (written(char, other) if other < 50 else char)]
        if between < 12:
            pieces.append(spell(INVISIBLE[between % len(INVISIBLE)], way))
        elif between < 24:
            pieces.append(TAGS[between % len(TAGS)])
    return "".join([*pieces, draw(st.sampled_from(("</p>", "y", "", "»", ".", " ")))])


@given(st.data(), st.sampled_from(SPELLED))
@settings(max_examples=400)
def test_never_no_where_the_markup_names_the_brand(data: st.DataObject, name: str) -> None:
    names = compile_brand(Brand(name=name))
    markup = data.draw(disguised(name))
    texts = (raw._plain(markup), raw._plain(raw._TAG.sub("\n", markup)))
    languages = ("pl", "cs", "hu", "mul", "lt", None)
    if any(find_names(text, names, language) for text in texts for language in languages):
        assert might_name(names, markup)
        assert raw.slowly_might_name(names, markup)


def test_without_the_engine_the_slow_way_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    names = compile_brand(Brand(name="Rohda"))
    monkeypatch.setattr(raw, "re2", None)
    raw._KEPT.clear()

    assert might_name(names, "<p>R&ocirc;hda</p>")
    assert might_name_utf8(names, b"<p>Ro<wbr>hda</p>")
    assert not might_name_utf8(names, b"<p>Rhoda</p>")
    raw._KEPT.clear()


def test_many_and_long_names_keep_the_quick_way() -> None:
    """A program that has no room for its states runs at 2 MB a second: it is split, or left to the slow way."""
    aliases = [
        f"{one}ndal {other}" for one in ("Ro", "Vo", "Ki") for other in ("Brothers", "Foundation", "Pay")
    ]
    names = compile_brand(Brand(name="Rohda International Settlement Services", aliases=tuple(aliases)))
    found = raw._automata_of(raw.cores_of(names))

    assert len(found.automata) > 1
    assert not found.others
    assert all(automaton.programsize <= raw._MAX_STEPS for automaton in found.automata)
    for core in raw.cores_of(names):
        assert might_name(names, f"<p>{core}</p>")
    assert not might_name(names, "<p>Rondal, Vondal and Kindal</p>")


def test_a_name_too_long_for_an_automaton_is_sought_slowly() -> None:
    long = " ".join(f"Rohda{one}holm" for one in "aeiouaeiouaeiouae")
    names = compile_brand(Brand(name="Velora", aliases=(long,)))

    assert raw._automata_of(raw.cores_of(names)).others == (long,)
    assert might_name(names, f"<p>{long.replace(' ', '&nbsp;')}</p>")
    assert might_name(names, "<p>Vel&shy;ora</p>")
    assert not might_name(names, "<p>Rohda</p>")


def test_what_is_kept_for_many_brands_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw, "_MAX_KEPT_STEPS", 60_000)
    for number in range(9):
        assert might_name(compile_brand(Brand(name=f"Rohda{number}")), f"<p>(Rohda{number})</p>")

    assert 1 < len(raw._KEPT) < 9
    assert list(raw._KEPT)[-1] == ("Rohda8",)
    raw._KEPT.clear()


@pytest.mark.parametrize("name", SPELLED)
def test_a_name_that_stands_there_needs_no_automaton_and_has_its_word(name: str) -> None:
    names = compile_brand(Brand(name=name))
    core = raw.cores_of(names)[0].encode()
    page = b"<p>" + core + b"</p>"
    raw._KEPT.clear()

    assert raw._stands(core, page)
    assert might_name_utf8(names, page)
    assert not raw._KEPT
    assert not raw._stands(core, b"<p>x" + core + b"</p>")
    assert not raw._stands(core, b"<p> " + core)
    raw._automata_of(raw.cores_of(names))
    assert might_name_utf8(names, page)
    raw._KEPT.clear()


def test_every_invisible_character_has_its_number_in_the_gap() -> None:
    names = compile_brand(Brand(name="Rohda"))
    marks = [c for c in map(chr, range(0x20, 0x10000)) if re.match(f"[{IGNORED}{MARKS}]", c)]

    for way in ("&#{0};", "&#x{0:x};", "\\u{0:04x}"):
        page = " ".join(f"<p>Roh{way.format(ord(c))}da</p>" for c in marks)
        assert all(might_name(names, part) for part in page.split(" "))


@given(st.binary(max_size=300))
def test_never_raises_on_any_bytes(page: bytes) -> None:
    might_name(compile_brand(Brand(name="Velora")), page)

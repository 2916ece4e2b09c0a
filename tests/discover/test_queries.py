"""What is asked for: names, context, regions."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.discover import SOURCES, Plan, Window
from collector.discover.context import context_on
from collector.discover.queries import bare_name, names_of, own_names, phrases_of, quoted
from collector.discover.regions import fips_of, languages_of, spoken
from collector.records import Brand

WINDOW = Window(since=date(2025, 11, 20), until=date(2026, 11, 20))


def plan_for(**facts: object) -> Plan:
    weak = facts.pop("weak_names", frozenset())
    return Plan(brand=Brand(**facts), window=WINDOW, weak_names=frozenset(weak), keys=KEYS)  # type: ignore[arg-type]


KEYS = {source.about.name: "k" * 12 for source in SOURCES}
BY_NAME = {source.about.name: source for source in SOURCES}


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Velmora GmbH", "Velmora"),
        ("PT Velmora Tea Tbk", "Velmora Tea"),
        ("Velmora, Inc.", "Velmora"),
        ("Velmora S.p.A.", "Velmora"),
        ("Velmora Pte Ltd", "Velmora"),
        ("ООО Велмора", "Велмора"),
        ("Asa", "Asa"),
        ("Co", "Co"),
        ("Kg", "Kg"),
        ("Velmora Limited Edition", "Velmora Limited Edition"),
    ],
)
def test_a_name_is_searched_without_its_legal_form(name: str, bare: str) -> None:
    assert bare_name(name) == bare


def test_names_stand_once_best_first_the_parent_last() -> None:
    brand = Brand(
        name="Velmora GmbH",
        aliases=("ヴェルモラ", "Velmora"),
        legal_names=("Nordtee AG",),
        parent="Northgate",
    )

    assert names_of(brand) == ["Velmora", "Velmora GmbH", "ヴェルモラ", "Nordtee", "Northgate"]
    assert "Northgate" not in own_names(brand)


def test_a_mark_inside_a_name_does_not_end_the_phrase() -> None:
    assert quoted('The "Real"  Velmora') == '"The Real Velmora"'


@pytest.mark.parametrize(
    ("facts", "phrase"),
    [
        ({"name": "Ank", "context_words": ("charger", "power bank")}, '"Ank" (charger OR "power bank")'),
        ({"name": "Ember", "weak_names": {"Ember"}, "people": ("Jo Doe",)}, '"Ember" ("Jo Doe")'),
        ({"name": "Ember", "weak_names": {"Ember"}}, '"Ember"'),
        ({"name": "Ember", "weak_names": {"Ember"}, "ambiguous": "no", "context_words": ("mugs",)}, '"Ember"'),
        ({"name": "Velmora", "ambiguous": "yes", "context_words": ("tea",)}, '"Velmora" (tea)'),
        ({"name": "Velmora", "context_words": ("tea",)}, '"Velmora"'),
    ],
)  # fmt: skip
def test_a_name_that_means_little_takes_context(facts: dict[str, object], phrase: str) -> None:
    assert next(phrases_of(plan_for(**facts))) == phrase


def test_each_engine_gets_its_own_words() -> None:
    plan = plan_for(name="Ank", context_words=("charger", "cable"), domains=("ank.example",), country="GB")
    first = {name: next(iter(source.requests(plan)), None) for name, source in BY_NAME.items()}
    queries = {name: ask.query for name, ask in first.items() if ask}

    assert queries["serper"] == '"Ank" (charger OR cable) -site:ank.example'
    assert queries["guardian"] == queries["newsapi"] == queries["gnews"] == '"Ank" AND (charger OR cable)'
    # These know neither groups nor sites.
    assert queries["mediastack"] == queries["nyt"] == queries["hacker-news"] == '"Ank"'


@pytest.mark.parametrize(
    ("source", "country", "language", "parts"),
    [
        ("brave", "ID", "id", ["country=ID"]),
        ("brave", "KE", "sw", ["country=ALL"]),
        ("brave", "JP", "ja", ["search_lang=jp"]),
        ("brave", "TW", "zh", ["search_lang=zh-hant"]),
        ("brave", "BR", "pt", ["search_lang=pt-br"]),
        ("newsapi", "DE", "de", ["language=de"]),
        ("mediastack", "FR", "fr", ["languages=fr", "countries=fr"]),
        ("gnews", "FR", "fr", ["lang=fr", "country=fr"]),
        ("bing-news", "ID", "id", ["mkt=id-ID", "setlang=id", "cc=ID"]),
        ("google-news", "FR", "fr", ["hl=fr-FR", "gl=FR", "ceid=FR%3Afr"]),
        ("mediacloud", "IN", "en", ["cs=34412118"]),
        ("gdelt", "GB", "en", ["sourcecountry%3AUK"]),
    ],
)
def test_country_and_language_are_spelled_as_each_service_does(
    source: str, country: str, language: str, parts: list[str]
) -> None:
    url = next(
        iter(BY_NAME[source].requests(plan_for(name="Velmora", country=country, languages=(language,))))
    ).url
    assert all(part in url for part in parts), url


@pytest.mark.parametrize(("source", "language"), [("brave", "id"), ("newsapi", "id"), ("mediastack", "ja")])
def test_a_language_that_a_service_does_not_know_is_left_out(source: str, language: str) -> None:
    url = next(iter(BY_NAME[source].requests(plan_for(name="Velmora", languages=(language,))))).url
    assert "lang" not in url


def test_without_languages_those_of_the_country_and_english_are_searched() -> None:
    assert languages_of(Brand(name="x", country="ID")) == ("id", "en")
    assert languages_of(Brand(name="x", country="CH")) == ("de", "fr", "en")
    assert languages_of(Brand(name="x", country="GB")) == ("en",)
    assert languages_of(Brand(name="x", country="DE", languages=("tr",))) == ("tr",)


def test_fips_is_not_iso() -> None:
    assert (fips_of("CH"), fips_of("CN"), fips_of("AU"), fips_of("AT"), fips_of(None)) == (
        "SZ",
        "CH",
        "AS",
        "AU",
        "",
    )


def test_spoken_reads_its_list() -> None:
    assert (spoken("ja", "en ja=jp"), spoken("en", "en ja=jp"), spoken("de", "en ja=jp")) == ("jp", "en", "")


HOME = """<!doctype html><html><head><title>Ember - the mug that keeps tea warm</title>
<meta name="description" content="Ember makes a heated mug. Order the mug online; free delivery of the tea kettle.">
</head><body><h1>Welcome to Ember</h1><h2>Tea, as hot as you like it</h2><h3>Order online</h3><p>kettle kettle kettle</p></body></html>"""


def test_a_home_page_says_what_the_brand_is_about() -> None:
    functions = frozenset({"that", "keeps", "like", "with"})
    ember = Brand(name="Ember")

    assert context_on(HOME.replace("tea", "kettle").replace("Tea", "Kettle").encode(), ember, functions) == (
        "kettle",
    )
    assert context_on(b"", ember, functions) == ()
    assert context_on(b"<title>Ember</title><h1>Ember</h1>", ember, functions) == ()


@given(st.binary(max_size=400))
def test_no_home_page_is_too_strange(page: bytes) -> None:
    words = context_on(page, Brand(name="Ember"), frozenset())

    assert len(words) <= 3
    assert all(word.isalpha() for word in words)

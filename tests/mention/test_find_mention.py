"""One article, one brand: levels, places, quotes, flags."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector.mention import class_of, compile_brand, find_mention, points_of
from collector.mention.layout import lay_out
from collector.records import Article, Brand, Identity, Level, Mention, Paragraph, Place, Prominence

FILLER = "The city council met again and talked about the roads for a long while without any result. " * 6


def test_headline(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    mention = judge("Velora", "Velora opens", FILLER)

    assert (mention.prominence, mention.count, mention.quote, mention.earliness) == (
        Prominence.HEADLINE,
        1,
        "Velora opens",
        1.0,
    )
    assert class_of(mention) == "A"


def test_lead_twice_and_thrice(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    twice = judge("Velora", "A day", "Velora opened. Velora grew.", FILLER)
    thrice = judge("Velora", "A day", "Velora opened. Velora grew.", FILLER, "Velora said so.")

    assert (twice.prominence, class_of(twice)) == (Prominence.LEAD, "C")
    assert (thrice.prominence, class_of(thrice)) == (Prominence.LEAD, "B")


def test_body_and_passing(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    body = judge("Velora", "A day", FILLER, "Velora. Velora. Velora. Velora.")
    passing = judge("Velora", "A day", FILLER, "They also met Velora there.")

    assert (body.prominence, class_of(body)) == (Prominence.BODY, "D")
    assert (passing.prominence, class_of(passing)) == (Prominence.PASSING, "E")
    assert passing.quote == "They also met Velora there."


def test_the_lead_ends_after_sixty_words_of_one_long_paragraph(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    assert judge("Velora", "A day", FILLER + "Velora came.").prominence is Prominence.PASSING


def test_the_lead_of_closely_written_text_is_counted_in_characters(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    filler = "市议会昨天开会讨论道路问题，没有结果。" * 10
    late = judge("星河科技", "新闻", filler + "星河科技也在。", language="zh")
    early = judge("星河科技", "新闻", "星河科技开会。" + filler, language="zh")

    assert (late.prominence, early.prominence) == (Prominence.PASSING, Prominence.LEAD)


def test_standfirst_counts_as_lead(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    standfirst = Paragraph("Velora is growing.", Place.STANDFIRST)

    assert judge("Velora", "A day", standfirst, FILLER).prominence is Prominence.LEAD


def test_dateline_and_byline_come_before_the_lead(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    mention = judge("Velora", "A day", "By Ana Ruiz", "BERLIN (Velora) - The council met. " + FILLER)

    assert mention.prominence is Prominence.PASSING
    assert "passing-source" in mention.flags


def test_an_attribution_alone_is_a_passing_source(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    source = judge("Velora", "A day", "The mayor resigned, according to Velora.")
    subject = judge("Velora", "A day", "The mayor resigned, according to Velora. Velora hired him.")

    assert (source.prominence, "passing-source" in source.flags) == (Prominence.PASSING, True)
    assert (subject.prominence, "passing-source" in subject.flags) == (Prominence.LEAD, False)


def test_levels_are_told_apart(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    brand = Brand(name="Velora Pay", aliases=("VPay",), parent="Orbix")

    assert judge(brand, "Velora Pay", "x").level is Level.EXACT
    assert judge(brand, "VPay grows", "Velora Pay grows").level is Level.EXACT
    assert judge(brand, "VPay grows", "x").level is Level.ALIAS
    parent = judge(brand, "Orbix grows", "Orbix said so. Orbix.")
    assert (parent.level, parent.count) == (Level.PARENT, 3)
    assert judge(brand, "Kimbo grows", "x").level is Level.NONE


def test_the_display_name_letter_for_letter(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    assert judge("Zingo!", "Zingo! is here", "x").exact_display_name
    assert not judge("Zingo!", "Zingo is here", "x").exact_display_name
    assert not judge("Velora", "VELORA GROWS", "x").exact_display_name


def test_pieces_of_longer_names_are_no_mention_and_say_so(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    mention = judge("Velora", "The Velora Foundation gives", "The Velora Foundation gave money.")

    assert (mention.level, mention.prominence, mention.count) == (Level.NONE, Prominence.NONE, 0)
    assert mention.signals[0].quote == "Velora Foundation"


def test_a_name_with_a_product_counts_where_the_name_also_stands_alone(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    mention = judge("Velora", "The new Velora Turbo tested by us", "the maker is Velora.")

    assert (mention.prominence, mention.count) == (Prominence.HEADLINE, 2)


def test_a_name_only_ever_seen_with_product_words_needs_a_look(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    once = judge("Velora", "A day", "they tried the Velora Turbo today")
    twice = judge("Velora", "A day", "they tried the Velora Turbo and the Velora Ultrix today")
    known = judge(Brand(name="Velora", products=("Turbo",)), "A day", "they tried the Velora Turbo today")

    assert once.level is Level.NONE
    assert (twice.level, twice.identity) == (Level.EXACT, Identity.UNCLEAR)
    assert known.identity is Identity.CONFIRMED


@pytest.mark.parametrize(
    ("headline", "language", "flag"),
    [
        ("Velora raises $10 million", "en", "routine:funding"),
        ("Velora sammelt ein: zehn Millionen", "de", "routine:funding"),
        ("Velora完成B轮融资", "zh", "routine:funding"),
        ("Velora appoints Ana Ruiz", "en", "routine:hire"),
        ("Velora lanza su tienda", "es", "routine:launch"),
        ("Velora rachète Orbix", "fr", "routine:acquisition"),
        ("Velora: выручка выросла", "ru", "routine:results"),
        ("Velora opens new store", "en", "routine:expansion"),
        ("Velora sponsors the race", "en", "routine:event"),
        ("Entrevista con la fundadora de Velora", "es", "interview"),
        ("10 best payment apps: Velora and more", "en", "list"),
    ],
)
def test_routine_flags_per_language(judge, headline: str, language: str, flag: str) -> None:  # type: ignore[no-untyped-def]  # fixture
    assert flag in judge("Velora", headline, FILLER, language=language).flags


def test_an_ordinary_headline_has_no_flag(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    assert judge("Velora", "How Velora changed a town", FILLER).flags == ()


def test_a_roundup_is_never_above_class_c(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    names = ("Maprix", "Tripolo", "Gozzo", "Kimbi", "Zedonk", "Velora")
    items = [Paragraph(f"{i}. {name} is fine", Place.LIST_ITEM) for i, name in enumerate(names, 1)]
    mention = judge("Velora", "Velora and five others", "We tried them.", *items)

    assert "roundup" in mention.flags
    assert class_of(mention) == "C"


def test_questions_and_answers_are_an_interview(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    pairs = ["Why did you start Velora?", "Because.", "And then?", "It grew.", "What next?", "More."]

    assert "interview" in judge("Velora", "A talk", *pairs).flags


def test_long_sentences_are_cut_around_the_name(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    text = "word " * 100 + "Velora " + "word " * 100
    mention = judge("Velora", "A day", text)

    assert "Velora" in mention.quote
    assert len(mention.quote) <= 300
    assert mention.quote in text


def test_points_rank_places(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    ranked = [
        judge("Velora", "Velora opens", "Velora opened.", FILLER),
        judge("Velora", "A day", "Velora opened.", FILLER),
        judge("Velora", "A day", FILLER, "Velora."),
        Mention(),
    ]

    assert [points_of(m) for m in ranked] == sorted((points_of(m) for m in ranked), reverse=True)
    assert points_of(ranked[-1]) == 0


TEXTS = st.text(
    st.one_of(st.sampled_from("Velora .!?\n“”—(): 12小米公司"), st.characters(exclude_categories=["Cs"])),
    max_size=120,
)


@settings(max_examples=150, deadline=None)
@given(
    TEXTS,
    st.lists(st.tuples(TEXTS, st.sampled_from(list(Place))), max_size=5),
    st.sampled_from([None, "en", "de", "pl", "zh"]),
)
def test_never_raises_and_holds_its_bounds(words, headline: str, blocks, language: str | None) -> None:  # type: ignore[no-untyped-def]  # fixture and strategies
    article = Article(
        url="https://paper.example/a",
        headline=headline,
        language=language,
        paragraphs=tuple(Paragraph(text, place) for text, place in blocks),
    )
    for name in ("Velora", "小米", "o"):
        mention = find_mention(article, compile_brand(Brand(name=name), words))
        assert 0 <= mention.earliness <= 1
        assert 0 <= mention.share <= 1
        assert len(mention.quote) <= 300
        assert mention.quote in lay_out(article).text
        assert (mention.count > 0) == (mention.level is not Level.NONE)
        assert mention.surface in mention.quote or not mention.surface


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("Velka", "kupił Velkę", None),
        ("Velka", "kupił Velkę", "en"),
        ("Rimto", "a Rimtonak", None),
        ("Lembo", "Lembole ja Lembost", "en"),
        ("Konvo", "Konvom", None),
    ],
)
def test_cases_of_names_in_a_text_too_short_to_tell_its_language(  # type: ignore[no-untyped-def]  # fixture
    judge, name: str, text: str, language: str | None
) -> None:
    assert judge(name, "", text, language=language).level is Level.EXACT


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("Velka", "the Velkę phone of the year", "en"),
        ("Velka", "kupił Velkę", "fr"),
        ("Velka", FILLER + "Velkę", None),
        ("Apple", "Apply", None),
        ("Velora", "Velorama", None),
    ],
)
def test_no_case_of_a_name_in_a_text_of_another_language(  # type: ignore[no-untyped-def]  # fixture
    judge, name: str, text: str, language: str | None
) -> None:
    assert judge(name, "", text, language=language).level is Level.NONE

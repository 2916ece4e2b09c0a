"""Identity: the table of the guide, rule by rule, and the signals that it rests on."""

from __future__ import annotations

import itertools
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.mention.identity import conclude
from collector.records import Brand, Identity, Level, Link, Outlet, Paragraph, Place, Signal

STRONG, WEAK, AGAINST = Signal("tag", "x", 2), Signal("quoted", "x", 1), Signal("negative-word", "x", -1)
OTHER_WEAK, NOTE = Signal("repeated", "x", 1), Signal("longer-name", "x", 0)
SIGNALS = st.lists(st.sampled_from([STRONG, WEAK, AGAINST, OTHER_WEAK, NOTE]), max_size=6)


@pytest.mark.parametrize(
    ("signals", "plain", "ambiguous"),
    [
        ([], Identity.PROBABLE, Identity.UNCLEAR),
        ([NOTE], Identity.PROBABLE, Identity.UNCLEAR),
        ([WEAK], Identity.PROBABLE, Identity.UNCLEAR),
        ([WEAK, OTHER_WEAK], Identity.PROBABLE, Identity.PROBABLE),
        ([STRONG], Identity.CONFIRMED, Identity.CONFIRMED),
        ([STRONG, AGAINST], Identity.UNCLEAR, Identity.UNCLEAR),
        ([WEAK, AGAINST], Identity.UNCLEAR, Identity.UNCLEAR),
        ([AGAINST], Identity.REJECTED, Identity.REJECTED),
        ([Signal("small-letters", "x", -1)], Identity.UNCLEAR, Identity.REJECTED),
        ([STRONG, Signal("own-outlet", "x", -1)], Identity.REJECTED, Identity.REJECTED),
    ],
)
def test_table(signals: list[Signal], plain: Identity, ambiguous: Identity) -> None:
    assert conclude(signals, ambiguous=False) is plain
    assert conclude(signals, ambiguous=True) is ambiguous


@given(SIGNALS, st.booleans(), st.booleans(), st.randoms(use_true_random=False))
def test_order_of_signals_does_not_matter(
    signals: list[Signal], ambiguous: bool, marks: bool, random: Random
) -> None:
    shuffled = random.sample(signals, k=len(signals))

    assert conclude(shuffled, ambiguous=ambiguous, marks_differ=marks) is conclude(
        signals, ambiguous=ambiguous, marks_differ=marks
    )


_WORST_FIRST = [Identity.REJECTED, Identity.UNCLEAR, Identity.PROBABLE, Identity.CONFIRMED]


@given(SIGNALS, st.booleans())
def test_a_strong_signal_never_lowers_and_one_against_never_raises(
    signals: list[Signal], ambiguous: bool
) -> None:
    def rank(found: list[Signal]) -> int:
        return _WORST_FIRST.index(conclude(found, ambiguous=ambiguous))

    assert rank([*signals, STRONG]) >= rank(signals)
    assert rank([*signals, AGAINST]) <= rank(signals)


def test_an_ambiguous_name_alone_stays_unclear_and_is_never_confirmed(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    mention = judge("Target", "Target in sight", "Target is what they saw.")

    assert (mention.level, mention.identity) == (Level.EXACT, Identity.UNCLEAR)


def rules(mention) -> dict[str, str]:  # type: ignore[no-untyped-def]  # a Mention
    return {s.rule: s.quote for s in mention.signals}


@pytest.mark.parametrize(
    ("facts", "paragraph", "rule", "quote"),
    [
        ({}, "Shares of Target fell on Monday.", "apposition", "Shares of Target"),
        ({}, "They asked Target plc to explain.", "legal-form", "Target plc"),
        ({}, "They asked Target (NYSE: TRG) to explain.", "ticker", "NYSE: TRG"),
        ({}, "They asked Target and its Red Cart.", "product", "Red Cart"),
        ({}, "They asked Target and Ana Ruiz.", "person", "Ana Ruiz"),
        ({}, "They asked Target, see target.example for more.", "own-address", "target.example"),
        ({}, "They asked Target, on @targetshop too.", "own-address", "@targetshop"),
        ({"keywords": ("Target",)}, "They asked Target.", "tag", "Target"),
        ({"about": ("Target",)}, "They asked Target.", "tag", "Target"),
        (
            {"links": (Link("https://shop.target.example/a", "x"),)},
            "They asked Target.",
            "own-domain-link",
            "https://shop.target.example/a",
        ),
    ],
)
def test_each_strong_signal_confirms_an_ambiguous_name(judge, facts, paragraph, rule, quote) -> None:  # type: ignore[no-untyped-def]  # fixture and parameters
    brand = Brand(
        name="Target",
        ticker="NYSE:TRG",
        products=("Red Cart",),
        people=("Ana Ruiz",),
        domains=("target.example",),
        handles=("targetshop",),
    )
    mention = judge(brand, "A quiet day", paragraph, **facts)

    assert rules(mention)[rule] == quote
    assert mention.identity is Identity.CONFIRMED


def test_weak_signals_are_quoted(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    brand = Brand(name="Target", context_words=("checkout",), country="DE")
    outlet = Outlet(domain="paper.example", country="DE")
    mention = judge(
        brand, "A day", "They saw “Target” at the checkout. Then Target again, and Target.", outlet=outlet
    )

    assert {"exact-case", "quoted", "context-word", "repeated", "outlet-country"} <= set(rules(mention))
    assert mention.identity is Identity.PROBABLE


def test_negative_words_near_the_name_reject_it(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    brand = Brand(name="Velora", negative_words=("orchid",))
    mention = judge(brand, "In bloom", "velora is an orchid of the woods.")

    assert mention.level is Level.NONE
    assert rules(mention)["negative-word"] == "orchid"


def test_small_letters_are_another_word_for_a_common_word_only(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    assert judge("Target", "Sales target", "They missed the target.").level is Level.NONE
    mention = judge("Vélorain", "du vélorain", "le vélorain est là")

    assert (mention.level, mention.identity) == (Level.EXACT, Identity.UNCLEAR)


def test_another_spelling_by_accents_alone_is_unclear(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    assert judge("Velòre", "Velore delivers parcels", "Velore came.").identity is Identity.UNCLEAR


def test_a_person_introduced_first_makes_the_surname_doubtful(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    mention = judge(
        "Velora", "A life", "Henry Velora was born here. The firm Velora came later, said Velora."
    )

    assert mention.identity is Identity.UNCLEAR
    assert rules(mention)["person-name"] == "Henry Velora"


@pytest.mark.parametrize(
    "facts",
    [
        {"url": "https://news.velora.example/a"},
        {"site_name": "Velora"},
        {"publisher_name": "VELORA"},
        {"outlet": Outlet(domain="x.example", name="Velora")},
        {"outlet": Outlet(domain="x.example", publisher="Orbix")},
    ],
    ids=["domain", "site name", "publisher", "outlet", "parent's outlet"],
)
def test_the_brand_as_outlet_is_named_but_rejected(judge, facts) -> None:  # type: ignore[no-untyped-def]  # fixture and parameters
    brand = Brand(name="Velora", parent="Orbix", domains=("velora.example",))
    mention = judge(brand, "Velora opens", "The company Velora opened.", **facts)

    assert (mention.level, mention.identity) == (Level.EXACT, Identity.REJECTED)
    assert "own" in mention.flags


def test_signals_are_quoted_from_the_page_strong_first(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    text = "The retailer Velora opened. “Velora” grew, said Velora."
    mention = judge("Velora", "A day", text)

    assert [s.weight for s in mention.signals] == sorted((s.weight for s in mention.signals), reverse=True)
    assert all(s.quote in text for s in mention.signals if s.rule != "repeated")


def test_captions_are_no_mention(judge) -> None:  # type: ignore[no-untyped-def]  # fixture
    assert judge("Velora", "A day", Paragraph("Velora at work", Place.CAPTION)).level is Level.NONE


def test_every_combination_has_an_answer() -> None:
    for size in range(4):
        for found in itertools.product([STRONG, WEAK, AGAINST, NOTE], repeat=size):
            for flags in itertools.product([False, True], repeat=3):
                answer = conclude(found, ambiguous=flags[0], marks_differ=flags[1], open_only=flags[2])
                assert answer in Identity

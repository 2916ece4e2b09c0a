"""One disclosure moved from place to place on one editorial page: the verdict follows the place, not the word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from press_cases import noisy
from press_pages import DESIGNS, Slots, build

LABELS = {
    "en": "Sponsored content",
    "de": "Bezahlte Anzeige",
    "es": "Contenido patrocinado",
    "pl": "Materiał sponsorowany",
    "ja": "記事広告",
    "ar": "محتوى مدفوع",
    "ru": "На правах рекламы",
}
PROOF = ("kicker", "below", "breadcrumb", "opening", "closing")
NOTHING = ("nav", "footer", "teaser", "widget", "sidebar", "comment", "consent", "newsletter")


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.__name__)
@pytest.mark.parametrize("language", LABELS)
def test_the_page_without_a_label_is_earned(design, language: str, judged) -> None:
    assert judged(build(language, design, noisy(language))).standing == "earned"


@pytest.mark.parametrize("place", PROOF)
@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.__name__)
@pytest.mark.parametrize("language", LABELS)
def test_at_the_article_the_label_is_proof(place: str, design, language: str, judged) -> None:
    slots = replace(noisy(language), **{place: LABELS[language]})

    assert judged(build(language, design, slots)).standing == "paid"


@pytest.mark.parametrize("place", NOTHING)
@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.__name__)
@pytest.mark.parametrize("language", LABELS)
def test_elsewhere_the_label_is_nothing(place: str, design, language: str, judged) -> None:
    slots = replace(noisy(language), **{place: LABELS[language]})

    verdict = judged(build(language, design, slots))

    assert verdict.standing == "earned"
    assert all(one.weight < 0 for one in verdict.evidence if one.family == "disclosure")


@pytest.mark.parametrize(
    ("place", "standing"),
    [
        (Slots(byline="Ana Ruiz | Sponsored"), "paid"),
        (Slots(byline="Tide Brand Studio"), "paid"),
        (Slots(kicker="Advertisement"), "paid"),
        (
            Slots(slot_above='<div class="ad-slot"><span>Advertisement</span><div id="gpt-top"></div></div>'),
            "earned",
        ),
        (Slots(slot_above='<div class="adslot"><span>Sponsored content</span><ins></ins></div>'), "earned"),
        (
            Slots(
                inline_card='<div class="teaser"><span>Sponsored content</span><h3><a href="/x">A card</a></h3></div>'
            ),
            "earned",
        ),
        (Slots(headline="[Sponsored] Norvik opens a second bakery school"), "paid"),
        (Slots(headline="Sponsored posts vanish from the harbour's noticeboard"), "earned"),
        (Slots(tags="Sponsored content"), "unclear"),
    ],
)
def test_the_same_word_in_one_place_and_another(place: Slots, standing: str, judged) -> None:
    for design in DESIGNS[:2]:
        assert judged(build("en", design, place)).standing == standing


def test_what_explains_a_word_away_is_shown(judged) -> None:
    verdict = judged(build("en", DESIGNS[1], replace(noisy("en"), footer="Sponsored content")))

    shown = {one.quote: one for one in verdict.evidence}
    assert set(shown) == {"Advertisement", "Sponsored content"}
    assert all(one.rule == "explained-away" and one.weight < 0 for one in verdict.evidence)
    assert "footer" in shown["Sponsored content"].where

"""Words said of a picture, and advertising words that begin a name: no labels, each beside one that is."""

from __future__ import annotations

import pytest
from press_copy import COPY

_ADS = (
    "The regulator fined three sites that had hidden advertising in their posts, it said on Monday evening.",
    "Four in ten posts that advertisers had paid for bore no word of it, and others hid the word below the fold.",
    "The sites may appeal within thirty days, and two of them said that the rules for advertising were not clear.",
)


def _page(above: str, language: str = "en", story: tuple[str, ...] | None = None) -> str:
    copy = COPY[language]
    text = "".join(f"<p>{one}</p>" for one in story or copy.paragraphs)
    return (
        f'<!doctype html><html lang="{language}"><head><title>{copy.headline}</title></head><body><article>'
        f"<header>{above}<h1>{copy.headline}</h1></header><div>{text}</div></article>"
    )


@pytest.mark.parametrize(
    "words",
    [
        "Photo: Business Wire",
        "Photo: press release",
        "(Photo: PRNewswire)",
        "Courtesy: Harbour press release",
    ],
)
@pytest.mark.parametrize(
    "box",
    [
        '<figure><img src="/b.jpg"><figcaption><div class="caption"><span>The quay.</span> <span>{words}</span></div></figcaption></figure>',
        '<div class="image"><img src="/b.jpg"><div class="caption"><p>The quay.</p><p class="credit">{words}</p></div></div>',
    ],
)  # fmt: skip
def test_a_pictures_source_is_not_the_texts(words: str, box: str, judged) -> None:
    verdict = judged(_page(box.format(words=words)))

    assert verdict.standing == "earned", verdict.evidence


def test_the_same_words_without_a_picture_are(judged) -> None:
    assert judged(_page('<p class="kicker">Press release</p>')).standing == "paid"
    assert judged(_page('<p class="source">Source: Business Wire</p>')).standing == "paid"


@pytest.mark.parametrize(
    ("kicker", "language", "story", "standing"),
    [
        ("Anzeige gegen Unbekannt", "de", None, "unclear"),
        ("Advertisement Ban Nears", "en", _ADS, "earned"),
        ("Anzeige | Bank am Ufer", "de", None, "paid"),
        ("Anzeige von Bank am Ufer", "de", None, "paid"),
    ],
)
def test_a_word_that_begins_a_name(kicker: str, language: str, story, standing: str, judged) -> None:
    assert judged(_page(f'<p class="kicker">{kicker}</p>', language, story)).standing == standing


def test_a_card_that_is_one_link_labels_the_page_it_leads_to(judged) -> None:
    card = '<div class="k1"><a href="https://bank.example/x"><span>Sponsored</span> <b>Ten ways to save on your next drill</b></a></div>'

    assert judged(_page(card)).standing == "earned"
    assert judged(_page('<div class="k1"><a href="/sponsored">Sponsored</a></div>')).standing == "paid"


def test_a_newspaper_as_partner_works_along(judged) -> None:
    line = '<div class="collab">In partnership with {}</div>'

    assert judged(_page(line.format("The Lantern and Harbour Daily Sentinel"))).standing == "earned"
    assert judged(_page(line.format("Brightwater Energy"))).standing == "unclear"

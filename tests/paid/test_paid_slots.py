"""A bare advertising word at the headline: an ad slot's, whatever the slot is called, or the article's own label."""

from __future__ import annotations

import pytest
from press_copy import COPY

from collector.paid.classwords import (
    AD,
    BANNER,
    BREADCRUMB,
    LABEL,
    NAVIGATION,
    WIDGET,
    kinds_of,
    says_ad,
    split,
)

_TITLE = COPY["de"].headline
_STORY = "".join(f"<p>{line}</p>" for line in COPY["de"].paragraphs)
_OFFER = (
    '<a href="https://bank.example/"><img src="/b.png" alt="Bank am Ufer"><b>Jetzt Konto eröffnen</b></a>'
)


def _page(above: str = "", below: str = "", header: str = 'class="article-header"') -> str:
    return (
        f'<!doctype html><html lang="de"><head><title>{_TITLE} | Tide</title></head><body><div class="c1">'
        f'<div {header}><p><a href="/hafen">Hafen</a></p>{above}<h1>{_TITLE}</h1>{below}</div>'
        f"<div class='c3'>{_STORY}</div></div></body></html>"
    )


_NAMES = (
    'class="tideAdRow2"', 'id="articlead_3"', 'class="hb-topadbox"', 'class="tide_adfloat"', 'id="AdvertismentLeft"',
    'class="werbeflaeche-3"', 'class="artikelwerbung"', 'class="top-banner-area"', 'id="slot_300x250_1"', 'class="cnx-player-main"',
    'class="adnuntiusTop"', 'class="sponsored-links"', 'class="side_sponsors"', 'class="tide-ad-label"', 'class="bannerPub"',
    'data-ad-slot="4711"', 'data-google-query-id="x"', 'class="e3lan-top"', 'class="x1 securepubads"', 'data-adunit="/7/top"',
)  # fmt: skip


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(
    "slot",
    [
        "<div {name}><p>Anzeige</p></div>",
        "<div {name}><p>Anzeige</p>" + _OFFER + "</div>",
        "<div><p>Anzeige</p><div {name}>" + _OFFER + "</div></div>",
    ],
)
def test_a_slots_word_is_no_label(name: str, place: str, slot: str, judged) -> None:
    verdict = judged(_page(**{place: slot.format(name=name)}))

    assert verdict.standing == "earned", verdict.evidence


@pytest.mark.parametrize(
    "name",
    [
        'class="story-kicker"', 'class="adviser-kicker"', 'class="c-eyebrow c-lead"', 'class="label-advanced"',
        'class="threadBadge"', 'class="anzeige-kicker"', 'class="badge werbung"', 'class="sponsor-label top"',
        'data-admin="1" class="rubrik"', 'data-adaptive="1" class="dachzeile"',
    ],
)  # fmt: skip
def test_a_label_called_after_something_else_is_one(name: str, judged) -> None:
    verdict = judged(_page(above=f"<p {name}>Anzeige</p>"))

    assert verdict.standing == "paid", verdict.evidence


def test_what_holds_the_headline_is_no_slot_whatever_it_is_called(judged) -> None:
    verdict = judged(_page(above='<p class="kicker">Anzeige</p>', header='class="banner-ads article-header"'))

    assert verdict.standing == "paid", verdict.evidence


@pytest.mark.parametrize(
    "name",
    [
        "adbox", "ad-box", "adBox", "topad", "mobileAdWrap2", "advertisment", "banner-970x250", "header_728_90",
        "outbrainWidget", "market-gid", "trc_related_container", "dfp slot", "reklamaTop", "annonsplats", "pub-top",
        "sponsor-footer", "native-widget", "iklan1", "slotiklan",
    ],
)  # fmt: skip
def test_names_of_slots(name: str) -> None:
    assert says_ad(split(name))


@pytest.mark.parametrize(
    "name",
    [
        "head", "reading-list", "leadStory", "download", "threadItem", "unidad", "actualidad", "ballad", "salad", "addressCard",
        "admin-bar", "administration", "adresse", "advanced", "adventure", "adventskalender", "advice", "adult", "adapt",
        "advertorial", "advertorial-label", "published", "public", "republic", "pub-date", "publi-info", "size-1024x768",
        "sponsored-by", "sponsor-logo-top", "partner-content", "cookie-banner-label", "kicker werbung", "a d7a ss",
    ],
)  # fmt: skip
def test_names_of_other_things(name: str) -> None:
    assert not says_ad(split(name))


def test_a_names_words_are_read_alone_and_together() -> None:
    assert kinds_of(split("you-are-here")) & BREADCRUMB
    assert kinds_of(split("pageHeaderTop")) & NAVIGATION
    assert kinds_of(split("side-bar2")) & kinds_of(split("recommendations")) & WIDGET
    assert kinds_of(split("title9")) & LABEL
    assert kinds_of(split("subtitle sidebars")) == 0
    assert kinds_of(split("werbung")) == BANNER
    assert kinds_of(split("ad1")) & AD


@pytest.mark.parametrize(
    "piece", ["ad", "adver", "banner", "werbung", "topad", "reklam", "a1", "side bar ", "300x"]
)
def test_long_names_are_read_to_an_end(piece: str, judged) -> None:
    name = piece * 5_000

    assert judged(_page(above=f'<p class="{name}" data-{piece.strip() * 500}="1">Anzeige</p>')).standing

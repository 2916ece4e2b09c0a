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


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(
    ("box", "standing"),
    [
        # Nothing in a strange name tells a slot from a kicker: a doubt, though the header around is named like a label.
        ('<div class="zx9"><p>Anzeige</p></div>', "unclear"),
        ('<div class="zx9"><p>Anzeige</p>{offer}</div>', "earned"),
        ('<p>Anzeige</p><div class="zx9">{offer}</div>', "earned"),
        ('<div class="section-9"><p>Anzeige</p></div>', "unclear"),
        ('<div class="page-sponsors"><p>Anzeige</p></div>', "unclear"),
        ('<div class="zx-widget"><p>Anzeige</p></div>', "earned"),
        ('<div class="zx-widget"><p class="zx-widget-title">Anzeige</p></div>', "paid"),
        ('<div class="kicker"><p>Anzeige</p><a href="https://bank.example/"><img src="/l.png" alt="Bank"></a></div>', "paid"),
    ],
)  # fmt: skip
def test_a_word_in_a_box_of_a_strange_name(place: str, box: str, standing: str, judged) -> None:
    verdict = judged(_page(**{place: box.format(offer=_OFFER)}))

    assert verdict.standing == standing, verdict.evidence


def test_a_word_in_the_header_itself_is_a_label(judged) -> None:
    assert judged(_page(above="<p>Anzeige</p>")).standing == "paid"


@pytest.mark.parametrize(
    "slot",
    [
        '<div class="zx9"><p>Anzeige</p><button>Schließen</button><div><div data-testid="AdSlot"></div></div></div>',
        '<div class="zx9"><p>Anzeige</p><b>x</b><div><ins></ins></div></div>',
        '<p>Anzeige</p><div class="zx9"><script>var a = "x";</script> <!-- oben --> <ins></ins></div>',
        '<p>Anzeige</p><aside class="zx9"><div><style>p {}</style></div></aside>',
        '<p>Anzeige</p><gpt-ad unit="7"></gpt-ad>',
        '<p>Anzeige</p><zx-frame src="https://x.example"></zx-frame>',
        '<p>Anzeige</p><hr><iframe src="https://x.example"></iframe>',
        '<ad-slot><p>Anzeige</p></ad-slot>',
        '<div class="zx9"><span class="label _adLabel_9">Anzeige</span></div>',
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_word_with_a_slot_beside_it_is_the_slots(slot: str, place: str, judged) -> None:
    verdict = judged(_page(**{place: slot}))

    assert verdict.standing == "earned", verdict.evidence


@pytest.mark.parametrize(
    "slot",
    [
        '<iframe src="https://x.example"></iframe>',
        "<div><ins></ins></div>",
        '<div><i id="div-gpt-ad-1"></i></div>',
    ],
)
@pytest.mark.parametrize(
    "label", ["Sponsored", "Advertorial", "Gesponsert von Bank am Ufer", "Bezahlter Beitrag"]
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_label_that_shares_its_box_with_a_slot_is_the_slots(
    slot: str, label: str, place: str, judged
) -> None:
    verdict = judged(_page(**{place: f'<div class="zx9"><p>{label}</p>{slot}</div>'}))
    named = judged(_page(**{place: f'<div class="kicker"><p>{label}</p></div>{slot}'}))

    assert verdict.standing == "earned", verdict.evidence
    assert named.standing == "paid", named.evidence


@pytest.mark.parametrize(
    "kicker",
    [
        '<p class="kicker">Anzeige</p><div class="clearfix"></div>',
        '<p class="kicker">Anzeige</p><hr class="divider">',
        '<p class="kicker">Anzeige</p><div id="share-top"></div>',
        '<p class="kicker">Anzeige</p><div class="zx-audio" data-story="7"></div>',
        '<div class="ad-top"><script>1</script></div><p class="kicker">Anzeige</p>',
        '<script>1</script><p class="kicker">Anzeige</p>',
        '<p class="kicker">Anzeige</p><figure><img src="/lead.jpg"><noscript><img src="/lead.jpg"></noscript></figure>',
        '<p class="kicker">Anzeige</p><div class="zx9"><img src="/lead.jpg" alt="Hafen"></div>',
        '<p class="kicker">Anzeige</p><div class="zx9"><p>Was die Reederei plant</p></div>',
    ],
)
def test_what_stands_beside_a_kicker_makes_no_slot_of_it(kicker: str, judged) -> None:
    assert judged(_page(above=kicker)).standing == "paid"


def test_a_script_behind_the_header_is_none_of_its_kickers(judged) -> None:
    page = _page(above='<p class="kicker">Anzeige</p>').replace(
        "<div class='c3'>", "<script>1</script><div class='c3'>"
    )

    assert judged(page).standing == "paid"


def test_a_large_element_behind_a_word_is_looked_at_in_part(judged) -> None:
    assert judged(_page(above='<p class="kicker">Anzeige</p><div>' + "<i></i>" * 50_000 + "</div>")).standing


_CARDS = (
    '<a href="/partner/7"><img src="/b.png" alt=""><span>So sparen Familien im Winter beim Heizen</span></a>',
    '<a href="/partner/7"><img src="/b.png" alt=""></a><div><a href="/partner/7">So sparen Familien im Winter beim Heizen</a></div>',
)


@pytest.mark.parametrize("name", ['class="zx9"', 'class="outbrain-zx"', 'class="zx-ad"'])
@pytest.mark.parametrize(
    "label", ["Anzeige", "Sponsored", "Advertorial", "Bezahlter Beitrag", "Gesponsert von Bank am Ufer"]
)
@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize("card", _CARDS)
def test_a_native_teaser_at_the_headline_is_no_label(
    name: str, label: str, place: str, card: str, judged
) -> None:
    inside = judged(_page(**{place: f"<div {name}><p>{label}</p>{card}</div>"}))
    behind = judged(_page(**{place: f"<div {name}>{card}<p>{label}</p></div>"}))

    assert inside.standing == "earned", inside.evidence
    assert behind.standing == "earned", behind.evidence


@pytest.mark.parametrize(
    "box",
    [
        '<div class="zx9"><p>Advertorial</p><a href="https://bank.example/"><img src="/l.png" alt="Bank am Ufer"></a></div>',
        '<div class="zx9"><p>Advertorial</p><a href="https://bank.example/"><img src="/l.png" alt="">Bank am Ufer</a></div>',
        '<div class="sponsor-bar"><p>Advertorial</p><img src="/l.png" alt=""><p><a href="https://bank.example/">Mehr über die Arbeit der Bank am Ufer</a></p></div>',
        '<div class="zx9"><p>Advertorial</p><img src="/i.svg"><p><a href="/ads">Was heißt Bezahlter Beitrag der Werbepartner?</a></p></div>',
    ],
)  # fmt: skip
def test_a_sponsors_logo_or_an_explanation_makes_no_teaser(box: str, judged) -> None:
    assert judged(_page(above=box)).standing == "paid"


@pytest.mark.parametrize(
    "name", ["has-ads", "no-ads", "grid-layout--adrail", "wide-adrail", "is-layout-ad2f72ca"]
)
def test_what_an_element_has_is_not_what_it_is(name: str, judged) -> None:
    notice = "Dieser Beitrag entstand in bezahlter Zusammenarbeit mit der Bank am Ufer."

    assert not says_ad(split(name))
    assert judged(_page(below=f'<div class="{name}"><p>{notice}</p></div>')).standing == "paid"


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


def test_a_bracketed_line_of_payment_at_the_end_is_a_doubt(judged) -> None:
    notice = "<p><em>(Material gesponsert, Bank am Ufer)</em></p>"

    assert (
        judged(_page().replace("</div></div></body>", f"{notice}</div></div></body>")).standing == "unclear"
    )

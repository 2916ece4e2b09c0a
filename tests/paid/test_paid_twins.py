"""Pages that look alike and are not: each bought page beside its nearest editorial twin."""

from __future__ import annotations

import json

import pytest
from press_copy import COPY
from press_pages import DESIGNS, Slots, build

from collector.records import PaidKind

_STORY = "".join(f"<p>{line}</p>" for line in COPY["en"].paragraphs)
_TITLE = COPY["en"].headline
_SHORT = "<p>Norvik Bakers is a bakery founded in 1998 that sells bread, cakes and coffee to the whole harbour.</p>"


def _page(inner: str, head: str = "", language: str = "en", title: str = _TITLE) -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><title>{title} | Tide</title>{head}</head><body>'
        f'<nav><a href="/a">News</a> <a href="/b">Sport</a></nav><main><article><h1>{title}</h1>{inner}</article></main>'
        "<footer>Tide Ltd.</footer></body></html>"
    )


def _positive(verdict) -> list[tuple[str, float]]:
    return [(one.rule, one.weight) for one in verdict.evidence if one.weight > 0]


_FIELDS = (
    "<p>Address: 4 Quay Street, Norvik</p><p>Phone: 01632 960 001</p><p>Opening hours: Mon-Fri 7am-6pm</p>"
)
_CLAIM = "<p>Is this your business? Claim this listing.</p>"
_BUSINESS = json.dumps(
    {"@context": "https://schema.org", "@type": "Bakery", "name": "Norvik Bakers", "telephone": "01632",
     "address": {"@type": "PostalAddress", "streetAddress": "4 Quay Street"}, "openingHours": "Mo-Fr 07:00-18:00"}
)  # fmt: skip
_LD = f'<script type="application/ld+json">{_BUSINESS}</script>'
_NEWS = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x"}</script>'


@pytest.mark.parametrize(
    ("inner", "head", "url"),
    [
        (_FIELDS + _CLAIM + _SHORT, "", "/directory/listing/norvik-bakers"),
        (_FIELDS + _CLAIM + _SHORT, "", "/norvik-bakers"),
        (_FIELDS + "<p>Category: Bakeries</p>" + _SHORT, "", "/norvik-bakers"),
        (_SHORT, _LD, "/branchenbuch/norvik-bakers"),
        (_CLAIM + _SHORT, _LD, "/norvik-bakers"),
    ],
)
def test_a_directory_entry_is_a_listing(inner: str, head: str, url: str, judged) -> None:
    verdict = judged(
        _page(inner, head, title="Norvik Bakers – Bakery in Norvik"), f"https://tide.example{url}"
    )

    assert verdict.standing == "paid", _positive(verdict)
    assert verdict.kind is PaidKind.LISTING


@pytest.mark.parametrize(
    ("inner", "head", "url"),
    [
        (_STORY + _STORY + _FIELDS, "", "/2026/03/story"),
        (_STORY + "<p>Opening hours: Mon-Fri 7am-6pm</p>", _NEWS, "/2026/03/story"),
        (_STORY, _LD + _NEWS, "/2026/03/bakery-review"),
        (_STORY, "", "/companies/story-about-a-bakery"),
        (_SHORT, "", "/companies/bakery-in-short"),
    ],
)
def test_a_story_with_an_address_is_none(inner: str, head: str, url: str, judged) -> None:
    verdict = judged(_page(inner, head), f"https://tide.example{url}")

    assert verdict.standing == "earned", _positive(verdict)


def _data(props: dict[str, object]) -> str:
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"pageProps": props}})}</script>'


_OTHERS = [{"id": "b", "title": "Another story", "isSponsored": True, "sponsor": {"name": "Brightwater"}}]


@pytest.mark.parametrize(
    "props",
    [
        {"article": {"title": _TITLE, "isSponsored": True}},
        {"article": {"title": _TITLE, "flags": {"paid": False, "sponsored": True}}, "related": _OTHERS},
        {"article": {"slug": "long-slug-of-this-story", "isAdvertorial": True}},
    ],
)
def test_a_flag_in_the_articles_own_object_counts(props: dict[str, object], judged) -> None:
    verdict = judged(_page(_STORY + _data(props)), "https://tide.example/2026/long-slug-of-this-story")

    assert verdict.standing == "paid", _positive(verdict)


@pytest.mark.parametrize(
    "props",
    [
        {"article": {"title": _TITLE, "isSponsored": False}, "related": _OTHERS},
        {
            "article": {"title": _TITLE},
            "menu": [{"title": "Sponsored", "slug": "sponsored", "isSponsored": True}],
        },
        {"article": {"title": _TITLE, "isSponsored": "true"}},
        {"features": {"isSponsored": True}},
    ],
)
def test_a_flag_of_something_else_does_not(props: dict[str, object], judged) -> None:
    verdict = judged(_page(_STORY + _data(props)), "https://tide.example/2026/long-slug-of-this-story")

    assert verdict.standing == "earned", _positive(verdict)


_ABOUT = (
    "The regulator fined a site that had published sponsored content without saying that it was advertising.",
    "Advertisers will have to mark every paid article from January, the ministry of trade said on Monday.",
    "The publisher said that it would mend its pages and pay the fine before the end of the year.",
)


@pytest.mark.parametrize(
    ("slots", "bought"),
    [
        (Slots(kicker="Advertising"), Slots(kicker="Advertisement")),
        (
            Slots(headline="Sponsored content: a site is fined for hiding it"),
            Slots(headline="Sponsored: a new way to bake bread"),
        ),
    ],
)
def test_a_story_about_advertising_is_not_called_paid(slots: Slots, bought: Slots, judged) -> None:
    from dataclasses import replace

    about = judged(build("en", DESIGNS[1], replace(slots, paragraphs=_ABOUT)))
    paid = judged(build("en", DESIGNS[1], bought))

    assert about.standing in {"earned", "unclear"}, _positive(about)
    assert paid.standing == "paid", _positive(paid)


@pytest.mark.parametrize(
    ("language", "told", "own"),
    [
        (
            "ru",
            "Антимонопольная служба оштрафовала портал: статья о банке была опубликована на правах рекламы без пометки.",
            "Статья опубликована на правах рекламы.",
        ),
        (
            "he",
            "הרשות להגנת הצרכן קנסה אתר שפרסם תוכן שיווקי בלי לציין שמדובר בפרסומת, כך נמסר.",
            "הכתבה היא תוכן שיווקי.",
        ),
        (
            "en",
            "The regulator said that the magazine had hidden that its article was paid for by the brewery and its advertising agency.",
            "This article was paid for by the brewery.",
        ),
    ],
)
def test_a_disclosure_that_is_told_of_is_none(language: str, told: str, own: str, judged) -> None:
    copy = COPY[language]
    about = {
        "ru": "Реклама в сети должна быть отмечена, напомнили в ведомстве, и рекламодатели об этом знают.",
        "he": "פרסומת חייבת להיות מסומנת, הזכירה הרשות, והמפרסמים יודעים זאת היטב מזה שנים רבות.",
        "en": "Advertising has to be marked, the regulator recalled, and advertisers have known it for many years.",
    }[language]
    story = (told, about, *copy.paragraphs)

    assert judged(build(language, DESIGNS[1], Slots(paragraphs=story))).standing == "earned"
    assert judged(build(language, DESIGNS[1], Slots(closing=own))).standing == "paid"


def test_what_a_banner_says_is_said_of_the_banner(judged) -> None:
    copy = COPY["ru"].paragraphs
    notice = "Реклама. ООО «Речной банк», ИНН 7701234567"
    banner = f'<div class="banner-inline"><span>{notice}</span><a href="https://b.example"><img src="/b.png"></a></div>'
    first, rest = f"<p>{copy[0]}</p><p>{copy[1]}</p>", "".join(f"<p>{line}</p>" for line in copy[2:])

    assert judged(_page(first + banner + rest, language="ru", title=COPY["ru"].headline)).standing == "earned"
    assert (
        judged(_page(first + rest + f"<p>{notice}</p>", language="ru", title=COPY["ru"].headline)).standing
        == "paid"
    )


@pytest.mark.parametrize(
    ("kicker", "standing"),
    [("Sponsored by Brightwater Energy", "paid"), ("Sponsored by the Harbour Foundation", "unclear")],
)
def test_a_foundation_as_sponsor_is_a_doubt(kicker: str, standing: str, judged) -> None:
    assert judged(build("en", DESIGNS[1], Slots(kicker=kicker))).standing == standing


def test_an_advertising_word_in_brackets_closes_a_story(judged) -> None:
    assert judged(build("de", DESIGNS[1], Slots(closing="(Anzeige)"))).standing == "paid"
    assert (
        judged(build("de", DESIGNS[1], Slots(slot_between="<div class='ad'><p>Anzeige</p></div>"))).standing
        == "earned"
    )


_SLOTS = [
    '<div class="Slot_outer__h5Gd0" data-slot="mpu-1"><span class="Slot_label__b0Xq7">Advertisement</span><div></div></div>',
    '<div class="td-a-rec td-a-rec-id-header"><span class="td-adspot-title">Advertisement</span><ins class="x"></ins></div>',
    '<div class="o-commercial"><span class="a-tiny">Advertisement</span><div data-pos="1"></div></div>',
    '<div class="c-label"><small>Advertisement</small><script>fill()</script></div>',
]


@pytest.mark.parametrize("slot", _SLOTS)
def test_a_slot_may_stand_in_the_same_element_as_its_word(slot: str, judged) -> None:
    story = _STORY.replace("<p>", "<p class='t'>")
    page = _page(story).replace("<h1>", f"{slot}<h1>")
    below = _page(f"<p class='by'>Ana Ruiz</p>{slot}{story}")
    kicker = _page(story).replace("<h1>", '<div class="c-label"><span>Advertisement</span></div><h1>')

    assert judged(page).standing == "earned"
    assert judged(below).standing == "earned"
    assert judged(kicker).standing == "paid"


@pytest.mark.parametrize(
    ("after", "standing"),
    [
        (
            '<div class="rel"><li><span>Media</span> <a href="/x">Sponsored content: two papers fined for hiding it</a></li></div>',
            "earned",
        ),
        (
            '<form class="nl-box"><p class="nl-sponsor">Sponsored by: Brightwater Energy</p><input type="email"></form>',
            "earned",
        ),
        ("<p>Sponsored content by Brightwater Energy</p>", "paid"),
    ],
)
def test_what_stands_below_a_story(after: str, standing: str, judged) -> None:
    assert judged(_page(_STORY + after)).standing == standing


@pytest.mark.parametrize(
    ("language", "slots", "standing"),
    [
        ("hi", Slots(below="नदी बैंक द्वारा प्रायोजित"), "paid"),
        ("de", Slots(below="Ein bezahlter Beitrag von Möbelhaus Lindner"), "paid"),
        ("sv", Slots(byline="Producerat för Solhem Fönster (annons)"), "paid"),
        ("de", Slots(below="Anzeige – Möbelhaus Lindner"), "paid"),
        ("de", Slots(headline="ANZEIGE: So wird das Haus warm"), "paid"),
        ("fr", Slots(headline="Publicité : le marché recule de trois pour cent"), "earned"),
        (
            "en",
            Slots(
                box="The Tide Expert Panel is a fee-based, vetted community for agency owners. Do I qualify?"
            ),
            "paid",
        ),
        (
            "es",
            Slots(
                closing="Hemos comprado todos los productos; ninguna marca ha pagado por aparecer en este artículo."
            ),
            "earned",
        ),
        ("zh-Hant", Slots(closing="本次評測產品皆由編輯部自費購買，未收受任何廠商贊助。"), "earned"),
        ("hi", Slots(closing="लेखिका को इस लेख के लिए किसी कंपनी से भुगतान नहीं मिला है।"), "earned"),
    ],
)
def test_names_brackets_and_denials(language: str, slots: Slots, standing: str, judged) -> None:
    verdict = judged(build(language, DESIGNS[1], slots))

    assert verdict.standing == standing, _positive(verdict)


def test_words_in_a_row_of_like_elements_are_slots(judged) -> None:
    slot = '<div class="c-teasing"><span class="c-label">Advertisement</span></div>'
    paragraphs = [f"<p>{line}</p>" for line in COPY["en"].paragraphs]
    row = "".join(f"{line}{slot}" for line in paragraphs)

    assert judged(_page(row).replace("<h1>", f"{slot}<h1>")).standing == "earned"
    assert judged(_page(_STORY).replace("<h1>", f"{slot}<h1>")).standing == "paid"

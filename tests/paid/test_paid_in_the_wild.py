"""What reading real pages by eye turned up: each cause on a page of our own, beside the twin that must not move."""

from __future__ import annotations

import pytest
from press_copy import COPY

from collector.records import Outlet, PaidKind

_TITLE = COPY["en"].headline


def _page(
    inner: str = "",
    *,
    above: str = "",
    closing: str = "",
    after: str = "",
    head: str = "",
    language: str = "en",
    title: str = "",
    body: str = "",
) -> str:
    """Return a page whose story is that of its language, with markup above the headline, below it and behind the story."""
    copy = COPY[language]
    title = title or copy.headline
    story = "".join(f"<p>{line}</p>" for line in copy.paragraphs)
    return (
        f'<!doctype html><html lang="{language}"><head><title>{title} | Tide</title>{head}</head><body class="{body}">'
        f'<nav><a href="/a">News</a> <a href="/b">Sport</a></nav><div class="page">{above}<div class="story">'
        f'<h1>{title}</h1><div class="text">{inner}{story}{closing}</div></div>{after}</div>'
        "<footer>Tide Ltd.</footer></body></html>"
    )


def _positive(verdict) -> list[tuple[str, float, str]]:
    return [(one.rule, one.weight, one.quote) for one in verdict.evidence if one.weight > 0]


# -- disclosures ---------------------------------------------------------------------------------------------------


def test_a_long_closing_line_is_no_legend_because_several_rows_find_the_same_words(judged) -> None:
    bought = judged(
        _page(
            closing="<p>This story was developed in partnership with Harbour Kitchens by Tide’s branded content team. "
            "Learn more about Harbour Kitchens’s approach to personalized menus and see how their team can help you "
            "to bring your own vision of a feast to life.</p>"
        )
    )
    legend = judged(
        _page(
            closing="<p>How to read our pages: Advertorial, Sponsored Content and Partner Content are names that "
            "readers of the Tide meet above texts that somebody else supplied; every other text on these pages "
            "comes from the newsroom alone and from nobody besides.</p>"
        )
    )

    assert bought.standing == "paid", _positive(bought)
    assert legend.standing == "earned", _positive(legend)


_CAMPAIGN = "?utm_source=tide&amp;utm_medium={medium}&amp;utm_campaign=spring"


def _links(medium: str) -> str:
    query = _CAMPAIGN.format(medium=medium)
    return (
        f'<p>The <a href="https://www.harbour-kitchens.example/a{query}">first range</a> of the year is out, and so is '
        f'the <a href="https://www.harbour-kitchens.example/b{query}">second range</a> that the town has waited for.</p>'
    )


def test_a_partner_in_the_first_line_and_the_names_of_campaigns(judged) -> None:
    line = '<div class="lead-in">In Collaboration with HARBOUR KITCHENS</div>'

    assert judged(_page(line)).standing == "unclear"
    assert judged(_page(_links("branded_content"))).standing == "unclear"
    both = judged(_page(line + _links("branded_content")))
    assert both.standing == "paid", _positive(both)
    assert {"partner-line", "campaign-of-links"} <= {one.rule for one in both.evidence}


@pytest.mark.parametrize("medium", ["email", "referral", "brand", "social_content"])
def test_other_campaigns_are_no_mark(medium: str, judged) -> None:
    assert "campaign-of-links" not in {one.rule for one in judged(_page(_links(medium))).evidence}


def test_a_first_sentence_with_a_partner_is_news(judged) -> None:
    for line in (
        "In collaboration with the county the town builds forty flats.",
        "In partnership with the county:",
    ):
        verdict = judged(_page(f"<p>{line}</p>"))
        assert verdict.standing == "earned", _positive(verdict)


def test_a_caption_that_presents_a_programme_names_no_sponsor_of_the_page(judged) -> None:
    def above(text: str):
        return judged(_page(above=f'<div class="legend">{text}</div>', language="fr"))

    assert above("« Le Quai », présenté par Jean Moreau, tous les samedis").standing == "earned"
    assert above("Présenté par Brasserie Lindner").standing == "unclear"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "Espacio publicitario"),
        ("pt", "Espaço publicitário"),
        ("it", "Spazio pubblicitario"),
        ("fr", "Espace publicitaire"),
    ],
)
def test_advertising_space_is_a_slot_in_every_language(language: str, words: str, judged) -> None:
    slot = f'<div class="block-a"><p>{words}</p></div><div class="block-b"></div>'
    verdict = judged(_page(above=slot, after=f"<div><p>{words}</p></div>", language=language))

    assert verdict.standing == "earned", _positive(verdict)


def test_the_words_of_slots_alone_stay_that_where_another_row_holds_them_too(judged) -> None:
    for words in ("スポンサード リンク", "スポンサードリンク"):
        verdict = judged(_page(f"<div>{words}</div>", language="ja"))
        assert verdict.standing == "earned", _positive(verdict)


_SPONSOR = '<div id="top_slot_sponsor">Sponsored by Lindner Mutual</div>'


def test_an_advertisement_that_names_its_sponsor_above_the_headline(judged) -> None:
    selling = f'<div class="ad-leader">{_SPONSOR}<div>Big support for small business</div><div>Since our local agents are owners, too.</div><div>See more</div></div>'
    bar = f'<div class="ad-leader">{_SPONSOR}<div>What is this?</div></div>'

    assert judged(_page(above=selling)).standing == "earned"
    assert judged(_page(above=bar)).standing == "paid"


@pytest.mark.parametrize(
    ("language", "told", "own"),
    [
        (
            "en",
            "Norvik Works does not control, operate, or sponsor the tools discussed in this article.",
            "This article on tools of the trade is sponsored content that Norvik Works asked for.",
        ),
        (
            "en",
            "A commissioned study conducted by Brandt Research on behalf of Norvik Works. Results are for one company.",
            "This text was written on behalf of Norvik Works.",
        ),
        (
            "de",
            "Diese Seite zeigt gesponserten Inhalt, Informationslinks sowie extern eingespielte Banner.",
            "Dieser Beitrag zeigt gesponserten Inhalt der Brauerei Lindner.",
        ),
    ],
)
def test_a_notice_about_something_else(language: str, told: str, own: str, judged) -> None:
    def closing(text: str):
        return judged(_page(closing=f"<p><em>{text}</em></p>", language=language))

    assert closing(told).standing == "earned", _positive(closing(told))
    assert closing(own).standing == "paid", _positive(closing(own))


def test_a_label_among_the_answers_of_a_form(judged) -> None:
    items = "<ul><li>Seen before</li><li>Advertorial</li><li>Badly written</li></ul>"
    box, alone = f"<div class='feedback-box'>{items}</div>", f"<div class='meta'>{items}</div>"

    assert judged(_page(after=box)).standing == "earned"
    assert judged(_page(after=alone)).standing == "unclear"


def test_a_theme_called_after_its_site(judged) -> None:
    page = _page(body="paidpost")

    assert judged(page, "https://www.paidpost.example/2026/03/harbour").standing == "earned"
    assert judged(page, "https://www.tide.example/2026/03/harbour").standing == "paid"


# -- releases ------------------------------------------------------------------------------------------------------


def test_a_release_that_calls_itself_one(judged) -> None:
    release = judged(_page(closing="<p>The term “Harbour” is used in this release for convenience.</p>"))
    record = judged(
        _page(closing="<p>The drums in this release were played by the harbour master himself.</p>")
    )

    assert (release.standing, release.kind) == ("paid", PaidKind.PRESS_RELEASE), _positive(release)
    assert record.standing == "earned", _positive(record)


def test_press_contacts_in_the_plural(judged) -> None:
    contacts = "<p>Achtung Redaktion:</p><p>Pressekontakte:</p><p>Werft Norvik: presse@werft.example, Tel. 01632 960 001</p>"
    verdict = judged(_page(closing=contacts, language="de"))

    assert (verdict.standing, verdict.kind) == ("paid", PaidKind.PRESS_RELEASE), _positive(verdict)


def test_a_linked_press_release_in_the_first_paragraph_is_a_source(judged) -> None:
    cited = (
        "<p>The observatory above the harbour has looked at a cluster of stars for nine years. It is ten billion years old, notes "
        '<a href="https://observatory.example/pr">the press release</a>. The team led by Ana Ruiz looked at it twice.</p>'
    )

    assert judged(_page(cited)).standing == "earned", _positive(judged(_page(cited)))
    assert judged(_page("<p>PRESS RELEASE</p>")).standing == "paid"
    assert (
        judged(_page("<p>PRESS RELEASE | Norvik, 3 March 2026 | Harbour authority of the town</p>")).standing
        == "paid"
    )


@pytest.mark.parametrize(
    ("language", "lead", "news", "standing"),
    [
        (
            "en",
            "Norvik Works, a leading provider of harbour cranes and quay machinery, has announced that it won a prize.",
            "Norvik Works, which provides leading harbours with cranes, has announced job cuts.",
            "unclear",
        ),
        (
            "de",
            "Die Werft Norvik GmbH, ein führender Anbieter von Hafenkränen, hat heute ihren Umsatz verdoppelt.",
            "Die Werft Norvik GmbH, die lange der größte Arbeitgeber der Stadt war, hat heute Stellen gestrichen.",
            "unclear",
        ),
        (
            "ja",
            "ノルヴィク株式会社（本社：東京都港区、代表取締役社長：山田太郎）は、新しい湯沸かし器を三月に発売いたします。",
            "ノルヴィク株式会社は三日、新しい湯沸かし器を三月に発売すると発表した。社長が記者会見で明らかにした。",
            "paid",
        ),
    ],
)
def test_how_releases_begin(language: str, lead: str, news: str, standing: str, judged) -> None:
    release = judged(_page(f"<p>{lead}</p>", language=language))

    assert (release.standing, release.kind) == (standing, PaidKind.PRESS_RELEASE), _positive(release)
    assert judged(_page(f"<p>{news}</p>", language=language)).standing == "earned"


# -- shops ---------------------------------------------------------------------------------------------------------


def _shop(target: str, times: int, rel: str = "") -> str:
    return "".join(
        f'<p>We boiled water with kettle number {n} for a week and liked its handle: <a rel="{rel}" href="{target}{n}">buy it</a> '
        "if your kitchen is small and your mornings are short.</p>"
        for n in range(times)
    )


@pytest.mark.parametrize(
    ("target", "title"),
    [
        ("https://fave.co/3x", "Best kettles 2026: fast, quiet and small"),
        ("https://norvik.pxf.io/k", "The best kettles for small kitchens"),
        ("https://www.tide.example/go/kettle-", "Best Kettles for 2026: Our Top 5"),
    ],
)
def test_a_buying_guide_by_its_headline_and_its_ways_to_shops(target: str, title: str, judged) -> None:
    guide = judged(_page(_shop(target, 7, "nofollow"), title=title))
    news = judged(_page(_shop("https://www.norvik.example/kettle-", 7, "nofollow"), title=title))

    assert (guide.standing, guide.kind) == ("paid", PaidKind.AFFILIATE), _positive(guide)
    assert news.standing == "earned", _positive(news)


def test_a_commission_line_in_a_box_of_the_frame_counts_for_buying_guides_alone(judged) -> None:
    line = '<nav class="bar"><div class="affiliate-disclaimer">When you buy through our links, we may earn a commission.</div></nav>'

    def page(title: str, times: int):
        return judged(_page(_shop("https://fave.co/3x", times), above=line, title=title))

    assert page("Best kettles 2026: fast and quiet", 3).standing == "paid"
    assert page("Harbour ferry returns after a long winter", 5).standing == "earned"
    assert page("Best Buy closes its shop at the harbour", 5).standing == "earned"


@pytest.mark.parametrize(("kicker", "standing"), [("Sale: today's deals", "unclear"), ("Kitchen", "earned")])
def test_a_kicker_that_says_deals(kicker: str, standing: str, judged) -> None:
    head = f"<div class='head'><div class='cat'>{kicker}</div></div>"
    verdict = judged(
        _page(_shop("https://www.amazon.co.jp/dp/B0", 2), above=head, title="A kettle that boils fast")
    )

    assert verdict.standing == standing, _positive(verdict)


def test_a_section_of_a_sites_own_is_no_way_to_a_shop(judged) -> None:
    verdict = judged(
        _page(_shop("https://www.tide.example/go/walk-", 7), title="Best walks around the harbour")
    )

    assert verdict.standing == "earned", _positive(verdict)


# -- who wrote it --------------------------------------------------------------------------------------------------


def test_staff_at_a_network_of_contributors(judged) -> None:
    url = "https://www.forbes.com/sites/jane/2026/03/04/harbour/"
    network = Outlet(domain="network.example", kind="contributor_network")

    for outlet in (None, network):
        assert judged(_page("<p>Jane Roe, Forbes Staff</p>"), url, outlet=outlet).standing == "earned"
        assert judged(_page("<p>Jane Roe, Senior Contributor</p>"), url, outlet=outlet).standing == "unclear"


def test_a_post_that_was_authored_by_a_firm(judged) -> None:
    contributed = judged(
        _page("<p>This blog post was authored by Jane Roe, managing director of Norvik Architects.</p>")
    )
    told = judged(_page("<p>The law was authored by Jane Roe, a member of the council for ten years.</p>"))

    assert (contributed.standing, contributed.kind) == ("unclear", PaidKind.CONTRIBUTOR), _positive(
        contributed
    )
    assert told.standing == "earned"


def test_the_sponsor_in_the_articles_own_object(judged) -> None:
    def script(inner: str) -> str:
        return f"<script>window.dataLayer = [{inner}];</script>"

    own = script(f'{{"pageTitle": "{_TITLE}", "sponsorshipName": "Lindner Eye Drops", "author": "Ana Ruiz"}}')
    none = script(f'{{"pageTitle": "{_TITLE}", "sponsorshipName": "none", "author": "Ana Ruiz"}}')
    other = script('{"title": "A regatta for everyone", "sponsorName": "Lindner Eye Drops"}')

    assert judged(_page(head=own)).standing == "unclear"
    assert judged(_page(head=none)).standing == "earned"
    assert judged(_page(head=other)).standing == "earned"


def test_a_directory_that_speaks_for_itself(judged) -> None:
    outlet = Outlet(domain="finder.example", kind="directory")
    own = judged(_page(), "https://www.finder.example/resources/become-a-baker", outlet=outlet)
    entry = judged(_page(), "https://www.finder.example/bakers/norvik", outlet=outlet)

    assert (own.standing, own.kind) == ("paid", PaidKind.PRESS_RELEASE)
    assert (entry.standing, entry.kind) == ("paid", PaidKind.LISTING)

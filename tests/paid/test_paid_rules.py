"""Rules one by one: hosts, outlets, the brand's own site, releases, affiliates, contributors, undisclosed promotion."""

from __future__ import annotations

from dataclasses import replace

import pytest
from press_copy import COPY
from press_pages import DESIGNS, Slots, build

from collector.markup import parse_page
from collector.paid import RULES, explain_rules, judge
from collector.records import Article, Brand, Link, Outlet, PaidKind, Standing

PLAIN = build("en", DESIGNS[1], Slots())


def _rules(verdict) -> set[str]:
    return {one.rule for one in verdict.evidence if one.weight > 0}


def test_a_plain_story_is_earned_without_any_evidence(judged) -> None:
    verdict = judged(PLAIN)

    assert verdict.standing is Standing.EARNED
    assert verdict.kind is None
    assert verdict.evidence == ()


def test_every_rule_looks_and_says_what_it_trusts(judged) -> None:
    explained = explain_rules()

    assert judged(PLAIN).looked == tuple(explained)
    assert len(explained) == len(RULES) >= 30
    assert all(len(text) > 40 for text in explained.values())


@pytest.mark.parametrize(
    ("url", "standing", "kind"),
    [
        ("https://tide.example/sponsored/harbour", "paid", PaidKind.SPONSORED),
        ("https://tide.example/advertorials/harbour", "paid", PaidKind.ADVERTORIAL),
        ("https://tide.example/brandvoice/harbour", "paid", PaidKind.NATIVE),
        ("https://tide.example/de/sonderveroeffentlichung/hafen", "paid", PaidKind.ADVERTORIAL),
        ("https://tide.example/publirreportaje/puerto", "paid", PaidKind.ADVERTORIAL),
        ("https://tide.example/contenido-patrocinado/puerto", "paid", PaidKind.SPONSORED),
        ("https://tide.example/conteudo-patrocinado/porto", "paid", PaidKind.SPONSORED),
        ("https://tide.example/artykul-sponsorowany/port", "paid", PaidKind.ADVERTORIAL),
        ("https://tide.example/press-releases/2026/harbour", "paid", PaidKind.PRESS_RELEASE),
        ("https://tide.example/prnewswire/2026/03/04/harbour", "paid", PaidKind.PRESS_RELEASE),
        ("https://tide.example/pressemitteilungen/hafen", "paid", PaidKind.PRESS_RELEASE),
        ("https://brandstudio.tide.example/harbour", "paid", PaidKind.NATIVE),
        ("https://tide.example/culture-council/articles/harbour", "paid", PaidKind.CONTRIBUTOR),
        ("https://tide.example/news/council-rejects-sponsored-bridge", "earned", None),
        ("https://tide.example/news/advertorial-study-finds", "earned", None),
        ("https://tide.example/news/why-we-left-branded-content", "earned", None),
        ("https://tide.example/news/sponsored-content-is-dead", "earned", None),
        ("https://tide.example/presse/2026/harbour", "earned", None),
        ("https://tide.example/promotion/harbour", "earned", None),
        ("https://www.prnewswire.com/news-releases/harbour.html", "paid", PaidKind.PRESS_RELEASE),
        ("https://medium.com/@someone/harbour", "unclear", PaidKind.CONTRIBUTOR),
        ("https://www.forbes.com/sites/someone/2026/03/04/harbour/", "unclear", PaidKind.CONTRIBUTOR),
        ("https://www.forbes.com/councils/harbour", "paid", PaidKind.CONTRIBUTOR),
        ("https://apps.apple.com/app/harbour", "paid", PaidKind.LISTING),
        (
            "https://web.archive.org/web/20260304000000/https://tide.example/sponsored/harbour",
            "paid",
            PaidKind.SPONSORED,
        ),
    ],
)
def test_addresses(url: str, standing: str, kind: PaidKind | None, judged) -> None:
    verdict = judged(PLAIN, url, outlet=Outlet(domain="x.example"))

    assert (verdict.standing, verdict.kind) == (standing, kind)


@pytest.mark.parametrize(
    ("kind", "standing", "paid_kind"),
    [
        ("release_service", "paid", PaidKind.PRESS_RELEASE),
        ("directory", "paid", PaidKind.LISTING),
        ("own_site", "paid", PaidKind.PRESS_RELEASE),
        ("contributor_network", "unclear", PaidKind.CONTRIBUTOR),
        ("self_publishing", "unclear", PaidKind.CONTRIBUTOR),
        ("ugc", "unclear", PaidKind.CONTRIBUTOR),
        ("social", "unclear", PaidKind.CONTRIBUTOR),
        ("newspaper", "earned", None),
        ("unknown", "earned", None),
    ],
)
def test_kinds_of_outlet(kind: str, standing: str, paid_kind: PaidKind | None, judged) -> None:
    verdict = judged(PLAIN, outlet=Outlet(domain="tide.example", kind=kind))

    assert (verdict.standing, verdict.kind) == (standing, paid_kind)


def test_the_brands_own_domain_is_no_coverage(judged) -> None:
    brand = Brand(name="Norvik", domains=("norvik.example",))

    assert judged(PLAIN, "https://news.norvik.example/a", brand=brand).kind is PaidKind.PRESS_RELEASE
    assert judged(PLAIN, "https://notnorvik.example/a", brand=brand).standing is Standing.EARNED


def test_two_parts_of_a_release_are_a_release_and_one_is_not(judged) -> None:
    one = (*COPY["en"].paragraphs, "Media Contact: Jane Roe, press office")
    two = (*one, "About Norvik", "Norvik is a leading provider of bread.")

    assert judged(build("en", DESIGNS[1], Slots(paragraphs=one))).standing is Standing.EARNED
    assert judged(build("en", DESIGNS[1], Slots(paragraphs=two))).standing is Standing.PAID


def test_agency_copy_is_shown_as_earned(judged) -> None:
    lead = "HARBOUR CITY, March 4 (Reuters) - The bakery Norvik will train forty young people a year, the council said."
    verdict = judged(build("en", DESIGNS[1], Slots(paragraphs=(lead, *COPY["en"].paragraphs[1:]))))

    assert verdict.standing is Standing.EARNED
    assert [one.rule for one in verdict.evidence] == ["agency-copy"]


def _with_links(
    html: str,
    links: tuple[Link, ...],
    rules,
    brand: Brand | None = None,
    headline: str = "Norvik opens a school",
):
    page = parse_page(html.encode(), "https://tide.example/story")
    article = Article(url=page.url, language="en", headline=headline, links=links)
    return judge(page, article, Outlet(domain="tide.example"), brand, rules)


SHOPS = tuple(Link(f"https://www.amazon.com/dp/{n}?tag=tide-20", "Buy", ("sponsored",)) for n in range(7))


def test_a_commission_line_on_news_is_a_note(rules) -> None:
    page = build(
        "en",
        DESIGNS[1],
        Slots(below="If you buy through links on our site, we may earn an affiliate commission."),
    )
    verdict = _with_links(page, (), rules)

    assert verdict.standing is Standing.EARNED
    assert [one.rule for one in verdict.evidence] == ["affiliate-line-sitewide"]


def test_a_best_of_with_shop_links_is_there_to_sell(rules) -> None:
    page = build(
        "en",
        DESIGNS[1],
        Slots(headline="The 7 best deals on stand mixers", below="We may earn a commission."),
    )

    verdict = _with_links(page, SHOPS, rules, headline="The 7 best deals on stand mixers")

    assert (verdict.standing, verdict.kind) == (Standing.PAID, PaidKind.AFFILIATE)


def test_a_business_deal_in_the_headline_is_no_offer(rules) -> None:
    page = build(
        "en",
        DESIGNS[1],
        Slots(headline="Norvik signs deals with two schools", below="We may earn a commission."),
    )

    assert (
        _with_links(page, (), rules, headline="Norvik signs deals with two schools").standing
        is Standing.EARNED
    )


def test_undisclosed_promotion_asks_for_a_look_and_never_proves(rules) -> None:
    brand = Brand(name="Norvik", domains=("norvik.example",))
    paragraphs = (
        COPY["en"].paragraphs[0],
        "The revolutionary and unparalleled ovens of Norvik are best-in-class. Book now and use code TIDE.",
        "For more information, visit their website and sign up today for a seamless experience with world-class bread.",
    )
    links = (
        Link("https://norvik.example/?utm_source=tide&utm_campaign=spring", "Norvik", ("sponsored",)),
        Link("https://norvik.example/book?utm_source=tide", "Book", ("nofollow",)),
    )
    verdict = _with_links(build("en", DESIGNS[1], Slots(paragraphs=paragraphs)), links, rules, brand)

    assert verdict.standing is Standing.UNCLEAR
    assert {"brand-links", "sales-talk"} <= _rules(verdict)


def test_a_plain_link_to_the_brand_is_nothing(rules) -> None:
    brand = Brand(name="Norvik", domains=("norvik.example",))

    assert (
        _with_links(PLAIN, (Link("https://norvik.example/", "Norvik"),), rules, brand).standing
        is Standing.EARNED
    )


def test_a_russian_token_counts_in_the_story_and_not_in_a_banner(rules) -> None:
    token = Link("https://bank.example/?erid=LjN8KQx3T", "bank")
    banner = PLAIN.replace(
        "</body>",
        '<div class="ad-banner"><a href="https://bank.example/?erid=LjN8KQx3T">bank</a></div></body>',
    )

    assert _with_links(PLAIN, (token,), rules).standing is Standing.PAID
    assert _with_links(banner, (), rules).standing is Standing.EARNED


def test_a_listing_is_an_entry_and_not_a_story(judged) -> None:
    entry = '<html lang="en"><head><title>Norvik</title><meta property="og:type" content="business.business"></head><body><h1>Norvik</h1><p>Open daily</p></body></html>'

    verdict = judged(entry)

    assert (verdict.standing, verdict.kind) == (Standing.UNCLEAR, PaidKind.LISTING)


def test_a_headline_block_without_heading_is_found_by_its_words(judged) -> None:
    page = build("en", DESIGNS[2], Slots(kicker="Paid post"))
    bare = page.replace('<h1 class="css-t">', '<div class="css-t">').replace("</h1>", "</div>")

    assert judged(bare).standing is Standing.PAID


def test_a_logo_as_first_heading_is_not_the_headline(judged) -> None:
    page = build("en", DESIGNS[1], Slots(kicker="Paid post")).replace(
        '<a class="logo" href="/">Tide Daily</a>', '<h1><a href="/">Tide Daily</a></h1>'
    )

    assert judged(page).standing is Standing.PAID


def test_a_page_without_anything(judged) -> None:
    for body in ("", "<html>", "<p>x", "\x00"):
        assert judged(body).standing is Standing.EARNED


def test_a_badge_in_a_bar_above_the_page_counts_when_it_says_so(judged) -> None:
    bar = '<div class="top-bar sponsored-bar"><span>This is sponsored content</span></div>'.replace(
        "This is sponsored content", "Paid advertisement feature"
    )
    page = build("en", DESIGNS[1], Slots(slot_above=bar))

    assert judged(page).standing is Standing.PAID


@pytest.mark.parametrize(
    "label", ["Anzeige", "Werbung", "Annons", "Reklame", "Mainos", "Publicité", "Advertisement"]
)
def test_a_bare_word_in_a_kicker_is_proof_and_in_a_slot_nothing(label: str, judged) -> None:
    language = {
        "Anzeige": "de",
        "Werbung": "de",
        "Annons": "sv",
        "Reklame": "nb",
        "Mainos": "fi",
        "Publicité": "fr",
    }.get(label, "en")
    slot = f'<div class="ad-container"><div class="ad-label">{label}</div><div></div></div>'

    assert judged(build(language, DESIGNS[1], Slots(kicker=label))).standing is Standing.PAID
    assert judged(build(language, DESIGNS[1], Slots(slot_above=slot))).standing is Standing.EARNED
    assert (
        judged(build(language, DESIGNS[2], Slots(slot_above=slot * 3, slot_between=slot))).standing
        is Standing.EARNED
    )


def test_the_same_facts_give_the_same_verdict(judged) -> None:
    page = build(
        "de",
        DESIGNS[3],
        replace(Slots(kicker="Advertorial"), closing="Dieser Beitrag entstand in Kooperation mit X."),
    )

    assert judged(page) == judged(page)

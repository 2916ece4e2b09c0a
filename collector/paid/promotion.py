"""What a person would point at in an undisclosed advertorial. It never proves: it asks for a look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from collector.paid.fold import clip, fold
from collector.paid.needles import needles_of
from collector.paid.view import View
from collector.records import Evidence, Link, PaidKind
from collector.urls import registrable_domain

_CAMPAIGN = re.compile(
    r"[?&](?:utm_(?:source|medium|campaign)=|mtm_campaign=|gclid=|fbclid=|erid=|partner=|promo=|coupon=)",
    re.I,
)
_CAMPAIGN_NEEDLES = needles_of(_CAMPAIGN.pattern)
_CALL = re.compile(
    fold(
        r"\b(?:book now|order now|buy now|shop now|sign up (?:now|today)|get started today|register now"
        r"|download the app|claim your|use (?:the )?code|contact us today"
        r"|get in touch with|for more information,? (?:visit|call)|visit (?:their|its|our) website"
        r"|learn more at|jetzt (?:bestellen|buchen|anmelden|kaufen|testen|sichern)"
        r"|mehr (?:infos|informationen) (?:unter|auf|gibt es)|commandez|r[ée]servez|inscrivez-vous"
        r"|d[ée]couvrez (?:nos|leur|l['’]offre)|pour en savoir plus"
        r"|compra ahora|reserva (?:ya|ahora)|m[áa]s informaci[óo]n en|visita (?:su|la) (?:web"
        r"|p[áa]gina)|saiba mais em|compre agora|acesse o site|scopri di pi[ùu]"
        r"|acquista ora|prenota ora|bestel nu|boek nu|meer informatie op|kup teraz|zam[óo]w"
        r"|sprawd[źz] ofert|wi[ęe]cej informacji na|закажите|купить сейчас|подробнее на сайте"
        r"|замовляйте|дізнатися більше|hemen (?:al|incele|kaydol)|detaylı bilgi için|beli sekarang"
        r"|daftar sekarang|info lebih lanjut|mua ngay|đăng ký ngay)\b"
        r"|お申し込みは|ご予約は|詳しくはこちら|公式サイトはこちら|立即购买|立即購買|点击购买|了解更多请"
        r"|지금 구매|자세한 내용은 홈페이지|اطلب الآن"
        r"|لمزيد من المعلومات زوروا|לפרטים נוספים|להזמנות"
    )
)
_PRAISE = re.compile(
    fold(
        r"\b(?:revolutionary|game-?chang\w+|world-?class|unparalleled|cutting-?edge|best-in-class"
        r"|seamless(?:ly)?|state-of-the-art|unmatched|industry-leading|one-stop|trusted by"
        r"|einzigartig\w*|revolution[äa]r\w*|erstklassig\w*|marktf[üu]hrend\w*|incontournable"
        r"|r[ée]volutionnaire|exceptionnel\w*|innovador[ae]s?|l[íi]der (?:del|en el) (?:mercado|sector)"
        r"|inigualable|revolucionari[ao]|all'avanguardia|rivoluzionari[ao]|toonaangevend\w*|уникальн\w+"
        r"|ведущ\w+ (?:компани|бренд)|rewolucyjn\w+|niezawodn\w+|benzersiz|terbaik di kelasnya)\b"
        r"|革新的|業界初|业内领先|全球领先|업계 최고|혁신적인"
    )
)


def brand_links(view: View) -> Iterator[Evidence]:
    """Links to the brand with campaign parameters, or marked sponsored or nofollow: someone arranged for them."""
    links = [link for link in _outward(view) if _arranged(link)]
    if links:
        yield _seen(
            "brand-links",
            links[0].url,
            f"{len(links)} arranged link(s) in the story",
            0.45 if view.brand is not None else 0.2,
        )


def _outward(view: View) -> list[Link]:
    """Return the story's links to the brand; without a brand, those to the one other site it links to most."""
    if view.brand is not None:
        domains = {domain.lower().removeprefix("www.") for domain in view.brand.domains}
        return [link for link in view.article.links if registrable_domain(link.url) in domains]
    if not _CAMPAIGN_NEEDLES.stand_in(*[link.url.lower() for link in view.article.links[:200]]):
        return []
    own = registrable_domain(view.host)
    by_site: dict[str, list[Link]] = {}
    for link in view.article.links[:200]:
        if _CAMPAIGN.search(link.url):
            by_site.setdefault(registrable_domain(link.url), []).append(link)
    by_site.pop(own, None)
    most = max(by_site.values(), key=len, default=[])
    return most if len(most) >= 2 else []


def _arranged(link: Link) -> bool:
    return "sponsored" in link.rel or bool(_CAMPAIGN.search(link.url)) or "nofollow" in link.rel


def sales_talk(view: View) -> Iterator[Evidence]:
    """Calls to act and words of praise in the story: an editor would have cut them."""
    if view.brand is None or not _outward(view):
        return
    calls, praise = _count(view, _CALL), _count(view, _PRAISE)
    if calls and len(praise) >= 2:
        yield _seen("sales-talk", calls[0][0], calls[0][1], 0.3, "promotion-talk")
    elif len(calls) >= 2:
        yield _seen("sales-talk", calls[0][0], calls[0][1], 0.2, "promotion-talk")


def _count(view: View, pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    story = list(view.layout.story())
    return [
        (clip(block.text, match.start(), match.end()), view.where(block))
        for block in story[:3] + story[-8:]
        if not block.linked and (match := pattern.search(view.layout.folded(block)))
    ]


def _seen(rule: str, quote: str, where: str, weight: float, family: str = "promotion") -> Evidence:
    return Evidence(
        rule=rule,
        quote=quote[:200],
        where=where,
        weight=weight,
        family=family,
        kind=PaidKind.ADVERTORIAL,
        source="what a person would point at; never proof",
    )

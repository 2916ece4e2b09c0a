"""Pages that exist to sell through commission links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from collector.paid.blocks import Block
from collector.paid.fold import clip, fold, squeeze
from collector.paid.layout import width
from collector.paid.phrases import Found
from collector.paid.places import noise_of
from collector.paid.roles import ancestors, names_of
from collector.paid.view import View, evidence_of
from collector.records import Evidence, Link, PaidKind
from collector.urls import registrable_domain

_SHOP = re.compile(
    r"(?:^|\.)(?:amazon\.[a-z.]{2,6}|amzn\.to|ebay\.[a-z.]{2,6}|awin1\.com|shareasale\.com"
    r"|go\.redirectingat\.com|go\.skimresources\.com|shop-links\.co|prf\.hn"
    r"|linksynergy\.com|click\.linksynergy\.com|anrdoezrs\.net|tkqlhce\.com|dpbolvw\.net|jdoqocy\.com"
    r"|kqzyfj\.com|tradedoubler\.com|partner-ads\.com|adtraction\.com"
    r"|rakuten\.[a-z.]{2,6}|hb\.afl\.rakuten\.co\.jp|a8\.net|valuecommerce\.com"
    r"|s\.click\.aliexpress\.com|coupa\.ng|link\.coupang\.com|jd\.com|taobao\.com"
    r"|tmall\.com|bestbuy\.com|walmart\.com|flipkart\.com|shope\.ee|shopee\.[a-z.]{2,6}"
    r"|lazada\.[a-z.]{2,6}|tidd\.ly|howl\.me|narrativ\.com|rstyle\.me|ltk\.app|zanox\.com|webgains\.com"
    r"|belboon\.de|financeads\.net|bol\.com|mercadolibre\.com|geni\.us|fave\.co|cna\.st|amzn\.eu|linkby\.com"
    r"|pxf\.io|sjv\.io|evyy\.net|ojrq\.net|7eer\.net|avantlink\.com|pntra\.com|gopjn\.com|pjtra\.com|viglink\.com"
    r"|shopstyle\.it|mavely\.app\.link|magik\.ly)$"
)
_AFFILIATE_QUERY = re.compile(
    r"[?&](?:tag=[\w-]+-2\d|aff(?:_?id|iliate)?=|utm_affiliate=|ref_?id=|irclickid=|utm_medium=affiliate|awc=|afftrack"
    r"|subid=|partnerid=)",
    re.I,
)
_DEAL_PATH = re.compile(
    r"/(?:deals?|recommended|shopping|best-?buys?|coupons?|gutscheine?|angebote|kaufberatung"
    r"|buying-?guides?|gift-?guides?|bons?-plans?|chollos?|ofertas"
    r"|vergleich|kaufratgeber|select|underscored|wirecutter|commerce|affiliate|shop|mall|okazje|slevy"
    r"|techbargains)(?:/|$)|-(?:deals|gift-guide)/?$|/best-[\w-]+-deals"
)


def affiliate_purpose(view: View) -> Iterator[Evidence]:
    """
    A page whose purpose is selling through commission links: a deal or best-of headline, shop links, a commission line.

    The line alone says nothing: publishers put it on hard news too.
    """
    lines = [
        (block, found) for block, found in view.found(view.near, "affiliate") if noise_of(view, block) is None
    ]
    deal = _deal(view) or _rubric(view)
    if not lines and deal is None:
        return
    links = [
        link
        for link in view.article.links
        if "sponsored" in link.rel or _is_shop(link.url) or _is_way_out(view, link)
    ]
    if deal and links and not lines:
        lines = _boxed_lines(view)
    own = [(block, found) for block, found in lines if _OWN.search(view.layout.folded(block))]
    weight = _strength(bool(lines), bool(deal), bool(own), len(links))
    if weight:
        yield from _purpose(view, lines, deal, weight)
    elif own:
        block, found = own[0]
        yield evidence_of(
            view, block, found, rule="affiliate-line", weight=0.5, family="affiliate", kind=PaidKind.AFFILIATE
        )
    elif lines:
        block, found = lines[0]
        yield evidence_of(
            view,
            block,
            found,
            rule="affiliate-line-sitewide",
            weight=-0.1,
            family="affiliate",
            kind=PaidKind.AFFILIATE,
        )


def _strength(lines: bool, deal: bool, own: bool, links: int) -> float:
    """How sure the reasons make us that the page is there to sell; 0 when they are too few."""
    if (links >= 3 and deal and lines) or (own and (deal or links >= 6)) or (links >= 6 and deal):
        return 0.84
    if (links >= 3 and deal) or (deal and lines and links):
        return 0.6
    if (lines and links >= 4) or (deal and links >= 2):
        return 0.5
    return 0.0


_OWN = re.compile(
    fold(
        r"this (?:article|post|story|guide|review|recipe|page) (?:contains|may contain|includes|features)"
        r"|affiliate links are used in (?:the|this) (?:article|post|story|guide|review)"
        r"|(?:dieser|der|diese) (?:artikel|beitrag|post|text|seite) (?:enthält|beinhaltet|kann)|enthält affiliate"
        r"|cet article (?:contient|comporte)|este (?:articulo|post|artigo) (?:contiene|contém)|questo articolo contiene"
        r"|dit artikel bevat|ten artykuł zawiera|本記事|この記事|本文|이 기사|이 포스팅"
    )
)


def _is_shop(url: str) -> bool:
    host = re.match(r"https?://([^/:?#]+)", url)
    return bool(host and _SHOP.search(host[1].lower())) or bool(_AFFILIATE_QUERY.search(url))


#: A site's own address that only leads on to a shop; search engines are told not to follow it.
_WAY_OUT = re.compile(
    r"https?://([^/:?#]+)/(?:go|out|goto|recommends?|refer|aff|affiliate|redirect)/[\w-]", re.I
)


def _is_way_out(view: View, link: Link) -> bool:
    match = _WAY_OUT.match(link.url) if "nofollow" in link.rel else None
    return match is not None and registrable_domain(match[1].lower()) == registrable_domain(view.host)


_DISCLOSURE = re.compile(r"(?<![a-z])(?:disclos\w*|disclaim\w*|affiliates?)(?![a-z])")


def _boxed_lines(view: View) -> list[tuple[Block, Found]]:
    """Return the commission lines in boxes called after disclosure, wherever in the page's frame they stand."""
    return [
        (block, found)
        for block, found in view.found(view.near, "affiliate")
        if any(_DISCLOSURE.search(names_of(at)) for at in list(ancestors(block.node))[:3])
    ]


def _deal(view: View) -> tuple[str, str] | None:
    """Return (words, place) that make the page a deal, best-of or buying guide; None when it is none."""
    for title, _, found in view.title_finds:
        if found.text == 0 and found.phrase.form == "deal":
            return title, "headline"
    match = _DEAL_PATH.search(view.path)
    return (match[0].strip("/-"), "url") if match else None


#: A kicker is a word or two.
_KICKER = 24


def _rubric(view: View) -> tuple[str, str] | None:
    """Return (words, place) of a section or kicker that says "Deals", of a page with links to the largest shops."""
    if not any(
        "sponsored" in link.rel or "amazon." in link.url or "amzn." in link.url for link in view.article.links
    ):
        return None
    layout = view.layout
    kickers = [block for block in layout.header() if 0 < layout.headline - block.number <= 2]
    named = [(block.text, view.where(block, "kicker")) for block in kickers if noise_of(view, block) is None]
    named.append((view.article.section or "", "section"))
    brief = [(text, where) for text, where in named if 2 <= width(text) <= _KICKER]
    texts = [fold(text) for text, _ in brief]
    for found in view.book.find(texts, view.languages, titles=len(texts)) if texts else ():
        if found.phrase.form == "deal":
            return brief[found.text]
    return None


def _purpose(
    view: View, lines: list[tuple[Block, Found]], deal: tuple[str, str] | None, weight: float
) -> Iterator[Evidence]:
    if deal:
        yield Evidence(
            rule="affiliate-purpose",
            quote=clip(squeeze(deal[0])),
            where=deal[1],
            weight=weight,
            family="affiliate",
            kind=PaidKind.AFFILIATE,
            source="the page is a deal, a best-of or a buying guide, and links to shops",
        )
    for block, found in lines[:1]:
        yield evidence_of(
            view,
            block,
            found,
            rule="affiliate-purpose",
            weight=weight,
            family="affiliate",
            kind=PaidKind.AFFILIATE,
        )

"""Pages that are entries: apps, businesses, products, events, and the entries of directories."""

from __future__ import annotations

import re
from collections.abc import Iterator

from collector.paid.blocks import Block
from collector.paid.layout import width
from collector.paid.phrases import Found
from collector.paid.places import noise_of
from collector.paid.view import View, evidence_of
from collector.records import Evidence, PaidKind

_SOURCE = "business and app listings are not considered (Meta, Official Business Accounts)"
_LISTING_TYPES = frozenset(
    [
        "SoftwareApplication",
        "MobileApplication",
        "WebApplication",
        "LocalBusiness",
        "Restaurant",
        "Hotel",
        "Store",
        "JobPosting",
        "Product",
        "Event",
        "ProfilePage",
        "AutoDealer",
        "RealEstateListing",
        "Organization",
        "Corporation",
        "MusicEvent",
        "BusinessEvent",
        "Course",
        "Offer",
    ]
)
_NEWS_TYPES = re.compile(
    r"(?:Article|Posting|Report|Review|LiveBlog|Recipe|HowTo|FAQPage|Newspaper|VideoObject|Podcast)"
)


def listing(view: View) -> Iterator[Evidence]:
    """The page describes a thing instead of telling a story: an app, a business, a product, an event, a job."""
    types = [name for node in view.page.jsonld[:30] for name in _types(node)]
    if any(_NEWS_TYPES.search(name) for name in types):
        return
    main = [name for name in types if name in _LISTING_TYPES - {"Organization", "Corporation", "ProfilePage"}]
    og_type = (view.page.meta("og:type") or "").lower()
    if og_type in {
        "product",
        "business.business",
        "place",
        "restaurant.restaurant",
        "product.item",
        "product.group",
    }:
        main.append(og_type)
    if main and og_type != "article" and not view.article.byline and view.article.published_at is None:
        in_meta = main[0] == og_type
        yield Evidence(
            rule="listing",
            quote=main[0],
            where="meta:og:type (head > meta)" if in_meta else "json-ld:@type",
            weight=0.6,
            family="listing",
            kind=PaidKind.LISTING,
            source=_SOURCE,
        )


#: What only an entry's node carries; an address alone stands on publishers' nodes too.
_ENTRY_FIELDS = frozenset(
    {"openingHours", "openingHoursSpecification", "priceRange", "aggregateRating", "geo", "hasMap"}
)
_PUBLISHER = re.compile(
    r"(?:Organization|Corporation|Person|WebSite|Page|Broadcast\w*|RadioStation|TelevisionStation)$"
)
_DIRECTORY = re.compile(
    r"/(?:directory|directories|business-directory|local-directory|listings?|business-listings?|local-business(?:es)?"
    r"|company-profiles?|yellow-?pages|branchenbuch|branchenverzeichnis|firmenverzeichnis|firmeneintrag|annuaire"
    r"|etablissements?|directorio|guia-(?:de-)?empresas|paginas-amarillas|guia-comercial|elenco-aziende|pagine-gialle"
    r"|bedrijvengids|bedrijvenregister|foretagskatalog|katalog-firem|katalog-firm|firmenkatalog|adresar|imenik"
    r"|poslovni-imenik|telefonkonyv|cegtar|catalog-firme|firma-rehberi|firmalar|sprav(?:ka|ochnik)\w*|katalog-kompanij"
    r"|direktori|danh-ba)/[^/]"
)
#: Directories' paths that newspapers give to their business sections too.
_COMPANIES = re.compile(
    r"/(?:businesses|companies|suppliers?|vendors?|firmen|firma|anbieter|entreprises?|empresas?|negocios|aziende|azienda"
    r"|bedrijven|bedrijf|foretag|bedrift(?:er)?|virksomhed(?:er)?|yritykset|yritys|firmy|firm[aey]|tvrtke|cegek|companii"
    r"|firmi|sirketler|rehber|organizacii|kompanii|perusahaan|doanh-nghiep)/[^/]"
)
#: An entry's own text is short: more running text than this is a story, or with a business's own node, this much.
_PROSE = 700
_LONG = 2500


def directory_entry(view: View) -> Iterator[Evidence]:
    """
    An entry of a directory: "Claim this listing", or address, telephone and opening hours where a story would stand.

    Two signs of different kinds make one: an entry's own words, a business in the JSON-LD, a directory's address. A
    story of several long paragraphs with opening hours at its end is none.
    """
    fields = _fields(view)
    claimed = [pair for pair in fields if pair[1].phrase.strength == "strong"]
    kinds = len({found.phrase.pattern for _, found in fields})
    business = _business(view)
    path = _DIRECTORY.search(view.path)
    if path is None and (business or claimed):
        path = _COMPANIES.search(view.path)
    if bool(claimed) + bool(business) + bool(path) + (kinds >= 2) + (kinds >= 3) < 2:
        return
    prose = sum(
        width(block.text) for block in view.layout.story() if width(block.text) >= 80 and not block.linked
    )
    if prose > (_LONG if claimed or business else _PROSE):
        return
    if not (claimed or path) and _tells_news(view):
        return
    for block, found in (claimed or fields)[:2]:
        yield evidence_of(
            view, block, found, rule="directory-entry", weight=0.88, family="listing", kind=PaidKind.LISTING
        )
    for quote, where in ((business, "json-ld:@type"), (path[0].strip("/") if path else "", "url")):
        if quote:
            yield _entry(quote, where)


def _entry(quote: str, where: str) -> Evidence:
    return Evidence(
        rule="directory-entry",
        quote=quote[:200],
        where=where,
        weight=0.85,
        family="listing",
        kind=PaidKind.LISTING,
        source=_SOURCE,
    )


def _fields(view: View) -> list[tuple[Block, Found]]:
    """Return an entry's fields and notices beside the headline and in the article's own parts, in short blocks."""
    return [
        (block, found)
        for block, found in view.found(view.near, "listing")
        if width(block.text) <= 160 and noise_of(view, block) is None
    ]


def _business(view: View) -> str:
    """Return the type of a business that the JSON-LD describes with an address and an entry's fields; "" for none."""
    for node in view.page.jsonld[:30]:
        types = _types(node)
        if not types or not node.get("address") or any(_PUBLISHER.search(name) for name in types):
            continue
        if len(_ENTRY_FIELDS & node.keys()) + ("telephone" in node) >= 2:
            return types[0]
    return ""


def _tells_news(view: View) -> bool:
    return any(_NEWS_TYPES.search(name) for node in view.page.jsonld[:30] for name in _types(node))


def _types(node: dict[str, object]) -> list[str]:
    value = node.get("@type")
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []

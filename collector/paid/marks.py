"""Marks for machines in the page's markup: classes of body and article, links marked as sponsored."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from collector.paid.layout import css_path
from collector.paid.needles import needles_of
from collector.paid.roles import ancestors
from collector.paid.view import View
from collector.records import Evidence, Link, PaidKind
from collector.urls import registrable_domain

_CLASS_WORD = (
    r"(?:sponsored(?:[ -]?(?:posts?|content|articles?|story|features?))?|advertorials?|anzeigen?"
    r"|branded[ -]?content|paid[ -]?(?:post|content)"
    r"|partner[ -]?content|publireportagen?|publi[ -]?redactionnel|publirreportajes?|native[ -]?(?:ad"
    r"|advertising|content|article)|brand[ -]?voice"
    r"|contenido[ -]?patrocinado|patrocinad[oa]s?|conteudo[ -]?patrocinado|contenu[ -]?sponsorise"
    r"|sponsorise|pubbliredazionale|sponsorizzato"
    r"|advertiser[ -]?content|annonsorinnhold|annoncorbetalt|sponsrad|sponsret|sponset"
    r"|material[ -]?promocyjny|artykul[ -]?sponsorowany"
    r"|sponsorowan[eya]|komercni[ -]?sdeleni|pr[ -]?clanek|werbung|gesponsert|gesponsord"
    r"|partnerski[jy]?[ -]?material|reklamnyj[ -]?material"
    r"|sponsorlu|tanitim|kaupallinen[ -]?yhteistyo|promoted[ -]?post|publieditorial"
    r"|advertisement[ -]?feature)"
)


_PAGE_CLASS = re.compile(
    rf"^(?:(?:category|cat|is|type|single|post|article|template|section|page|format|layout|entry|story"
    rf"|content|tax|term|news|single-format"
    rf"|article-type|post-type|content-type|has-category|rubrik|kategorie|categoria|theme|body|node"
    rf"|node--type|node-type|view|c|is-type)[-_]{{1,2}})?"
    rf"{_CLASS_WORD}(?:[-_]{{1,2}}(?:article|post|page|story|content|template|body|single|layout|theme"
    rf"|\d+))?$"
)


_RELEASE_CLASS = re.compile(
    r"^(?:(?:category|cat|type|single|post|article|section|page|format|tax|term|node--type"
    r"|node-type)[-_]{1,2})"
    r"(?:press[-_]?releases?|pressemitteilung(?:en)?|pressemeldung(?:en)?|communiques?(?:-de-presse)?"
    r"|comunicat[io]-stampa|notas?-de-prensa)"
    r"(?:[-_]\w{0,20})?$"
)
_CLASS_NEEDLES = needles_of(_PAGE_CLASS.pattern, _RELEASE_CLASS.pattern)


def page_class(view: View) -> Iterator[Evidence]:
    """A class of ``body`` or of the element around headline and story: ``category-sponsored``, ``is-advertorial``."""
    seen: set[str] = set()
    named = [(node, node.attributes.get("class") or "") for node in _own_elements(view)]
    if not _CLASS_NEEDLES.stand_in(*[names.lower() for _, names in named]):
        return
    for node, names in named:
        for name in names.split()[:80]:
            lowered = name.lower()
            if lowered in seen:
                continue
            seen.add(lowered)
            if _PAGE_CLASS.search(lowered) and not _is_sites_name(view, lowered):
                weight = _LAYOUT_WEIGHT if _LAYOUT.search(lowered) else 0.9
                yield _class(node, name, "page-class", weight, "machine", PaidKind.SPONSORED)
            elif _RELEASE_CLASS.search(lowered):
                yield _class(node, name, "page-class", 0.85, "release", PaidKind.PRESS_RELEASE)


#: Words that design systems and paywalls give to layouts too, without a category's or a type's prefix: "native-article".
_LAYOUT = re.compile(
    r"^(?:(?:is|has|page|layout|theme|template|section|body|c|view|content|entry|story)[-_]{1,2})?"
    r"(?:native|brand|branded|partner|paid|promoted|tanitim)(?:[ _-]|$)"
)
#: A doubt, where nothing else says so.
_LAYOUT_WEIGHT = 0.35


def _is_sites_name(view: View, name: str) -> bool:
    """True for a class that is the site's own name: a theme called after "paidpost.example"."""
    return re.sub(r"[^a-z0-9]", "", name) == registrable_domain(view.host).split(".")[0].replace("-", "")


def _own_elements(view: View) -> Iterator[LexborNode]:
    """Yield the body and the elements around the headline that could be the article's own."""
    body = view.page.tree.body
    if body is not None:
        yield body
    if view.layout.headline >= 0:
        for node in ancestors(view.layout.blocks[view.layout.headline].node):
            if node.tag in {"article", "main", "section", "div"}:
                yield node


def _class(node: LexborNode, name: str, rule: str, weight: float, family: str, kind: PaidKind) -> Evidence:
    return Evidence(
        rule=rule,
        quote=name[:200],
        where=f"class of <{node.tag}> ({css_path(node)})",
        weight=weight,
        family=family,
        kind=kind,
        source="classes that content systems give by category; on a teaser or a tag they say nothing",
    )


def sponsored_links(view: View) -> Iterator[Evidence]:
    """Links in the story that the publisher marks ``rel=sponsored``: someone pays for them. Weak: often affiliate."""
    marked = [link for link in view.article.links if "sponsored" in link.rel]
    if marked:
        yield Evidence(
            rule="rel-sponsored",
            quote=marked[0].url[:200],
            where=f"link in the story ({len(marked)} marked rel=sponsored)",
            weight=0.3 if len(marked) >= 3 else 0.15,
            family="links",
            kind=PaidKind.AFFILIATE,
            source="rel=sponsored: Google's link attribute for paid links",
        )
    yield from _bought_campaign(view)
    for link in view.article.links:
        if "erid=" in link.url and re.search(r"[?&]erid=\w{6,}", link.url):
            yield Evidence(
                rule="erid-link",
                quote=link.url[:200],
                where="link in the story",
                weight=0.9,
                family="disclosure",
                kind=PaidKind.ADVERTORIAL,
                source="Russian law 347-FZ: a paid link carries its advertising token",
            )
            return


#: What a campaign's parameters say of the text that its links stand in.
_BOUGHT = re.compile(
    r"[?&](?:utm_(?:medium|campaign|content)|mtm_(?:medium|campaign|content))=[^&#]{0,40}?(?<![a-z])"
    r"(?:branded[-_+ ]?(?:content|article|post)|sponsored[-_+ ]?(?:content|article|post|story)|advertorials?"
    r"|paid[-_+ ]?(?:post|article|content)|native[-_+ ]?(?:article|content)|publi-?reportages?|publirr?eportajes?)"
    r"(?![a-z])",
    re.I,
)


def _bought_campaign(view: View) -> Iterator[Evidence]:
    """Two links in the story to one other site whose campaign is called "branded content": the advertiser's own word."""
    own = registrable_domain(view.host)
    by_site: dict[str, list[Link]] = {}
    for link in view.article.links[:200]:
        if "m_" in link.url and _BOUGHT.search(link.url):
            by_site.setdefault(registrable_domain(link.url), []).append(link)
    by_site.pop(own, None)
    most = max(by_site.values(), key=len, default=[])
    if len(most) >= 2:
        yield Evidence(
            rule="campaign-of-links",
            quote=most[0].url[:200],
            where=f"link in the story ({len(most)} of that campaign)",
            weight=0.7,
            family="links",
            kind=PaidKind.SPONSORED,
            source="campaign parameters that advertisers give to the links of bought articles",
        )

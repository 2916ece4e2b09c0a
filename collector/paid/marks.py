"""Marks for machines in the page's markup: classes of body and article, links marked as sponsored."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from collector.paid.layout import css_path
from collector.paid.roles import ancestors
from collector.paid.view import View
from collector.records import Evidence, PaidKind

<<<<<<< HEAD
=======
_KIND_KEYS = (
    r"(?:content_?type|article_?type|page_?type|post_?type|content_?source_?type|template(?:name)?"
    r"|story_?type|pagetemplate"
    r"|content_?kind|content_?category|article_?kind|page_?category|adtype|ad_?category|doctype"
    r"|contenttypename|subtype"
    r"|article_?category|primary_?category|pagekind|commercial_?type|section|articlesection"
    r"|page_?section|content_?group)"
)


_KIND_VALUES = (
    r"(?:advertorials?|sponsored(?:[ _-]?(?:content|post|article|story|feature))?|paid[ _-]?(?:post"
    r"|content|article)|branded[ _-]?content"
    r"|native(?:[ _-]?(?:ad|advertising|content|article))?|partner[ _-]?content|publireportage"
    r"|publi-?redactionnel|press[ _-]?releases?"
    r"|brand[ _-]?(?:voice|studio|post|content|story)|advertiser[ _-]?content|supported|annonsorinnhold"
    r"|publirreportaje)"
)


_DATA_KIND = re.compile(rf"[\"']?\b{_KIND_KEYS}[\"']?\s*[:=]\s*[\"']{_KIND_VALUES}[\"']", re.I)


_DATA_FLAG = re.compile(
    r"[\"']?\b(?:is_?)(?:sponsored(?:_?(?:content|post|article))?|advertorial|branded(?:_?content)?"
    r"|native(?:_?ad)?|paid_?post)[\"']?"
    r"\s*[:=]\s*(?:true\b|[\"'](?:true|yes|1)[\"'])",
    re.I,
)


_DATA_LAYER = re.compile(
    r"dataLayer|utag_data|digitalData|_sf_async_config|pageview|wtrack|udm_|s\.prop|adobeDataLayer", re.I
)


_NEEDLES = (
    "ponsored",
    "dvertorial",
    "randed",
    "ress-rel",
    "ress_rel",
    "ressRel",
    "artner-c",
    "artnerC",
    "aid-p",
    "aid_p",
    "ublireport",
)


_LARGEST_SCRIPT = 20_000


def data_layer(view: View) -> Iterator[Evidence]:
    """
    The page's data layer: a content type of "advertorial". A bare flag ``isSponsored: true`` is wrong on many pages.

    A value that stands several times belongs to a list of teasers, not to the page.
    """
    kinds: dict[str, tuple[str, int, bool]] = {}
    flags: list[str] = []
    for script in view.layout.scripts()[:300]:
        inner = script.first_child
        code = inner.text_content if inner is not None else None
        if not code or len(code) > _LARGEST_SCRIPT:
            continue
        if "ld+json" in (script.attributes.get("type") or ""):
            continue
        needles = [needle for needle in _NEEDLES if needle in code]
        if not needles:
            continue
        layer = bool(_DATA_LAYER.search(code[:4000]))
        for match in _windows(code, _DATA_KIND, needles):
            key = re.match(r"[\"']?[\w-]+[\"']?\s*[:=]", match)
            if key and code.count(key[0]) <= 2:
                said = match.lower()
                kinds[said] = (match, kinds.get(said, ("", 0, False))[1] + 1, layer)
        flags.extend(_windows(code, _DATA_FLAG, needles))
    for quote, times, layer in kinds.values():
        if times == 1:
            release = bool(re.search(r"press", quote, re.I))
            yield _data(
                quote,
                "data-layer-kind",
                0.88 if layer else 0.6,
                PaidKind.PRESS_RELEASE if release else PaidKind.ADVERTORIAL,
            )
    if len(flags) == 1:
        yield _data(flags[0], "data-layer-flag", 0.25, PaidKind.SPONSORED)


def _windows(code: str, pattern: re.Pattern[str], needles: Iterable[str]) -> list[str]:
    """Search a script only around the words that could be values; much faster than the whole."""
    found: dict[int, str] = {}
    for needle in needles:
        at, tries = code.find(needle), 0
        while at >= 0 and tries < 30:
            match = pattern.search(code, max(0, at - 60), at + 60)
            if match:
                found[match.start()] = match[0][:200]
            at, tries = code.find(needle, at + len(needle)), tries + 1
    return list(found.values())


def _data(quote: str, rule: str, weight: float, kind: PaidKind) -> Evidence:
    return Evidence(
        rule=rule,
        quote=quote,
        where="data layer (script)",
        weight=weight,
        family="machine",
        kind=kind,
        source="content-type keys of publishers' tag managers; flags seen wrong on editorial pages",
    )


>>>>>>> d4568de (One walk over a page: extract and paid read its elements and blocks from one table)
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


def page_class(view: View) -> Iterator[Evidence]:
    """A class of ``body`` or of the element around headline and story: ``category-sponsored``, ``is-advertorial``."""
    seen: set[str] = set()
    for node in _own_elements(view):
        for name in (node.attributes.get("class") or "").split()[:80]:
            lowered = name.lower()
            if lowered in seen:
                continue
            seen.add(lowered)
            if _PAGE_CLASS.search(lowered):
                yield _class(node, name, "page-class", 0.9, "machine", PaidKind.SPONSORED)
            elif _RELEASE_CLASS.search(lowered):
                yield _class(node, name, "page-class", 0.85, "release", PaidKind.PRESS_RELEASE)


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
    for link in view.article.links:
        if re.search(r"[?&]erid=\w{6,}", link.url):
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

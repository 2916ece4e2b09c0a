"""Marks for machines: meta fields, JSON-LD, the data layer, classes of body and article, links marked as sponsored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from selectolax.lexbor import LexborNode

from collector.paid.fold import clip, fold, squeeze
from collector.paid.layout import css_path
from collector.paid.phrases import Found
from collector.paid.roles import ancestors
from collector.paid.shape import shape_of
from collector.paid.view import View, source_of
from collector.records import Evidence, PaidKind

_TRUE = frozenset({"yes", "true", "1", "y", "on"})
_NOTHING = frozenset(
    {"", "no", "false", "0", "null", "none", "undefined", "n/a", "na", "nan", "-", "off", "[]", "{}"}
)
_FLAG = re.compile(
    r"(?:^|[.:_-])(?:is[_-]?)?(?:sponsored|advertorial|branded(?:[_-]?content)?|sponsored[_-]?(?:content|post|article)|paid[_-]?post"
    r"|native[_-]?(?:ad|content|advertising)|partner[_-]?content|advertiser[_-]?content|publireportage)$"
)
_SPONSOR = re.compile(
    r"(?:^|[.:_-])(?:sponsor|sponsor[_-]?name|sponsored[_-]?by|advertiser|advertiser[_-]?name)$"
)
_SECTION_KEYS = frozenset(
    [
        "article:section",
        "parsely-section",
        "section",
        "sectionname",
        "category",
        "cxenseparse:section",
        "cxenseparse:category",
        "dc.type",
        "article:content_type",
        "content_type",
        "content-type-name",
        "articletype",
        "article_type",
        "pagetype",
        "page_type",
        "og:article:section",
        "sailthru.section",
        "cse:section",
        "news:genres",
        "genre",
        "og:type",
        "article:type",
        "type",
        "mediatype",
        "article:genre",
        "rubric",
        "dcsext.section",
        "sections",
        "primary_category",
        "cxenseparse:articletype",
        "cxenseparse:recs:articletype",
        "article-type",
        "content-type",
        "page-type",
    ]
)
_TAG_KEYS = frozenset(
    {"article:tag", "parsely-tags", "news_keywords", "keywords", "sailthru.tags", "cxenseparse:tags"}
)


def meta_flag(view: View) -> Iterator[Evidence]:
    """A meta field of this page that says yes: ``sponsored=yes``, ``pmc-branded-content=yes``, a sponsor's name."""
    for key, value in view.page.metas:
        if len(key) > 60 or "taboola" in key or "paywall" in key or key.startswith("twitter:"):
            continue
        said = value.strip().lower()
        if _FLAG.search(key):
            if said in _TRUE:
                yield _meta(key, value, "meta-flag", 0.95, PaidKind.SPONSORED)
            elif said in _NOTHING:
                yield _meta(key, value, "meta-flag-off", -0.3, None)
        elif _SPONSOR.search(key):
            if said in _NOTHING:
                yield _meta(key, value, "meta-flag-off", -0.3, None)
            elif len(said) >= 2:
                yield _meta(key, value, "meta-sponsor", 0.9, PaidKind.SPONSORED)


def _meta(key: str, value: str, rule: str, weight: float, kind: PaidKind | None) -> Evidence:
    return Evidence(
        rule=rule,
        quote=clip(squeeze(value) or key),
        where=f"meta:{key} (head > meta)",
        weight=weight,
        family="machine",
        kind=kind,
        source="keys of publishers' pages: the value decides, most pages carry the key with 'no'",
    )


def section_label(view: View) -> Iterator[Evidence]:
    """The section, type or tags that the page names in its head: "article:section = Sponsored"."""
    for key, value in view.page.metas:
        if key in _SECTION_KEYS:
            yield from _section(view, value, f"meta:{key} (head > meta)", 0.9)
        elif key in _TAG_KEYS and len(value) <= 400:
            for part in value.split(","):
                yield from _section(view, part, f"meta:{key} (head > meta)", 0.4)
    if view.article.section:
        place = next((f.source for f in view.article.provenance if f.field == "section"), "article section")
        yield from _section(view, view.article.section, place, 0.9)


def _section(view: View, value: str, where: str, weight: float) -> Iterator[Evidence]:
    text = squeeze(value)
    if not 2 <= len(text) <= 60:
        return
    found = label_of(view, text)
    if found is None:
        return
    family = "release" if found.phrase.form == "release label" else "section"
    yield Evidence(
        rule="section-label" if weight > 0.5 else "tag-label",
        quote=text,
        where=where,
        weight=weight,
        family=family,
        kind=found.phrase.kind,
        source=source_of(found.phrase),
    )


def label_of(view: View, text: str) -> Found | None:
    """Return the strong label that a short text is (words in camel case or with hyphens read apart), or None."""
    return _label_in(view.book, re.sub(r"(?<=[a-z])(?=[A-Z])|[-_]", " ", text), view.languages)


@lru_cache(maxsize=2048)
def _label_in(book: Any, text: str, languages: frozenset[str]) -> Found | None:
    folded = fold(text)
    for found in book.find([folded], languages, titles=1):
        if found.phrase.form not in {"label", "release label"} or found.phrase.strength != "strong":
            continue
        shape = shape_of(text, folded, found)
        if shape is not None and shape.whole:
            return found  # type: ignore[no-any-return]
    return None


_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Review|WebPage|CreativeWork|Blog)$")


def jsonld_mark(view: View) -> Iterator[Evidence]:
    """
    The page's JSON-LD: ``AdvertiserContentArticle``, a ``sponsor`` on the article's node, a telling section or author.

    Nodes of other things (an event's sponsor, a game's) say nothing about the article.
    """
    for node in view.page.jsonld[:60]:
        types = _strings(node.get("@type"))
        if "AdvertiserContentArticle" in types:
            yield _node(
                "jsonld-advertiser-content", "AdvertiserContentArticle", "@type", 0.97, PaidKind.ADVERTORIAL
            )
        if not any(_ARTICLE_TYPES.search(name) for name in types):
            continue
        sponsor = _names(node.get("sponsor"))
        if sponsor and "WebPage" not in types:
            yield _node("jsonld-sponsor", sponsor[0], f"{types[0]}.sponsor", 0.88, PaidKind.SPONSORED)
        for key in ("articleSection", "genre", "additionalType"):
            for value in _strings(node.get(key))[:6]:
                yield from _section(view, value, f"json-ld:{types[0]}.{key}", 0.9)
        for key in ("author", "creator", "publisher", "sourceOrganization", "provider"):
            for name in _names(node.get(key))[:4]:
                yield from _author(view, name, f"json-ld:{types[0]}.{key}")


def _author(view: View, name: str, where: str) -> Iterator[Evidence]:
    text = squeeze(name)
    if not 2 <= len(text) <= 80:
        return
    folded = fold(text)
    for found in view.book.find([folded], view.languages, titles=1):
        if found.phrase.form != "byline" or shape_of(text, folded, found) is None:
            continue
        kind = found.phrase.kind
        family = {"press release": "release", "contributor": "contributor"}.get(kind or "", "byline")
        weight = 0.9 if found.phrase.strength == "strong" else 0.5
        yield Evidence(
            rule="label-in-author", quote=text, where=where, weight=weight, family=family, kind=kind,
            source=source_of(found.phrase),
        )  # fmt: skip
        return


def author_field(view: View) -> Iterator[Evidence]:
    """The author that the head names: ``<meta name=author content="Brand Studio">``."""
    for key, value in view.page.metas:
        if key in {
            "author",
            "article:author",
            "parsely-author",
            "byl",
            "dc.creator",
            "sailthru.author",
            "article:author_name",
        }:
            yield from _author(view, value, f"meta:{key} (head > meta)")


def _node(rule: str, quote: str, place: str, weight: float, kind: PaidKind) -> Evidence:
    return Evidence(
        rule=rule,
        quote=clip(squeeze(quote)),
        where=f"json-ld:{place}",
        weight=weight,
        family="machine",
        kind=kind,
        source="schema.org",
    )


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [item for item in value if isinstance(item, str)]
    return []


def _names(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return _names(value.get("name"))
    if isinstance(value, list):
        return [name for item in value[:10] for name in _names(item)]
    return [value] if isinstance(value, str) and value.strip().lower() not in _NOTHING else []


_KIND_KEYS = (
    r"(?:content_?type|article_?type|page_?type|post_?type|content_?source_?type|template(?:name)?|story_?type|pagetemplate"
    r"|content_?kind|content_?category|article_?kind|page_?category|adtype|ad_?category|doctype|contenttypename|subtype"
    r"|article_?category|primary_?category|pagekind|commercial_?type|section|articlesection|page_?section|content_?group)"
)
_KIND_VALUES = (
    r"(?:advertorials?|sponsored(?:[ _-]?(?:content|post|article|story|feature))?|paid[ _-]?(?:post|content|article)|branded[ _-]?content"
    r"|native(?:[ _-]?(?:ad|advertising|content|article))?|partner[ _-]?content|publireportage|publi-?redactionnel|press[ _-]?releases?"
    r"|brand[ _-]?(?:voice|studio|post|content|story)|advertiser[ _-]?content|supported|annonsorinnhold|publirreportaje)"
)
_DATA_KIND = re.compile(rf"[\"']?\b{_KIND_KEYS}[\"']?\s*[:=]\s*[\"']{_KIND_VALUES}[\"']", re.I)
_DATA_FLAG = re.compile(
    r"[\"']?\b(?:is_?)(?:sponsored(?:_?(?:content|post|article))?|advertorial|branded(?:_?content)?|native(?:_?ad)?|paid_?post)[\"']?"
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
    "ress rel",
    "ressRel",
    "ative",
    "aid-",
    "aid_",
    "artner",
)
_LARGEST_SCRIPT = 60_000


def data_layer(view: View) -> Iterator[Evidence]:
    """
    The page's data layer: a content type of "advertorial". A bare flag ``isSponsored: true`` is wrong on many pages.

    A value that stands several times belongs to a list of teasers, not to the page.
    """
    kinds: dict[str, tuple[str, int, bool]] = {}
    flags: list[str] = []
    for script in view.page.tree.css("script:not([src]):not([type*=json])"):
        code = script.text(deep=True)
        if not code or len(code) > _LARGEST_SCRIPT:
            continue
        needles = [needle for needle in _NEEDLES if needle in code]
        if not needles:
            continue
        layer = bool(_DATA_LAYER.search(code[:4000]))
        for match in _windows(code, _DATA_KIND, needles):
            key = re.match(r"[\"']?[\w-]+[\"']?\s*[:=]", match)
            if key and code.count(key[0]) <= 2:
                text = match.lower()
                kinds[text] = (match, kinds.get(text, ("", 0, False))[1] + 1, layer)
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


_CLASS_WORD = (
    r"(?:sponsored(?:[ -]?(?:posts?|content|articles?|story|features?))?|advertorials?|anzeigen?|branded[ -]?content|paid[ -]?(?:post|content)"
    r"|partner[ -]?content|publireportagen?|publi[ -]?redactionnel|publirreportajes?|native[ -]?(?:ad|advertising|content|article)|brand[ -]?voice"
    r"|contenido[ -]?patrocinado|patrocinad[oa]s?|conteudo[ -]?patrocinado|contenu[ -]?sponsorise|sponsorise|pubbliredazionale|sponsorizzato"
    r"|advertiser[ -]?content|annonsorinnhold|annoncorbetalt|sponsrad|sponsret|sponset|material[ -]?promocyjny|artykul[ -]?sponsorowany"
    r"|sponsorowan[eya]|komercni[ -]?sdeleni|pr[ -]?clanek|werbung|gesponsert|gesponsord|partnerski[jy]?[ -]?material|reklamnyj[ -]?material"
    r"|sponsorlu|tanitim|kaupallinen[ -]?yhteistyo|promoted[ -]?post|publieditorial|advertisement[ -]?feature)"
)
_PAGE_CLASS = re.compile(
    rf"^(?:(?:category|cat|is|type|single|post|article|template|section|page|format|layout|entry|story|content|tax|term|news|single-format"
    rf"|article-type|post-type|content-type|has-category|rubrik|kategorie|categoria|theme|body|node|node--type|node-type|view|c|is-type)[-_]{{1,2}})?"
    rf"{_CLASS_WORD}(?:[-_]{{1,2}}(?:article|post|page|story|content|template|body|single|layout|theme|\d+))?$"
)
_RELEASE_CLASS = re.compile(
    r"^(?:(?:category|cat|type|single|post|article|section|page|format|tax|term|node--type|node-type)[-_]{1,2})"
    r"(?:press[-_]?releases?|pressemitteilung(?:en)?|pressemeldung(?:en)?|communiques?(?:-de-presse)?|comunicat[io]-stampa|notas?-de-prensa)"
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

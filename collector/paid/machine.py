"""Marks for machines in the page's head: meta fields, JSON-LD, sections, authors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from collector.paid.fold import clip, fold, squeeze
from collector.paid.needles import needles_of
from collector.paid.phrases import Found
from collector.paid.shape import shape_of
from collector.paid.view import View, source_of
from collector.records import Evidence, PaidKind

_TRUE = frozenset({"yes", "true", "1", "y", "on"})


_NOTHING = frozenset(
    {"", "no", "false", "0", "null", "none", "undefined", "n/a", "na", "nan", "-", "off", "[]", "{}"}
)


_FLAG = re.compile(
    r"(?:^|[.:_-])(?:is[_-]?)?(?:sponsored|advertorial|branded(?:[_-]?content)?"
    r"|sponsored[_-]?(?:content|post|article)|paid[_-]?post"
    r"|native[_-]?(?:ad|content|advertising)|partner[_-]?content|advertiser[_-]?content|publireportage)$"
)


_SPONSOR = re.compile(
    r"(?:^|[.:_-])(?:sponsor|sponsor[_-]?name|sponsored[_-]?by|advertiser|advertiser[_-]?name)$"
)

_FLAG_NEEDLES = needles_of(_FLAG.pattern, _SPONSOR.pattern)


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
    if not _FLAG_NEEDLES.stand_in(*[key for key, _ in view.page.metas]):
        return
    for key, value in view.page.metas:
        if (
            len(key) > 60
            or "taboola" in key
            or _SETTING.search(key)
            or "paywall" in key
            or key.startswith("twitter:")
        ):
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
            elif len(said) >= 2 and not _is_own(view, value):
                yield _meta(key, value, "meta-sponsor", 0.9, PaidKind.SPONSORED)


#: A setting of the site ("enable-native-ads", "show-sponsored-content"), not a word about the page.
_SETTING = re.compile(
    r"(?:^|[.:_-])(?:enable[ds]?|show|allow(?:ed|s)?|has|have|hide|display|load|exclude|disable[ds]?|no|with|contains?|support(?:s|ed)?)"
    r"(?=[.:_-])"
)


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
    if len(text) > _LONGEST_LABEL:
        return None
    return _label_in(view.book, re.sub(r"(?<=[a-z])(?=[A-Z])|[-_]", " ", text), view.languages)


#: A longer text is no label; it would also stay in memory as a key.
_LONGEST_LABEL = 400


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
        if _is_of_another(view, node):
            continue
        if "AdvertiserContentArticle" in types:
            yield _node(
                "jsonld-advertiser-content", "AdvertiserContentArticle", "@type", 0.97, PaidKind.ADVERTORIAL
            )
        if not any(_ARTICLE_TYPES.search(name) for name in types):
            continue
        sponsor = _names(node.get("sponsor"))
        if sponsor and "WebPage" not in types and not _is_own(view, sponsor[0]):
            yield _node("jsonld-sponsor", sponsor[0], f"{types[0]}.sponsor", 0.88, PaidKind.SPONSORED)
        for key in ("articleSection", "genre", "additionalType"):
            for value in _strings(node.get(key))[:6]:
                yield from _section(view, value, f"json-ld:{types[0]}.{key}", 0.9)
        for key in ("author", "creator", "publisher", "sourceOrganization", "provider"):
            for name in _names(node.get(key))[:4]:
                yield from _author(view, name, f"json-ld:{types[0]}.{key}")


def _is_own(view: View, name: str) -> bool:
    """True for a sponsor that is the publisher itself, or a foundation that gives money for the work."""
    said = _plain(name)
    own = [view.page.meta("og:site_name") or "", view.outlet.name or ""]
    own += [one for node in view.page.jsonld[:20] for one in _names(node.get("publisher"))[:2]]
    itself = any(len(one) >= _NAME and one in said for one in map(_plain, own))
    return itself or bool(_GIVES.search(fold(name)))


#: A shorter name stands in others by chance.
_NAME = 4
_GIVES = re.compile(
    r"foundation|fondation|stiftung|fundaci|fundaca|fondazione|stichting|фонд|journalism (?:fund|trust)"
)


def _plain(text: str) -> str:
    return re.sub(r"\W", "", fold(text[:200]))


def _is_of_another(view: View, node: Mapping[str, Any]) -> bool:
    """True for a node with another headline than the page's, where the page has a node of its own: a teaser's, a list's."""
    return _shared(view, node) == 0 and any(_shared(view, other) > _MOST for other in view.page.jsonld[:60])


#: So much of a headline's words in the title make a node the page's.
_MOST = 0.6


def _shared(view: View, node: Mapping[str, Any]) -> float:
    """Return which part of the words of a node's headline a title of the page holds; 0 under a third."""
    said = next((one for key in ("headline", "name") for one in _strings(node.get(key))), "")
    words = set(_WORD.findall(fold(said[:400])))
    if not words or not any(
        _ARTICLE_TYPES.search(name) or "Advertiser" in name for name in _strings(node.get("@type"))
    ):
        return 0.5
    shared = max((len(words & set(_WORD.findall(fold(title)))) for title in view.titles), default=0)
    return 0.0 if shared * 3 < len(words) else shared / len(words)


_WORD = re.compile(r"\w+")


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


_AUTHOR_KEYS = frozenset(
    {
        "author",
        "article:author",
        "parsely-author",
        "byl",
        "dc.creator",
        "sailthru.author",
        "article:author_name",
    }
)


def author_field(view: View) -> Iterator[Evidence]:
    """The author that the head names: ``<meta name=author content="Brand Studio">``."""
    for key, value in view.page.metas:
        if key in _AUTHOR_KEYS:
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

"""The page's data layer: what its scripts say of the article, and whose flags stand in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from enum import Enum

from selectolax.lexbor import LexborNode

from collector.paid.needles import Needles
from collector.paid.view import View
from collector.records import Evidence, PaidKind

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
    r"|publirreportaje|sponsrad[\w -]{0,12}|sponset[\w -]{0,12}|anzeigen?|(?:contenido|conteudo)[ _-]?patrocinado"
    r"|commercial[ _-]?content|promoted[ _-]?(?:content|article|post))"
)


_DATA_KIND = re.compile(rf"[\"']?\b{_KIND_KEYS}[\"']?\s*[:=]\s*[\"']{_KIND_VALUES}[\"']", re.I)


_DATA_FLAG = re.compile(
    r"[\"']?\b(?:is_?|has_?)?(?:sponsored(?:_?(?:content|post|article))?|advertorial|branded_?content"
    r"|native_?ad|paid_?(?:post|content)|partner_?content|advertiser_?content)[\"']?"
    r"\s*[:=]\s*(?:true\b|[\"'](?:true|yes|1)[\"'])",
    re.I,
)


_DATA_LAYER = re.compile(
    r"dataLayer|utag_data|digitalData|_sf_async_config|pageview|wtrack|udm_|s\.prop|adobeDataLayer", re.I
)


_NEEDLES = (
    "ponsored",
    "ponsrad",
    "ponset",
    "dvertorial",
    "nzeige",
    "atrocinad",
    "nnonsor",
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


#: The name of whoever pays, in the article's own object.
_DATA_SPONSOR = re.compile(r"[\"']?\bsponsor(?:ship)?_?name[\"']?\s*:\s*[\"']([^\"']{2,80})[\"']", re.I)
_SPONSOR_NEEDLES = ("ponsorshipN", "ponsorN", "ponsor_n", "ponsorship_n")
_NO_NAME = frozenset({"none", "null", "false", "undefined", "n/a", "not set", "not_set", "default"})
_ANY_NEEDLE = Needles(_NEEDLES + _SPONSOR_NEEDLES)
_LARGEST_SCRIPT = 20_000


def data_layer(view: View) -> Iterator[Evidence]:
    """
    The page's data layer: a content type of "advertorial", or a flag in the object that names this article.

    A value that stands several times, or a flag in an object of something else, belongs to teasers and menus; a bare
    ``isSponsored: true`` of nobody is wrong on many pages.
    """
    kinds: dict[str, tuple[str, int, bool]] = {}
    flags: list[tuple[str, _Owner]] = []
    for script, code in _telling_scripts(view):
        if "ld+json" in (script.attributes.get("type") or ""):
            continue
        needles = [needle for needle in _NEEDLES if needle in code]
        for at, match in _windows(code, _DATA_KIND, needles).items():
            if _AD_SETTING.match(match) or _is_anothers(view, code, at):
                continue
            key = re.match(r"[\"']?[\w-]+[\"']?\s*[:=]", match)
            if key and code.count(key[0]) <= 2:
                said, layer = match.lower(), bool(_DATA_LAYER.search(code[:4000]))
                kinds[said] = (match, kinds.get(said, ("", 0, False))[1] + 1, layer)
        found = list(_windows(code, _DATA_FLAG, needles).items())[: _FLAGS - len(flags)]
        flags.extend((quote, _owner_of(view, code, at)) for at, quote in found)
        yield from _sponsor_name(view, code)
    for quote, times, layer in kinds.values():
        if times == 1:
            release = bool(re.search(r"press", quote, re.I))
            yield _data(
                quote,
                "data-layer-kind",
                0.88 if layer else 0.6,
                PaidKind.PRESS_RELEASE if release else PaidKind.ADVERTORIAL,
            )
    # Written as text, the flag was seen on agency copy; a true truth value was not.
    own = [quote for quote, owner in flags if owner is _Owner.ARTICLE and quote[-1] not in "\"'"]
    if own:
        yield _data(own[0], "data-layer-flag", 0.85, PaidKind.SPONSORED)
    elif len(flags) == 1 and flags[0][1] is _Owner.NOBODY and _PREFIXED.match(flags[0][0]):
        yield _data(flags[0][0], "data-layer-flag", 0.25, PaidKind.SPONSORED)


def _sponsor_name(view: View, code: str) -> Iterator[Evidence]:
    """A sponsor's name in the object of this article: who pays for what, a person has to look."""
    for at, quote in _windows(code, _DATA_SPONSOR, [one for one in _SPONSOR_NEEDLES if one in code]).items():
        named = _DATA_SPONSOR.search(quote)
        if named and named[1].strip().lower() not in _NO_NAME and _owner_of(view, code, at) is _Owner.ARTICLE:
            yield _data(quote, "data-layer-sponsor", 0.5, PaidKind.SPONSORED)
            return


def _telling_scripts(view: View) -> list[tuple[LexborNode, str]]:
    """Return the scripts, with their code, that hold a word that could be a value: all are looked through at once."""
    scripts: list[tuple[LexborNode, str]] = []
    for script in view.layout.scripts()[:300]:
        inner = script.first_child
        code = inner.text_content if inner is not None else None
        if code and len(code) <= _LARGEST_SCRIPT:
            scripts.append((script, code))
    if not _ANY_NEEDLE.stand_in(*[code for _, code in scripts]):
        return []
    return [(script, code) for script, code in scripts if _ANY_NEEDLE.stand_in(code)]


#: Flags whose owner is looked for, of one page.
_FLAGS = 24


#: Before an object that is the page's own entry in its data layer.
_ENTRY = re.compile(
    r"(?:dataLayer|utag_data|digitalData|_sf_async_config|wtrack|pageview)[\w.'\"]*\]?"
    r"(?:\s*=\s*(?:[\w.]+\s*\|\|\s*)?\[?|\.push\()\s*$",
    re.I,
)


#: A setting of an advertisement's form: "template": "native".
_AD_SETTING = re.compile(
    r"[\"']?(?:template(?:name)?|adtype|ad_?category)[\"']?\s*[:=]\s*[\"']native[\"']", re.I
)
#: Keys of a teaser's or a menu's words.
_TITLED = re.compile(r"[\"']?\b(?:title|headline|label)[\"']?\s*:\s*[\"']", re.I)


def _is_anothers(view: View, code: str, at: int) -> bool:
    """True for a value in an object that is an item of a list, a part of the page, or has another title than the page."""
    start, end = _object_around(code, at, at)
    if start < 0 or _ENTRY.search(code, max(0, start - 80), start):
        return False
    inner = code[start : end + 1]
    if _names_page(view, inner):
        return False
    listed = code[:start].rstrip()[-1:] in {"[", ","}
    return listed or bool(_TITLED.search(inner) or _PART_OF_PAGE.search(code, max(0, start - 40), start))


class _Owner(Enum):
    """Whose flag it is."""

    ARTICLE = "this article's"
    OTHER = "another thing's"
    NOBODY = "unknown"


#: An object reaches at most so far to either side of a flag in it.
_REACH = 3000
_NAMED = re.compile(
    r"[\"']?\b(?:title|headline|name|url|slug|href|link|path|label|permalink)[\"']?\s*:\s*[\"'{]", re.I
)
#: Keys of what is no article: settings, slots, parts of the page.
_PART_OF_PAGE = re.compile(
    r"(?:ads?|adverti\w+|adconfig|config\w*|settings|features|toggles|widgets?|modules?|rails?|promos?|newsletters?|podcasts?"
    r"|weather|slots?|units?|targeting|header|footer|nav\w*|menu|teasers?|related|recirc\w*|items|recommend\w*|popular|latest)"
    r"[\"']?\s*[:=]\s*\[?\s*$",
    re.I,
)
_PREFIXED = re.compile(r"[\"']?is", re.I)


def _owner_of(view: View, code: str, at: int) -> _Owner:
    """
    Return whose flag stands at a place: the object around it, or the one around that when the first is a bag of flags.

    An object is this article's when it holds the headline or the last part of the address.
    """
    start, end = at, at
    for _ in range(2):
        start, end = _object_around(code, start, end)
        if start < 0:
            return _Owner.NOBODY
        if _PART_OF_PAGE.search(code, max(0, start - 40), start):
            return _Owner.OTHER
        inner = code[start : end + 1]
        if _names_page(view, inner):
            return _Owner.ARTICLE
        if _NAMED.search(inner) or code[:start].rstrip()[-1:] in {"[", ","}:
            return _Owner.OTHER
    return _Owner.NOBODY


def _object_around(code: str, start: int, end: int) -> tuple[int, int]:
    """Return where the object around ``code[start:end]`` opens and closes; (-1, -1) when it is too long or none."""
    depth = 0
    for opens in range(start - 1, max(-1, start - _REACH), -1):
        depth += {"}": 1, "{": -1}.get(code[opens], 0)
        if depth < 0:
            break
    else:
        return -1, -1
    depth = 0
    for closes in range(end + 1, min(len(code), end + _REACH)):
        depth += {"{": 1, "}": -1}.get(code[closes], 0)
        if depth < 0:
            return opens, closes
    return -1, -1


def _names_page(view: View, inner: str) -> bool:
    slug = view.path.rstrip("/").rsplit("/", 1)[-1]
    if len(slug) >= 12 and slug in inner.lower():
        return True
    title = view.titles[0][:40] if view.titles else ""
    return len(title) >= 12 and (title in inner or json.dumps(title)[1:-1].lower() in inner.lower())


def _windows(code: str, pattern: re.Pattern[str], needles: Iterable[str]) -> dict[int, str]:
    """Search a script only around the words that could be values, which is much faster; return matches by place."""
    found: dict[int, str] = {}
    for needle in needles:
        at, tries = code.find(needle), 0
        while at >= 0 and tries < 30:
            match = pattern.search(code, max(0, at - 60), at + 60)
            if match:
                found[match.start()] = match[0][:200]
            at, tries = code.find(needle, at + len(needle)), tries + 1
    return found


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

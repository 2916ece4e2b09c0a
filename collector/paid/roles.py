"""What a part of a page is for, by its element, its classes and its place around the main headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache

from selectolax.lexbor import LexborNode

from collector.markup.blocks import Outline


class Role(StrEnum):
    """What a part of a page is for."""

    ARTICLE = "article"
    NAVIGATION = "navigation"
    BREADCRUMB = "breadcrumb"
    FOOTER = "footer"
    AD_SLOT = "ad slot"
    WIDGET = "widget"
    TEASER = "teaser"
    COMMENTS = "comments"
    CONSENT = "consent box"
    HIDDEN = "hidden"
    SITE_HEADER = "site header"


def _words(*words: str) -> re.Pattern[str]:
    """Match a class token, or a part of one between hyphens, underscores and capitals (see ``_split``)."""
    return re.compile(r"(?<![a-z0-9])(?:" + "|".join(words) + r")(?![a-z])")


_AD = _words(
    "ads?", "adv", "adverts?", "advertisements?", "advertising", "adslots?", "adunit", "adbox", "adspace", "adspot",
    "adlabel", "adplace", "adblock", "adcontainer", "adwrapper", "adbanner", "adsense", "adsbygoogle", "gpt", "dfp",
    "teads?", "googlead", "gads", "iqad", "iqadtile", "mpu", "skyscraper", "ad banner", "banner ad",
    "interstitial", "superbanner", "code block", "adman", "admanager", "reklamblock", "adfox", "yandex rtb", "ramp",
    "adnuntius", "prebid", "ad\\d+", "adsninja", "adthrive", "mediavine", "ezoic", "nativead",
)  # fmt: skip
#: Words of ad slots that article headers bear too: they tell only of a bare advertising word.
_BANNER = _words("banners?", "billboard", "leaderboard", "werbung", "anzeige", "reklame", "reklama", "annons", "publicidad",
                 "publicidade", "publicite", "pub", "pubblicita", "reklam", "iklan", "hirdetes", "mainos")  # fmt: skip
_WIDGET = _words(
    "outbrain", "taboola", "zergnet", "revcontent", "plista", "ligatus", "mgid", "dianomi", "nativo", "engageya",
    "strossle", "teaser(?:s|list|box)?", "related", "recommend\\w*", "recirc\\w*", "sidebar", "side bar", "trending",
    "popular", "most(?:read| read|popular| popular)", "newsletter", "carousel", "ticker", "slider", "widgets?",
    "read more", "readmore", "more stories", "morestories", "more news", "latest", "promo", "promos", "cards?",
    "playlist", "podcast", "weather", "upsell", "subscribe", "signup", "social", "share", "sharing", "toolbar",
    "read also", "see also", "seealso", "up next", "next article", "prev next", "post nav", "suggest\\w*", "similar",
    "paywall", "piano", "inline list", "aside", "crawler", "promoted", "onward", "recent", "authors? box other",
)  # fmt: skip
_NAVIGATION = _words(
    "nav", "navs", "navbar", "navi", "navigation", "menu", "menus", "submenu", "megamenu", "topbar", "top bar",
    "offcanvas", "off canvas", "hamburger", "drawer", "masthead", "sitemap", "skip", "skiplink", "mainnav", "subnav",
    "tabbar", "search", "login", "site header", "siteheader", "global header", "page header top", "header top",
)  # fmt: skip
_OWN_FOOTER = _words("(?:entry|article|post|story|node) (?:footer|meta)")
_FOOTER = _words("footer", "foot", "colophon", "site footer", "page footer", "bottom bar", "legal", "imprint")
_COMMENTS = _words(
    "comments?", "disqus", "respond", "replies", "commentlist", "discussion", "forum", "livefyre"
)
_CONSENT = _words(
    # "cmp" alone is the prefix of every component of a wide-spread publishing system, so only these name a consent box.
    "cookies?", "consent", "gdpr", "cmpbox\\w*", "cmpwrapper", "cmp (?:banner|overlay|layer|modal)", "onetrust",
    "didomi", "usercentrics", "truste", "privacy", "sp message", "quantcast", "modal", "popup", "pop up", "overlay",
    "lightbox", "dialog", "tooltip", "adblocker?",
)  # fmt: skip
_BREADCRUMB = _words(
    "breadcrumbs?", "bread crumbs?", "crumbs?", "rootline", "pathway", "ariadne", "you are here"
)
_LABEL = _words(
    "kicker", "kickers", "topline", "overline", "eyebrow", "label", "labels", "category", "categories", "cat",
    "cat links", "badge", "flag", "rubric", "rubrik", "section", "channel", "dachzeile", "roofline", "supertitle",
    "surtitle", "pretitle", "pre title", "tag", "tags", "overtitle", "antetitulo", "volanta", "cintillo", "chapeu",
    "occhiello", "vignette", "spitzmarke", "tagline", "headerlabel", "sponsor", "sponsors", "sponsored", "advertorial",
    "partner", "partnership", "disclosure", "disclaimer", "marker", "mark", "ribbon", "sticker", "notice", "hinweis",
    "note", "topic", "topics", "subject", "entry meta", "article meta", "post meta", "meta", "byline", "author",
    "publisher", "brand", "promoted", "paid", "native", "commercial", "rubrica", "rubrique", "theme", "type",
    "sticky label", "article header", "entry header", "post header", "article head", "heading", "title", "headline",
    "articletop", "article top", "article info", "info", "source", "credit", "credits", "funding", "kategorie",
    "stamp", "seccion", "editoria", "sezione", "katb?", "kategoria", "kategori", "typ", "pill", "chip", "hat",
)  # fmt: skip
_BYLINE = _words(
    "byline", "by line", "author", "authors", "autor", "auteur", "autore", "verfasser", "writer", "contributors?",
    "reporter", "credit", "credits", "source", "fuente", "quelle", "provider", "publisher", "posted by", "entry meta",
    "post meta", "article meta", "articlemeta", "meta", "info", "dateline", "publish", "funding", "skribent", "forfatter",
    "kirjoittaja", "journalist", "redacteur", "redactor", "penulis", "yazar", "editor", "name", "sponsor", "partner",
)  # fmt: skip
#: A notice of the publisher's: in an aside too it belongs to the article.
_NOTICE = _words(
    "disclaimers?",
    "disclosures?",
    "sponsor notice",
    "sponsor note",
    "article note",
    "editorial note",
    "hinweis",
)
_HIDING = frozenset({"noscript", "template"})
_CHROME = frozenset(
    {Role.NAVIGATION, Role.FOOTER, Role.CONSENT, Role.COMMENTS, Role.HIDDEN, Role.SITE_HEADER}
)


_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
#: What is read of an element's names: they are kept as keys.
_LONGEST_NAMES = 400


@lru_cache(maxsize=4096)
def _split(names: str) -> str:
    """Return class and id names as lower-case words: ``"td-adSpot"`` is ``"td ad spot"``."""
    return _NOT_WORD.sub(" ", _CAMEL.sub(" ", names).lower()).strip().replace("tag manager", "tagmanager")


def names_of(node: LexborNode) -> str:
    """Return the words in an element's class, id, role-like attributes; "" when it has none."""
    return names_in(node.attributes)


_NAMING = (
    "class",
    "id",
    "role",
    "data-testid",
    "data-component",
    "itemprop",
    "aria-label",
    "data-type",
)


def names_in(attributes: Mapping[str, str | None]) -> str:
    """Return the words in class, id, role-like attributes; "" when there are none."""
    if not attributes:
        return ""
    parts = [value for name in _NAMING if (value := attributes.get(name))]
    return _split(" ".join(parts)[:_LONGEST_NAMES]) if parts else ""


@lru_cache(maxsize=8192)
def _role_of(tag: str, names: str) -> Role | None:
    """Return what an element says of itself, or None when it says nothing."""
    if tag in _HIDING:
        return Role.HIDDEN
    if names and _BREADCRUMB.search(names):
        return Role.BREADCRUMB
    if tag == "nav":
        return Role.NAVIGATION
    if tag == "footer":
        return None if names and _OWN_FOOTER.search(names) else Role.FOOTER
    if tag in {"ins", "amp-ad"}:
        return Role.AD_SLOT
    if names:
        if _NOTICE.search(names) and not _AD.search(names) and not _CONSENT.search(names):
            return None
        for pattern, role in _BY_NAME:
            if pattern.search(names):
                return None if role is Role.FOOTER and _OWN_FOOTER.search(names) else role
    return Role.WIDGET if tag == "aside" and not _NOTICE.search(names) else None


_BY_NAME = (
    (_CONSENT, Role.CONSENT),
    (_COMMENTS, Role.COMMENTS),
    (_AD, Role.AD_SLOT),
    (_FOOTER, Role.FOOTER),
    (_NAVIGATION, Role.NAVIGATION),
    (_WIDGET, Role.WIDGET),
)


@lru_cache(maxsize=8192)
def says_label(names: str) -> bool:
    """True when class names belong to kickers, category lines, labels, bylines."""
    return bool(_LABEL.search(names))


@lru_cache(maxsize=8192)
def says_byline(names: str) -> bool:
    """True when class names belong to bylines and source lines."""
    return bool(_BYLINE.search(names))


@lru_cache(maxsize=8192)
def says_ad(names: str) -> bool:
    """True when class names belong to ad slots; a kicker called after advertising is a kicker."""
    return bool(_AD.search(names)) or (bool(_BANNER.search(names)) and not says_label(names))


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the element and what it stands in, innermost first, up to the body (at most 60)."""
    at: LexborNode | None = node
    for _ in range(60):
        if at is None or at.tag in {"body", "html", "-undef", "-document"}:
            return
        yield at
        at = at.parent


class Roles:
    """The roles of a page's elements, given which elements hold the main headline and the story."""

    def __init__(self, outline: Outline, headline: Sequence[int] = (), story: Sequence[int] = ()) -> None:
        """Take the elements around the main headline and around the story's paragraphs, each innermost first."""
        self._outline = outline
        nodes = outline.nodes
        #: ``mem_id`` of every element around the main headline, with its distance upwards.
        self.around_headline = {nodes[at].mem_id: height for height, at in enumerate(headline)}
        #: ``mem_id`` of every element around the story's paragraphs.
        self.around_story = frozenset([nodes[at].mem_id for at in story])
        self._around = {*headline, *story}
        #: Role of each element that was asked for, and whether the article is a part of an <article>.
        self._known: dict[int, tuple[Role, bool]] = {}

    def of(self, index: int) -> Role:
        """
        Return the role of an element: the outermost telling part that it stands in.

        What also holds the main headline or the story tells nothing: a page-wide wrapper called "card" is the page.
        """
        role, within = self._read(index)
        # The article's own footer holds its tags and notices.
        return Role.ARTICLE if role is Role.FOOTER and within else role

    def _read(self, index: int) -> tuple[Role, bool]:
        outline, known = self._outline, self._known
        chain = []
        role, within = Role.ARTICLE, False
        for at in parts_around(outline, index):
            if at in known:
                role, within = known[at]
                break
            if at in self._around:
                within = outline.tags[at] == "article"
                break
            chain.append(at)
        for at in reversed(chain):
            own = _role_of(outline.tags[at], names_in(outline.attributes(at)))
            if own is not None:
                role = _merge(own, role)
            known[at] = role, within
        return role, within

    def height(self, node: LexborNode) -> int:
        """Return how far above the main headline the smallest element stands that holds both; 99 for none."""
        for at in ancestors(node):
            if at.mem_id in self.around_headline:
                return self.around_headline[at.mem_id]
        return 99


def parts_around(outline: Outline, index: int) -> Iterator[int]:
    """Yield the element and what it stands in, innermost first, up to the body, which is left out."""
    parents, body = outline.parents, outline.body
    while index > body:
        yield index
        index = parents[index]


def _merge(inner: Role, outer: Role) -> Role:
    """
    Return the role of what stands in two parts.

    A breadcrumb in a navigation is a breadcrumb; an ad slot in a widget is an ad slot; a widget's menu is a menu; else
    the outer role wins.
    """
    if outer is Role.ARTICLE or inner in {Role.BREADCRUMB, Role.AD_SLOT, Role.HIDDEN}:
        return inner
    return inner if inner in _CHROME and outer not in _CHROME else outer

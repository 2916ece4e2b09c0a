"""What a part of a page is for, by its element, its classes and its place around the main headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from selectolax.lexbor import LexborNode

from collector.markup.blocks import Outline
from collector.paid.classwords import (
    AD,
    BREADCRUMB,
    BYLINE,
    COMMENTS,
    CONSENT,
    FOOTER,
    LABEL,
    NAVIGATION,
    NOTICE,
    OWN_FOOTER,
    WIDGET,
    kinds_of,
    split,
)  # fmt: skip


class Role(StrEnum):
    """What a part of a page is for."""

    ARTICLE = "article"
    NAVIGATION = "navigation"
    BREADCRUMB = "breadcrumb"
    FOOTER = "footer"
    AD_SLOT = "ad slot"
    WIDGET = "widget"
    COMMENTS = "comments"
    CONSENT = "consent box"
    HIDDEN = "hidden"
    SITE_HEADER = "site header"


_HIDING = frozenset({"noscript", "template"})
_CHROME = frozenset(
    {Role.NAVIGATION, Role.FOOTER, Role.CONSENT, Role.COMMENTS, Role.HIDDEN, Role.SITE_HEADER}
)


#: What is read of an element's names: they are kept as keys.
_LONGEST_NAMES = 400
_LONGEST_KEY = 60


def names_of(node: LexborNode) -> str:
    """Return the words in an element's class, id, role-like attributes; "" when it has none."""
    return names_in(node.attributes)


_NAMING = frozenset(
    ("class", "id", "role", "data-testid", "data-component", "itemprop", "aria-label", "data-type")
)


#: Classes that give a colour: "bg-is-ad-blue" names no ad.
_UTILITY = re.compile(r"(?<!\S)(?:[a-z]+:)*(?:bg|border|fill|stroke|ring|shadow|divide)-[^\s]+")
#: Elements that no reader sees unless a script changes it.
_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)


def is_unseen(attributes: Mapping[str, str | None]) -> bool:
    """True for an element that its own attributes hide: ``hidden``, ``style="display: none"``."""
    if "hidden" in attributes:
        return attributes["hidden"] != "until-found"
    style = attributes.get("style") or ""
    return style != "" and _UNSEEN.search(style) is not None


def names_in(attributes: Mapping[str, str | None]) -> str:
    """
    Return the words in class, id, role-like attributes; "" when there are none.

    What an ad server reads (``data-ad-slot``, ``data-google-query-id``) names its element an ad.
    """
    parts = []
    for key, value in attributes.items():
        if key in _NAMING:
            if value:
                parts.append(_UTILITY.sub(" ", value) if key == "class" and "-" in value else value)
        elif key.startswith("data-") and kinds_of(split(key[:_LONGEST_KEY])) & AD:
            parts.append("ad")
    return split(" ".join(parts)[:_LONGEST_NAMES]) if parts else ""


def _role_of(tag: str, names: str) -> Role | None:
    """Return what an element says of itself, or None when it says nothing."""
    if tag in _HIDING:
        return Role.HIDDEN
    kinds = kinds_of(names)
    if kinds & BREADCRUMB:
        return Role.BREADCRUMB
    if tag == "nav":
        return Role.NAVIGATION
    if tag == "footer":
        return None if kinds & OWN_FOOTER else Role.FOOTER
    if tag in {"ins", "amp-ad"}:
        return Role.AD_SLOT
    if kinds & NOTICE and not kinds & (AD | CONSENT):
        return None
    for kind, role in _BY_NAME:
        if kinds & kind:
            return None if role is Role.FOOTER and kinds & OWN_FOOTER else role
    return Role.WIDGET if tag == "aside" and not kinds & NOTICE else None


_BY_NAME = (
    (CONSENT, Role.CONSENT),
    (COMMENTS, Role.COMMENTS),
    (AD, Role.AD_SLOT),
    (FOOTER, Role.FOOTER),
    (NAVIGATION, Role.NAVIGATION),
    (WIDGET, Role.WIDGET),
)


def says_label(names: str) -> bool:
    """True when class names belong to kickers, category lines, labels, bylines."""
    return bool(kinds_of(names) & LABEL)


def says_byline(names: str) -> bool:
    """True when class names belong to bylines and source lines."""
    return bool(kinds_of(names) & BYLINE)


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
            attributes = outline.attributes(at)
            own = Role.HIDDEN if is_unseen(attributes) else _role_of(outline.tags[at], names_in(attributes))
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

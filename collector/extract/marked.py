"""Authors that elements anywhere on the page name: classes, microdata, links to an author's page."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from collector.extract.classes import AUTHOR, LISTING, said_by
from collector.extract.leads import LEAD_ALONE
from collector.extract.names import IN_FULL
from collector.extract.nearby import Nearby
from collector.extract.roles import Roles, is_of_comment, link_role
from collector.extract.said import Said
from collector.markup import Page, fold

_DECLARED = '[itemprop~="author"],[rel~="author"]'
#: Called an author; without the first letter, for that may be large.
_CALLED = (
    "[class*=uthor],[class*=yline],[class*=yLine],[class*=utor],[class*=uteur],[class*=riter],[class*=eporter],"
    "[id*=uthor]"
)
_LINKED = 'a[href*="author"],a[href*="/autor"],a[href*="/writer"],a[href*="/staff/"]'
#: One look at the tree for all of them.
_ASKED = f"{_DECLARED},{_CALLED},{_LINKED}"
#: How far above the story's element its author may be named.
_ABOVE = 3
_NOT_SHOWN = frozenset({"body", "html", "script", "style", "meta", "link", "input", "svg", "img", "form"})
#: A footer may be the story's own; what is declared to be an author is one in a menu, too.
_NOWHERE: frozenset[str] = frozenset()
_MENUS = frozenset({"footer"})
_ASIDE = frozenset({"nav", "footer", "aside"})
_MOST = 12


def marked_bylines(page: Page, nearby: Nearby, holder: LexborNode | None) -> Iterator[Said]:
    """
    Yield what elements made for an author say, best first; lists of other stories, comments, captions left out.

    Only what is in the story's element, or a little above it, is asked where there is one, but for what is declared.
    """
    roles = Roles(nearby.above)
    declared: list[LexborNode] = []
    called: list[LexborNode] = []
    linked: list[LexborNode] = []
    for node in (page.tree if holder is None else _above(holder)).css(_ASKED):
        attributes = node.attributes
        if link_role(None, attributes):
            declared.append(node)
        elif said_by(attributes) & AUTHOR:
            called.append(node)
        elif link_role(node.tag, attributes):
            linked.append(node)
    if holder is not None and not declared:
        declared = page.tree.css(_DECLARED)
    for nodes, aside in ((declared, _NOWHERE), (called, _ASIDE), (linked, _MENUS)):
        for node in nodes[:_MOST]:
            # A link alone must name a person in full ("People" is a section).
            if nodes is linked and not IN_FULL.match(fold(node.text()[:100])):
                continue
            if _is_usable(node, nearby, roles, aside) and (text := _joined(node)):
                yield Said(text, f"element:{_told_by(node)}")


def _above(holder: LexborNode) -> LexborNode:
    node = holder
    for _ in range(_ABOVE):
        if node.tag == "body" or node.parent is None:
            break
        node = node.parent
    return node


def _is_usable(node: LexborNode, nearby: Nearby, roles: Roles, aside: frozenset[str]) -> bool:
    if node.tag in _NOT_SHOWN or _names_story(node) or roles.credits(node):
        return False
    return not is_of_comment(node.attributes) and not nearby.is_elsewhere(node, aside, LISTING)


def _names_story(node: LexborNode) -> bool:
    """True for a whole story filed under its author by its class ("hentry author-ana-ruiz")."""
    names = (node.attributes.get("class") or "").split()
    return "hentry" in names or "post" in names or node.tag in {"article", "main"}


def _told_by(node: LexborNode) -> str:
    attributes = node.attributes
    return (attributes.get("class") or attributes.get("rel") or attributes.get("itemprop") or "link")[:60]


def _joined(node: LexborNode) -> str:
    """Return an element's text, names in sibling elements apart by commas."""
    pieces = [fold(piece) for piece in node.text(separator="\n")[:600].split("\n")]
    pieces = [piece for piece in pieces if piece]
    out = ""
    for piece in pieces[:12]:
        apart = (
            out
            and len(piece.split()) > 1
            and len(out.split()) > 1
            and piece[0].isupper()
            and out[-1].isalpha()
            and not LEAD_ALONE.match(out)
        )
        out += (", " if apart else " ") + piece if out else piece
    return out if 2 < len(out) < 200 else ""

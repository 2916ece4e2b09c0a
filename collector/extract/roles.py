"""What the elements around a text are made for: an author's name, a picture's caption."""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from collector.extract.classes import AUTHOR, CREDIT, said_by

_OUTER_TAGS = frozenset({"body", "article", "main", "header"})
_PICTURES = frozenset({"figure", "figcaption", "picture"})
_AUTHOR_LINK = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|staff|writers?|journalists?|redaktion|contributors?|columnists?|reporters?|"
    r"author_name|redacteur|penulis|editors|periodistas?|firmas?|redactores|giornalist[aei])/|[?&](?:author|_author)=",
    re.I,
)
#: Behind these stand people of all kinds: the text must be a name in full.
_PEOPLE_LINK = re.compile(
    r"/(?:people|profiles?|by|users?|u)/|/@[\w.-]{3,40}(?:[/?#]|$)|/team/[a-z]+(?:[-_.][a-z]+)*/?(?:[?#]|$)",
    re.I,
)
PEOPLE = 1 << 30
#: A picture by its tag, whatever else the names inside say.
_PICTURE = 1 << 29
#: Names of pictures: "credit" alone may be the writer's.
_PHOTO = 1 << 28
#: A picture's before any author's: "author-image" is his portrait, "image-author" the photographer.
_PHOTOS = re.compile(
    r"(?:(?!author|byline|autor|writer).)*?(?:photo|image|picture|bild|caption|legend|img|foto|copyright)",
    re.I | re.S,
)
_LEVELS = 3


class Roles:
    """
    What the elements around a text are made for: ``AUTHOR`` and ``CREDIT`` flags, each element looked at once.

    An author's name, and a picture's caption: the photographer is not the author.
    """

    def __init__(self, above: frozenset[int] = frozenset()) -> None:
        #: What holds the headline: no picture's caption, whatever it is called ("story largeImage").
        self._above = above
        #: An element's own flags, and the identity of its parent or None where the outermost is reached.
        self._known: dict[int, tuple[int, LexborNode | None]] = {}

    def of(self, holder: LexborNode) -> int:
        """Return what the element, or one of the two around it, is made for; 0 in a picture's caption."""
        role = 0
        node: LexborNode | None = holder
        for _ in range(_LEVELS):
            if node is None:
                break
            flags, node = self._look(node)
            role |= flags
        if role & _PHOTO or (role & CREDIT and not role & AUTHOR) or not role or self.credits(holder):
            return 0
        return AUTHOR if role & AUTHOR else role

    def credits(self, holder: LexborNode, *, led: bool = False) -> bool:
        """
        True in a picture's caption, and in what holds one within a few levels.

        Behind opening words (``led``) an element made for an author outweighs what the names around it say:
        "byline byline-photo" is a byline beside the author's portrait.
        """
        node: LexborNode | None = holder
        barred = CREDIT
        for _ in range(2 * _LEVELS):
            if node is None:
                break
            flags, node = self._look(node)
            if flags & AUTHOR and barred == CREDIT:
                barred = _PHOTO
            if flags & barred:
                return True
            if led and flags & AUTHOR:
                barred = _PICTURE
        return False

    def _look(self, node: LexborNode) -> tuple[int, LexborNode | None]:
        key = node.mem_id
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = (
                (0, None) if node.tag in _OUTER_TAGS or key in self._above else (_own_role(node), node.parent)
            )
        return known


def _own_role(node: LexborNode) -> int:
    attributes = node.attributes
    role = said_by(attributes) & (AUTHOR | CREDIT) if attributes else 0
    if role and "hentry" in (attributes.get("class") or ""):
        # WordPress files a whole story under its tags and its author by class names.
        role = 0
    if role & AUTHOR and is_of_comment(attributes):
        role &= ~AUTHOR
    tag = node.tag
    if tag in _PICTURES:
        role |= CREDIT | _PICTURE | _PHOTO
    elif role & CREDIT and _PHOTOS.match(f"{attributes.get('class')} {attributes.get('id')}"):
        role |= _PHOTO
    if attributes and not role & AUTHOR:
        role |= link_role(tag, attributes)
    return role


def is_of_comment(attributes: Mapping[str, str | None]) -> bool:
    """True for what is called a comment's: "commentAuthor" is one of the readers."""
    return "comment" in f"{attributes.get('class')} {attributes.get('id')}".lower()


def link_role(tag: str | None, attributes: Mapping[str, str | None]) -> int:
    """Return ``AUTHOR`` for a link to an author's page and for what is declared to be one, else what such a link may be."""
    if "author" in (attributes.get("rel") or "") or "author" in (attributes.get("itemprop") or ""):
        return AUTHOR
    address = attributes.get("href") if tag == "a" else None
    if not address:
        return 0
    if _AUTHOR_LINK.search(address):
        return AUTHOR
    return PEOPLE if _PEOPLE_LINK.search(address) else 0

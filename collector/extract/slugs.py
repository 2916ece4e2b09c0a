"""Authors whom an address names ("/authors/ana-ruiz") and the page prints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from collector.extract.classes import AUTHOR
from collector.extract.nearby import Nearby
from collector.extract.roles import link_role
from collector.extract.said import Said
from collector.markup import Page

#: The last part of an address: two to four words.
_SLUG = re.compile(r"/@?([a-z]{2,}(?:[-_.+][a-z]+){1,3})(?:\.html?|\.php)?/?(?:[?#].*)?$", re.I)
#: What may part the words of a name as printed.
_BETWEEN = r"[\s.-]{1,3}"
_ADDRESSES = ("http:", "https:", "/")
_MOST = 6
#: So much of the story is searched.
_STORY = 100_000


def named_in_addresses(page: Page, nearby: Nearby, text: str) -> Iterator[Said]:
    """
    Yield each author whom the meta's address or a link to an author's page names, as the page prints the name.

    ``text`` is what the story says; what stands beside the headline is looked at first.
    """
    printed = "\n".join(piece.text for piece in nearby.pieces if piece.offset > 0)
    for address in _addresses(page, nearby):
        slug = _SLUG.search(address)
        if slug is None:
            continue
        words = _BETWEEN.join(re.split(r"[-_.+]", slug.group(1)))
        name = re.compile(rf"(?<!\w){words}(?!\w)", re.I)
        found = name.search(printed) or name.search(text, 0, _STORY)
        if found is not None and found.group()[0].isupper():
            yield Said(" ".join(found.group().split()), "address of the author")


def _addresses(page: Page, nearby: Nearby) -> Iterator[str]:
    metas = [content for key, content in page.metas if key == "article:author"]
    yield from [content[:300] for content in metas if content.startswith(_ADDRESSES)][:_MOST]
    count = 0
    for piece in nearby.pieces:
        attributes = piece.holder.attributes
        if piece.offset > 0 and piece.holder.tag == "a" and link_role("a", attributes) == AUTHOR:
            yield (attributes.get("href") or "")[:300]
            count += 1
            if count >= _MOST:
                return

"""The story's blocks as paragraphs and links: furniture left out, ends trimmed, standfirst and lead told apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from collector.extract.areas import Areas
from collector.extract.classes import STANDFIRST, flags_of
from collector.extract.story import Passage, Reader
from collector.extract.wording import squeezed
from collector.markup.blocks import INLINE
from collector.records import Link, Paragraph, Place

_MAX_LINKS = 500
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-zA-Z][a-zA-Z0-9+.-]*:")


def path_of(node: LexborNode) -> str:
    """Return a CSS path that leads to this element alone."""
    steps: list[str] = []
    current: LexborNode | None = node
    while current is not None and current.tag not in {"html", "-document", None} and len(steps) < 500:
        index = 1
        before = current.prev
        while before is not None:
            index += before.is_element_node
            before = before.prev
        steps.append(f"{current.tag}:nth-child({index})" if current.tag != "body" else "body")
        current = current.parent
    return " > ".join(reversed(steps))


class Story:
    """The passages of the element that holds the story: furniture, link lists and the headline itself left out."""

    def __init__(self, areas: Areas, container: int, headline: str) -> None:
        self._outline = areas.outline
        while self._outline.tags[container] in INLINE:
            container = self._outline.parents[container]
        self.container = container
        self._reader = Reader(areas, container)
        title = squeezed(headline)
        read = self._reader.read()
        self.passages = _trim(
            [one for one in read if not _is_link_list(one) and not _is_title(one.text, headline, title)]
        )

    def paragraphs(self, description: str | None) -> tuple[Paragraph, ...]:
        """Return the passages as paragraphs: the standfirst and the lead told apart from the rest."""
        found: list[Paragraph] = []
        lead_found = False
        deck = squeezed(description or "")
        paths = self._paths()
        for passage in self.passages:
            place = passage.place
            if place is Place.BODY and not lead_found:
                names = self._outline.attributes(passage.home).get("class") or ""
                if len(found) < 3 and (
                    flags_of(names) & STANDFIRST or (deck and squeezed(passage.text) == deck)
                ):
                    place = Place.STANDFIRST
                elif len(passage.text) >= 40:
                    place, lead_found = Place.LEAD, True
            found.append(Paragraph(passage.text, place, paths[passage.home]))
        return tuple(found)

    def _paths(self) -> dict[int, str]:
        """Return the CSS path of each passage's element."""
        if not self.passages:
            return {}
        tags, parents = self._outline.tags, self._outline.parents
        wanted = {self.container: path_of(self._outline.nodes[self.container])}
        #: Of an element: the last of its children that was asked for, and which child that is.
        asked: dict[int, tuple[int, int]] = {}
        for passage in self.passages:
            chain = []
            at = passage.home
            while at not in wanted:
                chain.append(at)
                at = parents[at]
            path = wanted[at]
            for at in reversed(chain):
                up = parents[at]
                before, seat = asked.get(up, (up, 0))
                if before > at:
                    before, seat = up, 0
                seat += parents[before + 1 : at + 1].count(up)
                asked[up] = at, seat
                path = wanted[at] = f"{path} > {tags[at]}:nth-child({seat})"
        return wanted

    def links(self, base: str) -> tuple[Link, ...]:
        """
        Return the links inside the story, absolute, in document order; other schemes than HTTP are left out.

        Lists of links and linked pictures between its paragraphs count: a shop's button stands in neither.
        """
        if not self.passages:
            return ()
        outline, reader = self._outline, self._reader
        first, stop = self.passages[0].home, outline.end(self.passages[-1].home)
        scheme, _, rest = base.partition("://")
        origin = f"{scheme}://{rest.split('/', 1)[0]}" if rest else ""
        found: list[Link] = []
        links = outline.tagged("a")
        for at in links[bisect_right(links, first) : bisect_left(links, stop)]:
            if reader.place(at) is None:
                continue
            attributes = outline.attributes(at)
            url = _absolute((attributes.get("href") or "").strip(), base, origin)
            if url:
                words = " ".join(reader.links.get(at, "")[:300].split())
                rel = attributes.get("rel")
                found.append(Link(url[:2000], words, tuple(rel.lower().split()) if rel else ()))
                if len(found) >= _MAX_LINKS:
                    break
        return tuple(found)


def _is_title(text: str, headline: str, title: str) -> bool:
    return bool(title) and abs(len(text) - len(headline)) < 12 and squeezed(text) == title


def _is_link_list(passage: Passage) -> bool:
    length = len(passage.text)
    if passage.linked * 10 >= length * 9 and (length < 250 or passage.place is Place.LIST_ITEM):
        return True
    return passage.place is Place.LIST_ITEM and passage.linked * 10 >= length * 7


def _trim(passages: list[Passage]) -> list[Passage]:
    """Drop headings that nothing follows, and short pieces behind the last real paragraph."""
    last = len(passages)
    while last and (passages[last - 1].place is Place.HEADING or _is_scrap(passages[last - 1])):
        last -= 1
    first = 0
    while first < last and _is_scrap(passages[first]):
        first += 1
    return passages[first:last]


def _is_scrap(passage: Passage) -> bool:
    return (
        len(passage.text) < 25
        and passage.place is not Place.HEADING
        and passage.text[-1] not in '.!?。！？…"”»।؟'
    )


def _absolute(href: str, base: str, origin: str) -> str:
    if href.startswith(("https://", "http://")):
        return href
    if not href or href[0] == "#":
        return ""
    if href[0] == "/" and origin and href[1:2] != "/" and "/." not in href:
        # What urljoin would say, at a tenth of its cost.
        return origin + href
    if _OTHER_SCHEME.match(href):
        return ""
    try:
        return urljoin(base, href)
    except ValueError:
        return ""

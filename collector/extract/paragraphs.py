"""The story's blocks as paragraphs and links: furniture left out, ends trimmed, standfirst and lead told apart."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from collector.extract.blocks import Area, Areas
from collector.extract.classes import STANDFIRST, flags_of
from collector.extract.story import Block, Reader, Way
from collector.extract.wording import squeezed
from collector.records import Link, Paragraph, Place

_MAX_LINKS = 500
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-zA-Z][a-zA-Z0-9+.-]*:")


def _path(root: str, way: Way | None) -> str:
    steps = []
    while way is not None:
        way, tag, index = way
        steps.append(f" > {tag}:nth-child({index})")
    return root + "".join(reversed(steps))


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


def read_story(areas: Areas, container: Area, headline: str) -> list[Block]:
    """Return the story's blocks: furniture, link lists and the headline itself left out, ends trimmed."""
    whole = areas.root.clean if areas.root is not None else 0
    title = squeezed(headline)
    kept = [
        block
        for block in Reader(areas, whole).read(container.node)
        if not _is_link_list(block)
        and not (abs(len(block.text) - len(headline)) < 40 and title and squeezed(block.text) == title)
    ]
    return _trim(kept)


def _is_link_list(block: Block) -> bool:
    length = len(block.text)
    if block.linked * 10 >= length * 9 and (length < 250 or block.place is Place.LIST_ITEM):
        return True
    return block.place is Place.LIST_ITEM and block.linked * 10 >= length * 7


def _trim(blocks: list[Block]) -> list[Block]:
    """Drop headings that nothing follows, and short pieces behind the last real paragraph."""
    last = len(blocks)
    while last and (blocks[last - 1].place is Place.HEADING or _is_scrap(blocks[last - 1])):
        last -= 1
    first = 0
    while first < last and _is_scrap(blocks[first]):
        first += 1
    return blocks[first:last]


def _is_scrap(block: Block) -> bool:
    return (
        len(block.text) < 25 and block.place is not Place.HEADING and block.text[-1] not in '.!?。！？…"”»।؟'
    )


def paragraphs_of(
    blocks: list[Block], container: LexborNode, description: str | None
) -> tuple[Paragraph, ...]:
    """Return the blocks as paragraphs: the standfirst and the lead told apart from the rest."""
    found: list[Paragraph] = []
    lead_found = False
    deck = squeezed(description or "")
    root = path_of(container)
    for block in blocks:
        place = block.place
        if place is Place.BODY and not lead_found:
            names = block.node.attributes.get("class") or ""
            if len(found) < 3 and (flags_of(names) & STANDFIRST or (deck and squeezed(block.text) == deck)):
                place = Place.STANDFIRST
            elif len(block.text) >= 40:
                place, lead_found = Place.LEAD, True
        found.append(Paragraph(block.text, place, _path(root, block.way)))
    return tuple(found)


def links_of(blocks: list[Block], base: str) -> tuple[Link, ...]:
    """Return the links inside the story, absolute, in document order; a link of another scheme than HTTP is left out."""
    found: list[Link] = []
    scheme, _, rest = base.partition("://")
    origin = f"{scheme}://{rest.split('/', 1)[0]}" if rest else ""
    for block in blocks:
        for href, text, rel in block.links[: _MAX_LINKS - len(found)]:
            url = _absolute(href.strip(), base, origin)
            if url:
                words = " ".join(text[:300].split())
                found.append(Link(url[:2000], words, tuple(rel.lower().split()) if rel else ()))
        if len(found) >= _MAX_LINKS:
            break
    return tuple(found[:_MAX_LINKS])


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

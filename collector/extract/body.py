"""The body: our own cluster first, trafilatura where the cluster is not sure."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from collector.extract.blocks import Areas, find_container
from collector.extract.fallback import read_body
from collector.extract.paragraphs import links_of, paragraphs_of, read_story
from collector.markup import Page
from collector.records import Link, Paragraph

_SURE_CHARS = 700


@dataclass(frozen=True, slots=True)
class Body:
    """A story's paragraphs and links, who read them, and the element that holds them."""

    paragraphs: tuple[Paragraph, ...] = ()
    links: tuple[Link, ...] = ()
    #: ``paragraph cluster`` or ``trafilatura``.
    reader: str = "paragraph cluster"
    holder: LexborNode | None = None

    @property
    def chars(self) -> int:
        """How much text there is."""
        return sum(len(p.text) for p in self.paragraphs)


def find_body(page: Page, headline: str, description: str | None, *, thorough: bool, cheap: bool) -> Body:
    """Return the story's body. ``cheap`` forbids the library; ``thorough`` gives it large pages, too."""
    areas = Areas(page.tree)
    clean = areas.weigh()
    if clean < _SURE_CHARS or clean * 2 < areas.counted:
        areas.add_loose_text(page.tree)
        clean = areas.weigh()
    container = find_container(areas)
    if container is None:
        own = Body()
    else:
        blocks = read_story(areas, container, headline)
        paragraphs = paragraphs_of(blocks, container.node, description)
        own = Body(paragraphs, links_of(blocks, page.url), holder=container.node)
    if cheap or _is_sure(own.chars, clean, areas.counted):
        return own
    read = Body(read_body(page, thorough=thorough), own.links, "trafilatura", own.holder)
    return read if read.chars > 1.2 * own.chars else own


def _is_sure(found: int, clean: int, counted: int) -> bool:
    """True when the cluster kept most of what is no furniture, and there is no more elsewhere."""
    if found * 2 < clean or found < 120:
        return False
    return found >= _SURE_CHARS or counted < 2_000 or found * 4 > counted

"""The body: our own cluster first, trafilatura where the cluster is not sure."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from collector.extract.areas import Areas
from collector.extract.fallback import read_body
from collector.extract.paragraphs import Story
from collector.markup import Page
from collector.records import Link, Paragraph

_SURE_CHARS = 700
#: With less text a page is given to the library.
_FEW_CHARS = 120


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
    areas = Areas(page.outline)
    clean = areas.weigh()
    if clean < _SURE_CHARS or clean * 2 < areas.counted:
        areas.add_loose_text()
        clean = areas.weigh()
    container = areas.find_container()
    own = Body()
    if container >= 0:
        story = Story(areas, container, headline)
        holder = page.outline.nodes[container]
        own = Body(story.paragraphs(description), story.links(page.url), holder=holder)
    if cheap or _is_sure(own.chars, clean, areas.counted, thorough=thorough):
        return own
    read = Body(read_body(page, thorough=thorough), own.links, "trafilatura", own.holder)
    return read if read.chars > 1.2 * own.chars else own


def _is_sure(found: int, clean: int, counted: int, *, thorough: bool) -> bool:
    """True when the cluster kept a good part of what is no furniture; ``thorough``: and there is no more elsewhere."""
    if found < _FEW_CHARS:
        return False
    if not thorough:
        return found * 4 >= clean
    return found * 2 >= clean and (found >= _SURE_CHARS or counted < 2_000 or found * 4 > counted)

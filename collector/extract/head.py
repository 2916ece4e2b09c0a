"""What a page's head says of it: all that is read of a page that is not judged."""

from __future__ import annotations

from collector.extract.authors import find_declared
from collector.extract.front import read_front
from collector.extract.headings import Heading, heading_node
from collector.extract.kinds import is_paywalled
from collector.extract.nearby import text_near
from collector.extract.nodes import Nodes, first_text, types_of
from collector.extract.published import Times
from collector.extract.said import value_of
from collector.extract.site import canonical_of, publisher_node, section_of
from collector.extract.times import declared_times, find_times
from collector.extract.topics import language_of_page
from collector.markup import Page, fold
from collector.records import Article, Miss, Paragraph


def read_head(page: Page, *, status: int = 200) -> Article | Miss:
    """
    Return what a page declares of itself and prints beside its headline, or why there is nothing to read.

    ``page`` is a whole page or what ``markup.head_of`` left of one. The article has no text, and its kind is not
    known.
    """
    front = read_front(page, status)
    if isinstance(front, Miss):
        return front
    nodes, site, names, words = front.nodes, front.site, front.names, front.words
    sample = tuple(Paragraph(text) for node in page.tree.css("p")[:3] if (text := fold(node.text()[:1_000])))
    language = language_of_page(page, nodes, sample, words)
    times = _times(page, nodes, language, words, front.headings)
    signed = find_declared(page, nodes, names)
    publisher = publisher_node(nodes)
    return Article(
        url=page.url,
        headline=value_of(front.headline),
        byline=value_of(signed.named_by),
        bylines=signed.persons,
        section=value_of(section_of(page, nodes)),
        published_at=times.published,
        modified_at=times.modified,
        language=language,
        site_name=value_of(site[0] if site else None),
        canonical_url=value_of(canonical_of(page, nodes)),
        paywalled=is_paywalled(page, nodes),
        publisher_types=types_of(publisher) if isinstance(publisher, dict) else (),
        publisher_name=first_text(publisher) if publisher else None,
        provenance=times.facts,
    )


def _times(
    page: Page, nodes: Nodes, language: str | None, headline: str, headings: tuple[Heading, ...]
) -> Times:
    """Return what the page declares; where it declares nothing, the date printed beside the headline."""
    declared = declared_times(page, nodes, language)
    if declared.published is not None:
        return declared
    nearby = text_near(heading_node(headline, headings, page))
    return find_times(page, nodes, language, headline, nearby, thorough=False)

"""What reading a page begins with, whole or its head only: the data nodes, the site's names, the headline."""

from __future__ import annotations

from dataclasses import dataclass

from collector.extract.headings import Heading, first_headings, meta_titles
from collector.extract.headline import find_headline
from collector.extract.nodes import Nodes, find_nodes
from collector.extract.said import Said
from collector.extract.site import names_of_site, site_names
from collector.extract.verdicts import page_verdict
from collector.markup import Page
from collector.records import Miss


@dataclass(frozen=True, slots=True)
class Front:
    """What the reading of a page rests on."""

    nodes: Nodes
    #: Names of the site, best first, and all of them with its domain squeezed for comparing.
    site: list[Said]
    names: frozenset[str]
    headings: tuple[Heading, ...]
    headline: Said | None
    #: Everything the page says its headline is.
    titles: list[Said]

    @property
    def words(self) -> str:
        """The headline's text, or ""."""
        return self.headline.value if self.headline is not None else ""


def read_front(page: Page, status: int) -> Front | Miss:
    """Return the data nodes, the site's names and the headline, or why there is nothing to read."""
    verdict = page_verdict(page, status)
    if verdict is not None:
        return verdict
    heads = meta_titles(page)
    nodes = find_nodes(page, tuple(said.value for said in heads))
    site = site_names(page, nodes)
    names = names_of_site(site, page.url)
    headings = first_headings(page)
    headline, titles = find_headline(heads, headings, nodes, names, page)
    return Front(nodes, site, names, headings, headline, titles)

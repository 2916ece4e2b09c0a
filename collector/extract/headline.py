"""The headline: what the page calls itself, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from collector.extract.nodes import Nodes, texts
from collector.extract.said import Said
from collector.extract.wording import likeness, squeezed
from collector.markup import Page, fold

_SEPARATOR = re.compile(
    r"\s+[|\-–—―:·•»«›‹→/~]{1,2}\s+|\s*[|｜]\s*|\s*_{1,2}\s*|:\s+|\s+::\s+|\s*[–—]\s*|(?<=[^\x00-\x7f])-(?=[^\x00-\x7f])"
)
_META_TITLES = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "title",
    "headline",
    "cxenseparse:title",
)


def meta_titles(page: Page) -> tuple[Said, ...]:
    """Return what the page's head calls it, best first."""
    said = [Said(value, f"meta:{name}") for name in _META_TITLES if (value := page.meta(name))]
    if page.title:
        said.append(Said(page.title, "title"))
    return tuple(said)


def first_headings(tree: LexborHTMLParser, limit: int = 8) -> tuple[Said, ...]:
    """Return the page's top headings in document order, empty ones left out."""
    found = []
    for node in tree.css("h1")[:limit]:
        text = fold(node.text(separator=" "))
        if text and len(text) < 500:
            found.append(Said(_tight(text), "h1"))
    for node in tree.css("[itemprop~=headline]")[:3]:
        text = node.attributes.get("content") or node.text(separator=" ")
        text = fold(text)
        if text and len(text) < 500:
            found.append(Said(_tight(text), "microdata:headline"))
    return tuple(found)


def _tight(text: str) -> str:
    """Take out the blanks that joining inline elements put before punctuation."""
    return re.sub(r"\s+([,.;!?%)\]”’»])", r"\1", text) if re.search(r"\s[,.;!?%)\]”’]", text) else text


def find_headline(
    heads: tuple[Said, ...], headings: tuple[Said, ...], nodes: Nodes, names: frozenset[str]
) -> tuple[Said | None, list[Said]]:
    """
    Return the headline and everything else the page says it is.

    ``names`` are the site's names and domain, squeezed: only what equals one of them is taken off. The h1 that
    agrees with what the head says wins, since it is what readers see.
    """
    declared = [
        *(Said(text, f"json-ld:{nodes.kind}.headline") for text in texts(nodes.main.get("headline"))),
        *heads,
        *(Said(text, f"json-ld:{nodes.kind}.name") for text in texts(nodes.main.get("name"))),
    ]
    shown = [said.value for said in headings]
    cleaned = [Said(without_site(value, names, shown), source) for value, source in declared]
    cleaned = [said for said in cleaned if said.value and squeezed(said.value) not in names]
    shown_said = [said for said in headings if squeezed(said.value) not in names]
    everything = [*cleaned, *shown_said]
    chosen = _agreeing(shown_said, cleaned) or (cleaned[0] if cleaned else None)
    if chosen is None and shown_said:
        chosen = shown_said[0]
    return chosen, everything


def _agreeing(shown: list[Said], declared: list[Said]) -> Said | None:
    best: tuple[float, Said] | None = None
    for said in shown:
        for other in declared:
            alike = likeness(said.value, other.value)
            if squeezed(said.value) == squeezed(other.value):
                alike = 2.0
            if alike >= 0.6 and (best is None or alike > best[0]):
                best = (alike, said)
    return best[1] if best else None


def without_site(title: str, names: frozenset[str], shown: list[str] | tuple[str, ...] = ()) -> str:
    """Return the title without the site's name before or behind it; unchanged when no part equals a name."""
    for heading in shown:
        if heading and title.startswith(heading) and _SEPARATOR.match(title[len(heading) :]):
            return heading
    for _ in range(4):
        for head, tail in _splits(title):
            if squeezed(tail) in names and head:
                title = head
                break
            if squeezed(head) in names and tail:
                title = tail
                break
        else:
            break
    return title.strip()


def _splits(title: str) -> Iterator[tuple[str, str]]:
    for match in _SEPARATOR.finditer(title[:1000]):
        yield title[: match.start()].strip(), title[match.end() :].strip()

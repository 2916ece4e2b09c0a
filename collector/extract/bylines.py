"""Who wrote it: what the head declares and what readers see, kept apart from the names in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from collector.extract.names import names_in
from collector.extract.nodes import Nodes, texts
from collector.extract.said import Said
from collector.markup import Page, fold

_AUTHOR_METAS = (
    "author",
    "article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "cxenseparse:author",
    "twitter:data1_author",
    "article:authors",
    "authors",
    "news_author",
    "og:article:author",
    "og:author",
)
_SHOWN = (
    '[itemprop~="author"]',
    '[rel~="author"]',
    "[class*=byline i]",
    "[class*=author-name i],[class*=author_name i],[class*=authorname i]",
    "[class*=author i],[class*=autor i],[class*=auteur i]",
    "[id*=author i],[id*=byline i]",
    "[class*=writer i],[class*=reporter i],[class*=journalist i]",
)


def declared_authors(page: Page, nodes: Nodes) -> Iterator[Said]:
    """Yield each author that JSON-LD or a meta names, best first."""
    for value in _each(nodes.main.get("author")):
        node = nodes.resolve(value)
        kind = f"json-ld:{nodes.kind}.author"
        for text in texts(node):
            yield Said(text, kind)
    for name in _AUTHOR_METAS:
        for key, content in page.metas:
            if key == name and content.strip():
                yield Said(content.strip(), f"meta:{name}")
    for key in ("creator", "contributor"):
        for value in _each(nodes.main.get(key)):
            for text in texts(nodes.resolve(value)):
                yield Said(text, f"json-ld:{nodes.kind}.{key}")


def _each(value: object) -> list[object]:
    if isinstance(value, list):
        return value[:40]
    return [value] if isinstance(value, str | Mapping) else []


def shown_bylines(page: Page) -> Iterator[Said]:
    """Yield the bylines that readers see, likeliest first."""
    for selector in _SHOWN:
        for node in page.tree.css(selector)[:4]:
            if node.tag in {"body", "html", "script", "style", "meta", "link", "input", "svg", "img"}:
                continue
            text = fold(node.text(separator=" ")[:400])
            if 2 < len(text) < 160:
                yield Said(text, f"element:{selector.split(',')[0]}")


def find_authors(
    declared: list[Said], shown: list[Said], site: frozenset[str]
) -> tuple[tuple[str, ...], Said | None]:
    """Return the persons and the place that named them: the first place with a name wins."""
    by_source: dict[str, list[str]] = {}
    for value, source in declared:
        for name in names_in(value, site):
            if name not in by_source.setdefault(source, []):
                by_source[source].append(name)
    for source, names in by_source.items():
        if names:
            return tuple(names), Said(", ".join(names), source)
    for said in shown:
        if names := names_in(said.value, site):
            return names, said
    return (), None

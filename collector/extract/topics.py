"""What the page says it is about, and in which language it says so."""

from __future__ import annotations

from collector.extract.language import declared_language, language_of
from collector.extract.nodes import Nodes, first_text, texts, types_of
from collector.markup import Page
from collector.records import Paragraph


def keywords_of(page: Page, nodes: Nodes) -> tuple[str, ...]:
    """Return the keywords and tags that the page gives itself, each once."""
    words: list[str] = []
    raw = (
        nodes.main.get("keywords")
        or page.meta("news_keywords", "keywords", "parsely-tags", "sailthru.tags")
        or ""
    )
    for text in texts(raw):
        words.extend(word.strip() for word in text.replace(";", ",").split(","))
    words.extend(content for key, content in page.metas if key == "article:tag")
    return tuple(dict.fromkeys(word[:100] for word in words if word))[:50]


def about_of(nodes: Nodes) -> tuple[str, ...]:
    """Return the names of typed things that the story's node is about or mentions; a bare "Thing" is a keyword."""
    names: list[str] = []
    for key in ("about", "mentions"):
        value = nodes.main.get(key)
        for item in value[:50] if isinstance(value, list) else [value]:
            node = nodes.resolve(item)
            if isinstance(node, dict) and types_of(node) not in {(), ("Thing",)}:
                names.extend(texts(node))
    return tuple(dict.fromkeys(names))[:50]


def language_of_page(
    page: Page, nodes: Nodes, paragraphs: tuple[Paragraph, ...], headline: str
) -> str | None:
    """Return the language of the text; the declared one where there is too little of it."""
    root = page.tree.root
    declared = declared_language(
        root.attributes.get("lang") if root is not None else None,
        first_text(nodes.main.get("inLanguage")),
        page.meta("og:locale", "content-language", "language", "dc.language"),
    )
    text = " ".join(p.text for p in paragraphs[:12])
    if len(text) < 200:
        text = f"{headline} {text}"
    return language_of(text, declared)

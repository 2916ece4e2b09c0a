"""The JSON-LD that each outlet's publishing system writes, in its own shape."""

from __future__ import annotations

import json
from typing import Any

from collector.newsstand.house import Story
from collector.newsstand.texts import plain

_CONTEXT = "https://schema.org"


def jsonld_of(story: Story) -> str:
    """Return the story's JSON-LD block, or "" for systems that write none."""
    shape = _SHAPES.get(story.house.jsonld)
    if shape is None:
        return ""
    return json.dumps(shape(story), ensure_ascii=False, indent=1).replace("</", "<\\/")


def _publisher(story: Story) -> dict[str, Any]:
    house = story.house
    kind = "NewsMediaOrganization" if house.row.get("tier") else "Organization"
    logo = {"@type": "ImageObject", "url": f"{house.root}/media/logo.svg", "width": 600, "height": 60}
    return {"@type": kind, "name": house.name, "url": house.root + "/", "logo": logo}


def _article(story: Story) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@type": "LiveBlogPosting" if story.kind == "live" else "NewsArticle",
        "headline": story.headline,
        "description": story.standfirst,
        "inLanguage": story.house.language,
        "mainEntityOfPage": {"@type": "WebPage", "@id": story.url},
        "image": [f"{story.house.root}/media/wide.svg"],
        "publisher": _publisher(story),
    }
    if story.published:
        node["datePublished"] = story.published.isoformat()
        node["dateModified"] = (story.modified or story.published).isoformat()
    if story.authors:
        node["author"] = [{"@type": "Person", "name": name} for name in story.authors]
    if story.section:
        node["articleSection"] = story.section
    if story.tags:
        node["keywords"] = list(story.tags)
    if story.free:
        node["isAccessibleForFree"] = False
        node["hasPart"] = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paywall"}
    return node


def _plain(story: Story) -> object:
    return {"@context": _CONTEXT, **_article(story)}


def _graph(story: Story) -> object:
    """One graph of article, page, site and organisation that point at one another by ``@id``."""
    root, url = story.house.root, story.url
    article = _article(story) | {"@id": f"{url}#article", "isPartOf": {"@id": f"{url}#webpage"}}
    article["publisher"] = {"@id": f"{root}/#organization"}
    article["mainEntityOfPage"] = {"@id": f"{url}#webpage"}
    article["wordCount"] = sum(len(plain(block.html).split()) for block in story.blocks)
    page = {"@type": "WebPage", "@id": f"{url}#webpage", "url": url, "name": story.headline}
    site = {"@type": "WebSite", "@id": f"{root}/#website", "url": root + "/", "name": story.house.name}
    organisation = _publisher(story) | {"@id": f"{root}/#organization"}
    return {"@context": _CONTEXT, "@graph": [article, page, site, organisation]}


def _list(story: Story) -> object:
    """A list of blocks, the article neither first nor alone."""
    crumbs = [
        {"@type": "ListItem", "position": 1, "name": story.house.name, "item": story.house.root + "/"},
        {
            "@type": "ListItem",
            "position": 2,
            "name": story.section or "News",
            "item": story.house.root + "/news",
        },
    ]
    return [
        {"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": crumbs},
        {"@context": _CONTEXT, **_article(story)},
    ]


def _nested(story: Story) -> object:
    article = _article(story)
    article.pop("mainEntityOfPage")
    article["url"] = story.url
    return {"@context": _CONTEXT, "@type": "WebPage", "url": story.url, "mainEntity": article}


def _typed(story: Story) -> object:
    """Types as a list, persons as bare names."""
    article = _article(story) | {"@type": ["NewsArticle", "Article"], "url": story.url}
    if story.authors:
        article["author"] = list(story.authors)
    return {"@context": "http://schema.org/", **article}


_SHAPES = {"plain": _plain, "graph": _graph, "list": _list, "nested": _nested, "typed": _typed}

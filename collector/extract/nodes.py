"""The JSON-LD nodes that speak of this page, and how to read their values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from collector.extract.wording import plain, same_title
from collector.markup import Page, declared

Node = Mapping[str, Any]

_STORY = re.compile(r"(?:Article|BlogPosting|Posting|Report|NewsStory)$")
_LESSER = frozenset(
    {
        "Recipe",
        "Review",
        "VideoObject",
        "Product",
        "Event",
        "ImageGallery",
        "MediaGallery",
        "HowTo",
        "FAQPage",
        "PodcastEpisode",
        "CreativeWork",
        "Episode",
        "Movie",
        "Book",
    }
)
_PAGES = re.compile(r"(?:Web|Item|Collection|About|Profile|QA|Search\w*)Page$")
#: A node scores by what ties it to this page.
_SAME_URL, _SAME_TITLE, _IS_STORY, _IS_LESSER, _DATED = 4, 4, 3, 1, 1


@dataclass(frozen=True, slots=True)
class Nodes:
    """What the page's JSON-LD says of this page."""

    #: The node of the story itself, else empty.
    main: Node = field(default_factory=dict)
    #: ``NewsArticle`` etc.; empty without a main node.
    kind: str = ""
    #: The node of the web page around it, else empty.
    around: Node = field(default_factory=dict)
    everything: tuple[Node, ...] = ()
    by_id: Mapping[str, Node] = field(default_factory=dict)

    def resolve(self, value: object) -> object:
        """Return the node that a bare ``{"@id": …}`` or an identifier points to, else the value itself."""
        if isinstance(value, Mapping) and "name" not in value and isinstance(value.get("@id"), str):
            return self.by_id.get(value["@id"], value)
        if isinstance(value, str) and value in self.by_id:
            return self.by_id[value]
        return value


def types_of(node: Node) -> tuple[str, ...]:
    """Return the node's schema.org types without their address."""
    value = node.get("@type")
    if isinstance(value, str):
        return _bare(value)
    values = value if isinstance(value, list) else [value]
    return tuple(v.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for v in values if isinstance(v, str))


@lru_cache(maxsize=1024)
def _bare(kind: str) -> tuple[str]:
    return (kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1],)


def find_nodes(page: Page, titles: tuple[str, ...]) -> Nodes:
    """
    Choose the nodes that speak of this page.

    The story's node has the page's address or one of its titles; a lone story node is taken as it is, one
    of several without either is not (a list of teasers says nothing of the page).
    """
    if not page.jsonld:
        return Nodes()
    by_id: dict[str, Node] = {}
    for node in page.jsonld:
        key = node.get("@id")
        if isinstance(key, str) and len(node) > len(by_id.get(key, ())):
            by_id[key] = node
    here = _address(page.url)
    scored: list[tuple[float, int, Node]] = [
        (_score(node, here, titles), -index, node) for index, node in enumerate(page.jsonld)
    ]
    main = _choose([entry for entry in scored if _rank(entry[2]) >= _IS_LESSER])
    around = [entry for entry in scored if _is_page(entry[2]) and entry[2] is not main]
    best = max(around, key=lambda entry: entry[:2], default=(0, 0, {}))[2]
    return Nodes(
        main=main or {},
        kind=next(iter(types_of(main)), "") if main else "",
        around=best,
        everything=page.jsonld,
        by_id=by_id,
    )


def _choose(stories: list[tuple[float, int, Node]]) -> Node | None:
    if not stories:
        return None
    best = max(stories, key=lambda entry: entry[:2])
    tied = best[0] >= _SAME_URL + _IS_LESSER
    lone = sum(_rank(node) == _IS_STORY for _, _, node in stories) == 1
    if tied or (lone and _rank(best[2]) == _IS_STORY):
        return best[2]
    return None


def _rank(node: Node) -> int:
    return max(map(_rank_of, types_of(node)), default=0)


@lru_cache(maxsize=1024)
def _rank_of(kind: str) -> int:
    if _STORY.search(kind):
        return _IS_STORY
    return _IS_LESSER if kind in _LESSER else 0


def _is_page(node: Node) -> bool:
    return any(map(_PAGES.search, types_of(node))) and _rank(node) == 0


def _score(node: Node, here: str, titles: tuple[str, ...]) -> float:
    score: float = _rank(node)
    if here and any(_address(url) == here for url in _urls(node)):
        score += _SAME_URL
    named = next(texts(node.get("headline")), None) or next(texts(node.get("name")), None)
    if named and any(same_title(named, title) for title in titles):
        score += _SAME_TITLE
    if "datePublished" in node:
        score += _DATED
    return score + min(len(node), 20) / 100


def _urls(node: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, Mapping):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    host = (parts.netloc or "").lower().removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    path = parts.path.rstrip("/").removesuffix("/amp")
    return f"{host}{path}" if path else ""


def texts(value: object, depth: int = 0) -> Iterator[str]:
    """Yield the plain texts of a value: strings, lists of them, language-tagged values, names of nodes."""
    if isinstance(value, str):
        if text := declared(value[:20_000]):
            yield text
    elif isinstance(value, list) and depth < 4:
        for item in value[:60]:
            yield from texts(item, depth + 1)
    elif isinstance(value, Mapping) and depth < 4:
        for key in ("@value", "name", "headline"):
            if value.get(key):
                yield from texts(value[key], depth + 1)
                return


def first_text(*values: object) -> str | None:
    """Return the first plain text of the first value that has one."""
    return next((text for value in values for text in texts(value)), None)


__all__ = ["Node", "Nodes", "find_nodes", "first_text", "plain", "texts", "types_of"]

"""The newsstand's data: fictional outlets, their stories, and the pages that are no stories."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from collector.newsstand.texts import Block, read_blocks
from collector.newsstand.truth import Expected


@dataclass(frozen=True, kw_only=True)
class House:
    """A fictional outlet, or a site that is none: what its pages have in common."""

    host: str
    name: str
    language: str
    #: Template family: ``arc``, ``blocks``, ``aem``, ``table``, ``next``, ``drupal``, ``company``, ``platform``.
    skeleton: str
    #: Shape of the JSON-LD: ``plain``, ``graph``, ``list``, ``nested``, ``typed``, ``none``.
    jsonld: str = "plain"
    charset: str = "utf-8"
    #: Other hosts that answer for it (a bare domain, a short-link domain).
    other_hosts: tuple[str, ...] = ()
    #: Registry row; absent where the registry does not know the site.
    row: Mapping[str, str] = field(default_factory=dict)
    tagline: str = ""
    sections: tuple[str, ...] = ()
    disallow: tuple[str, ...] = ()
    zipped: bool = False
    founded: int = 1994
    #: (path, headline, text) of short unrelated news.
    briefs: tuple[tuple[str, str, str], ...] = ()

    @property
    def root(self) -> str:
        """The site's address without a slash at its end."""
        return f"http://{self.host}"


@dataclass(frozen=True, kw_only=True)
class Story:
    """One page that tells something, with what its outlet prints around it."""

    house: House
    path: str
    headline: str
    text: str
    standfirst: str = ""
    #: The byline as printed, and the persons in it.
    byline: str = ""
    authors: tuple[str, ...] = ()
    section: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    #: ``article``, ``live``, ``listing``, ``post``.
    kind: str = "article"
    tags: tuple[str, ...] = ()
    #: Line above the headline, below it, in a box under the text, and the line that names a source.
    kicker: str = ""
    badge: str = ""
    notice: str = ""
    source: str = ""
    #: Extra class of <body> and extra <meta> (name, content).
    body_class: str = ""
    metas: Mapping[str, str] = field(default_factory=dict)
    #: Paragraphs shown before the paywall; 0 shows all.
    free: int = 0
    #: Where the AMP copy stands; empty when there is none.
    amp: str = ""
    #: Other spellings under which candidates name the page (``?utm_source=...``).
    also: tuple[str, ...] = ()
    #: The card beside the story is a paid one.
    sponsored_card: bool = False
    #: Which file hands it in: ``txt``, ``csv`` or ``both``.
    handed_in: str = "txt"
    expected: Expected | None = None
    amp_expected: Expected | None = None

    @property
    def url(self) -> str:
        """Its canonical address."""
        return self.house.root + self.path

    @property
    def amp_url(self) -> str:
        """The address of its AMP copy, or ""."""
        return self.house.root + self.amp if self.amp else ""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The story's blocks that a visitor may read."""
        blocks = read_blocks(self.text)
        return blocks[: self.free] if self.free else blocks


@dataclass(frozen=True, kw_only=True)
class Oddity:
    """A page that tells nothing: an error, a redirect, a wall."""

    house: House
    path: str
    #: ``redirect``, ``status``, ``not-found``, ``soft-404``, ``denied``, ``challenge``, ``consent``, ``shell``.
    answer: str
    status: int = 200
    #: Target of a redirect.
    to: str = ""
    headline: str = ""
    host: str = ""
    handed_in: str = "txt"
    expected: Expected | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://{self.host or self.house.host}{self.path}"


@dataclass(frozen=True)
class Press:
    """Everything that the newsstand prints."""

    houses: tuple[House, ...]
    stories: tuple[Story, ...]
    oddities: tuple[Oddity, ...]
    #: Chrome in each language: labels, menus, notices, names of months.
    words: Mapping[str, Mapping[str, Any]]


@cache
def read_press() -> Press:
    """Read the packaged data. The same object each time."""
    folder = files("collector.newsstand") / "press"
    tables = {
        entry.name: tomllib.loads(entry.read_text("utf-8"))
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml")
    }
    words = tables.pop("words.toml")
    shared = tables.pop("shared.toml")
    houses: list[House] = []
    stories: list[Story] = []
    oddities: list[Oddity] = []
    for table in tables.values():
        house = House(**_frozen(table["house"]))
        houses.append(house)
        stories += [_story(house, raw, shared) for raw in table.get("story", [])]
        oddities += [_oddity(house, raw) for raw in table.get("oddity", [])]
    return Press(tuple(houses), tuple(stories), tuple(oddities), words)


def _story(house: House, raw: dict[str, Any], shared: Mapping[str, Any]) -> Story:
    raw = dict(raw)
    if "text_of" in raw:
        raw["text"] = _shared_text(raw.pop("text_of"), shared, raw.pop("drop", 0), raw.pop("add", ""))
    path, language = raw["path"], house.language
    raw["expected"] = _expected(house.root + path, raw.pop("expect", None), language)
    raw["amp_expected"] = _expected(house.root + raw.get("amp", ""), raw.pop("amp_expect", None), language)
    return Story(house=house, **_frozen(raw))


def _shared_text(name: str, shared: Mapping[str, Any], drop: int, add: str) -> str:
    """Return a text that several outlets print, cut by its last ``drop`` paragraphs, with a line of their own."""
    chunks = shared[name]["text"].strip().split("\n\n")
    return "\n\n".join([*chunks[: len(chunks) - drop], *([add] if add else [])])


def _oddity(house: House, raw: dict[str, Any]) -> Oddity:
    raw = dict(raw)
    url = f"http://{raw.get('host') or house.host}{raw['path']}"
    raw["expected"] = _expected(url, raw.pop("expect", None), house.language)
    return Oddity(house=house, **raw)


def _expected(url: str, raw: dict[str, str] | None, language: str) -> Expected | None:
    return Expected(url=url, language=language, **raw) if raw else None


def _frozen(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return the table with its lists (also lists in lists) as tuples."""
    return {key: _tupled(value) for key, value in raw.items()}


def _tupled(value: Any) -> Any:
    return tuple(_tupled(item) for item in value) if isinstance(value, list) else value

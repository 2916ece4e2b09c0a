"""Pages out of data: which template prints what."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from collector.newsstand.facts import jsonld_of
from collector.newsstand.house import House, Oddity, Press, Story
from collector.newsstand.texts import plain

#: Cards and lists show this many other stories.
_CARDS = 4


class Printer:
    """Prints pages of one press. Same data in, same bytes out."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._templates = Environment(
            loader=PackageLoader("collector.newsstand", "templates"),
            autoescape=select_autoescape(default=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["raw"] = Markup
        self._templates.filters["day"] = self._day

    def story(self, story: Story) -> bytes:
        """Return the story's page."""
        context = self._around(story.house, but=story) | {"story": story, "jsonld": jsonld_of(story)}
        context["next_data"] = _next_data(story)
        return self._print(f"{story.house.skeleton}.html", story.house, context)

    def amp(self, story: Story) -> bytes:
        """Return the story's AMP copy."""
        context = self._around(story.house, but=story) | {"story": story, "jsonld": jsonld_of(story)}
        return self._print("amp.html", story.house, context)

    def brief(self, house: House, headline: str, text: str) -> bytes:
        """Return a short unrelated piece."""
        return self._print("brief.html", house, self._around(house) | {"headline": headline, "text": text})

    def listing(self, house: House, title: str, *, home: bool) -> bytes:
        """Return a home, section or topic page."""
        context = self._around(house) | {"title": title, "home": home, "entries": self.stories_of(house)}
        return self._print("list.html", house, context)

    def oddity(self, oddity: Oddity) -> bytes:
        """Return the page of an error or a wall."""
        context = self._around(oddity.house) | {"oddity": oddity}
        return self._print(f"odd/{oddity.answer}.html", oddity.house, context)

    def stories_of(self, house: House) -> list[Story]:
        """Return the house's stories, newest first, undated ones last."""
        own = [story for story in self._press.stories if story.house is house]
        return sorted(
            own, key=lambda story: story.published.timestamp() if story.published else 0.0, reverse=True
        )

    def _around(self, house: House, but: Story | None = None) -> dict[str, Any]:
        words = self._press.words[house.language]
        return {
            "house": house,
            "words": words,
            "frame": f"frames/{house.skeleton}.html",
            "cards": _cards(house, [story for story in self.stories_of(house) if story is not but]),
            "menu": [(name, path) for path, name in sections_of(house, words).items()][:-1],
            "paid_href": list(sections_of(house, words))[-1],
        }

    def _print(self, template: str, house: House, context: Mapping[str, Any]) -> bytes:
        text = self._templates.get_template(template).render(context)
        return text.encode(house.charset, "xmlcharrefreplace")

    def _day(self, moment: datetime, words: Mapping[str, Any]) -> str:
        months: Sequence[str] = words["months"]
        month = months[moment.month - 1] if months else ""
        return str(words["date"]).format(day=moment.day, month=month, number=moment.month, year=moment.year)


_SLUGS = ("news", "business", "money", "culture", "sport", "opinion", "sponsored")
#: How each publishing system writes a section's address.
_SECTIONS = {"blocks": "/category/{}/", "aem": "/{}.html", "table": "/{}/"}


def sections_of(house: House, words: Mapping[str, Any]) -> dict[str, str]:
    """Return path → name of the house's sections; the last one is for what advertisers wrote."""
    path = _SECTIONS.get(house.skeleton, "/{}")
    names = [*(house.sections or words["menu"]), words["paid_section"]]
    return {path.format(slug): name for slug, name in zip(_SLUGS, names, strict=True)}


def _cards(house: House, stories: Sequence[Story]) -> list[tuple[str, str]]:
    """Return (address, headline) of what stands beside a story: unrelated briefs first, then stories."""
    briefs = [(house.root + path, headline) for path, headline, _ in house.briefs]
    return (briefs + [(story.url, story.headline) for story in stories])[:_CARDS]


def _next_data(story: Story) -> Markup:
    """Return what a Next.js front end would carry along in its page."""
    article = {
        "id": story.path,
        "title": story.headline,
        "dek": story.standfirst,
        "byline": story.byline,
        "sponsor": None,
        "isSponsored": False,
        "body": [plain(block.html) for block in story.blocks],
    }
    data = {
        "props": {"pageProps": {"article": article}},
        "page": "/[...slug]",
        "buildId": "b7f3c1",
        "isFallback": False,
    }
    return Markup(json.dumps(data, ensure_ascii=False).replace("</", "<\\/"))  # noqa: S704 (our own data, "</" escaped)

"""Brave News: an index of its own; paid, with a key."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from collector.discover.queries import phrases_of
from collector.discover.reading import read_results, with_next_page, within
from collector.discover.regions import languages_of, spoken
from collector.discover.source import Ask, Plan, Result, SourceInfo
from collector.records import Capture

ENDPOINT = "https://api.search.brave.com/res/v1/news/search"
FULL = 50
#: Languages and countries that the service knows (its documentation, 2026); another is an error to it, so it is left out.
_LANGUAGES = """
ar bg bn ca cs da de el en es et eu fi fr gl gu he hi hr hu is it ja=jp kn ko lt lv ml mr ms nb nl no=nb pa pl pt=pt-pt ro
ru sk sl sr sv ta te th tr uk vi zh=zh-hans
"""
_COUNTRIES = """
AR AT AU BE BR CA CH CL CN DE DK ES FI FR GB GR HK ID IN IT JP KR MX MY NL NO NZ PH PL PT RU SA SE TR TW US ZA
"""


class Brave:
    """Brave News search: an index of its own."""

    about = SourceInfo(
        name="brave",
        about="Brave News search: an index of its own.",
        terms="Paid: $5 per 1,000 queries, $5 monthly credit.",
        needs_key="BRAVE_API_KEY",
        home="https://api.search.brave.com/",
        paid=True,
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each name in each language of the brand."""
        country = plan.brand.country if plan.brand.country in _COUNTRIES.split() else "ALL"
        headers = (("X-Subscription-Token", plan.keys["brave"]),)
        for language in languages_of(plan.brand):
            for phrase in phrases_of(plan, without="-site:"):
                asked = {
                    "q": phrase,
                    "count": str(FULL),
                    "freshness": f"{plan.window.since}to{plan.window.until}",
                    "country": country,
                }
                if theirs := _language(language, country):
                    asked["search_lang"] = theirs
                yield Ask(
                    source="brave",
                    url=f"{ENDPOINT}?{urlencode(asked)}",
                    headers=headers,
                    query=phrase,
                    credits=1,
                    redact=("X-Subscription-Token",),
                )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """Read the results."""
        results = read_results(
            ask,
            answer,
            ("results",),
            url="url",
            title="title",
            snippet="description",
            outlet=lambda r: within(r, "profile", "name") or within(r, "meta_url", "hostname"),
            published=lambda r: r.get("page_age") or r.get("age"),
        )
        yield from with_next_page(ask, results, full=FULL, offset=str(ask.page))


def _language(language: str, country: str) -> str:
    if (language, country) == ("pt", "BR"):
        return "pt-br"
    return "zh-hant" if language == "zh" and country in {"TW", "HK"} else spoken(language, _LANGUAGES)

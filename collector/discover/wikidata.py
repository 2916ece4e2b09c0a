"""Wikidata and Wikipedia: the references under the brand's article, already vetted by others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

from collector.discover.answers import found, items_of, json_of, not_understood
from collector.discover.queries import languages_of
from collector.discover.source import Ask, Plan, SourceInfo
from collector.records import Candidate, Capture, Miss
from collector.urls import registrable_domain

WIKIDATA = "https://www.wikidata.org/w/api.php"
_CITE = re.compile(r"\{\{\s*[Cc]it(?:e|ation)\b[^{}]{0,3000}\}\}")
_BARE = re.compile(r"<ref[^>/]{0,200}>\s*\[?(https?://[^\s\]<|]{4,1000})")
_MAX_CITES = 500


class Wikipedia:
    """References of the brand's Wikipedia articles, found through its Wikidata item."""

    about = SourceInfo(
        name="wikipedia",
        about="Wikidata and Wikipedia: references under the brand's article.",
        terms="Free; the operator's contact must stand in the User-Agent: off without the setting contact.",
        needs_key="COLLECTOR_CONTACT",
        spacing=1.0,
        attribution="Wikipedia and Wikidata",
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield the search for the brand's item; its site proves that it is the brand's, so one is needed."""
        if not plan.brand.domains:
            return
        asked = {
            "action": "wbsearchentities", "search": plan.brand.name, "language": "en", "uselang": "en",
            "type": "item", "format": "json", "maxlag": "5",
        }  # fmt: skip
        yield Ask(
            source="wikipedia", url=f"{WIKIDATA}?{urlencode(asked)}", query=plan.brand.name, purpose="search"
        )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Candidate | Miss | Ask]:
        """Read a search (leading to items), items (leading to articles) or an article (leading to candidates)."""
        body = json_of(ask, answer)
        if isinstance(body, Miss):
            yield body
        elif ask.purpose == "search":
            yield from self._items(ask, answer, body)
        elif ask.purpose == "items":
            yield from self._articles(ask, answer, body, plan)
        else:
            yield from read_references(ask, answer, body)

    def _items(self, ask: Ask, answer: Capture, body: Any) -> Iterator[Miss | Ask]:
        if not isinstance(body, dict) or "search" not in body:
            yield not_understood(ask, answer, "no search results in it")
            return
        ids = [
            str(item["id"]) for item in items_of(body, "search") if re.fullmatch(r"Q\d+", str(item.get("id")))
        ]
        if ids:
            asked = {
                "action": "wbgetentities", "ids": "|".join(ids[:10]), "props": "claims|sitelinks",
                "format": "json", "formatversion": "2", "maxlag": "5",
            }  # fmt: skip
            yield Ask(
                source="wikipedia", url=f"{WIKIDATA}?{urlencode(asked)}", query=ask.query, purpose="items"
            )

    def _articles(self, ask: Ask, answer: Capture, body: Any, plan: Plan) -> Iterator[Miss | Ask]:
        entities = body.get("entities") if isinstance(body, dict) else None
        if not isinstance(entities, dict):
            yield not_understood(ask, answer, "no entities in it")
            return
        for entity in entities.values():
            if not isinstance(entity, dict) or not sites_of(entity).intersection(plan.brand.domains):
                continue
            links = entity.get("sitelinks")
            for language in dict.fromkeys((*languages_of(plan.brand), "en")):
                link = links.get(f"{language}wiki") if isinstance(links, dict) else None
                title = link.get("title") if isinstance(link, dict) else None
                if isinstance(title, str):
                    asked = {
                        "action": "parse",
                        "page": title,
                        "prop": "wikitext",
                        "format": "json",
                        "formatversion": "2",
                    }
                    url = f"https://{language}.wikipedia.org/w/api.php?{urlencode(asked)}"
                    yield Ask(source="wikipedia", url=url, query=f"{language}: {title}", purpose="article")


def sites_of(entity: dict[str, Any]) -> set[str]:
    """Return the registrable domains of an item's official websites (P856)."""
    claims = entity.get("claims")
    found_sites = set()
    for claim in items_of(claims, "P856"):
        value: Any = claim.get("mainsnak")
        for key in ("datavalue", "value"):
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, str):
            found_sites.add(registrable_domain(value))
    return found_sites - {""}


def read_references(ask: Ask, answer: Capture, body: Any) -> Iterator[Candidate | Miss]:
    """Yield a candidate for each news-like reference of an article's wikitext, with outlet and date as cited."""
    parsed = body.get("parse") if isinstance(body, dict) else None
    text = parsed.get("wikitext") if isinstance(parsed, dict) else None
    if not isinstance(text, str):
        yield not_understood(ask, answer, "no wikitext in it")
        return
    rank = 0
    for rank, cite in enumerate(_CITE.findall(text)[:_MAX_CITES], start=1):
        fields = cite_fields(cite)
        if fields.get("url"):
            outlet = (
                fields.get("work")
                or fields.get("newspaper")
                or fields.get("publisher")
                or fields.get("website")
            )
            yield found(
                ask,
                fields["url"],
                rank=rank,
                title=fields.get("title"),
                outlet=outlet,
                published=fields.get("date"),
            )
    for extra, url in enumerate(_BARE.findall(text)[:_MAX_CITES], start=rank + 1):
        yield found(ask, url, rank=extra)


def cite_fields(cite: str) -> dict[str, str]:
    """Return the named parameters of one citation template, links and quotes taken off."""
    fields = {}
    for part in cite.strip("{}").split("|")[1:]:
        name, _, value = part.partition("=")
        fields[name.strip().lower()] = value.strip().strip("'[]").split("|")[-1].strip()
    return {name: value for name, value in fields.items() if value}


def article_url(language: str, title: str) -> str:
    """Return the address of an article, to be shown as an extra outside the press count."""
    return f"https://{language}.wikipedia.org/wiki/{quote(title.replace(' ', '_'))}"

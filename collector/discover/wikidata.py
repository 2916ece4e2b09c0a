"""Wikidata and Wikipedia: the references under the brand's article, already vetted by others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

from collector.discover.answers import found, items_of, json_of, not_understood
from collector.discover.hearsay import own_sites
from collector.discover.queries import names_of, own_names
from collector.discover.reading import error_of, refusal
from collector.discover.regions import languages_of
from collector.discover.source import Ask, Plan, Remark, Result, SourceInfo
from collector.records import Candidate, Capture, Miss
from collector.urls import registrable_domain

WIKIDATA = "https://www.wikidata.org/w/api.php"
#: A template without another inside it; those around news reports carry an address.
_TEMPLATE = re.compile(r"\{\{([^{}]{1,3000})\}\}")
_BARE = re.compile(r"<ref[^>/]{0,200}>\s*\[?(https?://[^\s\]<|]{4,1000})")
_MOST_TEXT = 2_000_000
_MAX_CITES = 500
#: Names of a citation's parameters in the larger Wikipedias: cite news, Internetquelle, lien web, cita noticia, ...
_URL = ("url", "ссылка", "lien", "lire en ligne", "uri")
_TITLE = (
    "title",
    "titel",
    "titre",
    "título",
    "titulo",
    "titolo",
    "заглавие",
    "tytuł",
    "judul",
    "başlık",
    "タイトル",
)
_OUTLET = (
    "work", "newspaper", "magazine", "website", "werk", "periódico", "périodique", "site", "sitio web", "obra", "jornal",
    "издание", "czasopismo", "publisher", "editorial", "verlag", "hrsg", "éditeur", "opublikowany",
)  # fmt: skip
_DATE = ("date", "datum", "fecha", "data", "дата", "tanggal", "tarih")


class Wikipedia:
    """References of the brand's Wikipedia articles, found through its Wikidata item."""

    about = SourceInfo(
        name="wikipedia",
        about="Wikidata and Wikipedia: references under the brand's article.",
        terms="Free; the operator's contact has to stand in the User-Agent.",
        needs_key="COLLECTOR_CONTACT",
        spacing=1.0,
        home=f"{WIKIDATA}?action=query&meta=siteinfo&format=json&maxlag=5",
        attribution="Wikipedia and Wikidata",
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield the searches for the brand's item; its site proves that it is the brand's, so one is needed."""
        if not plan.brand.domains:
            return
        languages = dict.fromkeys((*languages_of(plan.brand)[:1], "en"))
        for name in own_names(plan.brand)[:2]:
            for language in languages:
                asked = {
                    "action": "wbsearchentities", "search": name, "language": language, "uselang": language,
                    "type": "item", "limit": "10", "format": "json", "maxlag": "5",
                }  # fmt: skip
                yield Ask(
                    source="wikipedia", url=f"{WIKIDATA}?{urlencode(asked)}", query=name, purpose="search"
                )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """Read a search (leading to items), items (leading to articles) or an article (leading to candidates)."""
        body = json_of(ask, answer)
        said = error_of(body)
        if isinstance(body, Miss):
            yield body
        elif said is not None:
            yield refusal(ask, answer, said)
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
                "action": "wbgetentities", "ids": "|".join(ids[:10]), "props": "claims|sitelinks|labels|aliases",
                "format": "json", "formatversion": "2", "maxlag": "5",
            }  # fmt: skip
            yield Ask(
                source="wikipedia", url=f"{WIKIDATA}?{urlencode(asked)}", query=ask.query, purpose="items"
            )

    def _articles(self, ask: Ask, answer: Capture, body: Any, plan: Plan) -> Iterator[Result]:
        entities = body.get("entities") if isinstance(body, dict) else None
        if not isinstance(entities, dict):
            yield not_understood(ask, answer, "no entities in it")
            return
        for entity in entities.values():
            if not isinstance(entity, dict) or not sites_of(entity) & own_sites(plan.brand):
                continue
            yield from _described(ask, entity)
            if further := _further_names(entity, plan):
                yield Remark(
                    text=f"Wikidata also calls it {', '.join(further)}: give --alias where that is right"
                )
            links = entity.get("sitelinks")
            for language in dict.fromkeys((*languages_of(plan.brand), "en")):
                link = links.get(f"{language}wiki") if isinstance(links, dict) else None
                title = link.get("title") if isinstance(link, dict) else None
                if isinstance(title, str):
                    yield Remark(text=f"{article_url(language, title)} is an extra outside the press count")
                    asked = {
                        "action": "parse",
                        "page": title,
                        "prop": "wikitext",
                        "format": "json",
                        "formatversion": "2",
                        "maxlag": "5",
                    }
                    url = f"https://{language}.wikipedia.org/w/api.php?{urlencode(asked)}"
                    yield Ask(source="wikipedia", url=url, query=f"{language}: {title}", purpose="article")


def _values(entity: dict[str, Any], name: str) -> Iterator[str]:
    """Yield the plain values of one of an item's statements."""
    for claim in items_of(entity.get("claims"), name):
        value: Any = claim.get("mainsnak")
        for key in ("datavalue", "value"):
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, str) and claim.get("rank") != "deprecated":
            yield value


def sites_of(entity: dict[str, Any]) -> set[str]:
    """Return the registrable domains of an item's official websites (P856)."""
    return {registrable_domain(value) for value in _values(entity, "P856")} - {""}


def _described(ask: Ask, entity: dict[str, Any]) -> Iterator[Candidate | Miss]:
    """Yield the pages that an item names as descriptions of the brand (P973)."""
    for rank, url in enumerate(_values(entity, "P973"), start=1):
        yield found(ask, url, rank=rank)


def _further_names(entity: dict[str, Any], plan: Plan) -> list[str]:
    """Return labels and aliases in the brand's languages that the brand's record does not hold; offered, never used."""
    known = {name.casefold() for name in names_of(plan.brand)}
    names: dict[str, str] = {}
    for language in dict.fromkeys((*languages_of(plan.brand), "en")):
        labels, aliases = (entity.get(field) for field in ("labels", "aliases"))
        label = labels.get(language) if isinstance(labels, dict) else None
        for item in [label, *items_of(aliases, language)]:
            value = item.get("value") if isinstance(item, dict) else None
            if isinstance(value, str) and value.strip() and value.casefold() not in known:
                names.setdefault(value.casefold(), value.strip()[:80])
    return list(names.values())[:6]


def read_references(ask: Ask, answer: Capture, body: Any) -> Iterator[Candidate | Miss]:
    """Yield a candidate for each reference of an article's wikitext that has an address, with outlet and date as cited."""
    parsed = body.get("parse") if isinstance(body, dict) else None
    text = parsed.get("wikitext") if isinstance(parsed, dict) else None
    if isinstance(text, dict):  # formatversion 1 wraps it
        text = text.get("*")
    if not isinstance(text, str):
        yield not_understood(ask, answer, "no wikitext in it")
        return
    rank = 0
    text = text[:_MOST_TEXT]
    for fields in _cited(text):
        rank += 1
        yield found(
            ask,
            _first(fields, _URL),
            rank=rank,
            title=_first(fields, _TITLE),
            outlet=_first(fields, _OUTLET),
            published=_first(fields, _DATE),
        )
    for extra, url in enumerate(_BARE.findall(text)[:_MAX_CITES], start=rank + 1):
        yield found(ask, url, rank=extra)


def _cited(text: str) -> Iterator[dict[str, str]]:
    """Yield the parameters of each template with an address; templates inside it are replaced by their last part."""
    count = 0
    for _ in range(3):  # from the inside outwards
        for template in _TEMPLATE.findall(text):
            fields = cite_fields(template)
            if _first(fields, _URL).startswith(("http://", "https://", "//")):
                count += 1
                yield fields
            if count >= _MAX_CITES:
                return
        text = _TEMPLATE.sub(lambda match: match[1].rpartition("|")[2].replace("=", " "), text)


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")


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

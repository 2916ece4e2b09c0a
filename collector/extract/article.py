"""One page read: every field with the place that said so."""

from __future__ import annotations

from datetime import timedelta

from collector.extract.authors import find_authors, find_signature
from collector.extract.blocks import Areas, find_container
from collector.extract.bylines import declared_authors, labelled_in_text, near_bylines, shown_bylines
from collector.extract.fallback import read_body, search_date
from collector.extract.headings import first_headings, heading_node, meta_titles
from collector.extract.headline import find_headline
from collector.extract.kinds import is_paywalled, kind_of
from collector.extract.language import declared_language, language_of
from collector.extract.nearby import Piece, pieces_near
from collector.extract.nodes import Nodes, find_nodes, first_text, texts, types_of
from collector.extract.paragraphs import links_of, paragraphs_of, read_story
from collector.extract.published import Times, local_stamp, modified, published, settle
from collector.extract.said import Said, disagreeing
from collector.extract.shown import find_shown_date, near_date
from collector.extract.site import canonical_of, names_of_site, publisher_node, section_of, site_names
from collector.extract.verdicts import page_verdict
from collector.markup import Page
from collector.records import Article, Fact, Link, Miss, Paragraph
from collector.urls import host_of

_SURE_CHARS = 700


def read_article(
    page: Page, *, status: int = 200, thorough: bool = False, cheap: bool = False
) -> Article | Miss:
    """
    Return what the page says, or why there is nothing to read.

    A page that is no story (home page, list) comes back with its ``kind``. ``thorough`` allows the expensive
    searches, for pages that reach the shortlist's gate; ``cheap`` forbids even the libraries' quick ones, for pages
    that can't name the brand. Pure: the same page gives the same article.
    """
    verdict = page_verdict(page, status)
    if verdict is not None:
        return verdict
    heads = meta_titles(page)
    nodes = find_nodes(page, tuple(said.value for said in heads))
    site = site_names(page, nodes)
    names = names_of_site(site, page.url)
    headings = first_headings(page.tree)
    description = first_text(nodes.main.get("description")) or page.meta("og:description", "description")
    headline, titles = find_headline(heads, headings, nodes, names, page.tree)
    pieces = pieces_near(heading_node(headline.value if headline else "", headings, page.tree))
    paragraphs, links, reader = _read_story(
        page, headline.value if headline else "", description, thorough=thorough, cheap=cheap
    )
    if headline is None and not paragraphs:
        return Miss(url=page.url, reason="not an article", detail="no headline and no text", status=status)
    facts = [Fact("text", str(len(paragraphs)), reader)]
    others: list[Fact] = []
    if headline is not None:
        facts.append(Fact("headline", headline.value, headline.source))
        others += disagreeing("headline", headline.value, titles)
    language = _language(page, nodes, paragraphs, headline)
    times = _times(
        page, nodes, language, headline.value if headline else "", pieces, thorough=thorough, cheap=cheap
    )
    byline, persons, named_by = _byline(
        page,
        nodes,
        names,
        pieces,
        " ".join([*(p.text for p in paragraphs[:2]), *(p.text for p in paragraphs[-2:])]),
    )
    if named_by is not None:
        facts.append(Fact("bylines", named_by.value, named_by.source))
    section = section_of(page, nodes)
    canonical = canonical_of(page, nodes)
    facts += times.facts
    others += times.others
    for field, said in (
        ("section", section),
        ("canonical_url", canonical),
        ("site_name", site[0] if site else None),
        ("byline", byline),
    ):
        if said is not None:
            facts.append(Fact(field, said.value, said.source))
    paywalled = is_paywalled(page, nodes)
    publisher = publisher_node(nodes)
    return Article(
        url=page.url,
        kind=kind_of(page, nodes, paragraphs, paywalled=paywalled),
        headline=headline.value if headline else None,
        byline=byline.value if byline else None,
        bylines=persons,
        section=section.value if section else None,
        published_at=times.published,
        modified_at=times.modified,
        language=language,
        site_name=site[0].value if site else None,
        canonical_url=canonical.value if canonical else None,
        description=description,
        keywords=_keywords(page, nodes),
        about=_about(nodes),
        paragraphs=paragraphs,
        links=links,
        paywalled=paywalled,
        publisher_types=types_of(publisher) if isinstance(publisher, dict) else (),
        publisher_name=first_text(publisher) if publisher else None,
        provenance=tuple(facts),
        disagreements=tuple(others),
    )


def _read_story(
    page: Page, headline: str, description: str | None, *, thorough: bool, cheap: bool
) -> tuple[tuple[Paragraph, ...], tuple[Link, ...], str]:
    areas = Areas(page.tree)
    clean = areas.weigh()
    if clean < _SURE_CHARS or clean * 2 < areas.counted:
        areas.add_loose_text(page.tree)
        clean = areas.weigh()
    container = find_container(areas)
    blocks = read_story(areas, container, headline) if container is not None else []
    paragraphs = paragraphs_of(blocks, container.node, description) if container is not None else ()
    if cheap or _is_sure(paragraphs, clean, areas.counted):
        return paragraphs, links_of(blocks, page.url), "paragraph cluster"
    read = read_body(page, thorough=thorough)
    if sum(len(p.text) for p in read) > 1.2 * sum(len(p.text) for p in paragraphs):
        return read, links_of(blocks, page.url), "trafilatura"
    return paragraphs, links_of(blocks, page.url), "paragraph cluster"


def _is_sure(paragraphs: tuple[Paragraph, ...], clean: int, counted: int) -> bool:
    """True when the cluster kept most of what is no furniture, and there is no more elsewhere."""
    found = sum(len(p.text) for p in paragraphs)
    if found * 2 < clean or found < 120:
        return False
    return found >= _SURE_CHARS or counted < 2_000 or found * 4 > counted


def _language(
    page: Page, nodes: Nodes, paragraphs: tuple[Paragraph, ...], headline: Said | None
) -> str | None:
    root = page.tree.root
    declared = declared_language(
        root.attributes.get("lang") if root is not None else None,
        first_text(nodes.main.get("inLanguage")),
        page.meta("og:locale", "content-language", "language", "dc.language"),
    )
    text = " ".join(p.text for p in paragraphs[:12])
    if len(text) < 200 and headline is not None:
        text = f"{headline.value} {text}"
    return language_of(text, declared)


def _times(
    page: Page,
    nodes: Nodes,
    language: str | None,
    headline: str,
    pieces: list[Piece],
    *,
    thorough: bool,
    cheap: bool,
) -> Times:
    month_first = language == "en" and not host_of(page.url).endswith(
        (".uk", ".au", ".ie", ".nz", ".in", ".za")
    )
    said = list(published(page, nodes, month_first=month_first))
    changed = next(modified(page, nodes), None)
    printed = near_date(pieces, month_first=month_first)
    local = local_stamp(page, said[0][0]) if said and said[0][0].utcoffset() == timedelta(0) else None
    chosen = settle(said, page.url, printed, changed, local)
    if chosen is None:
        chosen = find_shown_date(page.tree, headline, month_first=month_first)
    if chosen is None and not cheap and (found := search_date(page, thorough=thorough)) is not None:
        chosen = found, Said(found.date().isoformat(), "htmldate")
    return Times.of(chosen, [*said, printed] if printed else said, changed)


def _byline(
    page: Page, nodes: Nodes, names: frozenset[str], pieces: list[Piece], text: str
) -> tuple[Said | None, tuple[str, ...], Said | None]:
    near = list(near_bylines(pieces))
    declared = list(declared_authors(page, nodes))
    persons, named_by = find_authors(declared, near, [], names)
    shown: list[Said] = []
    if not persons:
        shown = [*shown_bylines(page), *labelled_in_text(text)]
        persons, named_by = find_authors([], [], shown, names)
    if not persons:
        persons, named_by = find_signature(declared, near, shown)
    printed = next(
        (said for said in (*near, *shown) if persons and persons[0].casefold() in said.value.casefold()), None
    )
    return printed or named_by or next(iter(near), None), persons, named_by


def _keywords(page: Page, nodes: Nodes) -> tuple[str, ...]:
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


def _about(nodes: Nodes) -> tuple[str, ...]:
    names: list[str] = []
    for key in ("about", "mentions"):
        value = nodes.main.get(key)
        for item in value[:50] if isinstance(value, list) else [value]:
            node = nodes.resolve(item)
            if isinstance(node, dict) and types_of(node) not in {(), ("Thing",)}:
                names.extend(texts(node))
    return tuple(dict.fromkeys(names))[:50]

"""One page read: every field with the place that said so."""

from __future__ import annotations

from collector.extract.authors import find_signed
from collector.extract.body import find_body
from collector.extract.front import read_front
from collector.extract.headings import heading_node
from collector.extract.kinds import is_paywalled, kind_of
from collector.extract.nearby import text_near
from collector.extract.nodes import first_text, types_of
from collector.extract.said import Said, disagreeing, value_of
from collector.extract.site import canonical_of, publisher_node, section_of
from collector.extract.times import find_times
from collector.extract.topics import about_of, keywords_of, language_of_page
from collector.markup import Page
from collector.records import Article, Fact, Miss


def read_article(
    page: Page, *, status: int = 200, thorough: bool = False, cheap: bool = False
) -> Article | Miss:
    """
    Return what the page says, or why there is nothing to read.

    A page that is no story (home page, list) comes back with its ``kind``. ``thorough`` allows the expensive
    searches, for pages that reach the shortlist's gate; ``cheap`` forbids even the libraries' quick ones, for pages
    that can't name the brand. Pure: the same page gives the same article.
    """
    front = read_front(page, status)
    if isinstance(front, Miss):
        return front
    nodes, site, names, words = front.nodes, front.site, front.names, front.words
    headline = front.headline
    description = first_text(nodes.main.get("description")) or page.meta("og:description", "description")
    body = find_body(page, words, description, thorough=thorough, cheap=cheap)
    if headline is None and not body.paragraphs:
        return Miss(url=page.url, reason="not an article", detail="no headline and no text", status=status)
    nearby = text_near(heading_node(words, front.headings, page))
    language = language_of_page(page, nodes, body.paragraphs, words)
    times = find_times(page, nodes, language, words, nearby, thorough=thorough)
    signed = find_signed(page, nodes, names, nearby, body.holder)
    said = {
        "headline": headline,
        "byline": signed.byline,
        "bylines": signed.named_by,
        "section": section_of(page, nodes),
        "site_name": site[0] if site else None,
        "canonical_url": canonical_of(page, nodes),
    }
    paywalled = is_paywalled(page, nodes)
    publisher = publisher_node(nodes)
    return Article(
        url=page.url,
        kind=kind_of(page, nodes, body.paragraphs, paywalled=paywalled),
        headline=value_of(headline),
        byline=value_of(signed.byline),
        bylines=signed.persons,
        section=value_of(said["section"]),
        published_at=times.published,
        modified_at=times.modified,
        language=language,
        site_name=value_of(said["site_name"]),
        canonical_url=value_of(said["canonical_url"]),
        description=description,
        keywords=keywords_of(page, nodes),
        about=about_of(nodes),
        paragraphs=body.paragraphs,
        links=body.links,
        paywalled=paywalled,
        publisher_types=types_of(publisher) if isinstance(publisher, dict) else (),
        publisher_name=first_text(publisher) if publisher else None,
        provenance=(*_facts(said), *times.facts, Fact("text", str(len(body.paragraphs)), body.reader)),
        disagreements=(*(disagreeing("headline", words, front.titles) if headline else ()), *times.others),
    )


def _facts(said: dict[str, Said | None]) -> list[Fact]:
    return [Fact(field, one.value, one.source) for field, one in said.items() if one is not None]

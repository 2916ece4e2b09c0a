"""Pages of fictional outlets, written the way real templates are."""

from __future__ import annotations

import json
from typing import Any

from collector.extract import read_article
from collector.markup import parse_page
from collector.records import Article

URL = "https://www.harbourgazette.example/business/2026/03/04/orbelo-opens-depot"
STORY = (
    (
        "Orbelo, the parcel carrier that began in a garage by the old quay, opened its first depot outside the capital "
        "on Wednesday and said it would hire two hundred people before the summer."
    ),
    (
        "The building stands where a cannery stood until the nineties, and several of its former workers came to look at "
        "the sorting belts that now run where the boilers were."
    ),
    (
        "“We looked at eleven towns, and this one called us back within a day,” said Mira Halvorsen, who leads the "
        "company’s expansion, while the first lorries were unloaded behind her."
    ),
    (
        "Not everyone is glad. The union of port workers said that the promised wages were lower than those paid on the "
        "quay, and that it would watch closely who is hired and on which terms."
    ),
    (
        "The town council approved the plan last autumn by nine votes to four after a long evening of questions about "
        "traffic on the coast road, which is already full on market days."
    ),
)


def paragraphs(texts: tuple[str, ...] = STORY) -> str:
    """The texts as <p> elements."""
    return "".join(f"<p>{text}</p>" for text in texts)


def jsonld(**fields: Any) -> str:
    """A JSON-LD block of a NewsArticle with these fields."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


def page_html(
    *,
    head: str = "",
    headline: str = "Orbelo opens a depot on the old quay",
    above: str = "",
    below: str = "",
    body: str | None = None,
    after: str = "",
    lang: str = "en",
    title: str | None = None,
) -> str:
    """A whole page around a story: menu, header, article, related stories, footer."""
    story = paragraphs() if body is None else body
    shown = f"<h1>{headline}</h1>" if headline else ""
    name = f"{headline} | Harbour Gazette" if title is None else title
    return f"""<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{name}</title>
<meta property="og:site_name" content="Harbour Gazette">{head}</head><body>
<nav class="site-nav"><ul><li><a href="/business">Business</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><header>{above}{shown}{below}</header><div class="article-body">{story}</div></article>
<section class="related-stories"><h2>More from Business</h2>
<div><a href="/other"><h3>Ferry fares to rise</h3><p>The fares of the island ferry rise again in May, the third time.</p></a>
<span class="byline">By Someone Else</span><time datetime="2024-01-01">1 January 2024</time></div></section>{after}</main>
<footer><p>© 2026 Harbour Gazette. All rights reserved. Contact the newsroom for corrections and complaints.</p></footer>
</body></html>"""


def read(html: str | bytes, url: str = URL, **flags: Any) -> Article:
    """Read a page that must be an article."""
    body = html.encode() if isinstance(html, str) else html
    article = read_article(parse_page(body, url), **flags)
    assert isinstance(article, Article), article
    return article

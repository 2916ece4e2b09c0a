"""A page of teasers is a list, whatever it fails to declare; a story with teasers below it is none."""

from __future__ import annotations

import pytest

from collector.extract import read_article
from collector.markup import parse_page
from collector.records import Article, PageKind

TEASER = '<article class="teaser"><h3><a href="/news/{n}">Council votes on bridge number {n} tonight</a></h3><p>A short teaser, number {n}.</p></article>'
TEASERS = "".join(TEASER.format(n=n) for n in range(7))
STORY = (
    "<p>"
    + "The council has argued about the bridge for nine years and will go on arguing, say those who know it. "
    * 5
    + "</p>"
)
SAYS_ARTICLE = '<meta property="og:type" content="article">'
LINKED = (
    '<p><a href="/news/{n}">Orbelo number {n} opens its office in Porto and hires forty engineers</a></p>'
)
LINKS = "".join(LINKED.format(n=n) for n in range(3))
PAGE = '<html lang="en"><head><title>Bridges</title>{head}</head><body><main><h1>Bridges</h1>{body}</main></body></html>'


@pytest.mark.parametrize(
    ("head", "body", "kind"),
    [
        ("", TEASERS, PageKind.LIST),
        ("", STORY * 4 + TEASERS, PageKind.ARTICLE),
        (SAYS_ARTICLE, "<p>Only a line.</p>" + TEASERS, PageKind.ARTICLE),
        (SAYS_ARTICLE, LINKS, PageKind.LIST),
        (SAYS_ARTICLE, STORY + LINKS, PageKind.ARTICLE),
        (SAYS_ARTICLE, LINKED, PageKind.ARTICLE),
    ],
)
def test_teasers_make_a_list_only_where_no_story_is(head: str, body: str, kind: PageKind) -> None:
    article = read_article(
        parse_page(PAGE.format(head=head, body=body).encode(), "https://paper.example/topic/bridges")
    )
    assert isinstance(article, Article)
    assert article.kind is kind

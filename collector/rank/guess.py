"""What a page says of its own outlet: the original behind a portal, a guess for an unknown domain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from collector.rank.countries import country_of_host
from collector.records import Article, Outlet

#: schema.org types that only a publisher of news gives itself.
NEWS_TYPES = frozenset(
    {"NewsMediaOrganization", "Newspaper", "BroadcastService", "RadioStation", "TelevisionStation"}
)
_MASTHEAD = re.compile(
    r"\b(?:gazette|tribune|herald|courier|chronicle|daily|news|newspaper|times|post|journal|observer|zeitung|anzeiger|"
    r"tagblatt|kurier|nachrichten|journal|courrier|diario|periódico|jornal|gazeta|giornale|corriere|krant|dagblad|"
    r"tidning(?:en)?|avisen?|haber|gazetesi|газета|новости|вісник|новини|新聞|新闻|日報|日报|신문|뉴스|日報社)\b|(?:新聞|新闻|日報|日报|신문|일보)",
    re.IGNORECASE,
)
_STAFF = re.compile(r"\b(?:staff|correspondent|reporter|editor)\b", re.IGNORECASE)
_NOT_WORD = re.compile(r"[\W_]+")
_ARTICLE_WORD = re.compile(r"^(?:the|le|la|el|il|die|der|das|de|het|o|a)\s+", re.IGNORECASE)
_DOMAIN_TAIL = re.compile(r"\.(?:com|co|net|org|info|news|[a-z]{2})(?:\.[a-z]{2})?$", re.IGNORECASE)


def guess_outlet(domain: str, article: Article | None) -> Outlet | None:
    """
    Return the outlet that an unlisted domain's page claims to be, marked as a guess; None when it claims nothing.

    A publisher of type NewsMediaOrganization (or a narrower one) is a claim by itself; a site name that reads
    like a masthead is one when the page also has a named author and a section. Anybody can write either, so
    a guess never has a tier.
    """
    if article is None:
        return None
    name = article.publisher_name or article.site_name or ""
    typed = NEWS_TYPES.intersection(article.publisher_types)
    if typed:
        why = f"the page calls its publisher a {sorted(typed)[0]}"
    elif _MASTHEAD.search(name) and article.persons and article.section:
        why = "the site's name reads like a masthead; the page has an author and a section"
    else:
        return None
    return Outlet(
        domain=domain,
        name=name,
        country=country_of_host(domain),
        languages=(article.language,) if article.language else (),
        kind="digital_news",
        publisher=domain,
        matched_by="guess",
        provenance=("page",),
        note=f"not in the table; {why}",
    )


def original_names(article: Article) -> Iterator[str]:
    """Yield the names under which a portal's page may give the outlet that the story comes from, best first."""
    for name in (article.publisher_name, article.site_name, article.byline, *article.bylines):
        if name:
            yield name[:200]


def name_key(name: str) -> str:
    """Return the key under which two spellings of an outlet's name are equal ("The Guardian", "guardian.com")."""
    bare = _ARTICLE_WORD.sub("", _DOMAIN_TAIL.sub("", name.strip()))
    return _NOT_WORD.sub("", bare.casefold())


def says_staff(article: Article) -> bool:
    """Tell whether the byline, as any place of the page gives it, says that its author is of the staff."""
    said = [
        article.byline or "",
        *(fact.value for fact in article.provenance if fact.field.startswith("byline")),
    ]
    return any(_STAFF.search(text) for text in said)

"""Block pages, walls, shells and soft 404s told from articles about them."""

from __future__ import annotations

import pytest
from extract_pages import URL, page_html

from collector.extract import page_verdict, read_article
from collector.markup import parse_page
from collector.records import Article, Miss


def verdict(
    html: str, status: int = 200, headers: tuple[tuple[str, str], ...] = (), url: str = URL
) -> Miss | None:
    return page_verdict(parse_page(html.encode(), url, headers), status)


NOTICE = "<html><head><title>{}</title></head><body><h1>{}</h1><p>{}</p></body></html>"


@pytest.mark.parametrize(
    ("html", "status", "headers", "reason"),
    [
        (NOTICE.format("Just a moment...", "Checking", "Please wait."), 200, (), "block page"),
        (NOTICE.format("Access denied", "Access denied", "Reference #18.2f"), 403, (), "block page"),
        (NOTICE.format("Quay", "Hello", "Words"), 403, (), "block page"),
        (NOTICE.format("Quay", "Hello", "Words"), 200, (("CF-Mitigated", "challenge"),), "block page"),
        ("<html><body><script src='/_Incapsula_Resource?a'></script></body></html>", 200, (), "block page"),
        (
            NOTICE.format(
                "Before you continue",
                "We use cookies",
                "Give your consent to cookies and similar technology.",
            ),
            200,
            (),
            "consent wall",
        ),
        (NOTICE.format("404", "Page not found", "We looked everywhere."), 200, (), "soft 404"),
        (NOTICE.format("Seite nicht gefunden", "Seite nicht gefunden", "Leider."), 200, (), "soft 404"),
        (NOTICE.format("Depot", "Depot", "Words"), 410, (), "soft 404"),
        (
            "<html><body><div id='root'></div><noscript>Please enable JavaScript.</noscript></body></html>",
            200,
            (),
            "empty shell",
        ),
        ("", 200, (), "empty shell"),
    ],
)
def test_pages_that_are_none(
    html: str, status: int, headers: tuple[tuple[str, str], ...], reason: str
) -> None:
    found = verdict(html, status, headers)

    assert found is not None
    assert found.reason == reason
    assert found.needs_look is (reason != "soft 404")
    assert isinstance(read_article(parse_page(html.encode(), URL, headers), status=status), Miss)


def test_consent_host() -> None:
    found = verdict(page_html(), url="https://consent.harbourgazette.example/collect?url=x")

    assert found is not None
    assert found.reason == "consent wall"


@pytest.mark.parametrize(
    "headline",
    [
        "Why the firewall’s maker blocks robots",
        "404: the number that would not die",
        "Cookies and consent: what changes",
    ],
)
def test_articles_about_it_pass(headline: str) -> None:
    html = page_html(headline=headline, head="<script src='/cdn-cgi/challenge-platform/x.js'></script>")

    assert verdict(html) is None
    assert isinstance(read_article(parse_page(html.encode(), URL)), Article)

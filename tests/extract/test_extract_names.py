"""Bylines as printed and the persons in them."""

from __future__ import annotations

import pytest
from extract_pages import jsonld, page_html, read

from collector.extract.names import names_in

PLAIN = "https://www.harbourgazette.example/business/orbelo"


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ana Ruiz and Li Wei", ("Ana Ruiz", "Li Wei")),
        ("By ANA RUIZ, Staff Writer", ("ANA RUIZ",)),
        ("Von Jan Kixmeyer", ("Jan Kixmeyer",)),
        ("May Abril", ("May Abril",)),
        ("Par Élodie Marchand et Luc Petit", ("Élodie Marchand", "Luc Petit")),
        ("Ruiz, Ana", ("Ana Ruiz",)),
        ("Ana Ruiz 12/22/2025 10:04 AM EST", ("Ana Ruiz",)),
        ("Written by Tom Maye", ("Tom Maye",)),
        ("Ana Ruiz, Li Wei & Omar Haddad", ("Ana Ruiz", "Li Wei", "Omar Haddad")),
        ("Text: Ivo Novak", ("Ivo Novak",)),
        ("作者：李娜", ("李娜",)),
        ("记者 王伟、李娜", ("王伟", "李娜")),
        ("بقلم أحمد حسن", ("أحمد حسن",)),
        ("מאת דנה לוי", ("דנה לוי",)),
        ("โดย สมชาย ใจดี", ("สมชาย ใจดี",)),
        ("Ana Ruiz (Managing Editor)", ("Ana Ruiz",)),
        ("mdr de vries", ("mdr de vries",)),
        ("Backed by two readers", ()),
        ("Juan de la Cruz van Vega", ("Juan de la Cruz van Vega",)),
        ("By", ()),
        ("admin", ()),
        ("Redaktion", ()),
        ("@anaruiz", ()),
        ("ana@harbourgazette.example", ()),
        ("https://www.facebook.com/anaruiz", ()),
        ("Human in the Loop", ()),
        ("Published March 4, 2026", ()),
        ("", ()),
    ],
)
def test_names(byline: str, names: tuple[str, ...]) -> None:
    assert names_in(byline) == names


def test_the_site_is_no_person() -> None:
    assert names_in("Harbour Gazette", frozenset({"harbourgazette"})) == ()


def test_byline_is_kept_as_printed() -> None:
    html = page_html(
        below='<p class="byline">By <a href="/author/ana">Ana Ruiz</a> and <a href="/author/li">Li Wei</a></p>',
        head=jsonld(author=[{"@type": "Person", "name": "Ana Ruiz"}, {"@type": "Person", "name": "Li Wei"}]),
    )

    article = read(html, PLAIN)

    assert article.byline == "By Ana Ruiz and Li Wei"
    assert article.bylines == ("Ana Ruiz", "Li Wei")


def test_author_of_another_story_is_not_taken() -> None:
    assert "Someone Else" not in read(page_html(), PLAIN).bylines


def test_photographer_is_not_the_author() -> None:
    html = page_html(below='<figure><img src="a.jpg"><figcaption>Photo: Ivo Novak</figcaption></figure>')

    assert read(html, PLAIN).bylines == ()


def test_author_by_reference_is_resolved() -> None:
    graph = (
        '<script type="application/ld+json">{"@graph":[{"@type":"Article","@id":"#a","headline":"Orbelo opens a depot on '
        'the old quay","author":{"@id":"#p"}},{"@type":"Person","@id":"#p","name":"Ana Ruiz"}]}</script>'
    )

    assert read(page_html(head=graph), PLAIN).bylines == ("Ana Ruiz",)


def test_house_in_the_meta_yields_to_the_printed_byline() -> None:
    html = page_html(head='<meta name="author" content="Quay Media">', below="<p>By Ana Ruiz</p>")

    assert read(html, PLAIN).bylines == ("Ana Ruiz",)


def test_desk_signs_where_nobody_does() -> None:
    assert read(page_html(below="<p>By Business Desk</p>"), PLAIN).bylines == ("Business Desk",)

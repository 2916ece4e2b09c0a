"""The headline: the site's name taken off, nothing else."""

from __future__ import annotations

import pytest
from extract_pages import jsonld, page_html, read

from collector.extract.suffix import without_site
from collector.extract.wording import squeezed

NAMES = frozenset(map(squeezed, ("Harbour Gazette", "harbourgazette.example", "harbourgazette")))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Depot opens on the quay | Harbour Gazette", "Depot opens on the quay"),
        ("Harbour Gazette: Depot opens on the quay", "Depot opens on the quay"),
        ("Depot opens on the quay - Business - Harbour Gazette", "Depot opens on the quay - Business"),
        ("Well-paid work - a promise", "Well-paid work - a promise"),
        ("Harbour Gazette’s 8-point guide to depots", "Harbour Gazette’s 8-point guide to depots"),
        ("新码头开放_Harbour Gazette", "新码头开放"),
        ("Harbour Gazette", "Harbour Gazette"),
        ("Depot – HarbourGazette.example", "Depot"),
    ],
)
def test_only_a_part_that_is_the_site_goes(title: str, expected: str) -> None:
    assert without_site(title, NAMES) == expected


def test_heading_that_agrees_with_the_card_wins() -> None:
    html = page_html(
        headline="Orbelo opens a depot on the old quay",
        above="<h1 class='logo'>Harbour Gazette</h1>",
        head='<meta property="og:title" content="Orbelo opens a depot on the old quay - Harbour Gazette">',
    )

    article = read(html)

    assert article.headline == "Orbelo opens a depot on the old quay"
    assert ("headline", "h1") in {(fact.field, fact.source) for fact in article.provenance}


def test_kicker_inside_the_heading_is_left_out() -> None:
    html = page_html(
        headline="<span class='kicker'>Business news</span> Orbelo opens a depot on the old quay",
        title="Orbelo opens a depot on the old quay | Harbour Gazette",
        head='<meta property="og:title" content="Orbelo opens a depot on the old quay">'
        + jsonld(headline="Orbelo opens a depot on the old quay"),
    )

    assert read(html).headline == "Orbelo opens a depot on the old quay"


def test_brand_that_names_the_site_stays_inside_the_headline() -> None:
    html = page_html(headline="Harbour Gazette buys Orbelo’s old depot", title="")

    assert read(html).headline == "Harbour Gazette buys Orbelo’s old depot"


def test_headline_without_h1_comes_from_the_card() -> None:
    html = page_html(headline="", title="x", head='<meta property="og:title" content="Depot &amp;amp; quay">')

    assert read(html).headline == "Depot & quay"


def test_other_wordings_are_kept_as_disagreements() -> None:
    html = page_html(head='<meta property="og:title" content="A depot for the coast: Orbelo comes to town">')

    others = [fact for fact in read(html).disagreements if fact.field == "headline"]

    assert "A depot for the coast: Orbelo comes to town" in {fact.value for fact in others}


def test_lesser_heading_serves_where_the_h1_is_the_blog() -> None:
    html = page_html(
        headline="Quay Diary",
        title="Quay Diary » Archive » How the cannery fell silent",
        body="<h2>How the cannery fell silent</h2>" + "".join(f"<p>{'word ' * 30}{n}.</p>" for n in range(9)),
    )

    assert read(html, "https://quaydiary.example/2026/03/cannery").headline == "How the cannery fell silent"


def test_reading_aids_are_not_read() -> None:
    html = page_html(
        headline="<ruby>港<rt>みなと</rt></ruby>の新しい倉庫", title="", lang="ja", body="<p>本文。</p>"
    )

    assert (
        read(html).headline == "港 の新しい倉庫".replace(" ", "") or read(html).headline == "港 の新しい倉庫"
    )

"""Dates as pages write them, and which of several counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from extract_pages import URL, jsonld, page_html, read

from collector.extract.calendars import PERSIAN, gregorian_of
from collector.extract.dates import parse_date, read_both_ways
from collector.extract.published import url_day

PLAIN = "https://www.harbourgazette.example/business/orbelo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-04", "2026-03-04T00:00:00+00:00"),
        ("2026-03-04T09:30:00Z", "2026-03-04T09:30:00+00:00"),
        ("2026-03-04T09:30:00+05:30", "2026-03-04T09:30:00+05:30"),
        ("2026-03-04T09:30:00.123-0800", "2026-03-04T09:30:00-08:00"),
        ("2026-11-05", "2026-11-05T00:00:00+00:00"),
        ("20260304", "2026-03-04T00:00:00+00:00"),
        ("1772616600", "2026-03-04T09:30:00+00:00"),
        ("1772616600000", "2026-03-04T09:30:00+00:00"),
        ("Wed, 04 Mar 2026 09:30:00 +0100", "2026-03-04T09:30:00+01:00"),
        ("March 4, 2026", "2026-03-04T00:00:00+00:00"),
        ("Mar. 4th 2026, 9:30 pm EST", "2026-03-04T21:30:00-05:00"),
        ("4. März 2026", "2026-03-04T00:00:00+00:00"),
        ("4 de marzo de 2026", "2026-03-04T00:00:00+00:00"),
        ("4 mars 2026", "2026-03-04T00:00:00+00:00"),
        ("4 марта 2026", "2026-03-04T00:00:00+00:00"),
        ("4 березня 2026", "2026-03-04T00:00:00+00:00"),
        ("4 marca 2026", "2026-03-04T00:00:00+00:00"),
        ("4 Mart 2026", "2026-03-04T00:00:00+00:00"),
        ("4 Μαρτίου 2026", "2026-03-04T00:00:00+00:00"),
        ("4 مارس 2026", "2026-03-04T00:00:00+00:00"),
        ("٤ مارس ٢٠٢٦", "2026-03-04T00:00:00+00:00"),
        ("4 במרץ 2026", "2026-03-04T00:00:00+00:00"),
        ("4 मार्च 2026", "2026-03-04T00:00:00+00:00"),
        ("4 มีนาคม 2569", "2026-03-04T00:00:00+00:00"),
        ("2026年3月4日 09:30", "2026-03-04T09:30:00+00:00"),
        ("2026년 3월 4일", "2026-03-04T00:00:00+00:00"),
        ("04.03.2026", "2026-03-04T00:00:00+00:00"),
        ("04/03/2026", "2026-03-04T00:00:00+00:00"),
        ("25/03/26", "2026-03-25T00:00:00+00:00"),
        ("4 | 03 | 2026", "2026-03-04T00:00:00+00:00"),
        ("2026 Mar 4", "2026-03-04T00:00:00+00:00"),
        ("2026. március 4.", "2026-03-04T00:00:00+00:00"),
        ("2026 m. kovo 4 d.", "2026-03-04T00:00:00+00:00"),
        ("Wed Mar 04 09:30:00 EST 2026", "2026-03-04T09:30:00-05:00"),
        ("ngày 4 tháng 3 năm 2026", "2026-03-04T00:00:00+00:00"),
        ("4:e mars 2026", "2026-03-04T00:00:00+00:00"),
        ("4. ágúst 2026", "2026-08-04T00:00:00+00:00"),
        ("৪ মার্চ ২০২৬", "2026-03-04T00:00:00+00:00"),
        ("4 مارچ، 2026ء", "2026-03-04T00:00:00+00:00"),
        ("4 มี.ค. 2569", "2026-03-04T00:00:00+00:00"),
        ("4 كانون الثاني 2026", "2026-01-04T00:00:00+00:00"),
        ("4 آذار/مارس 2026", "2026-03-04T00:00:00+00:00"),
        ("۱۳ اسفند ۱۴۰۴", "2026-03-04T00:00:00+00:00"),
        ("۱۴۰۴/۱۲/۱۳", "2026-03-04T00:00:00+00:00"),
        ("4. listopada 2026.", "2026-10-04T00:00:00+00:00"),
        ("4 listopada 2026", "2026-11-04T00:00:00+00:00"),
    ],
)
def test_dates_are_read(text: str, expected: str) -> None:
    found = parse_date(text)

    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2026-02-30",
        "1 of 3",
        "3.14.15.92",
        "0001-01-01",
        "12345678901234567",
        "1404/12/13",
        "۳۲ اسفند ۱۴۰۴",
    ],
)
def test_other_texts_are_no_dates(text: str) -> None:
    assert parse_date(text) is None


def test_month_first_where_the_language_says_so() -> None:
    assert parse_date("03/04/2026", month_first=True) == datetime(2026, 3, 4, tzinfo=UTC)
    assert parse_date("25/03/2026", month_first=True) == datetime(2026, 3, 25, tzinfo=UTC)


def test_both_readings_of_a_day_in_numbers() -> None:
    both = read_both_ways("03/04/2026")

    assert both is not None
    assert [moment.date().isoformat() for moment in both] == ["2026-04-03", "2026-03-04"]
    assert read_both_ways("25/03/2026") is None
    assert read_both_ways("2026-03-04") is None
    assert read_both_ways("4 March 2026, 03/04/2026") is None


@pytest.mark.parametrize(
    ("persian", "gregorian"),
    [((1399, 12, 30), (2021, 3, 20)), ((1403, 1, 1), (2024, 3, 20)), ((1404, 1, 1), (2025, 3, 21))],
)
def test_persian_years_and_their_leap_days(
    persian: tuple[int, int, int], gregorian: tuple[int, int, int]
) -> None:
    year, month, day = persian

    assert gregorian_of(year, PERSIAN + month, day) == gregorian


def test_day_of_the_address() -> None:
    assert url_day(URL) == datetime(2026, 3, 4, tzinfo=UTC)
    assert url_day("https://a.example/story-20260304.html") == datetime(2026, 3, 4, tzinfo=UTC)
    assert url_day("https://a.example/2026/13/41/x") is None


def test_stamp_in_utc_a_day_off_yields_to_the_address() -> None:
    article = read(page_html(head=jsonld(datePublished="2026-03-05T01:10:00Z", headline="x")))

    assert article.published_at == datetime(2026, 3, 4, tzinfo=UTC)
    assert any(fact.value.startswith("2026-03-05") for fact in article.disagreements)


def test_stamp_with_its_own_zone_stands() -> None:
    article = read(page_html(head=jsonld(datePublished="2026-03-05T01:10:00+02:00", headline="x")))

    assert article.published_at == datetime(2026, 3, 5, 1, 10, tzinfo=timezone(timedelta(hours=2)))


def test_same_moment_in_the_newsrooms_zone_is_preferred() -> None:
    html = page_html(
        head=jsonld(datePublished="2026-03-05T02:11:03+00:00", headline="x"),
        below='<time datetime="2026-03-04T21:11:03-05:00">March 4, 2026</time>',
    )

    published = read(html, PLAIN).published_at

    assert published is not None
    assert published.isoformat() == "2026-03-04T21:11:03-05:00"


def test_printed_date_outweighs_a_rebuilt_stamp() -> None:
    html = page_html(
        head='<meta property="article:published_time" content="2026-11-17T10:33:13Z">',
        below='<span class="date">4 March 2026</span>',
    )

    article = read(html, PLAIN)

    assert article.published_at == datetime(2026, 3, 4, tzinfo=UTC)


def test_day_of_the_last_change_is_not_the_day_of_publication() -> None:
    html = page_html(
        head='<meta property="article:published_time" content="2025-01-02T08:00:00Z">'
        '<meta property="article:modified_time" content="2026-03-04T08:00:00Z">',
        below="<p>Updated 4 March 2026</p>",
    )

    article = read(html, PLAIN)

    assert article.published_at == datetime(2025, 1, 2, 8, tzinfo=UTC)
    assert article.modified_at == datetime(2026, 3, 4, 8, tzinfo=UTC)


def test_date_beside_the_headline_not_the_one_of_another_story() -> None:
    article = read(page_html(below='<div class="meta">Published 4 March 2026</div>'), PLAIN)

    assert article.published_at == datetime(2026, 3, 4, tzinfo=UTC)


def test_nothing_declared_nothing_printed_gives_nothing() -> None:
    html = (
        "<html lang=en><title>Depot</title><h1>Depot opens on the old quay</h1>"
        + "<p>Some words here.</p>" * 30
    )

    assert read(html, PLAIN, cheap=True).published_at is None

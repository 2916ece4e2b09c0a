"""Many pages at little cost: who can't be named on a page gets no judgement of it, and nobody is told otherwise."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from collector.pipeline.cascade import judge_or_glance
from collector.pipeline.judge import judge_capture, open_bench
from collector.pipeline.manifest import Terms, judge_lines, read_page_file
from collector.records import Brand, Candidate, Capture, Clip, Glance, Miss
from collector.settings import Settings

NOW = datetime(2026, 11, 20, tzinfo=UTC)
URL = "https://www.harbour-courier.example/2026/11/gates"
STORY = "".join(
    f"<p>The harbour of Brindlow opens its gates for the {n}th time this week, and {'the boats wait ' * 12}.</p>"
    for n in range(6)
)
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gates open – Harbour Courier</title>
<meta property="og:title" content="Gates open"><meta property="og:site_name" content="Harbour Courier">
<link rel="canonical" href="{URL}"><meta property="article:published_time" content="2026-11-02T08:00:00+01:00">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Gates open", "author": {{"name": "Ana Ruiz"}}}}
</script></head><body><article><h1>Gates open</h1>{STORY}</article></body></html>"""


def capture(page: str, url: str = URL) -> Capture:
    return Capture(
        url=url, requested_url=url, status=200, body=page.encode(), captured_at=NOW, source="supplied"
    )


def judged(page: str, brand: str | None = "Velora", url: str = URL) -> Clip | Glance | Miss:
    bench = open_bench(Settings(), Brand(name=brand) if brand else None, "oba", NOW)
    return judge_or_glance(Candidate(url=url, key=url), capture(page, url), bench)


def lines(*orders: dict[str, Any], with_text: bool = False) -> list[dict[str, Any]]:
    terms = Terms(settings=Settings(jobs=1), profile="oba", now=NOW, folder=Path(), with_text=with_text)
    return [json.loads(line) for line in judge_lines([json.dumps(order).encode() for order in orders], terms)]


def test_a_page_that_can_not_name_the_brand_is_read_for_its_head() -> None:
    found = judged(PAGE)

    assert isinstance(found, Glance)
    assert found.article.headline == "Gates open"
    assert found.article.site_name == "Harbour Courier"
    assert found.article.published_at is not None
    assert found.article.published_at.isoformat() == "2026-11-02T08:00:00+01:00"
    assert (found.article.language, found.article.canonical_url) == ("en", URL)
    assert found.article.bylines == ("Ana Ruiz",)
    assert found.article.paragraphs == ()
    assert found.capture.body == b""


@pytest.mark.parametrize("brand", [None, "Harbour", "Brindlow"])
def test_a_page_that_can_is_judged_as_by_itself(brand: str | None) -> None:
    bench = open_bench(Settings(), Brand(name=brand) if brand else None, "oba", NOW)

    assert judged(PAGE, brand) == judge_capture(Candidate(url=URL, key=URL), capture(PAGE), bench)


@pytest.mark.parametrize(
    "page",
    [
        "<title>Just a moment...</title><body><p>Verify that you are human.</p>",
        "<body><div id=root></div><noscript>Please enable JavaScript</noscript>",
        "<title>404</title><h1>Page not found</h1>",
        "",
    ],
)
def test_no_page_is_the_same_miss_either_way(page: str) -> None:
    bench = open_bench(Settings(), Brand(name="Velora"), "oba", NOW)
    found = judged(page)

    assert isinstance(found, Miss)
    assert found == judge_capture(Candidate(url=URL, key=URL), capture(page), bench)


def test_the_line_of_such_a_page_claims_nothing_that_was_not_judged() -> None:
    named, unnamed = lines(
        {"id": 1, "html": PAGE, "url": URL, "brand": "Brindlow"},
        {"id": 2, "html": PAGE, "url": URL, "brand": "Velora"},
    )

    assert named.keys() == unnamed.keys()
    assert named["article"].keys() == unnamed["article"].keys()
    assert named["paid"]["standing"] == "earned"
    assert unnamed["paid"] == {"standing": "unclear", "kind": None, "likelihood": 0, "evidence": []}
    assert unnamed["standing"] == "unclear"
    assert unnamed["article"]["kind"] is None
    assert unnamed["mention"]["level"] == unnamed["mention"]["prominence"] == "none"
    assert unnamed["outcome"] == "does not count"
    assert [(r["rule"], r["holds"]) for r in unnamed["reasons"]] == [("named", "no"), ("standing", "unsure")]
    assert "not judged" in unnamed["reasons"][1]["text"]
    assert unnamed["article"]["headline"] == named["article"]["headline"]
    assert unnamed["outlet"] == named["outlet"]


def test_who_asks_for_the_text_gets_every_page_whole() -> None:
    (line,) = lines({"id": 1, "html": PAGE, "url": URL, "brand": "Velora"}, with_text=True)

    assert line["paid"]["standing"] == "earned"
    assert "opens its gates" in line["article"]["text"]


def test_other_charsets_are_searched_in_their_letters() -> None:
    page = PAGE.replace("utf-8", "windows-1251").replace("boats", "Ромашка").encode("cp1251", "replace")
    bench = open_bench(Settings(), Brand(name="Ромашка"), "oba", NOW)
    shot = Capture(url=URL, requested_url=URL, status=200, body=page, captured_at=NOW)

    found = judge_or_glance(Candidate(url=URL, key=URL), shot, bench)

    assert isinstance(found, Clip)
    assert found.mention is not None
    assert found.mention.count > 0


def test_a_packed_page_is_read_up_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(b"a" * 500) + gzip.compress(b"b" * 500))

    assert read_page_file(path, 10_000) == b"a" * 500 + b"b" * 500
    assert read_page_file(path, 600) == b"a" * 500 + b"b" * 100


@pytest.mark.parametrize(
    "content",
    [
        b"<html>",
        b"",
        gzip.compress(b"a" * 5_000)[:-9],
        gzip.compress(b"a") + b"rest",
        b"\x1f\x8b\x08\x00" * 9,
    ],
)
def test_a_packed_page_that_is_broken_is_a_bad_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(content)
    (line,) = lines({"id": 1, "path": str(path), "url": URL})

    assert line["miss"]["reason"] == "bad line"


@pytest.mark.parametrize(
    ("body", "said", "look"),
    [
        (b"%PDF-1.7 Velora in the harbour", "it is a PDF, not HTML", True),
        (bytes(range(256)) * 20, "its bytes are no text", False),
    ],
)
def test_what_is_no_page_is_the_same_miss_on_every_way(body: bytes, said: str, look: bool) -> None:
    bench = open_bench(Settings(), Brand(name="Velora"), "oba", NOW)
    found = Capture(url=URL, requested_url=URL, status=200, body=body, captured_at=NOW, record="<urn:uuid:1>")
    expected = Miss(
        url=URL, reason="not a page", detail=said, needs_look=look, status=200, captured_at=NOW,
        record="<urn:uuid:1>",
    )  # fmt: skip

    assert judge_capture(Candidate(url=URL, key=URL), found, bench) == expected
    assert judge_or_glance(Candidate(url=URL, key=URL), found, bench) == expected

"""The page for people: self-contained, escaped, complete, in the reader's order."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import export_samples as samples
import pytest
from selectolax.lexbor import LexborHTMLParser

from collector.export import report_html, write_dossier
from collector.export.report import passage
from collector.records import Mention, Paragraph


@pytest.fixture(scope="module")
def page() -> LexborHTMLParser:
    return LexborHTMLParser(report_html(samples.dossier()))


def text_of(page: LexborHTMLParser, selector: str) -> str:
    node = page.css_first(selector)
    assert node is not None, selector
    return re.sub(r"\s+", " ", node.text())


def test_it_loads_nothing_and_runs_nothing(page: LexborHTMLParser) -> None:
    policy = page.css_first('meta[http-equiv="Content-Security-Policy"]')

    assert policy is not None
    assert policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert not page.css("script, link, img, iframe, object, embed, form, base, [onclick], [onload]")
    assert "url(" not in text_of(page, "style")
    assert "@import" not in text_of(page, "style")


def test_the_answer_comes_first_then_links_form_doubts_rejections_method_limits_check(
    page: LexborHTMLParser,
) -> None:
    ids = [node.attributes.get("id") for node in page.css("h2")]

    assert ids == ["the-answer", "links", "form", "looks", "left-out", "sources", "method", "limits", "check"]
    assert text_of(page, ".answer h2") == "5 of 5 press links"


def test_the_gap_is_said_with_what_to_do() -> None:
    page = LexborHTMLParser(report_html(samples.short_dossier()))

    assert text_of(page, ".answer h2") == "2 of 5 press links: not enough"
    assert "techmoor.example" in text_of(page, ".answer .advice")
    assert "30 days" in text_of(page, ".answer")


def test_every_press_link_shows_outlet_tier_date_byline_and_the_marked_passage(
    page: LexborHTMLParser,
) -> None:
    first = text_of(page, ".links li")

    for fact in ("The Harbour Courier", "tier A", "12 October 2026", "By Ana Ruiz and Li Wei", "91 of 100"):
        assert fact in first
    assert [node.text() for node in page.css(".links blockquote mark")] == [
        "Lumora Pay", "ルモラペイ", "لومورا باي", "Lumora Pay", "Lumora Pay",
    ]  # fmt: skip


def test_what_would_replace_a_link_is_said(page: LexborHTMLParser) -> None:
    assert "(Elbe-Post) would take its place" in text_of(page, ".links li")


def test_texts_carry_their_language_and_direction(page: LexborHTMLParser) -> None:
    quotes = page.css(".links blockquote")

    assert [node.attributes.get("lang") for node in quotes] == ["en", "ja", "ar", "de", "en"]
    assert all(node.attributes.get("dir") == "auto" for node in quotes)


def test_paid_evidence_shows_marker_place_rule_and_source(page: LexborHTMLParser) -> None:
    proof = text_of(page, "#left-out ~ .group .proof.paid")

    for part in ("Anzeige · Sponsored", "kicker above the headline", "label-above-headline", "UWG"):
        assert part in proof


def test_every_candidate_is_shown(page: LexborHTMLParser) -> None:
    body = text_of(page, "body")

    for rejection in samples.rejections():
        assert rejection.candidate.url in body
        assert re.sub(r"\s+", " ", rejection.reason) in body


def test_hostile_words_stay_words() -> None:
    nasty = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    choice = samples.choices()[0]
    clip = choice.clip
    clip = replace(
        clip,
        article=replace(clip.article, headline=nasty, byline=nasty, language='en" onload="x'),
        mention=replace(clip.mention, quote=nasty + "Lumora Pay", surface=nasty),
        outlet=replace(clip.outlet, name=nasty),
        capture=replace(clip.capture, url="javascript:alert(1)", peer=nasty),
    )
    page = LexborHTMLParser(report_html(samples.dossier(choices=(replace(choice, clip=clip, why=nasty),))))

    assert not page.css("script, img, [onload], [onerror]")
    assert not [a for a in page.css("a") if (a.attributes.get("href") or "").startswith("javascript:")]


def test_all_names_of_the_brand_are_marked_and_the_rest_is_escaped() -> None:
    clip = samples.choices()[0].clip
    clip = replace(clip, mention=Mention(quote="<b>LUMORA PAY</b> & ルモラペイ", surface="Lumora Pay"))

    assert str(passage(clip, samples.BRAND)) == (
        "&lt;b&gt;<mark>LUMORA PAY</mark>&lt;/b&gt; &amp; <mark>ルモラペイ</mark>"
    )


def test_where_the_quote_is_the_headline_the_passage_is_the_first_paragraph_that_names_the_brand() -> None:
    clip = samples.choices()[0].clip
    paragraphs = (
        Paragraph("No name here."),
        Paragraph("word " * 100 + "then Lumora Pay came " + "after " * 100),
    )
    article = replace(clip.article, paragraphs=paragraphs)
    clip = replace(clip, article=article, mention=Mention(quote=article.headline or "", surface="Lumora Pay"))
    words = str(passage(clip, samples.BRAND))

    assert words.startswith("… word")
    assert words.endswith("after …")
    assert "<mark>Lumora Pay</mark>" in words
    assert len(words) < 350


def test_without_a_mention_there_is_no_passage() -> None:
    clip = samples.choices()[0].clip

    assert passage(replace(clip, mention=None), samples.BRAND) == ""
    assert passage(replace(clip, mention=Mention()), samples.BRAND) == ""


def test_a_long_list_is_cut_with_a_word_about_where_the_rest_is() -> None:
    gone = samples.rejections()[5]
    many = tuple(
        replace(gone, candidate=replace(gone.candidate, key=str(n), url=f"https://x.example/{n}"))
        for n in range(450)
    )
    page = LexborHTMLParser(report_html(samples.dossier(rejections=many)))

    assert len(page.css(".group .item")) == 200
    assert "and 250 more" in text_of(page, ".group")


def test_an_empty_dossier_is_still_a_page() -> None:
    empty = samples.dossier(choices=(), rejections=(), sources=())
    page = LexborHTMLParser(report_html(empty))

    assert "No article qualifies yet." in text_of(page, "body")


def test_run_leaves_the_files_it_promises(tmp_path: Path) -> None:
    archive = tmp_path / "archive.warc.gz"
    archive.write_bytes(b"records")
    out = tmp_path / "deep" / "out"
    for _ in range(2):  # a second run replaces the first
        write_dossier(samples.dossier(), out, archive)

    assert sorted(p.name for p in out.iterdir()) == [
        "captures.warc.gz",
        "dossier.json",
        "index.html",
        "links.txt",
    ]
    assert (out / "captures.warc.gz").read_bytes() == b"records"


def test_the_same_dossier_gives_the_same_bytes(tmp_path: Path) -> None:
    write_dossier(samples.dossier(), tmp_path / "a")
    write_dossier(samples.dossier(), tmp_path / "b")

    for name in ("dossier.json", "index.html", "links.txt"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()

"""The page for people: self-contained, escaped, complete, in the reader's order."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import export_samples as samples
import pytest
from selectolax.lexbor import LexborHTMLParser

from collector.export import report_html, write_dossier
from collector.export.passages import passage
from collector.export.wording import brief, counters, menu_rows, rule_words, sentence
from collector.records import Dossier, Evidence, Mention, Paragraph


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


def with_urls(*urls: str) -> Dossier:
    choices = tuple(
        replace(choice, clip=replace(choice.clip, capture=replace(choice.clip.capture, url=url)))
        for choice, url in zip(samples.choices(), urls, strict=False)
    )
    return samples.dossier(choices=choices)


def test_links_that_the_form_refuses_make_the_answer_amber() -> None:
    page = LexborHTMLParser(report_html(with_urls(*(f"http://{n}.example/" for n in "abcde"))))

    assert text_of(page, ".answer.short h2") == "5 press links, but the form takes only https"
    assert "newsstand has no https" in text_of(page, ".answer")
    assert all(f"http://{n}.example/" in text_of(page, ".todo") for n in "abcde")


def test_a_page_from_a_file_is_no_link_to_hand_in() -> None:
    dossier = with_urls("file:///home/me/a.html", *(f"https://{n}.example/" for n in "bcde"))
    page = LexborHTMLParser(report_html(dossier))

    assert text_of(page, ".answer.short h2") == "5 press links, but 1 has no web address"
    assert "file:" not in text_of(page, ".form")
    assert "Hand it in again with the URL" in text_of(page, ".todo")


@pytest.mark.parametrize(
    ("workspace", "said"),
    [(None, ""), ("/tmp/my place", " --workspace '/tmp/my place'"), ("w", " --workspace w")],
)
def test_the_commands_on_the_page_work_as_they_stand(workspace: str | None, said: str) -> None:
    page = LexborHTMLParser(report_html(samples.dossier(), workspace=workspace))
    commands = [node.text() for node in page.css("pre.cmd")]

    assert commands[0] == f"collector review lumora-pay{said}"
    assert commands[1].startswith(f"collector export lumora-pay{said} --out bundle")
    assert ("Did the run name a --workspace?" in text_of(page, "body")) == (workspace is None)


def test_considered_pages_are_links_doubts_and_left_out() -> None:
    dossier = samples.dossier()
    page = LexborHTMLParser(report_html(dossier))
    numbers = [int(node.text()) for node in page.css(".tally dd")]

    assert numbers[0] == sum(numbers[1:]) == len(dossier.choices) + len(dossier.rejections)


def test_a_name_from_right_to_left_moves_nothing_around_it() -> None:
    assert str(sentence("الساحل اليوم (newspaper, tier A): strength 78")) == (
        "<bdi>الساحل اليوم</bdi> (newspaper, tier A): strength 78"
    )
    assert str(sentence("<b> \u202eX (https://a.example/1?x=1&y=2) is gone")) == (
        '&lt;b&gt; X (<a href="https://a.example/1?x=1&amp;y=2" rel="noreferrer noopener nofollow">a.example</a>) is gone'
    )
    page = LexborHTMLParser(report_html(samples.dossier()))
    assert not page.css("h1[dir]")
    assert not [node for node in page.css("dd > bdi, p > bdi") if "strength" in node.text()]


def test_harmless_labels_are_shown_once_and_menu_rows_not_at_all() -> None:
    def evidence(quote: str, where: str, source: str) -> Evidence:
        return Evidence(rule="explained-away", quote=quote, where=where, weight=-0.5, source=source)

    clip = samples.choices()[0].clip
    nav, foot = "above the headline, in the navigation (nav > ul)", "below the story, in the footer (div.a)"
    rows = (
        evidence("NewsBusinessMoneyCultureSportSponsored ContentSubscribe", nav, "[de]"),
        evidence("速報経済企業市場文化オピニオンPR企画", nav, "[ja]"),
        evidence("Sponsored Content", nav, "[en]"),
        evidence("Sponsored Content", nav, "[es]"),
        evidence("Sponsored Content", foot, "[en]"),
        evidence("A note by LinkedIn and PayPal about YouTube", foot, "[en]"),
    )
    clip = replace(clip, paid=replace(clip.paid, evidence=rows))

    assert [(e.quote, e.where) for e in counters(clip)] == [
        ("Sponsored Content", nav), ("Sponsored Content", foot), ("A note by LinkedIn and PayPal about YouTube", foot),
    ]  # fmt: skip
    assert menu_rows(clip) == 2


def test_paths_through_the_markup_stay_in_the_details() -> None:
    said = 'paid: "Paid Post" (kicker above the headline (main#main > div.b))'

    assert str(brief(said)).endswith("(kicker above the headline)")
    assert "(newspaper, tier A)" in brief("X (newspaper, tier A) said")


def test_what_left_pages_out_is_folded_on_the_screen_and_named_in_words(page: LexborHTMLParser) -> None:
    groups = page.css("details.group")

    assert groups
    assert all("open" not in group.attributes for group in groups)
    assert "the brand only in passing" in rule_words("passing-mention")
    assert rule_words("some-new_rule") == "Some new rule"


def test_the_summary_for_paper_names_every_press_link(page: LexborHTMLParser) -> None:
    summary = text_of(page, ".paper")

    assert len(page.css(".paper tbody tr")) == 5
    for choice in samples.choices():
        assert choice.clip.capture.url in summary

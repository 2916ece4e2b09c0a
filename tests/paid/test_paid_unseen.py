"""Badges that the markup hides, the sponsor of a site's weather, classes that give a colour; each beside its twin."""

from __future__ import annotations

import pytest
from press_copy import COPY

_STORY = "".join(f"<p>{line}</p>" for line in COPY["en"].paragraphs)
_TITLE = COPY["en"].headline


def _page(
    above: str = "", *, site: str = "", below: str = "", language: str = "en", story: str = _STORY
) -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><title>{_TITLE}</title></head><body>{site}'
        f'<article class="piece">{above}<h1>{_TITLE}</h1>{below}<div class="txt">{story}</div></article>'
        "<footer>Tide Ltd.</footer></body></html>"
    )


def _whys(verdict) -> list[str]:
    return [one.where for one in verdict.evidence if one.weight < 0]


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ('<p class="note" hidden>Sponsored content</p>', '<p class="note">Sponsored content</p>'),
        (
            '<span class="label" style="color:red; display: none">Sponsored content</span>',
            '<span class="label" style="color:red; display: block">Sponsored content</span>',
        ),
        (
            '<div class="row"><a href="/t">Business</a> <b style="visibility:hidden">Sponsored content</b></div>',
            '<div class="row"><a href="/t">Business</a> <b>Sponsored content</b></div>',
        ),
        (
            '<div style="DISPLAY:NONE"><div class="kicker">Advertorial</div></div>',
            '<div hidden="until-found"><div class="kicker">Advertorial</div></div>',
        ),
    ],
)
def test_a_badge_that_the_markup_hides_is_no_label(hidden: str, shown: str, judged) -> None:
    verdict = judged(_page(hidden))
    assert verdict.standing == "earned"
    assert any("hidden from readers" in why for why in _whys(verdict))

    assert judged(_page(shown)).standing == "paid"


def test_what_hides_the_whole_page_until_a_script_runs_hides_no_label(judged) -> None:
    page = _page('<div class="kicker">Advertorial</div>').replace("<article", '<article style="display:none"')

    assert judged(page).standing == "paid"


def test_the_sponsor_of_the_sites_weather_paid_for_no_article(judged) -> None:
    strip = (
        '<header class="site-header"><div class="header-{what}"><div class="header-{what}__sponsor">'
        'Sponsored By <img src="/l.png" alt="Norvik Motors"></div></div></header>'
    )

    assert judged(_page(site=strip.format(what="weather"))).standing == "earned"
    assert judged(_page(site=strip.format(what="story"))).standing == "paid"


def test_a_class_that_gives_a_colour_names_no_ad(judged) -> None:
    bar = '<div class="{} p-3"><span>MAINOS</span> <strong>Koivula Ikkunat</strong></div>'
    story = "".join(f"<p>{one}</p>" for one in COPY["fi"].paragraphs)

    coloured = judged(_page(bar.format("bg-is-ad-blue border-b"), language="fi", story=story))
    named = judged(_page(bar.format("is-ad-blue border-b"), language="fi", story=story))

    assert coloured.standing == "paid"
    assert named.standing == "earned"


@pytest.mark.parametrize(
    ("language", "line", "standing"),
    [
        # The sentence's pattern reaches beyond the mark that closes the quotation.
        (
            "th",
            "ทีมวิจัยพบบทความคลินิกความงามหลายชิ้นที่หน้าตาเหมือนข่าว โดยข้อความ “บทความนี้ได้รับการสนับสนุน” อยู่ใต้เมนูท้ายหน้า",
            "earned",
        ),
        ("th", "บทความนี้ได้รับการสนับสนุนจากบริษัทท่าเรือนอร์วิก", "paid"),
    ],
)
def test_a_disclosure_that_begins_in_a_quotation_is_quoted(
    language: str, line: str, standing: str, judged
) -> None:
    story = f"<p>{line}</p>" + "".join(f"<p>{one}</p>" for one in COPY[language].paragraphs)

    assert judged(_page(language=language, story=story)).standing == standing


def test_an_ambiguous_label_alone_at_the_end_of_the_line_of_date_and_source_is_a_doubt(judged) -> None:
    line = '<div class="post_info">2026-11-09 18:15 来源: 都会新闻网 {}</div>'
    story = "".join(f"<p>{one}</p>" for one in COPY["zh"].paragraphs)

    marked = judged(_page(below=line.format('<span class="tag">推广</span>'), language="zh", story=story))
    plain = judged(_page(below=line.format('<span class="tag">财经</span>'), language="zh", story=story))

    assert marked.standing == "unclear"
    assert plain.standing == "earned"


def test_a_brands_account_signs_as_its_publisher(judged) -> None:
    author = '<div class="byline"><a rel="author" href="/u/9">Lumen Hoyt</a> <div class="author_title">{}</div></div>'

    assert judged(_page(below=author.format("Brand Publisher"))).standing == "paid"
    assert judged(_page(below=author.format("Book Publisher"))).standing == "earned"

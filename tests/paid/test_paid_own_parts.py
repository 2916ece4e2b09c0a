"""Labels in parts of the article that class names take for something else, and marks in the headline; each beside its twin."""

from __future__ import annotations

import pytest
from press_copy import COPY

_STORY = "".join(f"<p>{line}</p>" for line in COPY["en"].paragraphs)
_TITLE = COPY["en"].headline


def _page(body: str, *, language: str = "en", title: str = _TITLE) -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><title>{title} | Tide</title></head><body>'
        f'<nav><a href="/a">News</a> <a href="/b">Sport</a></nav>{body}'
        '<div class="more-of-it"><a href="/c">The ferry to Norvik runs again after the storm</a></div>'
        "<footer>Tide Ltd.</footer></body></html>"
    )


def _story(before: str = "", after: str = "", *, heading: str = f"<h1>{_TITLE}</h1>", below: str = "") -> str:
    return f'<div class="piece">{before}{heading}{below}<div class="txt">{_STORY}</div>{after}</div>'


def _positive(verdict) -> list[tuple[str, float, str]]:
    return [(one.rule, one.weight, one.quote) for one in verdict.evidence if one.weight > 0]


def _local(language: str, heading: str, shown: str, *, extra: str = "") -> str:
    paragraphs = [*COPY[language].paragraphs, *([extra] if extra else [])]
    story = "".join(f"<p>{line}</p>" for line in paragraphs)
    return _page(
        f'<div class="piece"><h1>{heading}</h1><div>{story}</div></div>', language=language, title=shown
    )


@pytest.mark.parametrize(
    ("language", "mark"),
    [
        ("en", "[Sponsored Message]"),
        ("en", "(Sponsored by Harbour Brewery)"),
        ("ta", "(விளம்பரம்)"),
        ("sl", "(oglas)"),
        ("ko", "[기사형 광고]"),
        ("lt", "(reklama)"),
        ("el", "[Χορηγούμενο]"),
        ("ka", "(რეკლამა)"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_label_in_brackets_at_either_end_of_the_headline(
    language: str, mark: str, first: bool, judged
) -> None:
    copy = language if language in COPY else "en"
    plain = COPY[copy].headline
    marked = f"{mark} {plain}" if first else f"{plain} {mark}"
    page = _local(copy, marked, marked).replace(f'lang="{copy}"', f'lang="{language}"', 1)

    verdict = judged(page)

    assert verdict.standing == "paid", _positive(verdict)


def test_a_word_in_brackets_that_may_announce_anything_is_a_doubt(judged) -> None:
    plain = COPY["ro"].headline
    verdict = judged(_local("ro", f"[Anunț] {plain}", f"[Anunț] {plain}"))

    assert verdict.standing == "unclear", _positive(verdict)


@pytest.mark.parametrize(
    ("title", "extra"),
    [
        ("The harbour (and what advertising did to it) in pictures", ""),
        (
            "A brewery's new film (advert)",
            "The advert shows the harbour at dawn; the agency shot it in two days.",
        ),
        ("What (sponsored) readers told us about bread and the price of it", ""),
    ],
)
def test_brackets_in_a_headline_that_mark_nothing(title: str, extra: str, judged) -> None:
    verdict = judged(_local("en", title, title, extra=extra))

    assert verdict.standing != "paid", _positive(verdict)


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("hr", "<span>PR:</span> {}"),
        ("de", "<span class='a'>Anzeige</span><span class='b'>{}</span>"),
        ("de", "<a href='/x'>Werbung</a> {}"),
        ("en", "<small>Sponsored</small> {}"),
        ("en", "{} <span>Sponsored content</span>"),
        ("sv", "<b>Annons</b> {}"),
    ],
)
def test_a_label_in_an_element_of_its_own_in_the_heading(language: str, heading: str, judged) -> None:
    plain = COPY[language].headline
    verdict = judged(_local(language, heading.format(plain), plain))

    assert verdict.standing == "paid", _positive(verdict)


@pytest.mark.parametrize(
    ("heading", "extra"),
    [
        ("<em>Sponsored</em> athletes walk out of the harbour games", ""),
        (
            "<span>Advertising</span> is what the harbour talks about",
            "Advertising has changed the harbour's walls.",
        ),
        (
            "<span>Advertising:</span> The harbour's walls are sold",
            "All advertising on the walls is sold until 2031.",
        ),
        ("The minister and the word <i>sponsored</i>", ""),
    ],
)
def test_a_word_in_an_element_of_the_heading_that_is_its_subject(heading: str, extra: str, judged) -> None:
    plain = heading.replace("<em>", "").replace("</em>", "")
    verdict = judged(_local("en", heading, plain, extra=extra))

    assert verdict.standing != "paid", _positive(verdict)


@pytest.mark.parametrize(
    ("overlay", "standing"),
    [
        ('<figure class="hero"><img src="/h.jpg"><div class="hero__overlay"><b>Advertisement</b> Norvik Bank</div></figure>', "paid"),
        ('<div class="lead-overlay"><img src="/h.jpg"><span>Sponsored content</span></div>', "paid"),
        ('<div class="cookie-overlay"><img src="/h.jpg"><span>Sponsored content</span></div>', "earned"),
        ('<div class="player-overlay"><video src="/v"></video><img src="/h.jpg"><b>Advertisement</b></div>', "earned"),
        ('<div class="newsletter-overlay"><form><img src="/h.jpg"><b>Sponsored content</b><input></form></div>', "earned"),
    ],
)  # fmt: skip
def test_words_laid_over_the_picture_at_the_headline(overlay: str, standing: str, judged) -> None:
    verdict = judged(_page(_story(overlay)))

    assert verdict.standing == standing, _positive(verdict)


@pytest.mark.parametrize(
    ("after", "standing"),
    [
        ('<div class="story__imprint"><p>This article was paid for by Harbour Brewery.</p></div>', "paid"),
        ('<div class="story-foot"><p>Advertorial</p></div>', "unclear"),
        ('<div class="legal"><p>This text is an advertisement of Harbour Brewery.</p></div>', "paid"),
        (
            '<div class="story__imprint"><p>Articles marked “Sponsored” were paid for by advertisers.</p></div>',
            "earned",
        ),
        (
            '<div class="story__imprint"><p>Printed by the Tide. <a href="/s">Sponsored content</a></p></div>',
            "earned",
        ),
        (
            '<div class="story-foot"><p>Our weekly newsletter is sponsored by Harbour Brewery.</p></div>',
            "earned",
        ),
    ],
)
def test_the_story_s_own_foot(after: str, standing: str, judged) -> None:
    verdict = judged(_page(_story(after=after)))

    assert verdict.standing == standing, _positive(verdict)


def test_what_stands_in_the_page_s_footer_is_not_the_story_s(judged) -> None:
    foot = '<div class="page-foot"><p>This article was paid for by Harbour Brewery.</p></div>'
    verdict = judged(_page(f"<main><section><div>{_story()}</div></section></main>{foot}"))

    assert verdict.standing == "earned", _positive(verdict)


@pytest.mark.parametrize(
    ("kicker", "standing"),
    [
        ('<div class="adv__label">Advertorial</div>', "paid"),
        ('<p class="ad-tag">Gesponsert</p>', "paid"),
        ('<div class="ad-label">Anzeige</div>', "earned"),
        ('<div class="ad-label">Gesponsert</div><div class="slot"></div>', "earned"),
    ],
)
def test_a_strong_label_named_like_a_slot_right_above_the_headline(
    kicker: str, standing: str, judged
) -> None:
    story = "".join(f"<p>{line}</p>" for line in COPY["de"].paragraphs)
    body = f'<div class="piece">{kicker}<h1>{COPY["de"].headline}</h1><div>{story}</div></div>'
    verdict = judged(_page(body, language="de", title=COPY["de"].headline))

    assert verdict.standing == standing, _positive(verdict)


@pytest.mark.parametrize(
    ("after", "standing"),
    [
        ('<div class="abh_box"><div class="abh_name"><a href="/author/sc">Sponsored Content</a></div><div>Norvik Bank</div></div>', "paid"),
        ('<div class="author-card"><h4><a href="/a/7">Sponsored Post</a></h4><p>Norvik Bank</p></div>', "paid"),
        ('<div class="xk3"><a rel="author" href="/sc">Advertorial</a></div>', "paid"),
        ('<div class="author-card"><h4><a href="/a/8">Ana Ruiz</a></h4><p>Ana Ruiz reports on sponsored content.</p></div>', "earned"),
        ('<div class="related authors"><div><a href="/author/sc">Sponsored Content</a></div></div>', "earned"),
    ],
)  # fmt: skip
def test_the_author_behind_the_story(after: str, standing: str, judged) -> None:
    verdict = judged(_page(_story(after=after)))

    assert verdict.standing == standing, _positive(verdict)


@pytest.mark.parametrize(
    ("after", "standing"),
    [
        ('<div class="itemCategory">More: <a href="/c/adv">Advertorial</a></div>', "paid"),
        ('<p class="post-categories">Filed under: <a href="/c/s">Sponsored content</a></p>', "paid"),
        ('<p class="post-tags">Tags: <a href="/t/s">Sponsored content</a></p>', "unclear"),
    ],
)
def test_the_category_behind_the_story(after: str, standing: str, judged) -> None:
    verdict = judged(_page(_story(after=after)))

    assert verdict.standing == standing, _positive(verdict)


@pytest.mark.parametrize(
    ("below", "standing"),
    [
        ('<div class="widget-post-info"><ul><li>4 March</li><li><a href="/c">Sponsored content</a></li></ul></div>', "paid"),
        ('<div class="widget-links"><ul><li><a href="/1">Wheat</a></li><li><a href="/2">Rye</a></li><li><a href="/c">Sponsored content</a></li></ul></div>', "earned"),
    ],
)  # fmt: skip
def test_a_linked_label_below_the_headline_in_a_widget(below: str, standing: str, judged) -> None:
    verdict = judged(_page(_story(below=below)))

    assert verdict.standing == standing, _positive(verdict)


def test_a_last_line_where_headline_and_story_share_nothing_but_the_page(judged) -> None:
    def page(line: str) -> str:
        head = f'<div class="head"><h1>{_TITLE}</h1></div>'
        return _page(
            f'{head}<div class="txt">{_STORY}<p><i>{line}</i></p></div><div class="adv">Advertisement</div>'
        )

    own, told = judged(page("(Advertorial)")), judged(page("(Photos: Ana Ruiz)"))

    assert own.standing == "paid", _positive(own)
    assert told.standing == "earned", _positive(told)


@pytest.mark.parametrize(
    ("strip", "tag", "standing"),
    [
        ('<div class="sponsored-strip">In association with <img alt="Norvik Bank" src="/n.png"></div>', "Advertorial", "paid"),
        ('<div class="sponsored-strip">In association with <img alt="Norvik Bank" src="/n.png"></div>', "Harbour", "unclear"),
        ('<div class="strip">In association with <img alt="Norvik Bank" src="/n.png"></div>', "Harbour", "unclear"),
    ],
)  # fmt: skip
def test_an_ambiguous_label_in_a_strip_named_sponsored(strip: str, tag: str, standing: str, judged) -> None:
    page = _page(_story(strip)).replace("</head>", f'<meta property="article:tag" content="{tag}"></head>')
    verdict = judged(page)

    assert verdict.standing == standing, _positive(verdict)

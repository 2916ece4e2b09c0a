"""Who signs a page: printed against declared, desks and houses, names at a story's end, in many scripts."""

from __future__ import annotations

import time

import pytest
from extract_pages import STORY, jsonld, page_html, paragraphs, read
from hypothesis import given
from hypothesis import strategies as st

from collector.extract.han import is_han_name, labelled_in_text
from collector.extract.leads import LEAD, may_lead
from collector.extract.names import account_in, desks_in, names_in
from collector.records import Article

PLAIN = "https://www.harbourgazette.example/business/orbelo"
CHINESE = (
    "海港邮报三月四日电，奥贝洛公司的第一座仓库星期三在旧码头边开门，公司表示夏天以前还要再招两百名工人，并在城外再建两座。",
    "仓库所在的地方，九十年代以前是一家罐头厂，几位老工人来看新的传送带，说锅炉当年就放在这里，墙上的钟还在走。",
    "镇议会去年秋天以九票对四票通过了这项计划，会上问得最多的是海边公路的交通，赶集的日子那里早已堵得走不动。",
)


def source_of(article: Article) -> str | None:
    return next((fact.source for fact in article.provenance if fact.field == "bylines"), None)


def person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


# ---------------------------------------------------------------- printed and declared


def test_name_under_the_headline_beats_a_declared_one_that_is_printed_nowhere() -> None:
    html = page_html(
        head=jsonld(author=person("Tom Maye")), below='<div class="author-2"><span>Ana Ruiz</span></div>'
    )

    assert read(html, PLAIN).bylines == ("Ana Ruiz",)


def test_declared_author_stays_where_somebody_else_only_checked_the_story() -> None:
    html = page_html(head=jsonld(author=person("Ana Ruiz")), below="<p>Reviewed by Tom Maye</p>")

    assert read(html, PLAIN).bylines == ("Ana Ruiz",)


def test_declared_author_stays_where_a_stranger_is_printed_far_from_the_headline() -> None:
    far = "".join(f"<p>Stop {n} of the new ring line</p>" for n in ("one", "two", "three", "four"))
    html = page_html(head=jsonld(author=person("Ana Ruiz")), below=f"{far}<p>By Tom Maye</p>")

    assert read(html, PLAIN).bylines == ("Ana Ruiz",)


def test_account_in_the_head_yields_to_the_name_that_readers_see() -> None:
    html = page_html(head=jsonld(author=person("web.desk2")), below='<div class="author-info">Ana Ruiz</div>')

    assert read(html, PLAIN).bylines == ("Ana Ruiz",)


def test_account_signs_where_nobody_else_does() -> None:
    article = read(page_html(head='<meta name="author" content="orbelo_fan">'), PLAIN)

    assert article.bylines == ("orbelo_fan",)


def test_account_that_an_element_for_authors_shows() -> None:
    html = page_html(body=f'{paragraphs()}<p><a class="author-name" rel="author" href="/u/1">reedfox</a></p>')

    assert read(html, PLAIN).bylines == ("reedfox",)


@pytest.mark.parametrize("value", ["Ana Ruiz", "admin", "a b", "", "Quay.", "ana"])
def test_what_is_no_account(value: str) -> None:
    assert account_in(value) == ()


def test_helpers_are_not_the_authors() -> None:
    assert names_in("By Ana Ruiz, edited by Tom Maye") == ("Ana Ruiz",)
    assert names_in("Ana Ruiz. Reviewed by Tom Maye, DVM") == ("Ana Ruiz",)
    assert desks_in("Written by The Team, edited by Tom Maye") == ("The Team",)


def test_name_with_a_job_beside_the_headline() -> None:
    html = page_html(below="<p>Ana Ruiz | Senior Writer | March 4, 2026</p>")

    assert read(html, PLAIN).bylines == ("Ana Ruiz",)


def test_caption_with_a_job_in_it_is_no_byline() -> None:
    body = (
        "<p>The town</p>" * 9
        + "<p>Ana Ruiz, editor of the harbour almanac, in front of the depot</p>"
        + paragraphs()
    )

    assert read(page_html(body=body), PLAIN).bylines == ()


# ---------------------------------------------------------------- marked elements


def test_author_in_a_menu_element_counts_where_it_is_declared_to_be_one() -> None:
    html = page_html(
        after='<nav class="pst-by"><span itemprop="author"><span itemprop="name">Ana Ruiz</span></span></nav>'
    )

    assert read(html, PLAIN).bylines == ("Ana Ruiz",)


def test_author_in_the_footer_of_the_story() -> None:
    html = page_html(
        body=f'{paragraphs()}<footer class="post-meta"><a rel="author" href="/a">Ana Ruiz</a></footer>'
    )

    assert read(html, PLAIN).bylines == ("Ana Ruiz",)


def test_byline_right_under_the_headline_counts_whatever_its_element_is_called() -> None:
    html = page_html(below='<div class="latest-by">By <a href="/author/ana">Ana Ruiz</a></div>')

    assert read(html, PLAIN).bylines == ("Ana Ruiz",)


def test_link_to_an_author_behind_the_story() -> None:
    html = page_html(body=f'{paragraphs()}<div class="post-user"><a href="/author/ana/">Ana Ruiz</a></div>')

    assert read(html, PLAIN).bylines == ("Ana Ruiz",)


def test_link_to_people_of_all_kinds_needs_a_name_in_full() -> None:
    one = page_html(below='<p><a href="/people/stars/">Orbelo</a> moves</p>')
    full = page_html(below='<p><a href="/people/ana/">Ana Ruiz</a></p>')

    assert read(one, PLAIN).bylines == ()
    assert read(full, PLAIN).bylines == ("Ana Ruiz",)


def test_story_filed_under_its_author_by_a_class_is_no_byline() -> None:
    html = page_html(body=f'<div class="hentry author-ana category-camera-tests">{paragraphs()}</div>')

    assert read(html, PLAIN).bylines == ()


def test_credit_of_a_picture_is_no_byline() -> None:
    html = page_html(below='<div class="media-image"><p class="text__byline">Ivo Novak</p></div>')

    assert read(html, PLAIN).bylines == ()


# ---------------------------------------------------------------- desks and houses


@pytest.mark.parametrize(
    "desk",
    [
        "Business Desk",
        "quaytimes.at Redaktion",
        "Redaktion",
        "The Team",
        "Sports Staff",
        "港湾新聞編集部",
        "Редакция",
    ],
)
def test_desks(desk: str) -> None:
    assert desks_in(f"By {desk}" if desk.isascii() else desk) == (desk,)


@pytest.mark.parametrize("text", ["Ana Ruiz", "https://quay.example Redaktion", "", "By", "1234 Team 99"])
def test_what_is_no_desk(text: str) -> None:
    assert desks_in(text) == ()


def test_house_signs_where_it_is_declared_and_nobody_else_does() -> None:
    article = read(page_html(head=jsonld(author={"@type": "Organization", "name": "Harbour Gazette"})), PLAIN)

    assert article.bylines == ("Harbour Gazette",)
    assert article.byline is None
    assert article.persons == ()
    assert source_of(article) == "house as json-ld:NewsArticle.author"


@pytest.mark.parametrize("below", ["<p>By Ana Ruiz</p>", '<p><a rel="author" href="/a">Ana Ruiz</a></p>'])
def test_house_yields_to_anybody(below: str) -> None:
    article = read(
        page_html(head=jsonld(author={"@type": "Organization", "name": "Harbour Gazette"}), below=below),
        PLAIN,
    )

    assert article.bylines == article.persons == ("Ana Ruiz",)


def test_house_is_not_taken_from_a_name_that_no_author_field_gives() -> None:
    html = page_html(head=jsonld(publisher={"@type": "Organization", "name": "Harbour Gazette"}))

    assert read(html, PLAIN).bylines == ()


# ---------------------------------------------------------------- at the end of the story


@pytest.mark.parametrize(
    "end",
    [
        "<p><em>Ana Ruiz</em></p>",
        '<p style="text-align:right">Ana Ruiz</p>',
        "<p><strong>— Ana Ruiz</strong></p>",
        "<p><strong>Ana Ruiz</strong><br>Ruiz has written about the coast and its ports since 2011.</p>",
    ],
)
def test_name_alone_at_the_end(end: str) -> None:
    article = read(page_html(body=paragraphs() + end), PLAIN)

    assert article.bylines == ("Ana Ruiz",)
    assert source_of(article) == "name at the end of the story"


@pytest.mark.parametrize(
    "end",
    [
        "<p><em>Read More</em></p>",
        "<p><strong>Ähnliche Beiträge</strong></p>",
        "<p><strong>Harbour Plans</strong></p>" + paragraphs(),
        "<p>The plan was drawn by <em>Ana Ruiz</em> and others.</p>",
        "<p><em>Old Quay</em></p>",
    ],
)
def test_what_stands_at_the_end_and_is_no_name(end: str) -> None:
    html = page_html(body=paragraphs() + end, headline="Orbelo opens a depot on the Old Quay")

    assert read(html, PLAIN).bylines == ()


def test_desk_alone_at_the_end() -> None:
    assert read(page_html(body=f"{paragraphs()}<p><em>HG-Redaktion</em></p>"), PLAIN).bylines == (
        "HG-Redaktion",
    )


def test_signature_yields_to_a_byline() -> None:
    html = page_html(below="<p>By Tom Maye</p>", body=f"{paragraphs()}<p><em>Ana Ruiz</em></p>")

    assert read(html, PLAIN).bylines == ("Tom Maye",)


# ---------------------------------------------------------------- scripts


@pytest.mark.parametrize(
    ("end", "names"),
    [
        ("<p>（王伟 李娜）</p>", ("王伟", "李娜")),
        ("<p>（记者 王伟 北港报道）</p>", ("王伟",)),
        ("<p>新港报记者 格桑边觉</p>", ("格桑边觉",)),
        ("<p>责任编辑：<span>王伟</span></p>", ("王伟",)),
        ("<p>文：王伟</p>", ("王伟",)),
        ("<p>作者：gulls2006 阅读(16)</p>", ("gulls2006",)),
        ("<p>记者调查</p>", ()),
        ("<p>记者证实了这一消息。</p>", ()),
        ("<p>（新港）</p>", ()),
    ],
)
def test_chinese_names_at_the_end(end: str, names: tuple[str, ...]) -> None:
    html = page_html(
        body=paragraphs(CHINESE) + end,
        lang="zh",
        headline="奥贝洛在旧码头开设仓库",
        title="奥贝洛在旧码头开设仓库",
    )

    assert read(html, PLAIN).bylines == names


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("<p>本报记者王伟发自北港</p>", ("王伟",)),
        ("<p>王伟</p>", ("王伟",)),
        ("<p>文化</p>", ()),
        ("<p>本报记者</p>", ()),
    ],
)
def test_chinese_names_under_the_headline(below: str, names: tuple[str, ...]) -> None:
    html = page_html(
        body=paragraphs(CHINESE),
        below=below,
        lang="zh",
        headline="奥贝洛在旧码头开设仓库",
        title="奥贝洛在旧码头开设仓库",
    )

    assert read(html, PLAIN).bylines == names


def test_chinese_label_with_a_colon_counts_wherever_it_stands() -> None:
    html = page_html(
        body=paragraphs(CHINESE),
        after="<table><tr><td>来源：海港邮报 编辑：王伟</td></tr></table>" + "<p>网站地图 联系我们</p>" * 200,
        lang="zh",
        headline="奥贝洛在旧码头开设仓库",
        title="奥贝洛在旧码头开设仓库",
    )

    assert read(html, PLAIN).bylines == ("王伟",)


def test_japanese_names_in_brackets_behind_the_last_sentence() -> None:
    body = paragraphs(
        ("オルベロは水曜日、旧い波止場のそばに最初の倉庫を開き、夏までにさらに二百人を雇うと発表した。",) * 3
    )
    html = page_html(
        body=f"{body}<p>町議会は昨秋この計画を承認した。（渡辺花子）</p>",
        lang="ja",
        headline="オルベロが倉庫を開設",
        title="",
    )

    assert read(html, PLAIN).bylines == ("渡辺花子",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("김민수 기자", ("김민수",)),
        ("Автор: Анна Белова", ("Анна Белова",)),
        ("โดย สมชาย ใจดี", ("สมชาย ใจดี",)),
        ("द्वारा अनीता शर्मा", ("अनीता शर्मा",)),
        ("מאת דנה לוי", ("דנה לוי",)),
        ("بقلم أحمد حسن", ("أحمد حسن",)),
        ("著者：高橋花子", ("高橋花子",)),
        ("文● オカモト", ("オカモト",)),
    ],
)
def test_printed_bylines_in_many_scripts(line: str, names: tuple[str, ...]) -> None:
    assert names_in(line) == names
    assert read(page_html(below=f'<p class="byline">{line}</p>'), PLAIN).bylines == names


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("王伟", True),
        ("欧阳修文", True),
        ("王 伟", True),
        ("调查", False),
        ("文化", False),
        ("王", False),
        ("", False),
    ],
)
def test_chinese_names(text: str, is_name: bool) -> None:
    assert is_han_name(text) is is_name


# ---------------------------------------------------------------- always


@pytest.mark.parametrize(
    "text",
    [
        "By Ana", "Von Ana", "Written by Ana", "View all posts by Ana", "Text: Ana", "Autorin: Ana", "AUTHOR(S): Ana", "作者：王伟",
        "本报记者王伟", "新港报记者王伟", "文：王伟", "著者：高橋", "بقلم أحمد", "מאת דנה", "लेखक अनीता", "โดยสมชาย", "Автор: Анна", "글 김민수",
        "Écrit par Ana", "ein Beitrag von Ana", "Photographs by Ana", "redacción: Ana",
    ],
)  # fmt: skip
def test_the_quick_look_misses_no_opening_words(text: str) -> None:
    assert LEAD.match(text)
    assert may_lead(text)


@given(st.text(max_size=60))
def test_the_quick_look_never_misses(text: str) -> None:
    assert may_lead(text) or not LEAD.match(text)


@given(st.text(max_size=400))
def test_no_text_raises(text: str) -> None:
    names_in(text)
    desks_in(text)
    list(labelled_in_text(text, text))
    read(page_html(body=f"{paragraphs(STORY[:2])}<p><em>{text}</em></p>", below=f"<p>{text}</p>"), PLAIN)


@pytest.mark.parametrize(
    "part",
    [
        "Ana Ruiz ",
        "（王伟",
        "by by ",
        "A. ",
        "edited by ",
        "记者 王伟、",
        "– ",
        "de la ",
        "\n",
        "<em>Ana Ruiz</em>\n",
        "Team ",
    ],
)
def test_hostile_lines_take_no_time(part: str) -> None:
    text = part * (40_000 // len(part))
    html = page_html(
        body=f"{paragraphs()}<p>{text}</p>{'<p><em>Ana Ruiz</em></p>' * 500}",
        below=f"<p>{text[:150]}</p>" * 50,
    )
    start = time.process_time()

    names_in(text)
    desks_in(text)
    list(labelled_in_text(text, text))
    read(html, PLAIN)

    assert time.process_time() - start < 1.5

"""Bylines that no word and no element marks, and those that a page's names hide."""

from __future__ import annotations

import pytest
from extract_pages import jsonld, page_html, paragraphs, read

from collector.extract.bare import is_bare_name, is_job
from collector.records import Article

PLAIN = "https://www.harbourgazette.example/business/orbelo"


def source_of(article: Article) -> str | None:
    return next((fact.source for fact in article.provenance if fact.field == "bylines"), None)


# ---------------------------------------------------------------- a name and a date


@pytest.mark.parametrize(
    "below",
    [
        "<div>Ana Ruiz</div><div>Wednesday, March 4, 2026</div>",
        "<div>Ana Ruiz</div><div>The Quayside</div><div>Wed, 4 March 2026 17:55 UTC</div>",
        "<div>Wednesday, March 4, 2026</div><div>Ana Ruiz</div>",
        "<p>Harbour Desk | Ana Ruiz | Wednesday, March 4, 2026</p>",
        "<span>ANA RUIZ</span><span>HG Business Writer</span>",
        "<span>Ana Ruiz HG Business Writer</span>",
        "<h4>Ana Ruiz</h4><h4>March 4, 2026</h4>",
        "<p>Ana Ruiz</p><p>Uppdaterad 15.59 | Publicerad 14.14</p>",
        "<p>A</p><p>B</p><p>C</p><p>D</p><p>E</p><p>Ana Ruiz</p><p>Puerto</p><p>March 4, 2026</p>",
        '<p>A depot for the coast</p><a href="/about/editors/ana-ruiz/">Ana Ruiz</a><i>, @ruiz</i>',
        "<div>Ana Ruiz</div><span>|</span><span>Published</span><span>4 months ago</span>",
    ],
)
def test_name_beside_the_date_or_before_a_job_is_the_author(below: str) -> None:
    assert [name.title() for name in read(page_html(below=below), PLAIN).bylines] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "below",
    [
        "<div>New Orleans</div><div>March 4, 2026</div>",
        "<div>Harbour Times</div><div>March 4, 2026</div>",
        "<div>Save Article</div><div>March 4, 2026</div>",
        "<div>Old Quay</div><div>March 4, 2026</div>",
        '<a href="/north/coast">Winter Coast</a><div>March 4, 2026</div>',
        "<h2>Ana Ruiz</h2><div>March 4, 2026</div>",
        "<div>Ana Ruiz</div><p>A walk through town</p>",
    ],
)
def test_places_houses_sections_headings_and_words_of_the_headline_are_no_names(below: str) -> None:
    assert read(page_html(below=below), PLAIN).bylines == ()


def test_declared_author_beats_a_name_beside_the_date() -> None:
    html = page_html(
        head=jsonld(author={"@type": "Person", "name": "Tom Maye"}),
        below="<div>Ana Ruiz</div><div>March 4, 2026</div>",
    )

    assert read(html, PLAIN).bylines == ("Tom Maye",)


def test_jobs_are_no_names() -> None:
    assert is_job("Senior College Football Columnist")
    assert not is_job("Ana Ruiz")
    assert is_bare_name("Ana de la Ruiz")
    assert not is_bare_name("Senior Correspondent")
    html = page_html(
        below='<div class="byline"><b>Senior Harbour Correspondent</b></div><div class="author">Ana Ruiz</div>'
    )

    assert read(html, PLAIN).bylines == ("Ana Ruiz",)


# ---------------------------------------------------------------- above and behind the story


def test_byline_above_the_first_sentence_counts_without_a_headline() -> None:
    body = f"<div>By Ana Ruiz</div>{paragraphs()}"
    html = f"<html><head><title>Orbelo opens a depot</title></head><body><div>{body}</div></body></html>"
    article = read(html, PLAIN)

    assert article.bylines == ("Ana Ruiz",)
    assert source_of(article) == "byline above the story"


def test_name_alone_above_the_first_sentence_needs_a_date_above_it() -> None:
    menu = "".join(
        f"<p>Line {word} of the ring</p>" for word in ("one", "two", "three", "four", "five", "six")
    )
    with_date = f"{menu}<p>Wed Mar 4, 2026 2:06pm EDT</p><p>Ana Ruiz</p>"
    without = f"{menu}<p>Calls at every stop</p><p>Ana Ruiz</p>"

    assert read(page_html(below=with_date), PLAIN).bylines == ("Ana Ruiz",)
    assert read(page_html(below=without), PLAIN).bylines == ()


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ana Ruiz and Li Wei; Editing by Tom Maye)",
        "(Writing by Ana Ruiz)",
        "Written by Ana Ruiz",
    ],
)
def test_line_behind_the_story_says_who_reported(line: str) -> None:
    persons = read(page_html(body=f"{paragraphs()}<p>{line}</p>"), PLAIN).bylines

    assert persons[0] == "Ana Ruiz"
    assert "Tom Maye" not in persons


def test_who_helped_did_not_write() -> None:
    html = page_html(body=f"{paragraphs()}<p>(Additional reporting by Ana Ruiz)</p>")

    assert read(html, PLAIN).bylines == ()


def test_korean_reporter_signs_with_job_and_address() -> None:
    story = (
        "오르벨로는 수요일 옛 부두 옆에 첫 물류 창고를 열었다고 밝혔다. 회사는 여름까지 이백 명을 더 뽑고 두 곳을 더 지을 계획이라고 말했다. "
        * 2
    )
    html = page_html(
        body=f"<p>{story}</p><p>{story}</p><p>김서윤 기자 seoyun@hangpo.example</p>",
        lang="ko",
        headline="오르벨로 창고 열어",
    )

    assert read(html, PLAIN).bylines == ("김서윤",)


# ---------------------------------------------------------------- addresses


def test_address_of_the_author_names_whom_the_page_prints() -> None:
    head = '<meta property="article:author" content="https://www.harbourgazette.example/source/ana-ruiz">'
    signed = page_html(head=head, body=f"{paragraphs()}<p>Ana Ruiz (with thanks to the archive).</p>")

    assert read(signed, PLAIN).bylines == ("Ana Ruiz",)
    assert read(page_html(head=head), PLAIN).bylines == ()


def test_link_to_the_authors_page_names_whom_it_does_not_print() -> None:
    below = (
        '<span class="name">Ana Ruiz</span><a href="/author/ana-ruiz/">View Staff Page</a><a href="/x">Follow</a>'
        '<a href="/author/ana-ruiz/">Learn More</a>'
    )

    assert read(page_html(below=below), PLAIN).bylines == ("Ana Ruiz",)


# ---------------------------------------------------------------- what elements are called


def test_story_called_large_image_is_no_picture_and_its_byline_counts() -> None:
    html = page_html(below='<span class="byline">By Ana Ruiz</span>').replace(
        "<article", '<article class="largeImage"', 1
    )

    assert read(html, PLAIN).bylines == ("Ana Ruiz",)


def test_byline_beside_a_portrait_counts_but_not_a_credit_in_a_figure() -> None:
    portrait = '<span class="byline byline-photo"><span class="byline-name">By Ana Ruiz</span></span>'
    figure = '<figure><span class="byline">By Tom Maye</span></figure>'

    assert read(page_html(below=portrait), PLAIN).bylines == ("Ana Ruiz",)
    assert read(page_html(below=figure), PLAIN).bylines == ()


@pytest.mark.parametrize("name", ["firma", "by-line", "penulis", "giornalista"])
def test_elements_called_a_byline_in_other_languages(name: str) -> None:
    assert read(
        page_html(below=f'<p class="{name}"><em>Ana Ruiz</em></p><p>En la ciudad</p>'), PLAIN
    ).bylines == ("Ana Ruiz",)


def test_words_of_a_menu_beside_an_account_are_no_names() -> None:
    story = "海港邮报三月四日电，奥贝洛公司的第一座仓库星期三在旧码头边开门，公司表示夏天以前还要再招两百名工人，并在城外再建两座仓库。"
    below = "<strong>港湾新闻记者 王伟 李娜</strong>"
    html = page_html(
        above='<span class="user"><a href="/user/register">注册</a></span>',
        below=below,
        body=f"<p>{story}</p><p>{story}</p>",
        lang="zh",
        headline="奥贝洛公司第一座仓库开门",
    )

    assert read(html, PLAIN).bylines == ("王伟", "李娜")


def test_house_with_a_number_in_its_name_signs_as_it_is_called() -> None:
    head = jsonld(author={"@type": "Organization", "name": "Harbour 12"})
    html = page_html(head=head).replace("Harbour Gazette", "Harbour 12")

    assert read(html, PLAIN).bylines == ("Harbour 12",)


# ---------------------------------------------------------------- weblogs, forums, readers


def test_author_of_a_weblog_says_who_he_is() -> None:
    about = "<aside><p>Hi there! I'm Ana Ruiz, a baker by the harbour.</p></aside>"
    article = read(page_html(after=about), PLAIN)

    assert article.bylines == ("Ana Ruiz",)
    assert source_of(article) == "who says so"
    assert read(page_html(after="<aside><p>I am Happy About The Depot.</p></aside>"), PLAIN).bylines == ()


@pytest.mark.parametrize(
    ("line", "account"),
    [
        ("<p>文：眉间雪</p>", "眉间雪"),
        ("<center>本贴由<b>港湾</b>于2026年3月4日16:12发表</center>", "港湾"),
        ("<div>发信人: quayside (海边), 信区: Reader</div>", "quayside"),
    ],
)
def test_forum_names_the_account_that_posted(line: str, account: str) -> None:
    story = "奥贝洛公司的第一座仓库星期三在旧码头边开门，公司表示夏天以前还要再招两百名工人，并在城外再建两座仓库，赶集的日子路上堵得走不动。"
    body = f"{line}<p>{story}</p><p>{story}</p>"

    assert read(page_html(headline="旧码头边的仓库", body=body, lang="zh"), PLAIN).bylines == (account,)


@pytest.mark.parametrize("nobody", ["网络整理", "未知", "本站小编"])
def test_label_of_nobody_names_nobody(nobody: str) -> None:
    story = "奥贝洛公司的第一座仓库星期三在旧码头边开门，公司表示夏天以前还要再招两百名工人，并在城外再建两座仓库，赶集的日子路上堵得走不动。"
    body = f"<div>作者：{nobody}</div><p>{story}</p><p>{story}</p>"

    assert read(page_html(headline="旧码头边的仓库", body=body, lang="zh"), PLAIN).bylines == ()


@pytest.mark.parametrize(
    "mark",
    [
        '<div class="commentAuthor">Tom Maye wrote</div>',
        '<a href="https://www.harbourgazette.example/nba/team/_/name/qr/quay-rovers">Quay Rovers</a>',
        '<a href="/reprints" class="author-tools">Rights &amp; Permissions</a>',
    ],
)
def test_readers_permissions_and_teams_are_no_authors(mark: str) -> None:
    assert read(page_html(body=f"{paragraphs()}{mark}"), PLAIN).bylines == ()
    assert read(page_html(below=mark), PLAIN).bylines == ()


def test_authorized_is_no_author() -> None:
    assert read(page_html(below='<div class="authorized">Fully Licensed</div>'), PLAIN).bylines == ()


def test_sentence_that_begins_with_by_names_nobody() -> None:
    sentence = f"<p>By choosing <a href='/x'>eleven towns</a> {paragraphs()[:260].replace('<p>', '')}</p>"

    assert read(page_html(below=sentence), PLAIN).bylines == ()
    assert read(page_html(below="<p>by orbelofan</p>"), PLAIN).bylines == ("orbelofan",)


def test_korean_columnist_without_the_job() -> None:
    head = '<meta property="article:author" content="김서윤 나무 칼럼니스트">'

    assert read(page_html(head=head), PLAIN).bylines == ("김서윤",)


@pytest.mark.parametrize(
    "line", ["Nga Ana Ruiz", "Piše: Ana Ruiz", "Írta: Ana Ruiz", "Yazan: Ana Ruiz", "Autors: Ana Ruiz"]
)
def test_opening_words_of_more_languages(line: str) -> None:
    assert read(page_html(below=f"<p>{line}</p>"), PLAIN).bylines == ("Ana Ruiz",)


def test_single_words_behind_a_name_in_full_are_places_and_buttons() -> None:
    line = '<p class="byline"><a href="/author/ana-ruiz">Ana Ruiz</a> / <a href="/author/li-wei">Li Wei</a> <i>Madrid</i></p>'

    assert read(page_html(below=line), PLAIN).bylines == ("Ana Ruiz", "Li Wei")
    assert read(page_html(below="<p>By Ana Ruiz, Li Wei | RSS</p>"), PLAIN).bylines == ("Ana Ruiz", "Li Wei")
    assert read(page_html(below="<p>By Ana and Li</p>"), PLAIN).bylines == ("Ana", "Li")


@pytest.mark.parametrize(
    "mark",
    [
        '<a href="/@anaruiz?source=post_page">Ana Ruiz</a>',
        '<div class="credit"><div class="author">Ana Ruiz</div></div>',
        '<h6 class="credit-author-name">Ana Ruiz</h6>',
        '<div class="author-info wrapper-image"><p class="author__name">Ana Ruiz</p></div>',
    ],
)
def test_credit_may_be_the_writers_and_an_account_may_have_a_name(mark: str) -> None:
    assert read(page_html(below=f"{mark}<p>A walk through town</p>"), PLAIN).bylines == ("Ana Ruiz",)


@pytest.mark.parametrize("names", ["photo-author", "image-credit", "caption credit"])
def test_photographers_are_still_no_authors(names: str) -> None:
    below = f'<div class="{names}"><span class="author">Tom Maye</span></div><p>A walk through town</p>'

    assert read(page_html(below=below), PLAIN).bylines == ()


@pytest.mark.parametrize("words", ["Microsoft to Adobe", "Top Programmes"])
def test_groups_and_ways_are_no_persons(words: str) -> None:
    assert read(page_html(below=f"<p>From {words}</p>"), PLAIN).bylines == ()

"""Marks for machines that are not this article's: layouts, settings, teasers, an article's own name, a publisher."""

from __future__ import annotations

import json

import pytest
from press_copy import COPY

_TITLE = COPY["en"].headline
_STORY = "".join(f"<p>{line}</p>" for line in COPY["en"].paragraphs)
_URL = "https://tide.example/2026/03/story"
_NEWS = {"@type": "NewsArticle", "headline": _TITLE, "publisher": {"name": "Tide"}}


def _page(*, head: str = "", body: str = "", article: str = "", script: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>{_TITLE}</title>{head}</head><body class="{body}">'
        f'<article class="{article}"><h1>{_TITLE}</h1><div>{_STORY}</div></article><script>{script}</script>'
    )


def _json(*nodes: dict[str, object]) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


@pytest.mark.parametrize("where", ["body", "article"])
@pytest.mark.parametrize(
    ("name", "standing"),
    [
        ("native-article", "earned"),
        ("brand-story layout-native-article", "earned"),
        ("partner-content", "earned"),
        ("paid-content", "earned"),
        ("category-branded-content", "paid"),
        ("is-sponsored-article", "paid"),
        ("advertorial", "paid"),
    ],
)
def test_a_layouts_name_is_no_category(where: str, name: str, standing: str, judged) -> None:
    assert judged(_page(**{where: name})).standing == standing


@pytest.mark.parametrize(
    ("path", "standing"),
    [
        ("/news/councils/story", "earned"),
        ("/councils/tidetechcouncil/story", "paid"),
        ("/news/executive-board/story", "earned"),
        ("/tide-executive-board/story", "paid"),
        ("/story/fake-press-release/4711.html", "earned"),
        ("/news/why-sponsored-content/amp/", "earned"),
        ("/2026/hidden-advertorial/print", "earned"),
        ("/en-advertorial/new-bank", "paid"),
        ("/advertorial/4711", "paid"),
        ("/business/tie-up/banks-merge", "earned"),
    ],
)
def test_an_address_is_a_section_or_a_name(path: str, standing: str, judged) -> None:
    assert judged(_page(), "https://tide.example" + path).standing == standing


@pytest.mark.parametrize(
    ("code", "standing"),
    [
        ('window.S={"related":[{"title":"Ten ways to save","contentType":"advertorial"}]}', "earned"),
        ('var dataLayer=[];nav=[{"label":"Offers","section":"sponsored"}]', "earned"),
        ('var dataLayer=[{"contentType":"advertorial","author":"x"}]', "paid"),
        ('dataLayer.push({"path":"/x","articleType":"sponsored"})', "paid"),
        (f'window.P={{"headline":"{_TITLE}","ads":{{"isSponsored":true}}}}', "earned"),
        (f'window.P={{"headline":"{_TITLE}","isSponsored":true}}', "paid"),
    ],
)
def test_a_value_in_a_script_has_an_owner(code: str, standing: str, judged) -> None:
    assert judged(_page(script=code)).standing == standing


@pytest.mark.parametrize(
    ("head", "standing"),
    [
        ('<meta name="show-sponsored-content" content="true">', "earned"),
        ('<meta name="enable_native_ad" content="yes">', "earned"),
        ('<meta name="sponsored-content" content="true">', "paid"),
        ('<meta property="og:site_name" content="Tide"><meta name="sponsor" content="Tide">', "earned"),
        ('<meta name="sponsor" content="Bank am Ufer">', "paid"),
        (_json({**_NEWS, "sponsor": {"name": "Tide"}}), "earned"),
        (_json({**_NEWS, "sponsor": {"name": "Hollis Foundation"}}), "earned"),
        (_json({**_NEWS, "sponsor": {"name": "Bank am Ufer"}}), "paid"),
        (_json(_NEWS, {"@type": "AdvertiserContentArticle", "headline": "Ten ways to save with us"}), "earned"),
        (_json({"@type": "AdvertiserContentArticle", "headline": _TITLE}), "paid"),
        (_json(_NEWS, {"@type": "Article", "headline": "Ways to save money", "articleSection": "Advertorial"}), "earned"),
    ],
)  # fmt: skip
def test_a_field_of_the_head_speaks_of_this_page(head: str, standing: str, judged) -> None:
    assert judged(_page(head=head), _URL).standing == standing

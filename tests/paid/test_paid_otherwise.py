"""Sentences that hold the words of a disclosure and disclose nothing, each beside one that does."""

from __future__ import annotations

import pytest
from press_copy import COPY


def _page(line: str, language: str) -> str:
    copy = COPY[language]
    story = "".join(f"<p>{one}</p>" for one in copy.paragraphs)
    return (
        f'<!doctype html><html lang="{language}"><head><title>{copy.headline}</title></head><body><article>'
        f'<h1>{copy.headline}</h1><p class="byline">By Ana Ruiz</p><div>{story}<p><em>{line}</em></p></div></article>'
    )


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "No one paid for this article."),
        ("en", "This article is not an advertisement."),
        ("de", "Dieser Artikel ist keine Werbung."),
        ("de", "Dieser Beitrag wurde nicht bezahlt."),
        ("es", "Este artículo no es publicidad."),
        ("es", "El banco Ribera es anunciante de este diario."),
        ("fr", "La banque du Quai est annonceur de ce journal."),
        ("en", "Disclosure: Harbour Bank, which is named in this story, is a sponsor of the Tide."),
        ("en", "This article is free to read thanks to our sponsors."),
        ("en", "This reporting is made possible by our readers and sponsors."),
        ("en", "This article is part of our paid content. Subscribe to read on."),
        ("en", "Story continues below advertisement"),
        ("en", "Our standards: sponsored content is always labelled."),
        ("en", "Advertising: ads@tide.example"),
        ("en", "SOURCE: County Survey"),
    ],
)
def test_said_of_something_else(language: str, line: str, judged) -> None:
    verdict = judged(_page(line, language))

    assert verdict.standing == "earned", verdict.evidence


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Harbour Bank paid for this article."),
        ("en", "This article is an advertisement."),
        ("en", "This article was paid for by Harbour Bank. The newsroom was not involved."),
        ("de", "Dieser Beitrag wurde bezahlt."),
        ("es", "El banco Ribera es anunciante de este diario y ha financiado este reportaje."),
        ("en", "This article is sponsored by Harbour Bank. Subscribe to our newsletter."),
        ("en", "Sponsored content from Harbour Bank"),
        ("en", "SOURCE Harbour Bank"),
    ],
)
def test_said_of_the_text(language: str, line: str, judged) -> None:
    verdict = judged(_page(line, language))

    assert verdict.standing == "paid", verdict.evidence


_WALL = '<meta property="article:content_tier" content="locked">'


@pytest.mark.parametrize(
    ("language", "label", "open_page", "paywalled"),
    [
        ("ko", "유료기사", "unclear", "unclear"),
        ("pl", "Artykuł płatny", "unclear", "unclear"),
        ("es", "Contenido de pago", "unclear", "unclear"),
        ("zh", "付费内容", "paid", "unclear"),
        ("id", "Konten berbayar", "paid", "unclear"),
        ("en", "Paid content by Harbour Bank", "paid", "paid"),
    ],
)
def test_a_text_that_readers_may_pay_for_is_a_doubt(
    language: str, label: str, open_page: str, paywalled: str, judged
) -> None:
    copy = COPY[language]
    story = "".join(f"<p>{one}</p>" for one in copy.paragraphs)
    page = (
        f'<!doctype html><html lang="{language}"><head>%s<title>{copy.headline}</title></head><body><article>'
        f'<div class="kicker">{label}</div><h1>{copy.headline}</h1><div>{story}</div></article>'
    )

    assert judged(page % "").standing == open_page
    assert judged(page % _WALL).standing == paywalled

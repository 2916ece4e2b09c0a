"""A bare advertising word in a box of any name: what stands before or behind it tells the advertisement it marks."""

from __future__ import annotations

import pytest
from press_copy import COPY

_TITLE = COPY["de"].headline
_STORY = "".join(f"<p>{line}</p>" for line in COPY["de"].paragraphs)


def _page(above: str = "", below: str = "") -> str:
    return (
        f'<!doctype html><html lang="de"><head><title>{_TITLE} | Tide</title></head><body><main><article>'
        f'<header class="article-header">{above}<h1>{_TITLE}</h1>{below}</header><div>{_STORY}</div></article></main>'
    )


_CREATIVES = (
    '<a href="https://bank.example/?c=7"><img src="/1.jpg" alt="Bank am Ufer"></a>',
    '<div class="q3"><a href="//bank.example/"><picture><img src="/1.jpg" alt="Konto"></picture></a></div>',
    '<a href="/out/click?bannerid=7"><img src="/1.jpg" alt="Bank"></a>',
    '<a href="https://bank.example/" style="background-image:url(/1.png)"></a>',
    '<div class="q3"><a href="https://bank.example/"><b>Bank am Ufer</b> Jetzt mit vier Prozent</a></div>',
    '<amp-ad width="300" height="250" data-slot="/7/x"></amp-ad>',
    '<broadstreet-zone zone-id="4711"></broadstreet-zone>',
    '<span id="z-4711"></span>',
    '<div id="q-33"><script>show(12)</script></div>',
    "<div class='q3'><ins data-z='3'></ins></div>",
)
_BOXES = (
    '<div class="rk1"><div class="label">{word}</div>{made}</div>',
    '<div class="rk1">{made}<p class="caption">- {word} -</p></div>',
    '<div class="info">{word}{made}</div>',
    '<div class="o"><div class="i">{made}</div><div class="tag"><small>{word}</small></div></div>',
    '{made}<p class="note">{word}</p>',
    '<p class="note">{word}</p>{made}',
)


@pytest.mark.parametrize("made", _CREATIVES)
@pytest.mark.parametrize("box", _BOXES)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_word_beside_an_advertisement_is_the_advertisements(
    made: str, box: str, place: str, judged
) -> None:
    verdict = judged(_page(**{place: box.format(word="Anzeige", made=made)}))

    assert verdict.standing == "earned", verdict.evidence


@pytest.mark.parametrize(
    "box",
    [
        '<div class="kicker">Anzeige</div>',
        '<div class="kicker"><i class="icon"></i>Anzeige<span class="arrow"></span></div>',
        '<div class="kicker">Anzeige</div><img src="/hafen.jpg" alt="Der Hafen">',
        '<div class="hero"><img src="/hafen.jpg"><span class="badge">Anzeige</span></div>',
        '<div class="kicker">Anzeige | <a href="https://bank.example/">Bank am Ufer</a></div>',
        '<p class="label">Anzeige</p><share-bar><button>Teilen</button></share-bar>',
    ],
)
def test_the_articles_own_label_stays_proof(box: str, judged) -> None:
    assert judged(_page(above=box)).standing == "paid"


def test_a_picture_alone_in_a_box_with_the_word_leaves_a_doubt(judged) -> None:
    assert (
        judged(_page(above='<div class="info"><p>Anzeige</p><img src="/b.gif"></div>')).standing == "unclear"
    )

"""Labels that a page speaks of, and labels of other things: each beside its nearest bought twin."""

from __future__ import annotations

import pytest
from press_copy import COPY
from press_pages import DESIGNS, Slots, build

_STORY = "".join(f"<p>{line}</p>" for line in COPY["en"].paragraphs)
_TITLE = COPY["en"].headline


def _page(inner: str, after: str = "", *, language: str = "en", title: str = _TITLE) -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><title>{title} | Tide</title></head><body>'
        f'<nav><a href="/a">News</a> <a href="/b">Sport</a></nav><div class="page"><div class="col-main"><div class="story">'
        f"<h1>{title}</h1>{inner}</div></div>{after}</div><footer>Tide Ltd.</footer></body></html>"
    )


def _positive(verdict) -> list[tuple[str, float, str]]:
    return [(one.rule, one.weight, one.quote) for one in verdict.evidence if one.weight > 0]


@pytest.mark.parametrize(
    ("language", "spoken", "label"),
    [
        ("es", "Un «contenido patrocinado» sin aviso alguno", "Contenido patrocinado"),
        ("de", "Das Wort „Werbebeitrag“ fehlte ganz", "Werbebeitrag"),
        ("pl", "Dopisek „materiał sponsorowany” zniknął", "Materiał sponsorowany"),
        ("fr", "Un « contenu sponsorisé » mal signalé", "Contenu sponsorisé"),
        ("sv", "Ordet ’annonssamarbete’ saknades", "Annonssamarbete"),
        ("en", "No ‘sponsored content’ in sight", "Sponsored content"),
        ("en", "No ‹sponsored content› in sight", "Sponsored content"),
        ("ja", "「記事広告」の表示なし", "記事広告"),
        ("ja", "『記事広告』の表示なし", "記事広告"),
    ],
)
@pytest.mark.parametrize("place", ["below", "byline", "kicker", "closing"])
def test_a_label_in_quotation_marks_is_spoken_of(
    language: str, spoken: str, label: str, place: str, judged
) -> None:
    told = judged(build(language, DESIGNS[1], Slots(**{place: spoken})))
    own = judged(build(language, DESIGNS[1], Slots(**{place: label})))

    assert told.standing == "earned", _positive(told)
    assert own.standing == "paid", _positive(own)


@pytest.mark.parametrize(
    ("language", "clause", "label"),
    [
        ("de", "Zeitung gewinnt Prozess um Advertorial", "Brauerei Lindner Advertorial"),
        ("en", "Two papers fined over Advertorial", "Harbour Brewery of Norvik Advertorial"),
    ],
)
def test_a_clause_before_a_label_is_no_name(language: str, clause: str, label: str, judged) -> None:
    def lead(text: str):
        return judged(_page(f"<div class='lead'>{text}</div>{_STORY}", language=language))

    told, own = lead(clause), lead(label)

    assert not [one for one in told.evidence if one.rule.startswith("label")], _positive(told)
    assert told.standing != "paid", _positive(told)
    assert own.standing == "paid", _positive(own)


@pytest.mark.parametrize(
    ("language", "byline"),
    [
        ("sv", "Annonssamarbete med Solhem"),
        ("nb", "annonsørinnhold"),
        ("da", "Annoncørbetalt indhold"),
        ("en", "Sponsored Content"),
    ],
)
def test_the_word_by_may_lead_a_label(language: str, byline: str, judged) -> None:
    verdict = judged(build(language, DESIGNS[1], Slots(byline=byline)))

    assert verdict.standing == "paid", _positive(verdict)


def test_a_sponsor_of_something_else_is_none(judged) -> None:
    weather = (
        "<div class='col-side'><div class='box'>Harbour tides, sponsored by Brightwater Energy</div></div>"
    )
    own = "<p>Sponsored by Brightwater Energy</p>"

    assert judged(_page(_STORY, weather)).standing == "earned"
    assert judged(_page(_STORY + own)).standing == "paid"


def test_a_section_around_the_story_is_no_label(judged) -> None:
    copy = "".join(f"<p>{line}</p>" for line in COPY["en"].paragraphs)
    slot = '<p>Advertisement</p><figure><a href="/out"><img src="/b.jpg" alt=""></a></figure>'
    between = copy.replace("</p>", f"</p>{slot}", 1)
    page = _page(f'<div class="text">{slot}{between}</div>').replace('class="col-main"', 'class="section-7"')
    kicker = _page(copy).replace("<h1>", '<div class="section-tag">Advertisement</div><h1>')

    assert judged(page).standing == "earned"
    assert judged(kicker).standing == "paid"

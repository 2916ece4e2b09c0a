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


_CARDS = '<div class="tile"><span>Ad</span><a href="/x">Seven ways to make your garden bloom</a></div>'


@pytest.mark.parametrize(
    ("after", "standing"),
    [
        (f"<div class='strip'><h3>Promoted Content</h3>{_CARDS}</div>", "earned"),
        (f"<h3>Promoted Content</h3>{_CARDS}", "earned"),
        ("<div class='strip'>Promoted Content</div>", "unclear"),
    ],
)
def test_the_heading_of_cards_is_theirs(after: str, standing: str, judged) -> None:
    verdict = judged(_page(_STORY, after))

    assert verdict.standing == standing, _positive(verdict)


_ABOUT = {
    "pl": (
        "Urząd ukarał wydawcę za ukryte reklamy",
        "Artykuł sponsorowany drukowano obok zwykłych wiadomości",
        "Artykuł sponsorowany",
    ),
    "de": ("Gericht rügt Schleichwerbung in Blättern", "Anzeigentext Brauerei Lindner", "Anzeigentext"),
    "es": (
        "Consumo investiga la publicidad encubierta",
        "Contenido patrocinado: tres diarios callaron quién pagaba",
        "Contenido patrocinado: Hotel Marea",
    ),
    "sv": (
        "Bloggare fälls för dold reklam",
        "Annonssamarbete – men ingen läsare fick veta",
        "Annonssamarbete – Solhem Fönster",
    ),
}


@pytest.mark.parametrize("language", _ABOUT)
def test_a_clause_that_begins_with_a_label_tells_of_it(language: str, judged) -> None:
    title, clause, label = _ABOUT[language]
    story = "".join(f"<p>{line}</p>" for line in COPY[language].paragraphs)

    def lead(text: str):
        inner = f"<div class='standfirst'>{text}</div>{story}"
        return judged(_page(inner, language=language, title=title))

    assert lead(clause).standing == "earned", _positive(lead(clause))
    assert lead(label).standing == "paid", _positive(lead(label))


def _columns(side: str, rubric: str) -> str:
    copy = COPY["ru"]
    story = "".join(f"<p>{line}</p>" for line in copy.paragraphs)
    return (
        f'<!doctype html><html lang="ru"><head><title>{copy.headline}</title></head><body><table><tr>'
        f'<td class="k1"><div class="q">{side}</div></td><td class="k2"><div class="tema">{rubric}</div>'
        f"<h1>{copy.headline}</h1><div class='t'>{story}</div></td></tr></table></body></html>"
    )


def test_a_word_in_a_tables_other_column_is_a_banners(judged) -> None:
    banner = 'Реклама<br><img src="/b.gif" alt="">'

    assert judged(_columns(banner, "Город")).standing == "earned"
    # A bare word in a design without telling names stays a doubt; the banner's word takes nothing from it.
    assert judged(_columns(banner, "Реклама")).standing == "unclear"
    assert judged(_columns(banner, "На правах рекламы")).standing == "paid"


@pytest.mark.parametrize(
    ("follows", "standing"),
    [
        ('<p><a href="/out"><img src="/b.jpg" alt=""></a></p>', "earned"),
        ('<p><a href="/files/lead.jpg"><img src="/lead.jpg" alt=""></a></p>', "paid"),
        ('<p><a href="/out"><img src="/b.jpg" alt="Brightwater Energy"></a></p>', "paid"),
    ],
)
def test_a_word_above_a_linked_picture_without_text_is_a_slots(follows: str, standing: str, judged) -> None:
    verdict = judged(_page(f"<div class='kicker'>Advertisement</div>{follows}{_STORY}"))

    assert verdict.standing == standing, _positive(verdict)


def test_a_box_behind_standfirst_and_author_opens_the_story(judged) -> None:
    def page(box: str) -> str:
        header = (
            "<h1 class='h'>"
            + COPY["es"].headline
            + "</h1><p class='sub'>Todo listo para la primavera en el puerto</p>"
        )
        story = "".join(f"<p>{line}</p>" for line in COPY["es"].paragraphs)
        return (
            f'<!doctype html><html lang="es"><head><title>{COPY["es"].headline}</title></head><body><x-root><x-note><div>'
            f"{header}<x-by>Por Ana Ruiz</x-by><small>24/11/2026</small></div>{box}<div>{story}</div></x-note></x-root>"
            "</body></html>"
        )

    bought = page("<div><p>Contenido patrocinado. Este espacio fue contratado por Hotel Marea.</p></div>")
    earned = page("<div><p>Corrección. Este texto fue corregido por la redacción.</p></div>")

    assert judged(bought).standing == "paid"
    assert judged(earned).standing == "earned"


@pytest.mark.parametrize(
    ("language", "after", "standing"),
    [
        ("it", "<div>Contenuto pubblicitario a pagamento</div>", "paid"),
        ("it", "<div>La pubblicità a pagamento cresce del due per cento</div>", "earned"),
        ("ru", "<div>Пресс-релиз компании «Волна», печатается без изменений</div>", "paid"),
        ("ru", "<div>Компания «Волна» удалила пресс-релиз</div>", "earned"),
        ("es", "<p>Este texto ha sido contratado por Hotel Marea.</p>", "paid"),
        ("es", "<p>El espacio fue contratado por el Ayuntamiento.</p>", "earned"),
        ("es", "<p><i>Contenido elaborado y pagado por Hotel Marea. Publicidad.</i></p>", "paid"),
        ("es", "<p>Comida elaborada y pagada por los vecinos del puerto.</p>", "earned"),
        ("nb", "<p>Annonsesamarbeid med Solheim</p>", "paid"),
        ("da", "<p>Annoncesamarbejde med Solheim</p>", "paid"),
        ("fi", "<p>Mainosyhteistyössä Meripankki</p>", "paid"),
    ],
)
def test_last_words(language: str, after: str, standing: str, judged) -> None:
    story = "".join(f"<p>{line}</p>" for line in COPY[language].paragraphs)
    verdict = judged(_page(f"<div>{story}</div>{after}", language=language, title=COPY[language].headline))

    assert verdict.standing == standing, _positive(verdict)


@pytest.mark.parametrize(
    ("kicker", "standing"),
    [
        ('<div class="note-card"><a href="/tag/x/">Sponsored post</a></div>', "paid"),
        ('<aside class="x1"><a>Paid content – paid for by Clearwell</a></aside>', "paid"),
        ('<div class="note-card"><a href="/tag/x/">Opinion</a></div>', "earned"),
        # A card above the headline that leads to a page of its own.
        (
            '<div class="note-card"><a href="/x">Sponsored post: seven quiet ways in which a boiler saves a winter</a></div>',
            "earned",
        ),
        ('<div class="note-card"><b>Sponsored post</b><h3><a href="/x">Seven quiet boilers</a></h3></div>', "earned"),
    ],
)  # fmt: skip
def test_a_linked_kicker_in_a_box_called_card_or_aside(kicker: str, standing: str, judged) -> None:
    verdict = judged(_page(_STORY).replace("<h1>", f"{kicker}<h1>"))

    assert verdict.standing == standing, _positive(verdict)


@pytest.mark.parametrize("box", ["kg-card callout", "desc-ad"])
def test_a_callout_about_this_content_counts_whatever_its_box_is_called(box: str, judged) -> None:
    def page(inner: str) -> str:
        return _page(f'<div class="text"><div class="{box}"><p>{inner}</p></div>{_STORY}</div>')

    own = page("This article was paid for by Marea Hotels, who also wrote it.")
    linked = page('This article was paid for by Marea Hotels: <a href="/x">seven quiet ways to a spa</a>.')

    assert judged(own).standing == "paid"
    assert judged(linked).standing == "earned", _positive(judged(linked))


def test_the_categories_in_an_articles_own_footer(judged) -> None:
    def page(category: str, footer: str) -> str:
        tags = f'<footer class="{footer}"><span class="links">Filed under <a href="/c">{category}</a></span></footer>'
        return _page(f'<div class="inner">{_STORY}</div>{tags}')

    assert judged(page("Sponsored content", "entry-meta")).standing == "paid"
    assert judged(page("Harbour", "entry-meta")).standing == "earned"
    assert judged(page("Sponsored content", "page-bottom")).standing == "earned"

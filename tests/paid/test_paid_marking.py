"""Markings as studios and dailies of many countries build them: each is a small page of its own structure."""

from __future__ import annotations

import pytest
from press_copy import COPY

_NAV = '<header><nav><ul><li><a href="/a">A</a></li><li><a href="/b">B</a></li><li><a href="/partner">Partner content</a></li></ul></nav></header>'
_FOOT = '<footer><a href="/ads">Advertise</a> <a href="/imprint">Imprint</a></footer>'


def _page(language: str, inner: str, head: str = "", body: str = "") -> str:
    copy = COPY[language]
    text = "".join(f"<p>{line}</p>" for line in copy.paragraphs)
    inner = (
        inner.replace("{H}", f"<h1>{copy.headline}</h1>").replace("{T}", text).replace("{h}", copy.headline)
    )
    return f'<!doctype html><html lang="{language}"><head><title>{copy.headline} | Tide</title>{head}</head><body {body}>{_NAV}{inner}{_FOOT}</body></html>'


PAID = [
    (
        "en",
        '<div class="paid-for-banner"><span>Paid for by</span> <img src="/l.png" alt="Brightwater"></div><main><article>{H}<div>{T}</div></article></main>',
    ),
    (
        "en",
        '<main><div class="badge"><span>PAID FOR AND PRESENTED BY</span><a href="//b.example"><img alt="Brightwater" src="x"></a></div><article>{H}{T}</article></main>',
    ),
    (
        "en",
        '<article><header><div class="sponsor-label">CONTENT FROM <b>BRIGHTWATER</b></div>{H}</header>{T}</article>',
    ),
    (
        "en",
        '<article><p class="eyebrow"><a href="/sponsored">Sponsored</a></p>{H}<p class="by">By Brightwater Energy</p>{T}</article>',
    ),
    (
        "en",
        '<article>{H}<div class="meta"><span>SPONSORED CONTENT</span> · <time>March 4</time></div>{T}</article>',
    ),
    (
        "en",
        "<article>{H}{T}<p><em>This story was paid for by an advertiser. Members of the editorial and news staff were not involved in the creation of this content.</em></p></article>",
    ),
    (
        "en",
        "<article>{H}{T}<p>(Disclaimer: The above press release has been provided by NewsVoir. ANI will not be responsible in any way for the content of the same.)</p></article>",
    ),
    ("en", '<article>{H}<p class="author">HT Brand Studio</p>{T}</article>'),
    (
        "en",
        "<article>{H}{T}<p>Disclaimer: This is a paid release. The statements, views and opinions expressed are solely those of the provider.</p></article>",
    ),
    (
        "en",
        "<article>{H}<p>(BPT) - Winter is here and bakers know it, because ovens warm the house in the early hours of the day.</p>{T}</article>",
    ),
    ("en", '<div class="advert-feature"><p>Advertisement Feature</p></div><article>{H}{T}</article>'),
    ("en", '<article>{H}<div class="byline">Partner Content</div>{T}</article>'),
    ("de", '<article><header><span class="headline-intro">Anzeige</span>{H}</header>{T}</article>'),
    ("de", '<article><div class="article-header__label">Sponsored Content</div>{H}{T}</article>'),
    (
        "de",
        '<article><div class="kicker">Paid Post</div>{H}<p class="lead">Inhalt von Brandt Bank</p>{T}</article>',
    ),
    (
        "de",
        "<article>{H}{T}<p>*Dieser Beitrag ist in bezahlter Zusammenarbeit mit der Brandt Bank entstanden.</p></article>",
    ),
    ("de", "<article>{H}<p>Dieser Text ist eine Anzeige der Brandt Bank.</p>{T}</article>"),
    ("de", '<article><div class="rubrik">Verlagsspezial</div>{H}{T}</article>'),
    (
        "fr",
        '<article><div class="label">Contenu conçu et proposé par <strong>Banque Leclair</strong></div>{H}{T}</article>',
    ),
    ("fr", '<article><span class="surtitre">Partenariat rémunéré</span>{H}{T}</article>'),
    ("fr", '<article>{H}<p class="note">Publi-communiqué</p>{T}</article>'),
    (
        "es",
        '<article><span class="antetitulo">Contenido para Banco Rivera</span>{H}<p>Branded Content</p>{T}</article>',
    ),
    ("es", '<article><div class="seccion">Espacio patrocinado</div>{H}{T}</article>'),
    ("es", "<article>{H}{T}<p>Contenido elaborado por Tide Content Studio para Banco Rivera</p></article>"),
    ("pt", '<article><p class="chapeu">ESPECIAL PUBLICITÁRIO</p>{H}{T}</article>'),
    ("pt", '<article>{H}<span class="selo">Conteúdo de responsabilidade do anunciante</span>{T}</article>'),
    ("it", '<article><p class="occhiello">Contenuto promozionale</p>{H}{T}</article>'),
    ("it", "<article>{H}{T}<p>Informazione promozionale a cura di Banca Riva</p></article>"),
    (
        "nl",
        '<article><span class="label">Advertorial</span>{H}<p>Aangeboden door Bank Veldman</p>{T}</article>',
    ),
    ("sv", '<article><div class="label">ANNONS från Bank Lindholm</div>{H}{T}</article>'),
    ("sv", '<article><p class="vinjett">Betalt samarbete</p>{H}{T}</article>'),
    ("nb", '<article><div class="article-label">Annonsørinnhold fra Bank Solberg</div>{H}{T}</article>'),
    ("da", '<article><p class="label">Annonce for Bank Holm</p>{H}{T}</article>'),
    ("fi", '<article><p class="label">MAINOS | Pankki Lahti</p>{H}{T}</article>'),
    ("pl", '<article><span class="label">Płatna współpraca z Bankiem Zieliński</span>{H}{T}</article>'),
    ("pl", "<article>{H}{T}<p>Materiał powstał we współpracy z partnerem: Bank Zieliński</p></article>"),
    ("cs", '<article><p class="flag">Sponzorovaný článek</p>{H}{T}</article>'),
    (
        "ru",
        '<article><div class="label">Реклама</div>{H}{T}<p>ООО «Речной банк», erid: 2VtzqwXk9Lm</p></article>',
    ),
    ("ru", '<article><div class="tag">Материал партнёра</div>{H}{T}</article>'),
    (
        "uk",
        '<article><span class="label">Партнерський спецпроєкт</span>{H}<p>Реклама</p>{T}<p>Публікація на правах реклами</p></article>',
    ),
    ("tr", '<article><span class="kategori">Advertorial</span>{H}{T}</article>'),
    ("tr", "<article>{H}{T}<p>Bu bir reklamdır.</p></article>"),
    ("hu", '<article><p class="rovat">Támogatott tartalom</p>{H}{T}<p>(x)</p></article>'),
    (
        "ro",
        "<article>{H}{T}<p>(P)</p><p>Articol susținut de Banca Munteanu. Acest material este publicitar.</p></article>",
    ),
    ("el", '<article><div class="label">Advertorial</div>{H}{T}</article>'),
    ("ar", '<article><span class="label">إعلان مدفوع الأجر</span>{H}{T}</article>'),
    ("fa", '<article><p class="rotitr">گزارش آگهی</p>{H}{T}</article>'),
    ("he", '<article><div class="label">שיתוף פעולה מסחרי</div>{H}{T}</article>'),
    ("hi", '<article><span class="tag">पार्टनर कंटेंट</span>{H}{T}</article>'),
    ("id", '<article><span class="label">Inforial</span>{H}{T}</article>'),
    ("vi", '<article><span class="cat">Tin tài trợ</span>{H}{T}</article>'),
    ("th", '<article><span class="tag">Advertorial</span>{H}{T}</article>'),
    (
        "ja",
        '<article>{H}<p class="lead-note">Sponsored by 川銀行</p>{T}<p>制作：潮ブランドスタジオ</p></article>',
    ),
    ("ja", '<article><p class="kikaku">広告 企画・制作 潮新聞社メディアビジネス局</p>{H}{T}</article>'),
    (
        "ko",
        '<article>{H}<p class="info">기획·광고</p>{T}<p>※ 이 기사는 강은행의 제작 지원을 받아 작성한 유료 광고입니다.</p></article>',
    ),
    ("zh", '<article>{H}<div class="source">来源：企业供稿</div>{T}</article>'),
    ("zh-Hant", '<article><div class="label">特約內容</div>{H}{T}<p>資料及圖片由客戶提供</p></article>'),
]

EARNED = [
    ("en", '<article><p class="eyebrow">Advertising</p>{H}{T}</article>'),
    ("en", '<article>{H}<p class="by">By Ana Ruiz, Media and Advertising Editor</p>{T}</article>'),
    (
        "en",
        "<article>{H}{T}<p>Except for the headline, this story has not been edited by our staff and is published from a syndicated feed.</p></article>",
    ),
    (
        "en",
        "<article>{H}{T}<p>Our journalism is independent. If you buy through links in this article, we may earn a commission.</p></article>",
    ),
    (
        "en",
        '<article>{H}{T}</article><section class="sponsored"><h2>Sponsored content</h2><a href="/x"><h3>Ten ovens</h3></a></section>',
    ),
    (
        "en",
        '<article>{H}{T}</article><div class="trc_related_container"><span>Promoted Links</span> by Taboola</div>',
    ),
    ("en", '<div class="leaderboard-ad"><p>Advertisement</p></div><article>{H}{T}</article>'),
    ("en", "<article>{H}{T}<p>Contact the newsroom: news@tide.example</p></article>"),
    ("de", '<article><div class="kicker">Werbeindustrie</div>{H}{T}</article>'),
    ("de", '<article>{H}<div class="iqadtile"><small>Anzeige</small></div>{T}</article>'),
    (
        "de",
        '<div id="superbanner"><div>- Anzeige -</div><div id="iqd_1"></div></div><article>{H}{T}</article>',
    ),
    ("de", "<article>{H}{T}<p>Mit Material der dpa</p></article>"),
    ("de", "<article>{H}{T}<p>Sie haben einen Fehler gefunden? Schreiben Sie der Redaktion.</p></article>"),
    ("fr", '<article>{H}<div class="pub"><span>Publicité</span></div>{T}<p>Avec AFP</p></article>'),
    ("fr", '<article><p class="surtitre">Partenaires sociaux</p>{H}{T}</article>'),
    ("es", '<article><p class="seccion">Publicidad y medios</p>{H}{T}</article>'),
    ("es", "<article>{H}{T}<p>Con información de EFE</p></article>"),
    (
        "pt",
        "<article>{H}{T}<p>CONTINUA DEPOIS DA PUBLICIDADE</p><div></div><p>Com informações da Agência Brasil</p></article>",
    ),
    ("it", '<article>{H}<p class="fonte">Fonte: Istat</p>{T}</article>'),
    ("pl", '<article>{H}<div class="reklama">Reklama</div>{T}<p>Źródło: PAP</p></article>'),
    (
        "ru",
        '<article>{H}{T}<p>Источник: ТАСС</p></article><div class="banner"><a href="https://b.example/?erid=2Vtzqx">Реклама</a></div>',
    ),
    (
        "ru",
        "<article>{H}{T}<p>Об этом сообщила пресс-служба городского совета в понедельник вечером после долгого заседания.</p></article>",
    ),
    ("tr", "<article>{H}{T}<p>Kaynak: AA</p></article>"),
    ("ja", "<article>{H}{T}<p>提供：共同通信社</p></article>"),
    (
        "ja",
        '<article>{H}<figure><img src="x"><figcaption>写真提供：川銀行</figcaption></figure>{T}</article>',
    ),
    ("ko", "<article>{H}{T}<p>사진 제공: 강은행</p></article>"),
    ("zh", '<article>{H}<div class="source">来源：新华社</div>{T}</article>'),
    ("ar", "<article>{H}{T}<p>المصدر: رويترز</p></article>"),
    (
        "sv",
        '<article>{H}{T}<p>TT</p></article><div class="annons-wrapper"><span>ANNONS</span><div id="ad1"></div></div>',
    ),
    ("fi", '<article><p class="osasto">Mainonta</p>{H}{T}</article>'),
    ("hu", "<article>{H}{T}<p>(MTI)</p></article>"),
    ("id", '<article>{H}<p>ADVERTISEMENT</p><div id="div-gpt-1"></div>{T}</article>'),
]


@pytest.mark.parametrize(("language", "inner"), PAID, ids=[f"{n}-{row[0]}" for n, row in enumerate(PAID)])
def test_this_marking_is_understood(language: str, inner: str, judged) -> None:
    verdict = judged(_page(language, inner))

    assert verdict.standing == "paid", [(one.weight, one.rule, one.quote) for one in verdict.evidence]


@pytest.mark.parametrize(("language", "inner"), EARNED, ids=[f"{n}-{row[0]}" for n, row in enumerate(EARNED)])
def test_this_is_no_marking(language: str, inner: str, judged) -> None:
    verdict = judged(_page(language, inner))

    assert verdict.standing == "earned", [(one.weight, one.rule, one.quote) for one in verdict.evidence]

"""Labels as publishers of many countries print them, and the traps that look like them; from these the fixtures are built."""

from __future__ import annotations

from dataclasses import replace

from press_copy import COPY
from press_pages import DESIGNS, Slots, build

#: (language, slot, text, kind of the right verdict or ""); written as native publishers print them.
PAID: list[tuple[str, str, str]] = [
    ("en", "kicker", "Advertisement feature"),
    ("en", "kicker", "Paid Post"),
    ("en", "below", "Sponsored by Brightwater Energy"),
    ("en", "byline", "Tide Brand Studio"),
    (
        "en",
        "opening",
        "This article is sponsored by Brightwater Energy and was produced without the involvement of The Tide's newsroom.",
    ),
    (
        "en",
        "closing",
        "This content was produced by Tide Brand Studio for Brightwater. The newsroom was not involved in its creation.",
    ),
    ("en", "box", "The news and editorial staff of The Tide had no role in this post's preparation."),
    ("en", "kicker", "Impact Feature"),
    (
        "en",
        "closing",
        "Disclaimer: This is a sponsored article and does not involve any journalistic involvement of the newspaper.",
    ),
    ("en", "breadcrumb", "Partner Content"),
    ("de", "kicker", "Anzeige"),
    ("de", "kicker", "Anzeigensonderveröffentlichung"),
    ("de", "kicker", "Publireportage"),
    ("de", "below", "Bezahlter Inhalt"),
    ("de", "kicker", "Entgeltliche Einschaltung"),
    ("de", "opening", "Werbung | Dieser Beitrag entstand in bezahlter Kooperation mit der Brandt Bank."),
    ("de", "closing", "Dieser Artikel ist in Zusammenarbeit mit der Brandt Bank entstanden."),
    (
        "de",
        "box",
        "Für den Inhalt dieser Anzeige ist die Brandt Bank GmbH verantwortlich. Die Redaktion war an der Erstellung nicht beteiligt.",
    ),
    ("de", "kicker", "Advertorial Brandt Bank"),
    ("fr", "kicker", "Publi-rédactionnel"),
    ("fr", "kicker", "Contenu sponsorisé"),
    ("fr", "below", "Contenu proposé par Banque Leclair"),
    ("fr", "opening", "Cet article est sponsorisé par la Banque Leclair."),
    (
        "fr",
        "closing",
        "Contenu conçu et proposé par Banque Leclair. La rédaction n'a pas participé à la réalisation de cet article.",
    ),
    ("fr", "kicker", "Publireportage"),
    ("es", "kicker", "Contenido patrocinado"),
    ("es", "kicker", "Publirreportaje"),
    ("es", "kicker", "Remitido"),
    ("es", "below", "Contenido ofrecido por Banco Rivera"),
    (
        "es",
        "closing",
        "Este contenido ha sido elaborado por el área de branded content para Banco Rivera; la redacción no ha participado en él.",
    ),
    ("es", "kicker", "Publinota"),
    ("pt", "kicker", "Conteúdo patrocinado"),
    ("pt", "kicker", "Informe publicitário"),
    ("pt", "below", "Apresentado por Banco Ferraz"),
    ("pt", "kicker", "Publieditorial"),
    ("pt", "closing", "Este conteúdo é patrocinado pelo Banco Ferraz e de responsabilidade do anunciante."),
    ("it", "kicker", "Contenuto sponsorizzato"),
    ("it", "kicker", "Informazione pubblicitaria"),
    ("it", "kicker", "Pubbliredazionale"),
    (
        "it",
        "closing",
        "Questo articolo è stato realizzato a pagamento per Banca Riva: la redazione non è coinvolta.",
    ),
    ("nl", "kicker", "Gesponsorde inhoud"),
    ("nl", "kicker", "Ingezonden mededeling"),
    ("nl", "below", "Partnerbijdrage van Bank Veldman"),
    ("nl", "closing", "De redactie is niet verantwoordelijk voor de inhoud van deze bijdrage."),
    ("ca", "kicker", "Contingut patrocinat"),
    ("ca", "kicker", "Publireportatge"),
    ("sv", "kicker", "Annonssamarbete"),
    ("sv", "below", "Annons från Bank Lindholm"),
    ("sv", "opening", "Detta är en annons från Bank Lindholm."),
    ("sv", "kicker", "Sponsrat innehåll"),
    ("nb", "kicker", "Annonsørinnhold"),
    ("nb", "below", "Betalt innhold fra Bank Solberg"),
    ("nb", "kicker", "Sponset innhold"),
    ("da", "kicker", "Annoncørbetalt indhold"),
    ("da", "kicker", "Sponsoreret indhold"),
    ("da", "below", "Betalt indhold for Bank Holm"),
    ("fi", "kicker", "Kaupallinen yhteistyö"),
    ("fi", "kicker", "Mainostajan sisältö"),
    ("fi", "below", "Mainos: Pankki Lahti"),
    ("is", "kicker", "Kynning"),
    ("is", "kicker", "Kostað efni"),
    ("et", "kicker", "Sisuturundus"),
    ("et", "closing", "Artikkel valmis koostöös Pank Tammega."),
    ("lv", "kicker", "Reklāmraksts"),
    ("lv", "kicker", "Apmaksāts saturs"),
    ("lt", "kicker", "Turinio rinkodara"),
    ("lt", "closing", "Užsakymo nr.: TD_4471"),
    ("pl", "kicker", "Materiał sponsorowany"),
    ("pl", "kicker", "Artykuł sponsorowany"),
    ("pl", "below", "Materiał partnera: Bank Zieliński"),
    ("pl", "kicker", "Materiał promocyjny"),
    ("pl", "closing", "Artykuł powstał we współpracy z Bankiem Zieliński."),
    ("pl", "kicker", "Współpraca reklamowa"),
    ("cs", "kicker", "Komerční sdělení"),
    ("cs", "kicker", "PR článek"),
    ("cs", "below", "Placená spolupráce s Bankou Dvořák"),
    ("cs", "closing", "Článek vznikl ve spolupráci s Bankou Dvořák."),
    ("sk", "kicker", "Platená spolupráca"),
    ("sk", "kicker", "PR článok"),
    ("sl", "kicker", "Oglasno sporočilo"),
    ("sl", "kicker", "Sponzorirana vsebina"),
    ("hr", "kicker", "Plaćeni sadržaj"),
    ("hr", "kicker", "PR članak"),
    ("hr", "closing", "Sadržaj je nastao u suradnji s Bankom Horvat."),
    ("sr", "kicker", "Плаћени садржај"),
    ("sr", "kicker", "ПР текст"),
    ("bg", "kicker", "Платена публикация"),
    ("bg", "kicker", "Рекламна публикация"),
    ("ru", "kicker", "На правах рекламы"),
    ("ru", "closing", "На правах рекламы. ООО «Речной банк», ИНН 7701234567, erid: LjN8KQx3T"),
    ("ru", "kicker", "Партнёрский материал"),
    ("ru", "closing", "Реклама. ООО «Речной банк», ИНН 7701234567. erid: 2SDnjcXyz1"),
    ("ru", "below", "Спонсорский материал"),
    ("uk", "kicker", "На правах реклами"),
    ("uk", "kicker", "Партнерський матеріал"),
    ("uk", "closing", "Матеріал підготовлено за підтримки Річкового банку."),
    ("ro", "kicker", "Advertorial"),
    ("ro", "kicker", "Articol sponsorizat"),
    ("ro", "headline", "Cum îți alegi banca potrivită în cinci pași (P)"),
    ("ro", "closing", "Acest articol este sponsorizat de Banca Munteanu."),
    ("hu", "kicker", "Szponzorált tartalom"),
    ("hu", "kicker", "Fizetett hirdetés"),
    ("hu", "headline", "Így válasszon bankot öt egyszerű lépésben (x)"),
    ("hu", "closing", "A cikk megjelenését a Duna Bank támogatta."),
    ("el", "kicker", "Χορηγούμενο άρθρο"),
    ("el", "kicker", "Διαφημιστική καταχώρηση"),
    ("tr", "kicker", "Sponsorlu içerik"),
    ("tr", "kicker", "Advertorial"),
    ("tr", "closing", "Bu bir ilandır."),
    ("tr", "opening", "Bu içerik Deniz Bankacılık sponsorluğunda hazırlanmıştır."),
    ("ar", "kicker", "محتوى مدفوع"),
    ("ar", "kicker", "مادة إعلانية"),
    ("ar", "below", "محتوى برعاية بنك النهر"),
    ("ar", "closing", "هذا المحتوى مدفوع من بنك النهر."),
    ("fa", "kicker", "رپورتاژ آگهی"),
    ("fa", "kicker", "محتوای تبلیغاتی"),
    ("he", "kicker", "תוכן שיווקי"),
    ("he", "kicker", "כתבה פרסומית"),
    ("he", "below", "תוכן ממומן"),
    ("he", "closing", "הכתבה נכתבה בשיתוף בנק הנהר."),
    ("hi", "kicker", "प्रायोजित"),
    ("hi", "kicker", "विज्ञापन फीचर"),
    ("hi", "below", "ब्रांड पोस्ट"),
    ("hi", "closing", "यह लेख प्रायोजित है।"),
    ("bn", "kicker", "স্পন্সর্ড কনটেন্ট"),
    ("bn", "kicker", "বিজ্ঞাপন প্রতিবেদন"),
    ("ta", "kicker", "விளம்பர கட்டுரை"),
    ("ur", "kicker", "اشتہاری مضمون"),
    ("id", "kicker", "Advertorial"),
    ("id", "kicker", "Konten bersponsor"),
    ("id", "headline", "Norvik membuka sekolah roti kedua di pelabuhan lama (ADV)"),
    ("id", "closing", "Artikel ini merupakan kerja sama dengan Bank Sungai."),
    ("id", "kicker", "Pariwara"),
    ("ms", "kicker", "Kandungan berbayar"),
    ("ms", "kicker", "Artikel tajaan"),
    ("vi", "kicker", "Nội dung được tài trợ"),
    ("vi", "kicker", "Thông tin doanh nghiệp"),
    ("vi", "closing", "Bài viết này được tài trợ bởi Ngân hàng Sông."),
    ("th", "kicker", "บทความโฆษณา"),
    ("th", "closing", "บทความนี้ได้รับการสนับสนุนจากธนาคารแม่น้ำ"),
    ("ja", "headline", "【PR】ノルヴィク、旧港に二つ目の製パン学校を開設"),
    ("ja", "kicker", "PR記事"),
    ("ja", "kicker", "タイアップ記事"),
    ("ja", "below", "提供：川銀行株式会社"),
    ("ja", "closing", "本記事は川銀行株式会社の提供によるPR記事です。"),
    ("ja", "kicker", "記事広告"),
    ("ja", "kicker", "広告"),
    ("ko", "headline", "[협찬] 노르빅, 옛 항구에 두 번째 제빵 학교를 연다"),
    ("ko", "kicker", "기사형 광고"),
    ("ko", "closing", "이 콘텐츠는 강은행의 협찬을 받아 제작되었습니다."),
    ("ko", "kicker", "애드버토리얼"),
    ("zh", "kicker", "商业推广"),
    ("zh", "closing", "本文由江河银行赞助。"),
    ("zh", "headline", "【广告】诺维克在旧港开设第二所烘焙学校"),
    ("zh-Hant", "kicker", "廣編特輯"),
    ("zh-Hant", "closing", "本文由江河銀行贊助提供。"),
    ("zh-Hant", "kicker", "業配文"),
    ("sw", "kicker", "Maudhui yaliyolipiwa"),
    ("sw", "closing", "Makala haya yamedhaminiwa na Benki ya Mto."),
]

#: Releases inside news sites: (language, slot, text).
RELEASES: list[tuple[str, str, str]] = [
    ("en", "kicker", "Press Release"),
    ("en", "byline", "PR Newswire"),
    (
        "en",
        "opening",
        "HARBOUR CITY, March 4, 2026 /PRNewswire/ -- Norvik today announced that it will open a second bakery school in the old harbour.",
    ),
    (
        "en",
        "opening",
        "HARBOUR CITY--(BUSINESS WIRE)--Norvik today announced that it will open a second bakery school in the old harbour.",
    ),
    (
        "en",
        "closing",
        "View original content to download multimedia: https://www.prnewswire.com/news-releases/norvik.html",
    ),
    ("en", "closing", "SOURCE Norvik Bakeries Inc."),
    ("de", "closing", "Quelle: Pressemitteilung Norvik GmbH"),
    ("de", "kicker", "Pressemitteilung"),
    ("de", "closing", "Original-Content von: Norvik GmbH, übermittelt durch news aktuell"),
    ("fr", "kicker", "Communiqué de presse"),
    ("fr", "closing", "Source : communiqué de presse Norvik"),
    ("es", "kicker", "Nota de prensa"),
    ("es", "closing", "Fuente: nota de prensa de Norvik"),
    ("pt", "kicker", "Comunicado de imprensa"),
    ("it", "kicker", "Comunicato stampa"),
    ("nl", "kicker", "Persbericht"),
    ("pl", "closing", "Źródło: informacja prasowa Norvik"),
    ("cs", "kicker", "Tisková zpráva"),
    ("sv", "kicker", "Pressmeddelande"),
    ("tr", "kicker", "Basın Bülteni"),
    ("ru", "kicker", "Пресс-релиз"),
    ("ja", "closing", "提供元：PR TIMES"),
    ("ko", "closing", "출처: 뉴스와이어"),
    ("zh", "byline", "美通社"),
    ("ar", "kicker", "بيان صحفي"),
    ("vi", "kicker", "Thông cáo báo chí"),
    ("id", "kicker", "Siaran Pers"),
    ("hi", "kicker", "प्रेस विज्ञप्ति"),
]

#: Marks for machines: (name, slots).
MACHINE: list[tuple[str, Slots]] = [
    ("meta-sponsored-yes", Slots(head='<meta name="sponsored" content="yes">')),
    ("meta-branded", Slots(head='<meta name="cXenseParse:pmc-branded-content" content="yes">')),
    ("meta-section", Slots(head='<meta property="article:section" content="Sponsored Content">')),
    ("body-class", Slots(body_class="category-sponsored")),
    ("article-class", Slots(article_class="type-advertorial")),
    (
        "jsonld-type",
        Slots(
            head='<script type="application/ld+json">{"@context":"https://schema.org","@type":"AdvertiserContentArticle","headline":"x"}</script>'
        ),
    ),
    (
        "jsonld-sponsor",
        Slots(
            head='<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","sponsor":{"@type":"Organization","name":"Brightwater"}}</script>'
        ),
    ),
    (
        "data-layer",
        Slots(script='<script>dataLayer = [{"contentType": "advertorial", "author": "x"}];</script>'),
    ),
    ("author-meta", Slots(head='<meta name="author" content="Brand Studio">')),
]


def noisy(language: str) -> Slots:
    """Return the noise that a page of any publisher has: menus, cards, slots, consent."""
    copy = COPY[language]
    return Slots(
        slot_between=f'<div class="ad-slot"><span class="ad-label">{copy.ad}</span><div id="gpt-1"></div></div>',
        consent=copy.consent,
    )


def label_of(language: str) -> str:
    """Return the first label of a language in the table of paid pages: what its traps repeat elsewhere."""
    return next(text for lang, slot, text in PAID if lang == language and slot in {"kicker", "below"})


def traps(language: str) -> list[tuple[str, Slots]]:
    """Return, for a language, pages that look bought and are not: the label stands anywhere but at the article."""
    copy, label = COPY[language], label_of(language)
    base = noisy(language)
    quoted = f"{copy.paragraphs[1]} „{label}“ {copy.paragraphs[2]}"
    return [
        ("nav", replace(base, nav=label)),
        ("footer", replace(base, footer=label)),
        ("teaser", replace(base, teaser=label)),
        ("widget", replace(base, widget=label)),
        ("sidebar", replace(base, sidebar=label)),
        ("comment", replace(base, comment=label)),
        ("consent", replace(base, consent=f"{copy.consent} {label}.")),
        (
            "slot-above",
            replace(
                base,
                slot_above=f'<div class="adslot banner-top"><div>{copy.ad}</div><ins class="adsbygoogle"></ins></div>',
            ),
        ),
        (
            "slot-between",
            replace(
                base,
                slot_between=f'<div class="advert"><small>{copy.ad}</small><iframe src="about:blank"></iframe></div>',
            ),
        ),
        ("slot-unnamed", replace(base, slot_between=f"<div><p>{copy.ad}</p><div></div></div>")),
        (
            "story-wording",
            replace(base, paragraphs=(copy.paragraphs[0], quoted, copy.paragraphs[2], copy.paragraphs[1])),
        ),
        (
            "card-in-story",
            replace(
                base,
                inline_card=f'<div class="c-card"><span>{label}</span><h3><a href="/9">{copy.other}</a></h3></div>',
            ),
        ),
        ("newsletter", replace(base, newsletter=f"{copy.more}: {label}")),
    ]


#: Traps that need their own words: (name, language, slots, extra headline).
OWN_TRAPS: list[tuple[str, str, Slots]] = [
    (
        "site-wide-affiliate-line",
        "en",
        Slots(box="When you purchase through links on our site, we may earn an affiliate commission."),
    ),
    (
        "site-header-sponsor",
        "en",
        Slots(
            site_header='<div class="weather-strip">Forecast <span>Sponsored By</span> <a href="/w"></a></div>'
        ),
    ),
    (
        "widget-sponsor",
        "en",
        Slots(after='<div class="weather-widget"><p>Forecast sponsored by Alder Roofing</p></div>'),
    ),
    (
        "podcast-sponsor",
        "en",
        Slots(
            paragraphs=(
                *COPY["en"].paragraphs,
                "Listen to our weekly harbour podcast, which is sponsored by Alder Roofing, wherever you get your podcasts.",
            )
        ),
    ),
    (
        "event-sponsor",
        "en",
        Slots(
            paragraphs=(
                COPY["en"].paragraphs[0],
                "The school was presented at a panel on Tuesday sponsored by the Chamber of Small Business and the port.",
                *COPY["en"].paragraphs[1:],
            )
        ),
    ),
    (
        "state-sponsored",
        "en",
        Slots(headline="Council rejects state-sponsored terrorism bill after long night"),
    ),
    (
        "bill-sponsor",
        "en",
        Slots(
            headline="Sponsored bill on bakery schools passes the state senate",
            paragraphs=(
                "The bill, sponsored by Senator Hale, would let bakeries train in public buildings, the clerk said on Monday evening.",
                *COPY["en"].paragraphs[1:],
            ),
        ),
    ),
    (
        "shirt-sponsor",
        "en",
        Slots(
            headline="Harbour United drops shirt sponsor after fans protest",
            paragraphs=(
                "The club ends its deal with the sponsor Alder Roofing, whose name the players wore for eleven seasons, it said on Monday.",
                *COPY["en"].paragraphs[1:],
            ),
        ),
    ),
    (
        "article-about-ads",
        "en",
        Slots(
            headline="Why readers do not see the word advertorial",
            paragraphs=(
                "Fewer than one reader in ten notices a label such as advertorial or sponsored content, a study of four newspapers found.",
                "Publishers put the words paid post above the headline, but the eye jumps over them, the authors of the study write.",
                *COPY["en"].paragraphs[2:],
            ),
        ),
    ),
    (
        "article-about-ads-de",
        "de",
        Slots(
            headline="Warum niemand das Wort Anzeige liest",
            paragraphs=(
                "Nur jeder zehnte Leser bemerkt einen Hinweis wie „Anzeige“ oder „Advertorial“, fand eine Untersuchung von vier Zeitungen.",
                *COPY["de"].paragraphs[1:],
            ),
        ),
    ),
    (
        "homonym-strafanzeige",
        "de",
        Slots(
            headline="Anzeige gegen Hafenmeister: Polizei ermittelt nach Brückensperrung",
            kicker="Strafanzeige",
        ),
    ),
    (
        "homonym-bewerbung",
        "de",
        Slots(kicker="Bewerbungen", headline="Bewerbung für die Backschule ab Mai möglich"),
    ),
    (
        "homonym-anzeigetafel",
        "de",
        Slots(headline="Neue Anzeigetafel am Hafen zeigt die Abfahrten der Fähren"),
    ),
    ("newsroom-partners", "en", Slots(below="In partnership with ProPublica")),
    (
        "newsroom-partners-university",
        "en",
        Slots(below="Reported in partnership with the Northern University School of Journalism"),
    ),
    (
        "philanthropy-note",
        "en",
        Slots(
            box="The Tide's education reporting is supported by the Harbour Foundation. The foundation had no influence over editorial decisions."
        ),
    ),
    (
        "footer-legend-ru",
        "ru",
        Slots(
            legend="Материалы с пометкой «Реклама», «На правах рекламы» и «Партнёрский материал» публикуются на коммерческой основе."
        ),
    ),
    (
        "footer-legend-uk",
        "uk",
        Slots(
            legend="Матеріали з позначкою «Реклама», «На правах реклами» та «Партнерський матеріал» публікуються на комерційній основі."
        ),
    ),
    (
        "footer-legend-cs",
        "cs",
        Slots(legend="Texty označené jako Komerční sdělení nebo PR článek jsou placenou inzercí."),
    ),
    (
        "footer-legend-pl",
        "pl",
        Slots(legend="Teksty oznaczone jako Materiał sponsorowany lub Materiał partnera są reklamą."),
    ),
    (
        "footer-legend-es",
        "es",
        Slots(legend="Los textos identificados como Contenido patrocinado o Publirreportaje son publicidad."),
    ),
    (
        "meta-sponsored-no",
        "en",
        Slots(head='<meta name="sponsored" content="no"><meta name="tmg.sponsor" content="">'),
    ),
    ("meta-branded-no", "en", Slots(head='<meta name="cXenseParse:pmc-branded-content" content="no">')),
    ("meta-taboola", "de", Slots(head='<meta name="branded-content-for-taboola" content="true">')),
    (
        "paywall-flags",
        "en",
        Slots(
            head='<meta property="article:content_tier" content="metered"><script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":false}</script>'
        ),
    ),
    (
        "paid-content-flag",
        "de",
        Slots(script='<script>var page = {"isPaidContent": true, "k5a:paid": 1, "sponsor": null};</script>'),
    ),
    (
        "js-is-sponsored",
        "en",
        Slots(script='<script>window.cfg = {"is_sponsored":"true","static":"x"};</script>'),
    ),
    (
        "js-list-of-types",
        "en",
        Slots(
            script='<script>var items=[{"contentType":"sponsored"},{"contentType":"sponsored"},{"contentType":"news"}];</script>'
        ),
    ),
    (
        "js-list-with-one",
        "en",
        Slots(
            script='<script>var items=[{"contentType":"sponsored"},{"contentType":"news"},{"contentType":"news"}];</script>'
        ),
    ),
    ("prebid-key", "en", Slots(script='<script>pbjs={"native":{"sponsoredBy":{"required":true}}};</script>')),
    (
        "teaser-class",
        "en",
        Slots(
            after='<article class="post category-sponsored"><h3><a href="/8">Alder opens a shop</a></h3></article>'
        ),
    ),
    ("tag-sponsor-class", "de", Slots(article_class="tag-sponsor tag-sport")),
    (
        "rel-sponsored-in-chrome",
        "en",
        Slots(
            after='<footer class="article-links"><a href="https://shop.example" rel="sponsored">Shop</a></footer>'
        ),
    ),
    (
        "release-cited",
        "en",
        Slots(
            paragraphs=(
                "Norvik will open a second bakery school, the company said in a press release seen by The Tide on Monday evening.",
                *COPY["en"].paragraphs[1:],
            )
        ),
    ),
    (
        "release-cited-de",
        "de",
        Slots(
            paragraphs=(
                "Norvik eröffnet eine zweite Backschule, teilte die Bäckerei in einer Pressemitteilung mit, die der Redaktion vorliegt.",
                *COPY["de"].paragraphs[1:],
            )
        ),
    ),
    (
        "release-cited-es",
        "es",
        Slots(
            paragraphs=(
                "Norvik abrirá una segunda escuela, señaló la panadería en una nota de prensa difundida el lunes por la noche.",
                *COPY["es"].paragraphs[1:],
            )
        ),
    ),
    (
        "release-cited-fr",
        "fr",
        Slots(
            paragraphs=(
                "Norvik ouvrira une deuxième école, a indiqué la boulangerie dans un communiqué de presse publié lundi soir.",
                *COPY["fr"].paragraphs[1:],
            )
        ),
    ),
    (
        "release-cited-ja",
        "ja",
        Slots(
            paragraphs=(
                "ノルヴィクは二つ目の製パン学校を開くと、月曜に出したプレスリリースの中で説明した。市議会も同じ夜に認めた。",
                *COPY["ja"].paragraphs[1:],
            )
        ),
    ),
    ("release-nav", "en", Slots(nav="Press Releases", footer="Press Release")),
    (
        "agency-reuters",
        "en",
        Slots(
            paragraphs=(
                "HARBOUR CITY, March 4 (Reuters) - The bakery Norvik will train forty young people a year, the city council said on Monday.",
                *COPY["en"].paragraphs[1:],
            )
        ),
    ),
    (
        "agency-ap",
        "en",
        Slots(
            byline="Associated Press",
            paragraphs=(
                "HARBOUR CITY (AP) — The bakery Norvik will train forty young people a year, the city council said on Monday evening.",
                *COPY["en"].paragraphs[1:],
            ),
        ),
    ),
    (
        "agency-dpa",
        "de",
        Slots(
            paragraphs=(
                "Hafenstadt (dpa) - Die Bäckerei Norvik will im früheren Zollhaus jedes Jahr vierzig junge Menschen ausbilden.",
                *COPY["de"].paragraphs[1:],
            )
        ),
    ),
    (
        "agency-afp",
        "fr",
        Slots(
            paragraphs=(
                "La boulangerie Norvik formera chaque année quarante jeunes, a indiqué lundi soir le conseil municipal (AFP).",
                *COPY["fr"].paragraphs[1:],
            )
        ),
    ),
    (
        "house-subscription",
        "en",
        Slots(after='<div class="promo subscribe"><p>Support The Tide: subscribe for 2 a week</p></div>'),
    ),
    ("about-page-word", "en", Slots(headline="About Norvik: how a bakery became a school")),
    (
        "promotion-sport",
        "en",
        Slots(headline="Promotion for Harbour United after last-minute goal", kicker="Football"),
    ),
    ("partner-word", "de", Slots(headline="Stadt sucht Partner für die Hafenbrücke", kicker="Hafen")),
    ("pr-word", "en", Slots(headline="PR voting: city to count votes by proportional representation")),
    ("spotlight-word", "en", Slots(headline="Spotlight falls on harbour bridge after closure")),
    (
        "advertising-industry",
        "en",
        Slots(headline="Advertising agency Alder hires forty in the harbour", kicker="Media"),
    ),
    ("annoncent", "fr", Slots(headline="Les syndicats annoncent une grève au port", kicker="Social")),
    ("publicite-word", "fr", Slots(headline="La publicité interdite sur le pont du port")),
    ("reklama-word", "pl", Slots(headline="Reklama na moście portowym zakazana od maja")),
    ("implant-anuncio", "es", Slots(headline="Anuncio del ayuntamiento sobre el puente del puerto")),
]


def paid_pages() -> dict[str, tuple[str, dict[str, object]]]:
    """Return name → (page, facts) of every bought page and release."""
    pages: dict[str, tuple[str, dict[str, object]]] = {}
    rows = [("label", *row) for row in PAID] + [("release", *row) for row in RELEASES]
    for number, (what, language, slot, text) in enumerate(rows):
        design = DESIGNS[number % len(DESIGNS)]
        slots = replace(noisy(language), **{slot: text})
        facts = {
            "url": f"https://tide.example/{language.lower()}/2026/03/{number:03d}",
            "language": language.split("-")[0],
            "standing": "paid",
            "shows": f"{what} in the {slot}: {text}",
            "quote": text,
        }
        if text == "広告":
            # The bare word beside an ad slot's, in a design whose classes say nothing: a person must look.
            facts["standing"] = "unclear"
        pages[f"paid-{what}-{number:03d}-{language.lower()}-{slot}"] = (build(language, design, slots), facts)
    for number, (name, extra) in enumerate(MACHINE):
        design = DESIGNS[number % len(DESIGNS)]
        base = noisy("en")
        slots = replace(extra, slot_between=base.slot_between, consent=base.consent)
        facts = {
            "url": f"https://tide.example/en/m/{number}",
            "language": "en",
            "standing": "paid",
            "shows": name,
            "quote": "",
        }
        pages[f"paid-mark-{name}"] = (build("en", design, slots), facts)
    return pages


def editorial_pages() -> dict[str, tuple[str, dict[str, object]]]:
    """Return name → (page, facts) of every page that looks bought and is not."""
    pages: dict[str, tuple[str, dict[str, object]]] = {}
    for number, language in enumerate(COPY):
        offered = traps(language)
        for turn in range(4):
            name, slots = offered[(number * 4 + turn * 3) % len(offered)]
            key = f"earned-{name}-{language.lower()}"
            design = DESIGNS[(number + turn * 2) % len(DESIGNS)]
            facts = {
                "url": f"https://tide.example/{language.lower()}/2026/04/{number:03d}-{turn}",
                "language": language.split("-")[0],
                "standing": "earned",
                "shows": f"trap: {name}",
            }
            pages[key] = (build(language, design, slots), facts)
    for number, (name, language, extra) in enumerate(OWN_TRAPS):
        design = DESIGNS[number % len(DESIGNS)]
        base = noisy(language)
        slots = replace(extra, slot_between=base.slot_between, consent=base.consent)
        facts = {
            "url": f"https://tide.example/{language}/2026/05/{number:03d}",
            "language": language,
            "standing": "earned",
            "shows": f"trap: {name}",
        }
        pages[f"earned-{name}"] = (build(language, design, slots), facts)
    return pages


def all_pages() -> dict[str, tuple[str, dict[str, object]]]:
    """Return every page by the name of its folder under ``tests/pages``."""
    return {**paid_pages(), **editorial_pages()}


if __name__ == "__main__":
    import json
    from pathlib import Path

    folder = Path(__file__).resolve().parent.parent / "pages"
    for name, (page, facts) in all_pages().items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "page.html").write_text(page, "utf-8")
        (folder / name / "facts.json").write_text(
            json.dumps(facts, ensure_ascii=False, indent=1) + "\n", "utf-8"
        )

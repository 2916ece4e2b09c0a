"""What address and outlet say: bought sections, release services, own sites, contributor networks, directories."""

from __future__ import annotations

import re
from collections.abc import Iterator

from collector.paid.fold import fold
from collector.paid.view import View
from collector.records import Evidence, PaidKind
from collector.urls import registrable_domain

_SECTIONS: tuple[tuple[re.Pattern[str], float, PaidKind, str], ...] = tuple(
    (re.compile(pattern), weight, kind, source)
    for pattern, weight, kind, source in (
        (
            (
                r"/(?P<prefix>(?:[a-z0-9]{1,12}-){0,2})(?:brand-?voices?|brand-?studio|brand-?post"
                r"|brandposts|brand-?connect|brand-?stor(?:y|ies)|brand-?publishing"
                r"|brand(?:ed)?-?content|brand-?spotlight|brand-?hub|brand-?solutions|brand-?wire"
                r"|brand-?lab|content-?studio|partner-?content"
                r"|partner-?inhalte?|partnerinhalt|partner-?stories|partner-?studio|partnerstudio"
                r"|native-?ads?|native-?content|native-?advertising"
                r"|contentfrom|content-from|custom-?content|in-paid-partnership|partnerbeitrag|brandstory"
                r"|brandstories|brandtalk)(?:/|$)"
            ),
            0.92, PaidKind.NATIVE, "section paths of publishers' studios",
        ),
        (
            (
                r"/(?P<prefix>(?:[a-z0-9]{1,12}-){0,2})(?:paid-?posts?|paid-?content|paid-?program"
                r"|advertorials?|advertisement-?feature|ad-?features?|advertising-?feature"
                r"|advertiser-?content|promoted-?content|publirr?eportaj(?:e|es|en)|publi-?reportage[ns]?"
                r"|publi-?redactionnels?|publi-?info"
                r"|publinotas?|publi-?editoria(?:l|is)|publieditorial|informe-?publicitario"
                r"|conteudos?-publicitarios?|espacio-?contratado"
                r"|remitidos?|sonderveroeffentlichung(?:en)?|sonderthemen|anzeigen-?sonder[\w-]*"
                r"|werbung-?und-?promotion|promostory"
                r"|pubbliredazional[ei]|informazione-?pubblicitaria|ingezonden-?mededeling"
                r"|impact-?features?|special-?advertising[\w-]*"
                r"|adverteerder[\w-]*|betaalde-?inhoud|annonsorinnhold|annonsorbetalt|annonsorinnehall"
                r"|annoncoerbetalt|annonsebilag|native-?annons"
                r"|materialy?-(?:promocyjn|sponsorowan|partner|reklamow)\w*|artykul(?:y)?-(?:sponsorowan"
                r"|partner)\w*|reklamni-?sdeleni"
                r"|komercni-?(?:sdeleni|prezentace|clanky)|pr-?clan(?:ek|ky)|pr-?clanok|pr-?sporocila"
                r"|pr-?tekst|pr-?clanak|pr-?cikk"
                r"|szponzoralt[\w-]*|sponzorirano|sponzorisano|placeni-?sadrzaj|sponsorlu(?:-icerik)?"
                r"|tanitim-?yazi\w*|advertoriale"
                r"|na-pravah-reklamy|partnersk\w{0,5}-?material\w*|reklamn\w{0,5}-?material\w*|pariwara"
                r"|infotorial|tin-tai-tro|bai-pr"
                r"|upf/ubrand|tieup|pr-?kiji|koukoku|sponsoroitu|kaupallinen-?yhteistyo"
                r"|mainos(?:artikkeli|sisalto)\w*|kaupallinen(?:-sisalto)?|maksettu-sisalto|commercial-(?:content|features?)"
                r"|paid-partner(?:ship|content)?|promoted-stor(?:y|ies)|partner-(?:posts?|voices?)|annonssamarbete"
                r"|annonsinnehall|betal(?:t|d)-(?:innhold|innehall|indhold|samarbete|samarbeid)|kommersielt-(?:innhold|samarbeid)"
                r"|kommercielt-samarbejde|annonceindhold|sisuturundus|reklaamtekst|turinio-rinkodara|uzsakomasis-turinys"
                r"|reklaminis-\w+|reklamraksts?|reklamraksti|pr-raksti|apmaksats-saturs|platen[ae]-(?:publikacia|spolupraca|clanky)"
                r"|placen[ae]-(?:spoluprace|clanky)|komercn[ei]-(?:obsah|spoluprace|priloha|oznameni[ae])|reklamn[iy]-(?:clanky|clanok|sdeleni|tekst)|sponzorovan[ey]-\w+"
                r"|oglasn[aoi]-(?:sporocil[oa]|vsebina|clanek)|promo-(?:clanak|tekst|sadrzaj)|placeni-oglas(?:i)?|native-?tekst"
                r"|platena-publikaci?ya|platen[io]-publikacii|reklamn[ai]-publikac\w+|na-pravakh-reklamy"
                r"|partners?k[iy]{1,2}e?-(?:materialy|proekty|materiali)|sponsorlu-haber(?:ler)?|reklam-haber|konten-(?:bersponsor|promosi"
                r"|berbayar|mitra)|artikel-berbayar|kandungan-(?:tajaan|berbayar)|thong-tin-doanh-nghiep|noi-dung-tai-tro"
                r"|doanh-nghiep-tu-gioi-thieu|contenus?-(?:partenaires?|de-marques?|annonceurs?)|publi-?communiques?"
                r"|contenido-(?:de-marca|comercial|promocionado|pagado)|especial-publicitario|espacio-(?:patrocinado|pagado)"
                r"|conteudo-(?:de-marca|pago|comercial)|contenut[oi]-(?:promozional[ei]|a-pagamento)|publiredazional[ei]"
                r"|partner-?content|betaalde-(?:content|bijdrage|samenwerking)|commerciele-(?:bijdrage|content)"
                r"|bezahlte[rn]?-(?:inhalte?|artikel|beitraege|anzeigen?)|szponzoralt-tartalom|fizetett-tartalom"
                r"|pr-?cikkek|articole?-(?:sponsorizate?|platite?)|xorigoumen\w+)(?:/|$)"
            ),
            0.92, PaidKind.ADVERTORIAL, "section paths of bought articles",
        ),
        (
            (
                r"/(?P<prefix>(?:[a-z0-9]{1,12}-){0,2})sponsor(?:ed|e|ise|ises|isert|eret|rat|rad|set|izat"
                r"|izado|izzato|izzati|ship-content)?[-_]?(?:content|contents|post|posts"
                r"|articles?|features?|stor(?:y|ies)|section|sections|sections?|reports?|news|beitra(?:g"
                r"|ege)|inhalte?|inhoud|innehall|innhold|indhold)(?:/|$)"
                r"|/sponsored(?:/|$)|/sponsor-(?:content|story)(?:/|$)|-sponsored-(?:story|content)(?:/|$)"
                r"|/(?:contenido|contenidos|articulo)s?-patrocinados?(?:/|$)"
                r"|/(?:conteudos?|materia)-patrocinad[oa]s?(?:/|$)|/patrocinad[oa]s?(?:/|$)"
                r"|/contenu-?(?:sponsorise|partenaire)s?(?:/|$)|/sponsorise(?:/|$)"
                r"|/contenut[oi]-sponsorizzat[oi](?:/|$)|/gesponsord(?:/|$)|/gesponsert(?:/|$)"
                r"|/continut-sponsorizat(?:/|$)|/partner-?material(?:/|$)"
            ),
            0.92, PaidKind.SPONSORED, "section paths of sponsored articles",
        ),
        (
            (
                r"/(?:culture-council|forbes(?:business|tech|agency|finance|communications|humanresources"
                r"|coaches|nonprofit)council|councils/[\w-]*council"
                r"|(?:[a-z]+-)+(?:executive-board|expert-forum|leadership-network))(?:/|$)"
            ),
            0.95, PaidKind.CONTRIBUTOR, "fee-based councils",
        ),
        (
            (
                r"/(?P<prefix>(?:[a-z0-9]{1,12}-){0,2})(?:press-?releases?|pressreleases?|news-?releases?"
                r"|media-?releases?|pressemitteilung(?:en)?|pressemeldung(?:en)?|pressemittlg"
                r"|presseinformation(?:en)?|presseinfos?|medienmitteilung(?:en)?|medieninformation(?:en)?"
                r"|presseaussendung(?:en)?|aussendung(?:en)?"
                r"|presse-?erklaerung(?:en)?|presse-?mitteilung(?:en)?|comunicados?-de-(?:prensa|imprensa)"
                r"|notas?-de-prensa|notas?-(?:a|de)-imprensa"
                r"|comunicat[oi]-stampa|communiques?-de-presse|communiques?-presse|persbericht(?:en)?"
                r"|pressmeddelanden?|pressemeddelelser?|pressemelding(?:er)?"
                r"|lehdistotiedot(?:e|teet)|tiedotteet|komunikat(?:y)?-prasow[ey]|informacj[ae]-prasow[ae]"
                r"|tiskov[ae]-zprav[ay]|tlacov[ae]-sprav[ay]"
                r"|basin-bulten(?:i|leri)|siaran-pers|rilis-pers|siaran-media|kenyataan-media"
                r"|comunicat(?:e)?-de-presa|sajtokozlemeny(?:ek)?"
                r"|press-?reliz\w*|deltia?-typou|thong-cao-bao-chi|prnewswire|pr-newswire|businesswire"
                r"|business-wire|globenewswire|accesswire"
                r"|access-newswire|newsfile|ein-?presswire|ptinews-press|4press|immediapress|pr-?news)(?:/|$)"
            ),
            0.9, PaidKind.PRESS_RELEASE, "section paths of press releases",
        ),
        (r"/blaulicht/pm/|/pm/\d+/\d+", 0.9, PaidKind.PRESS_RELEASE, "section paths of press releases"),
        (
            r"/(?:promo|promotions?|promoted|ad|spotlight|partners?|partenaires?|special-?projects?|sponsors?)/",
            0.3, PaidKind.SPONSORED, "paths that newsrooms use too",
        ),
    )
)  # fmt: skip
_PAID_HOST = re.compile(
    r"^(?:paidpost|sponsored|advertorials?|brandstudio|brandvoice|brand|branded|sponsoredcontent"
    r"|partnercontent|ubrand|native|publireportage|brandstories|promostory|contentstudio)\."
)


def bought_section(view: View) -> Iterator[Evidence]:
    """The address names a section of bought articles or releases: ``/sponsored/``, ``/press-releases/``."""
    for pattern, weight, kind, source in _SECTIONS:
        match = pattern.search(view.path)
        if match and not _is_slug(match, view.path):
            family = "release" if kind is PaidKind.PRESS_RELEASE else "url"
            yield _address("url-section", match[0].strip("/-_. "), weight, family, kind, source)
    if _PAID_HOST.match(view.host):
        yield _address("url-host", view.host, 0.93, "url", PaidKind.NATIVE, "hosts of publishers' studios")


def _is_slug(match: re.Match[str], path: str) -> bool:
    """True when the words end an article's own name ("/why-we-left-branded-content"): only a section goes on."""
    prefix = match.groupdict().get("prefix")
    return bool(prefix) and _REST.fullmatch(path, match.end()) is not None


#: What stands behind an article's own name: its number, its form.
_REST = re.compile(r"(?:(?:amp|print|index|page|p|story|article|[a-z]?-?\d[\d-]*)(?:\.\w{2,5})?/?)*")


def _address(rule: str, quote: str, weight: float, family: str, kind: PaidKind, source: str) -> Evidence:
    return Evidence(
        rule=rule, quote=quote[:200], where="url", weight=weight, family=family, kind=kind, source=source
    )


_HOST_KINDS: dict[str, tuple[float, str, PaidKind]] = {
    "release service": (0.97, "host", PaidKind.PRESS_RELEASE),
    "paid section": (0.95, "host", PaidKind.NATIVE),
    "council": (0.95, "host", PaidKind.CONTRIBUTOR),
    "listing": (0.95, "host", PaidKind.LISTING),
    "contributors": (0.6, "contributor", PaidKind.CONTRIBUTOR),
    "self-publishing": (0.6, "contributor", PaidKind.CONTRIBUTOR),
}


def known_host(view: View) -> Iterator[Evidence]:
    """The host, or this section of it, publishes releases, bought pages, contributors' or users' own texts."""
    fact = view.hosts.look_up(view.host, view.path)
    if fact is None or fact.kind not in _HOST_KINDS:
        return
    weight, family, kind = _HOST_KINDS[fact.kind]
    if fact.kind == "contributors" and _by_staff(view):
        weight = -0.2
    yield _address(
        "known-host",
        fact.host + fact.path,
        weight,
        family,
        kind,
        f"paid_hosts.csv: {fact.kind}; {fact.source}",
    )


_STAFF = re.compile(r"\b[A-Z][\w'’]+ Staff\b|\b[Ss]taff (?:[Ww]riter|[Rr]eporter|[Ee]ditor)\b")


def _by_staff(view: View) -> bool:
    """True when a byline at the headline says "Staff": a network of contributors has a newsroom too."""
    blocks = [*view.layout.header(), *list(view.layout.opening())[:2]]
    return any(len(block.text) <= 120 and _STAFF.search(block.text) for block in blocks)


_OUTLET_KINDS: dict[str, tuple[float, str, PaidKind]] = {
    "release_service": (0.97, "host", PaidKind.PRESS_RELEASE),
    "directory": (0.95, "host", PaidKind.LISTING),
    "own_site": (0.95, "host", PaidKind.PRESS_RELEASE),
    "contributor_network": (0.6, "contributor", PaidKind.CONTRIBUTOR),
    "self_publishing": (0.6, "contributor", PaidKind.CONTRIBUTOR),
    "ugc": (0.6, "contributor", PaidKind.CONTRIBUTOR),
    "social": (0.6, "contributor", PaidKind.CONTRIBUTOR),
}


#: Where a directory speaks for itself instead of listing others.
_OWN_WORDS = re.compile(
    r"/(?:blog|resources|stories|newsroom|news|press|magazine|insights|learn|articles?)(?:/|$)"
)


def outlet_kind(view: View) -> Iterator[Evidence]:
    """The registry knows the outlet as one that is never press: a release service, a directory, a user platform."""
    entry = _OUTLET_KINDS.get(view.outlet.kind)
    if entry:
        weight, family, kind = entry
        if view.outlet.kind == "contributor_network" and _by_staff(view):
            weight = -0.2
        elif view.outlet.kind == "directory" and _OWN_WORDS.search(view.path):
            kind = PaidKind.PRESS_RELEASE
        yield Evidence(
            rule="outlet-kind",
            quote=(view.outlet.domain or view.host)[:200],
            where="outlet",
            weight=weight,
            family=family,
            kind=kind,
            source=f"registry: {view.outlet.kind.replace('_', ' ')}",
        )


def issuer_host(view: View) -> Iterator[Evidence]:
    """The page stands on the brand's own domain: its own words, wherever they came from."""
    if view.brand is None:
        return
    for domain in view.brand.domains:
        own = domain.lower().removeprefix("www.")
        if own and (view.host == own or view.host.endswith("." + own)):
            yield _address(
                "issuer-host", view.host, 0.97, "host", PaidKind.PRESS_RELEASE, "the brand's own domain"
            )
            return


_STATE = re.compile(
    r"(?:^|\.)(?:gov|gob|gouv|govt|go|mil)\.[a-z]{2}$|\.(?:gov|mil|int)$|(?:^|\.)(?:bund|europa|gouv"
    r"|admin)\.(?:de|eu|fr|ch)$"
)
_PRESS_OFFICE = re.compile(
    r"/(?P<prefix>(?:[a-z0-9]{1,12}-){0,2})(?:presse|press|newsroom|press-?room|press-?office"
    r"|the-press-office|briefing-room|prensa|stampa|imprensa|media-?cent(?:er|re)|pressroom"
    r"|presseservice|pressebereich|pers|aktuelle-meldungen|meldungen|statements-releases)(?:/|$)"
)


def press_office(view: View) -> Iterator[Evidence]:
    """A press area on the site of an authority: the issuer speaks. On a news site ``/presse/`` is a section like others."""
    match = _PRESS_OFFICE.search(view.path)
    if _STATE.search(view.host):
        if match:
            yield _address(
                "press-office",
                view.host,
                0.85,
                "host",
                PaidKind.PRESS_RELEASE,
                "an authority's own press area",
            )
        else:
            yield _address(
                "authority-host", view.host, 0.35, "host", PaidKind.PRESS_RELEASE, "an authority's own site"
            )
    elif match:
        yield _address(
            "press-path",
            match[0].strip("/"),
            0.3,
            "url",
            PaidKind.PRESS_RELEASE,
            "also a section of newspapers",
        )


def host_is_subject(view: View) -> Iterator[Evidence]:
    """The site is named after the company that the headline is about: a company's own news, not an outlet's."""
    if view.outlet.is_press or not view.host:
        return
    if any("NewsArticle" in str(node.get("@type")) for node in view.page.jsonld[:40]):
        return
    name = registrable_domain(view.host).split(".")[0]
    if len(name) < 5 or not view.titles:
        return
    name = name.replace("-", "")
    if name not in _bare(view.titles[0]):
        return
    if name in _bare(" ".join(block.text for block in list(view.layout.opening())[:3])):
        yield Evidence(
            rule="host-is-subject",
            quote=view.titles[0][:200],
            where=_headline_place(view),
            weight=0.2,
            family="host",
            kind=PaidKind.PRESS_RELEASE,
            source="headline and lead name the site itself",
        )


def _bare(text: str) -> str:
    return re.sub(r"[^\w]", "", fold(text))


def _headline_place(view: View) -> str:
    layout = view.layout
    return (
        view.where(layout.blocks[layout.headline], "headline")
        if layout.headline >= 0
        else "title (head > title)"
    )

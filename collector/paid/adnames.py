"""
What publishers, content systems and networks call the elements that advertisements are put into.

A name's words come lower case, without the figures behind them, with what is written in one word left whole ("topadbanner").
The words are facts about how sites name things; how many of the names that filter lists hide are recognized is measured by
``benchmarks/slots.py``.
"""

from __future__ import annotations

import re


def _words(text: str) -> list[str]:
    """Return the words of a list written as text."""
    return text.split()


#: Words that are ad slots' alone, whatever stands beside them.
CERTAIN = frozenset(
    _words(
        """
    ad ads adv advs adx advt advts adver advertisement advertisements advert adverts advertising gads ggads mpu
    lrec mrec medrec skyscraper superbanner interstitial reklamblock ggw bdunion adk adkit adnz adop bsa
    connatix dable dart dfp eadv exads ezoic fluct geniee gpt gumgum htlad iqad iqadtile kargo lijit logly
    marketgid mgid mobon nend oas ogury oio openx optad prebid primis raptive ramp revive seedtag sklik sovrn
    teads tpads undertone unruly vdoai yieldlab yieldmo zedo zmads
    """
    )
)
#: How the names of networks, of their players and of what serves advertisements begin.
NETWORKS = tuple(
    _words(
        """
    adace adblade adfliction adfox adform adglare adguru adhesi adition adloox adman admicro admixer adngin
    adnow adnuntius adocean adoptim adpushup adriver adrotate adsanity adsby adsense adskeeper adsninja adsterra
    adstir adtech adthrive advads advadagio advally adverticum adverline adyoulike advbroker amzn aniview
    azerion bidgear bidvertis buysellads carbonad clickio connatix cpmstar criteo dianomi doubleclick eclick
    exoclick freestar gliacloud gumgum hbagency imobile juicyads kiosked komoona lentainform ligatus mediavine
    medianet microad missena nativendo nativo nitropay outbrain outstream plista playwire primis pubexchange
    pubfuture pubmatic relap revcontent rubiconproject showheroes smartad smartclip snigel strossle taboola
    valueclick venatus yieldkit yieldlove zergnet ziplook
    """
    )
)
#: What is certain in two words or three, written with ``_`` between.
AD_PHRASES = tuple(
    _words(
        """
    ban_zone banner_ad banner_ads carbon_ad carbon_ads code_block cnx_ad cnx_player exo_click flying_carpet
    half_page market_gid media_net nitro_pay sublime_skin trc_rbox trc_related trc_spotlight vdo_ai yandex_rtb
    sponsored_link sponsored_links sponsored_product sponsored_products sponsored_result sponsored_results
    sponsored_listing sponsored_listings sponsored_search sponsor_links sponsor_link sponsor_results
    sponsored_item sponsored_items liens_sponsorises lien_sponsorise liens_commerciaux enlaces_patrocinados
    links_patrocinados link_sponsorizzati google_query_id google_container_id
    """
    )
)
#: Words for advertising and banners that kickers and article headers bear too: they tell only of a bare advertising word.
LIKELY = frozenset(
    _words(
        """
    advertise advertiser advertisers affiche afis agahi annonce annonces annonceur annonceurs annunci annuncio
    anunciante anunciantes anuncio anuncios anzeige anzeigen ban baner baneri banery baners banniere bannieres
    billboard gam guanggao guangao gg habillage halfpage iklan ikln ilan ilanlar inserat
    inserzione inserzioni koukoku leaderboard megabanner oglas oglasi ogloszenie pave pub pubb pubs publi
    publicidad publicidade publicita publicite publicites publicity quangcao reclama reclame regie reklame rekl
    rotator spons tabligh tablighat werb werbe werbung zxc
    """
    )
)
#: Words for sponsors: beside a word for a place of the page they name a slot, else a notice or a label.
SPONSOR = frozenset(
    _words(
        """
    sponsor sponsors sponsored sponsoring sponser sponsers sponso sponsorship sponsorise sponsorises sponsorbox
    sponsorad gesponsert gesponsord patrocinado patrocinados patrocinador patrocinadores sponzor sponzori
    commercial partner partners promo promoted native add adds
    """
    )
)
#: Words for places of the page where no article's label stands.
SIDES = frozenset(
    _words(
        """
    bottom col column footer home homepage index infeed left leftcol list lists rail right rightcol rotator
    search side sidebar sky stack sticky strip top topbar topbanner banner banners widget widgets carousel
    ticker unit units zone zones placement placeholder iframe wallpaper skin overlay popup slot slots rectangle
    block blocks module modules group grid
    """
    )
)

#: What a slot's name says besides "ad": where it stands, its form, its size, what it is made of.
_PART = (
    "above|after|anchor|area|articles?|atf|back|background|banners?|bar|before|below|bg|big|billboard|blank|block|board"
    "|body|border|bottom|box|break|brief|btf|btn|btm|bttm|button|carousel|cell|center|centre|choices?|client|close|code"
    "|col|column|comp|cont|container|content|corner|count|desk|desktop|detail|disclaimer|display|div|dummy|dynamic|element"
    "|ends?|engine|exchange|external|fade|feature|featured|feed|fill|first|fix|fixed|flash|flex|float|floating|flow|fly"
    "|foot|footer|frame|free|front|full|gallery|game|google|group|half|halfpage|head|header|heading|height|hidden|hide|high"
    "|hold|holder|home|homepage|horizontal|house|html|iframe|images?|img|in|index|infeed|info|inline|inner|inread|insert"
    "|insertion|inside|items?|label|landscape|large|layer|layout|leader|leaderboard|left|level|lib|library|light|line|link"
    "|links|list|listings?|load|loader|loc|local|location|logo|long|mage|main|manager|marginal|mark|marker|med|medium|menu"
    "|message|mid|middle|mini|mob|mobile|modal|mod|module|mpu|msg|native|nav|net|network|new|news|note|notice|object|one"
    "|outer|outside|over|overlay|page|panel|parallax|parent|part|path|photo|pic|place|placeholder|placement|plate|play"
    "|player|plugin|pod|point|pop|popup|pos|position|post|premium|preview|promo|pub|push|question|rail|rec|rect|rectangle"
    "|region|render|responsive|results?|rich|right|roll|root|rotator|rotate|row|sample|script|scroll|search|second"
    "|section|sense|serve|server|service|set|shadow|show|side|sidebar|simple|single|site|size|sizer|skin|sky|slide|slider"
    "|slot|slug|small|space|spacer|special|splash|sponsor|sponsored|spot|square|stack|standard|static|sticky|story|strip"
    "|style|sub|super|tab|table|tag|target|tech|template|text|thumb|tile|title|to|top|tower|txt|type|under|unit|up|upper"
    "|vertical|video|view|wall|wide|widget|widgets|window|with|word|words|wrap|wrapper|zone"
)
_AD = r"(?:ads?|adv|adx|advts?|advert(?!or)[a-z]*|addvert[a-z]*|avert[a-z]*isement)"
_PARTS = re.compile(rf"(?!admin|adrail|advertor){_AD}(?:{_PART})[a-z]*")
_ENDS = re.compile(
    rf"(?:[a-z]*(?:{_PART}|any|artikel|artic|aside|beitrag|blog|branding|custom|expand[a-z]{{0,5}}|extra|inter|interstory"
    rf"|mega|multi|open|paid|print|pre|rel|road|securepub|smart|splash|sponsor|wp|your|my|wall)|g|gg)"
    rf"(?:ads?|adverts?|advertis[a-z]*|adv)(?:{_PART})?"
)
#: What has "ad" behind or before it and is no word of other things ("heads", "loads", "grads", "nomads").
_GLUED = re.compile(r"ads(?!l$|or)[a-z]*|[a-z]{2,}[bcfhjknqstvwxyz]ads|[a-z]{3,}adv|[a-z]+advert(?!or)[a-z]*")
_BANNER = re.compile(
    r"(?!cookie|consent)[a-z]*ban{1,5}ers?[a-z]*|[a-z]*banniere[a-z]*|[a-z]*iklan[a-z]*|[a-z]*werbung[a-z]*|werbe[a-z]*"
    r"|anzeigen?(?:block|box|label|platz|text|container|wrapper|slot)|[a-z]*reklam(?!acj|at|ier)[a-z]*|[a-z]*publicit[a-z]*"
    r"|[a-z]*pubbli(?!redaz)[a-z]*|annons[a-z]*|[a-z]*hirdet[a-z]*|[a-z]*maino[sk][a-z]*|[a-z]*advertenti[a-z]*|reclame[a-z]*"
    r"|inzer[ct][a-z]*|quangcao[a-z]*|reklaam[a-z]*|sponsorlink[a-z]*|bnr[a-z]*|[bcdfghjkmnpqstvwxyz]{2,4}ads?"
    rf"|pub(?!date|info|med|note)(?:{_PART}|bas|carre|col|dessous|dessus|droite|gauche|haut|mega|sous|texte)[a-z]*"
    rf"|(?:{_PART}|bloc|cadre|carre|separe)pub(?:{_PART})?"
)
#: Widths and heights of advertisements.
SIZES = re.compile(
    r"(?<![0-9])(?:728 ?x? ?90|970 ?x? ?(?:90|250)|980 ?x? ?(?:90|120|250)|468 ?x? ?60|300 ?x ?(?:250|600)|160 ?x ?600"
    r"|120 ?x ?600|320 ?x ?(?:50|100)|336 ?x ?280|234 ?x ?60|125 ?x ?125)(?![0-9])"
)


def is_ad(word: str) -> bool:
    """True for a word that is an ad slot's alone, written in one with what else it says: "adbox", "topads"."""
    if word in CERTAIN or word.startswith(NETWORKS):
        return True
    if "ad" not in word and "avert" not in word:
        return False
    return (
        _PARTS.fullmatch(word) is not None
        or _ENDS.fullmatch(word) is not None
        or _GLUED.fullmatch(word) is not None
        or word.startswith(("advertisi", "advertism", "advertisem", "advertize"))
    )


def is_banner(word: str) -> bool:
    """True for a word for advertising or banners, which a kicker may be called after too."""
    return word in LIKELY or _BANNER.fullmatch(word) is not None

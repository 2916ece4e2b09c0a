"""
The words in the names of elements, and what kinds of parts are called so.

A name's words are looked up in one table, each alone and with the one or two behind it; figures behind a word are left out
("sidebar2"). What was asked of a pattern for each kind before takes one reading.
"""

from __future__ import annotations

import re
from functools import lru_cache

from collector.paid.adnames import AD_PHRASES, SIDES, SIZES, SPONSOR, is_ad, is_banner

#: Kinds of parts, each a bit.
AD, BANNER, WIDGET, NAVIGATION, OWN_FOOTER, FOOTER, COMMENTS, CONSENT, BREADCRUMB, LABEL, BYLINE, NOTICE = (
    1 << bit for bit in range(12)
)
#: Of a line of words at an article, not of parts of the page ("section"); of a label alone; of a sponsor; of a place where
#: no label stands; of words at an article; of the day when it was published.
_LINE, _KICKER, _SPONSOR, _SIDE, _TEXT, _DATE = (1 << bit for bit in range(12, 18))

#: Each kind's words; those of several words are written with ``_`` between.
_LISTS = (
    (
        WIDGET,
        """
        outbrain taboola zergnet revcontent plista ligatus mgid dianomi nativo engageya strossle teaser teasers
        teaserlist teaserbox related sidebar side_bar trending popular most mostread most_read mostpopular
        most_popular newsletter carousel ticker slider widget widgets read_more readmore more_stories
        morestories more_news latest promo promos card cards playlist podcast weather upsell subscribe signup
        social share sharing toolbar read_also see_also seealso up_next next_article prev_next post_nav similar
        paywall piano inline_list aside crawler promoted onward recent author_box_other authors_box_other
        """,
    ),
    (
        NAVIGATION,
        """
        nav navs navbar navi navigation menu menus submenu megamenu topbar top_bar offcanvas off_canvas
        hamburger drawer masthead sitemap skip skiplink mainnav subnav tabbar search login site_header
        siteheader global_header page_header_top header_top
        """,
    ),
    (FOOTER, "footer foot colophon site_footer page_footer bottom_bar legal imprint"),
    (
        OWN_FOOTER,
        """
        entry_footer article_footer post_footer story_footer node_footer entry_meta article_meta post_meta
        story_meta node_meta
        """,
    ),
    (COMMENTS, "comment comments disqus respond replies commentlist discussion forum livefyre"),
    (
        # "cmp" alone is the prefix of every component of a wide-spread publishing system, so only these name a consent box.
        CONSENT,
        """
        cookie cookies consent gdpr cmpwrapper cmp_banner cmp_overlay cmp_layer cmp_modal onetrust didomi
        usercentrics truste privacy sp_message quantcast modal popup pop_up overlay lightbox dialog tooltip
        adblocker
        """,
    ),
    (
        BREADCRUMB,
        "breadcrumb breadcrumbs bread_crumb bread_crumbs crumb crumbs rootline pathway ariadne you_are_here",
    ),
    (LABEL, "section channel publisher brand theme type commercial funding sponsors"),
    (
        LABEL | _LINE,
        """
        topic topics subject entry_meta article_meta post_meta meta article_header entry_header post_header article_head
        heading title headline articletop article_top article_info info source credit credits seccion editoria
        sezione katb kat typ note sticky_label
        """,
    ),
    (
        LABEL | _LINE | _KICKER,
        """
        kicker kickers topline overline eyebrow label labels category categories cat cat_links badge flag rubric
        rubrik dachzeile roofline supertitle surtitle pretitle pre_title tag tags overtitle antetitulo volanta
        cintillo chapeu occhiello vignette spitzmarke tagline headerlabel sponsor sponsored advertorial
        partner partnership disclosure disclaimer marker mark ribbon sticker notice hinweis byline author
        promoted paid native rubrica rubrique kategorie stamp kategoria kategori pill chip hat
        """,
    ),
    (
        BYLINE,
        """
        byline by_line author authors autor auteur autore verfasser writer contributor contributors reporter
        credit credits source fuente quelle provider publisher posted_by entry_meta post_meta article_meta
        articlemeta meta info dateline publish funding skribent forfatter kirjoittaja journalist redacteur
        redactor penulis yazar editor name sponsor partner
        """,
    ),
    # A notice of the publisher's: in an aside too it belongs to the article.
    (
        NOTICE,
        """
        disclaimer disclaimers disclosure disclosures sponsor_notice sponsor_note article_note editorial_note
        hinweis
        """,
    ),
    # What says in a sponsor's name that it is words at the article, not a place of the page.
    (
        _TEXT,
        """
        kicker label labels badge flag tag tags by notice disclosure disclaimer name logo text note byline
        author post posts article story content kategorie category
        """,
    ),
    (_DATE, "date time info infos"),
    (_SPONSOR, " ".join(SPONSOR)),
    (_SIDE, " ".join(SIDES)),
    (AD, " ".join(AD_PHRASES)),
    # Arabic for advertisement as it is written in Latin letters.
    (BANNER, "e3lan e3lanat a3lan"),
)
#: Beginnings of words that may go on.
_BEGINNINGS = {"recommend": WIDGET, "recirc": WIDGET, "suggest": WIDGET, "cmpbox": CONSENT}


def _table() -> dict[str, int]:
    table: dict[str, int] = {}
    for kind, words in _LISTS:
        for word in words.split():
            spaced = word.replace("_", " ")
            table[spaced] = table.get(spaced, 0) | kind
    return table


_TABLE = _table()
#: First words of what is several words, and the first two of what is three.
_OPENING = frozenset(
    " ".join(part[:size])
    for words in _TABLE
    if len(part := words.split()) > 1
    for size in range(1, len(part))
)
_LONGEST_WORD = 40
#: "has-ads", "no-ads": what the element has or has not, not what it is.
_HAVING = frozenset(("has", "with", "without", "no"))
_LETTERS = re.compile(r"[a-z]*")
#: No word with figures behind it but a number in hexadecimal letters: "ad2f72ca".
_HASH = re.compile(r"(?=[a-f0-9]{5})[a-f]+[0-9]+[a-f][a-f0-9]*")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def split(names: str) -> str:
    """Return class and id names as lower-case words: ``"td-adSpot"`` is ``"td ad spot"``."""
    return _NOT_WORD.sub(" ", _CAMEL.sub(" ", names).lower()).strip().replace("tag manager", "tagmanager")


@lru_cache(maxsize=8192)
def _kinds_of_word(word: str) -> int:
    kinds = _TABLE.get(word, 0)
    for beginning, kind in _BEGINNINGS.items():
        if word.startswith(beginning):
            kinds |= kind
    if "sponsor" in word or word.startswith("spons"):
        kinds |= _SPONSOR
    if is_ad(word):
        return kinds | AD
    return kinds | BANNER if is_banner(word) else kinds


def _letters_of(word: str) -> str:
    """Return the letters that a word with figures begins with; "" for a hash."""
    letters = _LETTERS.match(word)
    return "" if letters is None or _HASH.fullmatch(word) else letters[0]


@lru_cache(maxsize=8192)
def kinds_of(names: str) -> int:
    """Return the kinds that any of a name's words tell of, as bits."""
    kinds = 0
    before = ""
    for word in names.split():
        plain = word if word.isalpha() or word in _TABLE else _letters_of(word)
        own = _kinds_of_word(plain[:_LONGEST_WORD])
        kinds |= own & ~(AD | BANNER) if before in _HAVING else own
        if before in _OPENING:
            both = f"{before} {plain}"
            kinds |= _TABLE.get(both, 0)
            before = both if both in _OPENING else word
        else:
            before = word
    if not kinds & AD and SIZES.search(names):
        kinds |= AD
    return kinds


def says_ad(names: str) -> bool:
    """True when class names belong to ad slots; a kicker called after advertising is a kicker."""
    kinds = kinds_of(names)
    if kinds & AD:
        return True
    if kinds & BANNER:
        return not kinds & (_KICKER | _DATE)
    return bool(kinds & _SPONSOR and kinds & _SIDE and not kinds & _TEXT)


def is_kicker(names: str) -> bool:
    """True when class names belong to kickers, labels and badges alone, not to titles and lines of all kinds."""
    return bool(kinds_of(names) & _KICKER)


def is_line(names: str) -> bool:
    """True when class names belong to labels, titles, lines of date and source: not to parts of a page ("section")."""
    return bool(kinds_of(names) & _LINE)

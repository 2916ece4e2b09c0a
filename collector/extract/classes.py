"""What an element's class and id say of it, told for all questions in one pass."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

#: What surrounds a story; a story; comments; parts of a story; what stands beside a headline.
FURNITURE, STORY, COMMENTS, CAPTION, BOX, QUOTE, AUTHOR, CREDIT, LISTING, DATE, FACTS, STANDFIRST, OTHERS = (
    1 << bit for bit in range(13)
)
#: Any word for comments: such a thing is no story.
_COMMENT_WORD = 1 << 13

#: ``^`` a word begins here, ``$`` it ends here, ``=`` a class of its own, ``~`` nothing, a dash or an underscore.
_WORDS = {
    FURNITURE: (
        "^comment$ ^comments comment~list comment~form comment~wrap comment- commentaires disqus sidebar "
        "side-bar footer ^foot$ masthead ^nav navi menu related recirc ^promo$ ^promos promo- promo_ "
        "newsletter share "
        "sharing social cookie consent gdpr banner modal popup pop-up subscri teaser outbrain taboola "
        "recommend read~next "
        "read~more more~from trending popular most~read breadcrumb ^ad- ^ads$ ^advert author~bio bio~box "
        "about~author "
        "author~box tag~list ^tags$ pagination paywall~bar paywall~promo paywall~overlay paywall~message "
        "paywall~banner "
        "paywall~prompt paywall~box paywall~teaser login signup sign-up signin toolbar tooltip =widget "
        "widget~area "
        "sidebar~widget copyright disclaimer rating feedback ^poll$ quiz carousel ^hidden$ screen~reader "
        "sr-only "
        "visually-hidden print-only skip~link jumplink empfehl verwandt kommentar anzeige werbung "
        "weiterlesen lire~aussi "
        "noticias-relacionadas relacionad destacad correlat polecan"
    ),
    STORY: (
        "article~body story~body post~body entry~content post~content article~content story~content "
        "article~text "
        "story~text article__main body~text body~copy main~text rich~text single~content contenttext "
        "news~content "
        "article~detail news~text text~content content~body artikel~text post-text news~body cuerpo "
        "art_content endtext"
    ),
    COMMENTS: (
        "=comment =comments =respond =disqus_thread =commentlist =kommentare comment~list comment~form "
        "comment~wrap "
        "comment~section comment~area comment~thread comment~container comment~body comment~content "
        "comments- -comments$"
    ),
    _COMMENT_WORD: "^comment$ ^comments comment- comment_ commentlist",
    CAPTION: "caption credit legend bildunterschrift photo~desc image~desc img~desc",
    BOX: "^infobox info-box fact~box faktenbox sidebox highlight-box key~points callout ^box$",
    QUOTE: "pull~quote blockquote",
    AUTHOR: (
        "author byline by-line by_line autor auteur writer reporter journalist contributor verfasser redakt ^firma$ "
        "^firmas$ penulis periodista giornalista skribent yazar$"
    ),
    CREDIT: "caption credit photo image picture copyright bild legend",
    LISTING: (
        "^comment$ ^comments comment~list comment~meta commentmetadata comment- related sidebar footer "
        "^nav menu teaser recirc "
        "popular most~read widget recommend latest ^promo$ ^promos carousel list~item more- archive "
        "trending calendar ^event "
        "^card$ card__ popup modal login"
    ),
    OTHERS: "related recirc ^comments comment~list popular most~read recommend latest trending more~from "
    "read~next ^teasers",
    DATE: "date time publish posted datum fecha data$ created byline ^meta",
    FACTS: "info data details facts header author",
    STANDFIRST: (
        "standfirst ^deck$ ^dek$ subtitle sub-title subhead sub-head ^lead$ ^lede$ chapo summary excerpt "
        "abstract vorspann "
        "entradilla bajada sumario ingress intro"
    ),
}


def _spelled(word: str) -> list[str]:
    if "~" not in word:
        return [word]
    head, tail = word.split("~", 1)
    return [f"{head}{between}{rest}" for between in ("", "-", "_", "__") for rest in _spelled(tail)]


#: Each spelling with its flag and its demands: begins a word, ends a word.
_PATTERNS: list[str] = []
_MEANING: list[tuple[int, bool, bool, bool]] = []
for _flag, _list in _WORDS.items():
    for _word in _list.split():
        for _text in _spelled(_word.strip("^$=")):
            _PATTERNS.append(_text)
            _MEANING.append((_flag, _word[0] == "^", _word[-1] == "$", _word[0] == "="))
_AUTOMATON = AhoCorasick(_PATTERNS)
_MAX_NAMES = 400
#: The line of byline and date, whatever else stands in it: "article__bar-footer", "date-and-comments".
_OWN_LINE = re.compile(
    r"(?:post|entry|article|story|intro|header|headline|title|byline)(?:[-_]{1,2}(?:bar|meta|info))?[-_]{0,2}footer"
    r"|(?:date|byline|author)[a-z]*[-_]and[-_][\w-]*"
)


def flags_of(names: str) -> int:
    """
    Return what class and id names say, as flags: the first 400 characters of them.

    >>> bool(flags_of("article-body main") & STORY), bool(flags_of("site-nav") & FURNITURE)
    (True, True)
    """
    return _flags_of(names[:_MAX_NAMES])


@lru_cache(maxsize=16384)
def _flags_of(names: str) -> int:
    """Cached: a site repeats its names. Keys are short, or strangers' attributes would stay in memory."""
    low = names.lower()
    if "authori" in low:
        # "authorized", "authority": nobody's name.
        low = low.replace("authori", "")
    flags = 0
    for index, start, end in _AUTOMATON.find_matches_as_indexes(low, overlapping=True):
        flag, begins, ends, whole = _MEANING[index]
        if flags & flag:
            continue
        if (begins or whole) and start and (low[start - 1].isalnum() or (whole and low[start - 1] in "-_")):
            continue
        if (ends or whole) and end < len(low) and (low[end].isalnum() or (whole and low[end] in "-_")):
            continue
        flags |= flag
    if flags & _COMMENT_WORD:
        flags &= ~STORY
    if flags & LISTING and ("footer" in low or "and" in low) and (own := _OWN_LINE.sub("", low)) != low:
        # Who wrote it and when.
        flags &= ~LISTING | _flags_of(own)
    return flags


def said_by(attributes: Mapping[str, str | None]) -> int:
    """Return the flags of an element's class and id."""
    kind, identity = attributes.get("class"), attributes.get("id")
    if identity:
        return _flags_of((f"{kind} {identity}" if kind else identity)[:_MAX_NAMES])
    return _flags_of(kind[:_MAX_NAMES]) if kind else 0

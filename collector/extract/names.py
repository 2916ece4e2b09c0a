"""Bylines taken apart into the names of persons."""

from __future__ import annotations

import re
from functools import lru_cache

from collector.extract.han import cut_han, has_han
from collector.extract.leads import LEAD
from collector.extract.wording import squeezed
from collector.markup import fold

_JOIN = re.compile(
    r"\s*(?:[;|/•·、，→＋]|\s[–—-]\s|\s&\s|\s\+\s|,?\s+(?:and|und|et|y|e|i|en|og|och|ja|ve|и|та|dan|mit|with|"
    r"avec|con|a|και)\s+|\n)\s*",
    re.I,
)
#: What ends a name: a date, a time, words for publishing and sharing.
_CUT = re.compile(
    r"\s*(?:[|•·]?\s*\d|(?-i:(?<!\.)\b(?:on|am|le|at|for|via|under|in|as|is|was|are|has|who)\b\s)|\b(?:updated|"
    r"published|posted|says|sagt|last|link copied|follow|special to|min read|view all|see all|email|share|"
    r"comments?|aktualisiert|veröffentlicht|publié|publicado)\b|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|"
    r"mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?,?\s*\d|"
    r"\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday),).*$",
    re.I | re.S,
)
#: Behind the authors: who helped.
_HELPERS = re.compile(
    r"(?<=\w)[\s,.;|–-]{1,5}(?:additional reporting|(?:edited|reviewed|fact[ -]checked|illustrated|translated|"
    r"photo(?:s|graph\w*)?)(?: and \w+)? by)\b.*$",
    re.I | re.S,
)
#: What may stand around a name.
_AROUND = " ,;:|-–—•·*\"“”'„＊"
_ADDRESS = re.compile(r"(?:https?:)?//\S+|www\.\S+|\S+@\S+|@\w+", re.I)
_JUNK = re.compile(
    r"https?:|www\.|@|\d{2,}|[{}<>=_\[\]→…»«?!■●◆□。：:]|\w\.\w+\.\w|\.(?:com|net|org|de|co|pl|at|ch)\b", re.I
)
_TITLE_TAIL = re.compile(
    r"\s*(?:,|\(|\||\s[–—-]|\s(?=(?:senior|deputy|managing|founder|staff|contributing|chief|political|"
    r"editor)\b))\s*(?:[^,(|]*\b(?:editors?|reporters?|correspondents?|writers?|journalists?|columnists?|"
    r"contributors?|staff|author|producers?|redakteur\w*|redaktion|"
    r"journaliste?\w*|reporterin|korrespondent\w*|chef\w*|bureau|ceo|cto|co-?founder|founder|analyst|"
    r"professor|ph\.?d\.?|md|m\.d\.|senior|deputy|managing|director|manager|special to|press|news|network|"
    r"daily|times|post)\b.*)$",
    re.I,
)
_NOT_A_PERSON = re.compile(
    r"^(?:[a-z]?_?admin(?:istrator)?|(?:guardian )?staff(?: writers?| reporters?)?|editor(?:s|ial)?(?: "
    r"team| staff)?|.*\beditorial (?:team|staff)|newsroom|news ?desk|(?:die )?redaktion(?: .*)?|"
    r".*-redaktion|redacci[oó]n|la r[ée]daction|r[ée]daction|redazione|webmaster|web ?desk|team|the team|"
    r"guest(?: author)?|anonymous|unknown|contributor|authors?|autor(?:en|in)?|автор|published|updated|"
    r"share|follow|comments?|subscribe|more|read more|by|von|par|por|view all posts?|all posts|archiv "
    r"anzeigen|name|"
    r"null|none|undefined|n/?a|user|root|default|super user|about(?: the author)?|profile|twitter|"
    r"facebook|email|e-?mail|print|posted|archive|biography|contact|see more|min read|sign in|log ?in|"
    r"written by|read bio|bio|"
    r"rights|permissions|reprints|view|view (?:\w+ ){1,2}(?:page|profile|bio|posts)|recent (?:stories|posts)|learn more|"
    r"the writer|text|fotos?|photos?|bilder|words|interview|loading|menu|home|copyright.*|all rights reserved|listen|"
    r"save|advertisement|anzeige|image|video|credits?|link copied|source|quelle|news|press release|"
    r"agencies|agentur(?:en)?|online|desk|written|researched|reviewed|auteur\(s\)|author\(s\)|autor/?in|"
    r"uncategorized.*|.*\bcontribut(?:eur|rice)|leave a (?:comment|reply)|hinterlasse .*|ähnliche .*|"
    r"wordpress ?admin|no author|nachrichten|name|erforderlich|.*\(required\)|"
    r".*\(erforderlich\).*|博客|网友|.*(?:佚名|匿名|未知|不详|网络|整理|本站|管理员|转载|原创|小编).*|.*(?:注册|登录|登陆)|首页|评论|分享|收藏|关注|举报|打印|最新文章|更多|发[布表]于|来源|时间|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|"
    r"sonntag|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$",
    re.I,
)
#: Signs for many: taken where nobody is named.
_DESK = re.compile(
    r"^(?:(?:die |la |de |the )?(?:redaktion|redacción|rédaction|redazione|redactie|redakcja|newsdesk|"
    r"news desk|newsroom)\b.*|(?:la |the )?.{2,30}[\s-](?:redaktion|redazione|redacción|rédaction|redactie|"
    r"newsdesk|web ?desk|team|staff|editors|desk|editorial|newsroom|bureau|contributor)|(?:the )?team|"
    r"staff(?: writers?| reporters?)?|"
    r"редакция|.{0,12}(?:編集部|编辑部|取材班|新闻部|評論員|评论员|論説委員会))$",
    re.I,
)
_ACCOUNT = re.compile(r"^[a-z][\w.-]+$", re.I)
#: The job behind a name, where no comma parts them: "김민수 기자".
_JOB_TAIL = re.compile(
    r"\s*(?:(?:\S{1,4}\s)?칼럼니스트|기자|특파원|논설위원|記者|记者|通讯员|編集委員|論説委員)$"
)
_NOT_A_DESK = re.compile(r"https?:|www\.|@|\d{2,}|[{}<>=_\[\]→…»«?!■●◆□。：:]")
#: Names without blanks in them; a blank parts two, or the two halves of one.
_HAN_ONLY = re.compile(r"^[\u4e00-\u9fff·]+(?:\s+[\u4e00-\u9fff·]+)*$")
_CAPS_TAIL = re.compile(r"^((?:[^\W\d_][\w.'’-]*[a-zà-ÿ][\w.'’-]*\s+){2,3})(?:[A-Z]{2,}\s*){2,}$")
_LOOSE_END = re.compile(
    r"\s+(?:and|und|et|y|e|og|och|the|der|die|under|from|von|by|&)$|^(?:and|und|et|&)\s+", re.I
)
_SMALL = re.compile(
    r"^(?:the|a|an|in|at|to|this|how|what|why|when|is|are|was|our|your|we|he|she|it|der|die|das|le|la|les|"
    r"el|los)\b",
    re.I,
)
#: "Our Research Team", "From Here to There".
_NO_NAME_AT_ALL = re.compile(r"^(?:our|your|all|top|more)\s|\sto\s", re.I)


WORD = r"[^\W\d_a-zà-ÿ][\w.'’-]*"
#: Two to four words that begin with a capital letter (or a letter of a script without any), particles between them.
_PARTICLE_LIST = (
    "de da di del della van von v. der den ter la le al bin ibn el dos do du y e af av zu zur bint abu und"
)
_SMALL_PARTS = frozenset(_PARTICLE_LIST.split())
PARTICLES = r"(?:(?:de|da|di|del|della|van|von|v\.|der|den|ter|la|le|al|bin|ibn|el|dos|du|y)\s+){0,2}"
FULL_NAME = rf"{WORD}(?:\s+{PARTICLES}{WORD}){{1,3}}"
IN_FULL = re.compile(rf"^(?:{FULL_NAME}|[\u4e00-\u9fff]{{2,5}})$")
#: "Ana Ruiz | Senior Writer | 4 March": a name, then a job in the press.
JOB_BEHIND = re.compile(
    rf"^({FULL_NAME})\s*[|,•·/–—-]\s*(?:[^|,.;]{{0,40}}\b)?(?i:writer|reporter|correspondent|editor|columnist|journalist|"
    r"contributor|redakteur(?:in)?|redaktor|journaliste?|redactora?|periodista|giornalista|redacteur|jornalista|"
    r"wartawan|gazeteci|muhabir|корреспондент|журналист)\b"
)


def is_account(name: str) -> bool:
    """True for what looks like a user's account: one word in small letters, or one with digits or marks in it."""
    if " " in name or not name.isascii():
        return False
    return name.islower() or any(char in "_.0123456789" for char in name[:-1])


def account_in(value: str) -> tuple[str, ...]:
    """Return the account's name that is all a declared author says ("ana.ruiz", "q_writer")."""
    name = value.strip()
    usable = (
        4 <= len(name) <= 30 and is_account(name) and _ACCOUNT.match(name) and not _NOT_A_PERSON.match(name)
    )
    return (name,) if usable else ()


def handle_in(byline: str) -> tuple[str, ...]:
    """Return the one-word name, lower case perhaps, that a byline with opening words gives ("by orbelofan")."""
    lead = LEAD.match(byline)
    word = byline[lead.end() :].strip(_AROUND) if lead else ""
    usable = word.isalnum() and 4 <= len(word) <= 30 and (is_person(word) or account_in(word))
    return (word,) if usable else ()


def desks_in(byline: str) -> tuple[str, ...]:
    """Return the desk or team that signs where no person does ("Redaktion", "Sports Desk")."""
    text = _HELPERS.sub("", fold(byline)[:200])
    if (lead := LEAD.match(text)) is not None:
        text = text[lead.end() :]
    text = _CUT.sub("", text).strip(" ,;:|-–—•·")
    return (text,) if len(text) <= 50 and _DESK.match(text) and not _NOT_A_DESK.search(text) else ()


def names_in(byline: str, site: frozenset[str] = frozenset(), *, strict: bool = False) -> tuple[str, ...]:
    """
    Return the persons that a byline names, in its order, each once.

    Words before and between names go, titles and dates behind them go; addresses, handles, the site itself (``site``,
    squeezed) and words that stand for nobody ("admin", "Redaktion") are no persons. Letter case stays as printed.
    """
    # Cut before it is kept as a key: a declared author may be a page long.
    return _names_in(byline[:_LONGEST_BYLINE], site, strict)


_LONGEST_BYLINE = 2_000


@lru_cache(maxsize=2048)
def _names_in(byline: str, site: frozenset[str], strict: bool) -> tuple[str, ...]:
    found: list[str] = []
    seen: set[str] = set()
    for part in _parts(_HELPERS.sub("", _ADDRESS.sub(" ", fold(byline)[:600]))):
        name = _tidy(part)
        key = squeezed(name)
        if (
            name
            and key not in seen
            and key not in site
            and squeezed(part) not in site
            and is_person(name)
            and not (strict and name[0].islower())
        ):
            seen.add(key)
            found.append(name)
    if strict and len(found) > 1 and " " in found[0]:
        # "Ana Ruiz, Madrid", "Ana Ruiz | RSS": a word behind a name in full is a place, a house, a button.
        found = [name for name in found if " " in name or not name.isascii()]
    return tuple(found[:30])


def _parts(byline: str) -> list[str]:
    lead = LEAD.match(byline)
    while lead:
        byline = byline[lead.end() :]
        lead = LEAD.match(byline)
    if _HAN_ONLY.match(byline):
        names = byline.split()
        return ["".join(names)] if min(map(len, names), default=0) == 1 else names
    parts = []
    for part in _JOIN.split(byline.strip(" ,;:|-–—•·")):
        if part:
            parts.extend(_at_commas(part))
    return parts


def _at_commas(part: str) -> list[str]:
    """Split a list at its commas; "Surname, Given" is one name and "Name, title" is one with its title."""
    part = _TITLE_TAIL.sub("", part)
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    if (
        len(pieces) == 2
        and all(len(piece.split()) == 1 for piece in pieces)
        and pieces[0].isascii()
        and not pieces[0].isupper()
    ):
        return [f"{pieces[1]} {pieces[0]}"]
    return pieces


def _tidy(name: str) -> str:
    name = LEAD.sub("", name.strip())
    whole = name
    name = _CUT.sub("", name)
    if (
        name != whole
        and " " not in name
        and " " in whole
        and name.isascii()
        and not any(char.isdigit() for char in whole)
    ):
        # "Human in the Loop": what is left of it is no name.
        return ""
    name = re.sub(r"\s*\([^)]*\)?$|\s*\[[^\]]*\]?$", "", name)
    name = _TITLE_TAIL.sub("", name)
    if (match := _CAPS_TAIL.match(name)) is not None:
        name = match.group(1)
    name = _LOOSE_END.sub("", name)
    if not name.isascii():
        name = _JOB_TAIL.sub("", name)
        if has_han(name):
            name = cut_han(name)
    return name.strip(_AROUND)


def is_person(name: str) -> bool:
    """True for what may be a person's name: short, with letters, no address, no desk or office."""
    if not 2 <= len(name) <= 60 or len(name.split()) > 6 or _JUNK.search(name) or _NOT_A_PERSON.match(name):
        return False
    if len(name.split()) > 2 and _SMALL.match(name) and not name.istitle():
        return False
    if _is_phrase(name) or _NO_NAME_AT_ALL.search(name):
        return False
    letters = sum(char.isalpha() or char in "\u0300\u0301" or 0x900 <= ord(char) <= 0xE7F for char in name)
    return letters >= 2 and letters >= len(name) * 0.6


def _is_phrase(name: str) -> bool:
    """True for capital and small words mixed as no name does it ("Backed by many readers"); particles do not count."""
    words = name.split()
    small = sum(word[0].islower() and word not in _SMALL_PARTS for word in words)
    return len(words) > 2 and small > 1 and any(word[0].isupper() for word in words)

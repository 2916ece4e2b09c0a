"""Bylines taken apart into the names of persons."""

from __future__ import annotations

import re

from collector.extract.wording import squeezed
from collector.markup import fold

_LEAD = re.compile(
    r"^(?:(?:written|words|posted|published|story|text|report(?:ed|ing)?|article|photographs?|analysis|edited|reviewed)\s+(?:by\s+|:\s*)|by[\s:]+|from\s+|"
    r"von[\s:]+|par\s+|por[\s:]+|de\s*:\s*|di\s+|door\s+|av\s+|af\s+|przez\s+|autore?n?(?:es)?(?:in(?:nen)?)?\s*:?\s+|auteurs?\s*:?\s+|"
    r"authors?\s*[:\-]\s*|автор[ыи]?\s*:?\s*|text\s*:\s*|texto\s*:\s*|redaktion\s*:\s*|redacci[oó]n\s*:\s*|penulis\s*:?\s*|oleh\s*:?\s*|reporter\s*:?\s*|"
    r"作者\s*[:：]?\s*|记者\s*[:：]?\s*|記者\s*[:：]?\s*|责任编辑\s*[:：]\s*|编辑\s*[:：]\s*|文\s*[/／:：]\s*|撰文\s*[:：]?\s*|執筆\s*[:：]?\s*|كتب\s*:?\s*|بقلم\s*:?\s*|מאת\s*:?\s*)",
    re.I,
)
_JOIN = re.compile(
    r"\s*(?:[;|/•·、，]|\s[–—-]\s|\s&\s|,?\s+(?:and|und|et|y|e|i|en|og|och|ja|ve|и|та|dan|with|mit|avec|con)\s+|\n)\s*",
    re.I,
)
_JUNK = re.compile(r"https?://|www\.|@|\d{3,}|[{}<>=_\[\]]|\.(?:com|net|org|de|co)\b", re.I)
_TITLE_TAIL = re.compile(
    r"\s*(?:,|\(|\||\s[–—-]\s)\s*(?:[^,(|]*\b(?:editors?|reporters?|correspondents?|writers?|journalists?|columnists?|contributors?|contributor|staff|author|producers?|redakteur\w*|redaktion|"
    r"journaliste?\w*|reporterin|korrespondent\w*|chef\w*|bureau|ceo|founder|analyst|professor|ph\.?d\.?|md|m\.d\.|senior|deputy|managing|director|special to|for\b|in\s).*)$",
    re.I,
)
_NOT_A_PERSON = re.compile(
    r"^(?:admin(?:istrator)?|staff(?: writers?| reporters?)?|editor(?:s|ial)?(?: team| staff)?|newsroom|news ?desk|redaktion|die redaktion|redacci[oó]n|la r[ée]daction|r[ée]daction|redazione|webmaster|web ?desk|team|"
    r"guest|guest author|anonymous|unknown|contributor|author|authors|autor|автор|published|updated|share|follow|comments?|subscribe|more|read more|by|von|par|por|view all posts?|"
    r"null|none|undefined|n/?a|user|root|default|super user|about the author|profile|twitter|facebook|email|e-?mail|print|posted|archive|biography|contact|see more|min read)$",
    re.I,
)
_AGENCY = re.compile(
    r"^(?:reuters|associated press|ap|afp|dpa|apa|sda|ansa|efe|xinhua|pti|ians|tass|kyodo|jiji|bloomberg|upi|epd|kna|sid)$",
    re.I,
)


def names_in(byline: str, site: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """
    Return the persons that a byline names, in its order, each once.

    Words before and between names go, titles behind them go; addresses, handles, the site itself (``site``, squeezed) and
    words that stand for nobody ("admin", "Redaktion") are no persons. Letter case stays as printed.
    """
    found: list[str] = []
    seen: set[str] = set()
    for part in _parts(fold(byline)[:600]):
        name = _tidy(part)
        key = squeezed(name)
        if name and key not in seen and key not in site and is_person(name):
            seen.add(key)
            found.append(name)
    return tuple(found[:30])


def _parts(byline: str) -> list[str]:
    byline = _LEAD.sub("", byline).strip(" ,;:|-–—•·")
    parts = []
    for part in _JOIN.split(byline):
        if part:
            parts.extend(_at_commas(part))
    return parts


def _at_commas(part: str) -> list[str]:
    """Split a list at its commas; "Surname, Given" is one name and "Name, title" is one with its title."""
    part = _TITLE_TAIL.sub("", part)
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    if len(pieces) == 2 and all(len(piece.split()) == 1 for piece in pieces) and not pieces[0].isupper():
        return [f"{pieces[1]} {pieces[0]}"]
    return pieces


def _tidy(name: str) -> str:
    name = _LEAD.sub("", name.strip())
    name = re.sub(r"\s*\([^)]*\)?$|\s*\[[^\]]*\]?$", "", name)
    name = _TITLE_TAIL.sub("", name)
    return name.strip(" ,;:|-–—•·*\"“”'")


def is_person(name: str) -> bool:
    """True for what may be a person's name: short, with letters, no address, no desk or office."""
    if not 2 <= len(name) <= 60 or len(name.split()) > 6 or _JUNK.search(name) or _NOT_A_PERSON.match(name):
        return False
    letters = sum(char.isalpha() for char in name)
    return letters >= 2 and letters >= len(name) * 0.6


def is_agency(name: str) -> bool:
    """True for a news agency that signs as an author."""
    return _AGENCY.match(name) is not None

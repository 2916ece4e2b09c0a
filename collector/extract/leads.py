"""The words that open a byline."""

from __future__ import annotations

import re

_LEADS = (
    r"(?:view|see|zeige|show)?\s*(?:all|alle|more|mehr)\s+(?:posts?|articles?|stories|beiträge|"
    r"artikel)\s+(?:by|from|von)"
    r"|(?:(?:post author|written|words|posted|published|story|text|report(?:ed|ing)?|article|photographs?|"
    r"analysis|edited|reviewed|interview|opinion|authored|contributed|blog beitrag|beitrag|artikel|ein "
    r"beitrag)\s+)?"
    r"(?:by|von|par|por|di|door|av|af|przez|oleh|nga|írta|piše|napsala?|γράφει|"
    r"écrit par|escrito por|geschrieben von|verfasst von|"
    r"from)\b\s*:?"
    r"|(?:text|texto|texte|testo|words|story|author(?:s|\(s\))?|autor(?:en|es|in|innen)?|auteurs?|autore|"
    r"redaktion|redacci[oó]n|penulis|reporter|tekst|автор[ыи]?|текст|szerző|yazan|autors|kirjoittaja|forfatter|skribent|dziennikarz|συντάκτης)"
    r"(?:\s*(?:&|und|and|et|y|,)\s*(?:text|fotos?|photos?|bilder|pictures))?\s*[:\-–]"
    r"|(?:作者|撰文|執筆|責任編輯|责任编辑|编辑|取材|聞き手|著者)\s*[:：/／]?"
    r"|(?:(?:本报|本報|本刊|特约|實習|实习|见习|[\u4e00-\u9fff]{2,5}[报報社网網])?(?:记者|記者))\s*[:：/／]?"
    r"|(?:文|写真)\s*[:：/／●]"
    r"|(?:كتب|بقلم|الكاتب|تقرير|מאת|מאת:|लेखक|द्वारा|โดย|ผู้เขียน|글|기자)\s*:?"
)
#: A byline's opening words.
LEAD = re.compile(rf"^(?:{_LEADS})\s*(?=\S)", re.I)
#: Only the opening words: the name follows in an element of its own.
LEAD_ALONE = re.compile(rf"^(?:{_LEADS})\s*$", re.I)
#: Words that open a byline, and the first letters of scripts that write them without a blank behind.
_WORD_LIST = (
    "view see zeige show all alle more mehr post written words posted published story text report reported reporting "
    "article photograph photographs analysis edited reviewed interview opinion authored contributed blog beitrag artikel "
    "ein by von par por di door av af przez oleh écrit escrito geschrieben verfasst from texto texte testo author authors "
    "autor autoren autores autorin autorinnen auteur auteurs autore redaktion redacción redaccion penulis reporter tekst "
    "nga írta piše napsal napsala γράφει szerző yazan autors kirjoittaja forfatter skribent dziennikarz συντάκτης "
    "автор авторы автори текст كتب بقلم الكاتب تقرير"
)
_FIRST_WORDS = frozenset(_WORD_LIST.split())
_FIRST_LETTERS = frozenset("作记記本特實实见撰執取責责编聞文写著מलदโผ글기كبات")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_HAN_LEAD = re.compile(r"^[\u4e00-\u9fff]{2,5}(?:[报報社网網]|新闻)(?:记者|記者)")


def may_lead(text: str) -> bool:
    """False where a text can't begin with a byline's opening words: a look at its first word, no expression."""
    word = _FIRST_WORD.match(text)
    if word is None:
        return False
    first = word[0]
    if first[0] in _FIRST_LETTERS or first in _FIRST_WORDS or first.casefold() in _FIRST_WORDS:
        return True
    return "\u4e00" <= first[0] <= "\u9fff" and _HAN_LEAD.match(first) is not None

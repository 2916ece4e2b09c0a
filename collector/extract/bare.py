"""Names that stand alone: what is hardly anything but a person."""

from __future__ import annotations

import re

from collector.extract.names import PARTICLES, WORD, names_in

#: Words of menus, notes and headings.
NO_NAME = re.compile(
    r"\b(?:read|more|related|share|privacy|policy|contact|about|sign|subscribe|newsletters?|comments?|back|top|next|previous|"
    r"follow|terms|login|home|news|tags?|conclusion|references|sources?|learn|started|our|your|the|all|rights|reserved|buy|"
    r"now|shop|new|videos?|photos?|pictures?|images?|advertisement|also|see|here|click|download|join|support|donate|"
    r"mehr|weitere|beiträge|beitrag|ähnliche|zum|zur|thema|artikel|kommentare?|teilen|anzeige|foto|bild|quelle|infos?|lesen|jetzt|die|der|das|und|"
    r"lire|suite|aussi|les|voir|ver|más|leer|también|las|los|leggi|anche|and|for|with|from|how|what|why|summary|"
    r"update|details|information|price|editor'?s?|note|final|thoughts|happy|thank|thanks|best|regards|what's|bottom|line|"
    r"university|institute|company|inc|ltd|gmbh|group|center|centre|department|street|city|faq|faqs|guide|tips)\b",
    re.I,
)
_ALONE = re.compile(
    rf"^{WORD}(?:\s+{PARTICLES}(?:(?:Van|Von|Der|Den|De|La|Le|Du|Di|Da|Del|Dos|Al|El|Bin|Ter)\s+){{0,2}}{WORD}){{1,2}}$"
)
#: Houses, jobs, places and things that look like a name in full.
_NO_BARE_NAME = re.compile(
    r"^(?:new|san|los|las|la|el|le|les|der|die|das|the|just|santa|saint|st|hong|tel|rio|buenos|north|south|east|west|middle|cape|united|latin|by|from|von|in)\b|"
    r"\b(?:post|times|press|herald|tribune|daily|journal|agency|wires?|staff|desk|team|bureau|service|network|radio|tv|"
    r"magazine|review|gazette|media|editorial|guidelines|reuters|associated|correspondents?|reporters?|editors?|writers?|"
    r"columnist|contributors?|historian|analyst|manager|director|redaktion|zeitung|nachrichten|politik|wirtschaft|sport|"
    r"sports|business|politics|opinion|world|health|science|technology|tech|culture|entertainment|lifestyle|travel|local|"
    r"breaking|latest|live|blog|blogs|podcast|events?|award|awards|festival|ausstellung|policy|government|"
    r"joined|member|status|save|article|story|print|text|min|mins|minutes|page|profile|full|posts?|size|school|council|club|park|hotel|museum|church|"
    r"bank|white house)\b",
    re.I,
)
#: What a text says that is a job in the press and nothing else: "AP Sports Writer".
_JOB = re.compile(
    r"^(?:[^\W\d_][\w.&'’-]*\s+){0,4}(?:writer|reporter|correspondent|editor|columnist|journalist|redakteur(?:in)?|reporterin|"
    r"korrespondent(?:in)?|journaliste|redactora?|periodista|giornalista|redacteur|verslaggever|jornalista|repórter)s?[.,]?$",
    re.I,
)
#: The same behind a name: "ANA RUIZ AP Sports Writer", "Ana M. Ruiz Staff Reporter".
_NAME_AND_JOB = re.compile(
    rf"^({WORD}\s+(?:[^\W\d_]\.\s+)?{WORD})\s+(?:[^\W\d_a-zà-ÿ][\w.&-]*\s+){{0,3}}"
    r"(?:Writer|Reporter|Correspondent|Editor|Columnist|Journalist)$"
)


def name_before_job(text: str) -> str:
    """
    Return the name in front of a job that no mark parts from it, "" where there is none.

    >>> name_before_job("ANA RUIZ AP Sports Writer"), name_before_job("Ana Ruiz Staff Reporter")
    ('ANA RUIZ', 'Ana Ruiz')
    """
    found = _NAME_AND_JOB.match(text) if len(text) <= 70 else None
    return found.group(1) if found is not None and is_bare_name(found.group(1)) else ""


def is_job(text: str) -> bool:
    """
    True for a job in the press and nothing else.

    >>> is_job("AP Sports Writer"), is_job("Senior Political Correspondent"), is_job("The writer is not known")
    (True, True, False)
    """
    return len(text) <= 60 and _JOB.match(text) is not None


def is_bare_name(text: str) -> bool:
    """
    True for two or three capitalised words that hardly are anything but a person's name.

    >>> is_bare_name("Ana Ruiz"), is_bare_name("New Orleans"), is_bare_name("Quay Times"), is_bare_name("Read More")
    (True, False, False, False)
    """
    return (
        len(text) <= 40
        and _ALONE.match(text) is not None
        and not _NO_BARE_NAME.search(text)
        and not NO_NAME.search(text)
        and names_in(text, strict=True) == (text,)
    )

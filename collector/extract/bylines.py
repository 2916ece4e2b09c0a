"""Who wrote it: what the head declares and what stands beside the headline, kept apart from the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from collector.extract.bare import is_job
from collector.extract.classes import AUTHOR, OTHERS
from collector.extract.han import has_han, is_reporter
from collector.extract.leads import LEAD, LEAD_ALONE, may_lead
from collector.extract.names import IN_FULL, JOB_BEHIND
from collector.extract.nearby import Nearby, Piece, Pieces
from collector.extract.nodes import Nodes, texts, types_of
from collector.extract.roles import PEOPLE, Roles
from collector.extract.said import Said
from collector.extract.unmarked import unmarked_byline
from collector.markup import Page

#: Metas that name persons come before the plain ``author``, which is often the house.
_AUTHOR_METAS = (
    "article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "byl",
    "citation_author",
    "cxenseparse:author",
    "dc.creator",
    "dcterms.creator",
    "author",
    "article:authors",
    "authors",
    "news_author",
    "og:article:author",
    "og:author",
    "content-author",
    "dc.contributor",
)
_META_RANK = {name: rank for rank, name in enumerate(_AUTHOR_METAS)}
_ADDRESSES = ("http:", "https:", "//", "www.")
_SENTENCE = re.compile(r"[a-zà-ÿ]{4,}[.!?](?:\s|$)|[。！？]")
_REPORTER = re.compile(r"^[\u4e00-\u9fff]{0,6}(?:记者|記者)[ \u3000]?(?=[\u4e00-\u9fff])")
_CARD_LABEL = re.compile(
    r"written|verfasst|geschrieben|écrit|escrit|scritto|geschreven|napisan|autor|author|skriv|kirjoit|"
    r"yazan|автор|作者|penulis|von\b",
    re.I,
)
#: A longer text is no list of names.
_MAX_NAMES = 120
_MAX_LINE = 160
#: Who looked it over did not write it.
_CHECKED = re.compile(r"(?:edited|reviewed)\b", re.I)
#: Pieces behind the headline in which its own byline stands.
_UNDER = 3
#: What holds a byline holds no more than so much text.
_SENTENCES = 200
#: A line with a job in it ("Ana Ruiz | Senior Writer") is a byline within so many pieces of the headline.
_JOB_PIECES = 8
_MENUS = frozenset({"nav", "footer"})
_JOINERS = frozenset({"", "and", "und", "et", "y", "e", "i", "en", "og"})
_MADE_FOR_NAMES = AUTHOR | PEOPLE


def declared_authors(page: Page, nodes: Nodes) -> Iterator[Said]:
    """Yield each author that JSON-LD or a meta names, best first."""
    for value in _each(nodes.main.get("author")):
        for text in texts(nodes.resolve(value)):
            yield Said(text, f"json-ld:{nodes.kind}.author")
    metas = [(key, content) for key, content in page.metas if key in _META_RANK]
    for name, content in sorted(metas, key=lambda one: _META_RANK[one[0]]):
        if not content.startswith(_ADDRESSES):
            yield Said(content, f"meta:{name}")
    label, written_by = page.meta("twitter:label1"), page.meta("twitter:data1")
    if label and written_by and _CARD_LABEL.search(label):
        yield Said(written_by, "meta:twitter:data1")
    for key in ("creator", "contributor"):
        for value in _each(nodes.main.get(key)):
            for text in texts(nodes.resolve(value)):
                yield Said(text, f"json-ld:{nodes.kind}.{key}")
    persons = [node for node in nodes.everything if "Person" in types_of(node)]
    if len(persons) == 1:
        for text in texts(persons[0].get("name")):
            yield Said(text, "json-ld:Person.name")


def _each(value: object) -> list[object]:
    if isinstance(value, list):
        return value[:40]
    return [value] if isinstance(value, str | Mapping) else []


def near_bylines(nearby: Nearby, names: Sequence[str] = ()) -> Iterator[Said]:
    """
    Yield what stands beside the headline and names an author: "By …", or a link to an author's page.

    With ``names`` (case folded) only texts that name one of them are looked at, the text before each, and the first few.
    """
    roles = Roles(nearby.above)
    for index, piece in enumerate(nearby.pieces):
        if len(piece.text) > _MAX_LINE or (names and index > _UNDER and not _names_any(piece.text, names)):
            continue
        said = _byline_at(nearby, index - 1, roles) if names and index > _UNDER + 1 else None
        if (said := said or _byline_at(nearby, index, roles)) is not None:
            yield said


def _names_any(text: str, names: Sequence[str]) -> bool:
    low = text.casefold()
    return any(name in low for name in names)


def _byline_at(nearby: Nearby, index: int, roles: Roles) -> Said | None:
    piece = nearby.pieces.at(index)
    if piece is None or not 1 < len(piece.text) <= _MAX_LINE:
        return None
    text = piece.text
    said = None
    if may_lead(text) and LEAD.match(f"{text} x"):
        said = _led(nearby.pieces, index, roles)
    elif len(text) <= _MAX_NAMES and (text[0].isalpha() or not text[0].isascii()) and text[-1] not in ":?!":
        said = _marked(nearby, index, roles)
    others = 0 if 0 < piece.offset <= _UNDER else OTHERS
    return None if said is None or nearby.is_elsewhere(piece.holder, _MENUS, others) else said


def _at(piece: Piece) -> str:
    return "under the headline" if 0 < piece.offset <= _UNDER else "beside the headline"


def _led(pieces: Pieces, index: int, roles: Roles) -> Said | None:
    """Return the byline that a piece opens ("By …"), the name behind it perhaps in the next piece."""
    piece = pieces.at(index)
    if piece is None or (_names_in_small(piece.text) and len(piece.holder.text()) > _SENTENCES):
        # "By choosing <a>…": a piece of the story.
        return None
    kind = "editor" if _CHECKED.match(piece.text) else "byline"
    if LEAD_ALONE.match(piece.text):
        name = pieces.at(index + 1)
        if name is not None and name.offset > piece.offset and _may_name(name.text):
            return Said(f"{piece.text} {_run(pieces, index + 1, roles)}", f"{kind} {_at(piece)}")
    elif not _SENTENCE.search(piece.text):
        if (reporter := _REPORTER.match(piece.text)) and not is_reporter(piece.text[reporter.end() :]):
            return None
        if not roles.credits(piece.holder, led=True):
            return Said(piece.text, f"{kind} {_at(piece)}")
    return None


def _names_in_small(text: str) -> bool:
    """True where the word behind the opening words has a small first letter."""
    lead = LEAD.match(text)
    return lead is not None and text[lead.end()].islower()


def _may_name(text: str) -> bool:
    return 0 < len(text) <= _MAX_NAMES and not (has_han(text) and _SENTENCE.search(text))


def _marked(nearby: Nearby, index: int, roles: Roles) -> Said | None:
    pieces = nearby.pieces
    piece = pieces.at(index)
    if piece is None:
        return None
    role = roles.of(piece.holder) if not is_job(piece.text) else 0
    if role == AUTHOR or (role == PEOPLE and IN_FULL.match(piece.text)):
        return Said(_run(pieces, index, roles), f"author {_at(piece)}")
    if 0 < piece.offset <= _JOB_PIECES and (named := JOB_BEHIND.match(piece.text)):
        return Said(named[1], "job beside the headline")
    said = unmarked_byline(nearby, index)
    return None if said is None or roles.credits(piece.holder) else said


def _run(pieces: Pieces, start: int, roles: Roles) -> str:
    """Join a name with the names that follow it in sibling elements."""
    parts: list[str] = []
    for index in range(start, start + 8):
        piece = pieces.at(index)
        if piece is None:
            break
        text = piece.text
        if not parts:
            parts.append(text)
        elif len(text) < 6 and text.strip(" ,&|/·•").casefold() in _JOINERS:
            parts.append(text if text.strip(" ,") else ",")
        elif (
            len(text) < 50
            and not any(char.isdigit() for char in text)
            and roles.of(piece.holder) & _MADE_FOR_NAMES
        ):
            parts.append(f", {text}" if parts[-1][-1:] not in ",&" and len(parts[-1]) > 3 else text)
        else:
            break
    return " ".join(parts).replace(" ,", ",")

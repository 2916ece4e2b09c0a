"""Who wrote it: what the head declares and what readers see, kept apart from the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from selectolax.lexbor import LexborNode

from collector.extract.classes import AUTHOR, CREDIT, LISTING, OTHERS, said_by
from collector.extract.names import LEAD, LEAD_ALONE
from collector.extract.nearby import Nearby, Piece
from collector.extract.nodes import Nodes, texts, types_of
from collector.extract.said import Said
from collector.markup import Page, fold

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
_SENTENCE = re.compile(r"[a-zà-ÿ]{4,}[.!?](?:\s|$)")
_CARD_LABEL = re.compile(
    r"written|verfasst|geschrieben|écrit|escrit|scritto|geschreven|napisan|autor|author|skriv|kirjoit|"
    r"yazan|автор|作者|penulis|von\b",
    re.I,
)
_SHOWN = (
    '[itemprop~="author"],[rel~="author"]',
    (
        "[class*=byline i],[class*=author i],[class*=autor i],[class*=auteur i],[class*=writer "
        "i],[class*=reporter i],[class*=journalist i],[id*=author i],[id*=byline i]"
    ),
)
#: A longer text is no list of names.
_MAX_NAMES = 120
_OUTER_TAGS = frozenset({"body", "article", "main", "header"})
_PICTURES = frozenset({"figure", "figcaption", "picture"})
_MENUS = frozenset({"nav", "footer"})
_ASIDE = _MENUS | {"aside"}
_AUTHOR_LINK = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|staff|writers?|people|profiles?|by|journalists?|redaktion|"
    r"contributors?|columnists?|reporters?|team|user|users|author_name|redacteur|penulis|u)/|"
    r"[?&](?:author|_author)=",
    re.I,
)


def declared_authors(page: Page, nodes: Nodes) -> Iterator[Said]:
    """Yield each author that JSON-LD or a meta names, best first."""
    for value in _each(nodes.main.get("author")):
        for text in texts(nodes.resolve(value)):
            yield Said(text, f"json-ld:{nodes.kind}.author")
    for name in _AUTHOR_METAS:
        for key, content in page.metas:
            if key == name and not content.startswith(("http:", "https:", "//", "www.")):
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


def near_bylines(nearby: Nearby) -> Iterator[Said]:
    """Yield what stands beside the headline and names an author: "By …", or a link to an author's page."""
    pieces = nearby.pieces
    for piece, following in pairwise([*pieces, Piece("", pieces[0].holder, 0)] if pieces else []):
        text = piece.text
        if len(text) > 160 or text[:1] == "\x1f":
            continue
        said: Said | None = None
        if LEAD_ALONE.match(text) and following.text and following.offset > piece.offset:
            said = Said(f"{text} {_run(pieces, following)}", "byline beside the headline")
        elif LEAD.match(text):
            if not _SENTENCE.search(text) and not _role(piece.holder) & CREDIT:
                said = Said(text, "byline beside the headline")
        elif len(text) <= _MAX_NAMES and _role(piece.holder) == AUTHOR:
            said = Said(_run(pieces, piece), "author beside the headline")
        if said is not None and not nearby.is_elsewhere(piece.holder, _MENUS, OTHERS):
            yield said


def _run(pieces: tuple[Piece, ...], first: Piece) -> str:
    """Join a name with the names that follow it in sibling elements."""
    parts = [first.text]
    start = pieces.index(first)
    for piece in pieces[start + 1 : start + 8]:
        joiner = len(piece.text) < 6 and piece.text.strip(" ,&|/·•").casefold() in {
            "",
            "and",
            "und",
            "et",
            "y",
            "e",
            "i",
            "en",
            "og",
        }
        if joiner:
            parts.append(piece.text if piece.text.strip(" ,") else ",")
        elif (
            _role(piece.holder) & AUTHOR
            and len(piece.text) < 50
            and not any(char.isdigit() for char in piece.text)
        ):
            parts.append(
                f", {piece.text}" if parts[-1][-1:] not in ",&" and len(parts[-1]) > 3 else piece.text
            )
        else:
            break
    return " ".join(parts).replace(" ,", ",")


def _role(holder: LexborNode) -> int:
    """
    Return ``AUTHOR`` and ``CREDIT`` flags: made for an author's name, inside a picture's caption.

    The photographer is not the author.
    """
    role = 0
    node: LexborNode | None = holder
    for level in range(6):
        if node is None or node.tag in _OUTER_TAGS:
            break
        attributes = node.attributes
        if attributes:
            said = said_by(attributes)
            role |= said & CREDIT
            if level < 3 and (said & AUTHOR or _links_to_author(node, attributes)):
                role |= AUTHOR
        if node.tag in _PICTURES:
            role |= CREDIT
        node = node.parent
    return role


def _links_to_author(node: LexborNode, attributes: dict[str, str | None]) -> bool:
    if node.tag == "a" and _AUTHOR_LINK.search(attributes.get("href") or ""):
        return True
    return "author" in (attributes.get("rel") or "") or "author" in (attributes.get("itemprop") or "")


def shown_bylines(page: Page, nearby: Nearby) -> Iterator[Said]:
    """Yield what elements named for an author say, lists of other stories and comments left out."""
    for selector in _SHOWN:
        for node in page.tree.css(selector)[:12]:
            if node.tag in {
                "body",
                "html",
                "script",
                "style",
                "meta",
                "link",
                "input",
                "svg",
                "img",
                "form",
            } or nearby.is_elsewhere(node, _ASIDE, LISTING):
                continue
            if text := _joined(node):
                yield Said(
                    text,
                    f"element:{(node.attributes.get('class') or node.attributes.get('rel') or 'itemprop')[:60]}",
                )


def _joined(node: LexborNode) -> str:
    """Return an element's text, names in sibling elements apart by commas."""
    pieces = [fold(piece) for piece in node.text(separator="\n")[:600].split("\n")]
    pieces = [piece for piece in pieces if piece]
    out = ""
    for piece in pieces[:12]:
        apart = (
            out
            and len(piece.split()) > 1
            and len(out.split()) > 1
            and piece[0].isupper()
            and out[-1].isalpha()
            and not LEAD_ALONE.match(out)
        )
        out += (", " if apart else " ") + piece if out else piece
    return out if 2 < len(out) < 200 else ""

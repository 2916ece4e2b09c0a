"""What a page says, and where it names the brand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

#: Code points of the scripts written without spaces between words (Hangul is spaced).
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3005, 0x3007),
    (0x3040, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x323AF),
)


#: Runs of them: counting by a pattern is twenty times as fast as asking character by character.
_UNSPACED_RUNS = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSPACED) + "]+")

#: Bytes of UTF-8 with which none of them begins: quotation marks and dashes (0xE2) are in most texts.
_SPACED_BYTES = bytes(range(0xE0)) + b"\xe2"


def is_unspaced(char: str) -> bool:
    """True for a character of a script that is written without spaces: Han, kana, Thai, Lao, Burmese, Khmer."""
    code = ord(char)
    return code >= 0x0E00 and any(first <= code <= last for first, last in _UNSPACED)


def count_unspaced(text: str) -> int:
    """Return how many characters of a text are of scripts written without spaces."""
    if text.isascii() or not text.encode("utf-8", "replace").translate(None, _SPACED_BYTES):
        return 0
    return sum(map(len, _UNSPACED_RUNS.findall(text)))


class PageKind(StrEnum):
    """What kind of page this is; only ``article``, ``live`` and ``stub`` can be coverage."""

    ARTICLE = "article"
    LIVE = "live"
    #: The visible part of a paywalled article: a valid link.
    STUB = "stub"
    LIST = "list"
    HOME = "home"
    VIDEO = "video"
    GALLERY = "gallery"
    #: No story was found on the page.
    EMPTY = "empty"


class Place(StrEnum):
    """Where in an article a paragraph stands."""

    #: Standfirst, deck, summary between headline and body.
    STANDFIRST = "standfirst"
    LEAD = "lead"
    BODY = "body"
    #: A heading inside the story.
    HEADING = "heading"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    CAPTION = "caption"
    #: A box, table or aside that belongs to the story.
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the story's text, NFC, white space folded to single blanks, never empty."""

    text: str
    place: Place = Place.BODY
    #: CSS path of the element it was read from; empty when the reader could not say.
    path: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the story."""

    #: Absolute, as written in the page.
    url: str
    text: str
    #: The ``rel`` tokens, lower case.
    rel: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Where a field came from, or what another place on the page says about it."""

    #: ``headline``, ``published_at``, ``byline``, ...
    field: str
    value: str
    #: ``json-ld:NewsArticle.headline``, ``meta:og:title``, ``h1``, ``time``, ``url``, ``trafilatura``, ...
    source: str


#: How the source of ``bylines`` begins where the site's own name is declared as the author and nobody else signs.
HOUSE = "house as"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """
    What one page says.

    Absent fields are None or empty: nothing is made up. Times carry their zone; a date without a time
    is midnight UTC of that day. Texts are NFC with HTML entities resolved.
    """

    url: str
    kind: PageKind = PageKind.ARTICLE
    headline: str | None = None
    #: The byline as printed ("By Ana Ruiz and Li Wei").
    byline: str | None = None
    #: The persons in it, in order ("Ana Ruiz", "Li Wei"); where none is named, the desk or the house that signs.
    bylines: tuple[str, ...] = ()
    section: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    #: BCP 47 primary subtag, lower case, of the text itself.
    language: str | None = None
    site_name: str | None = None
    canonical_url: str | None = None
    description: str | None = None
    keywords: tuple[str, ...] = ()
    #: Names of things that the page's JSON-LD says the article is about or mentions (typed entities only).
    about: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    links: tuple[Link, ...] = ()
    #: True when the page says that the text is not free to read.
    paywalled: bool = False
    #: schema.org types of the page's publisher node ("NewsMediaOrganization", ...).
    publisher_types: tuple[str, ...] = ()
    publisher_name: str | None = None
    #: Where each field came from.
    provenance: tuple[Fact, ...] = ()
    #: What other places on the page say differently.
    disagreements: tuple[Fact, ...] = ()

    @property
    def text(self) -> str:
        """The story's text: paragraphs joined by an empty line, captions left out."""
        return "\n\n".join(p.text for p in self.paragraphs if p.place is not Place.CAPTION)

    @property
    def persons(self) -> tuple[str, ...]:
        """The bylines; none where only the house signs, for its name does not say who wrote the story."""
        house = any(fact.field == "bylines" and fact.source.startswith(HOUSE) for fact in self.provenance)
        return () if house else self.bylines

    @property
    def own_words(self) -> int:
        """Words of the text, quotations and captions left out; two characters to a word where no spaces are written."""
        quote, caption = Place.QUOTE, Place.CAPTION
        own = " ".join([p.text for p in self.paragraphs if p.place is not quote and p.place is not caption])
        words = own.count(" ") + 1 if own else 0
        return words + count_unspaced(own) // 2


class Level(StrEnum):
    """Under which name the brand is named, strongest first."""

    EXACT = "exact"
    ALIAS = "alias"
    PARENT = "parent"
    NONE = "none"


class Prominence(StrEnum):
    """Where the brand is named, strongest first."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    PASSING = "passing"
    NONE = "none"


class Identity(StrEnum):
    """Whether the name means this brand."""

    CONFIRMED = "confirmed"
    PROBABLE = "probable"
    UNCLEAR = "unclear"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that speaks for or against an identity or a kind of coverage, quoted."""

    #: ``own-domain-link``, ``legal-name``, ``longer-name``, ``routine:funding``, ...
    rule: str
    quote: str
    #: +2 strong for, +1 weak for, -1 against; 0 is a note.
    weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """
    How an article names the brand; ``level`` ``none`` means that it does not.

    ``count`` counts occurrences in headline, standfirst and body under any of the brand's own names
    (under the parent's when ``level`` is ``parent``).
    """

    level: Level = Level.NONE
    prominence: Prominence = Prominence.NONE
    count: int = 0
    #: The sentence (at most 300 characters) that names the brand first, verbatim.
    quote: str = ""
    #: The name as it stands in the text at its first place ("Нової пошти").
    surface: str = ""
    #: The display name stands in the text letter for letter.
    exact_display_name: bool = False
    identity: Identity = Identity.REJECTED
    signals: tuple[Signal, ...] = ()
    #: ``routine:funding``, ``list``, ``interview``, ``roundup``, ``passing-source``, ...
    flags: tuple[str, ...] = ()
    #: 0..1: one minus (offset of the first mention / length of headline + text); 0 when not named.
    earliness: float = 0.0
    #: 0..1: share of the text's sentences that name the brand.
    share: float = 0.0

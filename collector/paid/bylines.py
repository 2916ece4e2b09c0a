"""Who stands under the headline: bylines that name no journalist, and partners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from collector.paid.belongs import stands_with_story
from collector.paid.blocks import Block
from collector.paid.fold import fold
from collector.paid.layout import width
from collector.paid.phrases import Found
from collector.paid.places import explained, label_shape, named_beside, names_another, noise_of
from collector.paid.roles import ancestors, names_of, says_byline
from collector.paid.slots import shares_box_with_slot
from collector.paid.subject import speaks_of_advertising
from collector.paid.view import View, evidence_of
from collector.records import Evidence


def partner_line(view: View) -> Iterator[Evidence]:
    """
    "In partnership with X" beside the headline: a sponsor, or a partner in reporting. Only ever a doubt.

    A newsroom, university or foundation as partner is work done together, not bought.
    """
    for block, found in view.found([*view.layout.header(), *_first_line(view)], "partner"):
        if width(block.text) > 130 or abs(block.number - view.layout.headline) > 8:
            continue
        folded = view.layout.folded(block)
        if view.layout.has_story and block.number == view.layout.first and not _is_line(block, found):
            continue
        if found.start > 45 or (width(folded[found.end :].strip()) < 2 and not named_beside(view, block)):
            continue
        noise = noise_of(view, block, found)
        if noise is None and names_another(block.spaced, folded, found):
            noise = "said of something else"
        if noise is None and names_newsroom(folded):
            noise = "the partner is a newsroom, a university or a foundation"
        if noise is not None:
            yield explained(view, block, found, noise)
        elif not _named_and_close(view, block, folded, found):
            continue
        else:
            yield evidence_of(view, block, found, rule="partner-line", weight=0.45, family="disclosure")


def _first_line(view: View) -> list[Block]:
    """Return the story's first block where it is brief and not a heading."""
    return [one for one in list(view.layout.opening())[:1] if width(one.text) <= _LINE and not one.heading]


#: What is longer is a paragraph.
_LINE = 80


def _is_line(block: Block, found: Found) -> bool:
    """True when a phrase begins a line that is no sentence: "In collaboration with Acme"."""
    return found.start <= 3 and block.text[-1:] not in ".!?。！？।:"


def _named_and_close(view: View, block: Block, folded: str, found: Found) -> bool:
    return view.layout.roles.height(block.node) <= 5 and len(folded[found.end :].split()) <= 9


_NEWSROOMS = (
    "news", "times", "post", "press", "journal", "tribune", "gazette", "herald", "propublica", "radio", "public media",
    "foundation", "fondation", "stiftung", "fundacion", "fundacao", "fondazione", "stichting", "universit", "college",
    "institute", "reporting", "center for", "centre for", "marshall project", "redaktion", "zeitung", "magazin", "wdr",
    "ndr", "correctiv", "bbc", "npr", "reuters", "guardian", "bureau", "coalition", "collaborative", "initiative",
    "фонд", "universid", "school of", "grant", "lab of", "pulitzer", "report for america", "knight",
)  # fmt: skip


#: Words in the names of newspapers that stand in those of companies too, unless they are words of their own.
_PAPER = re.compile(
    r"\b(?:daily|weekly|gazette|chronicle|observer|sentinel|courier|examiner|dispatch|argus|inquirer|bulletin|diario"
    r"|periodico|jornal|folha|kurier|nachrichten|rundschau|tageblatt|dagblad|courant|dziennik|noviny|hirlap|newsrooms?)\b"
)


def names_newsroom(folded: str) -> bool:
    return any(name in folded for name in _NEWSROOMS) or _PAPER.search(folded) is not None


def label_in_byline(view: View) -> Iterator[Evidence]:
    """A byline or source element that names no journalist: "Name | Sponsored", "Brand Studio", "PR Newswire"."""
    for block, found in view.found(view.layout.header(), "byline"):
        yield from _byline(view, block, found)
    for block, found in view.found(view.layout.closing(), "byline", "label"):
        if width(block.text) > 90:
            continue
        if block.number > view.layout.last and in_author_card(view, block):
            yield from _author(view, block, found)
        elif found.phrase.form == "byline" and says_byline(names_of(block.node)):
            yield from _byline(view, block, found)


#: How an author's place is called.
_AUTHOR = re.compile(
    r"(?<![a-z])(?:authors?|autor|autora|autore|auteur|verfasser|byline|writer|contributor|bio|profile|abh|vcard"
    r"|penulis|yazar|skribent|forfatter|redacteur|szerzo|avtor|redaktor)(?![a-z])"
)
_AUTHOR_PATH = re.compile(
    r"/(?:authors?|autor|autora|autore|auteurs?|autoren|people|profiles?|users?|writers?|by|avtor|szerzo|yazar|penulis"
    r"|redaktion|staff|contributors?)/",
    re.IGNORECASE,
)
#: Parts that list other pages and other authors.
_OTHERS = re.compile(
    r"(?<![a-z])(?:sidebar|related|popular|trending|recommend\w*|more|latest|comments?|teasers?)(?![a-z])"
)


def in_author_card(view: View, block: Block) -> bool:
    """
    True for the author's name behind the story: in a part named so, linked to the author's page, or read as the byline.

    The card must stand with the story; the authors of other pages are nobody's here.
    """
    if not stands_with_story(view, block):
        return False
    own = list(islice(ancestors(block.node), 4))
    around = view.layout.roles.around_headline.keys() | view.layout.roles.around_story
    names = [names_of(at) for at in own if at.mem_id not in around]
    if any(_OTHERS.search(one) for one in names):
        return False
    if any(_AUTHOR.search(one) for one in names):
        return True
    if fold(view.article.byline or "") == view.layout.folded(block):
        return True
    links = [
        node
        for owner in view.layout.owners(block)[:3]
        for node in islice(ancestors(owner), 2)
        if node.tag == "a"
    ]
    return any(
        "author" in (link.attributes.get("rel") or "")
        or _AUTHOR_PATH.search(link.attributes.get("href") or "")
        for link in links
    )


def _author(view: View, block: Block, found: Found) -> Iterator[Evidence]:
    """Yield what the author's name behind the story says, when it is a label alone."""
    shape = label_shape(block, found)
    if shape is None or not shape.whole or found.phrase.strength != "strong":
        return
    if any(
        one.phrase.form == "slot" and one.end - one.start >= found.end - found.start
        for one in view.finds[block.number]
    ):
        return
    yield evidence_of(
        view, block, found, rule="label-in-byline", weight=0.92, family="byline", what="author behind the story"
    )  # fmt: skip


def _byline(view: View, block: Block, found: Found) -> Iterator[Evidence]:
    shape = label_shape(block, found)
    if shape is None or width(block.text) > 120:
        return
    if shape.whole and any(one.phrase.form == "slot" for one in view.finds.get(block.number, ())):
        # A bare advertising word is an ad slot's or a label's: its own rule tells them apart.
        return
    noise = noise_of(view, block, found)
    named = _in_byline(view, block) or _is_byline(view, block)
    if noise is None and not named and shares_box_with_slot(view, block):
        noise = "beside an ad slot"
    if noise is not None or not (
        named or (block.number > view.layout.headline >= 0 and found.phrase.kind != "contributor")
    ):
        if noise is not None:
            yield explained(view, block, found, noise)
        return
    if not named and speaks_of_advertising(view, block):
        yield explained(view, block, found, "in a story about advertising")
        return
    family = {"press release": "release", "contributor": "contributor"}.get(found.phrase.kind or "", "byline")
    weight = {"strong": 0.93, "medium": 0.55, "weak": 0.3}[found.phrase.strength]
    yield evidence_of(
        view,
        block,
        found,
        rule="label-in-byline",
        weight=weight if named else weight * 0.9,
        family=family,
        what="byline",
    )


def _in_byline(view: View, block: Block) -> bool:
    owners = view.layout.owners(block)[:3]
    return any(says_byline(names_of(at)) for owner in owners for at in list(ancestors(owner))[:3])


def _is_byline(view: View, block: Block) -> bool:
    byline = view.article.byline
    return bool(byline) and fold(byline or "") in view.layout.folded(block)

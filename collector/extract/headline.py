"""The headline: what the page calls itself, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from collector.extract.nodes import Nodes, texts
from collector.extract.said import Said
from collector.extract.wording import likeness, plain, squeezed
from collector.markup import Page, fold

_SEPARATOR = re.compile(
    r"\s*：\s*|\s+[|\-–—―:·•»«›‹→/~]{1,2}\s+|\s*[|｜]\s*|\s*_{1,2}\s*|:\s+|\s+::\s+|\s*[–—]\s*|(?<=[^\x00-\x7f])-(?=[^\x00-\x7f])"
)
#: A date or a mark between the parts of a heading that holds more than the headline.
_WRAPPING = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|•|\s\|\s")
_META_TITLES = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "title",
    "headline",
    "cxenseparse:title",
)


def meta_titles(page: Page) -> tuple[Said, ...]:
    """Return what the page's head calls it, best first."""
    said = [Said(value, f"meta:{name}") for name in _META_TITLES if (value := page.meta(name))]
    if page.title:
        said.append(Said(page.title, "title"))
    return tuple(said)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that may be the headline."""

    said: Said
    node: LexborNode


def first_headings(tree: LexborHTMLParser, limit: int = 8) -> tuple[Heading, ...]:
    """Return the page's top headings in document order, empty ones left out."""
    found = []
    for selector, source in (("h1", "h1"), ("[itemprop~=headline]", "microdata:headline")):
        for node in tree.css(selector)[:limit]:
            text = _text_of(node)
            if text and len(text) < 500:
                found.append(Heading(Said(text, source), node))
    return tuple(found)


def _text_of(node: LexborNode) -> str:
    text = node.attributes.get("content") or ""
    if not text:
        if node.css_first("rt,script,style,svg") is None:
            text = node.text(separator=" ")
        else:
            skipped = {"rt", "rp", "script", "style", "svg"}
            text = " ".join(
                piece.text_content or ""
                for piece in node.traverse(include_text=True)
                if piece.is_text_node and piece.parent is not None and piece.parent.tag not in skipped
            )
    return _tight(fold(text))


def _tight(text: str) -> str:
    """Take out the blanks that joining inline elements put before punctuation."""
    return re.sub(r"\s+([,.;!?%)\]”’»])", r"\1", text) if re.search(r"\s[,.;!?%)\]”’]", text) else text


def find_headline(
    heads: tuple[Said, ...],
    headings: tuple[Heading, ...],
    nodes: Nodes,
    names: frozenset[str],
    tree: LexborHTMLParser,
) -> tuple[Said | None, list[Said]]:
    """
    Return the headline and everything else the page says it is.

    ``names`` are the site's names and domain, squeezed: only what equals one of them is taken off.
    """
    linked = [
        *(Said(text, f"json-ld:{nodes.kind}.headline") for text in texts(nodes.main.get("headline"))),
        *(Said(text, f"json-ld:{nodes.kind}.name") for text in texts(nodes.main.get("name"))),
    ]
    shown = [one.said for one in headings if squeezed(one.said.value) not in names]
    wordings = [said.value for said in shown]

    def clean(said: list[Said]) -> list[Said]:
        tidy = [Said(without_site(value, names, wordings), source) for value, source in said]
        return [one for one in tidy if one.value and squeezed(one.value) not in names]

    titles = clean([said for said in heads if said.source == "title"])
    cards = clean([said for said in heads if said.source != "title"])
    linked = clean(linked)
    heading = _main_heading(shown, [*linked, *cards, *titles])
    if heading is None or not any(
        _agreement(heading.value, one.value) >= 0.5 for one in (*linked, *cards, *titles)
    ):
        heading = _part_shown_below(titles, tree) or heading
    best = [next(iter(group), None) for group in (linked, cards, titles)]
    alone = not any(_one(one, heading) for one in cards if not one.source.startswith("meta:twitter"))
    chosen = _settle(best[0], best[1], heading, best[2], alone=alone)
    everything = [*linked, *cards, *shown, *titles]
    return chosen, everything


def _part_shown_below(titles: list[Said], tree: LexborHTMLParser) -> Said | None:
    """Return the lesser heading that is a part of the <title>, where no h1 agrees with it ("Blog » Archive » Headline")."""
    parts = {
        squeezed(part) for said in titles for pair in _splits(said.value) for part in pair if len(part) > 8
    }
    if not parts:
        return None
    for node in tree.css("h2,h3")[:15]:
        text = _text_of(node)
        if squeezed(text) in parts:
            return Said(text, node.tag or "h2")
    return None


def _main_heading(shown: list[Said], declared: list[Said]) -> Said | None:
    """Return the heading that agrees best with what the head declares; the first of equals."""
    return max(
        shown,
        key=lambda said: max((_agreement(said.value, other.value) for other in declared), default=0.0),
        default=None,
    )


def _agreement(one: str, other: str) -> float:
    return 2.0 if squeezed(one) == squeezed(other) else likeness(one, other)


def _settle(
    linked: Said | None, card: Said | None, heading: Said | None, title: Said | None, *, alone: bool
) -> Said | None:
    """
    Choose between JSON-LD, Open Graph, the heading and the <title>.

    Two that agree outvote the rest; of two pairs, the one with the heading wins. Two exceptions, both where three
    agree because one field filled them: the lone JSON-LD headline, or the lone card title (``alone``: no other card has the heading's words), is then the editor's own
    wording, if it speaks of the same thing.
    """
    if linked is not None and card is not None and heading is not None and title is not None:
        if _one(card, heading, title) and _related(linked, heading):
            return linked
        if _one(linked, heading, title) and alone and _related(card, heading):
            return card
    for declared in (linked, card):
        if heading is not None and declared is not None and _is_wrapped(declared.value, heading.value):
            if _one(linked, card) or _WRAPPING.search(heading.value):
                return declared
    if card is not None and title is not None and _is_cut_at_quote(card.value, title.value):
        return title
    if heading is not None and (_one(linked, heading) or _one(card, heading) or _one(heading, title)):
        return heading
    if linked is not None and (_one(linked, card) or (heading is None and card is None)):
        return linked
    declared = card or linked or title
    if heading is None or declared is None:
        return heading or declared
    if _agreement(heading.value, declared.value) >= 0.5 or len(squeezed(declared.value)) < 8:
        return heading
    return heading if title is not None and likeness(heading.value, title.value) >= 0.5 else declared


def _is_wrapped(declared: str, shown: str) -> bool:
    """True when the heading is the declared title with a kicker or a date around it."""
    inner, outer = squeezed(declared), squeezed(shown)
    return 14 <= len(inner) < len(outer) and (outer.startswith(inner) or outer.endswith(inner))


def _is_cut_at_quote(card: str, title: str) -> bool:
    """True when a card title ends where a quotation mark ended its attribute."""
    rest = title[len(card) :].lstrip()
    return title.startswith(card) and len(card) > 10 and rest[:1] in {'"', "“", "„", "«"}


def _one(*said: Said | None) -> bool:
    wordings = {squeezed(one.value) if one is not None else None for one in said}
    return None not in wordings and len(wordings) == 1


def _related(one: Said, other: Said) -> bool:
    """True when two different wordings share words that carry meaning."""
    if squeezed(one.value) == squeezed(other.value):
        return False
    a, b = ({word for word in plain(said.value).split() if len(word) > 3} for said in (one, other))
    return len(a & b) >= 2


def without_site(title: str, names: frozenset[str], shown: list[str] | tuple[str, ...] = ()) -> str:
    """Return the title without the site's name before or behind it; unchanged when no part equals a name."""
    for heading in shown:
        if heading and title.startswith(heading) and _SEPARATOR.match(title[len(heading) :]):
            return heading
    for _ in range(4):
        for head, tail in _splits(title):
            if head and _is_site(tail, names):
                title = head
                break
            if tail and _is_site(head, names):
                title = tail
                break
        else:
            break
    return title.strip()


def _is_site(part: str, names: frozenset[str]) -> bool:
    """True when a part of a title is one of the site's names, give or take an ending ("Bridge Tires", bridgetire.example)."""
    key = squeezed(part)
    if key in names:
        return True
    return len(key) >= 7 and any(
        abs(len(name) - len(key)) <= 2 and (name.startswith(key) or key.startswith(name)) for name in names
    )


def _splits(title: str) -> Iterator[tuple[str, str]]:
    for match in _SEPARATOR.finditer(title[:1000]):
        yield title[: match.start()].strip(), title[match.end() :].strip()


def heading_node(headline: str, headings: tuple[Heading, ...], tree: LexborHTMLParser) -> LexborNode | None:
    """Return the element that shows the headline: the heading that is it or agrees with it, else the first one."""
    if not headings:
        title = squeezed(headline)
        return next((node for node in tree.css("h2,h3")[:12] if squeezed(node.text()) == title), None)
    best = max(headings, key=lambda one: _agreement(one.said.value, headline))
    return best.node

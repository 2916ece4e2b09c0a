"""The headline: what the page calls itself, without the site's name."""

from __future__ import annotations

import re

from collector.extract.headings import Heading, agreement, lesser_headings, text_of
from collector.extract.nodes import Nodes, texts
from collector.extract.said import Said
from collector.extract.suffix import splits_of, without_site
from collector.extract.wording import plain, squeezed
from collector.markup import Page

#: A date or a mark between the parts of a heading that holds more than the headline.
_WRAPPING = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|•|\s\|\s")


def find_headline(
    heads: tuple[Said, ...],
    headings: tuple[Heading, ...],
    nodes: Nodes,
    names: frozenset[str],
    page: Page,
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
    known: dict[str, str] = {}

    def clean(said: list[Said]) -> list[Said]:
        for value, _ in said:
            if value not in known:
                known[value] = without_site(value, names, wordings)
        tidy = [Said(known[value], source) for value, source in said]
        return [one for one in tidy if one.value and squeezed(one.value) not in names]

    titles = clean([said for said in heads if said.source == "title"])
    cards = clean([said for said in heads if said.source != "title"])
    linked = clean(linked)
    heading = _main_heading(shown, [*linked, *cards, *titles])
    if heading is None or not any(
        agreement(heading.value, one.value) >= 0.5 for one in (*linked, *cards, *titles)
    ):
        heading = _part_shown_below(titles, page) or heading
    best = [next(iter(group), None) for group in (linked, cards, titles)]
    alone = not any(_one(one, heading) for one in cards if not one.source.startswith("meta:twitter"))
    chosen = _settle(best[0], best[1], heading, best[2], alone=alone)
    everything = [*linked, *cards, *shown, *titles]
    return chosen, everything


def _part_shown_below(titles: list[Said], page: Page) -> Said | None:
    """Return the lesser heading that is a part of the <title>, where no h1 agrees with it ("Blog » Archive » Headline")."""
    parts = {
        squeezed(part) for said in titles for pair in splits_of(said.value) for part in pair if len(part) > 8
    }
    if not parts:
        return None
    for node in lesser_headings(page)[:15]:
        text = text_of(node)
        if squeezed(text) in parts:
            return Said(text, node.tag or "h2")
    return None


def _main_heading(shown: list[Said], declared: list[Said]) -> Said | None:
    """Return the heading that agrees best with what the head declares; the first of equals."""
    return max(
        shown,
        key=lambda said: max((agreement(said.value, other.value) for other in declared), default=0.0),
        default=None,
    )


def _settle(
    linked: Said | None, card: Said | None, heading: Said | None, title: Said | None, *, alone: bool
) -> Said | None:
    """
    Choose between JSON-LD, Open Graph, the heading and the <title>.

    Two that agree outvote the rest; of two pairs, the one with the heading wins.
    """
    if heading is not None:
        chosen = _own_wording(linked, card, heading, title, alone=alone) or _unwrapped(linked, card, heading)
        if chosen is not None:
            return chosen
    if card is not None and title is not None and _is_cut_at_quote(card.value, title.value):
        return title
    if heading is not None and (_one(linked, heading) or _one(card, heading) or _one(heading, title)):
        return heading
    if linked is not None and (_one(linked, card) or (heading is None and card is None)):
        return linked
    declared = card or linked or title
    if heading is None or declared is None:
        return heading or declared
    witnesses = [said for said in (declared, title) if said is not None]
    if len(squeezed(declared.value)) < 8 or any(
        agreement(heading.value, said.value) >= 0.5 for said in witnesses
    ):
        return heading
    return declared


def _own_wording(
    linked: Said | None, card: Said | None, heading: Said, title: Said | None, *, alone: bool
) -> Said | None:
    """
    Return the one that three others outvote though it is the editor's own wording, or None.

    Three that agree may have been filled from one field. The lone JSON-LD headline, or the lone card title (``alone``:
    no other card has the heading's words), is then worth more, if it speaks of the same thing.
    """
    if linked is None or card is None or title is None:
        return None
    if _one(card, heading, title) and _related(linked, heading):
        return linked
    if _one(linked, heading, title) and alone and _related(card, heading):
        return card
    return None


def _unwrapped(linked: Said | None, card: Said | None, heading: Said) -> Said | None:
    """Return the declared title that the heading repeats with a kicker or a date around it, or None."""
    for declared in (linked, card):
        if declared is None or not _is_wrapped(declared.value, heading.value):
            continue
        if _one(linked, card) or _WRAPPING.search(heading.value):
            return declared
    return None


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

"""Bare advertising words at the headline: proof in the article's own label, nothing in or above an ad slot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from collector.paid.belongs import leads_to_headline
from collector.paid.blocks import Block
from collector.paid.classwords import is_kicker, is_line
from collector.paid.creatives import creative_beside, is_pictured
from collector.paid.fold import squeeze
from collector.paid.phrases import Found
from collector.paid.places import explained, in_label
from collector.paid.roles import Role, ancestors, names_of
from collector.paid.shape import Shape
from collector.paid.slots import ad_slot_around, holds_offer, holds_slot, next_element, own_elements
from collector.paid.subject import speaks_of_advertising
from collector.paid.view import View, evidence_of
from collector.records import Evidence


def place_of(view: View, block: Block) -> str:
    """Return in words on which side of the headline a block stands."""
    above = block.number < view.layout.headline
    return "kicker above the headline" if above else "line below the headline"


def bare_word(view: View, block: Block, found: Found, shape: Shape) -> Iterator[Evidence]:
    """Weigh a bare advertising word: proof in the article's own label, nothing in or above an ad slot."""
    slot = ad_slot_around(view, block)
    if shape.before:
        return
    if found.phrase.strength == "weak":
        slot = "words of ad slots alone"
    if slot != "in an ad slot" and _is_signed(block, found, shape):
        # "(annons)" behind a name, "Publicité de Acme": no slot is marked so, whatever follows.
        slot = None
    elif slot is None:
        slot = creative_beside(view, block)
        if slot is None and not _says_kicker(view, block):
            slot = _place_of_slots(view, block)
    if slot:
        yield explained(view, block, found, slot)
    elif (_stands_alone_elsewhere(view, block) and not in_label(view, block)) or _is_a_series(view, block):
        yield explained(view, block, found, "repeated through the page: ad slots")
    elif _begins_a_name(block, found, shape) and speaks_of_advertising(view, block):
        yield explained(view, block, found, "the word begins a name or a clause in a story about advertising")
    elif not shape.whole or _is_signed(block, found, shape) or _is_named_label(view, block):
        # "Advertising" above a story of the advertising trade may be its rubric.
        doubtful = (
            speaks_of_advertising(view, block) or (not _says_kicker(view, block) and is_pictured(view, block))
            if shape.whole
            else _begins_a_name(block, found, shape) and block.spaced[found.end :].lstrip()[:1].islower()
        )
        yield evidence_of(
            view,
            block,
            found,
            rule="bare-label-beside-headline",
            weight=0.5 if doubtful else 0.9,
            family="disclosure",
            what=place_of(view, block),
        )
    elif view.layout.roles.height(block.node) <= 2 and abs(block.number - view.layout.headline) <= 3:
        yield evidence_of(
            view,
            block,
            found,
            rule="bare-label-beside-headline",
            weight=0.82
            if leads_to_headline(view, block) and not speaks_of_advertising(view, block)
            else 0.55,
            family="disclosure",
            what=place_of(view, block),
        )
    else:
        yield explained(view, block, found, "a bare advertising word away from the article's header")


def _begins_a_name(block: Block, found: Found, shape: Shape) -> bool:
    """True for "Reklam Kurulu", "Anzeige gegen Unbekannt": a word behind which a name goes on without tie or sign."""
    return bool(shape.name) and not shape.tied and not _is_signed(block, found, shape)


def _says_kicker(view: View, block: Block) -> bool:
    """True when what holds a block's words, and neither headline nor story, is named like a kicker, label or badge."""
    owners = view.layout.owners(block)[:4]
    return any(is_kicker(names_of(at)) for owner in owners for at in islice(own_elements(view, owner), 4))


def _is_named_label(view: View, block: Block) -> bool:
    """True in an element named like a label; directly in one around the headline too ("article-header")."""
    if not in_label(view, block):
        return False
    if _says_line(view, block) or view.layout.role(block) is Role.BREADCRUMB:
        return True
    return len(list(islice(own_elements(view, block.node), 2))) <= 1


def _says_line(view: View, block: Block) -> bool:
    """True when what holds a block's words, and neither headline nor story, is named like a label, a title, a line."""
    owners = view.layout.owners(block)[:4]
    return any(is_line(names_of(at)) for owner in owners for at in islice(own_elements(view, owner), 4))


def _place_of_slots(view: View, block: Block) -> str | None:
    """Return what tells that a box without a label's name is an ad's: a widget's name, a linked picture with words."""
    if view.layout.role(block) is Role.WIDGET and not _says_line(view, block):
        return "in a widget"
    own = list(islice(own_elements(view, block.node), 3))
    if any(holds_offer(at) for at in own):
        return "beside a linked picture and its words"
    word = {at.mem_id for owner in view.layout.owners(block) for at in islice(ancestors(owner), 6)}
    if any(holds_slot(at, word) for at in own):
        return "beside an ad slot"
    around = view.layout.roles.around_headline
    behind = [next_element(at) for at in own[:2]]
    if any(at is not None and at.mem_id not in around and holds_offer(at) for at in behind):
        return "above a linked picture and its words"
    return None


def _is_a_series(view: View, block: Block) -> bool:
    """True when the same word stands elsewhere in an element of the same name that holds nothing else: slots in a row."""
    folded, own = view.layout.folded(block), _signature(view, block)
    if view.repeats[folded] <= 1 or not any(own):
        return False
    alike = (
        other
        for other in (view.layout.blocks[number] for number in view.finds if number != block.number)
        if view.layout.folded(other) == folded and _signature(view, other) == own
    )
    return any(_holds_nothing_else(view, other) for other in islice(alike, _TRIED))


#: Other places of a word that are looked at.
_TRIED = 6


def _signature(view: View, block: Block) -> tuple[str, str]:
    """Return the names of a block's element and of the one directly around its first words."""
    owners = view.layout.owners(block)
    return names_of(block.node), names_of(owners[0]) if owners else ""


def _holds_nothing_else(view: View, block: Block) -> bool:
    """True when the element around a block's own holds no other text, or the block stands among the paragraphs."""
    parent = block.node.parent
    if parent is None:
        return False
    return parent.mem_id in view.layout.roles.around_story or (
        len(squeeze(parent.text(deep=True))) <= len(block.text) + 2
    )


#: A dash, bar or colon and what it sets off.
_SET_OFF = re.compile(r"\s*[-–—|:/]\s+(\w[^.!?:]{1,60})$")


def _is_signed(block: Block, found: Found, shape: Shape) -> bool:
    """True when a name goes with the word: tied to it, before it in brackets, or set off behind it ("Anzeige – Acme")."""
    text = block.spaced
    around = text[max(0, found.start - 1) : found.start] + text[found.end : found.end + 1]
    if (shape.tied and shape.name) or (around in {"()", "[]"} and found.start > 4):
        return True
    behind = _SET_OFF.match(text[found.end :])
    return (
        found.start <= 2 and behind is not None and len(behind[1].split()) <= 5 and not behind[1][0].islower()
    )


def _stands_alone_elsewhere(view: View, block: Block) -> bool:
    """True when the same words stand elsewhere on the page too, outside what is plainly an ad slot."""
    folded = view.layout.folded(block)
    if view.repeats[folded] <= 1:
        return False
    others = (view.layout.blocks[number] for number in view.finds if number != block.number)
    return any(
        view.layout.folded(other) == folded and ad_slot_around(view, other) is None for other in others
    )

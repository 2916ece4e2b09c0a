"""Disclosures: the words with which a publisher tells readers that an article was bought, where they are proof."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from collector.paid.bare import bare_word, place_of
from collector.paid.belongs import adjacent
from collector.paid.blocks import Block
from collector.paid.fold import fold
from collector.paid.otherwise import may_be_access
from collector.paid.phrases import Found
from collector.paid.places import (
    explained,
    in_label,
    is_slot_too,
    label_shape,
    named_beside,
    noise_of,
    wants_name,
)
from collector.paid.roles import Role, ancestors, names_of
from collector.paid.shape import Shape, shape_of
from collector.paid.spoken import goes_on
from collector.paid.view import View, evidence_of
from collector.records import Evidence

_LABEL_FORMS = ("label", "release label", "slot")


_WEIGHTS = {"strong": 0.95, "medium": 0.6, "weak": 0.3}


#: Sponsors that give money for the work more often than for the text.
_FOUNDATION = re.compile(r"foundation|fondation|stiftung|fundaci|fundaca|fondazione|stichting|фонд")

#: A strip that its publisher calls so: what an ambiguous label in it says is said of money.
_BOUGHT = re.compile(
    r"(?<![a-z])(?:sponsored|advertorial|paid (?:content|post|partnership)|branded content|native ad)(?![a-z])"
)

#: More of the same text on a page are slots or cards, not this article's label.
_REPEATED = 3


def label_beside_headline(view: View) -> Iterator[Evidence]:
    """
    A label of its own beside the main headline: kicker, category line, badge, line under the headline.

    The strongest place there is. A bare advertising word counts only in a label's container, never in an
    ad slot; a label that is a menu item, a card's or a widget's counts for nothing.
    """
    for block, found in view.found(view.layout.header(), *_LABEL_FORMS):
        shape = label_shape(block, found)
        if shape is None or _is_slot_word(view, block, found, shape) or is_slot_too(view, block, found):
            continue
        if found.phrase.form == "slot" and _is_slots_alone(view, block, found):
            continue
        noise = noise_of(view, block, found)
        if noise is None and found.phrase.form == "slot":
            yield from bare_word(view, block, found, shape)
        elif noise is None:
            yield from _label(view, block, found, shape)
        else:
            yield explained(view, block, found, noise)


def _is_slots_alone(view: View, block: Block, found: Found) -> bool:
    """True when a weak row of the table holds an advertising word too: it is one of slots alone, and judged as that."""
    return found.phrase.strength != "weak" and any(
        one.phrase.form == "slot"
        and one.phrase.strength == "weak"
        and one.start <= found.start
        and one.end >= found.end
        for one in view.finds.get(block.number, ())
    )


def _is_slot_word(view: View, block: Block, found: Found, shape: Shape) -> bool:
    """True when a label's word is only a part of an ad slot's label that fills the block: スポンサードリンク."""
    if found.phrase.form == "slot" or shape.whole:
        return False
    others = (
        one
        for one in view.finds.get(block.number, ())
        if one.phrase.form == "slot" and one.start <= found.start and one.end >= found.end
    )
    return any((fills := label_shape(block, one)) is not None and fills.whole for one in others)


def _label(view: View, block: Block, found: Found, shape: Shape) -> Iterator[Evidence]:
    if wants_name(found) and shape.whole and not named_beside(view, block):
        yield explained(view, block, found, "no sponsor is named")
        return
    if goes_on(view, block, found, shape):
        yield explained(view, block, found, "in a story about advertising")
        return
    weight = _WEIGHTS[found.phrase.strength]
    alone = shape.whole or (shape.tied and shape.name) or (shape.before and _ends_alone(block, found))
    if found.phrase.strength == "medium" and not alone:
        return
    if found.phrase.strength == "medium" and not in_label(view, block):
        weight = 0.45 if adjacent(view, block) else 0.3
    elif found.phrase.strength == "medium" and any(
        _BOUGHT.search(names_of(at)) for at in islice(ancestors(block.node), 2)
    ):
        weight = 0.7
    if shape.whole and may_be_access(view.layout.folded(block), paywalled=view.article.paywalled):
        weight = min(weight, 0.45)
    named = view.layout.folded(block) if shape.name else ""
    if "sponsor" in named and _FOUNDATION.search(named):
        weight = min(weight, 0.5)
    above = block.number < view.layout.headline
    if shape.tied and above and view.layout.roles.height(block.node) >= 4 and not in_label(view, block):
        # "Sponsored by X" in the page's top may name the whole site's sponsor.
        weight = min(weight, 0.55)
    near = view.layout.roles.height(block.node) <= 4 or in_label(view, block)
    if view.repeats[view.layout.folded(block)] > _REPEATED and not near:
        yield explained(view, block, found, "repeated through the page")
        return
    family = "release" if found.phrase.form == "release label" else "disclosure"
    rule = "release-label-beside-headline" if family == "release" else "label-beside-headline"
    yield evidence_of(
        view,
        block,
        found,
        rule=rule,
        weight=weight if near else weight * 0.9,
        family=family,
        what=place_of(view, block),
    )


def _ends_alone(block: Block, found: Found) -> bool:
    """True for a label that is the last piece of its line, in an element of its own: date, source, label."""
    last = block.pieces[-1]
    match = found.phrase.search(fold(last)) if len(block.pieces) > 1 else None
    return match is not None and match.end() - match.start() >= len(fold(last)) - 2


def label_in_breadcrumb(view: View) -> Iterator[Evidence]:
    """The page's own section in its breadcrumb is a label ("Home > Advertorial")."""
    layout = view.layout
    for number, finds in view.finds.items():
        block = layout.blocks[number]
        if layout.headline >= 0 and not 0 <= layout.headline - number <= 40:
            continue
        for found in finds:
            if found.phrase.form not in {"label", "release label"} or found.phrase.strength != "strong":
                continue
            if layout.role(block) is Role.BREADCRUMB and (
                label_shape(block, found) or _last_crumb(block, found)
            ):
                family = "release" if found.phrase.form == "release label" else "disclosure"
                yield evidence_of(
                    view,
                    block,
                    found,
                    rule="label-in-breadcrumb",
                    weight=0.9,
                    family=family,
                    what="breadcrumb",
                )


def _last_crumb(block: Block, found: Found) -> bool:
    return any(shape_of(piece, fold(piece), one) for piece in block.pieces if (one := _again(found, piece)))


def _again(found: Found, piece: str) -> Found | None:
    match = found.phrase.search(fold(piece))
    return Found(found.text, found.phrase, match.start(), match.end()) if match else None


def labels_elsewhere(view: View) -> Iterator[Evidence]:
    """Labels away from the article, with what explains them: shown, so that a reader sees why they don't count."""
    if view.forms.isdisjoint(("label", "slot")):
        return
    header = {block.number for block in view.layout.header()}
    near = {block.number for part in (view.layout.closing(), view.layout.opening()) for block in part}
    shown: set[tuple[Role, str]] = set()
    for number, finds in view.finds.items():
        if number in header:
            continue
        block = view.layout.blocks[number]
        for found in finds:
            if number in near and view.layout.role(block) is Role.ARTICLE:
                break
            if found.phrase.form not in {"label", "slot"} or found.phrase.strength == "weak":
                continue
            if label_shape(block, found) is None:
                continue
            role = view.layout.role(block)
            key = (role, view.layout.folded(block))
            if key in shown or role is Role.BREADCRUMB:
                continue
            shown.add(key)
            why = "away from the article" if role is Role.ARTICLE else f"in the {role.value}"
            yield explained(view, block, found, why)
            break
        if len(shown) >= 6:
            return

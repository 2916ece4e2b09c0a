"""Whether a word stands where it is proof: the shape of labels, and what explains a word away."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from selectolax.lexbor import LexborNode

from collector.paid.belongs import belongs
from collector.paid.blocks import Block
from collector.paid.captions import is_caption
from collector.paid.fold import fold, squeeze
from collector.paid.layout import width
from collector.paid.phrases import Found
from collector.paid.roles import Role, ancestors, names_of, says_label
from collector.paid.shape import Shape, is_word_quoted, shape_of
from collector.paid.slots import next_element, shares_box_with_slot, teaser_around
from collector.paid.subject import names_this
from collector.paid.unseen import is_hidden
from collector.paid.view import View, quote_of, source_of
from collector.records import Evidence

#: A card's text is short; a longer part of the page with linked headings is the article itself.
_CARD = 600


def label_shape(block: Block, found: Found) -> Shape | None:
    """Return the label's shape in the block, or in the one inline element that holds it."""
    if width(block.text) <= 130:
        spaced = block.spaced
        folded = fold(spaced)
        if is_word_quoted(folded, found) or names_another(spaced, folded, found):
            return None
        whole = shape_of(spaced, folded, found)
        if whole is not None:
            long_link = (
                block.linked
                and not whole.tied
                and width(spaced) - width(spaced[found.start : found.end]) > 30
            )
            return None if long_link or _in_sentence(spaced, found) else whole
        if _in_sentence(spaced, found):
            return None
    if block.linked and width(block.spaced) - width(block.spaced[found.start : found.end]) > _HEADLINE:
        # A card that is one link: its label is that of the page it leads to.
        return None
    for piece in block.pieces if len(block.pieces) > 1 else ():
        if width(piece) > 80:
            continue
        folded = fold(piece)
        match = found.phrase.search(folded)
        if match:
            shape = shape_of(piece, folded, Found(found.text, found.phrase, match.start(), match.end()))
            if shape is not None:
                return shape
    return None


#: A comma behind a word: what follows says something of it.
_OF_ANOTHER = re.compile(r"[^\W\d_]{2}\s*[\"'»]?\s*[,،、]\s*$")


def names_another(text: str, folded: str, found: Found) -> bool:
    """True when a label goes on behind a comma in small letters: "The weather, sponsored by X" is not the text."""
    written = text[found.start : found.start + 1] if len(text) == len(folded) else ""
    return (
        written.islower()
        and _OF_ANOTHER.search(folded[: found.start]) is not None
        and not names_this(folded[: found.start])
    )


def _in_sentence(text: str, found: Found) -> bool:
    """True when a text is a sentence and the phrase does not begin it: "The bill, sponsored by X, would …"."""
    return width(text) > 45 and text[-1] in ".!?。！？।" and found.start > 3


def is_slot_too(view: View, block: Block, found: Found) -> bool:
    """True for a label that is an advertising word too ("Espacio publicitario"): it is judged as one."""
    return found.phrase.form != "slot" and any(
        one.phrase.form == "slot" and one.start == found.start and one.end == found.end
        for one in view.finds.get(block.number, ())
    )


def wants_name(found: Found) -> bool:
    """True for phrases that say nothing without a name: "Sponsored by", "En partenariat avec"."""
    pattern = found.phrase.pattern
    return pattern.endswith((" by", " avec", " von", " con", "paid for (and posted )?by"))


def named_beside(view: View, block: Block) -> bool:
    """True when a name follows: text close by in the same container, or a picture with a text of its own."""
    following = view.layout.blocks[block.number + 1 : block.number + 2]
    parent = block.node.parent
    for other in following:
        at = other.node
        if parent is not None and any(node.mem_id == parent.mem_id for node in list(ancestors(at))[:3]):
            return other.number != view.layout.headline and width(other.text) <= 60
    image = block.node.css_first("img[alt]") or (parent.css_first("img[alt]") if parent is not None else None)
    return bool(image is not None and (image.attributes.get("alt") or "").strip())


def noise_of(view: View, block: Block, found: Found | None = None) -> str | None:
    """Return what explains a word in a block away, or None when it stands in the article's own parts."""
    role = view.layout.role(block)
    if role not in {Role.ARTICLE, Role.BREADCRUMB} and not belongs(view, block, role, found):
        return "hidden from readers" if role is Role.HIDDEN else f"in the {role.value}"
    if is_hidden(view, block, found):
        return "hidden from readers"
    if is_caption(view, block, found):
        return "in a picture's caption"
    if _is_pointer(view, block):
        return "a link to another page"
    if _in_form(view, block):
        return "in a form"
    if _is_teaser(view, block) or teaser_around(view, block):
        return "on a teaser card"
    if found is not None and _may_be_slots(view, block, found) and shares_box_with_slot(view, block):
        return "beside an ad slot"
    if role is not Role.BREADCRUMB and _is_menu_item(view, block):
        return "in a list of links"
    return None


def _may_be_slots(view: View, block: Block, found: Found) -> bool:
    """True at the headline for labels and "Sponsored by Acme", which slots bear too: no sentence about "this article"."""
    if view.layout.has_story and block.number >= view.layout.first:
        return False
    if found.phrase.form == "sentence":
        return width(block.text) <= _SLOTS_LABEL and not names_this(view.layout.folded(block))
    return found.phrase.form == "label"


#: The label of a slot is no longer than this.
_SLOTS_LABEL = 60


def _is_teaser(view: View, block: Block) -> bool:
    """True when the block's part of the page has a headline of its own."""
    around = view.layout.roles.around_headline.keys() | view.layout.roles.around_story
    outer: LexborNode | None = None
    for at in ancestors(block.node):
        if at.mem_id in around:
            break
        outer = at
        if at.tag == "article":
            return True
    if outer is None:
        return False
    if outer.mem_id == block.node.mem_id:
        return outer.css_first("h2 a, h3 a, h4 a, a h2, a h3, a h4") is not None
    if view.layout.has_story and view.layout.first <= block.number <= view.layout.last + 12:
        # After the headline the article's own part may hold subheadings.
        return _card_around(block, around)
    own = {at.mem_id for at in ancestors(block.node)}
    return any(heading.mem_id not in own for heading in outer.css("h1, h2, h3, h4")[:3])


def _card_around(block: Block, around: AbstractSet[int]) -> bool:
    """True when one of the three elements around a block holds a linked heading or a link with a picture."""
    for at in list(ancestors(block.node))[:4]:
        if at.mem_id in around:
            return False
        if at.css_first("h2 a, h3 a, h4 a, a h2, a h3, a h4") is not None:
            return len(at.text(deep=True)) <= _CARD
    return False


def heads_cards(view: View, block: Block) -> bool:
    """True when the part of the page around a block, or what follows its heading, holds linked headlines of others."""
    around = view.layout.roles.around_headline.keys() | view.layout.roles.around_story
    outer = block.node
    for at in ancestors(block.node):
        if at.mem_id in around:
            break
        outer = at
    if outer.mem_id != block.node.mem_id:
        return _holds_cards(outer)
    following = next_element(block.node) if block.heading else None
    return following is not None and _holds_cards(following)


def _holds_cards(node: LexborNode) -> bool:
    """True when one of an element's first links is as long as a headline."""
    links = [node, *node.css("a")[:_LINKS]] if node.tag == "a" else node.css("a")[:_LINKS]
    return any(width(squeeze(link.text(deep=True))) >= _HEADLINE for link in links)


#: Links of a part of the page that are read.
_LINKS = 12


def _in_form(view: View, block: Block) -> bool:
    """True in a form of its own (a newsletter's, a search): not in one around the whole page."""
    around = view.layout.roles.around_headline.keys() | view.layout.roles.around_story
    for at in list(ancestors(block.node))[:5]:
        if at.mem_id in around:
            return False
        if at.tag == "form":
            return True
    return False


#: A link's text is a headline from this width on.
_HEADLINE = 28


def _is_pointer(view: View, block: Block) -> bool:
    """True when most of a block behind the story is the linked headline of another page."""
    layout = view.layout
    if block.number <= layout.last or not block.links:
        return False
    links = layout.outline.links_of(block)
    linked = sum(width(piece) for piece, link in zip(block.pieces, links, strict=False) if link >= 0)
    return linked >= _HEADLINE and linked * 2 >= width(block.text)


def _is_menu_item(view: View, block: Block) -> bool:
    """True when the block is one of several linked items of one list, and the list is not a category line."""
    if block.links >= 4:
        return not any(says_label(names_of(at)) for at in list(ancestors(block.node))[:2])
    if not block.linked:
        return False
    for at in list(ancestors(block.node))[:5]:
        if at.mem_id in view.layout.roles.around_headline:
            return False
        if at.tag == "li":
            parent = at.parent
            if parent is None or says_label(names_of(parent)):
                return False
            return len(parent.css("li a")) >= 3
    return False


def in_label(view: View, block: Block) -> bool:
    """True when the block, what directly holds its words, or an element close around is named like a label."""
    around = view.layout.roles.around_headline
    for owner in view.layout.owners(block)[:4]:
        for at in list(ancestors(owner))[:4]:
            if at.mem_id in view.layout.roles.around_story or (at.mem_id in around and around[at.mem_id] > 2):
                # What holds the story is no label, whatever its name ("section").
                break
            if says_label(names_of(at)) and at.tag not in {"main", "article"}:
                return True
    return view.layout.role(block) is Role.BREADCRUMB


def explained(view: View, block: Block, found: Found, why: str) -> Evidence:
    """Return counter-evidence: a word that stands there, and what explains it."""
    return Evidence(
        rule="explained-away",
        quote=quote_of(block.text, found),
        where=view.where(block, f"{view.layout.zone(block)}, {why}"),
        weight=-0.5,
        family="disclosure",
        kind=None,
        source=source_of(found.phrase),
    )

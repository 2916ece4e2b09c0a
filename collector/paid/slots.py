"""Ad slots by what stands around a word and behind it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from collector.paid.blocks import Block
from collector.paid.classwords import is_kicker, says_ad, split
from collector.paid.layout import width
from collector.paid.roles import ancestors, names_of
from collector.paid.view import View
from collector.urls import host_of


def ad_slot_around(view: View, block: Block) -> str | None:
    """Return what makes the block the label of an ad slot: its element, two around it, or what follows it."""
    owners = view.layout.owners(block)
    if len(owners) == 1 and owners[0].mem_id != block.node.mem_id and is_slot(owners[0]):
        return "in an ad slot"
    if any(is_slot(at) for at in islice(own_elements(view, block.node), 3)):
        return "in an ad slot"
    if _in_other_column(view, block):
        return "in another column"
    return ad_slot_after(view, block)


def is_slot(node: LexborNode) -> bool:
    """True for an element that is named like an ad slot: by its classes, by its tag ("gpt-ad"), by what ad servers read."""
    tag = node.tag or ""
    return tag in _SLOTS or ("-" in tag and says_ad(split(tag))) or says_ad(names_of(node))


#: Elements that nothing but advertisements is put into beside a bare advertising word.
_SLOTS = frozenset(("ins", "iframe"))


def own_elements(view: View, node: LexborNode) -> Iterator[LexborNode]:
    """Yield an element and those around it that hold neither headline nor story: what does tells nothing."""
    roles = view.layout.roles
    for at in ancestors(node):
        if at.mem_id in roles.around_headline or at.mem_id in roles.around_story:
            return
        yield at


def _in_other_column(view: View, block: Block) -> bool:
    """True in a table's column beside the one that holds headline and story."""
    around = view.layout.roles.around_headline
    for at in ancestors(block.node):
        if at.mem_id in around:
            return False
        if at.tag == "td":
            beside = at.parent.iter() if at.parent is not None else ()
            main = [cell for cell in beside if cell.tag == "td" and cell.mem_id in around]
            return any(cell.mem_id in view.layout.roles.around_story for cell in main)
    return False


def ad_slot_after(view: View, block: Block) -> str | None:
    """Return what kind of ad slot follows a block, or its words in their own element, or None."""
    before = block.node.prev
    if before is not None and before.tag in {"ins", "iframe"}:
        return "below an ad slot"
    roles = view.layout.roles
    for at in [*_inside(view, block), *islice(own_elements(view, block.node), 2)]:
        following = _next_shown(at)
        if (
            following is None
            or following.mem_id in roles.around_headline
            or following.mem_id in roles.around_story
        ):
            continue
        if following.tag == "script" or is_slot(following):
            return "above an ad slot"
        if _may_be_filled(following) and shows_nothing(following):
            return "above an empty slot"
        if _is_linked_picture(following):
            return "above a linked picture"
    return None


def _next_shown(node: LexborNode) -> LexborNode | None:
    """Return the element that follows another, what only ends a line or a float left out."""
    following = next_element(node)
    for _ in range(2):
        if following is None or not (is_divider(following) and shows_nothing(following)):
            break
        following = next_element(following)
    return following


def is_divider(node: LexborNode) -> bool:
    """True for what only ends a line or a float, and for a place of buttons to share or to listen: no ad server fills it."""
    return node.tag in _LINES or not _DIVIDERS.isdisjoint(names_of(node).split())


_LINES = frozenset(("br", "hr"))
_DIVIDERS = frozenset(
    ("clear", "clearfix", "clr", "separator", "divider", "spacer", "share", "sharing", "shares", "social", "tools",
     "toolbar", "audio", "tts", "breadcrumb", "breadcrumbs")
)  # fmt: skip


def _may_be_filled(node: LexborNode) -> bool:
    """True for elements that scripts put an advertisement into."""
    tag = node.tag or ""
    return tag in {"div", "aside", "section", "center"} or "-" in tag


#: Elements without words and pictures of their own, those that are pictures, and how many are looked at.
_SILENT = frozenset(("script", "style", "noscript", "template", "ins", "iframe"))
_PICTURES = frozenset(("img", "picture", "figure", "video"))
_LOOKED = 60


def _inner(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the first elements and texts in an element, what is silent unopened; itself where there are more."""
    waiting, looked = [node], 0
    while waiting:
        for at in waiting.pop().iter(include_text=True):
            looked += 1
            if looked > _LOOKED:
                yield node
                return
            yield at
            if at.is_element_node and at.tag not in _SILENT:
                waiting.append(at)


def shows_nothing(node: LexborNode) -> bool:
    """True for an element without text, pictures, lines; what scripts hold is not shown, and a large one shows something."""
    for at in _inner(node):
        if at.tag in _PICTURES or at.tag == "hr" or at.mem_id == node.mem_id:
            return False
        if at.is_text_node and (at.text_content or "").strip():
            return False
    return True


def holds_slot(node: LexborNode, besides: Collection[int]) -> bool:
    """True for an element with an ad slot in it; ``besides`` are elements that are not asked, by ``mem_id``."""
    inner = (at for at in _inner(node) if at.is_element_node and at.mem_id != node.mem_id)
    return any(at.mem_id not in besides and is_slot(at) for at in inner)


_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)", re.IGNORECASE)


def _is_linked_picture(node: LexborNode) -> bool:
    """True for an element without text whose picture without a text of its own leads to a page: a banner."""
    link = node if node.tag == "a" else node.css_first("a[href]")
    if link is None or node.text(deep=True, strip=True):
        return False
    image = link.css_first("img")
    target = link.attributes.get("href") or ""
    return image is not None and not image.attributes.get("alt") and not _PICTURE_FILE.search(target)


#: Links of a box that are read, and words of an offer.
_LINKS, _OFFER = 6, 3


def holds_offer(node: LexborNode) -> bool:
    """True for an element with a linked picture that has words beside it in its link: an advertisement or a teaser."""
    for link in node.css("a[href]")[:_LINKS]:
        if link.css_first("img") is not None and len(link.text(deep=True).split()) >= _OFFER:
            return True
    return False


#: Blocks beside a label that are read, and how long a linked one is to be a headline.
_BESIDE, _HEADLINE = 3, 28
#: A card's text is short; a longer part of the page with links is the article itself.
_CARD = 600
#: Forms of phrases that a publisher's own words about a label are written in.
_SAID = frozenset(("label", "release label", "slot", "sentence", "partner", "self", "stem"))


def teaser_around(view: View, block: Block) -> bool:
    """
    True when a picture and the linked headline of another page stand with a block in a box of their own: a native ad.

    In a box named like a label a link to another site is the sponsor's: "Learn more about what Acme does".
    """
    boxes = {
        at.mem_id: is_kicker(names_of(at))
        for at in islice(own_elements(view, block.node), 3)
        if at.css_first("img") is not None and len(at.text(deep=True)) <= _CARD
    }
    if not boxes:
        return False
    labelled = any(boxes.values())
    blocks, number = view.layout.blocks, block.number
    beside = [*blocks[max(0, number - _BESIDE) : number], *blocks[number + 1 : number + 1 + _BESIDE]]
    return any(
        other.linked
        and width(other.text) >= _HEADLINE
        and all(found.phrase.form not in _SAID for found in view.finds.get(other.number, ()))
        and any(at.mem_id in boxes for at in islice(ancestors(other.node), 8))
        and not (labelled and _leads_away(view, other))
        for other in beside
    )


def shares_box_with_slot(view: View, block: Block) -> bool:
    """True when an ad slot stands with a block in a box of their own that is not named like a label."""
    own = list(islice(own_elements(view, block.node), 3))
    if any(is_kicker(names_of(at)) for at in own):
        return False
    word = {at.mem_id for owner in view.layout.owners(block) for at in islice(ancestors(owner), 6)}
    return any(holds_slot(at, word) for at in own)


def _leads_away(view: View, block: Block) -> bool:
    """True when the link around a block's words, or one in it, leads to another host."""
    for owner in view.layout.owners(block)[:2]:
        link = next((at for at in islice(ancestors(owner), 8) if at.tag == "a"), None)
        host = host_of((link.attributes.get("href") or "") if link is not None else "")
        if host and host != view.host:
            return True
    return False


def _inside(view: View, block: Block) -> Iterator[LexborNode]:
    """Yield the elements between a block's last words and its own element: a slot may stand beside them in it."""
    owners = view.layout.owners(block)
    for at in ancestors(owners[-1]) if owners else ():
        if at.mem_id == block.node.mem_id:
            return
        yield at


def next_element(node: LexborNode) -> LexborNode | None:
    """Return the element that follows another in the same parent, or None."""
    at = node.next
    for _ in range(6):
        if at is None or at.is_element_node:
            return at
        at = at.next
    return None

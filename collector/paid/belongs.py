"""Parts of the article whose names say otherwise: a label in a "widget" or over the picture, the story's own "imprint"."""

from __future__ import annotations

import re
from itertools import islice

from collector.paid.blocks import Block
from collector.paid.fold import squeeze
from collector.paid.layout import width
from collector.paid.phrases import Found
from collector.paid.roles import Role, ancestors, names_of, says_byline, says_label
from collector.paid.slots import ad_slot_after, next_element, own_elements
from collector.paid.subject import points_here
from collector.paid.view import View

#: Class words that a publisher gives to the bar or badge that says who paid.
_BADGE = re.compile(
    r"(?<![a-z])(?:sponsor|sponsored|sponsorship|advertorial|paid|native|branded|disclosure|disclaimer|partner"
    r"|advert feature|ad feature|advertisement feature|advertiser content)(?![a-z])"
)


def belongs(view: View, block: Block, role: Role, found: Found | None) -> bool:
    """
    True where a telling class is a false friend: "promoted", "ad-label", "top-bar sponsored" right at the headline.

    In an ad slot only a strong label is believed: the bare word there is the slot's.
    """
    if found is not None and found.phrase.form == "stem":
        return role is Role.FOOTER and _is_own_foot(view, block, found)
    if role is Role.FOOTER:
        return found is not None and _is_own_foot(view, block, found)
    if role is Role.CONSENT:
        return _lies_over_picture(view, block)
    if role in {Role.COMMENTS, Role.HIDDEN}:
        return False
    layout = view.layout
    if block.linked:
        return role is Role.WIDGET and _is_linked_label(view, block, found)
    if found is not None and role in {Role.WIDGET, Role.AD_SLOT} and _speaks_of_here(view, block, found):
        return True
    if role is Role.WIDGET and adjacent(view, block):
        return not layout.has_story or block.number < layout.first
    if (
        role is Role.NAVIGATION
        and layout.headline < block.number < layout.first
        and layout.roles.height(block.node) <= 1
    ):
        # The line of date and source under the headline, whatever its bar is called.
        return True
    return _is_strong_badge(view, block, role, found)


def _is_strong_badge(view: View, block: Block, role: Role, found: Found | None) -> bool:
    """True for a strong label in a bar above the headline, or right at it in what is called an ad."""
    if found is None or found.phrase.strength != "strong" or found.phrase.form in {"slot", "sentence"}:
        return False
    layout = view.layout
    size = width(layout.folded(block)[found.start : found.end])
    badge = any(_BADGE.search(names_of(at)) for at in list(ancestors(block.node))[:2])
    bar = size >= _LONG and badge and 0 < layout.headline - block.number <= 12
    if role is Role.AD_SLOT:
        near = size >= _LONG and adjacent(view, block)
        alone = size >= _TELLING and leads_to_headline(view, block, boxed=True)
        believed = bar or near or alone
        return believed and ad_slot_after(view, block) is None and not _sells(view, block)
    return bar and role is Role.NAVIGATION and not _SITES_OWN.search(_names_around(block))


#: What the head of a site has sponsors for: "header-weather__sponsor".
_SITES_OWN = re.compile(
    r"(?<![a-z])(?:weather|forecast|radar|traffic|scores?|scoreboard|markets?|stocks?|ticker|newsletter|podcast|app|clock"
    r"|live ?stream|closings|calendar)(?![a-z])"
)


def _names_around(block: Block) -> str:
    return " ".join(names_of(at) for at in islice(ancestors(block.node), 3))


def _sells(view: View, block: Block) -> bool:
    """True in an ad slot that goes on with a text of its own: "Sponsored by X" is the advertisement's."""
    own = list(own_elements(view, block.node))
    said = width(squeeze((own[-1] if own else block.node).text(deep=True, separator=" "))) - width(block.text)
    return said > _SLOGAN


#: A bar that says who paid may name the sponsor and ask "What is this?"; an advertisement says more.
_SLOGAN = 60
#: Labels so long are no ad slot's; shorter ones must lead to the headline itself.
_LONG = 12
_TELLING = 9


def leads_to_headline(view: View, block: Block, *, boxed: bool = False) -> bool:
    """
    True when the headline itself follows a block in the same small part, and the page uses its words nowhere else.

    ``boxed``: the block may stand in a box of its own.
    """
    layout = view.layout
    if block.number != layout.headline - 1 or view.repeats[layout.folded(block)] > 1:
        return False
    around = layout.roles.around_headline
    owners = layout.owners(block)
    at = owners[-1] if owners else block.node
    while at.parent is not None and at.parent.mem_id not in around:
        at = at.parent
    if at.parent is None or around[at.parent.mem_id] > _SMALL:
        return False
    if not boxed and at.mem_id != block.node.mem_id and block.node.mem_id not in around:
        return False
    following = next_element(at)
    return following is not None and following.mem_id in around


#: Steps up from the headline to what is still the head of the article.
_SMALL = 2


def _is_linked_label(view: View, block: Block, found: Found | None) -> bool:
    """
    True for a strong label that is a link of its own right at the headline: a category, in a "card", an aside, a "widget".

    Below the headline it must stand in what is named like a category or byline.
    """
    if found is None or found.phrase.strength != "strong" or found.phrase.form == "slot":
        return False
    layout = view.layout
    if layout.roles.height(block.node) > _SMALL or width(block.text) > _LINKED_KICKER:
        return False
    if 0 < layout.headline - block.number <= 2:
        return True
    below = layout.headline < block.number <= layout.headline + 4 and block.number < layout.first
    named = any(
        says_label(names) or says_byline(names)
        for names in map(names_of, islice(own_elements(view, block.node), 4))
    )
    return below and named


#: A longer link is the headline of a page of its own.
_LINKED_KICKER = 60


def _speaks_of_here(view: View, block: Block, found: Found) -> bool:
    """True for a sentence about "this content" at the story, without a link: a callout, whatever its box is called."""
    layout = view.layout
    if found.phrase.form != "sentence" or found.phrase.strength != "strong" or block.links:
        return False
    inside = layout.headline < block.number <= layout.last + 2
    return inside and points_here(layout.folded(block), found) and ad_slot_after(view, block) is None


def _is_own_foot(view: View, block: Block, found: Found) -> bool:
    """True for a disclosure in the story's own foot or imprint: right behind it, in the same part, without links."""
    layout = view.layout
    if block.links or found.phrase.strength != "strong" or not layout.last < block.number <= layout.last + 3:
        return False
    if not layout.has_story or not stands_with_story(view, block):
        return False
    folded = layout.folded(block)
    if found.phrase.form in {"sentence", "stem"}:
        names_text = any(
            one.phrase.form == "self" and one.start <= 12 for one in view.finds.get(block.number, ())
        )
        return names_text or points_here(folded, found)
    return found.phrase.form in {"label", "release label"} and width(folded) <= _LINKED_KICKER


def stands_with_story(view: View, block: Block) -> bool:
    """True when the part of the page that a block stands in lies beside or in the story, in what holds it closely."""
    own = list(own_elements(view, block.node))
    parent = own[-1].parent if own else block.node.parent
    if parent is None:
        return False
    roles = view.layout.roles
    height = roles.around_headline.get(parent.mem_id)
    return height <= _CLOSE if height is not None else parent.mem_id in roles.around_story


#: Steps up from the headline to what may still be the article and not the page.
_CLOSE = 3


_PLAYER = re.compile(r"(?<![a-z])(?:player|video|vjs|jw|ima|preroll|cookies?|consent|gdpr)(?![a-z])")


def _lies_over_picture(view: View, block: Block) -> bool:
    """True for words laid over the picture at the headline: no dialog, no player."""
    if not adjacent(view, block) or block.links or block.number >= view.layout.first > 0:
        return False
    own = list(islice(own_elements(view, block.node), 4))
    if any(_PLAYER.search(names_of(at)) for at in own):
        return False
    return any(
        at.css_first("img, picture") is not None
        and at.css_first("video, iframe, form, button, input") is None
        for at in own
    )


def adjacent(view: View, block: Block) -> bool:
    """True for a block right at the main headline: in the same small part of the page, at most four blocks away."""
    return view.layout.roles.height(block.node) <= 2 and abs(block.number - view.layout.headline) <= 4

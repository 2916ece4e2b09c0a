"""What an advertisement is made of, before or behind the word that marks it, whatever its box is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from collector.paid.blocks import Block
from collector.paid.classwords import is_kicker
from collector.paid.fold import squeeze
from collector.paid.roles import ancestors, names_of
from collector.paid.slots import is_divider, own_elements
from collector.paid.view import View
from collector.urls import registrable_domain

#: What only advertisements are put into, beside scripts.
_MADE = frozenset(
    {"ins", "iframe", "amp-ad", "amp-embed", "amp-iframe", "object", "embed", "script", "noscript"}
)
#: A box of a word and a creative holds so many signs at most: a longer one is a part of the page.
_BOX = 300
#: Elements around a word, and elements in a box, that are looked at.
_UP, _READ = 4, 24
#: Addresses of a site's own that count clicks and lead on.
_COUNTED = re.compile(
    r"/(?:adclick|ad-?click|clicks?|ck|banners?|bnr|ads?|adserver|advert\w*|openx|revive|redirect|redir|go|out|lc)[/.?]\w"
    r"|[?&](?:bannerid|zoneid|adid|ad_id|campaignid|clickurl)=",
    re.IGNORECASE,
)
#: What is shown and said in a box that holds more than a slot.
_SHOWN = "img, picture, svg, video, audio, input, button, select, form, figure, canvas"


def creative_beside(view: View, block: Block) -> str | None:
    """Return what shows that a word marks an advertisement beside it, in its own box or right before or behind it."""
    outer = box_around(view, block)
    if outer is None:
        return None
    own = {at.mem_id for at in ancestors(block.node)}
    logos = _logos(view, block)
    bare = not any(is_kicker(names_of(at)) for at in own_elements(view, block.node))
    for at in outer.css("*")[:_READ]:
        if at.mem_id not in own | logos and (_is_creative(view, at) or (bare and _is_empty(at))):
            return "beside an advertisement"
    around = view.layout.roles.around_headline.keys() | view.layout.roles.around_story
    # Above a kicker stands the page's own top banner or a script as often as not, behind it a picture for later.
    for at in _neighbours(outer, ("prev", "next") if bare else ("next",)):
        inner = (one for one in [at, *at.css("*")[:_READ]] if bare or one.tag != "noscript")
        if at.mem_id not in around and any(_is_creative(view, one) for one in inner):
            return "beside an advertisement"
    return None


def _logos(view: View, block: Block) -> set[int]:
    """Return the links with a named picture in the element that is called after a kicker and holds the word: sponsors."""
    for at in islice(own_elements(view, block.node), _UP):
        if is_kicker(names_of(at)):
            return {link.mem_id for link in at.css("a")[:_READ] if link.css_first("img[alt]") is not None}
    return set()


def box_around(view: View, block: Block) -> LexborNode | None:
    """Return the largest element around a block that says little more and holds neither headline nor story."""
    outer = None
    for at in islice(own_elements(view, block.node), _UP):
        if outer is not None and len(squeeze(at.text(deep=True))) > _BOX:
            break
        outer = at
    return outer


def is_pictured(view: View, block: Block) -> bool:
    """True when a picture or film is all else that a word's box holds: a banner's, or the article's own with a badge."""
    outer = box_around(view, block)
    return (
        outer is not None
        and outer.css_first("img, video, picture") is not None
        and len(squeeze(outer.text(deep=True))) <= len(block.text) + 2
    )


def _neighbours(node: LexborNode, steps: tuple[str, ...]) -> Iterator[LexborNode]:
    """Yield the elements right before and behind another, as asked, that say little: a box of advertisements."""
    for step in steps:
        at = getattr(node, step)
        for _ in range(6):
            if at is None or at.is_element_node:
                break
            at = getattr(at, step)
        if at is not None and at.is_element_node and len(squeeze(at.text(deep=True))) <= _BOX:
            yield at


def _is_creative(view: View, node: LexborNode) -> bool:
    tag = node.tag or ""
    if tag in _MADE:
        return True
    if tag == "a":
        return _leads_away(view, node)
    return _is_empty_slot(node, tag)


def _leads_away(view: View, link: LexborNode) -> bool:
    """True for a link with a picture or more than a name that leads to another site, or is counted."""
    target = link.attributes.get("href") or ""
    picture = link.css_first("img, picture, video") is not None or "background" in (
        link.attributes.get("style") or ""
    )
    if not picture and len(squeeze(link.text(deep=True)).split()) <= _NAME:
        return False
    if target.startswith(("http:", "https:", "//")):
        away = registrable_domain(target if target[0] == "h" else "https:" + target) != registrable_domain(
            view.host
        )
        return away or bool(_COUNTED.search(target))
    return bool(_COUNTED.search(target))


#: A link of so many words may be the name of who pays.
_NAME = 4


def _is_empty(node: LexborNode) -> bool:
    """True for a block element without content."""
    return node.tag in _BLOCKS and _holds_nothing(node)


_BLOCKS = frozenset({"div", "section", "aside"})


def _is_empty_slot(node: LexborNode, tag: str) -> bool:
    """True for an element without content that a script finds by its number: what an ad server fills."""
    if "-" in tag:
        named = True
    elif tag in {"div", "span", "section", "aside", "p"}:
        named = any(key == "id" or key.startswith("data-") for key in node.attributes)
    else:
        return False
    return named and _holds_nothing(node)


def _holds_nothing(node: LexborNode) -> bool:
    """True for an element that says and shows nothing, and is no line between others."""
    return not is_divider(node) and not node.text(deep=True, strip=True) and node.css_first(_SHOWN) is None

"""Full sentences of disclosure, and labels as lines of their own, at either end of the story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from collector.paid.belongs import stands_with_story
from collector.paid.blocks import Block
from collector.paid.fold import squeeze
from collector.paid.layout import width
from collector.paid.otherwise import says_otherwise
from collector.paid.phrases import Found
from collector.paid.places import (
    explained,
    heads_cards,
    is_slot_too,
    label_shape,
    named_beside,
    noise_of,
    wants_name,
)
from collector.paid.roles import ancestors, names_of
from collector.paid.shape import Shape, is_legend, is_quoted
from collector.paid.slots import ad_slot_around, next_element
from collector.paid.spoken import goes_on
from collector.paid.subject import points_here, speaks_of_advertising
from collector.paid.view import View, evidence_of
from collector.records import Evidence


def sentence_in_opening(view: View) -> Iterator[Evidence]:
    """A full sentence of disclosure, or a label as a line of its own, before or at the start of the story."""
    layout = view.layout
    for block, found in view.found(layout.header(), "sentence"):
        yield from _sentence(view, block, found, "sentence-beside-headline", 0.95)
    for block, found in view.found(layout.opening(), "sentence", "label"):
        early = found.start <= 140 or len(block.text) <= 320
        if found.phrase.form == "label":
            shape = label_shape(block, found) if _opens(view, block) and _leads(block, found) else None
            if shape is None or found.phrase.strength != "strong" or is_slot_too(view, block, found):
                continue
            if wants_name(found) and shape.whole and not named_beside(view, block):
                continue
            if goes_on(view, block, found, shape):
                yield explained(view, block, found, _TOLD)
                continue
            yield from _sentence(view, block, found, "label-as-opening-line", 0.9)
        elif early:
            yield from _sentence(view, block, found, "sentence-in-opening", 0.93)
        else:
            yield explained(view, block, found, "inside a longer paragraph")


def _opens(view: View, block: Block) -> bool:
    """True for the story's first two blocks, and for one that only short ones stand before: standfirst, author, date."""
    first = view.layout.first
    return block.number <= first + 1 or all(
        width(one.text) < _PARAGRAPH for one in view.layout.blocks[first : block.number]
    )


#: What is longer is a paragraph of the story.
_PARAGRAPH = 80


def sentence_in_closing(view: View) -> Iterator[Evidence]:
    """
    A disclosure at the end of the story or in a box below it: the usual place in German, Russian, Korean.

    Also a label as a line of its own there ("Bezahlte Anzeige"). Only in the article's own parts.
    """
    layout = view.layout
    for block, found in view.found(layout.closing(), "sentence", "label", "release label", "tag", "slot"):
        if found.phrase.form == "sentence":
            late = len(block.text) <= 520 or found.start >= len(block.text) - 260
            if late:
                yield from _sentence(view, block, found, "sentence-in-closing", 0.93)
            else:
                yield explained(view, block, found, "inside a longer paragraph")
        elif found.phrase.form == "tag" and found.end - found.start < len(layout.folded(block)) - 2:
            continue
        elif found.phrase.form == "slot":
            if _is_bracketed(block, found) and ad_slot_around(view, block) is None:
                yield from _closing_label(view, block, found, Shape(whole=True))
        elif found.phrase.strength == "strong" and _is_near(view, block):
            shape = label_shape(block, found)
            if shape is None or (wants_name(found) and shape.whole) or not _leads(block, found):
                continue
            if is_slot_too(view, block, found):
                continue
            if shape.name and not shape.tied and block.text[-1:] in "。।！？":
                continue
            yield from _closing_label(view, block, found, shape)


def _is_near(view: View, block: Block) -> bool:
    """True for a block whose part of the page holds the headline too, or the story."""
    roles = view.layout.roles
    return roles.height(block.node) <= 8 or any(
        at.mem_id in roles.around_story for at in ancestors(block.node)
    )


def _in_story(view: View, block: Block) -> bool:
    """True for a block of the story, and for one right behind it that stands among its paragraphs as their like."""
    layout = view.layout
    if block.number <= layout.last:
        return True
    last, parent = layout.blocks[layout.last].node, block.node.parent
    alike = last.parent is not None and parent is not None and parent.mem_id == last.parent.mem_id
    return block.number <= layout.last + 4 and alike and last.tag == block.node.tag and not block.linked


def _is_bracketed(block: Block, found: Found) -> bool:
    """True for an advertising word in brackets that is all the block says: "(Anzeige)", as slots are never marked."""
    text = block.text
    bare = len(text) - (found.end - found.start) <= 6
    return bare and text[:1] in "([（【〔［{*" and text[-1:] in ")]）】〕］}*"


_TOLD = "told of another text, in a story about advertising"
_NOTE = "a note of newsrooms, funders, opinions or corrections"


def _is_note(view: View, block: Block) -> bool:
    return any(one.phrase.form == "independence" for one in view.finds.get(block.number, ()))


def _is_choice(block: Block) -> bool:
    """True for one of three or more brief items without a link in a list: the answers of a form, not a label."""
    parent = block.node.parent
    if block.node.tag not in {"li", "option", "label", "button"} or block.links or parent is None:
        return False
    if not any(_ASKS.search(names_of(at)) for at in list(ancestors(parent))[:3]):
        return False
    items = [at for at in islice(parent.iter(), _READ) if at.tag == block.node.tag]
    return len(items) >= _CHOICES and all(
        width(squeeze(at.text(deep=True))) <= _BRIEF and at.css_first("a[href]") is None for at in items
    )


#: Class words of boxes that ask readers for a reason, an opinion, a report.
_ASKS = re.compile(
    r"(?<![a-z])(?:(?:un|dis|not )?interest\w*|feedback|report|reasons?|dislike|complain\w*|survey|poll|options?|choices?)"
    r"(?![a-z])"
)
#: So many items make a list of choices; of so many it is asked.
_CHOICES = 3
_READ = 40


def _leads(block: Block, found: Found) -> bool:
    """True when a phrase begins its block, or the block is short: in running text a label comes first."""
    return found.start <= 3 or width(block.text) <= 60


def _closing_label(view: View, block: Block, found: Found, shape: Shape) -> Iterator[Evidence]:
    noise = noise_of(view, block, found)
    if noise is None and view.repeats[view.layout.folded(block)] > 2:
        noise = "repeated through the page"
    if noise is None and _is_note(view, block):
        noise = _NOTE
    if noise is None:
        noise = says_otherwise(view.layout.folded(block), found)
    brief = shape.whole and width(block.text) <= _BRIEF
    inside = _in_story(view, block)
    if noise is None and not inside and heads_cards(view, block):
        noise = "among cards of other pages"
    if noise is None and not inside and _is_choice(block):
        noise = "one of several to choose from"
    told = not brief and _is_told(view, block, view.layout.folded(block), found)
    if noise is None and (told or goes_on(view, block, found, shape)):
        noise = _TOLD
    if noise is not None:
        yield explained(view, block, found, noise)
        return
    tag = block.linked
    if tag and speaks_of_advertising(view, block):
        yield explained(view, block, found, "among the tags of a story about advertising")
        return
    if _is_category(view, block):
        weight, rule = 0.5 if speaks_of_advertising(view, block) else 0.85, "label-as-category"
    elif tag:
        weight, rule = 0.5, "label-among-tags"
    else:
        sure = inside or not shape.whole or _is_last_word(view, block, found)
        weight, rule = 0.88 if sure else 0.5, "label-as-closing-line"
    family = "release" if found.phrase.form == "release label" else "disclosure"
    if family == "release" and not inside:
        weight = 0.4
    yield evidence_of(view, block, found, rule=rule, weight=weight, family=family)


_CATEGORY = re.compile(r"(?<![a-z])(?:categor|kategor|cat links|rubri[ckq]|section name|post cat)")
_TAGS = re.compile(r"(?<![a-z])(?:tags?|tagcloud|tag links|topics?|keywords?)(?![a-z])")


def _is_category(view: View, block: Block) -> bool:
    """True for the article's own category line right behind the story: named so, not a list of tags."""
    if block.number > view.layout.last + 4 or block.links > 2 or not stands_with_story(view, block):
        return False
    names = [names_of(at) for at in [*view.layout.owners(block)[:4], *list(ancestors(block.node))[:2]]]
    return any(_CATEGORY.search(one) for one in names) and not any(_TAGS.search(one) for one in names)


#: A label of so many signs says more than an ad slot's.
_LONG = 24


def _is_last_word(view: View, block: Block, found: Found) -> bool:
    """True for a long label right behind the story that heads nothing: no heading, no slot, no links below it."""
    if block.number != view.layout.last + 1 or block.heading:
        return False
    following = next_element(block.node)
    return (
        width(view.layout.folded(block)[found.start : found.end]) >= _LONG
        and ad_slot_around(view, block) is None
        and (following is None or following.css_first("a") is None)
    )


def _sentence(view: View, block: Block, found: Found, rule: str, weight: float) -> Iterator[Evidence]:
    noise = noise_of(view, block, found)
    folded = view.layout.folded(block)
    labels = _places(view, block)
    if noise is None and (is_quoted(folded, found) or is_legend(folded, labels if len(folded) > 200 else 0)):
        noise = "it explains or quotes the word"
    if noise is None and _is_note(view, block):
        noise = _NOTE
    if noise is None:
        noise = says_otherwise(folded, found)
    if noise is None and _in_banner(block):
        noise = "in a banner"
    if noise is None and _is_told(view, block, folded, found):
        noise = _TOLD
    if noise is not None:
        yield explained(view, block, found, noise)
        return
    if found.phrase.strength != "strong":
        weight = 0.6 if found.phrase.strength == "medium" else 0.3
    yield evidence_of(view, block, found, rule=rule, weight=weight, family="disclosure")


def _places(view: View, block: Block) -> int:
    """Count the places of a block where a label or sentence stands: several rows of the table find the same words."""
    places, end = 0, 0
    finds = [one for one in view.finds.get(block.number, ()) if one.phrase.form in {"label", "sentence"}]
    for one in sorted(finds, key=lambda found: found.start):
        places += one.start >= end
        end = max(end, one.end)
    return places


#: Class words of banners that stand between the paragraphs with a notice of their own.
_BANNER = re.compile(r"(?<![a-z])(?:banner|banners|adfox|rtb|direct ad|native ad)(?![a-z])")


def _in_banner(block: Block) -> bool:
    """True when a block stands in a banner with a picture: what it says is said of the banner."""
    for at in list(ancestors(block.node))[:3]:
        if _BANNER.search(names_of(at)):
            return at.css_first("img, iframe, ins, video, picture") is not None
    return False


#: A label that fills one part of a longer line may be a clause of a sentence.
_BRIEF = 60
#: A paragraph longer than this says more than a notice does.
_NOTICE = 170


#: What makes a sentence of a label: words behind it without a sign between them.
_CLAUSE = re.compile(r"\w*(?:[^\S\n]+\w+){3}")


def _is_told(view: View, block: Block, folded: str, found: Found) -> bool:
    """True when running text in a story about advertising tells of a disclosure without pointing to its own page."""
    if points_here(folded, found):
        return False
    layout = view.layout
    running = layout.headline < block.number and (block.number < layout.first or _in_story(view, block))
    inside = (
        width(folded[: found.start]) > 12
        or width(folded) - width(folded[found.start : found.end]) > 60
        or width(folded) > _NOTICE
        or layout.first < block.number < layout.last - 1
        or (block.number <= layout.first and _CLAUSE.match(folded[found.end :]) is not None)
    )
    return running and inside and speaks_of_advertising(view, block)

"""Full sentences of disclosure, and labels as lines of their own, at either end of the story."""

from __future__ import annotations

from collections.abc import Iterator

from collector.paid.blocks import Block
from collector.paid.layout import width
from collector.paid.phrases import Found
from collector.paid.places import explained, label_shape, named_beside, noise_of, wants_name
from collector.paid.shape import Shape, is_legend
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
            shape = (
                label_shape(block, found)
                if block.number <= layout.first + 1 and _leads(block, found)
                else None
            )
            if shape is None or found.phrase.strength != "strong":
                continue
            if wants_name(found) and shape.whole and not named_beside(view, block):
                continue
            yield from _sentence(view, block, found, "label-as-opening-line", 0.9)
        elif early:
            yield from _sentence(view, block, found, "sentence-in-opening", 0.93)
        else:
            yield explained(view, block, found, "inside a longer paragraph")


def sentence_in_closing(view: View) -> Iterator[Evidence]:
    """
    A disclosure at the end of the story or in a box below it: the usual place in German, Russian, Korean.

    Also a label as a line of its own there ("Bezahlte Anzeige"). Only in the article's own parts.
    """
    layout = view.layout
    for block, found in view.found(layout.closing(), "sentence", "label", "release label", "tag"):
        if found.phrase.form == "sentence":
            late = len(block.text) <= 520 or found.start >= len(block.text) - 260
            if late:
                yield from _sentence(view, block, found, "sentence-in-closing", 0.93)
            else:
                yield explained(view, block, found, "inside a longer paragraph")
        elif found.phrase.form == "tag" and found.end - found.start < len(layout.folded(block)) - 2:
            continue
        elif found.phrase.strength == "strong" and not layout.roles.height(block.node) > 8:
            shape = label_shape(block, found)
            if shape is None or (wants_name(found) and shape.whole) or not _leads(block, found):
                continue
            yield from _closing_label(view, block, found, shape)


def _in_story(view: View, block: Block) -> bool:
    """True for a block of the story, and for one right behind it that stands among its paragraphs as their like."""
    layout = view.layout
    if block.number <= layout.last:
        return True
    last, parent = layout.blocks[layout.last].node, block.node.parent
    alike = last.parent is not None and parent is not None and parent.mem_id == last.parent.mem_id
    return block.number <= layout.last + 2 and alike and last.tag == block.node.tag and not block.linked


def _leads(block: Block, found: Found) -> bool:
    """True when a phrase begins its block, or the block is short: in running text a label comes first."""
    return found.start <= 3 or width(block.text) <= 60


def _closing_label(view: View, block: Block, found: Found, shape: Shape) -> Iterator[Evidence]:
    noise = noise_of(view, block)
    if noise is None and view.repeats[view.layout.folded(block)] > 2:
        noise = "repeated through the page"
    if noise is not None:
        yield explained(view, block, found, noise)
        return
    tag = block.linked or len(view.finds.get(block.number, ())) == 0
    inside = _in_story(view, block)
    weight = 0.5 if tag else 0.88 if inside or not shape.whole else 0.5
    rule = "label-among-tags" if tag else "label-as-closing-line"
    family = "release" if found.phrase.form == "release label" else "disclosure"
    if family == "release" and not inside:
        weight = 0.4
    yield evidence_of(view, block, found, rule=rule, weight=weight, family=family)


def _sentence(view: View, block: Block, found: Found, rule: str, weight: float) -> Iterator[Evidence]:
    noise = noise_of(view, block)
    folded = view.layout.folded(block)
    labels = sum(1 for one in view.finds.get(block.number, ()) if one.phrase.form in {"label", "sentence"})
    if noise is None and (_quoted(folded, found) or is_legend(folded, labels if len(folded) > 200 else 0)):
        noise = "it explains or quotes the word"
    if noise is None and any(one.phrase.form == "independence" for one in view.finds.get(block.number, ())):
        noise = "a note of newsrooms, funders or opinions"
    if noise is not None:
        yield explained(view, block, found, noise)
        return
    if found.phrase.strength != "strong":
        weight = 0.6 if found.phrase.strength == "medium" else 0.3
    yield evidence_of(view, block, found, rule=rule, weight=weight, family="disclosure")


def _quoted(folded: str, found: Found) -> bool:
    """True when the words stand between quotation marks."""
    return folded[: found.start].count('"') % 2 == 1 and '"' in folded[found.end :]

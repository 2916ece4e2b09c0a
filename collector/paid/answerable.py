"""Who answers for the text: a notice that the advertiser does, or the sender of a release, and not the newsroom."""

from __future__ import annotations

from collections.abc import Iterator

from collector.paid.belongs import stands_with_story
from collector.paid.blocks import Block
from collector.paid.layout import width
from collector.paid.places import explained, noise_of
from collector.paid.shape import is_legend, is_quoted
from collector.paid.subject import speaks_of_advertising
from collector.paid.view import View, evidence_of
from collector.records import Evidence

#: A notice is no longer.
_LONGEST = 320
#: Such a notice begins with it, after a word such as "NOTE".
_EARLY = 90


def answers_for_the_text(view: View) -> Iterator[Evidence]:
    """
    "The advertiser alone is responsible for the content", "odpowiedzialność ponosi nadawca": at either end of the story.

    Sites print the like of all their advertising in the page's foot; there it says nothing of the article.
    """
    layout = view.layout
    blocks = {
        block.number: block
        for zone in (layout.header(), layout.opening(), layout.closing())
        for block in zone
    }
    for block, found in view.found(blocks.values(), "responsibility"):
        if width(block.text) > _LONGEST or found.start > _EARLY or not _is_at_the_story(view, block):
            continue
        folded = layout.folded(block)
        noise = noise_of(view, block, found)
        if noise is None and (is_quoted(folded, found) or is_legend(folded, 0)):
            noise = "it explains or quotes the word"
        if noise is None and any(
            one.phrase.form == "independence" for one in view.finds.get(block.number, ())
        ):
            noise = "a note of newsrooms, funders, opinions or corrections"
        if noise is None and speaks_of_advertising(view, block):
            noise = "in a story about advertising"
        if noise is None:
            yield evidence_of(
                view, block, found, rule="answers-for-the-text", weight=0.9, family="disclosure"
            )
        else:
            yield explained(view, block, found, noise)


def _is_at_the_story(view: View, block: Block) -> bool:
    """True in the head of the article, in the story, and right behind it in what holds both closely."""
    layout = view.layout
    if block.number <= layout.last:
        return True
    return block.number <= layout.last + 3 and not block.links and stands_with_story(view, block)

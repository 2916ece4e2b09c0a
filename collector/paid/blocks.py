"""The page as a row of text blocks: those of the one walk over its tree, as far as they are judged."""

from __future__ import annotations

from collector.markup.blocks import Block, Outline

#: Blocks kept at most: what comes later is no longer near anything that is judged.
_MOST_BLOCKS = 6000


def read_blocks(outline: Outline) -> list[Block]:
    """Return the page's text blocks in document order, unseen text left out; each one's number is its place."""
    return outline.blocks[:_MOST_BLOCKS] if len(outline.blocks) > _MOST_BLOCKS else outline.blocks


__all__ = ["Block", "read_blocks"]

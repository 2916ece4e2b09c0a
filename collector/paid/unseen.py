"""Words that the page's own markup hides: a template's badge that waits for a sponsor is no label."""

from __future__ import annotations

from collector.paid.blocks import Block
from collector.paid.fold import fold
from collector.paid.phrases import Found
from collector.paid.roles import is_unseen
from collector.paid.view import View


def is_hidden(view: View, block: Block, found: Found | None) -> bool:
    """True where each piece of a block that holds what was found stands in an inline element that no reader sees."""
    pieces = block.pieces
    if found is None or len(pieces) == 1:
        places = list(block.owners)
    else:
        places = [
            owner
            for owner, piece in zip(block.owners, pieces, strict=True)
            if found.phrase.search(fold(piece))
        ]
    return bool(places) and all(_is_unseen(view, owner, block.home) for owner in places)


def _is_unseen(view: View, owner: int, home: int) -> bool:
    """True where an element, or one between it and the block's, is hidden."""
    outline = view.layout.outline
    for at in outline.around(owner):
        if at == home:
            return False
        if is_unseen(outline.attributes(at)):
            return True
    return False

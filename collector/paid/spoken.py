"""Labels that a story about advertising speaks of, told from those that it bears."""

from __future__ import annotations

import re

from collector.paid.blocks import Block
from collector.paid.phrases import Found
from collector.paid.shape import Shape
from collector.paid.subject import speaks_of_advertising
from collector.paid.view import View

#: Words longer than those in names and dates.
_WORDS = re.compile(r"[^\W\d_]{4,}")
#: So many of them are more than a name.
_CLAUSE = 3


def goes_on(view: View, block: Block, found: Found, shape: Shape) -> bool:
    """True for a label below the headline that a clause goes on from without a tie, in a story about advertising."""
    if shape.tied or block.number < view.layout.headline:
        return False
    words = _WORDS.findall(block.spaced[: found.start] + " " + block.spaced[found.end :])
    clause = len(words) >= _CLAUSE and any(word.islower() for word in words)
    return (bool(shape.name) or clause) and speaks_of_advertising(view, block)

"""Story texts: a light markup, one block a paragraph, turned into the blocks that templates print."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_LINK = re.compile(r"\[([^\]]+)\]\(([^\s)]+)(?: ([a-z ]+))?\)")


@dataclass(frozen=True, slots=True)
class Block:
    """
    One block of a story.

    ``kind`` is ``p``, ``h2``, ``quote``, ``list``, ``figure``, ``question`` or ``product``; ``html`` is its inline
    markup, escaped; ``items`` holds the entries of a list, or name, price and link of a product.
    """

    kind: str
    html: str = ""
    items: tuple[str, ...] = field(default=())


def read_blocks(text: str) -> tuple[Block, ...]:
    """
    Return the blocks of a story's text.

    An empty line ends a block. ``## `` starts a heading, ``> `` a quotation, ``- `` a list, ``! `` a picture's
    caption, ``? `` an interviewer's question, ``$ name | price | link`` a product box. ``[words](url rel)`` is a link.
    """
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    marks = {"## ": "h2", "> ": "quote", "! ": "figure", "? ": "question"}
    for chunk in re.split(r"\n\s*\n", text.strip()):
        words = chunk.strip()
        mark = next((mark for mark in marks if words.startswith(mark)), None)
        if words.startswith("- "):
            entries = (line.removeprefix("- ") for line in words.splitlines())
            yield Block("list", items=tuple(inline(entry) for entry in entries))
        elif words.startswith("$ "):
            yield Block("product", items=tuple(part.strip() for part in words[2:].split("|")))
        elif mark:
            yield Block(marks[mark], inline(words.removeprefix(mark)))
        elif words:
            yield Block("p", inline(words))


def inline(text: str) -> str:
    """Return one block's text as HTML: escaped, links written out, line ends folded."""
    return _LINK.sub(_anchor, html.escape(" ".join(text.split()), quote=False))


def _anchor(match: re.Match[str]) -> str:
    words, url, rel = match.groups()
    return f'<a href="{url}"' + (f' rel="{rel}"' if rel else "") + f">{words}</a>"


def plain(markup: str) -> str:
    """Return inline HTML as the words a reader sees."""
    return html.unescape(re.sub(r"<[^>]+>", "", markup))

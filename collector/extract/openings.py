"""Bylines that no headline leads to: right above a story's first sentence, and where a weblog's author says who he is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from collector.extract.bare import NO_NAME, is_bare_name
from collector.extract.dates import looks_dated
from collector.extract.leads import LEAD, may_lead
from collector.extract.names import IN_FULL, PARTICLES, names_in
from collector.extract.roles import Roles
from collector.extract.said import Said
from collector.markup import Page, fold
from collector.markup.blocks import Block

#: The first text of so many characters is the story's first sentence.
_SENTENCE = 120
#: A byline stands among so many texts above it, and is no longer than this.
_ABOVE, _LINE = 4, 100
#: "Hi, I'm Ana Ruiz, a baker in Porto".
_I_AM = re.compile(
    r"\s*(?:(?i:hi|hello|hey|hallo|welcome|willkommen|hola|salut|ciao|hoi)[!,. ]+(?:there[!,. ]+)?)?"
    r"(?:I['’]m|I am|My name is|Ich bin|Mein Name ist|Ich heiße|Je suis|Je m['’]appelle|Soy|Me llamo|Mi chiamo|Ik ben)\s+"
    rf"([^\W\d_a-zà-ÿ][\w'’-]+(?:\s{PARTICLES}[^\W\d_a-zà-ÿ][\w'’-]+){{1,2}})(?=[\s,.!–—-]|$)"
)


def opening_bylines(page: Page, holder: LexborNode) -> Iterator[Said]:
    """
    Yield the bylines above the first sentence of the story, the nearest first: "By Ana Ruiz", or a name alone.

    ``holder`` is the element of the story. A name that no word leads counts only right above the sentence, with a date
    above it or with the byline's own place between a date and the story.
    """
    above = _above(page, holder)
    lines = [fold(block.text[: _LINE * 2]) for block in above]
    roles = Roles()
    for index, line in enumerate(lines):
        if len(line) > _LINE or roles.credits(above[index].node):
            continue
        if may_lead(line) and LEAD.match(line):
            persons = names_in(line, strict=True)
            if persons and all(map(IN_FULL.match, persons)) and not any(map(NO_NAME.search, persons)):
                yield Said(line, "byline above the story")
        elif (
            index == 0
            and is_bare_name(line)
            and any(len(one) <= _LINE and looks_dated(one) for one in lines[1:])
        ):
            yield Said(line, "name above the story")


def _above(page: Page, holder: LexborNode) -> list[Block]:
    """Return the texts above the story's first sentence, the nearest first."""
    outline = page.outline
    places, wanted = outline.tagged(holder.tag or ""), holder.mem_id
    start = next((place for place in places if outline.nodes[place].mem_id == wanted), -1)
    if start < 0:
        return []
    stop = outline.end(start)
    blocks = outline.blocks
    first = next(
        (
            number
            for number, block in enumerate(blocks)
            if start <= block.home < stop and len(block.text) >= _SENTENCE
        ),
        0,
    )
    return blocks[max(0, first - _ABOVE) : first][::-1]


def introduced(page: Page) -> Iterator[Said]:
    """Yield whom the page lets say "I'm Ana Ruiz" at the beginning of a paragraph: the author of a weblog."""
    for block in page.outline.blocks:
        if (found := _I_AM.match(block.text)) is not None and is_bare_name(name := fold(found.group(1))):
            yield Said(name, "who says so")

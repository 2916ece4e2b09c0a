"""One article and the places in it that may name one brand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from collector.mention.finding import Hit
from collector.mention.layout import Layout
from collector.mention.names import Names
from collector.mention.neighbours import Standing
from collector.mention.scripts import CASED, CLOSED, script_of
from collector.records import Article, Outlet


@dataclass(frozen=True, slots=True)
class Case:
    """One article and the places in it that may name one brand."""

    article: Article
    layout: Layout
    names: Names
    outlet: Outlet | None
    #: Hits that count as the name.
    kept: Sequence[Standing]
    #: Hits that are pieces of longer names.
    longer: Sequence[Standing]

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.layout.text

    def is_small(self, hit: Hit) -> bool:
        """True when a hit is in small letters, though the name has a capital and its script has both."""
        named = next((c for c in hit.name if c.isalpha()), "")
        if script_of(named) not in CASED or not any(c.isupper() for c in hit.name):
            return False
        return not any(c.isupper() for c in hit.text)

    def window(self, hit: Hit, words: int) -> tuple[int, int]:
        """Return the stretch of so many words (or twice as many closely written characters) around a hit."""
        start, end = self.layout.sentence_at(hit.start)
        if script_of(hit.text[0]) in CLOSED or any(
            script_of(c) in CLOSED for c in self.text[hit.end : hit.end + 4]
        ):
            return max(start, hit.start - 2 * words), min(end, hit.end + 2 * words)
        before = list(re.finditer(r"\S+", self.text[max(start, hit.start - 40 * words) : hit.start]))
        after = list(re.finditer(r"\S+", self.text[hit.end : min(end, hit.end + 40 * words)]))
        left = hit.start if not before else max(start, hit.start - 40 * words) + before[-words:][0].start()
        right = hit.end if not after else hit.end + after[:words][-1].end()
        return left, right

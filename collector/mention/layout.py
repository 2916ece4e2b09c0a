"""Layout: an article as one canonical text, with the places in it that judging asks about."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from collector.mention.finding import canonical
from collector.mention.folding import fold
from collector.mention.scripts import CLOSED, script_of
from collector.records import Article, Place

#: The lead: about this many words, or characters of a script without blanks, of the body.
LEAD_WORDS: Final = 60
LEAD_CHARS: Final = 120
#: The same for Thai, Lao, Khmer and Burmese, whose words take about five letters.
LEAD_LETTERS: Final = 300
_CLOSE: Final = (
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u9fff\\uf900-\\ufaff\\U00020000-\\U0003ffff"
)
_CLOSELY: Final = re.compile(f"[{_CLOSE}]")
#: What the lead is counted in: a word, or a character of a script without blanks.
_UNIT: Final = re.compile(f"[{_CLOSE}]|[^\\s{_CLOSE}]+")
_NOT_TEXT: Final = frozenset({Place.CAPTION})
_GAP: Final = "\n\n"
_DATELINE: Final = re.compile(
    r"\A[^\S\n]*(?:"
    r"[^\W\d_][^\n.!?]{1,58}?(?:\([^()\n]{2,40}\))?[^\S\n]*(?:[—–]|--|[ \u00a0]-)[ \u00a0]"
    r"|【[^】\n]{1,40}】"
    r"|[^\n]{0,30}[（(][^（）()\n]{1,30}(?:记者|記者|電|电|讯|訊)[^（）()\n]{0,20}[)）]"
    r"|[^\n，。]{2,20}(?:电|電|讯|訊)[ \u3000])"
)
_BYLINE: Final = re.compile(
    r"\A(?:by|von|por|par|di|da|door|av|af|autor|autorin|text|автор|oleh|yazan)\b[: ]", re.IGNORECASE
)
_SENTENCE_END: Final = re.compile(
    r"[.!?…]+[\"”’»)\]]*(?=\s+(?![a-zß-ÿа-яёіїєґα-ω])|\Z)|[。！？｡।؟۔]+[」』”\"]?|\n+"
)
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:[A-ZА-ЯЁ]|Inc|Corp|Co|Ltd|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|No|vs|e\.g|i\.e|U\.S|U\.K|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept"
    r"|Oct|Nov|Dec|z\.B|bzw|ca|ул|г|им|т\.д|т\.п|Sen|Rep|Gen|Gov|Lt|Capt))\.\Z"
)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the canonical text."""

    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True)
class Layout:
    """
    An article's canonical text: headline, empty line, paragraphs without captions, all NFC.

    Offsets of hits count in ``text``. ``lead_end`` is where the lead stops; the dateline and byline before the lead
    are ``opening``.
    """

    text: str
    headline_end: int
    blocks: tuple[Block, ...]
    opening: tuple[tuple[int, int], ...]
    lead_end: int
    sentences: tuple[int, ...]

    @property
    def body_start(self) -> int:
        """Where the first paragraph begins."""
        return self.blocks[0].start if self.blocks else len(self.text)

    def block_at(self, at: int) -> Block | None:
        """Return the paragraph that holds an offset; None in the headline."""
        return next((b for b in self.blocks if b.start <= at < b.end), None)

    def paragraph_around(self, at: int) -> str:
        """Return the text of the paragraph (or the headline) that holds an offset."""
        block = self.block_at(at)
        return self.text[block.start : block.end] if block else self.text[: self.headline_end]

    def sentence_at(self, at: int) -> tuple[int, int]:
        """Return start and end of the sentence that holds an offset."""
        index = bisect_right(self.sentences, at) - 1
        end = self.sentences[index + 1] if index + 1 < len(self.sentences) else len(self.text)
        return self.sentences[index], end

    def in_opening(self, at: int) -> bool:
        """Return whether an offset stands in the dateline or a byline paragraph."""
        return any(start <= at < end for start, end in self.opening)


def lay_out(article: Article) -> Layout:
    """Return the canonical text of an article and where its parts are."""
    headline = canonical(" ".join((article.headline or "").split()))
    parts, blocks, at = [headline], [], len(headline)
    for paragraph in article.paragraphs:
        if paragraph.place in _NOT_TEXT or not paragraph.text.strip():
            continue
        words = canonical(paragraph.text)
        start = at + len(_GAP)
        parts.append(words)
        at = start + len(words)
        blocks.append(Block(start, at, paragraph.place))
    text = _GAP.join(parts)
    opening = tuple(_openings(article, text, blocks))
    return Layout(
        text, len(headline), tuple(blocks), opening, _lead_end(text, blocks, opening), _sentences(text)
    )


def _openings(article: Article, text: str, blocks: list[Block]) -> list[tuple[int, int]]:
    """Return byline paragraphs among the first three, and the dateline of the first that is text."""
    byline = fold(article.byline or "")
    found: list[tuple[int, int]] = []
    for block in blocks[:3]:
        words = text[block.start : block.end]
        folded = fold(words)
        short = len(words) <= 90 and not re.search(r"[.!?。]\s*\Z", words)
        if short and ((byline and folded in (byline, f"by {byline}")) or _BYLINE.match(words)):
            found.append((block.start, block.end))
            continue
        if block.place in {Place.STANDFIRST, Place.HEADING}:
            continue
        match = _DATELINE.match(words)
        if match and _reads_as_dateline(match.group()):
            found.append((block.start, block.start + match.end()))
        break
    return found


def _reads_as_dateline(opening: str) -> bool:
    """A place in capitals, an agency in brackets, or a date: not a sentence that happens to hold a dash."""
    words = re.findall(r"[^\W\d_]+", opening)
    if not words or len(words) > 9:
        return False
    if "(" in opening or "（" in opening or "【" in opening or (words[0].isupper() and len(words[0]) > 2):
        return True
    return len(words) <= 5 and all(w[0].isupper() or script_of(w[0]) in CLOSED for w in words)


def _lead_end(text: str, blocks: list[Block], opening: tuple[tuple[int, int], ...]) -> int:
    """Return where the first about 60 words or 120 closely written characters of the body end, at a sentence end."""
    budget = float(LEAD_WORDS)
    end = blocks[0].start if blocks else len(text)
    for block in blocks:
        start = block.start
        for a, b in opening:
            if a <= start < b:
                start = b
        if block.place is Place.STANDFIRST or start >= block.end:
            end = block.end
            continue
        for match in _UNIT.finditer(text, start, block.end):
            budget -= _weight(match.group())
            if budget <= 0:
                return _sentence_end_after(text, match.end(), block.end)
        end = block.end
        if block.place is not Place.HEADING and budget < LEAD_WORDS * 0.5:
            return end
    return end


def _weight(unit: str) -> float:
    if unit[0] < "\u0e00" or not _CLOSELY.match(unit):
        return 1.0
    return LEAD_WORDS / (LEAD_CHARS if unit[0] >= "\u2e80" else LEAD_LETTERS)


def _sentence_end_after(text: str, at: int, limit: int) -> int:
    match = _SENTENCE_END.search(text, max(0, at - 1), min(limit, at + 200))
    return match.end() if match else at


def _sentences(text: str) -> tuple[int, ...]:
    starts = [0]
    for match in _SENTENCE_END.finditer(text):
        if match.group()[0] == "." and _ABBREVIATION.search(
            text, max(0, match.start() - 8), match.start() + 1
        ):
            continue
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
        if start < len(text) and start > starts[-1]:
            starts.append(start)
    return tuple(starts)


def quote_around(text: str, start: int, end: int, sentence: tuple[int, int], limit: int = 300) -> str:
    """Return the sentence around a hit, verbatim; a long one is cut at blanks to ``limit`` with the hit inside."""
    a, b = sentence
    whole = text[a:b].strip()
    if len(whole) <= limit:
        return whole
    room = max(0, limit - (end - start)) // 2
    left, right = max(a, start - room), min(b, end + room)
    if left > a and (blank := text.find(" ", left, start)) >= 0:
        left = blank + 1
    if right < b and (blank := text.rfind(" ", end, right)) >= 0:
        right = blank
    return text[left:right].strip()[:limit]

"""Where things stand: the main headline, the story, and the zones around them that a label can be proof in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from selectolax.lexbor import LexborNode

from collector.markup import Page
from collector.markup.blocks import Outline
from collector.paid.blocks import Block, read_blocks
from collector.paid.fold import fold, fold_each, squeeze
from collector.paid.roles import Role, Roles, ancestors, names_of, parts_around
from collector.records import Article

#: How far a label may stand from the main headline, in text blocks.
ABOVE = 12
BELOW = 10
#: Blocks after the story in which a disclosure box may stand, and blocks of the story at each end.
AFTER = 12
ENDS = 4
_DENSE = re.compile(r"[\u0e00-\u0e7f\u1780-\u17ff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Layout:
    """The blocks of a page and where the article lies among them."""

    outline: Outline
    blocks: list[Block]
    #: The text of each block: to ask the blocks one by one costs more than all else that is done with short ones.
    texts: list[str]
    roles: Roles
    #: Number of the main headline's block; -1 when the page has none.
    headline: int
    #: First and last block of the story; (0, -1) when none was found.
    first: int
    last: int
    _folded: dict[int, str] = field(default_factory=dict)

    def role(self, block: Block) -> Role:
        """Return the role of a block's element."""
        return self.roles.of(block.home)

    def owners(self, block: Block) -> list[LexborNode]:
        """Return the element directly around each piece of a block: its own or an inline element in it."""
        nodes = self.outline.nodes
        return [nodes[at] for at in block.owners]

    def scripts(self) -> list[LexborNode]:
        """Return the page's script elements."""
        nodes = self.outline.nodes
        return [nodes[at] for at in self.outline.tagged("script")]

    def folded(self, block: Block) -> str:
        """Return a block's text folded for comparison."""
        known = self._folded.get(block.number)
        if known is None:
            known = self._folded[block.number] = fold(block.spaced)
        return known

    @property
    def has_story(self) -> bool:
        """True when a story was found."""
        return self.last >= self.first

    def header(self) -> Iterator[Block]:
        """Yield the blocks around the main headline, up to the story's first: kickers, bylines, notices."""
        if self.headline < 0:
            start, end = max(0, self.first - ABOVE), self.first
        else:
            start = max(0, self.headline - ABOVE)
            end = self.headline + BELOW + 1
            if self.has_story and self.first > self.headline:
                end = min(end, self.first)
        for block in self.blocks[start:end]:
            if block.number != self.headline:
                yield block

    def opening(self) -> Iterator[Block]:
        """Yield the story's first blocks."""
        if self.has_story:
            yield from self.blocks[self.first : min(self.first + ENDS, self.last + 1)]

    def closing(self) -> Iterator[Block]:
        """Yield the story's last blocks and those after it in which a notice may stand."""
        if self.has_story:
            start = max(self.first, self.last - ENDS + 1)
            yield from self.blocks[start : self.last + AFTER + 1]

    def story(self) -> Sequence[Block]:
        """Return the blocks between the story's first and last, both included."""
        return self.blocks[self.first : self.last + 1] if self.has_story else []

    def zone(self, block: Block) -> str:
        """Return in a reader's words where a block stands."""
        number = block.number
        if number == self.headline:
            return "headline"
        if self.has_story and self.first <= number <= self.last:
            if number < self.first + 2:
                return "opening of the story"
            return "end of the story" if number > self.last - ENDS else "story"
        if 0 <= self.headline < number:
            if not self.has_story or number < self.first:
                return "below the headline"
            return "below the story"
        if 0 <= number < self.headline:
            return "above the headline"
        return "page"


def width(text: str) -> int:
    """Return a text's length where a sign of a dense script counts for three."""
    return len(text) + 2 * len(_DENSE.findall(text)) if not text.isascii() else len(text)


def read_layout(page: Page, article: Article) -> Layout:
    """Find headline and story on the shared tree; the article's own fields help where they are given."""
    outline = page.outline
    blocks = read_blocks(outline)
    texts = [block.text for block in blocks]
    headline = _find_headline(blocks, texts, page, article)
    above = list(parts_around(outline, blocks[headline].home)) if headline >= 0 else []
    roles = Roles(outline, above)
    first, last = _find_story(blocks, texts, headline, article, roles, outline)
    if last >= first:
        story = _around(blocks[first : last + 1], outline)
        roles = Roles(outline, above if headline >= 0 else story, story)
    return Layout(
        outline=outline,
        blocks=blocks,
        texts=texts,
        roles=roles,
        headline=headline,
        first=first,
        last=last,
    )


def _around(story: Sequence[Block], outline: Outline) -> list[int]:
    """Return every element that holds all long paragraphs of the story, innermost first."""
    long = [block for block in story if _is_long(block.text) and not block.linked] or list(story)
    common = list(parts_around(outline, long[0].home))
    if len(long) == 1:
        return common[1:]
    for block in (long[len(long) // 2], long[-1]):
        inside = set(parts_around(outline, block.home))
        common = [at for at in common if at in inside]
    return common


def _is_long(text: str) -> bool:
    return len(text) >= 80 or (3 * len(text) >= 80 and width(text) >= 80)


def _find_headline(blocks: Sequence[Block], texts: Sequence[str], page: Page, article: Article) -> int:
    """Return the block that is the main headline: the heading whose words are the title's, an h1 before others."""
    headings = [block for block in blocks if block.heading]
    named = (article.headline, page.meta("og:title", "twitter:title"), page.title)
    wanted = list(dict.fromkeys(squeeze(text) for text in named if text))
    said = fold_each([*wanted, *(texts[block.number] for block in headings)])
    titles = [set(_WORD.findall(text)) for text in said[: len(wanted)]]
    known = set().union(*titles)
    best, best_score = -1, 0.0
    for block, folded in zip(headings, said[len(wanted) :], strict=True):
        tag = block.heading
        words = set(_WORD.findall(folded))
        if not words or (tag != "h1" and words.isdisjoint(known)):
            continue
        score = max(
            [len(words & title) / max(len(words), min(len(title), 20)) for title in titles if title],
            default=0.0,
        )
        if tag == "h1":
            score += 0.25 if len(words) > 2 or _DENSE.search(texts[block.number]) else 0.05
        if score > best_score + 1e-9:
            best, best_score = block.number, score
    if best_score >= 0.25 or (best >= 0 and not titles):
        return best
    return _same_text(texts, article.headline or page.meta("og:title") or page.title)


def _same_text(texts: Sequence[str], title: str | None) -> int:
    wanted = squeeze(title or "")
    if len(wanted) < 8:
        return -1
    for number, text in enumerate(texts):
        if text == wanted or (len(text) > 20 and wanted.startswith(text)):
            return number
    return -1


_CHROME = frozenset({Role.NAVIGATION, Role.FOOTER, Role.CONSENT, Role.COMMENTS, Role.HIDDEN})


def _find_story(
    blocks: Sequence[Block],
    texts: Sequence[str],
    headline: int,
    article: Article,
    roles: Roles,
    outline: Outline,
) -> tuple[int, int]:
    """Return the first and last block of the story: the article's paragraphs where they are found, else a cluster."""
    starts = {text[:60] for paragraph in article.paragraphs if len(text := paragraph.text) > 30}
    if starts:
        after = headline + 1
        found = [number for number, text in enumerate(texts[after:], after) if text[:60] in starts]
        if found:
            return _run(found)
    return _cluster(blocks, headline, roles, outline)


def _run(numbers: Sequence[int]) -> tuple[int, int]:
    """Return the ends of the story, leaving out strays far behind its other blocks."""
    last = numbers[0]
    for number in numbers[1:]:
        if number - last > 40 and last - numbers[0] >= 3:
            break
        last = number
    return numbers[0], last


def _cluster(blocks: Sequence[Block], headline: int, roles: Roles, outline: Outline) -> tuple[int, int]:
    """Find the element with most running text after the headline, and the blocks that stand in it."""
    weights: dict[int, int] = {}
    homes: list[tuple[int, list[int]]] = []
    for block in blocks[headline + 1 :]:
        if not _is_long(block.text) or block.linked or roles.of(block.home) in _CHROME:
            continue
        size = width(block.text)
        home = list(islice(outline.around(block.home), 3))
        homes.append((block.number, home))
        for share, at in zip((0.6, 1.0, 0.55), home, strict=False):
            weights[at] = weights.get(at, 0) + int(size * share)
    if not weights:
        return 0, -1
    best = max(weights, key=lambda at: weights[at])
    return _run([number for number, home in homes if best in home])


def css_path(node: LexborNode) -> str:
    """Return a short CSS path to an element: up to four steps, from the nearest id where there is one."""
    steps: list[str] = []
    for at in ancestors(node):
        attributes = at.attributes
        identity = attributes.get("id") or ""
        if identity and re.fullmatch(r"[A-Za-z][\w-]{0,40}", identity):
            steps.append(f"{at.tag}#{identity}")
            break
        classes = [
            name
            for name in (attributes.get("class") or "").split()
            if re.fullmatch(r"[A-Za-z][\w-]{0,40}", name)
        ]
        steps.append(".".join([at.tag or "", *classes[:2]]))
        if len(steps) == 4:
            break
    return " > ".join(reversed(steps)) or "body"


__all__ = ["ABOVE", "AFTER", "BELOW", "Layout", "css_path", "names_of", "read_layout", "width"]

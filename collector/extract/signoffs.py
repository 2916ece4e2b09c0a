"""The name that stands alone at a story's end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from collector.extract.bare import NO_NAME
from collector.extract.names import FULL_NAME, IN_FULL, desks_in, names_in
from collector.extract.said import Said
from collector.markup import fold

_SET_APART = (
    'em,i,b,strong,cite,[align="right"],[style*="right"],[class*="right"],[class*="signature" i],'
    '[class*="author" i]'
)
_BLOCKS = frozenset({"p", "div", "td", "li", "section", "footer", "blockquote", "article", "center"})
_SIGNED = re.compile(rf"^(?:[—–~-]+\s*)?({FULL_NAME})\.?$")
#: The name stands in so much of the story's end.
_TAIL = 2_500
#: Behind the name there may be so much text (a line on the author, tags), if it does not name the author again.
_BEHIND = 250
_MOST = 16
_WROTE_LINE = 240
#: A line on the author names him again within so many lines.
_BIO_LINES = 3
#: A shorter line is no last sentence of a story.
_SENTENCE = 40
_CLOSED = '.!?…"”»)）。！？'
_BOLD = frozenset({"b", "strong"})
_DESK = re.compile(r"redak|redac|rédac|redaz|team|staff|desk|newsroom|редакц|編集部|编辑部", re.I)
#: "(Reporting by Ana Ruiz and Li Wei; Editing by …)", "Written by Ana Ruiz".
_WROTE = re.compile(
    r"^[(\[]?(?:reporting|reported|written|writing|story|geschrieben|verfasst|escrito|écrit|scritto)(?:\s+and\s+\w+)?\s+"
    r"(?:by|von|por|par|da)\s+([^;()\[\]]{4,100}?)(?:[;)\]].*|\.?)$",
    re.I,
)
#: "최윤호 기자 name@paper.example", "(서울=뉴스) 최윤호 기자 =".
_KOREAN = re.compile(
    r"^(?:[(\[][^()\[\]]{1,20}[)\]]\s*)?(?:[/=\s]|글)*([가-힣]{2,4})\s?(?:선임|인턴|객원|전문|수습)?\s?(?:기자|특파원|논설위원)(?![가-힣])"
)


def signed_off(holder: LexborNode, text: str, title: str) -> Iterator[Said]:
    """
    Yield each name or desk that stands alone, set apart, behind the story's last sentence; the last first.

    ``text`` is the end of what the holder says, a line for each text in it; whom the title names is whom the story
    is about.
    """
    tail, may_be = _tail_of(text)
    for line in reversed(tail):
        if (reporter := _KOREAN.match(line)) is not None:
            yield Said(f"{reporter.group(1)} 기자", "wrote at the end of the story")
        if len(line) <= _WROTE_LINE and (wrote := _WROTE.match(line)) is not None:
            persons = names_in(wrote.group(1), strict=True)
            if persons and all(map(IN_FULL.match, persons)):
                yield Said(", ".join(persons), "wrote at the end of the story")
    if not may_be:
        return
    for node in reversed(holder.css(_SET_APART)[-_MOST:]):
        text = fold(node.text()[:200])
        if text not in tail or text in title or not _names(text):
            continue
        behind = tail[max(index for index, line in enumerate(tail) if line == text) + 1 :]
        told = any(_speaks_of(text, line) for line in behind[:_BIO_LINES])
        if told or (_is_alone(node, text) and _closes(text, tail, behind, bold=node.tag in _BOLD)):
            yield Said(text.strip("—–~- ."), "name at the end of the story")


def _tail_of(text: str) -> tuple[list[str], bool]:
    """Return the last lines, and whether one of them may be a name or a desk."""
    tail: list[str] = []
    room = _TAIL
    may_be = False
    for raw in reversed(text.split("\n")):
        if line := raw.strip():
            tail.append(line)
            may_be = may_be or _names(line)
            room -= len(line)
            if room <= 0:
                break
    return tail[::-1], may_be


def _names(line: str) -> bool:
    if not 3 < len(line) <= 50 or line[-1] in ":!?," or not (line[0].isupper() or line[0] in "—–~-"):
        return False
    if " " in line and _SIGNED.match(line):
        return not NO_NAME.search(line)
    return _DESK.search(line) is not None and bool(desks_in(line))


def _closes(text: str, tail: list[str], behind: list[str], *, bold: bool) -> bool:
    """True for a name behind the last sentence; bold type may be a heading, too, with a text behind it."""
    before = tail[-len(behind) - 2] if len(tail) > len(behind) + 1 else ""
    if not desks_in(text) and (len(before) < _SENTENCE or before[-1] not in _CLOSED):
        return False
    return sum(map(len, behind)) <= (_BEHIND if bold else _BEHIND * 6)


def _speaks_of(name: str, line: str) -> bool:
    """True for a line on the author: it opens with a part of the name ("Ruiz reports from the harbour.")."""
    words = line.split()[:2]
    return len(line) >= _SENTENCE and any(
        word.strip(",;:") in words for word in (name.split()[0], name.split()[-1])
    )


def _is_alone(node: LexborNode, text: str) -> bool:
    """True where the block that holds the name holds nothing else."""
    block: LexborNode | None = node
    while block is not None and block.tag not in _BLOCKS:
        block = block.parent
    return block is not None and len(fold(block.text()[:400])) <= len(text) + 4

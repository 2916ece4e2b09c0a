"""The parts of a page that say what it is, cut out before the parse: most of a page is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ahocorasick_rs import BytesAhoCorasick, MatchKind

#: Most of a head; what stands where no head ends.
_HEAD, _WITHOUT_END = 400_000, 60_000
_BLOCKS, _HEADINGS, _TIMES = 12, 3, 5
_BLOCK: Final = 200_000
#: How much of what follows a heading is taken: the date stands there.
_BESIDE: Final = 1_500
#: A page with so many characters in paragraphs is no notice.
_ENOUGH: Final = 700
_PARAGRAPH: Final = re.compile(rb"<p(?:\s[^<>]{0,300})?>(?:\s|<[a-z][^<>]{0,300}>){0,4}([^<]{61,4500})")
_ENDS = (b"</head", b"<body", b"</HEAD", b"<BODY")
_PLACES = (b"<p>", b"<p ", b"ld+json", b"<time", b'itemprop="datePublished"', b"<h1", b"<script", b"<style")
_SILENT: Final = len(_ENDS) + _PLACES.index(b"<script")
#: All of them in one pass; of this kind because it looks for the first bytes of all of them at once.
_MARKS: Final = BytesAhoCorasick([*_ENDS, *_PLACES], matchkind=MatchKind.LeftmostFirst)
#: Ends whatever a cut left open.
_END: Final = b"--></script></style></textarea></title></noscript></template></select></svg>"


def head_of(markup: bytes) -> str | None:
    """
    Return a page's head, the JSON-LD and the times below it, its first paragraphs and its headings, as markup.

    ``markup`` is UTF-8. None for a page with few paragraphs: what it is shows only in the whole of it.
    """
    found = _MARKS.find_matches_as_indexes(markup)
    end = next(
        (at for mark, at, _ in found if mark < len(_ENDS) and at < _HEAD), min(len(markup), _WITHOUT_END)
    )
    places: dict[bytes, list[int]] = {mark: [] for mark in _PLACES}
    for mark, at, _ in found:
        if mark >= len(_ENDS) and (at >= end or mark >= _SILENT):
            places[_PLACES[mark - len(_ENDS)]].append(at)
    paragraphs = list(_paragraphs(markup, sorted(places[b"<p>"] + places[b"<p "])))
    if sum(map(len, paragraphs)) <= _ENOUGH:
        return None
    times = places[b"<time"][:_TIMES] + places[b'itemprop="datePublished"'][:1]
    parts = [
        *_without_code(markup, end, sorted(places[b"<script"] + places[b"<style"])), _END, b"</head><body>",
        # Inside <nav> nothing is taken for what stands beside the headline.
        b"<nav>", *_blocks(markup, places[b"ld+json"]), *_tags(markup, times),
        *(b"<p>%b</p>" % text for text in paragraphs), b"</nav>",
        *_headings(markup, places[b"<h1"]),
    ]  # fmt: skip
    return b"".join(parts).decode("utf-8", "replace")


def _without_code(markup: bytes, end: int, places: Sequence[int]) -> Iterator[bytes]:
    """Yield what stands before ``end``, the contents of scripts and styles left out; JSON-LD stays."""
    at = 0
    for begin in places:
        if begin >= end:
            break
        inside = markup.find(b">", begin, begin + 2_000) + 1
        if begin < at or not inside or b"ld+json" in markup[begin:inside]:
            continue
        close = markup.find(b"</style" if markup.startswith(b"<style", begin) else b"</script", inside, end)
        yield markup[at:inside]
        at = close if close >= 0 else end
    yield markup[at:end]


def _paragraphs(markup: bytes, places: Sequence[int]) -> Iterator[bytes]:
    left = _ENOUGH
    for at in places:
        match = _PARAGRAPH.match(markup, at)
        size = len(match.group(1).decode("utf-8", "replace")) if match else 0
        if match and size > 60:
            yield match.group(1)
            left -= size
            if left < 0:
                return


def _blocks(markup: bytes, places: Sequence[int]) -> Iterator[bytes]:
    """Yield the JSON-LD scripts."""
    for at in places[:_BLOCKS]:
        begin = markup.rfind(b"<script", max(0, at - 300), at)
        end = markup.find(b"</script", at, at + _BLOCK)
        if begin >= 0 and end >= 0:
            yield markup[begin:end] + b"</script>"


def _tags(markup: bytes, places: Sequence[int]) -> Iterator[bytes]:
    """Yield the elements that give the time of publication, up to the first tag in them."""
    for at in places:
        begin, end = markup.rfind(b"<", max(0, at - 500), at + 1), markup.find(b">", at, at + 1000)
        if 0 <= begin < end:
            yield markup[begin : max(end + 1, markup.find(b"<", end, end + 100))]


def _headings(markup: bytes, places: Sequence[int]) -> Iterator[bytes]:
    """Yield each heading with what follows it."""
    for at, following in zip(places[:_HEADINGS], [*places[1:], len(markup)], strict=False):
        close = markup.find(b"</h1", at, at + 5_000)
        part = markup[at : min(following, (close if close >= 0 else at) + _BESIDE)]
        yield part[: part.rfind(b">") + 1] + _END


__all__ = ["head_of"]

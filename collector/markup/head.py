"""Raw markup before the parse: its code cut out, and the parts that say what the page is."""

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
#: A page that shows so many characters in pieces of 60 and more is no notice.
_ENOUGH: Final = 700
_PARAGRAPH: Final = re.compile(rb"<p(?:\s[^<>]{0,300})?>(?:\s|<[a-z][^<>]{0,300}>){0,4}([^<]{61,4500})")
_PIECE: Final = re.compile(rb">([^<>]{61,4500})<")
_STARTS = (b"<script", b"<style")
_STOPS = (b"</script", b"</style")
#: One of these inside a script shows that it is none: its tag stood in a title, a text field or a comment.
_DOUBTS = (
    b"</title",
    b"</textarea",
    b"</iframe",
    b"</xmp",
    b"</noscript",
    b"</TITLE",
    b"</SCRIPT",
    b"</STYLE",
)
#: Of this kind because it looks for the first bytes of all of them at once.
_CODE: Final = BytesAhoCorasick([*_STARTS, *_STOPS, *_DOUBTS], matchkind=MatchKind.LeftmostFirst)
_LONGEST_TAG: Final = 2_000
#: So near to a script's tag an open attribute or a comment's end shows that it is none.
_NEAR: Final = 400
_ENDS = (b"</head", b"<body", b"</HEAD", b"<BODY")
_PLACES = (b"<p>", b"<p ", b"ld+json", b"<time", b'itemprop="datePublished"', b"<h1")
_MARKS: Final = BytesAhoCorasick([*_ENDS, *_PLACES], matchkind=MatchKind.LeftmostFirst)
#: Ends whatever a cut left open.
_END: Final = b"--></script></style></textarea></title></noscript></template></select></svg>"


def without_code(markup: bytes) -> bytes:
    """
    Return markup without the contents of scripts and styles; JSON-LD stays, and so does what may be none.

    Every character that a reader of the page sees or that its head declares is still there, but for scripts that a
    text field or a title shows as its text.
    """
    kept: list[bytes] = []
    at, start, opened = 0, 0, 0
    for mark, begin, _ in _CODE.find_matches_as_indexes(markup):
        if not start:
            if mark < 2:
                start, opened = _inside(markup, begin), mark
        elif mark == opened + 2:
            if start > 0 and markup.find(b"-->", start, min(begin, start + _NEAR)) < 0:
                kept.append(markup[at:start])
                at = begin
            start = 0
        elif mark >= 4:
            start = -1
    kept.append(markup[at:])
    return b"".join(kept)


def _inside(markup: bytes, begin: int) -> int:
    """Return where the contents of a script begin; 0 for what is none, below 0 for JSON-LD, which stays."""
    inside = markup.find(b">", begin, begin + _LONGEST_TAG) + 1
    near = max(0, begin - _NEAR)
    if b"ld+json" in markup[begin:inside]:
        return -1
    # Behind an open "<" it is an attribute's value.
    return 0 if markup.rfind(b"<", near, begin) > markup.rfind(b">", near, begin) else inside


def head_of(markup: bytes) -> str | None:
    """
    Return a page's head, the JSON-LD and the times below it, some of its text and its headings, as markup.

    ``markup`` is UTF-8 without code. None for a page that shows little text: what it is shows only in the whole of it.
    """
    found = _MARKS.find_matches_as_indexes(markup)
    end = next(
        (at for mark, at, _ in found if mark < len(_ENDS) and at < _HEAD), min(len(markup), _WITHOUT_END)
    )
    places: dict[bytes, list[int]] = {mark: [] for mark in _PLACES}
    for mark, at, _ in found:
        if at >= end and mark >= len(_ENDS):
            places[_PLACES[mark - len(_ENDS)]].append(at)
    pieces = _pieces(markup, end, sorted(places[b"<p>"] + places[b"<p "]))
    if pieces is None:
        return None
    times = places[b"<time"][:_TIMES] + places[b'itemprop="datePublished"'][:1]
    parts = [
        markup[:end], _END, b"</head><body>",
        # Inside <nav> nothing is taken for what stands beside the headline.
        b"<nav>", *_blocks(markup, places[b"ld+json"]), *_tags(markup, times),
        *(b"<p>%b</p>" % text for text in pieces), b"</nav>",
        *_headings(markup, places[b"<h1"]),
    ]  # fmt: skip
    return b"".join(parts).decode("utf-8", "replace")


def _pieces(markup: bytes, end: int, paragraphs: Sequence[int]) -> list[bytes] | None:
    """Return enough of the text that the page shows, paragraphs first; None where there is too little."""
    found: list[bytes] = []
    left = _ENOUGH
    places = (match for at in paragraphs if (match := _PARAGRAPH.match(markup, at)))
    for matches in (places, _PIECE.finditer(markup, end)):
        for match in matches:
            text = match.group(1)
            size = len(text.decode("utf-8", "replace").strip())
            if size > 60 and text not in found:
                found.append(text)
                left -= size
                if left < 0:
                    return found
    return None


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


__all__ = ["head_of", "without_code"]

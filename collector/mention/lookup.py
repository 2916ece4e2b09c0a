"""Looking up: by which words, and by which letters without gaps, a name is found among ten thousand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from collector.mention.endings import BY_SCRIPT, SHORTEST
from collector.mention.folding import fold
from collector.mention.names import Form
from collector.mention.patterns import letters_of
from collector.records import Level

#: Keys shorter than this are looked up as words: in a text without gaps they would be everywhere.
_SHORTEST_KEY: Final = 6
_PIECE: Final = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")
_NOT_WORD: Final = bytes(code for code in range(128) if not chr(code).isalnum())
JOINTS: Final = frozenset(" -・·")
#: A brand, further words that the text must have, what it must hold as it stands, what it must hold without gaps.
Need = tuple[int, frozenset[int], bytes, bytes]


class Table:
    """The words that names stand as or with, numbered, while it is made."""

    def __init__(self) -> None:
        """Begin with no words."""
        self.numbers: dict[bytes, int] = {}
        self.named: list[dict[int, None]] = []
        self.needs: list[dict[Need, None]] = []

    def number(self, word: bytes) -> int:
        """Return the number of a word, a new one if need be."""
        if word not in self.numbers:
            self.numbers[word] = len(self.named)
            self.named.append({})
            self.needs.append({})
        return self.numbers[word]


def squeezed(encoded: bytes) -> bytes:
    """Return a folded text without blanks, punctuation and the middle dots of joints."""
    bare = encoded.translate(None, _NOT_WORD)
    return bare if bare.isascii() else bare.replace("・".encode(), b"").replace("·".encode(), b"")


def key_of(folded: str) -> bytes:
    """Return a folded name without its gaps."""
    return squeezed(folded.encode("utf-8", "surrogatepass"))


def is_plain(form: Form) -> bool:
    """Whether a name is of Latin letters and digits only (no clitics, no cases, no closed writing), and is ours."""
    pieces = _PIECE.findall(form.folded)
    return bool(pieces) and all(piece.isascii() for piece in pieces) and form.level is not Level.NONE


def words_of(form: Form) -> Iterator[tuple[bytes, frozenset[bytes], bytes, bytes]]:
    """Yield the words one of which a text that holds the name must have, with what else it needs beside it."""
    if not is_plain(form):
        return
    pieces = [piece.encode() for piece in _PIECE.findall(form.folded)]
    whole = b"".join(pieces)
    if len(pieces) == 1:
        yield from ((whole + ending, frozenset(), b"", b"") for ending in (b"", b"s"))
    elif len(whole) < _SHORTEST_KEY:
        jointed, held = not JOINTS.isdisjoint(form.folded), _held_by(form.folded)
        *others, last = pieces
        for ending in (b"", b"s"):
            yield last + ending, frozenset(others), held, whole
            if jointed:
                yield whole + ending, frozenset(), held, b""
        if jointed and len(pieces) > 2:
            # Joined in part: "a b c" written "ab c".
            yield from ((b"".join(pieces[:n]), frozenset(), held, whole) for n in range(1, len(pieces)))


def _held_by(folded: str) -> bytes:
    """Return what a text must hold to the letter: a name with a dot in it whole, "s&p" its ampersand."""
    if "&" in folded:
        return b"" if " & " in folded else b"&"
    return folded.encode() if JOINTS.isdisjoint(folded) else b""


def keys_of(form: Form) -> Iterator[bytes]:
    """Yield the keys one of which a text without gaps must hold."""
    folded = form.folded
    whole = key_of(folded)
    pieces = _PIECE.findall(folded)
    if not is_plain(form):
        if whole:
            yield _stem(whole, pieces, form.core)
    elif len(pieces) > 1:
        if len(whole) >= _SHORTEST_KEY:
            yield whole
        if "&" in folded:
            yield key_of(folded.replace("&", "and"))


def _stem(whole: bytes, pieces: Sequence[str], core: str) -> bytes:
    """Return what every case of a name holds, in a text without gaps."""
    script = letters_of(core)
    table = BY_SCRIPT.get(script)
    if script == "Arab":
        return key_of(fold(core).removeprefix("ال")) or whole
    if table is None or not pieces:
        return whole
    kept = max(pieces, key=len) if table.every_word else key_of(fold(core)).decode("utf-8", "surrogatepass")
    return key_of(kept[:-2]) if len(kept) >= SHORTEST else whole

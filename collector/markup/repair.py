"""JSON as web pages write it, made into JSON: comments, CDATA, trailing commas, raw newlines, loose quotes."""

from __future__ import annotations

import html
import re

_WRAPPERS = re.compile(
    r"^(?:\s|\ufeff|<!--|-->|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[|//\s*]]>|/\*\s*]]>\s*\*/)+"
)
_TAIL = 200
_TAILS = re.compile(r"(?:\s|;|<!--|-->|//\s*]]>|/\*\s*]]>\s*\*/|]]>|//)+$")
#: A string (closed or cut off), a comment, a comma, a bracket, or anything else.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|//[^\n]*+|/\*.*?(?:\*/|$)|[,{}\[\]]|[^",{}\[\]/]++|/', re.S)
#: The same, but a quote closes a string only before a comma, colon or closing bracket.
_LOOSE = re.compile(
    r'"(?:[^"\\]++|\\.|"(?!\s*+(?:[,:}\]]|$)))*+"?|//[^\n]*+|/\*.*?(?:\*/|$)|[,{}\[\]]|[^",{}\[\]/]++|/', re.S
)
_CONTROL = re.compile(r"[\x00-\x1f]")
_BAD_ESCAPE = re.compile(r'\\(?:u(?![0-9a-fA-F]{4})|[^"\\/bfnrtu]|$)', re.S)
_HALF = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]..)\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
_LITERAL = re.compile(r"\b(?:undefined|NaN|-?Infinity|None)\b")
#: Deeper ones are made for breaking readers.
_MAX_DEPTH = 200
_CLOSER = {"{": "}", "[": "]"}


def unwrap(block: str) -> str:
    """Drop what pages put around JSON: HTML comments, CDATA marks, a last semicolon."""
    block = block.strip().strip("\ufeff")
    if block[:1] not in "{[":
        block = _WRAPPERS.sub("", block)
    if block[-1:] not in "}]" or block.endswith("]]>"):
        # Only the end is looked at: the pattern would try every blank of a long block.
        block = block[:-_TAIL] + _TAILS.sub("", block[-_TAIL:])
    return block


def repair(block: str, *, loose: bool = False) -> str:
    """
    Return the block as JSON where that can be guessed; linear in its length.

    ``loose`` also reads unescaped quotes inside strings, which the strict reading would end there.
    """
    if '"' not in block and "&quot;" in block:
        block = html.unescape(block)
    writer = _Writer()
    for match in (_LOOSE if loose else _TOKEN).finditer(block):
        token = match.group()
        if not token.startswith(("//", "/*")) and not writer.write(token):
            return "null"
    return writer.finished()


class _Writer:
    """Writes tokens as JSON: brackets closed in their order, no comma without a value on both sides."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._open: list[str] = []
        self._waiting = {"}": 0, "]": 0}

    def write(self, token: str) -> bool:
        """Add a token. False when brackets nest deeper than anybody writes them."""
        first = token[0]
        if first == '"':
            self._out.append(_string(token))
        elif first in _CLOSER:
            return self._enter(first)
        elif first in self._waiting:
            self._leave(first)
        elif first == ",":
            if self._out and self._out[-1] not in {",", "{", "["}:
                self._out.append(first)
        elif not token.isspace():
            self._out.append(_LITERAL.sub("null", token).replace("\xa0", " "))
        return True

    def finished(self) -> str:
        """Return what was written, as one list, with what is still open closed."""
        self._drop_comma()
        self._out.extend(reversed(self._open))
        return "[" + "".join(self._out) + "]"

    def _enter(self, bracket: str) -> bool:
        if len(self._open) >= _MAX_DEPTH:
            return False
        if not self._open and self._out and self._out[-1] in self._waiting:
            # Two documents in one block.
            self._out.append(",")
        self._open.append(_CLOSER[bracket])
        self._waiting[_CLOSER[bracket]] += 1
        self._out.append(bracket)
        return True

    def _leave(self, bracket: str) -> None:
        self._drop_comma()
        while self._waiting[bracket]:
            closer = self._open.pop()
            self._waiting[closer] -= 1
            self._out.append(closer)
            if closer == bracket:
                break

    def _drop_comma(self) -> None:
        while self._out and self._out[-1] == ",":
            self._out.pop()


def _string(token: str) -> str:
    closed = len(token) > 1 and token[-1] == '"'
    inner = token[1:-1] if closed else token[1:]
    if not closed and inner.endswith("\\"):
        inner = inner[:-1]
    inner = _BAD_ESCAPE.sub(lambda m: m.group()[1:] if m.group() != "\\u" else "u", inner)
    inner = _HALF.sub(r"\\ufffd", inner)
    inner = _CONTROL.sub(lambda m: " " if m.group() in "\t\n\r\x00" else f"\\u{ord(m.group()):04x}", inner)
    inner = re.sub(r'(?<!\\)((?:\\\\)*)"', r'\1\\"', inner)
    return f'"{inner}"'

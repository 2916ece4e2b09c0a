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
    out: list[str] = []
    open_brackets: list[str] = []
    waiting = {"}": 0, "]": 0}
    for match in (_LOOSE if loose else _TOKEN).finditer(block):
        token = match.group()
        first = token[0]
        if first == '"':
            out.append(_string(token))
        elif token.startswith(("//", "/*")):
            continue
        elif first in "{[":
            if out and out[-1] in "}]" and not open_brackets:
                out.append(",")
            if len(open_brackets) >= _MAX_DEPTH:
                return "null"
            open_brackets.append(_CLOSER[first])
            waiting[_CLOSER[first]] += 1
            out.append(first)
        elif first in "}]":
            _drop_comma(out)
            while waiting[first]:
                closer = open_brackets.pop()
                waiting[closer] -= 1
                out.append(closer)
                if closer == first:
                    break
        elif not token.isspace():
            out.append(_LITERAL.sub("null", token).replace("\xa0", " "))
    _drop_comma(out)
    out.extend(reversed(open_brackets))
    return "[" + "".join(out) + "]"


def _drop_comma(out: list[str]) -> None:
    while out and out[-1] == ",":
        out.pop()


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

"""Markup made for breaking parsers, thinned before the parse."""

from __future__ import annotations

import re

#: Deeper than any browser draws (Chromium stops at 512).
_MAX_DEPTH = 400
#: Formatting elements left open at one time: each is opened again in every later paragraph.
_MAX_FORMATTING = 40
_MAX_TAG = 10_000
_FORMATTING = frozenset(
    {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)
#: Elements without an end tag, or whose end tag may be left out: they do not nest by being left open.
_LOOSE_NAMES = (
    "area base body br col colgroup dd dt embed head hr html img input li link meta optgroup "
    "option p param rb rp rt rtc source tbody td tfoot th thead tr track wbr "
)
_LOOSE = frozenset(_LOOSE_NAMES.split())
#: A tag of hundreds of attributes, '>' in their values or not.
_MANY_ATTRIBUTES = re.compile(rb"""<[a-zA-Z](?:[^>"'\s/]++|[\s/]++|"[^"]*+"|'[^']*+'){1500,}+""")
_TAG_START = re.compile(b"<[a-zA-Z]")
_FORMAT = re.compile(r"<(/?)(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", re.I)
#: Formatting elements with attributes: of equal ones without a parser opens three at most.
_FORMAT_WITH_ATTRIBUTES = re.compile(
    r"<(?:[biusBIUS]|em|tt|big|font|code|nobr|small|strike|strong|EM|TT|BIG|FONT|CODE|NOBR|SMALL|STRIKE|STRONG)[\s/]"
)
#: Pages above these are looked at closely: tags, left-open formatting elements, characters.
_MANY_TAGS, _SOME_TAGS, _OPEN_FORMATTING, _LARGE = 22_000, 3_000, 100, 500_000
#: Hundreds of attributes and blanks take less.
_SPAN = 60_000
#: How far back the start of a script is looked for.
_REACH = 200_000
#: Marks that are looked at one by one on that way.
_MOST_MARKS = 100
_MAX_OPTIONS = 2_000
#: Six times what the largest of a thousand article pages has; the rest is not read.
_MOST_TAGS = 120_000
_TAG = re.compile(
    r"""<(?:!--.*?(?:-->|$)|(/?)([a-zA-Z][^\s/>]*+)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>?)""", re.S
)
_ATTRIBUTES = re.compile(r"""[\s/]""")
_RAW = frozenset({"script", "style", "textarea", "template", "noscript"})


def tame(html: str, data: bytes) -> str | bytes:
    """
    Return ``data`` (the page in UTF-8), unless it would take a parser's time or memory: then the page without what would.

    Ordinary pages pay for a few counts only.
    """
    tags = data.count(b"<")
    if tags > _MANY_TAGS or (tags > _SOME_TAGS and _leaves_open(html)) or _has_monster_tag(data):
        return _Thinner(html).thin()
    return data


def _leaves_open(html: str) -> bool:
    """True when many formatting elements are never closed: a parser opens them again in every paragraph."""
    if len(_FORMAT_WITH_ATTRIBUTES.findall(html)) <= _OPEN_FORMATTING:
        return False
    surplus: dict[str, int] = {}
    for close, name in _FORMAT.findall(html):
        surplus[name] = surplus.get(name, 0) + (-1 if close else 1)
    return sum(count for count in surplus.values() if count > 0) > _OPEN_FORMATTING


def _has_monster_tag(data: bytes) -> bool:
    """
    True for a tag of thousands of attributes.

    Only where a long stretch has no '>', outside scripts, is the page looked at closely; large pages are also looked at
    from a tag in each stretch, since values may hold '>'.
    """
    step, start = _MAX_TAG // 2, 0
    while start < len(data) - step:
        if data.rfind(b">", start, start + step) < 0:
            if _is_monstrous(data, start, start + step):
                return True
            start += _SPAN - 2 * step
        else:
            start += step
    return len(data) > _LARGE and any(
        _is_monstrous(data, start, start + _MAX_TAG) for start in range(0, len(data), _SPAN)
    )


def _is_monstrous(data: bytes, start: int, end: int) -> bool:
    """True when a stretch lies in a monstrous tag, as seen from the last tag before it or the first one in it."""
    if not _is_dense(data, start, end):
        return False
    if (script := _script_around(data, start)) >= 0:
        return _MANY_ATTRIBUTES.match(data, script, script + _SPAN) is not None
    first = _TAG_START.search(data, start, end)
    places = [data.rfind(b"<", max(0, start - _REACH), start), first.start() if first else -1]
    return any(at >= 0 and _MANY_ATTRIBUTES.match(data, at, at + _SPAN) for at in places)


def _is_dense(data: bytes, start: int, end: int) -> bool:
    """True for a stretch with as many blanks or equal signs as attributes need."""
    return (
        data.count(b"=", start, end) > 100
        or data.count(b" ", start, end) + data.count(b"\n", start, end) > 400
    )


def _script_around(data: bytes, at: int) -> int:
    """Return where the script begins that goes on here, -1 outside of scripts."""
    at = max(0, at)
    near = data.rfind(b"<", max(0, at - _REACH), at)
    for _ in range(_MOST_MARKS):
        # Mostly the nearest mark is the script's own: a search for one character is faster by far.
        if near < 0 or data.startswith(b"</script", near):
            return -1
        if data.startswith(b"<script", near):
            return near
        near = data.rfind(b"<", max(0, at - _REACH), near)
    start = data.rfind(b"<script", max(0, at - _REACH), near)
    return start if start > data.rfind(b"</script", max(0, at - _REACH), near) else -1


class _Thinner:
    """Copies a page without tags that nest too deep, formatting left open too often, and monstrous tags."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._depth: dict[str, int] = {}
        self._total = 0
        self._formatting = 0
        self._options = 0
        self._raw: str | None = None

    def thin(self) -> str:
        """Return the page without them; its text stays, up to the last tag that is read."""
        out: list[str] = []
        at = 0
        for count, match in enumerate(_TAG.finditer(self._html)):
            if count > _MOST_TAGS:
                out.append(self._html[at : match.start()])
                return "".join(out)
            close, name, rest = match.groups()
            if name is None:
                continue
            name = name[:40].lower()
            instead = self._instead(name, bool(close), rest)
            if instead is not None:
                out.append(self._html[at : match.start()])
                out.append(instead)
                at = match.end()
        out.append(self._html[at:])
        return "".join(out)

    def _instead(self, name: str, close: bool, rest: str) -> str | None:
        """Return what stands in a tag's place, or None when it stays."""
        if self._raw:
            self._raw = None if close and name == self._raw else self._raw
            return None
        if close:
            self._close(name)
            return None
        if name in _RAW:
            self._raw = name
        elif name == "option":
            self._options += 1
            if self._options > _MAX_OPTIONS:
                return " "
        elif name not in _LOOSE:
            formatting = name in _FORMATTING
            if self._total >= _MAX_DEPTH or (formatting and self._formatting >= _MAX_FORMATTING):
                return ""
            self._depth[name] = self._depth.get(name, 0) + 1
            self._total += 1
            self._formatting += formatting
        if len(rest) > _MAX_TAG and len(_ATTRIBUTES.findall(rest)) > 1_000:
            return f"<{name}>"
        return None

    def _close(self, name: str) -> None:
        if self._depth.get(name, 0) > 0:
            self._depth[name] -= 1
            self._total -= 1
            self._formatting -= name in _FORMATTING

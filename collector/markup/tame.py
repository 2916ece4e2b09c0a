"""Markup made for breaking parsers, thinned before the parse."""

from __future__ import annotations

import re

#: Deeper than any browser draws (Chromium stops at 512).
_MAX_DEPTH = 400
#: Formatting elements left open at one time: each is opened again in every later paragraph.
_MAX_FORMATTING = 40
_MAX_TAG = 10_000
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
#: Elements without an end tag, or whose end tag may be left out: they do not nest by being left open.
_LOOSE = frozenset(
    "area base br col embed hr img input link meta source track wbr param p li dt dd option optgroup tr td th thead tbody tfoot colgroup "
    "rb rt rtc rp html head body".split()
)
#: A tag of more than a thousand attributes, '>' in their values or not.
_MANY_ATTRIBUTES = re.compile(r"""<[a-zA-Z](?:[^>"'\s/]++|[\s/]++|"[^"]*+"|'[^']*+'){4000,}+""")
_LARGE = 500_000
_SMALL = 20_000
#: Four thousand attributes and blanks take less.
_SPAN = 60_000
_TAG = re.compile(
    r"""<(?:!--.*?(?:-->|$)|(/?)([a-zA-Z][^\s/>]*+)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>?)""", re.S
)
_ATTRIBUTES = re.compile(r"""[\s/]""")


def tame(html: str) -> str:
    """Return the page, unless it would take a parser's time or memory: then without what would."""
    if len(html) < _SMALL:
        return html
    unclosed = html.count("<") - 2 * html.count("</")
    if unclosed > 2_000 or _has_monster_tag(html):
        return "".join(_thin(html))
    return html


def _has_monster_tag(html: str) -> bool:
    """True for a tag of thousands of attributes. Only where a long stretch has no '>' is the page looked at closely."""
    step, start = _MAX_TAG // 2, 0
    while start < len(html) - step:
        if html.rfind(">", start, start + step) < 0:
            if _MANY_ATTRIBUTES.search(html, max(0, start - step), start + _SPAN):
                return True
            start += _SPAN - 2 * step
        else:
            start += step
    return len(html) > _LARGE and _MANY_ATTRIBUTES.search(html) is not None


def _thin(html: str) -> list[str]:
    out: list[str] = []
    depth: dict[str, int] = {}
    total = formatting = at = 0
    raw: str | None = None
    for match in _TAG.finditer(html):
        close, name, rest = match.groups()
        if name is None:
            continue
        name = name[:40].lower()
        if raw:
            if close and name == raw:
                raw = None
            continue
        if close:
            if depth.get(name, 0) > 0:
                depth[name] -= 1
                total -= 1
                formatting -= name in _FORMATTING
            continue
        drop = False
        if name in {"script", "style", "textarea", "template", "noscript"}:
            raw = name
        elif name not in _LOOSE:
            drop = total >= _MAX_DEPTH or (name in _FORMATTING and formatting >= _MAX_FORMATTING)
            if not drop:
                depth[name] = depth.get(name, 0) + 1
                total += 1
                formatting += name in _FORMATTING
        if drop:
            out.append(html[at : match.start()])
            at = match.end()
        elif len(rest) > _MAX_TAG and len(_ATTRIBUTES.findall(rest)) > 1_000:
            out.append(html[at : match.start()])
            out.append(f"<{name}>")
            at = match.end()
    out.append(html[at:])
    return out

"""Titles without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from collector.extract.wording import squeezed

_SEPARATOR = re.compile(
    r"\s*：\s*|\s+[|\-–—―:·•»«›‹→/~]{1,2}\s+|\s*[|｜]\s*|\s*_{1,2}\s*|:\s+|\s+::\s+|\s*[–—]\s*|"
    r"(?<=[^\x00-\x7f])-(?=[^\x00-\x7f])"
)


def without_site(title: str, names: frozenset[str], shown: list[str] | tuple[str, ...] = ()) -> str:
    """Return the title without the site's name before or behind it; unchanged when no part equals a name."""
    for heading in shown:
        if heading and title.startswith(heading) and _SEPARATOR.match(title[len(heading) :]):
            return heading
    for _ in range(4):
        for head, tail in splits_of(title):
            if head and _is_site(tail, names):
                title = head
                break
            if tail and _is_site(head, names):
                title = tail
                break
        else:
            break
    return title.strip()


def _is_site(part: str, names: frozenset[str]) -> bool:
    """True when a part of a title is one of the site's names, give or take an ending ("Tires", tire.example)."""
    key = squeezed(part)
    if key in names:
        return True
    return len(key) >= 7 and any(
        abs(len(name) - len(key)) <= 2 and (name.startswith(key) or key.startswith(name)) for name in names
    )


def splits_of(title: str) -> Iterator[tuple[str, str]]:
    """Yield every way to cut a title in two at a separator."""
    for match in _SEPARATOR.finditer(title[:1000]):
        yield title[: match.start()].strip(), title[match.end() :].strip()

"""A long list of domains, looked into seldom: it takes a third of a megabyte where a dict takes ten."""

from __future__ import annotations

from array import array
from bisect import bisect_left


class Listing:
    """The lines of a table by their first column. Holds the text as it is, and a number for each line."""

    def __init__(self, text: str) -> None:
        """Take a table as text, its header first."""
        self._text = text
        lines = iter(text.splitlines())
        next(lines, None)
        self._numbers = array("q", sorted(hash(line.partition(",")[0]) for line in lines))

    def get(self, key: str) -> str | None:
        """Return the rest of the first line that begins with this key; None where there is none."""
        number = hash(key)
        at = bisect_left(self._numbers, number)
        if at == len(self._numbers) or self._numbers[at] != number:
            return None
        start = self._text.find(f"\n{key},")
        if start < 0:
            return None
        start += len(key) + 2
        end = self._text.find("\n", start)
        return self._text[start : end if end >= 0 else None].rstrip("\r")

"""A long list of domains, looked into seldom: it takes a third of a megabyte where a dict takes ten."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator


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


class Lines:
    """
    The lines of a table by their first column, where the text of the table is kept anyway.

    Of equal keys the last line counts. Takes twelve bytes a line where a dict takes half a kilobyte.
    """

    def __init__(self, text: str, mark: str = ",") -> None:
        """Take a table as text, its header first, and what ends the first column."""
        self._text = text
        self._mark = mark
        places = sorted((hash(key), at) for key, at in self._keys())
        self._numbers = array("q", [number for number, _ in places])
        self._places = array("q", [at for _, at in places])

    def _keys(self) -> Iterator[tuple[str, int]]:
        """Yield each line's first column, and where the line begins."""
        text, mark = self._text, self._mark
        at = text.find("\n") + 1
        while 0 < at < len(text):
            end = text.find("\n", at)
            end = end if end >= 0 else len(text)
            yield text[at:end].partition(mark)[0].rstrip("\r"), at
            at = end + 1

    def get(self, key: str) -> str | None:
        """Return the line of a key; None where there is none."""
        number = hash(key)
        at = bisect_left(self._numbers, number)
        found = None
        while at < len(self._numbers) and self._numbers[at] == number:
            line = self._line(self._places[at])
            if line.partition(self._mark)[0] == key:
                found = line
            at += 1
        return found

    def _line(self, start: int) -> str:
        end = self._text.find("\n", start)
        return self._text[start : end if end >= 0 else None].rstrip("\r")

    def __contains__(self, key: str) -> bool:
        """Return whether there is a line of this key."""
        return self.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        """Yield each key once, in the order of the table."""
        return iter(dict.fromkeys(key for key, _ in self._keys()))

    def lines(self) -> Iterator[tuple[str, str]]:
        """Yield each key with its line, in the order of the table."""
        return ((key, line) for key in self if (line := self.get(key)) is not None)

"""Path rules: a part of a site that is another kind of thing than the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from collector.rank.facts import Facts, facts_of, split_row


class PathRules:
    """Rules by host; the longest matching path wins."""

    def __init__(self, rules: Iterable[Facts]) -> None:
        """Take rows whose ``domain`` is ``host/path``; later rows replace earlier ones of the same key."""
        self._rules: dict[str, dict[str, tuple[list[str | re.Pattern[str]], Facts]]] = {}
        for facts in rules:
            host, _, path = facts.domain.partition("/")
            self._rules.setdefault(host, {})[path] = ([_segment(part) for part in _segments(path)], facts)
        for host, found in self._rules.items():
            self._rules[host] = dict(sorted(found.items(), key=lambda item: -len(item[1][0])))

    def match(self, host: str, path: str) -> Facts | None:
        """
        Return the rule with the longest path that leads to this one, or None.

        A rule's path is compared segment by segment, without case: ``/a`` holds for ``/a/1`` and not for
        ``/about``; ``*`` stands for any characters within a segment.
        """
        rules = self._rules.get(host)
        if rules is None:
            return None
        asked = _segments(path)
        for wanted, facts in rules.values():
            if len(wanted) <= len(asked) and all(map(_agrees, wanted, asked)):
                return facts
        return None


def path_facts(text: str) -> Iterator[Facts]:
    """Yield the rows of the table of path rules, given as text, each with the key ``host/path``."""
    header, *lines = text.splitlines() or [""]
    columns = header.split(",")
    for line in lines:
        cells = dict(zip(columns, split_row(line), strict=False))
        cells["domain"] = f"{cells.pop('host', '')}/{cells.pop('path', '').strip('/')}"
        yield facts_of(cells)


def _segments(path: str) -> list[str]:
    return [part for part in path.lower().split("/") if part]


def _segment(text: str) -> str | re.Pattern[str]:
    if "*" not in text:
        return text
    return re.compile("[^/]*".join(re.escape(part) for part in re.split(r"\*+", text)[:4]))


def _agrees(wanted: str | re.Pattern[str], asked: str) -> bool:
    return wanted == asked if isinstance(wanted, str) else wanted.fullmatch(asked[:200]) is not None

"""JSON-LD in every shape and state of repair."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from collector.markup.repair import repair, unwrap

#: No page needs more; a hostile one would like more.
_MAX_BLOCKS = 100
_MAX_CHARS = 1_500_000
#: Longer blocks are read as they are or not at all.
_MAX_REPAIR = 300_000
_MAX_NODES = 1_500
_MAX_DEPTH = 12
#: Keys whose objects are nodes of their own, beside being values.
_NESTED = (
    "@graph",
    "mainEntity",
    "mainEntityOfPage",
    "hasPart",
    "itemListElement",
    "item",
    "subjectOf",
    "review",
)


def read_jsonld(blocks: Iterable[str]) -> tuple[dict[str, Any], ...]:
    """
    Return every node of these blocks in document order.

    Lists and ``@graph`` are flattened; nodes nested as main entity, part or list item follow the node that
    holds them. Broken JSON is repaired where that can be guessed (trailing commas, raw newlines, comments,
    CDATA marks, HTML entities, unescaped quotes, a missing end) and else left out. Bounded in count and depth.
    """
    found: list[dict[str, Any]] = []
    room = _MAX_CHARS
    for count, block in enumerate(blocks):
        room -= len(block)
        if count >= _MAX_BLOCKS or room < 0 or len(found) >= _MAX_NODES:
            break
        _flatten(read_json(block), found, 0)
    return tuple(found[:_MAX_NODES])


def read_json(block: str) -> object:
    """Return what a block of JSON says, repaired if need be; None when it can't be read."""
    block = unwrap(block)
    if not block:
        return None
    attempts = (_as_is, repair, _loosely) if len(block) <= _MAX_REPAIR else (_as_is,)
    for attempt in attempts:
        try:
            return orjson.loads(attempt(block))
        except (ValueError, RecursionError):
            continue
    return None


def _as_is(block: str) -> str:
    return block


def _loosely(block: str) -> str:
    return repair(block, loose=True)


def _flatten(value: object, found: list[dict[str, Any]], depth: int) -> None:
    if depth > _MAX_DEPTH or len(found) >= _MAX_NODES:
        return
    if isinstance(value, list):
        for item in value[:_MAX_NODES]:
            _flatten(item, found, depth + 1)
    elif isinstance(value, dict):
        found.append(value)
        for key in _NESTED:
            nested = value.get(key)
            if isinstance(nested, list | dict):
                _flatten(nested, found, depth + 1)

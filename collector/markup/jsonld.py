"""JSON-LD in every shape and state of repair."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def read_jsonld(blocks: Iterable[str]) -> tuple[dict[str, Any], ...]:
    """Return every object of these blocks, ``@graph`` and lists flattened, in document order."""
    found: list[dict[str, Any]] = []
    for block in blocks:
        try:
            found.extend(_flatten(json.loads(block)))
        except ValueError:
            continue
    return tuple(found)


def _flatten(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _flatten(item)
    elif isinstance(value, dict):
        yield value
        yield from _flatten(value.get("@graph"))

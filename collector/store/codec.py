"""Records to JSON and back, for the store: what is written is read again as the same record."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from collector.errors import WorldError

Record = TypeVar("Record")


def to_json(record: object) -> str:
    """Return the record as JSON; fields by name, times in RFC 3339, bytes as base64."""
    return msgspec.json.encode(record).decode("utf-8")


def from_json(text: str | bytes, kind: type[Record]) -> Record:
    """
    Return the record that ``to_json`` wrote.

    Raises ``WorldError`` when the text does not fit: the workspace was written by another version or damaged.
    """
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.MsgspecError as error:
        raise WorldError(
            f"the workspace holds a {kind.__name__} that this version can't read: {error}",
            hint="Run the brand again in a new workspace (--workspace DIR); the captures can be handed in with --from.",
        ) from error

"""Writing files whole or not at all, with the disk's refusals made clear."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from collector.errors import WorldError


def canonical_json(value: object) -> bytes:
    """Return UTF-8 JSON with sorted keys, two blanks of indent and a line end: same value, same bytes."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False)
    return text.encode("utf-8", "replace") + b"\n"


def write_whole(path: Path, content: bytes) -> None:
    """
    Write a file so that a reader sees the old one or the new one, never a part.

    Raises ``WorldError`` when the disk refuses.
    """
    with disk(path), _beside(path) as draft:
        draft.write_bytes(content)
        draft.replace(path)


def copy_whole(source: Path, path: Path) -> None:
    """Copy a file whole or not at all. Raises ``WorldError`` when the disk refuses."""
    with disk(path), _beside(path) as draft:
        shutil.copyfile(source, draft)
        draft.replace(path)


@contextmanager
def disk(path: Path) -> Iterator[None]:
    """Turn the disk's refusals into a ``WorldError`` that says what to do."""
    try:
        yield
    except OSError as error:
        raise WorldError(
            f"can't write {path}: {error.strerror or error}",
            hint="Free some space, or choose another place with --out.",
        ) from error


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    draft = Path(name)
    draft.chmod(0o644)
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)

"""Where captures go."""

from __future__ import annotations

from typing import Protocol


class Archive(Protocol):
    """Where captures go; whole WARC records are appended, in order."""

    def write(self, records: bytes) -> int:
        """Append and return the offset of the first; must be durable against the process's death when it returns."""


class Nowhere:
    """An archive that keeps nothing: for a question that is answered and leaves no case behind."""

    def write(self, records: bytes) -> int:
        """Forget the records."""
        return 0

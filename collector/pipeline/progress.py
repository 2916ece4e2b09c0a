"""What long work tells about itself while it goes on."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What a run tells about itself while it works."""

    def stage(self, name: str, done: int, total: int) -> None:
        """``done`` of ``total`` pages are through this stage (``fetch``, ``judge``)."""

    def note(self, text: str) -> None:
        """Say one thing a person should know."""


class Silent:
    """Progress that nobody watches."""

    def stage(self, name: str, done: int, total: int) -> None:
        """Say nothing."""

    def note(self, text: str) -> None:
        """Say nothing."""

"""
The page as the server sent it: the one door to the network, and the pages that are on disk already.

``open_fetcher`` brings httpx and aiohttp along, half a second of imports, so it is loaded when it is first named:
judging a saved page needs neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from collector.fetch.pages import amp_url, capture_of
from collector.fetch.saved import Archive, read_archive, read_bodies, read_saved_page
from collector.fetch.sink import Nowhere

if TYPE_CHECKING:
    from collector.fetch.fetcher import Fetcher, Known, open_fetcher

__all__ = [
    "Archive",
    "Fetcher",
    "Known",
    "Nowhere",
    "amp_url",
    "capture_of",
    "open_fetcher",
    "read_archive",
    "read_bodies",
    "read_saved_page",
]


def __getattr__(name: str) -> Any:
    if name in {"Fetcher", "Known", "open_fetcher"}:
        from collector.fetch import fetcher

        return getattr(fetcher, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

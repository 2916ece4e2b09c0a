"""What a run needs of the world beside its settings; tests hand in another world."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """The network and the clock, as a run meets them."""

    #: An ``httpx.AsyncBaseTransport`` in place of the wire; None: the wire.
    transport: Any = None
    #: Waits so many seconds, between two requests to one source.
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    #: Seconds on a clock that only goes forward.
    clock: Callable[[], float] = time.monotonic


__all__ = ["Outside"]

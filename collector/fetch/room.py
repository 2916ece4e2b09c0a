"""Room in memory that large answers share, so that many of them at once stay in bounds."""

from __future__ import annotations

import asyncio
from collections import deque


class Room:
    """Bytes that large answers may hold together. Who takes a share waits until there is one."""

    def __init__(self, size: int) -> None:
        self._free = size
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()
        self._shares = 0

    async def take(self, size: int) -> int:
        """Take a share, in order of arrival, and return it; one that is larger than all has all to itself."""
        if not self._waiting and self._fits(size):
            self._grant(size)
            return size
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((size, future))
        try:
            await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                self.give_back(size)
            raise
        return size

    def give_back(self, size: int) -> None:
        """Give a share back; 0 for none."""
        if size:
            self._free += size
            self._shares -= 1
        while self._waiting:
            wanted, future = self._waiting[0]
            if not future.done():
                if not self._fits(wanted):
                    return
                self._grant(wanted)
                future.set_result(None)
            self._waiting.popleft()

    def _fits(self, size: int) -> bool:
        return size <= self._free or not self._shares

    def _grant(self, size: int) -> None:
        self._free -= size
        self._shares += 1

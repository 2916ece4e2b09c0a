"""
The queue for the network: a lane per registrable domain, a heap of lanes by the time of their next turn.

A lane serves one request at a time and waits its gap between two. Only lanes that are ready take a slot, so a slow
or delayed domain never keeps the others waiting, and who waits holds neither slot nor connection.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from collector.urls import registrable_domain

#: A Crawl-delay beyond this is kept at this; the lane then serves one page (``Lanes.crawl_delay``).
MAX_CRAWL_DELAY = 30.0
#: A slow host is left alone for this many times as long as it took to answer, at most ``MAX_CRAWL_DELAY``.
_LATENCY_FACTOR = 2.0
#: Jitter on a gap, as a part of it.
_JITTER = 0.25

#: What starts when a turn is granted; False when whoever waited has gone.
Start = Callable[[], bool]


@dataclass(slots=True, eq=False)
class _Lane:
    gap: float
    next_at: float = 0.0
    busy: bool = False
    #: It waits long, for as long as there is other work; called when there is none left.
    give_up: Callable[[], None] | None = None
    queue: deque[Start] = field(default_factory=deque)


class Lanes:
    """Turns at the network, for all who ask in one run."""

    def __init__(self, gap: float, slots: int) -> None:
        self._gap = gap
        self._free = self._slots = slots
        #: Lanes that were put off; most runs have none.
        self._put_off: list[_Lane] = []
        self._lanes: dict[str, _Lane] = {}
        self._heap: list[tuple[float, int, _Lane]] = []
        self._count = itertools.count()
        self._timer: asyncio.TimerHandle | None = None
        self._loop = asyncio.get_running_loop()

    def _lane(self, domain: str) -> _Lane:
        lane = self._lanes.get(domain)
        if lane is None:
            lane = self._lanes[domain] = _Lane(self._gap)
        return lane

    def enter(self, domain: str, start: Start, *, first: bool = False) -> None:
        """Queue for a turn; ``start`` is called once when it has come. ``first``: before all who wait there."""
        lane = self._lane(domain)
        (lane.queue.appendleft if first else lane.queue.append)(start)
        if not lane.busy and len(lane.queue) == 1:
            self._line_up(lane)
        self._go()

    async def turn(self, domain: str, *, first: bool = False) -> None:
        """Wait for a turn; ``leave`` ends it."""
        granted: asyncio.Future[None] = self._loop.create_future()

        def start() -> bool:
            if granted.done():
                return False
            granted.set_result(None)
            return True

        self.enter(domain, start, first=first)
        try:
            await granted
        except asyncio.CancelledError:
            if granted.done() and not granted.cancelled():
                self.leave(domain, None)
            raise

    def leave(self, domain: str, took: float | None) -> None:
        """End a turn. ``took``: seconds that the request took, None when none was made."""
        lane = self._lane(domain)
        lane.busy = False
        self._free += 1
        if took is not None and lane.gap:
            rest = max(lane.gap, min(_LATENCY_FACTOR * took, MAX_CRAWL_DELAY))
            rest += random.uniform(0.0, _JITTER * lane.gap)  # noqa: S311  (jitter)
            lane.next_at = max(lane.next_at, self._loop.time() + rest)
        if lane.queue:
            self._line_up(lane)
        self._go()

    def delay(self, domain: str, seconds: float) -> None:
        """Give no turn in a lane for so many seconds."""
        lane = self._lane(domain)
        lane.next_at = max(lane.next_at, self._loop.time() + seconds)

    def put_off(self, domain: str, seconds: float, give_up: Callable[[], None]) -> None:
        """
        Give no turn in a lane for so many seconds, but hold nobody up for it.

        When nothing else is left to do before, ``give_up`` is called and who waits there gets the turn at once.
        """
        self.delay(domain, seconds)
        lane = self._lane(domain)
        if lane.give_up is None:
            self._put_off.append(lane)
        lane.give_up = give_up
        self._loop.call_soon(self._go)

    def crawl_delay(self, domain: str, seconds: float) -> None:
        """Keep a robots.txt's Crawl-delay between requests to a domain, at most ``MAX_CRAWL_DELAY``."""
        lane = self._lane(domain)
        lane.gap = max(lane.gap, min(seconds, MAX_CRAWL_DELAY))
        self.delay(domain, lane.gap)

    def hold(self, slots: int) -> None:
        """Take slots off (``release`` gives them back): results that nobody has fetched yet count as work."""
        self._free -= slots

    def release(self, slots: int) -> None:
        """Give held slots back."""
        self._free += slots
        self._go()

    def _line_up(self, lane: _Lane) -> None:
        heapq.heappush(self._heap, (lane.next_at, next(self._count), lane))

    def _go(self) -> None:
        now = self._loop.time()
        while self._free > 0 and self._heap and self._heap[0][0] <= now:
            _, _, lane = heapq.heappop(self._heap)
            if lane.busy or not lane.queue:
                continue
            if lane.next_at > now:  # it was delayed while it stood in line
                self._line_up(lane)
                continue
            self._grant(lane)
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._free > 0 and self._heap:
            self._timer = self._loop.call_at(self._heap[0][0], self._go)
            if self._put_off and self._is_idle():
                # Not at once: whoever took a result may be about to bring more candidates.
                self._loop.call_soon(self._give_up)

    def _is_idle(self) -> bool:
        """True when nothing is under way and only lanes that were put off have anybody waiting."""
        return self._free == self._slots and all(
            lane.give_up is not None for _, _, lane in self._heap if lane.queue
        )

    def _give_up(self) -> None:
        if not self._put_off or not self._is_idle():
            return
        lanes, self._put_off = self._put_off, []
        for lane in lanes:
            give_up, lane.give_up = lane.give_up, None
            if give_up is not None:
                give_up()
            lane.next_at = self._loop.time()
            if lane.queue:
                self._line_up(lane)
        self._go()

    def _grant(self, lane: _Lane) -> None:
        """Give the turn to the first who is still there. Marked busy before: a start may queue again at once."""
        lane.busy = True
        if lane.give_up is not None:
            lane.give_up = None
            self._put_off.remove(lane)
        self._free -= 1
        while lane.queue:
            if lane.queue.popleft()():
                return
        lane.busy = False
        self._free += 1


class Ticket:
    """One caller's place in the lanes: at most one turn at a time."""

    def __init__(self, lanes: Lanes, held: str | None = None) -> None:
        self._lanes = lanes
        self._held = held
        self._served = held is not None

    async def take(self, url: str) -> None:
        """Hold a turn for a URL's domain: the one that is held already, or a new one in its place."""
        domain = registrable_domain(url)
        if self._held == domain:
            return
        self.drop(None)
        await self._lanes.turn(domain, first=self._served)  # who began a page ends it before the next begins
        self._held, self._served = domain, True

    def drop(self, took: float | None) -> None:
        """Give the turn back, if one is held. ``took``: seconds of the request that was made, else None."""
        held, self._held = self._held, None
        if held is not None:
            self._lanes.leave(held, took)

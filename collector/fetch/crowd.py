"""Many candidates at once: they wait in the lanes, results are handed over as they come, memory stays flat."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

from collector.fetch.lanes import Lanes, Ticket
from collector.records import Candidate, Capture, Miss

#: Candidates that wait in lanes at once: enough to meet many hosts in a list sorted by host.
AHEAD = 20_000
#: A result that waits to be taken counts as one request under way for each so many bytes of its body.
_SLOT_BYTES = 1_000_000

Result = Capture | Miss
Fetch = Callable[[Candidate, Ticket], Awaitable[Result]]


class Crowd:
    """The candidates of one ``fetch_many``."""

    def __init__(
        self,
        lanes: Lanes,
        candidates: Iterable[Candidate],
        fetch: Fetch,
        domain_of: Callable[[Candidate], str],
    ) -> None:
        self._lanes = lanes
        self._source = iter(candidates)
        self._fetch = fetch
        self._domain_of = domain_of
        self._done: asyncio.Queue[tuple[Candidate, Result | BaseException]] = asyncio.Queue()
        self._tasks: set[asyncio.Future[Result]] = set()
        self._here = 0
        self._ended = False

    async def results(self) -> AsyncIterator[tuple[Candidate, Result]]:
        """Yield each candidate with what came of it. Raises what a fetch raised: the archive failed."""
        self._let_in()
        while self._here:
            candidate, result = await self._done.get()
            self._here -= 1
            if isinstance(result, BaseException):
                raise result
            self._lanes.release(_slots_of(result))
            self._let_in()
            yield candidate, result

    async def end(self) -> None:
        """End what is under way; who still waits in a lane is passed over when its turn comes."""
        self._ended = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        while not self._done.empty():
            _, result = self._done.get_nowait()
            if not isinstance(result, BaseException):
                self._lanes.release(_slots_of(result))

    def _let_in(self) -> None:
        while self._here < AHEAD and (candidate := next(self._source, None)) is not None:
            self._here += 1
            domain = self._domain_of(candidate)
            self._lanes.enter(domain, self._starter(candidate, domain))

    def _starter(self, candidate: Candidate, domain: str) -> Callable[[], bool]:
        def start() -> bool:
            if self._ended:
                return False
            ticket = Ticket(self._lanes, held=domain)
            task = asyncio.ensure_future(self._fetch(candidate, ticket))
            self._tasks.add(task)
            task.add_done_callback(lambda task: self._finished(candidate, ticket, task))
            return True

        return start

    def _finished(self, candidate: Candidate, ticket: Ticket, task: asyncio.Future[Result]) -> None:
        self._tasks.discard(task)
        ticket.drop(None)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:  # the archive failed: whoever reads the results is told
            self._done.put_nowait((candidate, error))
            return
        self._lanes.hold(_slots_of(task.result()))
        self._done.put_nowait((candidate, task.result()))


def _slots_of(result: Result) -> int:
    return 1 + len(result.body) // _SLOT_BYTES if isinstance(result, Capture) else 1

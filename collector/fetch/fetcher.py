"""Candidates to captures: politely, each hop checked and archived, never an exception for a bad page."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import random
from collections import deque
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from urllib.parse import urlsplit, urlunsplit

import httpx

from collector.fetch.answers import judge_answer, target_of
from collector.fetch.archiving import Archive
from collector.fetch.client import Answer, Client, open_client
from collector.fetch.pace import Pace, parse_retry_after
from collector.fetch.robots import Robots, Rules
from collector.records import Candidate, Capture, Hop, Miss
from collector.settings import Settings
from collector.urls import check_url, registrable_domain, unwrap, url_key

#: Statuses and wire reasons that another try may mend.
_RETRY_STATUSES = frozenset({408, 429, 500, 502, 503, 504})
_RETRY_REASONS = frozenset({"connect timeout", "read timeout", "closed", "cut short"})
_MAX_BACKOFF = 30.0
#: Tasks under way for each request in flight: the others wait for their host's turn.
_TASKS_A_SLOT = 4


class Fetcher:
    """Turns candidates into captures. One for a run; see ``open_fetcher``."""

    def __init__(self, settings: Settings, client: Client) -> None:
        self._settings = settings
        self._client = client
        self._pace = Pace(settings.gap)
        self._slots = asyncio.Semaphore(settings.in_flight)
        self._robots = Robots(self._paced)

    # -- one candidate --------------------------------------------------------------------------------

    async def fetch(self, candidate: Candidate) -> Capture | Miss:
        """Return the page, or why there is none. Never raises for a bad page."""
        url = _plain(unwrap(candidate.url))
        hops: list[Hop] = []
        seen: set[str] = set()
        while True:
            refusal = await self._may_fetch(url)
            if refusal is not None:
                return _with_hops(refusal, hops)
            answer = await self._try(url)
            if isinstance(answer, Miss):
                return _with_hops(answer, hops)
            seen.add(url)
            target = target_of(answer)
            if target is None:
                return self._result(candidate, answer, tuple(hops))
            hops.append(Hop(url=url, status=answer.status, location=target, record=answer.record))
            url = _plain(target)
            if url in seen:
                return _with_hops(Miss(url=url, reason="redirect loop", detail=f"{url} came twice"), hops)
            if len(hops) > self._settings.max_redirects:
                detail = f"over {self._settings.max_redirects} redirects, the last to {url}"
                return _with_hops(Miss(url=url, reason="too many redirects", detail=detail[:300]), hops)

    async def _may_fetch(self, url: str) -> Miss | None:
        """Return why an address must not be fetched: its form, its host's circuit, its robots.txt; None if it may."""
        directed = (urlsplit(url).hostname or "") in self._settings.connect_to
        wrong = check_url(url, any_port=self._settings.allow_private or directed)
        if wrong:
            return Miss(url=url[:1000], reason="bad URL", detail=wrong)
        closed = self._pace.of(url).closed
        if closed:
            return Miss(url=url, reason="host unavailable", detail=closed, needs_look=True)
        if not self._settings.respect_robots:
            return None
        rules = await self._robots.rules(url)
        self._pace.crawl_delay(url, rules.crawl_delay)
        return None if rules.allows(url) else _robots_miss(url, rules)

    async def _try(self, url: str) -> Answer | Miss:
        """Send, and send again what another try may mend, with full jitter and what the server asks to wait."""
        for number in itertools.count():
            answer = await self._paced(url)
            status = answer.status
            failed = isinstance(answer, Miss) or status in _RETRY_STATUSES
            if not failed:
                self._pace.answered(url, answer.took if isinstance(answer, Answer) else 0.0)
                return answer
            self._pace.failed(url, answer.reason if isinstance(answer, Miss) else f"status {status}")
            asked = parse_retry_after(answer.header("retry-after")) if isinstance(answer, Answer) else None
            if asked is not None:
                self._pace.delay(url, asked)
            again = status in _RETRY_STATUSES or (
                isinstance(answer, Miss) and answer.reason in _RETRY_REASONS
            )
            if not again or number >= self._settings.retries or self._pace.of(url).closed:
                return answer
            if asked is None:
                self._pace.delay(url, random.uniform(0.0, min(_MAX_BACKOFF, 2.0**number)))  # noqa: S311  (jitter)
        raise AssertionError("unreachable")  # pragma: no cover

    async def _paced(self, url: str) -> Answer | Miss:
        """Wait for the host's turn, without holding a slot, then send."""
        await asyncio.sleep(self._pace.reserve(url))
        async with self._slots:
            return await self._client.send(url)

    def _result(self, candidate: Candidate, answer: Answer, hops: tuple[Hop, ...]) -> Capture | Miss:
        verdict = judge_answer(answer)
        if verdict is not None:
            reason, detail, needs_look = verdict
            if reason in {"blocked", "throttled"}:
                self._pace.failed(answer.url, reason)
            return Miss(
                url=answer.url, reason=reason, detail=detail, needs_look=needs_look, status=answer.status,
                captured_at=answer.captured_at, record=answer.record, hops=hops,
            )  # fmt: skip
        return _capture(candidate.url, answer, hops)

    # -- many candidates --------------------------------------------------------------------------------

    async def fetch_many(
        self, candidates: Iterable[Candidate]
    ) -> AsyncIterator[tuple[Candidate, Capture | Miss]]:
        """
        Yield each candidate with what came of it, as it comes.

        A queue per registrable domain, a heap on the time of its next turn: a slow or delayed host never keeps the
        others waiting, and a host that waits costs no task.
        """
        queues: dict[str, deque[Candidate]] = {}
        for candidate in candidates:
            queues.setdefault(registrable_domain(candidate.url), deque()).append(candidate)
        order = itertools.count()
        ready = [(0.0, next(order), host) for host in queues]
        heapq.heapify(ready)
        running: dict[asyncio.Task[Capture | Miss], tuple[str, Candidate]] = {}
        loop = asyncio.get_running_loop()
        try:
            while ready or running:
                while (
                    ready
                    and ready[0][0] <= loop.time()
                    and len(running) < _TASKS_A_SLOT * self._settings.in_flight
                ):
                    _, _, host = heapq.heappop(ready)
                    candidate = queues[host].popleft()
                    running[asyncio.create_task(self.fetch(candidate))] = (host, candidate)
                wait = max(0.0, ready[0][0] - loop.time()) if ready else None
                if not running:
                    await asyncio.sleep(wait or 0.0)
                    continue
                done, _ = await asyncio.wait(running, timeout=wait, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    host, candidate = running.pop(task)
                    if queues[host]:
                        heapq.heappush(ready, (self._pace.of(candidate.url).next_at, next(order), host))
                    yield candidate, task.result()
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    # -- services -----------------------------------------------------------------------------------------

    async def ask(
        self,
        url: str,
        *,
        method: str = "GET",
        headers: tuple[tuple[str, str], ...] = (),
        body: bytes = b"",
        redact: tuple[str, ...] = (),
        timeout: float | None = None,
        robots: bool = False,
    ) -> Capture | Miss:
        """
        Ask a service, a feed or a sitemap: any content type, redirects followed, one retry after 429 and 5xx.

        ``redact`` names query parameters and headers whose values are never archived, logged or returned. An error
        answer with a JSON body is returned: the source reads what it says.
        """
        hops: list[Hop] = []
        requested = url
        for _ in range(self._settings.max_redirects + 1):
            refusal = await self._may_ask(url, robots=robots)
            if refusal is not None:
                return refusal
            answer = await self._ask_once(url, method, headers, body, redact, timeout)
            if isinstance(answer, Miss):
                return answer
            target = target_of(answer) if 300 <= answer.status < 400 else None
            if target is None:
                return _asked(requested if not redact else answer.url, answer, tuple(hops))
            if url_key(target) and registrable_domain(target) != registrable_domain(url):
                headers = tuple(
                    pair for pair in headers if pair[0] not in redact
                )  # a key stays with its service
            hops.append(Hop(url=answer.url, status=answer.status, location=target, record=answer.record))
            url = target
        return Miss(url=url, reason="too many redirects", hops=tuple(hops))

    async def _may_ask(self, url: str, *, robots: bool) -> Miss | None:
        if robots:
            return await self._may_fetch(url)
        wrong = check_url(url, any_port=self._settings.allow_private)
        return Miss(url=url[:1000], reason="bad URL", detail=wrong) if wrong else None

    async def _ask_once(
        self,
        url: str,
        method: str,
        headers: tuple[tuple[str, str], ...],
        body: bytes,
        redact: tuple[str, ...],
        timeout: float | None,
    ) -> Answer | Miss:
        for number in range(2):
            async with self._slots:
                answer = await self._client.send(
                    url, method=method, headers=headers, body=body, redact=redact, timeout=timeout
                )
            if isinstance(answer, Miss) or answer.status not in _RETRY_STATUSES or number:
                break
            asked = parse_retry_after(answer.header("retry-after"))
            if (asked or 0.0) > 120.0 or self._settings.retries == 0:
                break
            await asyncio.sleep(asked if asked is not None else random.uniform(0.5, 1.5))  # noqa: S311  (jitter)
        return answer


def _plain(url: str) -> str:
    """Return the address without userinfo and fragment: neither is sent."""
    try:
        parts = urlsplit(url)
        return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, ""))
    except ValueError:
        return url


def _robots_miss(url: str, rules: Rules) -> Miss:
    if rules.miss is not None:
        return Miss(
            url=url, reason=rules.miss.reason, detail=rules.miss.detail, captured_at=rules.miss.captured_at
        )
    detail = rules.closed or "robots.txt asks robots to stay away; a person may open the page"
    return Miss(url=url, reason="robots", detail=detail, needs_look=True)


def _with_hops(miss: Miss, hops: list[Hop]) -> Miss:
    return Miss(
        url=miss.url, reason=miss.reason, detail=miss.detail, needs_look=miss.needs_look, status=miss.status,
        captured_at=miss.captured_at, record=miss.record, hops=tuple(hops),
    )  # fmt: skip


def _capture(requested: str, answer: Answer, hops: tuple[Hop, ...]) -> Capture:
    return Capture(
        url=answer.url,
        requested_url=requested,
        status=answer.status,
        headers=answer.headers,
        body=answer.body,
        captured_at=answer.captured_at,
        record=answer.record,
        hops=hops,
        peer=answer.peer,
        page_sha256=answer.page_sha256,
        truncated=answer.truncated,
    )


def _asked(requested: str, answer: Answer, hops: tuple[Hop, ...]) -> Capture | Miss:
    """Return a service's answer, or the miss its status means."""
    status = answer.status
    said = f"answered {status}: {' '.join(answer.body[:300].decode('utf-8', 'replace').split())[:200]}"
    is_json = answer.body.lstrip()[:1] in {b"{", b"["}
    reason = {402: "quota", 404: "not found", 410: "not found", 401: "refused", 403: "refused"}.get(status)
    if 200 <= status < 300 or (reason in {"refused", "quota"} and is_json):
        return _capture(requested, answer, hops)
    if status in {408, 429} or status >= 500:
        reason = "unavailable"
    return Miss(
        url=answer.url,
        reason=reason or "refused",
        detail=said,
        status=status,
        record=answer.record,
        hops=hops,
    )


@asynccontextmanager
async def open_fetcher(
    settings: Settings, archive: Archive, *, transport: httpx.AsyncBaseTransport | None = None
) -> AsyncIterator[Fetcher]:
    """Open the one door to the network for a run. ``transport`` replaces the wire (tests)."""
    async with open_client(settings, archive, transport) as client:
        yield Fetcher(settings, client)

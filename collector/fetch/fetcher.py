"""Candidates to captures: politely, each hop checked and archived, never an exception for a bad page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace

import httpx

from collector.fetch.answers import capture_of_answer, is_wanted, judge_answer, target_of
from collector.fetch.asking import ask
from collector.fetch.crowd import Crowd
from collector.fetch.door import Door, plain
from collector.fetch.lanes import Ticket
from collector.fetch.messages import Answer, Request
from collector.fetch.opening import open_client
from collector.fetch.sink import Archive
from collector.fetch.waist import is_worth_a_look
from collector.records import Candidate, Capture, Hop, Miss
from collector.settings import Settings
from collector.urls import registrable_domain, unwrap

#: Reasons that say that a host, not a page, is the trouble.
_HOST_TROUBLE = frozenset({"blocked", "throttled", "server error"})

#: Gives the capture of an earlier run, if there is one: the page is then asked for only if it has changed.
Known = Callable[[Candidate], Capture | None]


def _nothing_known(_: Candidate) -> Capture | None:
    return None


class Fetcher:
    """Turns candidates into captures. One for a run; see ``open_fetcher``."""

    def __init__(self, door: Door, known: Known = _nothing_known) -> None:
        self._door = door
        self._known = known

    async def fetch(self, candidate: Candidate) -> Capture | Miss:
        """
        Return the page, or why there is none. Never raises for a bad page.

        Waits for its host's turn by itself: any number may be asked for at once. Raises ``WorldError`` when the
        archive can't be written.
        """
        return await self._fetch(candidate, Ticket(self._door.lanes))

    async def fetch_many(
        self, candidates: Iterable[Candidate]
    ) -> AsyncIterator[tuple[Candidate, Capture | Miss]]:
        """
        Yield each candidate with what came of it, as it comes.

        Candidates wait in their domains' lanes, not in tasks; ``candidates`` is read ahead by at most
        ``crowd.AHEAD``, and no more is fetched while nobody takes what is there. A consumer that leaves early
        ends what is under way.
        """
        crowd = Crowd(self._door.lanes, candidates, self._fetch, _domain_of)
        try:
            async for pair in crowd.results():
                yield pair
        finally:
            await crowd.end()

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

        ``redact`` names query parameters and headers whose values are never archived, logged or returned.
        ``robots``: the address is a page rather than an interface, so robots.txt holds for it. An error answer
        with a JSON body is returned: the source reads what it says.
        """
        request = Request(url=url, method=method, headers=headers, body=body, redact=redact, timeout=timeout)
        ticket = Ticket(self._door.lanes)
        try:
            return await ask(self._door, request, ticket, robots=robots)
        finally:
            ticket.drop(None)

    async def _fetch(self, candidate: Candidate, ticket: Ticket) -> Capture | Miss:
        hops: list[Hop] = []
        try:
            result = await self._follow(candidate, ticket, hops)
        finally:
            ticket.drop(None)
        return replace(result, hops=tuple(hops)) if hops else result

    async def _follow(self, candidate: Candidate, ticket: Ticket, hops: list[Hop]) -> Capture | Miss:
        earlier = self._known(candidate)
        url, seen = plain(unwrap(candidate.url)), set[str]()
        while True:
            answer = await self._get(url, ticket, earlier)
            if isinstance(answer, Miss):
                return answer
            if earlier is not None and answer.status == 304 and _validators(earlier, url):
                return replace(earlier, requested_url=plain(candidate.url), hops=tuple(hops))
            seen.add(url)
            target = target_of(answer)
            if target is None:
                return self._result(candidate, answer)
            hops.append(Hop(url=url, status=answer.status, location=target[:2000], record=answer.record))
            url = plain(unwrap(target))
            if url in seen:
                return Miss(
                    url=url, reason="redirect loop", detail=f"{url} came twice"[:300], needs_look=True
                )
            if len(hops) > self._door.settings.max_redirects:
                detail = f"over {self._door.settings.max_redirects} redirects, the last to {url}"
                return Miss(url=url, reason="too many redirects", detail=detail[:300], needs_look=True)

    async def _get(self, url: str, ticket: Ticket, earlier: Capture | None) -> Answer | Miss:
        """Return the answer for one address, if it may be asked for at all."""
        refusal = self._door.wrong_with(url) or self._door.closed(url)
        refusal = refusal or await self._door.disallowed(url, ticket)
        if refusal is not None:
            return refusal
        await ticket.take(url)
        if (closed := self._door.closed(url)) is not None:  # the circuit opened while we waited
            return closed
        validators = _validators(earlier, url)
        request = Request(
            url=url, headers=validators, wanted=is_wanted, earlier=earlier if validators else None
        )
        answer = await self._door.send_patiently(request, ticket)
        if isinstance(answer, Miss) and is_worth_a_look(answer.reason):
            self._door.circuits.failed(url, answer.reason)
        return answer

    def _result(self, candidate: Candidate, answer: Answer) -> Capture | Miss:
        verdict = judge_answer(answer)
        if verdict is None:
            self._door.served(answer.url)
            return capture_of_answer(plain(candidate.url), answer)
        if verdict.reason in _HOST_TROUBLE:
            self._door.circuits.failed(answer.url, f"{verdict.reason} ({answer.status})")
        else:
            self._door.served(answer.url)
        return Miss(
            url=answer.url,
            reason=verdict.reason,
            detail=verdict.detail,
            needs_look=verdict.needs_look,
            status=answer.status,
            captured_at=answer.captured_at,
            record=answer.record,
        )


def _domain_of(candidate: Candidate) -> str:
    return registrable_domain(plain(unwrap(candidate.url)))


def _validators(earlier: Capture | None, url: str) -> tuple[tuple[str, str], ...]:
    """Return the headers that ask for a page only if it is no longer what it was; one that was cut is asked for whole."""
    if earlier is None or earlier.url != url or earlier.truncated:
        return ()
    pairs = (
        ("If-None-Match", earlier.header("etag")),
        ("If-Modified-Since", earlier.header("last-modified")),
    )
    return tuple((name, value) for name, value in pairs if value and value.isascii() and value.isprintable())


@asynccontextmanager
async def open_fetcher(
    settings: Settings,
    archive: Archive,
    *,
    known: Known = _nothing_known,
    transport: httpx.AsyncBaseTransport | None = None,
) -> AsyncIterator[Fetcher]:
    """
    Open the one door to the network for a run.

    ``known`` gives the capture of an earlier run, if there is one: the page is then asked for only if it has
    changed, and a 304 gives that capture again. ``transport`` replaces the wire (tests).
    """
    async with open_client(settings, archive, transport) as client:
        yield Fetcher(Door(settings, client), known)

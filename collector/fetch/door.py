"""The door itself: what may go out at all, when, and what robots.txt says to it."""

from __future__ import annotations

import functools
import re
import time
from dataclasses import replace
from urllib.parse import urlsplit, urlunsplit

from collector.fetch.client import Client
from collector.fetch.lanes import MAX_CRAWL_DELAY, Lanes, Ticket
from collector.fetch.messages import Answer, Request
from collector.fetch.pace import MAX_PUT_OFF, MAX_RETRY_AFTER, Circuits, backoff, parse_retry_after
from collector.fetch.robots import Rules, ask_rules, origin_of
from collector.fetch.waist import PASSING, is_worth_a_look
from collector.records import Miss
from collector.settings import Settings
from collector.urls import check_url, host_of, registrable_domain

#: Statuses that another try may mend.
RETRY_STATUSES = frozenset({408, 429, 500, 502, 503, 504})
#: Most addresses: nothing to take off.
_PLAIN = re.compile(r"https?://[\w.:-]+/[\w./~%+,;:=!$&'()*-]*(?:\?[\w./~%+,;:=!$&'()*?-]+)?", re.ASCII)


class Door:
    """Sends requests when their turn has come. One for a run."""

    def __init__(self, settings: Settings, client: Client) -> None:
        self.settings = settings
        self.lanes = Lanes(settings.gap, settings.in_flight)
        self.circuits = Circuits()
        self._client = client
        self._rules: dict[str, Rules] = {}
        self._directed = {host.lower() for host in settings.connect_to}

    def wrong_with(self, url: str) -> Miss | None:
        """Return the miss for an address that is none, or that nobody may send us to."""
        wrong = check_url(url, any_port=self.settings.allow_private or host_of(url) in self._directed)
        return Miss(url=url[:2000], reason="bad URL", detail=wrong[:200]) if wrong else None

    def closed(self, url: str) -> Miss | None:
        """Return the miss for a host that is left alone in this run."""
        why = self.circuits.closed(url)
        return Miss(url=url, reason="host unavailable", detail=why, needs_look=True) if why else None

    async def disallowed(self, url: str, ticket: Ticket) -> Miss | None:
        """Return the miss for an address that its origin's robots.txt keeps us from; asks for the file if need be."""
        if not self.settings.respect_robots:
            return None
        origin = origin_of(url)
        if origin not in self._rules:
            await ticket.take(
                url
            )  # who waits for a turn here waits for the rules too: a lane serves one at a time
        if origin not in self._rules:
            send = functools.partial(self._send_for_rules, ticket=ticket)
            rules = self._rules[origin] = await ask_rules(origin, send, self.settings.retries)
            if rules.crawl_delay is not None:
                self.lanes.crawl_delay(registrable_domain(url), rules.crawl_delay)
        rules = self._rules[origin]
        if rules.allows(url):
            return None
        if rules.miss is not None:
            return replace(rules.miss, url=url, needs_look=is_worth_a_look(rules.miss.reason))
        detail = rules.closed or "robots.txt asks robots to stay away; a person may open the page"
        return Miss(url=url, reason="robots", detail=detail, needs_look=True)

    async def _send_for_rules(self, url: str, ticket: Ticket) -> Answer | Miss:
        return self.wrong_with(url) or await self.send(Request(url=url), ticket)

    async def send(self, request: Request, ticket: Ticket) -> Answer | Miss:
        """Wait for the turn of the request's domain, send once, give the turn back."""
        await ticket.take(request.url)
        began = time.perf_counter()
        try:
            return await self._client.send(request)
        finally:
            ticket.drop(time.perf_counter() - began)

    async def send_patiently(self, request: Request, ticket: Ticket) -> Answer | Miss:
        """Send, and send again what another try may mend: with full jitter, or when the server asked us to."""
        number = 0
        while True:
            answer = await self.send(request, ticket)
            if isinstance(answer, Answer):
                again, asked = self._after_answer(answer)
            else:
                again, asked = answer.reason in PASSING, None
            if not again or number >= self.settings.retries or self.circuits.closed(request.url):
                return answer
            if asked is None:
                self.lanes.delay(registrable_domain(request.url), backoff(number))
            number += 1
            await ticket.take(request.url)
            if self.circuits.closed(request.url):  # nobody waits any longer: what was said last holds
                return answer

    def _after_answer(self, answer: Answer) -> tuple[bool, float | None]:
        """Return whether another try may mend an answer, and how long its server asked to wait."""
        asked = None
        if answer.status in RETRY_STATUSES:
            asked = parse_retry_after(answer.header("retry-after"))
            if asked is not None:
                self._wait(answer.url, asked)
        cut = answer.truncated in {"disconnect", "time"} and answer.status == 200
        return answer.status in RETRY_STATUSES or cut, asked

    def _wait(self, url: str, seconds: float) -> None:
        """Do as a Retry-After says: wait, wait as long as there is other work, or leave the host to the next run."""
        give_up = functools.partial(self.circuits.close, url, f"it asked us to wait {seconds:.0f} s")
        if seconds > MAX_PUT_OFF:
            give_up()
        elif seconds > MAX_RETRY_AFTER:
            self.lanes.put_off(registrable_domain(url), seconds, give_up)
        else:
            self.lanes.delay(registrable_domain(url), seconds)

    def served(self, url: str) -> None:
        """Take note that a page came; a host whose Crawl-delay is beyond reason serves one in a run."""
        self.circuits.answered(url)
        rules = self._rules.get(origin_of(url)) if self._rules else None
        if rules is not None and rules.crawl_delay is not None and rules.crawl_delay > MAX_CRAWL_DELAY:
            self.circuits.close(url, f"Crawl-delay of {rules.crawl_delay:.0f} s: one page in a run")


def plain(url: str) -> str:
    """Return the address without userinfo and fragment: neither is sent. What is no address comes back as it is."""
    if _PLAIN.fullmatch(url):
        return url
    try:
        parts = urlsplit(url.strip())
        return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, ""))
    except ValueError:
        return url

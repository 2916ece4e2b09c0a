"""robots.txt by RFC 9309: asked once per origin and run, read up to 500 KiB."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from protego import Protego

from collector.fetch.client import TOKEN, Answer
from collector.records import Miss

_READ = 500 * 1024
_HOPS = 5


@dataclass(frozen=True, slots=True)
class Rules:
    """What an origin's robots.txt means for us."""

    parser: Protego | None
    #: Everything is disallowed (the file could not be had), and why.
    closed: str = ""
    #: The wire's own reason, when no answer came at all.
    miss: Miss | None = None
    crawl_delay: float | None = None

    def allows(self, url: str) -> bool:
        """True when our token may fetch the address."""
        return not self.closed and (self.parser is None or bool(self.parser.can_fetch(url, TOKEN)))


class Robots:
    """The rules of every origin met in a run."""

    def __init__(self, send: Callable[[str], Awaitable[Answer | Miss]]) -> None:
        self._send = send
        self._known: dict[str, asyncio.Task[Rules]] = {}

    async def rules(self, url: str) -> Rules:
        """Return the rules of the URL's origin, asking for them once however many pages wait."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        if origin not in self._known:
            self._known[origin] = asyncio.ensure_future(self._ask(origin))
        return await asyncio.shield(self._known[origin])

    async def _ask(self, origin: str) -> Rules:
        answer = await self._follow(f"{origin}/robots.txt")
        if isinstance(answer, Miss) or answer.status >= 500:
            answer = await self._follow(f"{origin}/robots.txt")  # one retry
        if isinstance(answer, Miss):
            return Rules(None, closed=f"robots.txt could not be had ({answer.reason})", miss=answer)
        if answer.status >= 500:
            return Rules(None, closed=f"robots.txt answered {answer.status}")
        if not 200 <= answer.status < 300:
            return Rules(
                None
            )  # 4xx: no rules (RFC 9309 section 2.3.1.3); a redirect that never ends: likewise
        parser = Protego.parse(answer.body[:_READ].decode("utf-8", "replace"))
        delay = parser.crawl_delay(TOKEN)
        return Rules(parser, crawl_delay=float(delay) if delay is not None else None)

    async def _follow(self, url: str) -> Answer | Miss:
        answer = await self._send(url)
        for _ in range(_HOPS):
            location = answer.header("location") if isinstance(answer, Answer) else None
            if not isinstance(answer, Answer) or not location or not 300 <= answer.status < 400:
                break
            answer = await self._send(urljoin(answer.url, location))
        return answer

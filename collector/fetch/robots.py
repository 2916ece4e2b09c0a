"""robots.txt by RFC 9309: asked once per origin and run, read up to 500 KiB."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from protego import Protego

from collector.fetch.introduction import TOKEN
from collector.fetch.messages import Answer
from collector.records import Miss
from collector.urls import check_url

_READ = 500 * 1024
_HOPS = 5
#: A rules file that takes longer to be understood than its size warrants is an attack; lines are cut at this.
_MAX_LINE = 2_000


@dataclass(frozen=True, slots=True)
class Rules:
    """What an origin's robots.txt means for us."""

    parser: Protego | None
    #: Everything is disallowed (the file could not be had), and why.
    closed: str = ""
    #: The wire's miss, when the origin could not be reached at all.
    miss: Miss | None = None
    crawl_delay: float | None = None

    def allows(self, url: str) -> bool:
        """True when our token may fetch the address."""
        return not self.closed and (self.parser is None or bool(self.parser.can_fetch(url, TOKEN)))


def origin_of(url: str) -> str:
    """Return scheme, host and port of a URL: rules hold for these three together."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


async def ask_rules(origin: str, send: Callable[[str], Awaitable[Answer | Miss]], retries: int) -> Rules:
    """Return an origin's rules; ``send`` makes one request and gives an answer or a miss."""
    answer = await _follow(f"{origin}/robots.txt", send)
    if retries and (isinstance(answer, Miss) or answer.status >= 500):
        answer = await _follow(f"{origin}/robots.txt", send)
    if isinstance(answer, Miss):
        return Rules(None, closed=f"robots.txt could not be had ({answer.reason})", miss=answer)
    if answer.status >= 500:
        return Rules(None, closed=f"robots.txt answered {answer.status}: nothing may be fetched")
    if not 200 <= answer.status < 300:
        return Rules(None)  # 4xx: no rules (RFC 9309, 2.3.1.3); a redirect that leads nowhere likewise
    return parse_rules(answer.body)


def parse_rules(body: bytes) -> Rules:
    """Return the rules in a robots.txt. Never raises: what can't be read is no rule."""
    text = body[:_READ].decode("utf-8-sig", "replace").replace("\0", "")
    parser = Protego.parse("\n".join(line[:_MAX_LINE] for line in text.splitlines()))
    delay = parser.crawl_delay(TOKEN)
    return Rules(parser, crawl_delay=float(delay) if delay is not None and delay > 0 else None)


async def _follow(url: str, send: Callable[[str], Awaitable[Answer | Miss]]) -> Answer | Miss:
    answer = await send(url)
    for _ in range(_HOPS):
        location = answer.header("location") if isinstance(answer, Answer) else None
        if not isinstance(answer, Answer) or not location or not 300 <= answer.status < 400:
            break
        try:
            target = urljoin(answer.url, location)
        except ValueError:
            break
        if check_url(target, any_port=True) is not None:
            break
        answer = await send(target)
    return answer

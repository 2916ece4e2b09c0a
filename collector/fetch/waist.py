"""Where foreign exceptions end: what the wire raised, in our words (CRAWLING section 1)."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

import aiohttp
import httpx

from collector.fetch.guard import AddressRefusedError

#: What sending and reading may raise for a bad address, server or network.
WIRE_ERRORS = (
    httpx.HTTPError,
    httpx.InvalidURL,
    aiohttp.ClientError,
    OSError,
    UnicodeError,
    ValueError,
    TimeoutError,
)

#: What an exception anywhere in the chain means, first match first.
_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (AddressRefusedError, "address refused"),
    (socket.gaierror, "dns"),
    (aiohttp.ClientConnectorDNSError, "dns"),
    (ssl.SSLError, "tls"),
    (ssl.CertificateError, "tls"),
    (ConnectionRefusedError, "refused"),
    (aiohttp.ConnectionTimeoutError, "connect timeout"),
    (aiohttp.SocketTimeoutError, "read timeout"),
    (httpx.ReadTimeout, "read timeout"),
    (aiohttp.ServerDisconnectedError, "closed"),
    (aiohttp.ClientPayloadError, "cut short"),
    (aiohttp.ClientResponseError, "not HTTP"),
    (ConnectionError, "closed"),
    (httpx.ReadError, "closed"),
    (httpx.RemoteProtocolError, "not HTTP"),
    (aiohttp.InvalidURL, "bad URL"),
    (httpx.ConnectTimeout, "connect timeout"),
    (TimeoutError, "timeout"),
    (httpx.InvalidURL, "bad URL"),
    (UnicodeError, "bad URL"),
    (ValueError, "bad URL"),
    (OSError, "unreachable"),
)

#: Reasons that say something of the address; all others a person may find passed, so they are worth a look.
_SETTLED = frozenset({"address refused", "dns", "bad URL"})
#: Reasons that another try may mend.
PASSING = frozenset({"connect timeout", "read timeout", "closed", "cut short"})


#: What is said to a person, where the exception's own words are for programmers.
_SAID = {
    "dns": "there is no such host, or no network",
    "refused": "the server takes no connections",
    "connect timeout": "no connection came about in time",
    "read timeout": "the server fell silent",
    "timeout": "the answer took too long",
    "closed": "the server hung up",
    "cut short": "the answer ended before it was whole",
    "not HTTP": "what the server sent is no HTTP",
}


def reason_of(error: BaseException) -> tuple[str, str]:
    """Return (reason, what that means, or the exception's own words where they say more)."""
    chain = list(_chain(error))
    for kind, reason in _REASONS:
        for link in chain:
            if isinstance(link, kind):
                return reason, _SAID.get(reason) or str(link) or type(link).__name__
    return "unreachable", str(error) or type(error).__name__


def is_worth_a_look(reason: str) -> bool:
    """True when a person may still be able to open the page: a server that shuns robots often just hangs up."""
    return reason not in _SETTLED


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(12):
        if error is None:
            return
        yield error
        nested = getattr(error, "os_error", None)
        if isinstance(nested, BaseException) and nested is not error:
            yield nested
        error = error.__cause__ or error.__context__

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


def reason_of(error: BaseException) -> tuple[str, str]:
    """Return (reason, the words of the exception that gave it)."""
    chain = list(_chain(error))
    for kind, reason in _REASONS:
        for link in chain:
            if isinstance(link, kind):
                return reason, str(link) or type(link).__name__
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

"""The address guard: no connection to an address that is not public, whatever a name resolves to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import Any

AddrInfo = tuple[Any, ...]


class AddressRefusedError(OSError):
    """An address that this program does not connect to."""


_V6_PUBLIC = ipaddress.ip_network("2000::/3")
_NEVER = tuple(
    map(
        ipaddress.ip_network,
        ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20", "2001:db8::/32", "100.64.0.0/10"),
    )
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(text: str) -> bool:
    """
    True for an address on the public internet.

    Mapped, 6to4, Teredo and NAT64 addresses are judged by the IPv4 address inside them; IPv6 must lie in
    ``2000::/3`` (CRAWLING section 7: ``is_global`` alone lets several private forms through).
    """
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return is_public(str(inner))
        if address not in _V6_PUBLIC:
            return False
    if any(address.version == network.version and address in network for network in _NEVER):
        return False
    return address.is_global and not address.is_multicast


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None


def make_guard(*, allow_private: bool) -> Callable[[AddrInfo], socket.socket]:
    """
    Return the socket factory that vets each address of each new connection, after DNS: no gap between check and use.

    Raises ``AddressRefusedError`` for an address that is not public.
    """

    def guard(info: AddrInfo) -> socket.socket:
        if not allow_private and not is_public(str(info[4][0])):
            raise AddressRefusedError(f"{info[4][0]} is not a public address")
        return socket.socket(*info[:3])

    return guard

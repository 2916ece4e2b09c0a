"""No connection to an address that is not public: not by a name, a redirect, a literal, nor a name that changes."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from fetch_samples import HOST, Kept, candidate
from hostile_site import HostileSite

from collector.fetch import guard, open_fetcher
from collector.fetch.guard import AddressRefusedError, is_public, make_guard
from collector.records import Capture, Miss
from collector.settings import Settings

#: Loopback, but taken for a public address in these tests: the site that sends us to bad places.
FRONT = "127.0.0.2"

Hurried = Callable[..., Settings]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1:248:1893:25c8:1946", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False),
        ("255.255.255.255", False), ("224.0.0.1", False), ("192.0.0.8", False), ("192.88.99.1", False), ("198.18.0.1", False),
        ("::", False), ("::1", False), ("::ffff:127.0.0.1", False), ("::ffff:93.184.216.34", True), ("::127.0.0.1", False),
        ("::ffff:0:127.0.0.1", False), ("64:ff9b::7f00:1", False), ("64:ff9b::5db8:d822", True), ("64:ff9b:1::7f00:1", False),
        ("fe80::1%eth0", False), ("fec0::1", False), ("fc00::1", False), ("ff02::1", False), ("3fff::1", False),
        ("5f00::1", False), ("2001:db8::1", False), ("2002:7f00:1::", False), ("2002:5db8:d822::", True), ("nonsense", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_the_guard_makes_sockets_for_public_addresses_alone() -> None:
    info = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))
    with pytest.raises(AddressRefusedError, match=r"127\.0\.0\.1"):
        make_guard(allow_private=False)(info)
    make_guard(allow_private=True)(info).close()


@pytest.fixture
async def front(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[HostileSite]:
    """A site whose address passes for public; nothing else on this machine does."""
    monkeypatch.setattr(guard, "is_public", lambda address: address == FRONT or is_public(address))
    site = await HostileSite().open(FRONT)
    yield site
    await site.__aexit__()


@pytest.fixture
async def inner() -> AsyncIterator[HostileSite]:
    """What must never be reached."""
    async with HostileSite() as site:
        yield site


def outside(front: HostileSite, hurried: Hurried, **changes: Any) -> Settings:
    return hurried(**({"connect_to": {HOST: front.address}, "allow_private": False} | changes))


@pytest.mark.anyio
@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/secret",
        "http://[::ffff:127.0.0.1]:{port}/secret",
        "http://localhost:{port}/secret",
        "http://2130706433:{port}/secret",
        "http://0x7f.1:{port}/secret",
        "http://0:{port}/secret",
        "//127.0.0.1:{port}/secret",
    ],
)
async def test_a_redirect_to_a_port_that_pages_are_not_served_on(
    front: HostileSite, inner: HostileSite, hurried: Hurried, kept: Kept, target: str
) -> None:
    front.page(
        "/go", b"", f"Location: {target.format(port=inner.address.rpartition(':')[2])}", status="302 Found"
    )

    async with open_fetcher(outside(front, hurried), kept) as fetcher:
        result = await fetcher.fetch(candidate(f"http://{HOST}/go"))

    assert isinstance(result, Miss)
    assert result.reason == "bad URL"
    assert len(result.hops) == 1
    assert inner.connections == 0


@pytest.mark.anyio
@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:8080/secret",
        "http://[::ffff:127.0.0.1]:8080/secret",
        "http://[::1]:8080/secret",
        "http://localhost:8080/secret",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:169.254.169.254]/latest/meta-data/",
        "http://10.0.0.1/",
        "http://0x7f.1:8080/secret",
        "http://0/",
        "http://[64:ff9b::7f00:1]:8080/",
    ],
)
async def test_a_redirect_to_an_address_inside(
    front: HostileSite, hurried: Hurried, kept: Kept, target: str
) -> None:
    """The address is refused before any packet: with nothing there, a connection would say ``refused``."""
    front.page("/go", b"", f"Location: {target}", status="302 Found")

    async with open_fetcher(outside(front, hurried, total_timeout=3.0), kept) as fetcher:
        result = await fetcher.fetch(candidate(f"http://{HOST}/go"))

    assert isinstance(result, Miss)
    assert result.reason in {"address refused", "bad URL"}, result
    assert not result.needs_look
    assert len(result.hops) == 1
    assert len(kept.records("response")) == 2  # robots.txt and the redirect


@pytest.mark.anyio
async def test_a_name_that_changes_its_address_between_look_up_and_connect(
    front: HostileSite, inner: HostileSite, hurried: Hurried, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever looks the name up first gets a public address; the connection is made to what the next look-up says."""
    looked: list[str] = []
    places = [(FRONT, front.address), ("127.0.0.1", inner.address)]

    async def look_up(_: object, host: str, port: int, **__: object) -> list[tuple[object, ...]]:
        looked.append(host)
        address, place = places[min(len(looked), 2) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, int(place.rpartition(":")[2])))]

    loop = asyncio.get_running_loop()
    monkeypatch.setattr(type(loop), "getaddrinfo", look_up)
    assert (await loop.getaddrinfo("rebind.example", 80))[0][4][
        0
    ] == FRONT  # as a check before the request would

    async with open_fetcher(outside(front, hurried, connect_to={}, respect_robots=False), kept) as fetcher:
        result = await fetcher.fetch(candidate("http://rebind.example/page"))

    assert isinstance(result, Miss)
    assert result.reason == "address refused"
    assert looked == ["rebind.example"] * 2
    assert inner.connections == 0


@pytest.mark.anyio
async def test_a_name_with_an_inner_and_a_public_address_goes_to_the_public_one(
    front: HostileSite, inner: HostileSite, hurried: Hurried, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def look_up(_: object, host: str, port: int, **__: object) -> list[tuple[object, ...]]:
        return [
            (
                socket.AF_INET,
                socket.SOCK_STREAM,
                6,
                "",
                (place.partition(":")[0], int(place.partition(":")[2])),
            )
            for place in (inner.address, front.address)
        ]

    monkeypatch.setattr(type(asyncio.get_running_loop()), "getaddrinfo", look_up)

    async with open_fetcher(outside(front, hurried, connect_to={}), kept) as fetcher:
        result = await fetcher.fetch(candidate("http://both.example/page"))

    assert isinstance(result, Capture)
    assert result.peer == front.address
    assert inner.connections == 0


@pytest.mark.anyio
async def test_loopback_by_connect_to_needs_leave_too(
    site: HostileSite, hurried: Hurried, kept: Kept
) -> None:
    async with open_fetcher(hurried(allow_private=False), kept) as fetcher:
        result = await fetcher.fetch(candidate(f"http://{HOST}/page"))

    assert isinstance(result, Miss)
    assert result.reason == "address refused"
    assert site.connections == 0

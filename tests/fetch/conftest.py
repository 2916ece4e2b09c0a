"""A hostile site, an archive in memory, settings that are short of patience."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from hostile_site import HostileSite

from collector.records import Candidate
from collector.settings import Settings
from collector.urls import url_key
from collector.warc import Record, read_records

HOST = "www.outlet.example"
HOSTS = (HOST, "outlet.example", *(f"paper{number}.example" for number in range(8)))


class Kept:
    """An archive in memory."""

    def __init__(self) -> None:
        self.content = bytearray()

    def write(self, records: bytes) -> int:
        offset = len(self.content)
        self.content += records
        return offset

    def records(self, kind: str = "") -> list[Record]:
        """Return the records kept, or those of one kind."""
        found = read_records(io.BytesIO(bytes(self.content)))
        return [record for record in found if not kind or record.kind == kind]


def candidate(url: str) -> Candidate:
    """Return a candidate for an address."""
    return Candidate(url=url, key=url_key(url))


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def site() -> AsyncIterator[HostileSite]:
    async with HostileSite() as opened:
        yield opened


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def hurried(site: HostileSite) -> Callable[..., Settings]:
    """Make settings that send every test host to the hostile site, with little patience."""

    def make(**changes: Any) -> Settings:
        facts: dict[str, Any] = {
            "connect_to": dict.fromkeys(HOSTS, site.address),
            "allow_private": True,
            "gap": 0.0,
            "connect_timeout": 0.5,
            "read_timeout": 0.4,
            "total_timeout": 0.8,
            "retries": 0,
            "contact": "editor@outlet.example",
        }
        return Settings(**(facts | changes))

    return make

"""A hostile site, an archive in memory, settings that are short of patience."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from fetch_samples import HOSTS, Kept
from hostile_site import HostileSite

from collector.settings import Settings


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

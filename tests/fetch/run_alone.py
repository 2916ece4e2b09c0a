"""A whole run in a process of its own, where one loopback address passes for public. Run by test_hostile_run."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from crawl_alone import peak_mb

from collector.cli import main
from collector.fetch import guard

#: A name that leads to this machine itself, whatever it led to before.
REBOUND = "rebound.example"


def run(front: str, facts: Path, arguments: list[str]) -> None:
    """Run the command line; write exit status and peak memory into ``facts``."""
    known = guard.is_public
    guard.is_public = lambda address: address == front or known(address)
    look_up = asyncio.BaseEventLoop.getaddrinfo

    async def rebind(loop: Any, host: Any, port: Any, **more: Any) -> Any:
        return await look_up(loop, "127.0.0.1" if host == REBOUND else host, port, **more)

    asyncio.BaseEventLoop.getaddrinfo = rebind  # type: ignore[assignment,method-assign]  # a name server that lies
    status: Any = 0
    try:
        main(arguments)
    except SystemExit as ended:
        status = ended.code or 0
    facts.write_text(json.dumps({"status": status, "peak_mb": peak_mb()}), "utf-8")


if __name__ == "__main__":
    run(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])

"""A small press on loopback, a run in a process of its own, and somebody who kills it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PAGE = """<!doctype html><html lang="en"><head><title>{title}</title><meta property="og:title" content="{title}">
<meta property="article:published_time" content="2026-10-{day:02}T08:00:00+00:00"></head><body><article><h1>{title}</h1>
<p>Acme Pay, the payments company, was the subject of report number {n}, which our own reporter {who} wrote last week in {place}.</p>
<p>{body}</p><p>Nobody at Acme Pay wanted to comment on number {n}. The shops of {place} wait for what comes next, said {who}.</p>
</article></body></html>"""
_WORDS = """
market reader counter harbour ledger morning council station bridge winter ticket letter garden window copper engine
"""
WORDS = _WORDS.split()


def page(n: int) -> bytes:
    """Return a story of its own for each number."""
    chance = random.Random(n)
    body = " ".join(chance.choice(WORDS) for _ in range(120)).capitalize() + "."
    who, place = f"Reporter {chance.choice(WORDS).title()}{n}", chance.choice(WORDS).title()
    title = f"Acme Pay and the {chance.choice(WORDS)} of {place}, part {n}"
    return PAGE.format(title=title, n=n, day=1 + n % 28, who=who, place=place, body=body).encode()


@contextmanager
def press() -> Iterator[tuple[str, Counter[str], dict[int, bytes | int]]]:
    """
    Serve the pages; yield (address, how often each address was asked for, changes).

    What a test puts into ``changes`` under a page's number is answered in its place: a body, or a status.
    """
    asked: Counter[str] = Counter()
    changes: dict[int, bytes | int] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked[f"{self.headers['Host']}{self.path}"] += 1
            known = self.path.startswith("/story/")
            number = int(self.path.rpartition("/")[2]) if known else -1
            answer = changes.get(number, page(number) if known else 404)
            body = answer if isinstance(answer, bytes) else b""
            self.send_response(200 if isinstance(answer, bytes) else answer)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            return  # whoever asked was killed

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}", asked, changes
    finally:
        server.shutdown()
        server.server_close()


def prepare(folder: Path, address: str, pages: int, hosts: int, gap: float) -> list[str]:
    """Write links and settings; return the command."""
    names = [f"paper{n}.example" for n in range(hosts)]
    links = "".join(f"http://{names[n % hosts]}/story/{n}\n" for n in range(pages))
    (folder / "links.txt").write_text(links, "utf-8")
    table = "".join(f'"{name}" = "{address}"\n' for name in names)
    plain = f'allow_private = true\ngap = {gap}\nretries = 0\nmax_pages = 0\ncopies = 0\nworkspace = "ws"\n'
    (folder / "collector.toml").write_text(f"{plain}\n[connect_to]\n{table}", "utf-8")
    return [
        sys.executable, "-m", "collector", "run", "Acme Pay", "--from", "links.txt", "--out", "d", "--now", "2026-11-20",
    ]  # fmt: skip


def run_to_the_end(command: list[str], folder: Path) -> dict[str, Any]:
    """Run undisturbed and return the dossier."""
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    assert ended.returncode in {0, 1}, ended.stderr
    dossier: dict[str, Any] = json.loads((folder / "d" / "dossier.json").read_text("utf-8"))
    return dossier


def run_and_kill(command: list[str], folder: Path, after: float) -> bool:
    """Start the run and kill it with SIGKILL after so many seconds; return whether it was still at work."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    at_work = process.poll() is None
    if at_work:
        os.kill(process.pid, signal.SIGKILL)
    process.wait(30)
    return at_work


#: What two runs of the same pages may differ in: when, from which port, under which record id, on which day it began.
PASSING = {"captured_at", "record", "request_record", "peer", "created_at", "address", "version"}


def settled(value: Any) -> Any:
    """Return a dossier without what may differ between two runs."""
    if isinstance(value, dict):
        return {key: settled(inner) for key, inner in value.items() if key not in PASSING}
    if isinstance(value, list):
        return [settled(inner) for inner in value]
    return value

"""A small web server on loopback that answers for every host of the newsstand."""

from __future__ import annotations

import gzip
import hashlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from collector.newsstand.addresses import Answer, Site


class _Server(ThreadingHTTPServer):
    """Keeps its connections, so that closing ends them at once and waits for no client."""

    daemon_threads = False
    request_queue_size = 128

    def __init__(self, site: Site, date: str) -> None:
        self.site = site
        self.date = date
        self.printing = threading.Lock()
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", 0), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a client that hangs up is no news."""

    def close(self) -> None:
        """Stop serving, end every connection, wait for the threads."""
        self.shutdown()
        for connection in list(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "newsstand"
    sys_version = ""
    timeout = 30
    #: Head and body leave together: two small writes would wait for one another.
    wbufsize = 65536
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        answer = self._answer()
        self._head(answer)
        self.wfile.write(answer.body)

    def do_HEAD(self) -> None:
        self._head(self._answer())

    def _answer(self) -> Answer:
        host = (self.headers.get("Host") or "").split(":")[0].lower().rstrip(".")
        with self.server.printing:
            answer = self.server.site.answer(host, self.path)
        if answer.zipped and "gzip" in (self.headers.get("Accept-Encoding") or ""):
            coded = (("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding"))
            answer = replace(answer, body=gzip.compress(answer.body, mtime=0), headers=answer.headers + coded)
        return self._unless_known(answer)

    def _unless_known(self, answer: Answer) -> Answer:
        """Mark a page with what it is known by, and send nothing of it to those who have it already."""
        if answer.status != 200:
            return answer
        tag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
        marked = replace(answer, headers=(*answer.headers, ("ETag", tag)))
        return replace(marked, status=304, body=b"") if self.headers.get("If-None-Match") == tag else marked

    def _head(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        if answer.status != 304:
            self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()

    def date_time_string(self, timestamp: float | None = None) -> str:
        """Return the newsstand's own time: its days do not pass."""
        return self.server.date

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
        """Keep quiet."""


@contextmanager
def serve(site: Site, date: str) -> Iterator[str]:
    """Serve the site on a free port of 127.0.0.1 while the context is open; gives "127.0.0.1:PORT"."""
    server = _Server(site, date)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="newsstand", daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}"
    finally:
        server.close()
        thread.join()

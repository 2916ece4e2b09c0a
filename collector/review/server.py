"""The loopback server of the browser desk."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from collector.errors import CollectorError
from collector.review.desk import Desk
from collector.review.web import MOST_FORM_BYTES, Request, Response, WebDesk

#: Seconds without a request after which the desk closes.
IDLE_SECONDS = 3600.0
#: Seconds that one request may take to come in.
_SLOW_SECONDS = 10.0


class DeskServer:
    """A desk on 127.0.0.1 at a random port. One request is answered at a time; connections wait apart."""

    def __init__(self, desk: Desk, *, idle: float = IDLE_SECONDS) -> None:
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._web = WebDesk(desk, self._server.server_address[1])
        self._lock = threading.Lock()
        self._idle = idle
        self._last = time.monotonic()
        self._failure: CollectorError | None = None
        self._server.answer = self._answer  # type: ignore[attr-defined]  # how the handler reaches the desk

    @property
    def address(self) -> str:
        """The address to open, good for one use."""
        return self._web.address

    def _answer(self, request: Request) -> Response:
        with self._lock:
            self._last = time.monotonic()
            try:
                return self._web.respond(request)
            except CollectorError as error:
                self._failure = error
                return Response(status=500, body=b"The answer could not be saved: see the terminal.")

    def serve(self, goes_on: Callable[[], bool] = lambda: True) -> None:
        """
        Serve until the reviewer closes the desk, nobody asks for an hour, or ``goes_on`` says no.

        Raises what the case raised (``WorldError`` when an answer can't be saved).
        """
        closed_at: float | None = None
        with self._server:
            while goes_on() and time.monotonic() - self._last < self._idle:
                self._server.handle_request()
                if self._failure is not None:
                    raise self._failure
                if self._web.closed:
                    closed_at = closed_at or time.monotonic()
                    if time.monotonic() - closed_at > 1.0:  # the goodbye page is still to be fetched
                        return


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    timeout = 0.1

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet when a browser goes away in the middle; anything else is shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            traceback.print_exc()


class _Handler(BaseHTTPRequestHandler):
    timeout = _SLOW_SECONDS
    server_version = "collector"
    sys_version = ""
    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        self._handle(b"")

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        size = int(length) if length.isascii() and length.isdigit() and len(length) < 10 else 0
        self._handle(self.rfile.read(min(size, MOST_FORM_BYTES + 1)))

    def _handle(self, body: bytes) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(method=self.command, path=self.path, headers=headers, body=body)
        response: Response = self.server.answer(request)  # type: ignore[attr-defined]  # set by DeskServer
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        self.wfile.write(response.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class calls it so)
        """Keep quiet: the first address would stand in the log."""

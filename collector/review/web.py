"""
The desk in the browser: what each request gets.

The desk shows pages that may be hostile, on an address that any page in the same browser can send requests to.
So: a random first address is traded for a cookie, every other request needs it; the host must be ours (DNS
rebinding), changes need our own origin and a form token; archived pages come without scripts, frames and forms, in
a sandbox. Nothing here opens a socket: ``server`` does.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from collector.review.cards import Card, said_of
from collector.review.desk import Desk, counted
from collector.review.names import country_name, language_name
from collector.review.passages import passages
from collector.review.sandbox import SANDBOX_POLICY, harmless_page

if TYPE_CHECKING:
    from jinja2 import Environment

#: The longest form that is read.
MOST_FORM_BYTES = 20_000
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": with it, browsers send the forms' Origin as "null", and the check of it would refuse us.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-DNS-Prefetch-Control": "off",
}
_STATIC = {"/desk.css": "text/css; charset=utf-8", "/desk.js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request as it came; header names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What goes back."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


class WebDesk:
    """Answers requests for one sitting. Not thread-safe: the server asks one at a time."""

    def __init__(self, desk: Desk, port: int) -> None:
        self._desk = desk
        self._origins = (f"http://127.0.0.1:{port}", f"http://localhost:{port}")
        self._cookie_name = f"desk_{port}"
        self._entry = secrets.token_urlsafe(32)
        self._entered = False
        self._cookie = secrets.token_urlsafe(32)
        self._form_token = secrets.token_urlsafe(32)
        self._notice = ""
        self._help = False
        #: True once the reviewer has closed the desk.
        self.closed = False

    @property
    def address(self) -> str:
        """The first address, good for one use."""
        return f"{self._origins[0]}/enter/{self._entry}"

    def respond(self, request: Request) -> Response:
        """Answer one request."""
        response = self._respond(request)
        policy = {"Content-Security-Policy": _POLICY}
        return Response(
            status=response.status, body=response.body, headers={**_ALWAYS, **policy, **response.headers}
        )

    def _respond(self, request: Request) -> Response:
        if f"http://{request.headers.get('host', '')}" not in self._origins:
            return _refuse("this host name is not the desk's")
        if request.method == "GET" and request.path.startswith("/enter/"):
            return self._enter(request.path.removeprefix("/enter/"))
        if not self._is_known(request):
            return _refuse("open the desk by the address that the terminal shows")
        if request.method == "GET":
            return self._get(request.path)
        if request.method == "POST" and request.path == "/answer":
            return self._post(request)
        return Response(status=405, body=b"not that way")

    # -- who asks --------------------------------------------------------------------------------------------

    def _enter(self, token: str) -> Response:
        if self._entered or not _same(token, self._entry):
            return _refuse("this address was used already, or is another desk's: start the review again")
        self._entered = True
        cookie = f"{self._cookie_name}={self._cookie}; HttpOnly; SameSite=Strict; Path=/"
        return Response(status=303, headers={"Location": "/", "Set-Cookie": cookie})

    def _is_known(self, request: Request) -> bool:
        pairs = (part.strip().partition("=") for part in request.headers.get("cookie", "").split(";"))
        given = {name: value for name, _, value in pairs}
        return _same(given.get(self._cookie_name, ""), self._cookie)

    # -- reading ---------------------------------------------------------------------------------------------

    def _get(self, path: str) -> Response:
        if path == "/":
            return _html(self._card_page())
        if path in _STATIC:
            return Response(status=200, body=_static(path[1:]), headers={"Content-Type": _STATIC[path]})
        if path == "/favicon.ico":
            return Response(status=204)
        if path.startswith("/page/"):
            return self._archived(path.removeprefix("/page/"))
        return Response(status=404, body=b"nothing here")

    def _card_page(self) -> str:
        desk, card = self._desk, self._desk.card
        notice, self._notice = self._notice, ""
        return _environment().get_template("desk.html.j2").render(
            brand=desk.brand,
            card=card,
            card_id=card_id(card) if card else "",
            left=desk.left,
            skipped=desk.skipped,
            unread=desk.unread,
            said_of=said_of,
            country=country_name,
            language=language_name,
            help_open=self._help,
            standings=desk.standings,
            answered=desk.answered,
            notice=notice,
            passages=passages(card.clip, desk.brand) if card else [],
            has_page=card is not None and bool(card.clip.capture.record),
            web=card is not None and card.clip.capture.url.startswith(("http://", "https://")),
            choices=desk.dossier.choices,
            form_token=self._form_token,
        )  # fmt: skip

    def _archived(self, identity: str) -> Response:
        card = self._card(identity)
        body = self._desk.page(card) if card else None
        if card is None or body is None:
            return Response(status=404, body=b"this page is not at hand")
        headers = {"Content-Security-Policy": SANDBOX_POLICY, "Referrer-Policy": "no-referrer"}
        return _html(harmless_page(body, card.clip.capture), headers)

    def _card(self, identity: str) -> Card | None:
        return next((card for card in self._desk.queue if card_id(card) == identity), None)

    # -- writing ---------------------------------------------------------------------------------------------

    def _post(self, request: Request) -> Response:
        if request.headers.get("origin") not in self._origins:
            return _refuse("the form was not sent from the desk")
        if len(request.body) > MOST_FORM_BYTES:
            return Response(status=413, body=b"too long")
        form = {name: values[0] for name, values in _fields(request.body).items()}
        if not _same(form.get("form", ""), self._form_token):
            return _refuse("the form is another sitting's: reload the page")
        self._do(form)
        return Response(status=303, headers={"Location": "/"})

    def _do(self, form: Mapping[str, str]) -> None:
        choice, card = form.get("choice", ""), self._card(form.get("card", ""))
        self._help = choice == "help" and not self._help
        if choice == "help":
            return
        if choice == "again":
            self._notice = f"{counted(self._desk.take_up(), 'skipped question')} taken up again."
        elif choice == "undo":
            self._notice = "Taken back." if self._desk.undo() else "There is nothing to take back."
        elif choice == "quit":
            self.closed = True
            self._notice = "The desk is closed; everything is saved. You can close this tab."
        elif card is None:
            self._notice = "That card was settled already."
        elif choice == "skip":
            self._desk.skip(card)
        elif choice in {"0", "1", "2"}:
            self._answer(card, int(choice), form)

    def _answer(self, card: Card, choice: int, form: Mapping[str, str]) -> None:
        number = form.get("reason", "")
        known = number.isascii() and number.isdigit() and 1 <= int(number) <= len(card.reasons)
        before = self._desk.standings
        reason = card.reasons[int(number) - 1] if known else ""
        decision = self._desk.answer(card, choice, reason=reason, note=form.get("note", "").strip()[:500])
        after = self._desk.standings
        changed = ", and the press links changed" if after.links != before.links else ""
        self._notice = f"Saved: {decision.answer}{changed}."


def card_id(card: Card) -> str:
    """Return what a form calls a card."""
    return hashlib.sha256("\n".join(card.identity).encode("utf-8", "replace")).hexdigest()[:32]


def _fields(body: bytes) -> dict[str, list[str]]:
    try:
        return parse_qs(body.decode("utf-8"), max_num_fields=20)
    except ValueError:
        return {}


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode("utf-8"))


def _refuse(why: str) -> Response:
    return Response(
        status=403, body=f"No: {why}.\n".encode(), headers={"Content-Type": "text/plain; charset=utf-8"}
    )


def _html(text: str, headers: Mapping[str, str] | None = None) -> Response:
    kind = {"Content-Type": "text/html; charset=utf-8"}
    return Response(status=200, body=text.encode("utf-8", "replace"), headers={**kind, **(headers or {})})


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("collector.review", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _static(name: str) -> bytes:
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0].encode("utf-8")

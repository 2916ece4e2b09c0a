"""The browser desk: everything in the list of what a loopback page with hostile HTML needs."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

import pytest
import review_samples as samples
from selectolax.lexbor import LexborHTMLParser

from collector.errors import WorldError
from collector.records import Capture
from collector.review.desk import Desk
from collector.review.sandbox import harmless_page
from collector.review.server import DeskServer
from collector.review.web import Request, Response, WebDesk

PORT = 4711
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"


class Visitor:
    """A browser that has come in by the first address."""

    def __init__(self, book: samples.FakeBook | None = None) -> None:
        self.book = book or samples.FakeBook()
        self.desk = WebDesk(Desk(self.book, "me", samples.Clock()), PORT)
        entered = self.get(urlsplit(self.desk.address).path, cookie="")
        self.cookie = entered.headers["Set-Cookie"].split(";")[0]

    def get(self, path: str, *, cookie: str | None = None, host: str = HOST) -> Response:
        headers = {"host": host, "cookie": self.cookie if cookie is None else cookie}
        return self.desk.respond(Request(method="GET", path=path, headers=headers))

    def page(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.get("/").body.decode())

    def fields(self) -> dict[str, str]:
        found = {}
        for node in self.page().css('input[type="hidden"]'):
            found[str(node.attributes["name"])] = node.attributes["value"] or ""
        return found

    def post(
        self, form: dict[str, str], *, origin: str | None = ORIGIN, cookie: str | None = None
    ) -> Response:
        headers = {"host": HOST, "cookie": self.cookie if cookie is None else cookie}
        if origin is not None:
            headers["origin"] = origin
        body = urlencode(form).encode()
        return self.desk.respond(Request(method="POST", path="/answer", headers=headers, body=body))

    def say(self, choice: str, **more: str) -> Response:
        return self.post({**self.fields(), "choice": choice, **more})


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


# -- who may ask ---------------------------------------------------------------------------------------------


def test_the_first_address_is_random_long_and_good_once() -> None:
    desk = WebDesk(Desk(samples.FakeBook(), "me", samples.Clock()), PORT)
    token = urlsplit(desk.address).path
    request = Request(method="GET", path=token, headers={"host": HOST})
    first, second = desk.respond(request), desk.respond(request)

    assert len(token) >= len("/enter/") + 43
    assert (first.status, first.headers["Location"]) == (303, "/")
    assert {"HttpOnly", "SameSite=Strict"} <= set(first.headers["Set-Cookie"].split("; "))
    assert second.status == 403
    assert token not in first.headers["Set-Cookie"]


@pytest.mark.parametrize("path", ["/", "/desk.js", "/page/x", "/nothing", "/enter/wrong"])
@pytest.mark.parametrize("cookie", ["", f"desk_{PORT}=wrong", "other=1"])
def test_without_the_cookie_everything_is_refused(visitor: Visitor, path: str, cookie: str) -> None:
    assert visitor.get(path, cookie=cookie).status == 403


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1:1", "", f"127.0.0.1.evil.example:{PORT}"]
)
def test_another_host_name_is_refused(visitor: Visitor, host: str) -> None:
    assert visitor.get("/", host=host).status == 403


def test_localhost_is_ours_too(visitor: Visitor) -> None:
    assert visitor.get("/", host=f"localhost:{PORT}").status == 200


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://127.0.0.1:1"])
def test_a_form_from_elsewhere_is_refused(visitor: Visitor, origin: str | None) -> None:
    form = {**visitor.fields(), "choice": "0"}

    assert visitor.post(form, origin=origin).status == 403
    assert visitor.book.lines == []


def test_a_form_without_its_token_is_refused(visitor: Visitor) -> None:
    for token in ("", "wrong"):
        assert visitor.post({**visitor.fields(), "form": token, "choice": "0"}).status == 403
    assert visitor.book.lines == []


def test_a_get_changes_nothing_and_other_ways_are_refused(visitor: Visitor) -> None:
    card = visitor.fields()["card"]
    visitor.get(f"/answer?choice=0&card={card}")
    headers = {"host": HOST, "cookie": visitor.cookie, "origin": ORIGIN}

    assert visitor.book.lines == []
    assert visitor.desk.respond(Request(method="PUT", path="/", headers=headers)).status == 405


def test_a_form_too_long_is_refused(visitor: Visitor) -> None:
    assert visitor.say("0", note="x" * 30_000).status == 413
    assert visitor.book.lines == []


def test_every_answer_carries_the_headers(visitor: Visitor) -> None:
    for response in (
        visitor.get("/"),
        visitor.get("/", cookie=""),
        visitor.get("/desk.css"),
        visitor.say("0"),
    ):
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "same-origin"
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert response.headers["X-DNS-Prefetch-Control"] == "off"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
        assert not [name for name in response.headers if name.startswith("Access-Control")]


# -- the card ------------------------------------------------------------------------------------------------


def test_a_card_shows_what_a_person_needs(visitor: Visitor) -> None:
    text = " ".join(visitor.page().text().split())

    for part in ("Is this a paid or promotional post?", "Lumora Pay and the gamma", "tier B", "2026-10-21", "By Ana Ruiz",
                 "with our partners", "last paragraph (main > p)", "1 of 3 press links", "“no, earned” would bring it in"):  # fmt: skip
        assert part in text
    assert [m.text() for m in visitor.page().css("mark")] == ["LUMORA PAY", "ルモラペイ"]


def test_the_only_script_is_our_own_file(visitor: Visitor) -> None:
    scripts = visitor.page().css("script")

    assert [(s.attributes.get("src"), s.text()) for s in scripts] == [("/desk.js", "")]
    assert not visitor.page().css("style, [style], [onclick]")


def test_every_key_has_a_button_so_that_it_works_without_the_script(visitor: Visitor) -> None:
    visitor.say("0")
    keys = {
        key for node in visitor.page().css("[data-key]") for key in str(node.attributes["data-key"]).split()
    }

    assert keys == {"a", "x", "u", "Space", "s", "h", "?", "z", "Backspace", *"123456789"}


def test_help_shows_the_keys_until_it_is_asked_for_again(visitor: Visitor) -> None:
    assert not visitor.page().css("dl.keys")
    visitor.say("help")
    assert "skip: it comes back" in visitor.page().text()
    visitor.say("help")
    assert not visitor.page().css("dl.keys")
    assert visitor.book.lines == []


def test_countries_and_languages_are_named_and_harmless_labels_folded(visitor: Visitor) -> None:
    facts = visitor.page().css("ul.facts")[0].text()

    assert "United Kingdom" in facts
    assert not visitor.page().css("main > .proof.counter")


def test_answers_reach_the_ledger_with_reason_and_note(visitor: Visitor) -> None:
    response = visitor.say("1", reason="1", note=" at the top ")

    assert (response.status, response.headers["Location"]) == (303, "/")
    (decision,) = visitor.book.decisions()
    assert (decision.key, decision.answer) == ("gamma.example/lumora", "paid")
    assert (decision.reason, decision.note, decision.reviewer) == ("label on the page", "at the top", "me")
    assert "Saved: paid" in visitor.page().text()


def test_the_list_follows_and_undo_brings_the_card_back(visitor: Visitor) -> None:
    visitor.say("0")
    assert "the press links changed" in visitor.page().text()
    assert "2 of 3 press links" in visitor.page().text()
    visitor.say("undo")
    assert "Lumora Pay and the gamma" in visitor.page().text()


def test_an_old_form_does_not_answer_another_card(visitor: Visitor) -> None:
    old = visitor.fields()
    visitor.post({**old, "choice": "0"})
    visitor.post({**old, "choice": "1"})

    assert len(visitor.book.lines) == 1
    assert "settled already" in visitor.page().text()


def test_skip_then_the_end_then_closing(visitor: Visitor) -> None:
    visitor.say("skip")
    visitor.say("0")
    visitor.say("2")
    assert "1 skipped, nothing else is left." in visitor.page().text()
    visitor.say("again")
    assert "1 skipped question taken up again." in visitor.page().text()
    visitor.say("0")
    assert "Nothing is left to settle." in visitor.page().text()
    visitor.say("quit")
    assert visitor.desk.closed


@pytest.mark.parametrize(
    "form", [{"choice": "7"}, {"reason": "99", "choice": "x"}, {"card": "none", "choice": "0"}]
)
def test_nonsense_changes_nothing(visitor: Visitor, form: dict[str, str]) -> None:
    assert visitor.post({**visitor.fields(), **form}).status == 303
    assert visitor.book.lines == []


# -- the archived page ---------------------------------------------------------------------------------------


def test_the_archived_page_is_framed_and_sandboxed(visitor: Visitor) -> None:
    frame = visitor.page().css_first("iframe")
    assert frame is not None
    response = visitor.get(str(frame.attributes["src"]))

    assert frame.attributes["sandbox"] in ("", None)
    assert response.headers["Content-Security-Policy"] == (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; "
        "frame-ancestors 'self'"
    )
    assert visitor.get("/page/" + "0" * 32).status == 404


def test_nothing_that_acts_or_loads_is_left_of_an_archived_page() -> None:
    capture = Capture(
        url="https://a.example/", requested_url="https://a.example/", status=200, captured_at=samples.NOW
    )
    page = LexborHTMLParser(harmless_page(samples.HOSTILE_PAGE, capture))

    assert not page.css("script, iframe, object, embed, form, base, link, meta[http-equiv]")
    for node in page.css("*"):
        assert not [
            name
            for name in node.attributes
            if name.startswith("on") or name in {"href", "src", "srcset", "action"}
        ]
    assert "The story about Lumora Pay." in page.text()


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe\x00", b"<" * 5000, b"<svg><script>x</script></svg>", b"<a href=x>" * 3000]
)
def test_any_bytes_become_a_page(body: bytes) -> None:
    capture = Capture(
        url="https://a.example/", requested_url="https://a.example/", status=200, captured_at=samples.NOW
    )

    assert "<script" not in harmless_page(body, capture)


# -- over a socket -------------------------------------------------------------------------------------------


@pytest.fixture
def served() -> Iterator[tuple[DeskServer, threading.Thread, samples.FakeBook]]:
    book = samples.FakeBook()
    server = DeskServer(Desk(book, "me", samples.Clock()))
    going = [True]
    thread = threading.Thread(target=server.serve, args=(lambda: going[0],))
    thread.start()
    yield server, thread, book
    going[0] = False
    thread.join(5)


def ask(
    server: DeskServer, method: str, path: str, headers: dict[str, str], body: str = ""
) -> tuple[int, dict[str, str], str]:
    host = urlsplit(server.address).netloc
    connection = http.client.HTTPConnection(host, timeout=5)
    try:
        connection.request(method, path, body or None, headers)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read().decode()
    finally:
        connection.close()


def test_a_sitting_over_the_socket(served: tuple[DeskServer, threading.Thread, samples.FakeBook]) -> None:
    server, thread, book = served
    parts = urlsplit(server.address)
    assert parts.hostname == "127.0.0.1"
    assert ask(server, "GET", "/", {})[0] == 403

    status, headers, _ = ask(server, "GET", parts.path, {})
    assert status == 303
    known = {"Cookie": headers["Set-Cookie"].split(";")[0], "Origin": f"http://{parts.netloc}"}
    for choice in ("0", "quit"):
        page = LexborHTMLParser(ask(server, "GET", "/", known)[2])
        fields = {str(n.attributes["name"]): n.attributes["value"] for n in page.css('input[type="hidden"]')}
        form = {"Content-Type": "application/x-www-form-urlencoded", **known}
        assert ask(server, "POST", "/answer", form, urlencode({**fields, "choice": choice}))[0] == 303
    thread.join(5)

    assert not thread.is_alive(), "closing the desk ends the server"
    assert [d.answer for d in book.decisions()] == ["earned"]


def test_nobody_there_ends_the_sitting() -> None:
    DeskServer(Desk(samples.FakeBook(), "me", samples.Clock()), idle=0.05).serve()


def test_what_the_disk_refuses_reaches_the_terminal() -> None:
    class FullBook(samples.FakeBook):
        def append(self, seq: int, line: str) -> None:
            raise WorldError("can't write the ledger: no space left")

    server = DeskServer(Desk(FullBook(), "me", samples.Clock()))
    caught: list[BaseException] = []

    def serve() -> None:
        try:
            server.serve()
        except WorldError as error:
            caught.append(error)

    thread = threading.Thread(target=serve)
    thread.start()
    parts = urlsplit(server.address)
    _, headers, _ = ask(server, "GET", parts.path, {})
    known = {"Cookie": headers["Set-Cookie"].split(";")[0], "Origin": f"http://{parts.netloc}"}
    page = LexborHTMLParser(ask(server, "GET", "/", known)[2])
    fields = {str(n.attributes["name"]): n.attributes["value"] for n in page.css('input[type="hidden"]')}
    status, _, _ = ask(server, "POST", "/answer", known, urlencode({**fields, "choice": "0"}))
    thread.join(5)

    assert status == 500
    assert len(caught) == 1

"""One exchange: a request out, an answer or a reason back, both in the archive."""

from __future__ import annotations

import asyncio
import hashlib
import time
from datetime import UTC, datetime

import httpx

from collector.fetch.archiving import Recorder, Secrets, heard_on
from collector.fetch.decode import plain_body
from collector.fetch.endings import Ended, is_whole, location_on, truncated_by
from collector.fetch.introduction import user_agent
from collector.fetch.messages import Answer, Request, Wanted
from collector.fetch.room import Room
from collector.fetch.sink import Archive
from collector.fetch.waist import WIRE_ERRORS, is_worth_a_look, reason_of
from collector.fetch.wire import MAX_HEAD, Exchange, exchange
from collector.records import Miss
from collector.settings import Settings

#: An answer that outgrows this needs room for the rest, which all that are under way share.
_LARGE = 300_000
_ROOM = 30_000_000


class Client:
    """Sends single requests: no cookies, no redirects, no retries, everything archived."""

    def __init__(
        self,
        settings: Settings,
        archive: Archive,
        transport: httpx.AsyncBaseTransport,
        http: httpx.AsyncClient,
    ) -> None:
        self._settings = settings
        self._recorder = Recorder(archive, user_agent(settings.contact))
        self._transport = transport
        self._http = http
        self._usual = http.headers.raw
        self._room = Room(_ROOM)

    async def send(self, asked: Request) -> Answer | Miss:
        """
        Return the answer, or the miss that says what the wire said; whatever began as an answer is archived.

        Never raises for a bad server. Raises ``WorldError`` when the archive can't be written.
        """
        secrets = Secrets(asked.url, asked.headers, asked.redact)
        try:
            request = self._request_for(asked, secrets)
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            return Miss(url=secrets.text(asked.url)[:1000], reason="bad URL", detail=str(error)[:200])
        now = Exchange(request, datetime.now(UTC))
        exchange.set(now)
        began = time.perf_counter()
        try:
            ended = await self._converse(now, asked)
            return self._conclude(now, ended, asked, secrets, time.perf_counter() - began)
        finally:
            now.end()

    def _request_for(self, asked: Request, secrets: Secrets) -> httpx.Request:
        """Return what is sent; a plain GET, which nearly all are, is put together by hand."""
        if asked.method == "GET" and not (asked.headers or asked.body or secrets):
            url = httpx.URL(asked.url)
            request = httpx.Request(
                "GET", url, headers=[(b"Host", url.netloc), *self._usual], stream=httpx.ByteStream(b"")
            )
            request.read()
            return request
        headers = list(asked.headers)
        if secrets:  # a key that the answer repeats has to be found in it
            headers.append(("Accept-Encoding", "identity"))
        return self._http.build_request(asked.method, asked.url, headers=headers, content=asked.body or None)

    async def _converse(self, now: Exchange, asked: Request) -> Ended:
        """Send and read until the end, a limit or a failure."""
        ended = Ended()
        try:
            async with asyncio.timeout(asked.timeout or self._settings.total_timeout):
                response = await self._transport.handle_async_request(now.request)
                ended.response, now.head_read = response, True
                await self._drain(now, response, asked.wanted, ended)
        except WIRE_ERRORS as error:
            ended.reason, ended.detail = reason_of(error)
        if now.overflowed:
            ended.reason, ended.detail = "too big", f"the head of the answer is over {MAX_HEAD:,} bytes"
        return ended

    async def _drain(self, now: Exchange, response: httpx.Response, wanted: Wanted, ended: Ended) -> None:
        """Read the body as sent, at most so many bytes; the tape keeps it."""
        most, size, reserved = self._settings.max_sent_bytes, 0, 0
        stream = response.stream
        assert isinstance(stream, httpx.AsyncByteStream), "the transport is an asynchronous one"
        try:
            if not wanted(response.headers.get("content-type", "")) and response.status_code < 300:
                ended.truncated = "unspecified"
                return
            async for piece in stream:
                size += len(piece)
                if not now.received:
                    ended.spoken += piece
                if size > most:
                    ended.truncated, ended.detail = "length", f"more than {most:,} bytes were sent"
                    return
                if size > _LARGE and not reserved:
                    reserved = await self._room.take(_rest_of(response, most))
        finally:
            self._room.give_back(reserved)
            await stream.aclose()

    def _conclude(
        self, now: Exchange, ended: Ended, asked: Request, secrets: Secrets, took: float
    ) -> Answer | Miss:
        tape = now.heard() or ended.spoken_answer()
        heard = heard_on(secrets.bytes(tape) if secrets else tape)
        sent_to = str(now.request.url)  # as it went out: unsafe characters escaped, the host in its IDNA form
        shown = secrets.text(sent_to)
        broken = ended.response is None and bool(ended.reason) and not (heard and is_whole(heard))
        if heard is None or broken:
            reason = ended.reason or "not HTTP"
            return Miss(
                url=shown[:2000], reason=reason, detail=secrets.text(ended.detail)[:200],
                captured_at=now.began, needs_look=is_worth_a_look(reason),
            )  # fmt: skip
        truncated = ended.truncated or truncated_by(ended.reason, heard)
        body, cut, note = plain_body(heard.message, self._settings.max_page_bytes)
        truncated = truncated or cut
        page = hashlib.sha256(body)
        record = self._recorder.keep(
            now, heard, url=sent_to, truncated=truncated, secrets=secrets, took=took,
            body_sha256=page.digest() if body is heard.message.body else b"",
            earlier=asked.earlier if heard.message.status == 304 else None,
        )  # fmt: skip
        return Answer(
            url=shown,
            status=heard.message.status,
            headers=heard.message.headers,
            body=body,
            record=record,
            page_sha256=page.hexdigest(),
            captured_at=now.began,
            took=took,
            peer=f"{now.peer[0]}:{now.peer[1]}" if now.peer else None,
            truncated=truncated,
            note=secrets.text(ended.detail or note),
            location=location_on(tape) if 300 <= heard.message.status < 400 else "",
        )


def _rest_of(response: httpx.Response, most: int) -> int:
    """Return how many bytes of a large answer are still to come, at most."""
    declared = response.headers.get("content-length", "")
    size = int(declared[:15]) if declared.isascii() and declared.isdigit() else most
    return max(1, min(size, most) - _LARGE)

"""Services, feeds and sitemaps asked by address: any type of answer, keys kept out of sight."""

from __future__ import annotations

from dataclasses import replace

from collector.fetch.answers import CUT, capture_of_answer, target_of
from collector.fetch.archiving import Secrets
from collector.fetch.door import RETRY_STATUSES, Door, plain
from collector.fetch.lanes import Ticket
from collector.fetch.messages import Answer, Request
from collector.fetch.pace import MAX_RETRY_AFTER, backoff, parse_retry_after
from collector.records import Capture, Hop, Miss
from collector.urls import registrable_domain

_REASONS = {402: "quota", 404: "not found", 410: "not found", 401: "refused", 403: "refused"}


async def ask(door: Door, request: Request, ticket: Ticket, *, robots: bool) -> Capture | Miss:
    """Return the answer of a service, or why there is none; redirects are followed, keys stay with their service."""
    hops: list[Hop] = []
    requested = None
    for _ in range(door.settings.max_redirects + 1):
        refusal = door.wrong_with(request.url)
        if refusal is None and robots:
            refusal = door.closed(request.url) or await door.disallowed(request.url, ticket)
        if refusal is not None:
            shown = Secrets(request.url, request.headers, request.redact).text(refusal.url)
            return replace(refusal, url=shown, hops=tuple(hops))
        answer = await _send(door, request, ticket)
        if isinstance(answer, Miss):
            return replace(answer, hops=tuple(hops))
        requested = requested or answer.url
        target = target_of(answer) if 300 <= answer.status < 400 else None
        if target is None:
            return _read(requested, answer, tuple(hops))
        hops.append(
            Hop(
                url=answer.url,
                status=answer.status,
                location=answer.header("location") or "",
                record=answer.record,
            )
        )
        request = _redirected(request, target, answer.status)
    return Miss(url=requested or "", reason="too many redirects", hops=tuple(hops))


def _redirected(request: Request, target: str, status: int) -> Request:
    """Return the request that a redirect makes of one; another domain gets neither keys nor body."""
    method, body, headers = request.method, request.body, request.headers
    if status in {301, 302, 303} and method != "HEAD":
        method, body = "GET", b""
    if registrable_domain(target) != registrable_domain(request.url):
        secret = {name.lower() for name in request.redact}
        headers = tuple(pair for pair in headers if pair[0].lower() not in secret)
        method, body = "GET", b""
    return replace(request, url=plain(target), method=method, body=body, headers=headers)


async def _send(door: Door, request: Request, ticket: Ticket) -> Answer | Miss:
    answer = await door.send(request, ticket)
    if isinstance(answer, Miss) or answer.status not in RETRY_STATUSES or not door.settings.retries:
        return answer
    asked = parse_retry_after(answer.header("retry-after"))
    if asked is not None and asked > MAX_RETRY_AFTER:
        return answer
    door.lanes.delay(registrable_domain(request.url), backoff(0) if asked is None else asked)
    return await door.send(request, ticket)


def _read(requested: str, answer: Answer, hops: tuple[Hop, ...]) -> Capture | Miss:
    """Return a service's answer, or the miss its status means."""
    status = answer.status
    if (
        answer.truncated in CUT and answer.truncated != "length"
    ):  # half an answer says nothing; half a list does
        return Miss(
            url=answer.url,
            reason=CUT[answer.truncated],
            detail=answer.note,
            status=status,
            captured_at=answer.captured_at,
            record=answer.record,
            hops=hops,
        )
    is_json = answer.body.lstrip()[:1] in {b"{", b"["}
    reason = _REASONS.get(status)
    if 200 <= status < 300 or (reason in {"refused", "quota"} and is_json):
        return capture_of_answer(requested, answer, hops)
    if status in {408, 429} or status >= 500:
        reason = "unavailable"
    words = " ".join(answer.body[:300].decode("utf-8", "replace").split())[:200]
    return Miss(
        url=answer.url,
        reason=reason or "refused",
        detail=f"answered {status}: {words}",
        status=status,
        captured_at=answer.captured_at,
        record=answer.record,
        hops=hops,
    )

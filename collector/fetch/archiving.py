"""An exchange as WARC records: the bytes as they passed on the wire, and the facts around them."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import Protocol
from urllib.parse import parse_qsl, urlsplit

from collector.fetch.wire import Exchange
from collector.warc import date_of, digest_of, new_record_id, write_record

REDACTED = "REDACTED"


class Archive(Protocol):
    """Where captures go; whole WARC records are appended, in order."""

    def write(self, records: bytes) -> int:
        """Append and return the offset of the first; must be durable against the process's death when it returns."""


def secrets_of(url: str, headers: Iterable[tuple[str, str]], redact: tuple[str, ...]) -> list[str]:
    """Return the values that must not be written down, longest first."""
    names = {name.lower() for name in redact}
    found = [value for name, value in parse_qsl(urlsplit(url).query) if name.lower() in names and value]
    found += [value for name, value in headers if name.lower() in names and value]
    return sorted(set(found), key=len, reverse=True)


def redacted(text: str, secrets: Iterable[str]) -> str:
    """Return the text with every secret replaced."""
    for secret in secrets:
        text = text.replace(secret, REDACTED)
    return text


def records_of(
    now: Exchange,
    *,
    block: bytes,
    url: str,
    truncated: str | None,
    secrets: Iterable[str] = (),
    encoded: bool,
    chunked: bool,
    payload: bytes,
) -> tuple[str, bytes]:
    """
    Return (id of the response record, the three records of one exchange: response, request, metadata).

    ``block`` is the answer as received, interim answers cut off; ``payload`` its body with the transfer coding
    taken off and the content coding still on.
    """
    response_id = new_record_id()
    when = date_of(now.began)
    common = [("WARC-Target-URI", redacted(url, secrets)), ("WARC-Date", when)]
    peer = [("WARC-IP-Address", now.peer[0])] if now.peer else []
    protocol = [("WARC-Protocol", "http/1.1")]
    if now.tls_version:
        protocol.append(("WARC-Protocol", now.tls_version.lower().replace("tlsv", "tls/")))
        if now.cipher:
            protocol.append(("WARC-Cipher-Suite", now.cipher))
    answer = [
        ("WARC-Type", "response"),
        ("WARC-Record-ID", response_id),
        *common,
        *peer,
        *protocol,
        *([("WARC-Truncated", truncated)] if truncated else []),
        *([] if chunked else [("WARC-Payload-Digest", digest_of(payload))]),
        ("WARC-Block-Digest", digest_of(block)),
        ("Content-Type", "application/http; msgtype=response"),
    ]
    sent = bytes(now.sent) or _spoken(now)
    for secret in secrets:
        sent = sent.replace(secret.encode("utf-8", "replace"), REDACTED.encode())
    asked = [
        ("WARC-Type", "request"),
        ("WARC-Record-ID", new_record_id()),
        *common,
        *peer,
        *protocol,
        ("WARC-Concurrent-To", response_id),
        ("WARC-Block-Digest", digest_of(sent)),
        ("Content-Type", "application/http; msgtype=request"),
    ]
    facts = _facts(now)
    about = [
        ("WARC-Type", "metadata"),
        ("WARC-Record-ID", new_record_id()),
        *common,
        ("WARC-Concurrent-To", response_id),
        ("WARC-Refers-To", response_id),
        ("WARC-Block-Digest", digest_of(facts)),
        ("Content-Type", "application/warc-fields"),
    ]
    level = 0 if encoded else 1
    records = (
        write_record(answer, block, level=level) + write_record(asked, sent) + write_record(about, facts)
    )
    return response_id, records


def _spoken(now: Exchange) -> bytes:
    """Return the request as it would be spoken, where no wire was there to keep it (a stub in tests)."""
    request = now.request
    lines = [f"{request.method} {request.url.raw_path.decode('ascii', 'replace')} HTTP/1.1"]
    lines += [f"{name.decode('latin-1')}: {value.decode('latin-1')}" for name, value in request.headers.raw]
    return "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n"


def _facts(now: Exchange) -> bytes:
    lines = [f"tries: {now.tries}"]
    if now.peer:
        lines.append(f"peer: {now.peer[0]} port {now.peer[1]}")
    if now.certificate:
        lines.append(f"certificate: {base64.b64encode(now.certificate).decode('ascii')}")
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")

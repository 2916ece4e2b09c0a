"""An exchange as WARC records: the bytes as they passed on the wire, and the facts around them."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, quote, urlsplit

from collector import __version__
from collector.fetch.sink import Archive
from collector.fetch.wire import Exchange
from collector.records import Capture
from collector.warc import HttpMessage, date_of, digest_of, find_response, new_record_id, write_record

#: Shorter values are masked where they stand as values, not wherever the same letters occur.
_SHORTEST_SECRET = 5
MASK = "*"
#: WARC 1.1, 6.7.3.
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


class Secrets:
    """Values that are never archived, logged or shown; each is masked by as many asterisks."""

    def __init__(self, url: str, headers: Iterable[tuple[str, str]] = (), names: Iterable[str] = ()) -> None:
        self._values: list[str] = []
        wanted = {name.lower() for name in names}
        if not wanted:
            return
        pairs = parse_qsl(urlsplit(url).query)
        values = {value for name, value in (*pairs, *headers) if name.lower() in wanted and value}
        spelled = {spelling for value in values for spelling in (value, quote(value, safe=""), quote(value))}
        self._values = sorted(spelled, key=len, reverse=True)

    def __bool__(self) -> bool:
        return bool(self._values)

    def text(self, text: str) -> str:
        """Return the text with the secrets masked."""
        for value in self._values:
            if len(value) >= _SHORTEST_SECRET:
                text = text.replace(value, MASK * len(value))
            else:
                text = text.replace(f"={value}", f"={MASK * len(value)}")
        return text

    def bytes(self, data: bytes) -> bytes:
        """Return the bytes with the secrets masked; as long as before, so that no declared length becomes wrong."""
        for value in self._values:
            plain = value.encode("utf-8", "replace")
            if len(value) >= _SHORTEST_SECRET:
                data = data.replace(plain, MASK.encode() * len(plain))
            else:
                for before in (b"=", b": "):
                    data = data.replace(before + plain, before + MASK.encode() * len(plain))
        return data


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The answer on a tape, cut to what it declares."""

    message: HttpMessage
    block: bytes
    #: Bytes of interim answers before it, and bytes after its declared end.
    interim: int
    surplus: int


def heard_on(tape: bytes) -> Heard | None:
    """Return the answer on a tape, None when none begins there."""
    found = find_response(tape)
    if found is None:
        return None
    message, start, end = found
    whole = start == 0 and end == len(tape)
    return Heard(
        message=message,
        block=tape if whole else tape[start:end],
        interim=start,
        surplus=len(tape) - end,
    )


class Recorder:
    """Writes exchanges into an archive; the first is preceded by a ``warcinfo`` record."""

    def __init__(self, archive: Archive, agent: str) -> None:
        self._archive = archive
        self._agent = agent
        self._info: str | None = None
        self._certificates: set[str] = set()

    def keep(
        self, now: Exchange, heard: Heard, *, url: str, truncated: str | None, secrets: Secrets, took: float,
        body_sha256: bytes = b"", earlier: Capture | None = None,
    ) -> str:  # fmt: skip
        """
        Write response, request and metadata of one exchange and return the id of the response record.

        What was heard has its secrets masked already; the request is masked here. ``body_sha256`` is the digest of the
        message's body, where it is known. ``earlier``: the capture that the answer says is still the page; what is
        written then is a ``revisit`` that refers to it.
        """
        before = self._begin(now.began) if self._info is None else b""
        response_id = new_record_id()
        shared = self._shared_fields(now, secrets.text(url))
        answer = write_record(
            [
                ("WARC-Type", "revisit" if earlier else "response"),
                ("WARC-Record-ID", response_id),
                *shared,
                *([("WARC-Truncated", truncated)] if truncated else []),
                *(_referring_to(earlier) if earlier else _payload_digest(heard, body_sha256)),
                ("WARC-Block-Digest", digest_of(heard.block)),
                ("Content-Type", "application/http; msgtype=response"),
            ],
            heard.block,
            level=0 if _header(heard.message, "content-encoding") else 1,
        )
        sent = secrets.bytes(b"".join(now.sent) or spoken_request(now))
        asked = self._beside("request", response_id, shared, sent, "application/http; msgtype=request")
        facts = self._facts(now, heard, took, secrets)
        about = self._beside("metadata", response_id, shared, facts, "application/warc-fields")
        self._archive.write(before + answer + asked + about)
        return response_id

    def _begin(self, when: datetime) -> bytes:
        self._info = new_record_id()
        lines = (
            f"software: collector/{__version__}",
            "format: WARC File Format 1.1",
            "conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "robots: obeyed (RFC 9309)",
            f"http-header-user-agent: {self._agent}",
        )
        block = "".join(f"{line}\r\n" for line in lines).encode()
        fields = [
            ("WARC-Type", "warcinfo"),
            ("WARC-Record-ID", self._info),
            ("WARC-Filename", "captures.warc.gz"),
            ("WARC-Date", date_of(when)),
            ("Content-Type", "application/warc-fields"),
            ("WARC-Block-Digest", digest_of(block)),
        ]
        return write_record(fields, block)

    def _shared_fields(self, now: Exchange, url: str) -> list[tuple[str, str]]:
        fields = [
            ("WARC-Warcinfo-ID", self._info or ""),
            ("WARC-Target-URI", url),
            ("WARC-Date", date_of(now.began)),
        ]
        if now.peer:
            fields.append(("WARC-IP-Address", now.peer[0]))
        fields.append(("WARC-Protocol", "http/1.1"))
        if now.tls_version:
            fields.append(("WARC-Protocol", now.tls_version.lower().replace("tlsv", "tls/")))
            if now.cipher:
                fields.append(("WARC-Cipher-Suite", now.cipher))
        return fields

    def _beside(
        self, kind: str, response_id: str, shared: Sequence[tuple[str, str]], block: bytes, content_type: str
    ) -> bytes:
        refers = [("WARC-Refers-To", response_id)] if kind == "metadata" else []
        fields = [
            ("WARC-Type", kind),
            ("WARC-Record-ID", new_record_id()),
            *shared,
            ("WARC-Concurrent-To", response_id),
            *refers,
            ("WARC-Block-Digest", digest_of(block)),
            ("Content-Type", content_type),
        ]
        return write_record(fields, block)

    def _facts(self, now: Exchange, heard: Heard, took: float, secrets: Secrets) -> bytes:
        facts: list[tuple[str, object]] = [("fetchTimeMs", round(took * 1000))]
        if now.first_at:
            facts.append(("firstByteMs", round((now.first_at - now.sent_at) * 1000)))
        if now.peer:
            facts.append(("peer-port", now.peer[1]))
        facts += [
            (name, value)
            for name, value in (
                ("tries", now.tries if now.tries > 1 else 0),
                ("interim-answer-bytes", heard.interim),
                ("surplus-bytes", heard.surplus),
                ("masked", "values of keys, by asterisks" if secrets else ""),
            )
            if value
        ]
        if now.certificate:
            digest = hashlib.sha256(now.certificate).hexdigest()
            facts.append(("certificate-sha256", digest))
            if digest not in self._certificates:
                self._certificates.add(digest)
                facts.append(("certificate", base64.b64encode(now.certificate).decode("ascii")))
        return "".join(f"{name}: {value}\r\n" for name, value in facts).encode("ascii")


def _referring_to(earlier: Capture) -> list[tuple[str, str]]:
    """Return the fields of a revisit: which record holds the page that the server says has not changed."""
    return [
        ("WARC-Profile", _NOT_MODIFIED),
        ("WARC-Refers-To-Target-URI", earlier.url),
        ("WARC-Refers-To-Date", date_of(earlier.captured_at)),
        *([("WARC-Refers-To", earlier.record)] if earlier.record else []),
    ]


def _payload_digest(heard: Heard, sha256: bytes) -> list[tuple[str, str]]:
    """Checkers hash a chunked body with its chunks, and read odd heads as they like: there the field stays out."""
    body = heard.message.body
    head_end = heard.block.find(b"\r\n\r\n") + 4
    if _header(heard.message, "transfer-encoding") or len(heard.block) - head_end != len(body):
        return []
    return [("WARC-Payload-Digest", digest_of(body, sha256))]


def _header(message: HttpMessage, name: str) -> str:
    return next((value for key, value in message.headers if key.lower() == name), "")


def spoken_request(now: Exchange) -> bytes:
    """Return the request as it would be spoken, where no wire was there to keep it (a stub in tests)."""
    request = now.request
    lines = [f"{request.method} {request.url.raw_path.decode('ascii', 'replace')} HTTP/1.1"]
    lines += [f"{name.decode('latin-1')}: {value.decode('latin-1')}" for name, value in request.headers.raw]
    return "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n"

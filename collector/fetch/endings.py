"""How an exchange ended: whole, stopped by us, or broken off."""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx

from collector.fetch.archiving import Heard, heard_on


@dataclass(slots=True)
class Ended:
    """How an exchange ended."""

    response: httpx.Response | None = None
    #: Why it was stopped by us.
    truncated: str | None = None
    #: What the wire raised, in our words.
    reason: str = ""
    detail: str = ""
    #: The body where no wire was there to keep it (a stub in tests).
    spoken: bytearray = field(default_factory=bytearray)

    def spoken_answer(self) -> bytes:
        """Return the answer as it would be spoken; b"" when there is none."""
        if self.response is None:
            return b""
        head = b"".join(name + b": " + value + b"\r\n" for name, value in self.response.headers.raw)
        return b"HTTP/1.1 %d \r\n%b\r\n%b" % (self.response.status_code, head, bytes(self.spoken))


def truncated_by(reason: str, heard: Heard) -> str | None:
    """Return the WARC word for how an answer broke off, None when it is whole all the same."""
    # Bytes after the declared end, or a close that came late: what was declared is there.
    if not reason or is_whole(heard):
        return None
    return "time" if "time" in reason else "disconnect"


def is_whole(heard: Heard) -> bool:
    """True when as much of the body is there as its head declares; False when it declares nothing."""
    fields = {name.lower(): value for name, value in heard.message.headers}
    if "transfer-encoding" in fields:
        return heard.block.endswith(b"0\r\n\r\n")
    declared = fields.get("content-length", "")
    return declared.isascii() and declared.isdigit() and len(heard.message.body) >= int(declared[:15])


def location_on(tape: bytes) -> str:
    """Return the Location header of the answer on a tape, "" for none."""
    heard = heard_on(tape)
    headers = heard.message.headers if heard else ()
    return next((value for name, value in headers if name.lower() == "location"), "")

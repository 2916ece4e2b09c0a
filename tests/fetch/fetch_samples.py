"""Hosts, candidates and an archive in memory for the tests of fetching."""

from __future__ import annotations

import io

from collector.records import Candidate
from collector.urls import url_key
from collector.warc import Record, read_records

HOST = "www.outlet.example"
HOSTS = (HOST, "outlet.example", *(f"paper{number}.example" for number in range(8)))


class Kept:
    """An archive in memory."""

    def __init__(self) -> None:
        self.content = bytearray()

    def write(self, records: bytes) -> int:
        offset = len(self.content)
        self.content += records
        return offset

    def records(self, kind: str = "") -> list[Record]:
        """Return the records kept, or those of one kind."""
        found = read_records(io.BytesIO(bytes(self.content)))
        return [record for record in found if not kind or record.kind == kind]


def candidate(url: str) -> Candidate:
    """Return a candidate for an address."""
    return Candidate(url=url, key=url_key(url))

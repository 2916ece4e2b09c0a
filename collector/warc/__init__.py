"""The WARC/1.1 codec: records to bytes and back. Pure: what reads and writes files hands bytes or a file object in."""

from collector.warc.messages import HttpMessage, dechunk, find_response, parse_response
from collector.warc.packing import fast_zlib
from collector.warc.reader import MAX_BLOCK, read_records
from collector.warc.records import (
    Record,
    date_of,
    derived_record_id,
    digest_of,
    new_record_id,
    parse_date,
    write_record,
)

__all__ = [
    "MAX_BLOCK",
    "HttpMessage",
    "Record",
    "date_of",
    "dechunk",
    "derived_record_id",
    "digest_of",
    "fast_zlib",
    "find_response",
    "new_record_id",
    "parse_date",
    "parse_response",
    "read_records",
    "write_record",
]

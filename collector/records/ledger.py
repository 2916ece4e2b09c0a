"""The ledger's lines: one canonical JSON line a decision, each holding the digest of the line before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields

from collector.records.dossier import Decision

#: What the first line has in the place of a digest.
NO_LINE = "0" * 64


def ledger_line(decision: Decision) -> str:
    """Return the decision as canonical JSON: sorted keys, no blanks, UTF-8 as it is, no line end."""
    values = {field.name: getattr(decision, field.name) for field in fields(decision)}
    values["at"] = decision.at.isoformat()
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def line_digest(line: str | bytes) -> str:
    """Return the SHA-256 (hex) of a line as it stands, without its line end."""
    return hashlib.sha256(line.encode("utf-8") if isinstance(line, str) else line).hexdigest()


def first_break(lines: Iterable[str | bytes]) -> int | None:
    """
    Return the number (from 1) of the first line that does not hold the digest of the one before; None when whole.

    A line that is no JSON object is a break. A cut tail does not show here: compare count and head with those
    kept elsewhere.
    """
    before = NO_LINE
    for number, line in enumerate(lines, start=1):
        try:
            said = json.loads(line)
        except ValueError:
            return number
        if not isinstance(said, dict) or said.get("prev_sha256") != before or said.get("seq") != number:
            return number
        before = line_digest(line)
    return None


def ledger_head(lines: Iterable[str]) -> str:
    """Return the digest of the last line, or 64 zeros for an empty ledger."""
    last = NO_LINE
    for line in lines:
        last = line_digest(line)
    return last

"""A user's own outlet rows: read row by row, each fault named with its line."""

from __future__ import annotations

import csv
import difflib
import math
import re
from collections.abc import Callable, Mapping

from collector.errors import InputError
from collector.rank.countries import COUNTRIES
from collector.rank.facts import COLUMNS, FLAG_VALUES, GOGGLE_VALUES, RSP_VALUES
from collector.records import EXCLUDED_KINDS, PRESS_KINDS, UNKNOWN_KIND

_HINT = "`domain` is the only column needed; the others are those of data/publishers.csv (see docs/publishers.md)."
_HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")
_LANGUAGES = re.compile(r"[a-z]{2,3}(?: [a-z]{2,3})*")
_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?|[01]")
_KINDS = (*PRESS_KINDS, *EXCLUDED_KINDS, UNKNOWN_KIND)


def read_user_rows(text: str, known: Callable[[str], bool]) -> dict[str, dict[str, str]]:
    """
    Return each row's filled cells by its key (domain, host or host/path), in the file's order.

    ``known`` says whether the shipped table has a key: a new outlet must say its kind.

    Raises ``InputError`` naming line and column of the first cell that can't be meant.
    """
    reader = csv.reader(text.removeprefix("\ufeff").splitlines(), strict=True)
    rows: dict[str, dict[str, str]] = {}
    try:
        header = _header(next(reader, []))
        for cells in reader:
            if any(cell.strip() for cell in cells):
                row = _row(header, cells, reader.line_num)
                key = row.pop("domain")
                if key in rows:
                    raise _fault(reader.line_num, f"{key} stands in the file twice")
                if "kind" not in row and not known(key):
                    raise _fault(
                        reader.line_num, f"{key} is not in the shipped table, so its row needs a kind"
                    )
                rows[key] = row
    except csv.Error as error:
        raise _fault(reader.line_num, f"this is not CSV ({error})") from error
    _check_aliases(rows, known)
    return rows


def _header(cells: list[str]) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    if "domain" not in names:
        said = "has no column `domain`" if any(names) else "is empty"
        hint = (
            _HINT
            if len(names) != 1 or ";" not in names[0]
            else "Cells are separated by commas, not semicolons."
        )
        raise InputError(f"outlets file, line 1: the header {said}", hint=hint)
    for name in names:
        if name not in COLUMNS:
            near = difflib.get_close_matches(name, COLUMNS, n=1)
            asked = f"; did you mean {near[0]}?" if near else ""
            raise InputError(f"outlets file, line 1: there is no column {name!r}{asked}", hint=_HINT)
        if names.count(name) > 1:
            raise InputError(f"outlets file, line 1: the column {name} stands twice", hint=_HINT)
    return names


def _row(header: list[str], cells: list[str], line: int) -> dict[str, str]:
    if len(cells) > len(header):
        raise _fault(
            line, f"{len(cells)} cells where the header has {len(header)}: quote a cell that has a comma"
        )
    row = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
    if "domain" not in row:
        raise _fault(line, "the row has no domain")
    row["domain"] = _key(row["domain"], line)
    for name, check in _CHECKS.items():
        if name in row and (why := check(row[name])):
            raise _fault(line, f"{name} can't be {row[name]!r}: {why}")
    if row.get("kind") in {*EXCLUDED_KINDS, UNKNOWN_KIND} and (row.get("tier") or row.get("reputation")):
        raise _fault(line, f"the kind {row['kind']} has neither tier nor reputation")
    return row


def _key(text: str, line: int) -> str:
    host, slash, path = text.partition("://")[2 if "://" in text else 0].partition("/")
    host = host.lower().removeprefix("www.").rstrip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            raise _fault(line, f"domain can't be {text!r}: it is no host name") from None
    if not _HOST.fullmatch(host):
        raise _fault(line, f"domain can't be {text!r}: give a domain, a host or host/path")
    return f"{host}/{path.strip('/')}" if slash and path.strip("/") else host


def _check_aliases(rows: Mapping[str, Mapping[str, str]], known: Callable[[str], bool]) -> None:
    for key, row in rows.items():
        seen, target = {key}, row.get("alias_of", "")
        while target:
            if target in seen:
                raise InputError(f"outlets file: {key} is an alias of itself ({target})", hint=_HINT)
            if target not in rows and not known(target):
                raise InputError(f"outlets file: {key} is an alias of {target}, which has no row", hint=_HINT)
            seen.add(target)
            target = rows.get(target, {}).get("alias_of", "")


def _fault(line: int, why: str) -> InputError:
    return InputError(f"outlets file, line {line}: {why}", hint=_HINT)


def _one_of(*allowed: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text in allowed:
            return ""
        near = difflib.get_close_matches(text, allowed, n=1)
        return f"did you mean {near[0]}?" if near else f"it is one of {', '.join(allowed)}"

    return check


def _each_of(*allowed: str) -> Callable[[str], str]:
    one = _one_of(*allowed)
    return lambda text: next((why for part in text.split() if (why := one(part))), "")


def _number(least: float, most: float, *, whole: bool) -> Callable[[str], str]:
    def check(text: str) -> str:
        try:
            value = int(text) if whole else float(text)
        except ValueError:
            return "it is no whole number" if whole else "it is no number"
        good = math.isfinite(value) and least <= value <= most
        return "" if good else f"it lies between {least:g} and {most:g}"

    return check


def _like(pattern: re.Pattern[str], what: str) -> Callable[[str], str]:
    return lambda text: "" if pattern.fullmatch(text) else what


_CHECKS: dict[str, Callable[[str], str]] = {
    "country": lambda text: (
        "" if text in COUNTRIES else "give an ISO 3166-1 code of two capitals, such as DE"
    ),
    "languages": _like(_LANGUAGES, "give ISO 639 codes with blanks between, such as 'de fr'"),
    "kind": _one_of(*_KINDS),
    "stature": _number(1, 3, whole=True),
    "rsp": _one_of(*RSP_VALUES),
    "wp_goggle": _one_of(*GOGGLE_VALUES),
    "flags": _each_of(*FLAG_VALUES),
    "majestic_refsubnets": _number(0, 1e9, whole=True),
    "gdelt_mentions": _number(0, 1e12, whole=True),
    "alias_of": _like(_HOST, "give a domain or host in lower case"),
    "checked": _like(_DAY, "give 0, 1 or a date such as 2026-08-31"),
    "reputation": _number(0, 100, whole=False),
    "tier": _one_of("A", "B", "C", "D"),
}

"""Dates as pages write them, read into times with a zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from collector.extract.months import DAY_FIRST_MONTH, MONTH_FIRST_DAY, MONTHS

_ISO = re.compile(
    r"(?<!\d)((?:19|20|25)\d\d)(?:[-./]|\s[-./]\s)(0?[1-9]|1[0-2])(?:[-./]|\s[-./]\s)(0?[1-9]|[12]\d|"
    r"3[01])(?!\d)"
    r"(?:[T\s,]{0,3}(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|"
    r"[+-]\d{2}(?!\d))?)?"
)
_COMPACT = re.compile(r"^(20\d\d|19\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?(\d{2})(\d{2})(\d{2})?)?")
_CJK = re.compile(
    r"((?:19|20)\d\d)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日號号일]?(?:[^\d]{0,10}?(\d{1,2})[:：時时시点](\d{2}))?"
)
_EPOCH = re.compile(r"^\s*(\d{10}|\d{13})\s*$")
_NUMERIC = re.compile(
    r"(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20|25)\d\d|\d\d)(?![\d.])(?:[^\d]{0,12}?(\d{1,2})[:.](\d{2})(?!\d))?"
)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::\d{2})?\s*(am|pm|a\.m\.|p\.m\.)?", re.I)
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})?$")
_ZONES = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "et": -5,
    "bst": 1,
    "cet": 1,
    "cest": 2,
    "mez": 1,
    "mesz": 2,
    "eet": 2,
    "eest": 3,
    "msk": 3,
    "ist": 5.5,
    "jst": 9,
    "kst": 9,
    "wib": 7,
}
_ZONE = re.compile(
    r"\b(utc|gmt|est|edt|cst|cdt|mst|mdt|pst|pdt|et|bst|cet|cest|mez|mesz|eet|eest|msk|ist|jst|kst|wib)\b",
    re.I,
)
_ZONE_BEHIND = re.compile(r"\s*,?\s*\(?([+-]\d\d:?\d\d|[A-Za-z]{2,4}\b)")
_FIRST, _LAST = 1990, 2100


def parse_date(text: str, *, month_first: bool = False) -> datetime | None:
    """
    Return the first date in a short text, or None.

    A date without a time is midnight UTC; a time without a zone is taken as UTC. ``month_first`` decides 03/04/2026.
    Buddhist years (Thai) are turned; years before 1990 or after 2100 are no publication dates.
    """
    text = with_western_digits(text[:200])
    for reader in (_read_epoch, _read_iso, _read_cjk, _read_named, _read_mail):
        if (found := reader(text)) is not None:
            return found
    return _read_numeric(text, month_first=month_first)


def with_western_digits(text: str) -> str:
    """Return a text with its Arabic, Indic, Thai, Burmese or full-width digits as 0 to 9."""
    return text if text.isascii() else text.translate(_DIGITS)


_DIGITS = {
    base + i: str(i) for base in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x1040, 0xFF10) for i in range(10)
}


def _make(
    year: int, month: int, day: int, clock: tuple[int, int, int] = (0, 0, 0), zone: str = ""
) -> datetime | None:
    if 2400 < year < 2650:
        year -= 543
    if not _FIRST <= year <= _LAST:
        return None
    hour, minute, second = clock
    if hour > 23 or minute > 59:
        hour = minute = second = 0
    try:
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=_zone(zone))
    except (ValueError, OverflowError):
        return None


def _zone(zone: str) -> timezone:
    if (match := _OFFSET.match(zone)) is not None:
        sign, hours, minutes = match.groups()
        delta = timedelta(hours=int(hours), minutes=int(minutes or 0))
        if delta < timedelta(hours=15):
            return timezone(delta if sign == "+" else -delta)
        return UTC
    hours_off = _ZONES.get(zone.lower(), 0)
    return timezone(timedelta(hours=hours_off)) if hours_off else UTC


def _read_epoch(text: str) -> datetime | None:
    if (match := _EPOCH.match(text)) is None:
        return None
    stamp = int(match.group(1)[:10])
    moment = datetime.fromtimestamp(stamp, UTC)
    return moment if _FIRST <= moment.year <= _LAST else None


def _read_iso(text: str) -> datetime | None:
    for pattern in (_COMPACT, _ISO):
        if (match := pattern.search(text)) is not None:
            groups = [*match.groups(), None]
            year, month, day, hour, minute, second = (int(g) if g else 0 for g in groups[:6])
            zone = groups[6] or ""
            if hour and not zone and (named := _ZONE.search(text, match.end())) is not None:
                zone = named.group()
            if hour <= 12 and (late := re.match(r"\s*([ap])\.?m", text[match.end() :], re.I)):
                hour = hour % 12 + (12 if late.group(1).lower() == "p" else 0)
            return _make(year, month, day, (hour, minute, second), zone)
    return None


def _read_cjk(text: str) -> datetime | None:
    if (match := _CJK.search(text)) is None:
        return None
    year, month, day, hour, minute = (int(g) if g else 0 for g in match.groups())
    return _make(year, month, day, (hour, minute, 0))


def _read_named(text: str) -> datetime | None:
    low = text.casefold()
    for pattern in (DAY_FIRST_MONTH, MONTH_FIRST_DAY):
        for match in pattern.finditer(low):
            parts = match.groupdict()
            month = MONTHS.get(parts["month"].rstrip("."))
            if month is None:
                continue
            return _make(
                int(parts["year"]), month, int(parts["day"]), *_clock(text[match.end() : match.end() + 30])
            )
    return None


def _clock(text: str) -> tuple[tuple[int, int, int], str]:
    match = _CLOCK.search(text)
    if match is None:
        return (0, 0, 0), ""
    hour, minute, half = int(match.group(1)), int(match.group(2)), (match.group(3) or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = _ZONE_BEHIND.match(text, match.end())
    return (hour, minute, 0), zone.group(1) if zone else ""


def _read_mail(text: str) -> datetime | None:
    if "," not in text and ":" not in text:
        return None
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if not _FIRST <= found.year <= _LAST:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _read_numeric(text: str, *, month_first: bool) -> datetime | None:
    for match in _NUMERIC.finditer(text):
        first, dot, second, year = (
            int(match.group(1)),
            match.group(2),
            int(match.group(3)),
            int(match.group(4)),
        )
        year += 2000 if year < 60 else 1900 if year < 100 else 0
        day, month = (
            (second, first)
            if (month_first and dot == "/" and first <= 12) or second > 12
            else (first, second)
        )
        clock = (int(match.group(5) or 0), int(match.group(6) or 0), 0)
        if (found := _make(year, month, day, clock)) is not None:
            return found
    return None

"""Dates as pages write them, read into times with a zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

from collector.extract.calendars import PERSIAN, gregorian_of
from collector.extract.months import DAY_FIRST_MONTH, MONTH_FIRST_DAY, YEAR_FIRST_MONTH, month_of

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
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2})\s*tháng\s*(\d{1,2})(?:,|\s*năm)?\s*((?:19|20)\d\d)(?!\d)", re.I)
#: What ``date`` and Java print: "Wed Mar 04 09:30:00 EST 2026".
_UNIX = re.compile(
    r"\b([A-Za-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:([A-Z]{2,4}|[+-]\d{4})\s+)?((?:19|20)\d\d)(?!\d)"
)
#: "12 jan 23", "5-Mar-26", alone or with more behind a mark: no clock ("12 Jan 10:30"), no number of something.
_SHORT_YEAR = re.compile(
    r"^\D*(?<![:.])(\d{1,2})[ -]([^\W\d_]{3,9})\.?[ -]['’]?(\d\d)"
    r"(?=\s*(?:$|[|,;•·()–—-]|at\b|um\b|à\b|às\b|\d{1,2}[:h]\d\d))",
    re.I,
)
_EPOCH = re.compile(r"^\s*(\d{10}|\d{13})\s*$")
_NUMERIC = re.compile(
    r"(?<![\d.])(\d{1,2})\s?([./|-])\s?(\d{1,2})\s?\2\s?((?:19|20|25)\d\d|\d\d)(?![\d.])(?:[^\d]{0,12}?(\d{1,2})[:.](\d{2})(?!\d))?"
)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::\d{2})?\s*(am|pm|a\.m\.|p\.m\.)?", re.I)
_HALF = re.compile(r"\s*([ap])\.?m", re.I)
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
#: "۱۴۰۴/۱۲/۱۳": read only where the digits are Persian.
_PERSIAN = re.compile(r"(?<!\d)(1[34]\d\d)\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{1,2})(?!\d)")
_PERSIAN_DIGIT = re.compile("[۰-۹]")
#: Begins with a digit in every case: so the search leaps from digit to digit, four times as fast.
_DATED = re.compile(
    r"\d(?:(?<=1)9\d\d|(?<=2)[05]\d\d|\d?(?:\.\s?\d{1,2}\.\s?\d\d(?!\d)|/\d{1,2}/\d\d(?![\d/])"
    r"|[ -][^\W\d_]{3,9}\.?[ -]['’]?\d\d(?![\d:.])))"
)
_FOREIGN_DIGIT = re.compile("[٠-٩۰-۹०-९০-৯๐-๙၀-၉０-９]")
_DATED_PERSIAN = re.compile(r"1[34]\d\d")
_FIRST, _LAST = 1990, 2100
#: What is read of a text.
_MAX_CHARS = 200
_YEAR = re.compile(r"(?:19|20|25|1[34])\d\d")
_NEAR_YEAR = 48
#: In longer texts years of two digits are not looked for.
_BRIEF = 90


def parse_date(text: str, *, month_first: bool = False) -> datetime | None:
    """
    Return the first date in a short text, or None.

    A date without a time is midnight UTC; a time without a zone is taken as UTC. ``month_first`` decides 03/04/2026.
    Buddhist (Thai) and Persian years are turned; years before 1990 or after 2100 are no publication dates.
    """
    if (stamp := _read_stamp(text)) is not None:
        return stamp
    persian = not text.isascii() and _PERSIAN_DIGIT.search(text) is not None
    text = with_western_digits(text[:_MAX_CHARS])
    for reader in (_read_epoch, _read_iso, _read_cjk, _read_named):
        if (found := reader(text)) is not None:
            return found
    if persian and (found := _read_persian(text)) is not None:
        return found
    return next(_read_numeric(text, month_first=month_first), None) or _read_short_year(text)


def _read_short_year(text: str) -> datetime | None:
    """Read "12 jan 23"."""
    match = _SHORT_YEAR.match(text) if len(text) <= _BRIEF else None
    month = month_of(match.group(2).casefold()) if match is not None else None
    if match is None or month is None or month > PERSIAN:
        return None
    year = int(match.group(3))
    return _make(year + (2000 if year < 60 else 1900), month, int(match.group(1)))


def read_both_ways(text: str) -> tuple[datetime, datetime] | None:
    """Return 03/04/2026 as the third of April and as the fourth of March; None where one reading alone makes sense."""
    if _read_stamp(text) is not None:
        return None
    text = with_western_digits(text[:_MAX_CHARS])
    if any(reader(text) for reader in (_read_epoch, _read_iso, _read_cjk, _read_named)):
        return None
    match = _NUMERIC.search(text)
    if match is None or match.group(1) == match.group(3):
        return None
    parts = match.groups()
    day_first, month_first = _numeric(parts), _numeric((parts[2], parts[1], parts[0], *parts[3:]))
    return (day_first, month_first) if day_first and month_first else None


def looks_dated(text: str) -> bool:
    """True where a text may hold a date with its year: a cheap test before ``parse_date``."""
    likely = "20" in text or "19" in text or "25" in text or len(text) <= _BRIEF
    if likely and _DATED.search(text) is not None:
        return True
    if text.isascii() or _FOREIGN_DIGIT.search(text) is None:
        return False
    western = with_western_digits(text)
    return _DATED.search(western) is not None or _DATED_PERSIAN.search(western) is not None


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


def _read_stamp(text: str) -> datetime | None:
    """Read what most pages declare, ISO 8601 in full, twenty times as fast as by patterns."""
    if text[4:5] != "-" or text[7:8] != "-":
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not _FIRST <= moment.year <= _LAST:
        return None
    return moment.replace(microsecond=0, tzinfo=moment.tzinfo or UTC)


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
            if hour <= 12 and (late := _HALF.match(text, match.end())):
                hour = hour % 12 + (12 if late.group(1).lower() == "p" else 0)
            return _make(year, month, day, (hour, minute, second), zone)
    return None


def _read_cjk(text: str) -> datetime | None:
    if text.isascii():
        return None
    if (match := _CJK.search(text)) is not None:
        year, month, day, hour, minute = (int(g) if g else 0 for g in match.groups())
        return _make(year, month, day, (hour, minute, 0))
    if (named := _VIETNAMESE.search(text)) is not None:
        day, month, year = (int(g) for g in named.groups())
        return _make(year, month, day)
    return None


def _read_named(text: str) -> datetime | None:
    if (year := _YEAR.search(text)) is None:
        return None
    # Of running text what is near its years: the patterns try every word.
    start = max(0, year.start() - _NEAR_YEAR)
    text = text[start:]
    low = text.casefold()
    for pattern in (DAY_FIRST_MONTH, MONTH_FIRST_DAY, YEAR_FIRST_MONTH):
        for match in pattern.finditer(low):
            parts = match.groupdict()
            if (month := month_of(parts["month"], ordinal=parts.get("dot") == ".")) is None:
                continue
            day = gregorian_of(int(parts["year"]), month, int(parts["day"]))
            if day and (found := _make(*day, *_clock(text[match.end() : match.end() + 30]))) is not None:
                return found
    return _read_unix(text)


def _read_unix(text: str) -> datetime | None:
    found = _UNIX.search(text)
    month = month_of(found.group(1).lower()) if found is not None else None
    if found is None or month is None:
        return None
    _, day, hour, minute, second, zone, year = found.groups()
    return _make(int(year), month, int(day), (int(hour), int(minute), int(second or 0)), zone or "")


def _read_persian(text: str) -> datetime | None:
    if (match := _PERSIAN.search(text)) is None:
        return None
    year, month, day = (int(group) for group in match.groups())
    found = gregorian_of(year, PERSIAN + month, day)
    return _make(*found) if found else None


def _clock(text: str) -> tuple[tuple[int, int, int], str]:
    match = _CLOCK.search(text)
    if match is None:
        return (0, 0, 0), ""
    hour, minute, half = int(match.group(1)), int(match.group(2)), (match.group(3) or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = _ZONE_BEHIND.match(text, match.end())
    return (hour, minute, 0), zone.group(1) if zone else ""


def _read_numeric(text: str, *, month_first: bool) -> Iterator[datetime]:
    for match in _NUMERIC.finditer(text):
        parts = match.groups()
        first, mark, second = int(parts[0]), parts[1], int(parts[2])
        if (month_first and mark == "/" and first <= 12) or second > 12:
            parts = (parts[2], mark, parts[0], *parts[3:])
        if (found := _numeric(parts)) is not None:
            yield found


def _numeric(parts: tuple[str | None, ...]) -> datetime | None:
    """Read day, mark, month, year, hour, minute."""
    day, month, year, hour, minute = (int(parts[index] or 0) for index in (0, 2, 3, 4, 5))
    if year < 100:
        year += 2000 if year < 60 else 1900
    return _make(year, month, day, (hour, minute, 0))

"""Years and months that are not the Gregorian ones: Buddhist (Thailand) and solar Hijri (Iran, Afghanistan)."""

from __future__ import annotations

from datetime import date

#: Added to the number of a month of the solar Hijri calendar, to tell it from January to December.
PERSIAN = 100
#: Years to add so that the cycle of 33 years, 8 of them leap, begins with a whole one.
_SHIFT = 1595
#: From the days counted that way to those of ``date.toordinal``.
_ORDINAL = -356_033


def gregorian_of(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    """
    Return a day in the Gregorian calendar, None where there is no such day.

    >>> gregorian_of(2569, 3, 4), gregorian_of(1404, PERSIAN + 12, 13)
    ((2026, 3, 4), (2026, 3, 4))
    """
    if month > PERSIAN:
        return _from_persian(year, month - PERSIAN, day)
    if 2400 < year < 2650:
        year -= 543
    return year, month, day


def _from_persian(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    """Leap years follow the rule of 33 years, exact from 1343 to 1472 (A. Birashk, A Comparative Calendar, 1993)."""
    if not (1343 <= year <= 1472 and 1 <= month <= 12 and 1 <= day <= (31 if month < 7 else 30)):
        return None
    before = 31 * (month - 1) if month < 7 else 30 * (month - 7) + 186
    count = year + _SHIFT
    leaps = count // 33 * 8 + (count % 33 + 3) // 4
    found = date.fromordinal(365 * count + leaps + before + day + _ORDINAL)
    return found.year, found.month, found.day

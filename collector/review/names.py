"""English names of countries and languages, as a reviewer reads them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


@cache
def _english() -> Locale:
    from babel import Locale

    return Locale("en")


def country_name(code: str | None) -> str:
    """Return the name of an ISO 3166-1 code, the code itself when it is unknown, "" for none."""
    return str(_english().territories.get(code, code)) if code else ""


def language_name(code: str | None) -> str:
    """Return the name of a BCP 47 code, the code itself when it is unknown, "" for none."""
    return str(_english().languages.get(code.replace("-", "_"), code)) if code else ""

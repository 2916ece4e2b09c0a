"""Plain English names of countries and languages, as the request form and a reader want them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

#: Where the form's own sample differs from the usual short name.
_FORM_NAMES = {"US": "United States of America"}


@cache
def _english() -> Locale:
    from babel import Locale

    return Locale("en")


def country_name(code: str | None, *, form: bool = False) -> str:
    """
    Return the English name of an ISO 3166-1 code, the code itself when it is unknown, "" for none.

    ``form`` gives the name that the request form's sample uses where it differs.
    """
    if not code:
        return ""
    if form and code in _FORM_NAMES:
        return _FORM_NAMES[code]
    return str(_english().territories.get(code, code))


def language_name(code: str | None) -> str:
    """Return the English name of a BCP 47 code, the code itself when it is unknown, "" for none."""
    if not code:
        return ""
    return str(_english().languages.get(code.replace("-", "_"), code))

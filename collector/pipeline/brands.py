"""A brand from flags, from a TOML file, or both."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from typing import Any

from collector.errors import InputError, UsageError
from collector.pipeline.tables import read_user_file
from collector.rank.countries import COUNTRIES
from collector.records import Brand
from collector.urls import registrable_domain

_LISTS = {f.name for f in fields(Brand) if str(f.type).startswith("tuple")}


def make_brand(
    name: str,
    *,
    aliases: tuple[str, ...] = (),
    sites: tuple[str, ...] = (),
    parent: str | None = None,
    country: str | None = None,
    languages: tuple[str, ...] = (),
    brand_file: str | None = None,
) -> Brand:
    """
    Return the brand that is described; what is given here wins over the file, lists are joined.

    Raises ``UsageError`` for a value that can't be meant and ``InputError`` for a file that can't be read.
    """
    facts: dict[str, Any] = read_brand_file(brand_file) if brand_file else {}
    given = {"name": name.strip(), "parent": parent, "country": country}
    facts |= {key: value for key, value in given.items() if value}
    for key, more in (("aliases", aliases), ("domains", sites), ("languages", languages)):
        facts[key] = tuple(dict.fromkeys((*facts.get(key, ()), *more)))
    if not facts.get("name"):
        raise UsageError("the brand's name is empty", hint='Give the display name: collector run "Acme Pay".')
    if any(not alias.strip() for alias in facts["aliases"]):
        raise UsageError("an alias is empty", hint="Leave --alias out, or give it a name.")
    facts["domains"] = tuple(_domain(site) for site in facts["domains"])
    if facts.get("country"):
        facts["country"] = read_country(str(facts["country"]))
    facts["languages"] = tuple(_language(language) for language in facts["languages"])
    return Brand(**facts)


def read_brand_file(path: str) -> dict[str, Any]:
    """
    Return the fields of a brand's TOML file (the fields of ``Brand``; ``sites`` is taken for ``domains``).

    Raises ``InputError`` naming the field that does not fit.
    """
    try:
        facts = tomllib.loads(read_user_file(path, "brand file"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path} is not TOML: {error}", hint='A line reads: name = "Acme Pay".') from error
    facts = dict(facts.get("brand", facts))
    if "sites" in facts:
        facts["domains"] = facts.pop("sites")
    known = {f.name for f in fields(Brand)}
    for key, value in facts.items():
        if key not in known:
            raise InputError(f"{path}: unknown field {key!r}", hint=f"Fields: {', '.join(sorted(known))}.")
        wanted = list if key in _LISTS else str
        if not isinstance(value, wanted) or (
            wanted is list and not all(isinstance(item, str) for item in value)
        ):
            kind = "a list of texts" if wanted is list else "a text"
            raise InputError(
                f"{path}: {key} must be {kind}", hint='For example: aliases = ["AcmePay", "アクメ"].'
            )
    return {key: tuple(value) if isinstance(value, list) else value for key, value in facts.items()}


def _domain(site: str) -> str:
    domain = registrable_domain(site)
    if "." not in domain:
        raise UsageError(
            f"--site can't be {site!r}", hint="Give the brand's own domain, such as acmepay.example."
        )
    return domain


def read_country(text: str) -> str:
    """Return a country's ISO 3166-1 code; UK is taken for GB. Raises ``UsageError`` for what is no country's."""
    code = "GB" if text.strip().upper() == "UK" else text.strip().upper()
    if code not in COUNTRIES:
        raise UsageError(
            f"--country can't be {text!r}: there is no such country",
            hint="Two letters (ISO 3166-1), such as DE, IN or BR.",
        )
    return code


def _language(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}([-_].*)?", text):
        raise UsageError(f"--language can't be {text!r}", hint="A language code such as de, hi or pt.")
    return re.split(r"[-_]", text)[0].lower()

"""A brand from flags, from a TOML file, or both."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from typing import Any
from unicodedata import category

from collector.errors import InputError, UsageError
from collector.pipeline.tables import read_user_file
from collector.rank.countries import COUNTRIES
from collector.records import Brand
from collector.urls import registrable_domain

#: Fields of a brand that are names.
_NAMES = {"name", "aliases", "legal_names", "parent"}
#: Zero-width space, word joiner, byte-order mark, and the marks that turn the direction of what follows.
_UNSEEN = frozenset(
    "\u200b\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
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
    given = {"name": name, "parent": parent, "country": country}
    facts |= {key: value for key, value in given.items() if value}
    for key, more in (("aliases", aliases), ("domains", sites), ("languages", languages)):
        facts[key] = tuple(dict.fromkeys((*facts.get(key, ()), *more)))
    for key in _NAMES & facts.keys():
        value = facts[key]
        facts[key] = tuple(map(clean_name, value)) if isinstance(value, tuple) else clean_name(value or "")
    facts["parent"] = facts.get("parent") or None
    if not facts.get("name"):
        raise UsageError("the brand's name is empty", hint='Give the display name: collector run "Acme Pay".')
    if not all(facts["aliases"]):
        raise UsageError("an alias is empty", hint="Leave --alias out, or give it a name.")
    facts["domains"] = tuple(_domain(site) for site in facts["domains"])
    if facts.get("country"):
        facts["country"] = read_country(str(facts["country"]))
    facts["languages"] = tuple(_language(language) for language in facts["languages"])
    return Brand(**facts)


def clean_name(name: str) -> str:
    """
    Return a name as one line: white space is one space, control marks and what only turns the writing are left out.

    "" where nothing of it can be seen. Raises ``UsageError`` for bytes that are no text.
    """
    if any(category(letter) == "Cs" for letter in name):
        raise UsageError(
            f"the name {name!r} is not UTF-8 text", hint="Type it anew, or name it in a --brand-file."
        )
    spaced = " ".join(name.split())
    kept = "".join(letter for letter in spaced if letter not in _UNSEEN and category(letter) != "Cc").strip()
    return kept if any(category(letter)[0] not in "ZC" for letter in kept) else ""


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
            f"site can't be {site!r}: it is no domain",
            hint="Give the brand's own domain, such as acmepay.example.",
        )
    return domain


def read_country(text: str) -> str:
    """Return a country's ISO 3166-1 code; UK is taken for GB. Raises ``UsageError`` for what is no country's."""
    code = "GB" if text.strip().upper() == "UK" else text.strip().upper()
    if code not in COUNTRIES:
        raise UsageError(
            f"country can't be {text!r}: there is no such country",
            hint="Two letters (ISO 3166-1), such as DE, IN or BR.",
        )
    return code


def _language(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}([-_].*)?", text):
        raise UsageError(f"language can't be {text!r}", hint="A language code such as de, hi or pt.")
    return re.split(r"[-_]", text)[0].lower()

"""Whose coverage it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """
    A brand as its owner describes it.

    Only ``name`` is required. Nothing here is ever guessed: aliases that the program could think of
    (``mention.suggest_aliases``) are offered to a person and used only when handed back.
    """

    #: The display name, exactly as it stands (or will stand) in the account. Never empty.
    name: str
    #: Other names that mean the same brand, in any script.
    aliases: tuple[str, ...] = ()
    #: Registered company names, with their legal form ("Acme Pay GmbH").
    legal_names: tuple[str, ...] = ()
    #: The brand or company above this one; a mention of the parent alone is told apart.
    parent: str | None = None
    #: The brand's own domains, lower case ("acme.example"); coverage there is never independent.
    domains: tuple[str, ...] = ()
    #: Social handles without ``@``.
    handles: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    #: "NASDAQ:ACME" or "ACME".
    ticker: str | None = None
    #: Words that stand near the brand's name when the brand is meant ("payments", "Berlin").
    context_words: tuple[str, ...] = ()
    #: Words that stand near the name when something else is meant.
    negative_words: tuple[str, ...] = ()
    #: Longer names that contain this one and are not us ("Acme Brick Company").
    longer_names_not_us: tuple[str, ...] = ()
    #: ISO 3166-1 alpha-2, upper case.
    country: str | None = None
    #: BCP 47 primary language subtags, lower case.
    languages: tuple[str, ...] = ()
    #: Whether the bare name proves nothing by itself (a common word, very short). ``auto`` decides by rule.
    ambiguous: Literal["auto", "yes", "no"] = "auto"

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a brand needs a name")

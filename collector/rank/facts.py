"""One row of the outlet table: the facts that a reputation is computed from."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

#: The columns of ``data/publishers.csv``, in order; a user's file may have any of them.
COLUMNS = (
    "domain",
    "name",
    "country",
    "languages",
    "kind",
    "stature",
    "rsp",
    "wp_goggle",
    "flags",
    "majestic_refsubnets",
    "gdelt_mentions",
    "lists",
    "wikidata_qid",
    "alias_of",
    "publisher",
    "status",
    "note",
    "guessed",
    "checked",
    "provenance",
    "reputation",
    "tier",
)

#: Values of ``rsp``: English Wikipedia's perennial-sources status.
RSP_VALUES = (
    "generally_reliable",
    "mixed",
    "no_consensus",
    "generally_unreliable",
    "deprecated",
    "blacklisted",
)
#: Values of ``wp_goggle``: lists kept by Wikipedia editors.
GOGGLE_VALUES = ("reliable", "contentious", "unreliable")
#: Values of ``flags``; ``portal`` shows others' articles beside, or in place of, its own.
FLAG_VALUES = (
    "state_media",
    "tabloid",
    "satire",
    "fake_news_list",
    "content_farm",
    "nearly_content_farm",
    "portal",
    "mixed_path",
)


class Facts(NamedTuple):
    """
    What the table says about one domain, host or host/path. Unknown is "" or None.

    The fields stand in the order of ``COLUMNS``. A tuple, since a first look-up spends most of its time on making one.
    """

    domain: str
    name: str = ""
    country: str = ""
    languages: tuple[str, ...] = ()
    kind: str = "unknown"
    #: 3 national paper of record or world-famous title, 2 established, 1 regional or niche, None not marked.
    stature: int | None = None
    rsp: str = ""
    wp_goggle: str = ""
    flags: tuple[str, ...] = ()
    #: /24 networks that link to the host (Majestic), None when it is not in the list.
    refsubnets: int | None = None
    #: Times that GDELT saw the domain, None when it did not.
    mentions: int | None = None
    #: Open outlet lists that name the domain.
    lists: tuple[str, ...] = ()
    wikidata_qid: str = ""
    alias_of: str = ""
    publisher: str = ""
    status: str = ""
    note: str = ""
    #: Columns whose value is a guess ("languages" from the country, "kind" from the name).
    guessed: tuple[str, ...] = ()
    #: 0 stands on one person's knowledge alone, 1 on other sources too; or the date of a check.
    checked: str = ""
    provenance: tuple[str, ...] = ()
    #: The stored result, or a user's own: wins only in a user's file.
    reputation: float | None = None
    tier: str | None = None


def split_row(line: str) -> list[str]:
    """Split one line of CSV into its cells; never raises (a stray quote is kept as it stands)."""
    if '"' not in line:
        return line.split(",")
    try:
        return next(csv.reader((line,)), [])
    except csv.Error:
        return line.split(",")


def facts_of(cells: Mapping[str, str]) -> Facts:
    """
    Build facts from a row's cells by column name; a missing column is an unknown fact.

    Raises ``ValueError`` for a number that is none.
    """
    return facts_of_row([cells.get(column) or "" for column in COLUMNS])


def facts_of_row(cells: Sequence[str]) -> Facts:
    """Build facts from a row's cells in the order of ``COLUMNS``. Raises ``ValueError`` as ``facts_of`` does."""
    (
        domain, name, country, languages, kind, stature, rsp, wp_goggle, flags, refsubnets, mentions,
        lists, qid, alias_of, publisher, status, note, guessed, checked, provenance, reputation, tier,
    ) = cells  # fmt: skip
    return Facts(
        domain,
        name,
        country,
        _words(languages),
        kind or "unknown",
        int(stature) if stature else None,
        rsp,
        wp_goggle,
        _words(flags) if flags else (),
        int(refsubnets) if refsubnets else None,
        int(mentions) if mentions else None,
        _words(lists) if lists else (),
        qid,
        alias_of,
        publisher,
        status,
        note,
        _words(guessed) if guessed else (),
        checked,
        _words(provenance),
        float(reputation) if reputation else None,
        tier or None,
    )


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """Split a cell at its blanks; the few hundred values that thousands of rows share are split once."""
    return tuple(text.split())

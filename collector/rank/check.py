"""What a maintainer of the outlet table should look at: rows that contradict each other or look stale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from collector.rank.countries import COUNTRIES, country_of_host
from collector.rank.facts import COLUMNS, FLAG_VALUES, GOGGLE_VALUES, RSP_VALUES, Facts, facts_of, split_row
from collector.rank.guess import name_key
from collector.rank.reputation import rate
from collector.records import EXCLUDED_KINDS, PRESS_KINDS
from collector.urls import registrable_domain

#: The 60 countries and territories with the most people, most first: the medium estimates for mid-2024 of the United
#: Nations' World Population Prospects 2024 (table "Total population, as of 1 July").
BY_PEOPLE = (
    "IN CN US ID PK NG BR BD RU ET MX JP EG PH CD VN IR TR DE TH GB TZ FR ZA IT KE MM CO KR SD "
    "UG ES DZ IQ AR AF YE CA PL MA AO UA UZ MY MZ GH PE SA MG CI NP CM VE NE AU KP SY ML BF TW"
)
#: The 60 economies with the largest output, largest first: gross domestic product of 2024 at market exchange rates, in
#: the International Monetary Fund's World Economic Outlook (series NGDPD). Both lists are from memory of those tables:
#: neighbours may stand the other way round, and the last few places change with each edition.
BY_OUTPUT = (
    "US CN DE JP IN GB FR IT CA BR RU KR MX AU ES ID TR NL SA CH PL TW BE SE IE AR AE SG AT IL "
    "TH NO PH VN MY BD IR DK HK CO ZA RO EG PK CL CZ PT FI PE KZ IQ DZ GR NZ HU QA UA NG KW MA"
)
#: Outlets that each of them should have.
LEAST = 30
#: Sorts of press that each of them should have: some kind of the second column.
SORTS = (
    ("daily", ("newspaper",)),
    ("broadcaster", ("broadcaster",)),
    ("agency", ("news_agency",)),
    ("business", ("business",)),
    ("magazine", ("magazine",)),
    ("field", ("trade", "tech")),
)

#: Titles that GDELT no longer saw, or never did, although somebody marked them as the country's best known.
_SEEN_LEAST = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One row that needs a look."""

    #: ``wrong`` breaks a rule that the tests keep; ``doubt`` may be right.
    weight: str
    rule: str
    domain: str
    text: str


def check_table(text: str) -> Iterator[Finding]:
    """Yield every finding over the table's text, the wrong ones first in each row."""
    header, *lines = text.splitlines() or [""]
    columns = header.split(",")
    if tuple(columns) != COLUMNS:
        yield Finding("wrong", "header", "", f"the columns are not {', '.join(COLUMNS)}")
        return
    rows: dict[str, Facts] = {}
    for number, line in enumerate(lines, 2):
        cells = split_row(line)
        if len(cells) != len(columns):
            yield Finding(
                "wrong", "cells", cells[0], f"line {number} has {len(cells)} cells, not {len(columns)}"
            )
            continue
        try:
            facts = facts_of(dict(zip(columns, cells, strict=True)))
        except ValueError as error:
            yield Finding("wrong", "number", cells[0], f"line {number}: {error}")
            continue
        if facts.domain in rows:
            yield Finding("wrong", "twice", facts.domain, f"line {number} repeats a key")
        rows[facts.domain] = facts
    yield from check_rows(rows)


def check_rows(rows: dict[str, Facts]) -> Iterator[Finding]:
    """Yield every finding over parsed rows, by their key."""
    for facts in rows.values():
        for weight, rule, text in (*_wrong(facts, rows), *_doubtful(facts)):
            yield Finding(weight, rule, facts.domain, text)
    yield from _same_names(rows.values())


def _wrong(facts: Facts, rows: dict[str, Facts]) -> Iterator[tuple[str, str, str]]:
    def wrong(rule: str, text: str) -> tuple[str, str, str]:
        return "wrong", rule, text

    if facts.kind not in PRESS_KINDS and facts.kind not in EXCLUDED_KINDS:
        yield wrong("kind", f"there is no kind {facts.kind!r}")
    if facts.country and facts.country not in COUNTRIES:
        yield wrong("country", f"{facts.country} is no ISO 3166-1 code")
    registered = registrable_domain(facts.domain)
    if "." not in registered or facts.domain != facts.domain.lower() or facts.domain.startswith("www."):
        yield wrong("domain", "it is no registered domain or host in lower case")
    yield from (wrong("flags", f"there is no flag {flag}") for flag in facts.flags if flag not in FLAG_VALUES)
    if facts.rsp and facts.rsp not in RSP_VALUES:
        yield wrong("rsp", f"there is no status {facts.rsp}")
    if facts.wp_goggle and facts.wp_goggle not in GOGGLE_VALUES:
        yield wrong("wp_goggle", f"there is no value {facts.wp_goggle}")
    if facts.alias_of and _alias_fault(facts, rows):
        yield wrong("alias", f"alias_of {facts.alias_of} {_alias_fault(facts, rows)}")
    rating = rate(facts)
    if (rating.reputation, rating.tier) != (facts.reputation, facts.tier):
        yield wrong(
            "stored", f"stored {facts.reputation} {facts.tier}, computed {rating.reputation} {rating.tier}"
        )
    if not facts.provenance:
        yield wrong("provenance", "no source is named")


def _alias_fault(facts: Facts, rows: dict[str, Facts]) -> str:
    seen, target = {facts.domain}, facts.alias_of
    while target:
        if target in seen:
            return "leads back to itself"
        if target not in rows:
            return "has no row"
        seen.add(target)
        target = rows[target].alias_of
    return ""


def _doubtful(facts: Facts) -> Iterator[tuple[str, str, str]]:
    press = facts.kind in PRESS_KINDS
    if facts.kind in EXCLUDED_KINDS and facts.stature:
        yield "doubt", "kind", "no press, yet it has a stature"
    if press and facts.rsp in {"deprecated", "blacklisted"} and facts.stature == 3:
        yield "doubt", "stature", f"stature 3, while Wikipedia calls it {facts.rsp}"
    if press and "fake_news_list" in facts.flags:
        yield "doubt", "kind", "press, yet on a fake-news list"
    if press and "content_farm" in facts.flags and (facts.stature or 0) < 2:
        yield "doubt", "kind", "press, yet on a content-farm list"
    home = country_of_host(facts.domain)
    if home and facts.country and home != facts.country:
        yield (
            "doubt",
            "country",
            f"the domain ends in .{facts.domain.rpartition('.')[2]}, the row says {facts.country}",
        )
    if (
        press
        and facts.stature == 3
        and not facts.status
        and (facts.mentions or 0) < _SEEN_LEAST
        and not facts.lists
    ):
        yield "doubt", "stale", "stature 3, yet no list and no count knows it"
    if press and not facts.country and not facts.alias_of and facts.stature:
        yield "doubt", "country", "a marked title without a country"
    if "kind" in facts.guessed and facts.stature:
        yield "doubt", "kind", "its stature is marked, its kind only guessed"


def _same_names(rows: Iterable[Facts]) -> Iterator[Finding]:
    """Two rows of one country and one name may be one outlet: the second wants ``alias_of``."""
    press = [f for f in rows if f.kind in PRESS_KINDS and f.name and not f.alias_of and f.status != "closed"]
    counts = Counter((name_key(f.name), f.country) for f in press)
    for facts in press:
        if counts[name_key(facts.name), facts.country] > 1 and facts.country:
            yield Finding(
                "doubt", "same name", facts.domain, f"another row of {facts.country} is called {facts.name}"
            )

"""``collector outlets``: what the registry knows about an outlet, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from collector.cli.common import (
    count_of,
    note_country,
    out_console,
    print_json,
    settings_of,
    settings_options,
)
from collector.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from collector.rank import Registry
    from collector.records import Outlet

#: Columns whose cells stay on one line.
_WHOLE = frozenset({"domain", "tier", "kind", "fact", "part of the reputation"})


@click.command()
@click.argument("domains", nargs=-1, metavar="DOMAIN…")
@click.option("--country", metavar="CC", help="List a country's press, best first (ISO 3166-1 alpha-2).")
@click.option(
    "--language", "languages", multiple=True, metavar="LL", help="With --country: in this language only."
)
@click.option(
    "--limit", type=click.IntRange(min=0), default=0, help="With --country: at most so many; 0 is all."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@settings_options
def command(
    domains: tuple[str, ...],
    country: str | None,
    languages: tuple[str, ...],
    limit: int,
    as_json: bool,
    **flags: Any,
) -> None:
    """
    Show what is known of outlets: the facts, the parts of the reputation, the tier, the source of each.

    DOMAIN is a domain, a host or the URL of a page. A reputation can be computed again by hand from what is
    printed here. Rows of your own (--outlets) win over the shipped ones.

    \b
    Examples:
      collector outlets lemonde.fr
      collector outlets forbes.com https://www.forbes.com/councils/some-story
      collector outlets --country ID --limit 20
      collector outlets my-paper.example --outlets my-outlets.csv
    """
    from collector.pipeline.tables import load_registry

    if not domains and not country:
        raise UsageError("name a domain, or a country with --country", hint="For example: outlets lemonde.fr")
    if domains and country:
        raise UsageError("a domain and --country don't go together", hint="Ask for one of them.")
    registry = load_registry(settings_of(flags))
    if country:
        note_country(country)
        code = "GB" if country.upper() == "UK" else country.upper()
        _show_country(_press_of(registry, code, languages), code, limit, as_json)
        return
    answers = [(asked, _look_up(registry, asked)) for asked in domains]
    if as_json:
        print_json([_json_of(registry, asked, outlet) for asked, outlet in answers])
        return
    for asked, outlet in answers:
        _show_outlet(registry, asked, outlet)


def _look_up(registry: Registry, asked: str) -> Outlet:
    outlet = registry.look_up(asked)
    if "." not in outlet.domain or any(c.isspace() for c in outlet.domain):
        raise UsageError(f"{asked!r} is no domain", hint="Give a domain such as lemonde.fr, or a page's URL.")
    return outlet


def _press_of(registry: Registry, country: str, languages: tuple[str, ...]) -> list[Outlet]:
    from collector.rank.countries import COUNTRIES

    if country not in COUNTRIES:
        raise UsageError(
            f"there is no country {country!r}", hint="Give an ISO 3166-1 code of two letters, such as DE."
        )
    return registry.by_country(country, tuple(language.lower() for language in languages))


def _show_country(found: list[Outlet], country: str, limit: int, as_json: bool) -> None:
    shown = found[:limit] if limit else found
    if as_json:
        print_json([_brief(outlet) for outlet in shown])
        return
    console = _console()
    table = _table("tier", "reputation", "domain", "name", "kind", "languages", "owner")
    for outlet in shown:
        owner = "" if outlet.publisher == outlet.domain else outlet.publisher
        table.add_row(
            outlet.tier or "–",
            _number(outlet.reputation),
            outlet.domain,
            _safe(outlet.name),
            outlet.kind.replace("_", " "),
            " ".join(outlet.languages),
            _safe(owner),
        )
    _print_table(console, table, ("owner", "languages", "kind"))
    more = f" ({len(shown)} shown)" if len(shown) < len(found) else ""
    console.print(f"{count_of(len(found), 'outlet')} of {country}{more}")


def _show_outlet(registry: Registry, asked: str, outlet: Outlet) -> None:
    console = _console()
    tier = f"tier {outlet.tier}" if outlet.tier else "no tier"
    console.print(f"[bold]{_safe(outlet.name or outlet.domain)}[/bold]  {_safe(outlet.domain)}")
    console.print(f"    {outlet.kind.replace('_', ' ')}; {tier}; reputation {_number(outlet.reputation)}")
    found = f"found by {outlet.matched_by}" if outlet.matched_by != "unknown" else "not in the registry"
    console.print(f"    asked for {_safe(asked)}; {found}")
    if outlet.note:
        console.print(f"    {_safe(outlet.note)}")
    _show_parts(console, outlet)
    _show_facts(console, registry, outlet)
    console.print()


def _show_parts(console: Console, outlet: Outlet) -> None:
    if not outlet.parts or outlet.reputation is None:
        console.print("    No reputation: nothing is known that one could be computed from.")
        return
    table = _table("part of the reputation", "points", "why")
    for part, points, why in outlet.parts:
        table.add_row(part, f"{points:+.2f}", _safe(why))
    table.add_row(
        "together", _number(outlet.reputation), f"A from 75, B from 60, C from 42: {outlet.tier or 'none'}"
    )
    _print_table(console, table)


def _show_facts(console: Console, registry: Registry, outlet: Outlet) -> None:
    from collector.rank.sources import SOURCES, fact_sources

    facts = registry.facts(outlet.domain)
    if facts is None:
        named = ", ".join(SOURCES.get(name, name) for name in outlet.provenance)
        console.print(f"    Source: {_safe(named or 'none; this domain is in no list')}")
        return
    table = _table("fact", "value", "source")
    for column, value, source in fact_sources(facts):
        table.add_row(column, _safe(value), _safe(source))
    _print_table(console, table, ("source",))


def _json_of(registry: Registry, asked: str, outlet: Outlet) -> dict[str, object]:
    from collector.rank.sources import fact_sources

    facts = registry.facts(outlet.domain)
    return {
        "asked": asked,
        **_brief(outlet),
        "matched_by": outlet.matched_by,
        "note": outlet.note,
        "checked": outlet.checked,
        "provenance": list(outlet.provenance),
        "parts": [{"part": part, "points": points, "why": why} for part, points, why in outlet.parts],
        "facts": [
            {"fact": column, "value": value, "source": source}
            for column, value, source in (fact_sources(facts) if facts else ())
        ],
    }


def _brief(outlet: Outlet) -> dict[str, object]:
    return {
        "domain": outlet.domain,
        "name": outlet.name,
        "country": outlet.country,
        "languages": list(outlet.languages),
        "kind": outlet.kind,
        "tier": outlet.tier,
        "reputation": outlet.reputation,
        "publisher": outlet.publisher,
        "flags": list(outlet.flags),
    }


def _table(*columns: str) -> Table:
    from rich.box import SIMPLE
    from rich.table import Table

    table = Table(box=SIMPLE, pad_edge=False, padding=(0, 1))
    for column in columns:
        right = column in {"points", "reputation"}
        whole = right or column in _WHOLE
        table.add_column(column, justify="right" if right else "left", overflow="fold", no_wrap=whole)
    return table


def _print_table(console: Console, table: Table, spare: tuple[str, ...] = ()) -> None:
    """
    Print a table without breaking a word and without blanks at the ends of lines.

    Where it does not fit, the columns named in ``spare`` go first, one after the other.
    """
    from rich.cells import cell_len

    for column in table.columns:
        words = [word for cell in column.cells for word in str(cell).split()]
        column.min_width = max(map(cell_len, words), default=1)
    left = list(spare)
    lines = _lines_of(console, table)
    while left and max(lines, key=lambda line: line[0], default=(0, ""))[0] > console.width:
        name = left.pop(0)
        table.columns = [column for column in table.columns if column.header != name]
        lines = _lines_of(console, table)
    for _, line in lines:
        console.file.write(line.rstrip() + "\n")


def _lines_of(console: Console, table: Table) -> list[tuple[int, str]]:
    """Return a table's lines as they are printed, each with its width."""
    from rich.text import Text

    with console.capture() as capture:
        console.print(table, crop=False, no_wrap=True)
    return [(Text.from_ansi(line.rstrip()).cell_len, line) for line in capture.get().splitlines()]


def _console() -> Console:
    """Return the console for results; a pipe gets lines wide enough that no table needs to fold."""
    console = out_console()
    if not console.is_terminal:
        console.width = max(console.width, 160)
    return console


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


def _safe(text: str) -> str:
    """Keep brackets in a text from being read as markup."""
    return text.replace("[", "\\[")

"""A user's own rows: what they change, and how their faults are named."""

from __future__ import annotations

import pytest

from collector.errors import InputError
from collector.rank import Registry, compile_registry


def with_rows(table: str, *lines: str) -> Registry:
    return compile_registry(table, user_csv="\n".join(lines))


def test_a_filled_cell_replaces_the_fact_and_the_rest_stays(small_table: str) -> None:
    outlet = with_rows(small_table, "domain,stature,name", "gazette.example,3,").look_up("gazette.example")

    assert (outlet.name, outlet.matched_by, outlet.tier) == ("Gazette", "user", "B")
    assert "user" in outlet.provenance


def test_a_new_row_counts_like_a_shipped_one(small_table: str) -> None:
    registry = with_rows(small_table, "domain,name,kind,country,languages", "new.example,New,trade,DE,de")

    assert registry.look_up("https://www.new.example/x").kind == "trade"
    assert "new.example" in [outlet.domain for outlet in registry.by_country("DE")]


def test_a_new_row_that_is_closed_is_left_out_of_its_country(small_table: str) -> None:
    registry = with_rows(small_table, "domain,kind,country,status", "new.example,trade,DE,closed")

    assert "new.example" not in [outlet.domain for outlet in registry.by_country("DE")]


@pytest.mark.parametrize(
    ("tier", "least", "most"), [("A", 75, 100), ("B", 60, 74.9), ("C", 42, 59.9), ("D", 0, 41.9)]
)
def test_a_tier_of_ones_own_wins_and_moves_the_reputation_into_it(
    small_table: str, tier: str, least: float, most: float
) -> None:
    outlet = with_rows(small_table, "domain,tier", f"gazette.example,{tier}").look_up("gazette.example")

    assert outlet.tier == tier
    assert outlet.reputation is not None
    assert least <= outlet.reputation <= most
    assert sum(points for _, points, _ in outlet.parts) == pytest.approx(outlet.reputation, abs=0.16)


def test_a_reputation_of_ones_own_wins(small_table: str) -> None:
    outlet = with_rows(small_table, "domain,reputation", "gazette.example,80").look_up("gazette.example")

    assert (outlet.reputation, outlet.tier) == (80.0, "A")


def test_an_exclusion_can_be_undone_and_made(small_table: str) -> None:
    registry = with_rows(small_table, "domain,kind", "wire.example,news_agency", "courier.example,unreliable")

    assert registry.look_up("wire.example").tier is not None
    assert registry.look_up("courier.example").tier is None


def test_a_path_can_be_a_row(small_table: str) -> None:
    registry = with_rows(small_table, "domain,kind", "https://www.courier.example/Paid/,contributor_network")

    assert registry.look_up("https://courier.example/paid/1").kind == "contributor_network"
    assert registry.look_up("https://courier.example/news/1").kind == "newspaper"


def test_blank_lines_a_mark_and_other_line_ends_do_no_harm(small_table: str) -> None:
    registry = compile_registry(small_table, user_csv="\ufeffDomain, Kind\r\n\r\nnew.example,trade\r\n,\r\n")

    assert registry.look_up("new.example").kind == "trade"


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([""], "is empty"),
        (["kind,name", "trade,New"], "no column `domain`"),
        (["domain;kind", "new.example;trade"], "no column `domain`"),
        (["domain,knd", "new.example,trade"], "did you mean kind"),
        (["domain,kind,kind", "new.example,trade,trade"], "stands twice"),
        (["domain,kind", "new.example,trade,extra"], "line 2: 3 cells where the header has 2"),
        (["domain,kind", ",trade"], "line 2: the row has no domain"),
        (["domain,kind", "new example,trade"], "line 2: domain can't be"),
        (["domain,kind", "new.example,trade", "localhost,trade"], "line 3: domain can't be"),
        (["domain,kind", "new.example,tarde"], "did you mean trade"),
        (
            ["domain,kind", "new.example,trade", "new.example,tech"],
            "line 3: new.example stands in the file twice",
        ),
        (["domain,name", "new.example,New"], "needs a kind"),
        (["domain,kind,country", "new.example,trade,Germany"], "country can't be 'Germany'"),
        (["domain,kind,country", "new.example,trade,UK"], "country can't be 'UK'"),
        (["domain,kind,languages", "new.example,trade,German"], "languages can't be"),
        (["domain,kind,stature", "new.example,trade,4"], "between 1 and 3"),
        (["domain,kind,stature", "new.example,trade,high"], "no whole number"),
        (["domain,kind,reputation", "new.example,trade,120"], "between 0 and 100"),
        (["domain,kind,reputation", "new.example,trade,nan"], "between 0 and 100"),
        (["domain,kind,tier", "new.example,trade,E"], "tier can't be 'E'"),
        (["domain,kind,tier", "new.example,satire,A"], "neither tier nor reputation"),
        (["domain,kind,flags", "new.example,trade,tabloyd"], "did you mean tabloid"),
        (["domain,kind,rsp", "new.example,trade,good"], "rsp can't be"),
        (["domain,kind,alias_of", "a.example,trade,b.example"], "which has no row"),
        (
            ["domain,kind,alias_of", "a.example,trade,b.example", "b.example,trade,a.example"],
            "alias of itself",
        ),
        (["domain,kind,checked", "a.example,trade,yesterday"], "checked can't be"),
        (["domain,kind", 'a.example,"trade'], "not CSV"),
    ],
)
def test_a_fault_is_named_with_its_line(small_table: str, lines: list[str], says: str) -> None:
    with pytest.raises(InputError) as error:
        with_rows(small_table, *lines)

    assert says in str(error.value)
    assert error.value.hint
    assert error.value.exit_status == 2

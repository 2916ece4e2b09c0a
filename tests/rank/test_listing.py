"""A list of domains by its text: what a dict would say, for a tenth of its memory."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.rank import registry
from collector.rank.listing import Lines, Listing

DOMAINS = st.text(st.sampled_from("ab.-"), min_size=1, max_size=4)


@given(st.dictionaries(DOMAINS, st.sampled_from(["", "DE", "farm,x"])), DOMAINS)
def test_a_listing_says_what_a_dict_says(rows: dict[str, str], asked: str) -> None:
    listing = Listing("domain,list\n" + "".join(f"{key},{rest}\n" for key, rest in rows.items()))

    assert all(listing.get(key) == rest for key, rest in rows.items())
    assert listing.get(asked) == rows.get(asked)


def test_an_empty_list_and_the_header_name_nobody() -> None:
    assert Listing("").get("a.example") is None
    assert Listing("domain,list\r\na.example,farm\r\n").get("a.example") == "farm"
    assert Listing("domain,list\na.example,farm").get("domain") is None


@given(
    st.lists(
        st.tuples(st.text("abc.-é", min_size=1, max_size=4), st.text("abc ,é", max_size=5)),
        max_size=40,
    ),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_lines_answer_as_a_dict_of_lines_does(rows: list[tuple[str, str]], end: str, closed: bool) -> None:
    text = end.join(["domain,rest", *(f"{key},{rest}" for key, rest in rows)]) + (end if closed else "")
    expected = {key: f"{key},{rest}" for key, rest in rows}
    lines = Lines(text)
    assert list(lines) == list(expected)
    assert dict(lines.lines()) == expected
    for key in (*expected, "a", "abc", "domain", ""):
        assert lines.get(key) == expected.get(key)
        assert (key in lines) == (key in expected)


def test_lines_of_nothing_are_none() -> None:
    assert list(Lines("")) == []
    assert list(Lines("domain,rest")) == []
    assert Lines("domain\na\tb", "\t").get("a") == "a\tb"


def test_an_outlet_is_the_same_after_the_cache_was_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    table = "domain,name\n" + "".join(f"paper{n}.example,Paper {n}\n" for n in range(8))
    monkeypatch.setattr(registry, "_KEPT", 3)
    book = registry.compile_registry(table)
    first = [book.look_up(f"https://paper{n}.example/a") for n in range(8)]
    assert first == [book.look_up(f"https://paper{n}.example/a") for n in range(8)]
    assert [outlet.name for outlet in first] == [f"Paper {n}" for n in range(8)]
    assert len(book._outlets) <= 3

"""Lists and tables of links as people keep them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.discover.files import read_url_list, read_url_table
from collector.errors import InputError
from collector.records import Candidate, Miss


def urls(found: list[Candidate | Miss]) -> list[str]:
    return [f.url for f in found if isinstance(f, Candidate)]


def test_a_list_has_an_address_a_line_and_remarks() -> None:
    lines = ["# kept by hand", "https://paper.example/a#part", "", " paper.example/b   # a remark"]
    text = "\n".join([*lines, "<https://paper.example/c>", "nonsense here"])
    found = list(read_url_list(text, "links.txt"))

    assert urls(found) == [
        "https://paper.example/a#part",
        "https://paper.example/b",
        "https://paper.example/c",
    ]
    misses = [f for f in found if isinstance(f, Miss)]
    assert [m.reason for m in misses] == ["bad URL"]
    assert "line 6 of links.txt" in misses[0].detail


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "mailto:a@b.example", "ftp://paper.example/x", "https://", "file:///etc/passwd"],
)
def test_what_cannot_be_fetched_is_a_miss_with_its_line(address: str) -> None:
    found = list(read_url_list(address, "links.txt"))

    assert [type(f) for f in found] == [Miss]


@pytest.mark.parametrize(
    "text",
    [
        "outlet,url\nPaper,https://paper.example/a\nPost,https://post.example/b\n",
        "Outlet;Link\nPaper;https://paper.example/a\nPost;https://post.example/b\n",
        "titel\tссылка\nx\thttps://paper.example/a\ny\thttps://post.example/b\n",
        "Paper,https://paper.example/a\nPost,https://post.example/b\n",
        "who,where\nPaper,https://paper.example/a\nPost,https://post.example/b\n",
    ],
)
def test_a_table_is_read_whatever_its_delimiter_and_header(text: str) -> None:
    assert urls(list(read_url_table(text, "t.csv"))) == ["https://paper.example/a", "https://post.example/b"]


def test_other_columns_become_hearsay() -> None:
    found = next(
        iter(
            read_url_table(
                "outlet,url,title,date\nPaper,https://paper.example/a,Big news,2026-01-02\n", "t.csv"
            )
        )
    )
    assert isinstance(found, Candidate)
    sighting = found.found_in[0]
    assert (sighting.outlet, sighting.title, sighting.published) == ("Paper", "Big news", "2026-01-02")


@pytest.mark.parametrize("text", ["", "name,score\na,1\nb,2\n"])
def test_a_table_without_addresses_says_what_it_looked_for(text: str) -> None:
    with pytest.raises(InputError) as raised:
        list(read_url_table(text, "t.csv"))
    assert "url" in raised.value.hint


def test_a_row_without_an_address_is_not_lost() -> None:
    found = list(read_url_table('url\nhttps://paper.example/a\n"",x\n', "t.csv"))
    assert any(isinstance(f, Miss) for f in found)


@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    for found in read_url_list(text, "x"):
        assert isinstance(found, Candidate | Miss)

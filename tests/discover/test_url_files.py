"""Lists and tables of links as people keep them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.discover import files
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


A = "https://paper.example/a"
B = "https://post.example/b_(c)"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f"- [Big news]({A})", [A]),
        (f"1. <{A}>", [A]),
        (f"* {A}, and more.", [A]),
        (f'"{A}",', [A]),
        (f"{A},", [A]),
        (f"{A}\tBig news", [A]),
        (f"{A} - Big news", [A]),
        (f"Big news: {A}; {B}", [A, B]),
        (f"see [one]({B}) and {A}.", [B, A]),
        (f"{A} {B}", [A, B]),
        (B, [B]),
        (f"{A}?q=a b", [f"{A}?q=a b"]),
    ],
)
def test_a_line_may_be_written_as_people_write_lists(line: str, found: list[str]) -> None:
    assert urls(list(read_url_list(line, "links.txt"))) == found


def test_a_table_whose_quotation_mark_stays_open_loses_no_row() -> None:
    with pytest.raises(InputError, match=r"line 2 of t\.csv is never closed"):
        list(read_url_table(f'url,title\n{A},"open\n{B},x\n', "t.csv"))
    assert urls(list(read_url_table(f'url,title\n{A},5" screen\n{B},x\n', "t.csv"))) == [A, B]


def test_a_cell_without_end_is_said_with_its_line() -> None:
    with pytest.raises(InputError, match=r"line 2 of t\.csv can't be read"):
        list(read_url_table(f"url,text\n{A},{'x' * 200_000}\n", "t.csv"))


def test_a_table_of_a_spreadsheet_says_its_delimiter() -> None:
    assert urls(list(read_url_table(f"sep=;\r\ntitle;url\r\na,b,c;{A}\r\n", "t.csv"))) == [A]


def test_a_table_that_is_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_LINES", 2)
    found = list(read_url_table(f"url\n{A}\n{B}\n{A}x\n", "t.csv"))
    assert urls(found) == [A, B]
    assert [f.reason for f in found if isinstance(f, Miss)] == ["too many lines"]


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


def test_a_password_in_an_address_stays_where_it_is() -> None:
    found = list(read_url_list("https://me:s@cret@paper.example/a@b\n", "links.txt"))
    assert urls(found) == ["https://paper.example/a@b"]

"""A list of domains by its text: what a dict would say, for a tenth of its memory."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from collector.rank.listing import Listing

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

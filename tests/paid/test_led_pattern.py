"""A pattern that begins with a class that may match nothing is looked for by what follows it: the same is found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from collector.paid.boundaries import Matcher

PATTERN = r"[\w '&]{0,24}(brand|advertising) (team|desk)|brand partner"
PIECES = st.sampled_from(["brand", " ", "team", "desk", "advertising", "x", "& ", "partner", ". ", "é"])


@given(st.lists(PIECES, max_size=14).map("".join))
def test_the_same_is_found_with_and_without_the_class_looked_at_last(text: str) -> None:
    led = Matcher(PATTERN, open_end=False).search(text)
    plain = Matcher(f"(?:{PATTERN})", open_end=False).search(text)
    assert (led and led.span()) == (plain and plain.span())


def test_the_class_belongs_to_the_match() -> None:
    found = Matcher(PATTERN, open_end=False).search("by acme & co brand team")
    assert found is not None
    assert found.group() == "by acme & co brand team"
    assert Matcher(PATTERN, open_end=False).search("by acme & co brand teams") is None

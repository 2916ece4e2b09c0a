"""The table of disclosures: every row can be used, is found by its literal pieces, and says what it is."""

from __future__ import annotations

import csv
import pickle
import time
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.paid import PaidRules, compile_rules
from collector.paid.fold import clip, fold
from collector.paid.hosts import parse_hosts
from collector.paid.languages import languages_of
from collector.paid.phrases import parse_phrases
from collector.paid.stems import stems


def _rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(table)))


def test_the_table_speaks_forty_languages_and_more(tables: tuple[str, str]) -> None:
    rows = _rows(tables[0])
    labelled = {row["language"] for row in rows if row["form"] == "label" and row["strength"] == "strong"}

    assert len(labelled - {"any"}) >= 40
    assert all(row["source"] for row in rows)


def test_every_row_is_found_in_its_example(tables: tuple[str, str], rules: PaidRules) -> None:
    for row in _rows(tables[0]):
        text = fold(row["example"])
        found = [one.phrase for one in rules.book.find([text], languages_of(row["language"]), titles=1)]
        if row["form"] == "self":
            # Looked for only beside words for payment, which the example has none of.
            found = [phrase for phrase in rules.book.phrases if phrase.search(text)]

        assert any(
            phrase.form == row["form"]
            and phrase.source == row["source"]
            and phrase.language == row["language"]
            for phrase in found
        ), row


def test_words_for_the_text_are_looked_for_beside_words_for_payment(rules: PaidRules) -> None:
    texts = ["this article is about kettles", "this article was sponsored by acme"]
    found = rules.book.find(texts, languages_of("en"))

    assert {one.text for one in found if one.phrase.form == "self"} == {1}
    assert [one.text for one in found] == sorted(one.text for one in found)


def test_no_row_stands_twice(tables: tuple[str, str]) -> None:
    keys = [(row["language"], row["form"], row["pattern"]) for row in _rows(tables[0])]

    assert len(keys) == len(set(keys))


def test_a_row_that_cannot_be_used_is_named() -> None:
    with pytest.raises(ValueError, match="spam"):
        parse_phrases("language,form,strength,kind,pattern,example,source\nen,label,strong,spam,x,x,y\n")


def test_a_label_of_another_language_is_gated(rules: PaidRules) -> None:
    finnish = list(rules.book.find(["mainos"], languages_of("fi")))
    english = list(rules.book.find(["mainos"], languages_of("en")))

    assert finnish
    assert not english


def test_a_label_found_in_a_row_of_texts_keeps_its_place(rules: PaidRules) -> None:
    found = list(rules.book.find(["harbour", "paid post", "bridge"], languages_of("en")))

    assert {one.text for one in found} == {1}


def test_the_rules_are_plain_data(rules: PaidRules) -> None:
    again = pickle.loads(pickle.dumps(rules))

    assert again.book.phrases == rules.book.phrases
    assert again.hosts == rules.hosts


def test_compiling_is_quick(tables: tuple[str, str]) -> None:
    start = time.process_time()
    compile_rules(*tables)

    assert time.process_time() - start < 0.5


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(min_size=1), st.integers(0, 400), st.integers(1, 60))
def test_a_clip_is_verbatim_and_short(text: str, start: int, size: int) -> None:
    piece = clip(text * 20, start, start + size)

    assert len(piece) <= 200 or piece == text * 20
    assert piece in text * 20 or piece == (text * 20).strip()


@pytest.mark.parametrize(
    ("pattern", "pieces", "least"),
    [
        ("paid post", {"paid post"}, 9),
        ("paid (post|story)", {"paid"}, 9),
        ("(ad|advertisement) feature", {"feature"}, 10),
        ("colou?r", {"colo"}, 5),
        (r"material\w* x", {"material"}, 10),
        ("[ab]c", {"c"}, 2),
        ("a|bcd", {"a", "bcd"}, 1),
        ("(?!x)abc", {"abc"}, 3),
    ],
)
def test_pieces_that_every_match_has(pattern: str, pieces: set[str], least: int) -> None:
    assert stems(pattern) == (frozenset(pieces), least)


def test_the_longest_host_and_path_tells() -> None:
    book = parse_hosts(
        "host,path,kind,note,source\na.example,,listing,,x\na.example,/b,council,,x\nc.a.example,,contributors,,x\n"
    )

    assert book.look_up("www.a.example", "/").kind == "listing"
    assert book.look_up("a.example", "/b/c").kind == "council"
    assert book.look_up("a.example", "/bc").kind == "listing"
    assert book.look_up("c.a.example", "/b").kind == "contributors"
    assert book.look_up("xa.example", "/") is None


def test_a_row_of_hosts_that_ends_early_is_named() -> None:
    with pytest.raises(ValueError, match=r"table of hosts.*wire\.example"):
        compile_rules(
            "language,form,strength,kind,pattern,example,source\n",
            "host,path,kind,note,source\nwire.example,\n",
        )

"""Stories: edited copies are found, other texts are not, and the kept copy is the one that the rules name."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shortlist_makers import make_clip, prose, words

from collector.shortlist.syndication import (
    agency_of,
    containment,
    group_stories,
    is_copy,
    pick_original,
    shingles_of,
)

BLURB = prose("newsletter", 40)


def cut(share: float) -> Callable[[str, Random], str]:
    return lambda text, draw: " ".join(text.split()[: int(len(text.split()) * share)])


def change_words(text: str, draw: Random) -> str:
    changed = text.split()
    for at in draw.sample(range(len(changed)), k=len(changed) // 10):
        changed[at] = draw.choice(("so", "then", "there"))
    return " ".join(changed)


def drop_paragraphs(text: str, draw: Random) -> str:
    paragraphs = text.split("\n")
    for _ in range(2):
        paragraphs.pop(draw.randrange(len(paragraphs)))
    return "\n".join(paragraphs)


EDITS: dict[str, Callable[[str, Random], str]] = {
    "boilerplate": lambda text, draw: f"{BLURB}\n{text}\n{BLURB}",
    "new beginning": lambda text, draw: f"{prose(f'{draw.random()}', 60)}\n{text}",
    "cut to 60 %": cut(0.6),
    "cut to 30 %": cut(0.3),
    "words changed": change_words,
    "paragraphs dropped": drop_paragraphs,
    "case and punctuation": lambda text, draw: text.upper().replace(" ", ", "),
}


def article(number: int) -> str:
    return "\n".join(prose(f"article {number} {i}", 50) for i in range(6))


@pytest.mark.parametrize("edit", list(EDITS))
def test_copies_are_grouped(edit: str) -> None:
    draw = Random(edit)
    originals = [article(i) for i in range(100)]
    texts = [shingles_of(text) for text in [*originals, *(EDITS[edit](text, draw) for text in originals)]]
    groups = group_stories(texts)
    grouped = sum(groups[i] == groups[i + 100] for i in range(100))

    assert grouped >= 99
    assert len(set(groups[:100])) == 100


def test_no_pair_of_other_texts_is_grouped_in_more_than_ten_thousand() -> None:
    texts = [shingles_of(f"{article(i)}\n{BLURB}") for i in range(150)]

    assert len(list(itertools.combinations(range(150), 2))) > 10_000
    assert len(set(group_stories(texts))) == 150


@pytest.mark.parametrize("script", [0x4E00, 0x3041, 0x0E01, 0x1780])
def test_scripts_without_spaces(script: int) -> None:
    draw = Random(script)
    texts = ["".join(chr(script + draw.randrange(60)) for _ in range(400)) for _ in range(30)]
    copies = [text[:150] for text in texts]
    groups = group_stories([shingles_of(text) for text in [*texts, *copies]])

    assert [groups[i] for i in range(30)] == [groups[i + 30] for i in range(30)]
    assert len(set(groups)) == 30


def naive(texts: list[frozenset[int]]) -> list[set[int]]:
    """Return the connected groups from all pairs."""
    groups = [{i} for i in range(len(texts))]
    for i, j in itertools.combinations(range(len(texts)), 2):
        if is_copy(texts[i], texts[j]):
            one = next(group for group in groups if i in group)
            other = next(group for group in groups if j in group)
            if one is not other:
                groups.remove(other)
                one |= other
    return sorted(groups, key=min)


pieces = st.lists(st.integers(0, 7), max_size=5)


@settings(max_examples=150, deadline=None)
@given(st.lists(pieces, max_size=12), st.randoms(use_true_random=False))
def test_groups_are_those_of_all_pairs_in_any_order(texts: list[list[int]], draw: Random) -> None:
    shingled = [shingles_of(" ".join(prose(f"piece {piece}", 14) for piece in text)) for text in texts]
    order = draw.sample(range(len(texts)), k=len(texts))
    groups = group_stories(shingled)
    shuffled = group_stories([shingled[i] for i in order])
    together = {frozenset(i for i in range(len(texts)) if groups[i] == g) for g in groups}
    shuffled_together = {frozenset(order[i] for i in range(len(texts)) if shuffled[i] == g) for g in shuffled}

    assert together == {frozenset(group) for group in naive(shingled)}
    assert shuffled_together == together


def test_short_texts_are_one_story_only_when_equal() -> None:
    texts = ["Subscribe to read.", "subscribe to read", "Subscribe to read this.", "", ""]

    assert group_stories([shingles_of(text) for text in texts]) == (0, 0, 2, 3, 4)


def test_containment_is_the_share_of_the_smaller() -> None:
    assert containment({1, 2, 3, 4}, {3, 4}) == 1.0
    assert containment({1, 2}, {2, 3, 4}) == 0.5
    assert containment(set(), {1}) == 0.0


def test_a_long_text_costs_no_more_than_its_first_words() -> None:
    assert len(shingles_of(" ".join(map(str, range(50_000))))) <= 6_000
    assert len(shingles_of("字" * 500_000)) == 1


@given(st.text(max_size=300))
def test_any_text_has_shingles_or_none(text: str) -> None:
    assert shingles_of(text) == shingles_of(text)


# Which copy is kept


DAY = datetime(2026, 9, 1, tzinfo=UTC)


def test_the_agencys_own_page_comes_first() -> None:
    text = f"BERLIN (Reuters) - {prose('x')}"
    client = make_clip(1, text=text, outlet={"tier": "A"}, article={"published_at": DAY})
    agency = make_clip(
        2, text=text, outlet={"kind": "news_agency"}, article={"published_at": DAY.replace(day=2)}
    )

    assert agency_of(client) == "Reuters"
    assert pick_original([client, agency]).position == 1


def test_an_agencys_client_of_the_best_tier_comes_before_an_earlier_one() -> None:
    early = make_clip(1, article={"byline": "AFP", "published_at": DAY}, outlet={"tier": "C"})
    best = make_clip(2, article={"byline": "AFP", "published_at": DAY.replace(day=3)}, outlet={"tier": "A"})

    assert pick_original([early, best]).position == 1
    assert pick_original([early, best]).why == "the outlet of the best tier"


def test_the_canonical_that_others_name_comes_next() -> None:
    original = make_clip(1, article={"published_at": DAY.replace(day=5)})
    copy = make_clip(2, article={"published_at": DAY, "canonical_url": "http://www.paper1.example/story-1"})
    copy = replace(copy, article=replace(copy.article, canonical_url=original.candidate.url))

    assert pick_original([copy, original]).position == 1
    assert "canonical" in pick_original([copy, original]).why


def test_then_the_earliest_day_then_the_best_tier_then_strength_then_the_address() -> None:
    late = make_clip(1, article={"published_at": DAY.replace(day=5)}, outlet={"tier": "A"})
    undated = make_clip(2, article={"published_at": None}, outlet={"tier": "A"})
    early = make_clip(3, article={"published_at": DAY.replace(hour=22)}, outlet={"tier": "C"})
    same_day = make_clip(4, article={"published_at": DAY}, outlet={"tier": "B"})
    strong = make_clip(5, strength=90, article={"published_at": DAY}, outlet={"tier": "B"})
    twin = make_clip(6, strength=90, article={"published_at": DAY}, outlet={"tier": "B"})

    assert pick_original([late, undated, early]).position == 2
    assert pick_original([early, same_day]).position == 1
    assert pick_original([same_day, strong]).position == 1
    assert pick_original([twin, strong]).position == 1


def test_a_word_that_only_holds_an_agencys_letters_is_none() -> None:
    assert agency_of(make_clip(1, article={"byline": "By Maria Aparicio"})) == ""
    assert agency_of(make_clip(2, article={"byline": "By Ana Ruiz, AP"})) == "AP"
    assert (
        agency_of(make_clip(3, article={"byline": None}, text="新华社北京（新华社）" + prose("y")))
        == "新华社"
    )


def test_a_broken_canonical_is_none() -> None:
    broken = make_clip(1, article={"canonical_url": "http://[bad"})

    assert pick_original([broken, make_clip(2)]).position == 0


def test_invented_words_repeat_for_a_seed() -> None:
    assert words("a") == words("a") != words("b")

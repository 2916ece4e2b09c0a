"""The exact choice against brute force, and its promises: no hard rule broken, order-free, forced and without."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector.shortlist.options import Limits, Option, Score, exclude, score
from collector.shortlist.solver import solve


def draw_options(draw: Random, count: int, *, roomy: bool = False) -> list[Option]:
    """
    Return options that share publishers, stories, bylines, flags and strengths as badly as may be.

    Roomy ones share little: then bounds cut the search, and not conflicts.
    """
    publishers, stories, people = (
        max(1, count * 9 if roomy else count // draw.choice([1, 2, 4])) for _ in range(3)
    )
    flagships, reprints = draw.choice([0.1, 0.2]), draw.choice([0.2, 0.6])
    ties = draw.random() < 0.3
    options = []
    for i in range(count):
        flags = frozenset(draw.sample(["funding", "hire", "launch"], draw.choice([0, 0, 1, 1, 2])))
        home = draw.random() < 0.4
        options.append(
            Option(
                key=f"{draw.random():.9f} {i}",
                strength=draw.choice([50, 60, 70]) if ties else draw.randint(0, 100),
                publisher=f"p{draw.randrange(publishers)}",
                story=f"s{draw.randrange(stories)}",
                bylines=frozenset(f"b{draw.randrange(people)}" for _ in range(draw.choice([0, 1, 1, 2]))),
                flags=flags,
                flagship=(2 if home else 1) if draw.random() < flagships else 0,
                home=home,
                feature=not flags,
                original=draw.random() >= reprints,
            )
        )
    return options


def draw_limits(draw: Random) -> Limits:
    """Return limits of programmes as they are, and of some that nobody has."""
    minimum, aim, maximum = draw.choice([(3, 5, 5), (5, 5, 5), (5, 5, 10), (2, 3, 5), (1, 1, 1), (1, 5, 10)])
    on = [draw.random() < 0.85 for _ in range(3)]
    return Limits(
        minimum=minimum,
        aim=aim,
        maximum=maximum,
        per_publisher=on[0],
        per_story=on[1],
        per_byline=on[2],
        most_of_one_flag=draw.choice([0, 1, 2, 2, 2]),
    )


def keeps_rules(options: list[Option], chosen: Iterable[int], limits: Limits) -> bool:
    """True when a set breaks no hard rule; written anew, without the solver's masks."""
    picked = [options[i] for i in chosen]
    people = Counter(person for o in picked for person in o.bylines)
    flags = Counter(flag for o in picked for flag in o.flags)
    return (
        len(picked) <= limits.maximum
        and (not limits.per_publisher or len({o.publisher for o in picked}) == len(picked))
        and (not limits.per_story or len({o.story for o in picked}) == len(picked))
        and (not limits.per_byline or max(people.values(), default=0) <= 1)
        and (not limits.most_of_one_flag or max(flags.values(), default=0) <= limits.most_of_one_flag)
    )


def told_score(options: list[Option], chosen: tuple[int, ...], limits: Limits) -> tuple[object, ...]:
    """Return the documented tuple, the order of keys as a list and not as bits."""
    picked = [options[i] for i in chosen]
    order = sorted(range(len(options)), key=lambda i: options[i].key)
    return (
        len(picked) >= limits.minimum,
        max((o.flagship for o in picked), default=0),
        min(len(picked), limits.aim),
        sum(o.original for o in picked),
        any(o.home for o in picked) + any(o.feature for o in picked),
        sum(o.strength for o in picked),
        [i in chosen for i in order],
    )


def brute_force(options: list[Option], limits: Limits, forced: int | None = None) -> tuple[int, ...]:
    """Return the best of all sets."""
    sets = (
        chosen
        for size in range(limits.maximum + 1)
        for chosen in itertools.combinations(range(len(options)), size)
        if (forced is None or forced in chosen) and keeps_rules(options, chosen, limits)
    )
    return max(sets, key=lambda chosen: told_score(options, chosen, limits))


@pytest.mark.parametrize("block", range(20))
def test_choice_equals_brute_force(block: int) -> None:
    draw = Random(f"brute force {block}")
    for _ in range(100):
        options, limits = draw_options(draw, draw.randint(0, 10)), draw_limits(draw)

        assert solve(options, limits) == brute_force(options, limits)


@pytest.mark.parametrize("block", range(10))
def test_choice_equals_brute_force_where_bounds_decide(block: int) -> None:
    draw = Random(f"bounds {block}")
    for _ in range(100):
        options = draw_options(draw, draw.randint(6, 13), roomy=True)
        minimum, aim, maximum = draw.choice([(1, 2, 2), (2, 2, 3), (1, 3, 3), (3, 3, 3)])
        limits = Limits(minimum=minimum, aim=aim, maximum=maximum, most_of_one_flag=draw.choice([0, 1, 1, 2]))

        assert solve(options, limits) == brute_force(options, limits)


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 9), st.randoms(use_true_random=False))
def test_forced_choice_equals_brute_force(count: int, draw: Random) -> None:
    options, limits = draw_options(draw, count), draw_limits(draw)
    forced = draw.randrange(count)

    assert solve(options, limits, forced) == brute_force(options, limits, forced)


@pytest.mark.parametrize("block", range(8))
def test_no_hard_rule_is_broken_at_forty(block: int) -> None:
    draw = Random(f"forty {block}")
    for _ in range(10):
        options, limits = draw_options(draw, 40), draw_limits(draw)

        assert keeps_rules(options, solve(options, limits), limits)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 30), st.randoms(use_true_random=False))
def test_order_of_options_does_not_matter(count: int, draw: Random) -> None:
    options, limits = draw_options(draw, count), draw_limits(draw)
    shuffled = draw.sample(options, k=count)

    assert {options[i] for i in solve(options, limits)} == {shuffled[i] for i in solve(shuffled, limits)}


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 25), st.randoms(use_true_random=False))
def test_one_more_option_never_makes_the_list_worse(count: int, draw: Random) -> None:
    options, limits = draw_options(draw, count), draw_limits(draw)

    def worth(some: list[Option]) -> tuple[object, ...]:
        return told_score(some, solve(some, limits), limits)[:6]

    assert worth(options) >= worth(options[:-1])


def test_greedy_by_strength_is_not_enough() -> None:
    limits = Limits(minimum=2, aim=2, maximum=2)
    strongest = Option(key="a", strength=90, publisher="p", story="1", bylines=frozenset({"x", "y"}))
    others = [
        Option(key="b", strength=60, publisher="q", story="2", bylines=frozenset({"x"})),
        Option(key="c", strength=50, publisher="r", story="3", bylines=frozenset({"y"})),
    ]

    assert solve([strongest, *others], limits) == (1, 2)


def test_a_flagship_outranks_strength_and_the_home_market_another_flagship() -> None:
    limits = Limits(minimum=1, aim=1, maximum=1)
    plain = Option(key="a", strength=99, publisher="p", story="1")
    abroad = Option(key="b", strength=70, publisher="q", story="2", flagship=1)
    home = Option(key="c", strength=40, publisher="r", story="3", flagship=2, home=True)

    assert solve([plain, abroad], limits) == (1,)
    assert solve([plain, abroad, home], limits) == (2,)


def test_an_original_is_kept_unless_a_reprint_brings_a_flagship_or_a_link_more() -> None:
    one = Limits(minimum=1, aim=1, maximum=1)
    original = Option(key="a", strength=40, publisher="p", story="1")
    reprint = Option(key="b", strength=90, publisher="q", story="1", original=False)
    flagship = Option(key="c", strength=90, publisher="q", story="1", original=False, flagship=1)
    sibling = Option(key="d", strength=80, publisher="p", story="2")

    assert solve([original, reprint], one) == (0,)
    assert solve([original, flagship], one) == (1,)
    assert solve([original, reprint, sibling], Limits(minimum=2, aim=2, maximum=2)) == (1, 2)


def test_ties_are_broken_by_the_first_address() -> None:
    limits = Limits(minimum=1, aim=2, maximum=2)
    options = [Option(key=key, strength=50, publisher=key, story=key) for key in "dcba"]

    assert solve(options, limits) == (2, 3)


def test_nothing_to_choose_from() -> None:
    assert solve([], Limits(minimum=3, aim=5, maximum=5)) == ()


def test_score_tells_what_is_compared() -> None:
    limits = Limits(minimum=1, aim=5, maximum=5)
    options = [Option(key="a", strength=50, publisher="p", story="1", flagship=2, home=True)]
    told: Score = score(options, (0,), limits)

    assert told[:5] == (1, 2, 1, 1, 2)


def test_excluding_names_the_rule() -> None:
    limits = Limits(minimum=1, aim=5, maximum=5)
    one = Option(key="a", strength=50, publisher="p", story="1", bylines=frozenset({"x"}))

    assert exclude(one, Option(key="b", strength=1, publisher="p", story="2"), limits) == "publisher"
    assert exclude(one, Option(key="b", strength=1, publisher="q", story="1"), limits) == "story"
    byline = Option(key="b", strength=1, publisher="q", story="2", bylines=frozenset({"x", "z"}))
    assert exclude(one, byline, limits) == "byline"
    assert exclude(one, Option(key="b", strength=1, publisher="q", story="2"), limits) == ""

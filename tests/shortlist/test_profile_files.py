"""Profiles: the shipped ones are complete and sourced; a user's own file works, and its errors say where."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shortlist_makers import DATA, OBA, PROFILES

from collector.errors import InputError
from collector.shortlist import compile_profiles
from collector.shortlist.vocabulary import RULES, VERDICTS

MINE = """
version = "2026-11-01"

[profiles.mine]
title = "Our programme"
minimum = 2
aim = 4
maximum = 6
wait_days = 10

[profiles.mine.rules.max-age-months]
value = 24
text = "Two years at most."
source = "our handbook"
date = "2026-10"
"""


def test_the_six_programmes_are_there_with_their_counts() -> None:
    counts = {name: (p.minimum, p.aim, p.maximum) for name, p in PROFILES.items()}

    assert counts == {
        "oba": (3, 5, 5),
        "oba-api": (5, 5, 10),
        "360dialog-strict": (5, 5, 5),
        "wikipedia-ncorp": (2, 3, 5),
        "o1-eb1": (1, 5, 10),
        "social-badge": (2, 5, 5),
    }
    assert next(iter(PROFILES)) == "oba"


@pytest.mark.parametrize("name", list(PROFILES))
def test_every_shipped_rule_is_sourced_and_dated(name: str) -> None:
    for rule in PROFILES[name].rules:
        assert rule.text.endswith(".")
        assert len(rule.source) > 5
        assert re.fullmatch(r"20\d\d-\d\d(-\d\d)?", rule.date)


@pytest.mark.parametrize("name", list(PROFILES))
def test_rules_stand_in_the_order_of_the_gates(name: str) -> None:
    names = [rule.name for rule in PROFILES[name].rules]

    assert names == [rule for rule in RULES if rule in names]


def test_the_shipped_profiles_promise_nothing() -> None:
    assert not re.search(r"\b(will be|guarantee\w*|sure to be) (approved|accepted)", DATA.read_text("utf-8"))


def test_a_users_own_file() -> None:
    mine = compile_profiles(MINE)["mine"]

    assert (mine.minimum, mine.aim, mine.maximum, mine.wait_days) == (2, 4, 6, 10)
    assert mine.version == "2026-11-01"
    assert [(rule.name, rule.value, rule.date) for rule in mine.rules] == [("max-age-months", 24, "2026-10")]


def test_a_users_profile_may_extend_a_shipped_one() -> None:
    text = MINE.replace('title = "Our programme"', 'extends = "oba"\ndrop = ["most-of-one-flag"]')
    mine = compile_profiles(text, PROFILES)["mine"]

    assert mine.value("max-age-months", 0) == 24
    assert mine.rule("most-of-one-flag") is None
    assert mine.value("press-release", "") == "refuse"
    assert len(mine.rules) == len(OBA.rules) - 1


WRONG: list[tuple[str, str, str]] = [
    ("[profiles", "", "not TOML"),
    ("", "", "no [profiles.NAME] table"),
    ("[profiles]\nx = 3\n", "", "a profile is a table"),
    ("colour = 1\n[profiles.x]\n", "line 1", "unknown field 'colour'"),
    ("[profiles.x]\nminimun = 3\n", "line 2", "unknown field 'minimun'"),
    ("[profiles.x]\n\nminimum = 'three'\n", "line 3", "must be a whole number"),
    ("[profiles.x]\nminimum = true\n", "line 2", "must be a whole number"),
    ("[profiles.x]\nminimum = 0\n", "line 2", "from 1 to 1000"),
    ("[profiles.x]\nminimum = 4\naim = 3\n", "line 3", "must not fall"),
    ("[profiles.x]\nextends = 'obaa'\n", "line 2", "no profile 'obaa' to extend"),
    ("[profiles.x]\ndrop = ['undated']\n", "line 2", "no rule 'undated' to drop"),
    ("[profiles.x.rules.undatd]\nvalue = 'look'\n", "line 1", "unknown rule 'undatd'"),
    ("[profiles.x.rules.undated]\nvalue = 'look'\nsource = 's'\n", "line 1", "text is missing"),
    ("[profiles.x.rules.undated]\nvalue = 'look'\ntext = 't'\n", "line 1", "source is missing"),
    ("[profiles.x.rules.undated]\nvalue = 'maybe'\ntext = 't'\nsource = 's'\n", "line 2", "accept, look, refuse"),
    ("[profiles.x.rules.public]\nvalue = 'yes'\ntext = 't'\nsource = 's'\n", "line 2", "true or false"),
    ("[profiles.x.rules.max-age-months]\nvalue = -1\ntext = 't'\nsource = 's'\n", "line 2", "0 to 10000"),
    ("[profiles.x.rules.languages]\nvalue = 'en'\ntext = 't'\nsource = 's'\n", "line 2", "a list of words"),
    ("[profiles.x.rules.page-kinds]\nvalue = ['artikel']\ntext = 't'\nsource = 's'\n", "line 2", "'artikel'"),
    ("[profiles.x.rules.undated]\nvalue = 'look'\ntext = 't'\nsource = 's'\ndate = '2026'\n", "line 5", "YYYY-MM"),
    ("[profiles.x.rules.undated]\nvalue = 'look'\ntext = 't'\nsource = 's'\nwho = 1\n", "line 5", "'who'"),
    ("[profiles.x.rules]\nundated = 'look'\n", "line 2", "a rule is a table"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "what"), WRONG)
def test_errors_say_where_and_what(text: str, line: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        compile_profiles(text, PROFILES)

    assert what in str(caught.value)
    assert line in str(caught.value)
    assert caught.value.hint


def test_a_misspelt_rule_is_guessed() -> None:
    with pytest.raises(InputError) as caught:
        compile_profiles("[profiles.x.rules.pres-release]\nvalue = 'look'\n")

    assert "'press-release'" in caught.value.hint


@given(st.text(max_size=200) | st.text(max_size=80).map(lambda text: f"[profiles.x]\n{text}"))
def test_no_text_breaks_the_reader(text: str) -> None:
    with contextlib.suppress(InputError):
        assert compile_profiles(text)


def test_every_verdict_rule_takes_the_three_verdicts() -> None:
    for name, kind in RULES.items():
        assert kind.meaning
        if kind.takes == "verdict":
            for verdict in VERDICTS:
                text = f"[profiles.x.rules.{name}]\nvalue = '{verdict}'\ntext = 't'\nsource = 's'\n"
                assert compile_profiles(text)["x"].value(name, "") == verdict


def test_the_documentation_shows_a_profile_that_works_and_every_rule(root: Path) -> None:
    text = (root / "docs" / "shortlist.md").read_text("utf-8")
    example = text.partition("```toml\n")[2].partition("```")[0]
    table = text.partition("| rule | takes | about |")[2].partition("## 3")[0]
    mine = compile_profiles(example, PROFILES)["mine"]

    assert mine.value("max-age-months", 0) == 24
    assert set(re.findall(r"`([a-z-]+)`", table)) - {"any", "brand"} >= set(RULES)

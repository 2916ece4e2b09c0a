"""The same clips and rules under two profiles, and the command that shows the rules."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from shortlist_makers import BRAND, NOW, OBA, PROFILES, make_clip

from collector.cli.profiles import command
from collector.records import Level, Outcome
from collector.shortlist.comparison import compare_lists, compare_rules

STRICT = PROFILES["360dialog-strict"]


def test_only_what_changes_is_told() -> None:
    alias = make_clip(1, mention={"level": Level.ALIAS, "exact_display_name": False})
    clips = [alias, make_clip(2), make_clip(3, article={"published_at": None})]
    changes = compare_lists(clips, BRAND, OBA, STRICT, NOW)

    assert [(c.url, c.before.outcome, c.after.outcome) for c in changes] == [
        (clips[0].candidate.url, Outcome.COUNTS, Outcome.DOES_NOT_COUNT),
        (clips[2].candidate.url, Outcome.NEEDS_A_LOOK, Outcome.DOES_NOT_COUNT),
    ]
    assert changes[0].before.place > 0
    assert changes[0].after.place == 0
    assert "another name" in changes[0].after.why


def test_a_clip_that_comes_in_only_because_there_is_room_is_told() -> None:
    clips = [make_clip(i) for i in range(6)]
    changes = compare_lists(clips, BRAND, OBA, PROFILES["oba-api"], NOW)

    assert [(c.before.place, c.after.place > 0) for c in changes] == [(0, True)]


def test_a_profile_against_itself() -> None:
    assert compare_lists([make_clip(1)], BRAND, OBA, OBA, NOW) == ()
    assert compare_rules(OBA, OBA) == ()


def test_rules_that_differ_come_with_their_source() -> None:
    changes = {change.name: change for change in compare_rules(OBA, STRICT)}

    assert (changes["minimum"].before, changes["minimum"].after) == (3, 5)
    assert (changes["alias-name"].before, changes["alias-name"].after) == ("accept", "refuse")
    assert changes["tiers-to-look-at"].before is None
    assert "Zoko" in changes["alias-name"].source


def run(*arguments: str) -> str:
    result = CliRunner().invoke(command, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_the_list_names_every_profile() -> None:
    shown = run()

    assert all(name in shown for name in PROFILES)


def test_one_profile_is_explained_rule_by_rule() -> None:
    shown = run("oba")

    for rule in OBA.rules:
        assert rule.name in shown
        assert rule.text in shown
        assert f"{rule.source} (read {rule.date})" in shown


def test_two_profiles_are_compared() -> None:
    assert "alias-name: accept → refuse" in run("oba", "--compare", "360dialog-strict")
    assert "They ask for the same." in run("oba", "--compare", "oba")


def test_json_is_one_document() -> None:
    assert [profile["name"] for profile in json.loads(run("--json"))] == list(PROFILES)
    oba = json.loads(run("oba", "--json"))
    assert {rule["name"]: rule["value"] for rule in oba["rules"]}["max-age-months"] == 12
    compared = json.loads(run("oba", "--compare", "oba-api", "--json"))
    assert {change["name"] for change in compared["changes"]} >= {"minimum", "press-release"}


@pytest.mark.parametrize("arguments", [["nope"], ["--compare", "oba"], ["oba", "--compare", "nope"]])
def test_wrong_names_are_usage_errors(arguments: list[str]) -> None:
    result = CliRunner().invoke(command, arguments)

    assert getattr(result.exception, "exit_status", None) == 2

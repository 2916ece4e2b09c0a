"""What the program offers and never assumes: other names, another profile's view of a case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import run

pytestmark = pytest.mark.usefixtures("alone")

PAGE = "<html lang='en'><title>Acme Pay wins</title><link rel='canonical' href='https://paper.example/a'><h1>Acme Pay wins</h1><p>Acme Pay, the payments company, has won a case about its fees, the court in Porto said on Monday.</p>"


def test_other_names_are_offered_and_not_used(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    _, out, err = run(capfd, "run", "Acme Pay GmbH", "--from", "a.html", "--out", "d", "--json")

    assert "--alias 'Acme Pay'" in err
    assert json.loads(out)["brand"]["aliases"] == []

    _, _, err = run(
        capfd, "run", "Acme Pay GmbH", "--alias", "Acme Pay", "--from", "a.html", "--out", "d", "--json"
    )
    assert "not used unless" not in err, "who names aliases has thought of them"


def test_a_case_is_seen_through_another_profile(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run(capfd, "demo", "--out", "demo")
    argv = (
        "profiles",
        "oba",
        "--compare",
        "wikipedia-ncorp",
        "--case",
        "orbelo",
        "--workspace",
        "demo/workspace",
        "--json",
    )
    status, out, _ = run(capfd, *argv)
    found = json.loads(out)
    old = next(c for c in found["changes"] if c["url"].endswith("/2024/10/29/orbelo-lisbon-newcomer/"))

    assert status == 0
    assert (old["before"]["outcome"], old["after"]["outcome"]) == ("does not count", "counts"), (
        "it sets no age limit"
    )
    assert run(capfd, "profiles", "oba", "--case", "orbelo")[0] == 2

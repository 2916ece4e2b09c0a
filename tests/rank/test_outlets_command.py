"""``collector outlets`` as programs and people meet it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import run

pytestmark = pytest.mark.usefixtures("alone")


def ask(capfd: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    return run(capfd, "outlets", *argv)


def test_it_prints_facts_parts_tier_and_sources(capfd: pytest.CaptureFixture[str]) -> None:
    status, out, _ = ask(capfd, "lemonde.fr")

    assert status == 0
    for words in (
        "Le Monde",
        "tier A",
        "stature",
        "reliability",
        "popularity",
        "GDELT",
        "Wikidata",
        "together",
    ):
        assert words in out


def test_json_is_one_document_whose_parts_add_up(capfd: pytest.CaptureFixture[str]) -> None:
    status, out, _ = ask(capfd, "lemonde.fr", "prnewswire.com", "nobody.example", "--json")
    first, second, third = json.loads(out)

    assert status == 0
    assert sum(part["points"] for part in first["parts"]) == pytest.approx(first["reputation"], abs=0.16)
    assert (second["kind"], second["tier"], second["reputation"]) == ("release_service", None, 0)
    assert (third["kind"], third["tier"], third["reputation"]) == ("unknown", None, None)


def test_a_country_is_listed_best_first(capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ask(capfd, "--country", "ke", "--language", "en", "--json")
    found = json.loads(out)

    assert len(found) >= 25
    assert {outlet["country"] for outlet in found} == {"KE"}
    assert [o["reputation"] for o in found] == sorted((o["reputation"] for o in found), reverse=True)


def test_rows_of_ones_own_win(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("domain,kind,tier\nlemonde.fr,,C\nour-paper.example,newspaper,B\n", "utf-8")

    _, out, _ = ask(capfd, "lemonde.fr", "our-paper.example", "--outlets", str(own), "--json")

    assert [outlet["tier"] for outlet in json.loads(out)] == ["C", "B"]


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ([], "name a domain"),
        (["not a domain"], "is no domain"),
        (["--country", "ZZ"], "there is no country"),
        (["lemonde.fr", "--country", "FR"], "don't go together"),
        (["lemonde.fr", "--outlets", "nowhere.csv"], "nowhere.csv"),
    ],
)
def test_bad_input_ends_with_2_and_a_hint(
    capfd: pytest.CaptureFixture[str], argv: list[str], says: str
) -> None:
    status, out, err = ask(capfd, *argv)

    assert (status, out) == (2, "")
    assert says in err
    assert "hint:" in err


def test_a_faulty_file_names_its_line(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("domain,kind\nour-paper.example,newspapr\n", "utf-8")

    status, _, err = ask(capfd, "lemonde.fr", "--outlets", str(own))

    assert status == 2
    assert "line 2" in err
    assert "did you mean newspaper" in err

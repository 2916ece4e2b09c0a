"""What a newcomer meets first: advice that works as it stands, a dead network, a folder of their own, a closed pipe."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from dataclasses import fields
from io import StringIO
from pathlib import Path

import pytest
from commands import ADDRESS, OWN_ADDRESS, STORY, run
from rich.console import Console
from rich.text import Text

from collector.cli.common import count_of, next_command, print_indented
from collector.errors import UsageError
from collector.settings import Settings, load_settings

pytestmark = pytest.mark.usefixtures("alone")

OUTLETS = "domain,name,country,kind,tier,reputation\nharbour-courier.example,The Harbour Courier,GB,newspaper,A,90\n"


@pytest.fixture
def dead(tmp_path: Path) -> None:
    """A network in which nobody answers, and a list of two links in it."""
    names = "".join(f'"paper{n}.example" = "127.0.0.1:1"\n' for n in range(2))
    settings = f"allow_private = true\nretries = 0\ngap = 0.0\n\n[connect_to]\n{names}"
    (tmp_path / "collector.toml").write_text(settings, "utf-8")
    (tmp_path / "links.txt").write_text("http://paper0.example/a\nhttp://paper1.example/b\n", "utf-8")


# -- what to do next -----------------------------------------------------------------------------------------


def test_the_next_command_names_a_workspace_that_it_would_not_find(tmp_path: Path) -> None:
    usual = load_settings({})
    other = Settings(workspace=str(tmp_path / "an other"))

    assert next_command(usual, "review", "acme") == "collector review acme"
    assert shlex.split(next_command(other, "export", "acme", "--out", "b")) == [
        "collector", "export", "acme", "--out", "b", "--workspace", str(tmp_path / "an other"),
    ]  # fmt: skip


def test_the_demos_advice_works_as_it_stands(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, out, err = run(capfd, "demo", "--out", "my demo")
    lines = err.splitlines()
    review = next(line.rpartition(": ")[2] for line in lines if "for a person" in line)
    export = next(line.partition(": ")[2] for line in lines if line.startswith("Next: "))
    looks = len([r for r in _rejections(tmp_path / "my demo") if r["outcome"] == "needs a look"])

    assert status == 0
    assert f"{looks} need a look" in out
    assert f"{looks} pages wait for a person" in err
    assert "fetching" in err
    assert run(capfd, *shlex.split(export)[1:])[0] == 0
    assert (tmp_path / "bundle" / "bagit.txt").is_file()
    assert shlex.split(review)[:3] == ["collector", "review", "orbelo"]
    assert "my demo/workspace" in shlex.split(review)[-1]


def _rejections(folder: Path) -> list[dict[str, str]]:
    dossier = json.loads((folder / "dossier.json").read_text("utf-8"))
    return [*dossier["rejections"], *dossier["misses"]]


def test_without_a_finding_there_is_nothing_to_export(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(STORY.format(head=OWN_ADDRESS).replace("Acme Pay", "Somebody"))
    _, out, err = run(capfd, "run", "Acme Pay", "--from", "a.html", "--out", "d")

    assert "Next:" not in err
    assert "wait" not in err
    assert "1 candidate," in out
    assert "0 need a look" in out


# -- pages without an address --------------------------------------------------------------------------------


def test_a_page_without_an_address_never_counts_until_it_is_given_one(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "page.html").write_text(STORY.format(head=""))
    (tmp_path / "outlets.csv").write_text(OUTLETS)
    command = (
        "run",
        "Acme Pay",
        "--from",
        "saved",
        "--out",
        "d",
        "--now",
        "2026-11-20",
        "--outlets",
        "outlets.csv",
    )

    run(capfd, *command)
    (before,) = _rejections(tmp_path / "d")
    assert before["rule"] == "no-address"
    assert before["outcome"] == "needs a look"
    assert "its web address is missing" in before["reason"]
    assert "page.html.url" in before["remedy"]
    assert before["clip"] is None, "no decision can turn it into a press link"

    (tmp_path / "saved" / "page.html.url").write_text(ADDRESS + "\n")
    run(capfd, *command)
    found = {r["url"]: r["rule"] for r in _rejections(tmp_path / "d")}
    found |= {
        c["url"]: "link" for c in json.loads((tmp_path / "d" / "dossier.json").read_text())["press_links"]
    }
    assert found.pop(before["url"]) == "no-address"
    assert list(found) == [ADDRESS]
    assert found[ADDRESS] != "no-address"


def test_a_bundle_with_a_page_without_an_address_is_judged_alike_again(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(STORY.format(head=""))
    run(capfd, "run", "Acme Pay", "--from", "page.html", "--out", "d", "--now", "2026-11-20")
    run(capfd, "export", "acme-pay", "--out", "bundle")
    status, out, err = run(capfd, "verify", "bundle", "--rejudge")

    assert status == 0, out + err


# -- the network is not there --------------------------------------------------------------------------------


@pytest.mark.usefixtures("dead")
def test_links_none_of_which_can_be_reached_are_the_worlds_fault(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, _, err = run(capfd, "run", "Acme Pay", "--from", "links.txt", "--out", "d")

    assert status == 3
    assert "no page could be reached" in err
    assert "hint: Check the network" in err
    assert "\x1b[" not in err
    assert [r["rule"] for r in _rejections(tmp_path / "d")] == ["refused", "refused"]
    assert "2 pages wait for a person (2 could not be read: the report says what to do)\n" in err
    assert run(capfd, "run", "Acme Pay", "--from", "links.txt", "--out", "d", "--offline")[0] == 1


@pytest.mark.usefixtures("dead")
def test_a_brand_that_could_not_be_reached_is_not_finished(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "b.csv").write_text("name,from\nAcme Pay,links.txt\n")
    for _ in range(2):
        status, out, err = run(capfd, "batch", "b.csv", "--out", "o", "--json")
        (entry,) = json.loads(out)["brands"]
        assert status == 3
        assert entry["error"] == "no page could be reached"
        assert "finished already" not in err

    (tmp_path / "a.html").write_text(STORY.format(head=OWN_ADDRESS))
    (tmp_path / "b.csv").write_text("name,from\nAcme Pay,links.txt\nZephyr,a.html\n")
    assert run(capfd, "batch", "b.csv", "--out", "o")[0] == 1, (
        "something was reached: the finding is not enough"
    )


# -- tables of brands ----------------------------------------------------------------------------------------


def test_a_bad_row_costs_no_other_and_odd_columns_are_named(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(STORY.format(head=OWN_ADDRESS))
    (tmp_path / "b.csv").write_text(
        "name,country,from,colour\nAcme Pay,UK,a.html,red\nZephyr,XX,a.html,blue\n"
    )
    status, out, err = run(capfd, "batch", "b.csv", "--out", "o", "--now", "2026-11-20")

    assert status == 1
    assert "unknown column colour" in err
    assert "UK is GB" in err
    assert "0 of 2 brands have enough links" in err
    assert "XX" in next(line for line in out.splitlines() if "Zephyr" in line)
    advice = json.loads((tmp_path / "o" / "acme-pay" / "dossier.json").read_text())["gap"]["advice"][0]
    assert f"Acme Pay  0 links: {advice}" in out


def test_two_rows_of_one_brand_are_refused_by_number(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "b.csv").write_text("name\nAcme Pay\nZephyr\nACME PAY\n")
    status, _, err = run(capfd, "batch", "b.csv")

    assert status == 2
    assert "rows 2 and 4" in err


# -- one case, one folder ------------------------------------------------------------------------------------


def test_a_case_that_goes_on_under_another_country_says_so(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(STORY.format(head=OWN_ADDRESS))
    first = run(capfd, "run", "Acme Pay", "--country", "DE", "--from", "a.html", "--out", "d")[2]
    same = run(capfd, "run", "Acme Pay", "--country", "DE", "--from", "a.html", "--out", "d")[2]
    other = run(capfd, "run", "ACME PAY", "--country", "FR", "--from", "a.html", "--out", "d")[2]

    assert "goes on with" not in first + same
    assert "goes on with the case acme-pay (was: Acme Pay, DE; now: ACME PAY, FR)" in other


def test_a_name_in_another_script_says_where_it_is_kept(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(STORY.format(head=OWN_ADDRESS).replace("Acme Pay", "アクメペイ"))
    _, _, err = run(capfd, "run", "アクメペイ", "--from", "a.html", "--out", "d")
    name = json.loads((tmp_path / "d" / "dossier.json").read_text("utf-8"))["case"]

    assert f"kept as the case {name}" in err
    assert run(capfd, "export", "アクメペイ", "--out", "b")[0] in {0, 1}


def test_somebodys_own_index_is_not_overwritten(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(STORY.format(head=OWN_ADDRESS))
    (tmp_path / "site").mkdir()
    index = tmp_path / "site" / "index.html"
    index.write_text("my own")
    command = ("run", "Acme Pay", "--from", "a.html", "--out", "site")

    status, _, err = run(capfd, *command)
    assert (status, index.read_text()) == (2, "my own")
    assert "--force" in err
    assert run(capfd, *command, "--force")[0] == 1
    assert index.read_text() != "my own"
    assert run(capfd, *command)[0] == 1, "a dossier of ours may be written again"


def test_the_same_command_after_a_review_writes_the_decisions(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text(STORY.format(head=OWN_ADDRESS))
    command = ("run", "Acme Pay", "--from", "a.html", "--out", "d", "--now", "2026-11-20")
    run(capfd, *command)
    monkeypatch.setattr("sys.stdin", StringIO("a 9\nx 1\n"))
    run(capfd, "review", "acme-pay", "--terminal", "--reviewer", "Kim")
    _, _, err = run(capfd, *command)
    ledger = json.loads((tmp_path / "d" / "dossier.json").read_text("utf-8"))["ledger"]

    assert ledger["lines"] >= 1
    assert "fetching" not in err


def test_a_case_begins_by_the_real_clock_and_is_judged_as_of_the_day_asked_for(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(STORY.format(head=OWN_ADDRESS))
    run(capfd, "run", "Acme Pay", "--from", "a.html", "--out", "d", "--now", "2021-01-02")
    dossier = json.loads((tmp_path / "d" / "dossier.json").read_text("utf-8"))

    assert dossier["now"].startswith("2021-01-02")
    assert dossier["created_at"] > "2024"


# -- countries -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "argv",
    [
        ("run", "Acme", "--from", "a.html", "--country", "XX"),
        ("judge", "a.html", "--brand", "Acme", "--country", "ZZ"),
        ("outlets", "--country", "XX"),
    ],
)
def test_a_country_that_is_none_is_refused(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, argv: tuple[str, ...]
) -> None:
    (tmp_path / "a.html").write_text(STORY.format(head=""))
    status, _, err = run(capfd, *argv)
    assert status == 2
    assert "ISO 3166-1" in err


def test_uk_is_taken_for_gb_and_said(capfd: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capfd, "outlets", "--country", "uk", "--limit", "1")
    assert status == 0
    assert "UK is GB" in err
    assert "outlets of GB" in out


# -- single pages --------------------------------------------------------------------------------------------


def test_the_advice_for_a_file_without_a_story_fits_a_file(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(
        "<html><head><title>x</title></head><body><div id='root'></div><script src='a.js'></script></body></html>"
    )
    status, out, err = run(capfd, "judge", "a.html")
    said = " ".join(out.replace("│", " ").split())

    assert status == 0
    assert "NO VERDICT" in said
    assert "No story can be read in this file" in said
    assert "no brand asked for" in err


def test_a_manifest_of_misses_says_so(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "m.jsonl").write_text('{"id":1,"path":"none.html"}\nnonsense\n')
    status, out, err = run(capfd, "judge", "--manifest", "m.jsonl")
    assert (status, len(out.splitlines())) == (0, 2)
    assert "none of 2 lines could be judged" in err


def test_an_address_without_its_scheme_is_https_and_another_than_the_pages_is_said(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(STORY.format(head=OWN_ADDRESS))
    _, out, err = run(
        capfd, "judge", "a.html", "--brand", "Acme Pay", "--url", ADDRESS.removeprefix("https://"), "--json"
    )
    assert json.loads(out)["url"] == ADDRESS
    assert f"is taken for {ADDRESS}" in err
    assert "the page says" not in err

    err = run(capfd, "judge", "a.html", "--brand", "Acme Pay", "--url", "https://other.example/x")[2]
    assert f"the page says that its address is {ADDRESS}" in err
    assert run(capfd, "judge", "a.html", "--url", "ftp://other.example/x")[0] == 2


def test_many_pages_have_a_line_each(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    for number in range(7):
        (tmp_path / "saved" / f"{number}.html").write_text(STORY.format(head=OWN_ADDRESS))
    _, out, _ = run(capfd, "judge", "saved", "--brand", "Acme Pay", "--now", "2026-11-20")
    lines = out.splitlines()

    assert [line[:15] for line in lines[:7]] == ["needs a look   "] * 7
    assert lines[-1].startswith("7 pages: 7 need a look.")
    assert len(lines) == 9
    assert len(run(capfd, "judge", "saved", "--brand", "Acme Pay", "--explain")[1].splitlines()) > 70


# -- help, pipes, lines --------------------------------------------------------------------------------------


def test_no_word_at_all_and_help_print_the_help(capfd: pytest.CaptureFixture[str]) -> None:
    for argv, first in (
        ((), "Usage: collector [OPTIONS]"),
        (("help",), "Usage: collector [OPTIONS]"),
        (("help", "run"), "Usage: collector run"),
    ):
        status, out, _ = run(capfd, *argv)
        assert status == 0
        assert out.startswith(first)
    assert run(capfd, "help", "nobody")[0] == 2
    assert "CASE-dossier" in run(capfd, "help", "run")[1]


@pytest.mark.parametrize(
    "command", ["outlets --country DE", "outlets lemonde.fr", "judge a.html", "profiles"]
)
def test_a_closed_pipe_ends_quietly_with_0(tmp_path: Path, command: str) -> None:
    (tmp_path / "a.html").write_text(STORY.format(head=OWN_ADDRESS))
    process = subprocess.Popen(
        [sys.executable, "-m", "collector", *command.split()],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()  # before the first line
    err = process.stderr.read()
    process.stderr.close()
    process.wait(60)

    assert process.returncode == 0, err
    assert b"Traceback" not in err
    assert b"BrokenPipe" not in err


def test_a_text_keeps_its_indent_and_a_pipe_gets_it_whole() -> None:
    text = Text("word " * 30 + "屋台から商店街へ決済のオルベロが日本市場を探る" * 3)
    narrow = Console(file=StringIO(), width=40, force_terminal=True, color_system=None)
    print_indented(narrow, text)
    assert isinstance(narrow.file, StringIO)
    lines = narrow.file.getvalue().splitlines()
    assert len(lines) > 3
    assert all(line.startswith("   ") and not line.endswith(" ") for line in lines)
    assert all(Text(line).cell_len <= 40 for line in lines)

    piped = Console(file=StringIO(), width=40, soft_wrap=True)
    print_indented(piped, text)
    assert isinstance(piped.file, StringIO)
    assert len(piped.file.getvalue().splitlines()) == 1


def test_tables_of_outlets_break_no_word_and_end_without_blanks(
    capfd: pytest.CaptureFixture[str],
) -> None:
    from rich.table import Table

    from collector.cli.outlets import _print_table

    table = Table(box=None)
    for name in ("domain", "name", "owner"):
        table.add_column(name, overflow="fold")
    table.add_row("quite-a-long-domain.example", "Frankfurter Allgemeine", "Verlagsgesellschaft Nord")
    console = Console(file=StringIO(), width=44, color_system=None)
    _print_table(console, table, ("owner",))
    assert isinstance(console.file, StringIO)
    written = console.file.getvalue()
    assert {"quite-a-long-domain.example", "Frankfurter", "Allgemeine"} <= set(written.split())
    assert "owner" not in written

    _, out, _ = run(capfd, "outlets", "--country", "DE", "--limit", "5")
    assert not [line for line in out.splitlines() if line.endswith(" ")]
    assert "not in the registry" in run(capfd, "outlets", "nobody-knows-it.example")[1]


def test_a_long_path_stays_whole_in_doctors_report() -> None:
    from collector.cli.checkup import _lines_of

    path = "/" + "/".join(["a-long-folder-name"] * 8)
    assert path in _lines_of(f"{path} (3 cases) and more words that do not fit", 40)


def test_one_thing_is_not_said_in_the_plural() -> None:
    assert [count_of(n, "candidate") for n in (0, 1, 2)] == ["0 candidates", "1 candidate", "2 candidates"]
    assert count_of(2, "entry", "entries") == "2 entries"


# -- what was given and means nothing ------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["nan", "inf", "-1", "soon"])
def test_a_setting_is_a_number_that_can_be_used(number: str) -> None:
    with pytest.raises(UsageError, match="refresh_days can't be"):
        load_settings({}, environ={"COLLECTOR_REFRESH_DAYS": number})


def test_a_run_that_cannot_begin_leaves_no_folder(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()

    assert run(capfd, "run", "Acme Pay", "--from", "nofile.txt")[0] == 2
    assert run(capfd, "run", "Acme Pay", "--from", "nofile.txt", "--out", "mine")[0] == 2
    assert not (tmp_path / "acme-pay-dossier").exists()
    assert (tmp_path / "mine").is_dir()


@pytest.mark.parametrize("flag", [("--url", ADDRESS), ("--explain",)])
def test_a_manifest_takes_no_flags_of_single_pages(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, flag: tuple[str, ...]
) -> None:
    (tmp_path / "m.jsonl").write_text('{"id": "1", "html": "<p>x"}\n', "utf-8")
    status, out, err = run(capfd, "judge", "--manifest", "m.jsonl", *flag)

    assert (status, out) == (2, "")
    assert f"{flag[0]} does not go with --manifest" in err


def test_a_saved_page_without_an_address_says_how_to_give_it(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(STORY.format(head=""), "utf-8")
    status, out, err = run(capfd, "judge", "page.html", "--brand", "Nobody")

    assert status == 0
    assert "names no address of its own: give it with --url" in err
    assert " · unknown" not in out


def test_an_empty_row_of_a_table_is_no_brand(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text(ADDRESS + "\n", "utf-8")
    (tmp_path / "b.csv").write_text("name,aliases,from\nAcme Pay,,links.txt\n,,\n ,,\n", "utf-8")
    status, out, _ = run(capfd, "batch", "b.csv", "--offline", "--out", "all", "--json")

    assert [entry["brand"] for entry in json.loads(out)["brands"]] == ["Acme Pay"]
    assert status == 1


def test_the_page_about_settings_names_each_with_its_default() -> None:
    page = (Path(__file__).parents[2] / "docs" / "settings.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", page, re.M))
    usual = {field.name: getattr(Settings(), field.name) for field in fields(Settings)}

    assert rows.keys() == usual.keys()
    for name, value in usual.items():
        assert rows[name] == (str(value).lower() if value or value is False else rows[name]), name

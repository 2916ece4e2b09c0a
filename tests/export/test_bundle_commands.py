"""The commands export, verify and review, as a person and a script call them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import pytest

from collector.settings import Settings


def collector(*words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "collector", *words]
    return subprocess.run(command, input=given, capture_output=True, text=True, timeout=60)


def test_export_names_the_bundle_and_verify_checks_it(case_settings: Settings, tmp_path: Path) -> None:
    out = tmp_path / "bundle.zip"
    made = collector("export", "Quillwater", "--workspace", case_settings.workspace, "--out", str(out))
    assert (made.returncode, made.stdout) == (0, f"{out}\n")
    assert "3 of 5 press links" in made.stderr
    assert "at least 5 links" in made.stderr

    checked = collector("verify", str(out), "--rejudge", "--json")
    assert checked.returncode == 0
    assert json.loads(checked.stdout)["result"] == "ok"
    told = collector("verify", str(out))
    assert "candidates: 3 press links" in told.stdout
    assert "This does not prove that the site served it" in told.stdout


def test_verify_tells_a_person_what_failed(real_bundle: Path, tmp_path: Path) -> None:
    bundle = shutil.copytree(real_bundle, tmp_path / "bundle")
    (bundle / "data/submission/links.txt").write_text("https://evil.example/\n")
    done = collector("verify", str(bundle))

    assert done.returncode == 1
    assert "1 fixity     FAIL" in done.stdout
    assert "5 binding    FAIL" in done.stdout
    assert "changed  data/submission/links.txt: " in done.stdout
    assert "Bundle: FAIL" in done.stdout
    assert "This does not prove" not in done.stdout
    assert "bytes in" in done.stdout
    assert "(bytes.files)" not in done.stdout
    assert "collector export CASE --out bundle" in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("verify", "/nowhere"), 2, "no bundle"),
        (("verify", "."), 2, "bagit.txt"),
        (("verify",), 2, "Missing argument"),
        (("export", "nobody"), 2, "there is no case 'nobody'"),
        (("review", "nobody", "--terminal"), 2, "there is no case 'nobody'"),
        (("export", "quillwater", "--format", "tar"), 2, "tar"),
    ],
)
def test_what_can_not_be_meant(
    case_settings: Settings, words: tuple[str, ...], status: int, said: str
) -> None:
    more = ("--workspace", case_settings.workspace) if words[0] != "verify" else ()
    done = collector(*words, *more)

    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_export_leaves_what_is_no_bundle_alone(case_settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    done = collector("export", "quillwater", "--workspace", case_settings.workspace, "--out", str(tmp_path))

    assert done.returncode == 2
    assert "no bundle" in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


@pytest.fixture
def own_case(case_settings: Settings, tmp_path: Path) -> str:
    return str(shutil.copytree(case_settings.workspace, tmp_path / "workspace"))


def test_review_by_pipe_changes_the_list_and_undo_changes_it_back(own_case: str) -> None:
    done = collector(
        "review", "quillwater", "--workspace", own_case, "--terminal", "--all", given="s\nx 1\nq\n"
    )
    assert "paid · 2 of 5 press links" in done.stdout
    assert "1 answer saved" in done.stdout
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "is older than these answers" in done.stderr
    assert "`collector demo` begins anew" in done.stderr
    assert f"collector export quillwater --out bundle --workspace {own_case}\n" in done.stderr

    again = collector(
        "export", "quillwater", "--workspace", own_case, "--out", str(Path(own_case).parent / "b"), "--json"
    )
    dossier = json.loads(again.stdout)
    assert (again.returncode, dossier["counts"]["press_links"], dossier["ledger"]["lines"]) == (1, 2, 2)
    assert collector("verify", str(Path(own_case).parent / "b"), "--rejudge").returncode == 0


def test_a_line_that_means_nothing_goes_to_stderr_and_ends_with_2(own_case: str) -> None:
    done = collector(
        "review", "quillwater", "--workspace", own_case, "--terminal", "--all", given="bogus\n\na 12\nq\n"
    )

    assert done.returncode == 2
    assert "unknown: bogus" in done.stderr
    assert "there is no reason 12 here" in done.stderr
    assert "unknown" not in done.stdout
    assert "0 answers saved" in done.stdout


def test_the_browser_desk_opens_for_whom_it_is(own_case: str) -> None:
    command = [
        sys.executable,
        "-m",
        "collector",
        "review",
        "quillwater",
        "--all",
        "--no-open",
        "--workspace",
        own_case,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as desk:
        watchdog = threading.Timer(30, desk.kill)
        watchdog.start()
        try:
            assert desk.stdout is not None
            address = desk.stdout.readline().strip()
            with pytest.raises(HTTPError, match="403"):
                urllib.request.urlopen(address.split("/enter/")[0], timeout=5)
            browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            with browser.open(address, timeout=5) as answer:
                page = answer.read().decode()
            assert "Is this a paid or promotional post?" in page
            assert address.split("/enter/")[1] not in page
        finally:
            desk.terminate()
            watchdog.cancel()
            desk.communicate(timeout=10)


def test_a_case_is_held_by_one_desk(own_case: str) -> None:
    from collector.store import Workspace

    workspace = Workspace(Path(own_case))
    with workspace.locked("Quillwater"):
        done = collector("review", "quillwater", "--workspace", own_case, "--terminal")
    workspace.close()

    assert done.returncode == 3
    assert "another process" in done.stderr

"""The whole way on the built-in press: every page of it ends as it should, for the right reason."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

import pytest

from collector.cli import main
from collector.newsstand import Expected, open_newsstand
from collector.urls import url_key

#: Family of the reason in the newsstand's truth → the rules that a run may name it by.
RULES = {
    "paid": {"paid", "press-release"},
    "not-named": {"not-named"},
    "passing": {"passing-mention"},
    "parent-only": {"parent-only"},
    "other-company": {"not-named", "identity-rejected", "identity-unclear"},
    "roundup": {"weak-mention"},
    "same-story": {"same-story"},
    "same-publisher": {"same-publisher"},
    "weaker": {"weaker"},
    "too-old": {"too-old"},
    "undated": {"undated"},
    "not-found": {"not-found", "soft-404"},
    "robots": {"robots"},
    "block-page": {"blocked", "block-page"},
    "consent-wall": {"consent-wall"},
    "server-error": {"server-error"},
    "redirect-loop": {"redirect-loop"},
    "needs-a-browser": {"empty-shell"},
    "not-an-article": {"not-an-article"},
    "unknown-outlet": {"unknown-outlet"},
    "own-site": {"never-press"},
    "directory": {"never-press"},
    "self-publishing": {"never-press"},
    "release-service": {"never-press"},
    "aggregator": {"never-press"},
    "satire": {"never-press"},
}
TRUTH: Mapping[str, Expected]
with open_newsstand() as _stand:
    TRUTH = _stand.expected
    SAME = dict(_stand.same_page)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Run the demo once; return its dossier with the seconds it took and its exit status."""
    folder = tmp_path_factory.mktemp("demo")
    began = time.monotonic()
    with pytest.raises(SystemExit) as ended:
        main(["demo", "--out", str(folder)])
    dossier: dict[str, Any] = json.loads((folder / "dossier.json").read_text("utf-8"))
    return {**dossier, "seconds": time.monotonic() - began, "status": ended.value.code or 0, "folder": folder}


def everything(dossier: dict[str, Any]) -> list[dict[str, Any]]:
    return [*dossier["press_links"], *dossier["rejections"], *dossier.get("misses", [])]


def test_the_demo_ends_with_five_links_and_status_0(demo: dict[str, Any]) -> None:
    assert demo["status"] == 0
    assert [p["place"] for p in demo["press_links"]] == [1, 2, 3, 4, 5]
    assert {url_key(p["url"]) for p in demo["press_links"]} == {
        url_key(url) for url, e in TRUTH.items() if e.outcome == "press link"
    }


def test_every_candidate_is_there_once_and_the_counts_add_up(demo: dict[str, Any]) -> None:
    found = everything(demo)
    keys = [url_key(entry["url"]) for entry in found]
    counts = demo["counts"]

    assert counts["candidates"] == len(found)
    assert counts["press_links"] + counts["rejections"] + counts["misses"] == counts["candidates"]
    assert len(set(keys)) == len(keys)
    assert set(keys) >= {url_key(url) for url in TRUTH}


@pytest.mark.parametrize("url", sorted(TRUTH))
def test_each_page_ends_as_it_should(demo: dict[str, Any], url: str) -> None:
    expected = TRUTH[url]
    entry = next(e for e in everything(demo) if url_key(e["url"]) == url_key(url))
    if expected.outcome == "press link":
        assert "place" in entry, entry
        return
    said = f"{expected.why} Got {entry['stage']}/{entry['rule']}: {entry['reason']}"
    assert entry["rule"] in RULES[expected.rule], said
    if expected.outcome != "counts but not chosen":
        assert entry["outcome"] == expected.outcome, said


def test_two_spellings_of_one_page_are_one_candidate(demo: dict[str, Any]) -> None:
    keys = {url_key(entry["url"]) for entry in everything(demo)}
    assert SAME
    for spelling, url in SAME.items():
        assert url_key(spelling) in keys | {url_key(url)}


def test_the_report_names_every_candidate_and_runs_nothing(demo: dict[str, Any]) -> None:
    page = (demo["folder"] / "index.html").read_text("utf-8")
    assert "<script" not in page.lower()
    assert "default-src 'none'" in page
    for entry in everything(demo):
        # A short link stands under the address it led to.
        addresses = {entry["url"], (entry.get("clip") or {}).get("url", entry["url"])}
        assert any(address.replace("&", "&amp;") in page for address in addresses), entry["url"]


def test_the_links_file_is_ready_to_paste(demo: dict[str, Any]) -> None:
    lines = (demo["folder"] / "links.txt").read_text("utf-8").split()
    assert lines == [p["url"] for p in demo["press_links"]]

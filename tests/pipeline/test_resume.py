"""A run that is killed and started again ends as if nothing had happened, and fetches nothing twice."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from crashes import prepare, press, run_and_kill, run_to_the_end, settled

PAGES, HOSTS, KILLS = 60, 12, 5


def test_killed_at_any_moment_nothing_is_lost_and_nothing_done_twice(tmp_path: Path) -> None:
    chance = random.Random(20261120)
    with press() as (address, asked, _):
        command = prepare(tmp_path, address, PAGES, HOSTS, gap=0.12)
        undisturbed = run_to_the_end(command, tmp_path)
        shutil.rmtree(tmp_path / "ws")
        shutil.rmtree(tmp_path / "d")
        asked.clear()
        killed = sum(run_and_kill(command, tmp_path, after=0.5 + chance.random() * 0.8) for _ in range(KILLS))
        disturbed = run_to_the_end(command, tmp_path)

    assert killed >= 3, "too quick for the kills: nothing was tested"
    assert settled(disturbed) == settled(undisturbed)
    assert disturbed["counts"]["candidates"] == PAGES
    stories = {address: count for address, count in asked.items() if "/story/" in address}
    assert len(stories) == PAGES
    # A page may be under way at each kill, on each host at most one; once captured it is never asked for again.
    assert sum(stories.values()) - PAGES <= killed * HOSTS
    assert max(stories.values()) <= 1 + killed


def test_a_finished_case_is_not_fetched_again(tmp_path: Path) -> None:
    with press() as (address, asked, _):
        command = prepare(tmp_path, address, 12, 6, gap=0.0)
        first = run_to_the_end(command, tmp_path)
        before = sum(count for where, count in asked.items() if "/story/" in where)
        again = run_to_the_end(command, tmp_path)
        after = sum(count for where, count in asked.items() if "/story/" in where)

    assert (before, after) == (12, 12)
    first.pop("sources"), again.pop("sources")  # the second run finds nothing new in the same file
    assert settled(again) == settled(first)

"""
Kill a crawl at random moments, start it again, and compare with a crawl that nobody disturbed.

    python benchmarks/crash.py [--pages 500] [--hosts 20] [--kills 20] [--gap 1.0] [--seed 1]

A small press of its own is served on loopback. The crawl is a ``collector run`` in a process of its own; it is killed with
SIGKILL at random moments, in fetching and judging alike, and each time started again. At the end: is the dossier the same,
was any page asked for after it had been captured, is the archive whole? Ends with 1 when not.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "pipeline"))

from crashes import prepare, press, run_and_kill, run_to_the_end, settled

from collector.store import Workspace
from collector.warc import read_records


def main() -> int:
    """Run it all, print the figures, return the exit status."""
    options = _options()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="collector-crash-") as name, press() as (address, asked, _):
        folder = Path(name)
        command = prepare(folder, address, options.pages, options.hosts, options.gap)
        began = time.perf_counter()
        undisturbed = run_to_the_end(command, folder)
        length = time.perf_counter() - began
        shutil.rmtree(folder / "ws")
        shutil.rmtree(folder / "d")
        asked.clear()
        kills, late = _disturb(command, folder, asked, options.kills, length, chance)
        disturbed = run_to_the_end(command, folder)
        faults = _faults(undisturbed, disturbed, asked, late, options.pages, folder)
        print(
            f"{options.pages} pages, {options.hosts} hosts; undisturbed {length:.1f} s; killed {len(kills)} times, "
            f"between {min(kills):.2f} and {max(kills):.2f} s after a start"
        )
        stories = {where: n for where, n in asked.items() if "/story/" in where}
        print(
            f"requests for stories: {sum(stories.values())} for {len(stories)} pages, "
            f"after their capture: {sum(late.values())}"
        )
        print(f"dossiers equal: {settled(disturbed) == settled(undisturbed)}")
    for fault in faults:
        print(f"FAULT: {fault}")
    return 1 if faults else 0


def _disturb(
    command: list[str], folder: Path, asked: Counter[str], wanted: int, length: float, chance: random.Random
) -> tuple[list[float], Counter[str]]:
    """Kill until ``wanted`` kills met a run at work; return their moments, and pages asked for though captured."""
    kills: list[float] = []
    late: Counter[str] = Counter()
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import collector.pipeline.run"], check=True)
    start = time.perf_counter() - began
    while len(kills) < wanted:
        captured = _captured(folder)
        before = Counter(asked)
        # On average each run gets a twentieth of the work done beyond its start, so that the last kills meet the judging.
        after = chance.uniform(0.1, 2 * (start + length / wanted))
        if run_and_kill(command, folder, after=after):
            kills.append(after)
        else:
            break  # it came to its end
        late.update(
            {where: asked[where] - before[where] for where in captured if asked[where] > before[where]}
        )
    if len(kills) < wanted:
        print(f"note: the crawl was complete after {len(kills)} kills; use a larger --gap or more --pages")
    return kills, late


def _captured(folder: Path) -> set[str]:
    """Return the addresses (host/path) whose capture the workspace vouches for."""
    if not (folder / "ws" / "collector.db").exists():
        return set()
    workspace = Workspace(folder / "ws")
    try:
        return {
            row.candidate.url.partition("://")[2]
            for name in workspace.names()
            for row in workspace.case(name).rows()
            if row.capture is not None
        }
    finally:
        workspace.close()


def _faults(
    undisturbed: dict[str, Any],
    disturbed: dict[str, Any],
    asked: Counter[str],
    late: Counter[str],
    pages: int,
    folder: Path,
) -> list[str]:
    faults = []
    if settled(disturbed) != settled(undisturbed):
        faults.append("the dossiers differ")
        (Path.cwd() / "undisturbed.json").write_text(json.dumps(settled(undisturbed), indent=1), "utf-8")
        (Path.cwd() / "disturbed.json").write_text(json.dumps(settled(disturbed), indent=1), "utf-8")
    if late:
        faults.append(f"{len(late)} pages were asked for after their capture, such as {next(iter(late))}")
    if disturbed["counts"]["candidates"] != pages or disturbed["counts"]["captures"] != pages:
        faults.append(f"{disturbed['counts']} for {pages} pages")
    if len([where for where in asked if "/story/" in where]) != pages:
        faults.append("a page was never asked for")
    archive = next((folder / "ws" / "cases").glob("*/captures.warc.gz"))
    with archive.open("rb") as file:
        responses = sum(record.kind == "response" for record in read_records(file))
    if responses < pages:
        faults.append(f"the archive holds {responses} responses")
    return faults


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.strip().partition("\n")[0])
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--hosts", type=int, default=20)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--gap", type=float, default=1.0, help="seconds between two requests to one host")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

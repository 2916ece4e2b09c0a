"""
Figures of the shortlist: speed of the choice, and how well copies of one story are told from other stories.

    python benchmarks/shortlist.py [--articles gold.jsonl] [--texts N]

``--articles`` is a file of JSON lines with a ``body`` (and a ``language``); without it the texts are invented.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "shortlist"))

from shortlist_makers import BRAND, NOW, PROFILES, make_clip, prose

from collector.records import Clip, PaidVerdict, Standing
from collector.shortlist import choose
from collector.shortlist.board import Board
from collector.shortlist.entries import enter
from collector.shortlist.syndication import containment, group_stories, is_copy, shingles_of

FLAGS = ("routine:funding", "routine:launch", "routine:hire", "interview")


def random_clips(draw: Random, count: int, publishers: int, stories: int) -> list[Clip]:
    """Return clips with shared publishers, stories, bylines and flags; every eighth is in doubt."""
    texts = [prose(f"{draw.random()}", 350) for _ in range(stories)]
    clips = []
    for i in range(count):
        tier = draw.choice("AABBBCCD")
        clips.append(
            make_clip(
                f"{i}-{draw.randrange(10**6)}",
                strength=draw.randint(35, 95),
                text=texts[i] if i < stories else texts[draw.randrange(stories)],
                outlet={
                    "tier": tier,
                    "publisher": f"p{draw.randrange(publishers)}",
                    "country": draw.choice(["DE", "US"]),
                },
                article={"bylines": (f"Ada Writer-{draw.randrange(count)}",)},
                mention={"flags": tuple(draw.sample(FLAGS, draw.choice([0, 0, 1, 1, 2])))},
                paid=PaidVerdict(standing=Standing.UNCLEAR if draw.random() < 0.12 else Standing.EARNED),
            )
        )
    return clips


def measure_choice(count: int = 40, rounds: int = 60) -> None:
    """Time the whole of ``choose``, and the bare choice inside it, at ``count`` candidates."""
    draw = Random(20)
    for name in ("oba", "oba-api"):
        profile = PROFILES[name]
        whole, bare = [], []
        for _ in range(rounds):
            clips = random_clips(draw, count, count // 2, count - 6)
            board = Board(enter(clips, BRAND, profile, NOW), BRAND, profile)
            bare.append(_timed(board.best))
            whole.append(_timed(lambda c=clips, p=profile: choose(c, BRAND, p, NOW)))
        for what, times in (("exact choice alone", bare), ("choose, all sentences solved", whole)):
            times.sort()
            print(
                f"{name}, {count} candidates, {what}: median {statistics.median(times) * 1e3:.1f} ms, "
                f"95 % {times[int(len(times) * 0.95)] * 1e3:.1f} ms, worst {times[-1] * 1e3:.1f} ms"
            )


def _timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def edits(text: str, draw: Random) -> dict[str, str]:
    """Return edited copies of a text as outlets make them."""
    spaced = " " in text.strip()[:200]
    units = text.split() if spaced else list(text)
    joint = " " if spaced else ""
    changed = [draw.choice(units) if draw.random() < 0.1 else unit for unit in units]
    if not spaced:
        # A changed word is two characters where no spaces are written.
        changed = list(units)
        for _ in range(len(units) // 20):
            at = draw.randrange(len(units))
            changed[at : at + 2] = [draw.choice(units), draw.choice(units)]
    paragraphs = [p for p in text.split("\n") if p.strip()]
    dropped = list(paragraphs)
    for _ in range(2):
        if len(dropped) > 3:
            dropped.pop(draw.randrange(len(dropped)))
    added = prose("boilerplate", 40)
    return {
        "boilerplate added": f"{added}\n{text}\n{added}",
        "cut to 60 %": joint.join(units[: int(len(units) * 0.6)]),
        "cut to 30 %": joint.join(units[: int(len(units) * 0.3)]),
        "10 % of words changed": joint.join(changed),
        "2 paragraphs dropped": "\n".join(dropped),
    }


def measure_stories(bodies: list[str]) -> None:
    """Count the copies that land in their story's group, and unrelated texts that land together."""
    draw = Random(7)
    kinds: dict[str, list[bool]] = {}
    texts, story_of, kind_of = [], [], []
    for number, body in enumerate(bodies):
        for kind, text in {"original": body, **edits(body, draw)}.items():
            texts.append(shingles_of(text))
            story_of.append(number)
            kind_of.append(kind)
    start = time.perf_counter()
    groups = group_stories(texts)
    took = time.perf_counter() - start
    original = {story_of[i]: groups[i] for i in range(len(texts)) if kind_of[i] == "original"}
    for i, kind in enumerate(kind_of):
        if kind != "original":
            kinds.setdefault(kind, []).append(groups[i] == original[story_of[i]])
    for kind, grouped in kinds.items():
        print(f"  {kind}: {sum(grouped)} of {len(grouped)} grouped ({sum(grouped) / len(grouped):.2%})")
    every = [g for grouped in kinds.values() for g in grouped]
    print(f"  stories kept apart: {len(set(original.values()))} of {len(bodies)}")
    print(f"  all copies: {sum(every)} of {len(every)} ({sum(every) / len(every):.2%})")
    shingles = [shingles_of(body) for body in bodies]
    pairs = list(itertools.combinations(range(len(bodies)), 2))
    false = sum(is_copy(shingles[i], shingles[j]) for i, j in pairs)
    worst = max(containment(shingles[i], shingles[j]) for i, j in pairs[:200_000])
    print(f"  unrelated pairs taken for one story: {false} of {len(pairs)}; worst containment {worst:.2f}")
    print(f"  {len(texts)} texts grouped in {took:.2f} s")


def measure_scale(count: int) -> None:
    """Time the grouping of many texts: two thirds of them copies of few stories."""
    draw = Random(3)
    stories = [prose(f"scale {i}", 400) for i in range(count // 3)]
    texts = [
        *stories,
        *(edits(draw.choice(stories[:40]), draw)["10 % of words changed"] for _ in range(count * 2 // 3)),
    ]
    shingled = _timed(lambda: texts.__setitem__(slice(None), map(shingles_of, texts)))
    grouped = _timed(lambda: group_stories(texts))
    print(
        f"{len(texts)} texts, copies in groups of about {count // 60}: shingles {shingled:.2f} s, groups {grouped:.2f} s"
    )


def read_bodies(path: Path, most: int) -> list[str]:
    """Return bodies of real articles, one per line of JSON."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        bodies = [json.loads(line).get("body") or "" for line in lines]
    return [body for body in bodies if len(body) > 600][:most]


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--texts", type=int, default=300)
    options = parser.parse_args()
    measure_choice()
    if options.articles:
        bodies = read_bodies(options.articles, options.texts)
        print(f"stories, {len(bodies)} real texts and five edits of each:")
    else:
        bodies = [prose(f"body {i}", 300) for i in range(options.texts)]
        print(f"stories, {len(bodies)} invented texts and five edits of each:")
    measure_stories(bodies)
    measure_scale(3000)


if __name__ == "__main__":
    main()

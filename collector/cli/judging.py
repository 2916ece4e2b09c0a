"""The work behind ``collector judge TARGET``: opening targets, judging them, saying the verdict."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from collector.cli.common import (
    brand_of,
    note,
    out_console,
    parse_now,
    print_json,
    settings_of,
)
from collector.errors import UsageError

if TYPE_CHECKING:
    from collector.pipeline.judge import Bench
    from collector.records import Brand, Candidate, Capture, Clip, Miss
    from collector.settings import Settings

#: Seconds of wall-clock time that judging one page may take.
PAGE_SECONDS = 20.0
#: With more pages than this each has one line, and --explain shows them in full.
MANY = 5


def settings_for(flags: dict[str, Any]) -> Settings:
    """Return the settings that the flags of ``judge`` ask for."""
    names = ("workspace", "outlets", "profiles", "config", "jobs", "allow_private")
    return settings_of({name: flags[name] for name in names})


def brand_for(flags: dict[str, Any]) -> Brand | None:
    """Return the brand that the flags of ``judge`` describe, None when they describe none."""
    described = flags["aliases"] or flags["sites"] or flags["parent"]
    if flags["brand"] is None and not flags["brand_file"]:
        if described:
            raise UsageError("--alias, --site and --parent need --brand", hint='Add --brand "NAME".')
        return None
    return brand_of(flags)


def judge_targets(flags: dict[str, Any]) -> int:
    """Judge the named targets and say the verdict of each."""
    from collector.engine import Fault, attempt
    from collector.export import clip_json, miss_json
    from collector.pipeline.judge import judge_capture, open_bench
    from collector.records import Capture, Clip, Miss

    settings = settings_for(flags)
    if flags["url"] and len(flags["targets"]) > 1:
        raise UsageError(
            "--url is for a single TARGET", hint="Judge the files one at a time, or write a manifest."
        )
    flags["url"] = _full_address(flags["url"])
    brand = brand_for(flags)
    if brand is None:
        note("no brand asked for: judged on the rest")
    bench = open_bench(settings, brand, flags["profile"], parse_now(flags["now"]))
    results: list[tuple[Candidate, Clip | Miss]] = []
    found: Capture | Clip | Miss
    for candidate, found in _open_targets(flags, settings, bench):
        if isinstance(found, Capture):
            judged = attempt(partial(judge_capture, candidate, found, bench), PAGE_SECONDS)
            if isinstance(judged, Fault):
                judged = Miss(url=found.url, reason=judged.reason, detail=judged.detail, needs_look=True)
            found = judged
        results.append((candidate, found))
    if flags["as_json"]:
        documents = [
            {**clip_json(r, with_text=flags["with_text"]), "id": c.url}
            if isinstance(r, Clip)
            else miss_json(c.url, r)
            for c, r in results
        ]
        print_json(documents[0] if len(documents) == 1 else documents)
    else:
        _print_results(results, bench, explain=flags["explain"])
    return 3 if _nothing_reached(results) else 0


def _print_results(results: list[tuple[Candidate, Clip | Miss]], bench: Bench, *, explain: bool) -> None:
    from collector.cli.verdicts import print_briefly, print_miss, print_verdict
    from collector.records import Clip

    console = out_console()
    if len(results) > MANY and not explain:
        print_briefly(console, [result for _, result in results])
        return
    for candidate, result in results:
        if isinstance(result, Clip):
            print_verdict(console, result, bench, explain=explain)
        else:
            saved = any(s.source in {"saved-page", "archive-file"} for s in candidate.found_in)
            print_miss(console, result, saved=saved)


def _full_address(url: str | None) -> str | None:
    """Return the address that --url means; one without its scheme is taken for https. Raises ``UsageError``."""
    from collector.urls import check_url

    if not url:
        return url
    full = url if "://" in url else f"https://{url.lstrip('/')}"
    wrong = check_url(full, any_port=True)
    if wrong is not None:
        raise UsageError(f"--url can't be {url!r}: {wrong}", hint="Give the page's full address, https://…")
    if full != url:
        note(f"note: the address {url} is taken for {full}")
    return full


def _note_other_address(given: str, own: str) -> None:
    """Say it when a saved page names another address for itself than the person who handed it in."""
    from collector.urls import url_key

    if own.startswith(("http://", "https://")) and url_key(own) != url_key(given):
        note(f"note: the page says that its address is {own}, not {given}")


def _nothing_reached(results: list[tuple[Candidate, Clip | Miss]]) -> bool:
    """True when addresses were asked, none of them answered, and no other page was judged."""
    from collector.records import Miss

    files = {"saved-page", "archive-file"}
    asked = [found for candidate, found in results if any(s.source not in files for s in candidate.found_in)]
    misses = [found for _, found in results if isinstance(found, Miss)]
    return (
        bool(asked) and len(misses) == len(results) and all(m.status is None and not m.record for m in misses)
    )


def _open_targets(
    flags: dict[str, Any], settings: Settings, bench: Bench
) -> Iterator[tuple[Candidate, Capture | Miss]]:
    from dataclasses import replace

    from collector.fetch import read_archive, read_saved_page
    from collector.pipeline.inputs import open_inputs
    from collector.records import Candidate, Capture
    from collector.urls import url_key

    inputs = open_inputs(flags["targets"])
    for path in inputs.pages:
        candidate, found = read_saved_page(path, bench.now, None)
        if flags["url"] and isinstance(found, Capture):
            _note_other_address(flags["url"], found.url)
            found = replace(found, url=flags["url"])
            candidate = replace(candidate, url=flags["url"], key=url_key(flags["url"]))
        elif isinstance(found, Capture) and found.url.startswith("file:"):
            note(f"note: {path} names no address of its own: give it with --url, else no outlet is known")
        yield candidate, found
    for path in inputs.archives:
        yield from read_archive(path, None)
    for miss in inputs.misses:
        yield Candidate(url=miss.url, key=miss.url, found_in=()), miss
    if inputs.candidates:
        yield from asyncio.run(_fetch(inputs.candidates, settings))


async def _fetch(candidates: list[Candidate], settings: Settings) -> list[tuple[Candidate, Capture | Miss]]:
    from collector.fetch import Nowhere, open_fetcher

    async with open_fetcher(settings, Nowhere()) as fetcher:
        return [pair async for pair in fetcher.fetch_many(candidates)]

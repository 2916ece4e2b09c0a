"""The work behind ``collector judge --manifest``: a line of JSON in, a line out."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, BinaryIO

from collector.cli.common import count_of, note, parse_now
from collector.cli.judging import brand_for, settings_for
from collector.cli.progress import counted
from collector.errors import InputError, UsageError


def judge_manifest(flags: dict[str, Any], out: BinaryIO) -> int:
    """Judge a manifest line by line; memory stays flat however long it is."""
    from collector.pipeline.manifest import Terms, judge_lines
    from collector.pipeline.tables import load_profile

    for name, given in (("--url", flags["url"]), ("--explain", flags["explain"])):
        if given:
            raise UsageError(
                f"{name} does not go with --manifest", hint="A manifest's lines hold their addresses."
            )
    settings = settings_for(flags)
    load_profile(settings, flags["profile"])
    name = flags["manifest"]
    terms = Terms(
        settings=settings,
        profile=flags["profile"],
        now=parse_now(flags["now"]),
        folder=Path.cwd() if name == "-" else Path(name).resolve().parent,
        with_text=flags["with_text"],
        brand=brand_for(flags),
    )
    done, good = 0, False
    broken: list[str] = []
    with _open_manifest(name) as lines:
        for line in counted(judge_lines(_lines_of(lines, broken), terms)):
            out.write(line + b"\n")
            done += 1
            good = good or not _is_miss(line)
        out.flush()
    if broken:
        raise InputError(
            f"can't read the manifest {name} {broken[0]}", hint="The file is damaged, or is no gzip."
        )
    if done == 0:
        raise InputError(
            f"the manifest {name} has no line",
            hint='A line reads {"id": "1", "path": "page.html", "url": "…"}.',
        )
    if not good:
        note(f"none of {count_of(done, 'line')} could be judged; each line's miss says why")
    return 0


def _is_miss(line: bytes) -> bool:
    import orjson

    return orjson.loads(line)["miss"] is not None


def _open_manifest(name: str) -> IO[bytes]:
    if name == "-":
        return sys.stdin.buffer
    try:
        # gzip.open gives a GzipFile that reads like the plain file.
        return gzip.open(name, "rb") if name.endswith(".gz") else Path(name).open("rb")  # type: ignore[return-value]
    except OSError as error:
        raise InputError(
            f"can't read the manifest {name}: {error.strerror}", hint="Name a file of JSON lines."
        ) from error


def _lines_of(file: IO[bytes], broken: list[str]) -> Iterator[bytes]:
    """Yield a manifest's lines; where it can't be read on, end and say why, so that what was read is judged."""
    number = 0
    try:
        for line in file:
            number += 1
            yield line
    except (OSError, EOFError, zlib.error) as error:
        broken.append(f"after line {number}: {error}")

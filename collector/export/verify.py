"""Checking a bundle, level by level; one that fails does not hide the next."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from collector.export.archived import ARCHIVE, check_archive
from collector.export.binding import check_binding
from collector.export.captured import Bodies
from collector.export.findings import Finding, Level, Result, VerifyReport
from collector.export.fixity import bag_info, check_fixity
from collector.export.opened import Bundle, FolderBundle, UnreadableError, open_bundle, reading
from collector.warc import parse_response, read_records

#: Judges a bundle again from its captures, its own rules and clock, and compares: level 6.
Rejudge = Callable[[Bundle, Path], Level]


def plain_bodies(archive: Path, wanted: set[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the bodies of these records where the server sent them without a content coding."""
    with archive.open("rb") as stream:
        for record in read_records(stream):
            if record.record_id in wanted:
                message = parse_response(record.block) if record.kind == "response" else None
                yield record.record_id, record.block if message is None else message.body


def verify_bundle(
    path: Path, *, bodies: Bodies = plain_bodies, rejudge: Rejudge | None = None
) -> VerifyReport:
    """
    Check a bundle: its files, its archive, what binds them, and with ``rejudge`` every verdict.

    The bundle is hostile input: nothing in it is followed, opened in a browser or unpacked, and no request is sent.
    ``bodies`` decodes pages as judging did (``collector.fetch.read_bodies``).

    Raises ``BundleError`` when there is no bundle at ``path`` and ``WorldError`` when the disk fails.
    """
    with open_bundle(path) as bundle:
        fixity = check_fixity(bundle)
        archive_level, index = check_archive(bundle)
        with _archive_file(bundle, path) as archive:
            binding, evidence = check_binding(bundle, index, archive, bodies)
            levels = [fixity, *_seals(bundle), archive_level, binding]
            if rejudge is None:
                levels.append(Level(6, "rejudge", Result.NOT_CHECKED, checked="ask for it with --rejudge"))
            elif archive is None or evidence is None:
                finding = Finding("no-evidence", "", "there is nothing that could be judged again")
                levels.append(Level(6, "rejudge", Result.FAIL, (finding,)))
            else:
                levels.append(rejudge(bundle, archive))
    return VerifyReport(bundle=str(path), levels=tuple(levels), limits=evidence.limits if evidence else ())


def _seals(bundle: Bundle) -> Iterable[Level]:
    """Levels 2 and 3: this version writes no seals; one that is promised and not there is a failure."""
    try:
        promised = bag_info(bundle).get("Sealed", "no").lower() == "yes"
    except (KeyError, UnreadableError, UnicodeDecodeError):
        promised = False
    for number, name, ending in ((2, "signature", ".dsse.json"), (3, "timestamp", ".tsr")):
        there = any(path.startswith("signatures/") and path.endswith(ending) for path in bundle.sizes)
        if there:
            yield Level(number, name, Result.NOT_CHECKED, checked="this version does not check seals")
        elif promised and number == 2:
            finding = Finding(
                "seal", "bag-info.txt", "it says that the bundle is sealed, and there is no signature"
            )
            yield Level(number, name, Result.FAIL, (finding,))
        else:
            yield Level(number, name, Result.ABSENT, checked="the bundle has none and promises none")


@contextmanager
def _archive_file(bundle: Bundle, path: Path) -> Iterator[Path | None]:
    """Give the archive as a file: as it lies in a folder, or a temporary copy of a ZIP's entry."""
    if ARCHIVE not in bundle.sizes:
        yield None
    elif isinstance(bundle, FolderBundle):
        yield path / ARCHIVE
    else:
        with tempfile.TemporaryDirectory(prefix="collector-") as folder:
            copy = Path(folder) / "captures.warc.gz"
            whole = True
            try:
                with reading(), bundle.stream(ARCHIVE) as source, copy.open("wb") as target:
                    shutil.copyfileobj(source, target)
            except UnreadableError:
                whole = False
            yield copy if whole else None


__all__ = ["Bodies", "Rejudge", "plain_bodies", "verify_bundle"]

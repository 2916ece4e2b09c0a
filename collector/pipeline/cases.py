"""A saved case, opened: its dossier as it stands, its ledger, its archived pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from collector.pipeline.dossiers import judge_case
from collector.pipeline.judge import Bench, open_bench
from collector.pipeline.own_tables import recall_tables
from collector.records import Clip, Decision, Dossier
from collector.settings import Settings
from collector.store import Case, Workspace


class OpenCase:
    """A case that a person works on; what ``review`` calls a book."""

    def __init__(self, case: Case, bench: Bench, settings: Settings) -> None:
        self._case = case
        self._bench = bench
        self._settings = settings

    @property
    def name(self) -> str:
        """The case's name."""
        return self._case.name

    @property
    def settings(self) -> Settings:
        """The settings, with the user's own tables that the case keeps."""
        return self._settings

    @property
    def captures(self) -> Path:
        """The case's archive."""
        return self._case.archive.path

    def dossier(self) -> Dossier:
        """Choose among the judged pages with every decision so far; nothing is fetched."""
        return judge_case(self._case, self._bench, self._settings)

    def ledger_lines(self) -> tuple[str, ...]:
        """Return the ledger's lines as they were written, oldest first."""
        return self._case.ledger.lines()

    def decisions(self) -> tuple[Decision, ...]:
        """Return the ledger as records."""
        return self._case.ledger.decisions()

    def append(self, seq: int, line: str) -> None:
        """Add a line to the ledger. Raises ``WorldError`` when ``seq`` is taken or the disk refuses."""
        self._case.ledger.append(seq, line)

    def page(self, clip: Clip) -> bytes | None:
        """Return the archived page behind a clip, None when the archive does not have it."""
        place = self._places.get(clip.capture.record or "")
        return None if place is None else self._read(*place)

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        from collector.warc import read_records

        if not self.captures.is_file():
            return {}
        with self.captures.open("rb") as file:
            return {
                r.record_id: (r.offset, r.length)
                for r in read_records(file)
                if r.kind in {"response", "resource"}
            }

    def _read(self, offset: int, length: int) -> bytes | None:
        from collector.fetch.saved import capture_of
        from collector.warc import read_records

        with self.captures.open("rb") as file:
            file.seek(offset)
            member = file.read(length)
        for record in read_records(io.BytesIO(member)):
            capture = capture_of(record)
            return capture.body if capture is not None else None
        return None


@contextmanager
def open_case(name: str, settings: Settings) -> Iterator[OpenCase]:
    """
    Open a saved case by its name or its brand, held for this process.

    Raises ``UsageError`` naming the cases there are when there is no such case.
    """
    workspace = Workspace(Path(settings.workspace))
    try:
        case = workspace.case(name)
        with workspace.locked(case.brand.name):
            settings = recall_tables(case.folder, settings)
            bench = open_bench(settings, case.brand, case.profile, case.now)
            yield OpenCase(case, bench, settings)
    finally:
        workspace.close()

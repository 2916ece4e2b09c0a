"""
One brand's saved work: its candidates, and what came of each.

Longer than other modules, for all that is ever asked of the table of candidates stands here, a transaction a method.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, func, select

from collector.records import Brand, Candidate, Capture, Clip, Miss, Sighting, SourceReport
from collector.store.archive import CaptureArchive
from collector.store.codec import from_json, to_json
from collector.store.ledger import Ledger
from collector.store.rows import Refusal, Row, candidate_of, may_pass, row_of
from collector.store.statements import ADD, OUTCOME, RECORD, ROW, VOUCH
from collector.store.tables import archives, candidates, cases, sources
from collector.store.talking import talking


class Case:
    """A case in a workspace. All writes are transactions; a killed process leaves a state to go on from."""

    def __init__(self, engine: Engine, workspace: Path, identity: int, name: str) -> None:
        self._engine = engine
        self._id = identity
        self.name = name
        self.ledger = Ledger(engine, identity)
        self.folder = workspace / "cases" / name
        self.archive = CaptureArchive(self.folder / "captures.warc.gz")

    # -- the case itself ------------------------------------------------------------------------------

    def _facts(self) -> dict[str, Any]:
        with talking(self._engine) as connection:
            return dict(connection.execute(select(cases).where(cases.c.id == self._id)).mappings().one())

    @property
    def brand(self) -> Brand:
        """The brand as of the last run."""
        return from_json(self._facts()["brand"], Brand)

    @property
    def profile(self) -> str:
        """Name of the profile of the last run."""
        return str(self._facts()["profile"])

    @property
    def created_at(self) -> datetime:
        """When the case began, by the real clock."""
        return datetime.fromisoformat(self._facts()["created_at"])

    @property
    def run(self) -> int:
        """Number of the current or last run, from 1."""
        return int(self._facts()["run"])

    @property
    def now(self) -> datetime:
        """The clock that judging uses: that of the unfinished run, else of the last finished one."""
        facts = self._facts()
        return datetime.fromisoformat(facts["running_since"] or facts["judged_at"] or facts["created_at"])

    def finish(self) -> None:
        """Mark the run as ended; the next one begins with a clock of its own."""
        self.archive.close()
        facts = self._facts()
        with talking(self._engine) as connection:
            connection.execute(
                cases.update()
                .where(cases.c.id == self._id)
                .values(judged_at=facts["running_since"] or facts["judged_at"], running_since=None)
            )

    # -- candidates ------------------------------------------------------------------------------------

    def add(self, found: Iterable[Candidate]) -> int:
        """
        Add candidates; one whose key is known gains the new sightings. Return how many were new.

        A known one that was missed for a passing reason (a time-out, a block) in an earlier run is tried again.
        """
        new = 0
        run = self.run
        with talking(self._engine) as connection:
            for candidate in found:
                row = (
                    connection.execute(ROW, {"of_case": self._id, "of_key": candidate.key}).mappings().first()
                )
                if row is None:
                    connection.execute(ADD, self._new(candidate, run))
                    new += 1
                    continue
                changes = _gained(row, candidate, run)
                if changes:
                    connection.execute(
                        candidates.update().where(candidates.c.id == row["id"]).values(changes)
                    )
        return new

    def _new(self, candidate: Candidate, run: int) -> dict[str, Any]:
        return {
            "case_id": self._id, "key": candidate.key, "url": candidate.url, "state": "waiting",
            "found_in": to_json(candidate.found_in), "run": run, "first_run": run,
        }  # fmt: skip

    def refuse(self, candidate: Candidate, refusal: Refusal) -> None:
        """
        Add a candidate that no request is spent on, with its reason, in one transaction.

        One that is known already gains the sightings and keeps its state: a person may have handed it in.
        """
        run = self.run
        with talking(self._engine) as connection:
            if connection.execute(ROW, {"of_case": self._id, "of_key": candidate.key}).first() is None:
                refused = {"state": "refused", "refusal": to_json(refusal)}
                connection.execute(ADD, self._new(candidate, run) | refused)
                return
        self.add([candidate])

    def sightings(self, *, addresses: bool = False) -> list[tuple[bool, frozenset[str]]]:
        """
        Return for each candidate whether this run found it first, and the names of all sources that named it.

        ``addresses``: without what was no address (its key is its text's, ``line:...``).
        """
        with talking(self._engine) as connection:
            query = select(candidates.c.first_run, candidates.c.found_in).where(
                candidates.c.case_id == self._id
            )
            if addresses:
                query = query.where(candidates.c.key.not_like("line:%"))
            run = self.run_number(connection)
            found = list(connection.execute(query.order_by(candidates.c.id)))
        return [
            (first == run, frozenset(s.source for s in from_json(text, tuple[Sighting, ...])))
            for first, text in found
        ]

    def count(self, state: str | None = None) -> int:
        """How many candidates there are, in this state or in all."""
        query = select(func.count()).select_from(candidates).where(candidates.c.case_id == self._id)
        if state is not None:
            query = query.where(candidates.c.state == state)
        with talking(self._engine) as connection:
            return int(connection.execute(query).scalar_one())

    def fetched(self) -> int:
        """How many candidates this run has asked the network for; pages that a person handed in are not counted."""
        with talking(self._engine) as connection:
            query = select(candidates.c.capture).where(
                candidates.c.case_id == self._id,
                candidates.c.run == self.run_number(connection),
                candidates.c.state.in_(("captured", "missed")),
            )
            found = list(connection.execute(query).scalars())
        return sum(capture is None or from_json(capture, Capture).source != "supplied" for capture in found)

    def waiting(self) -> list[Candidate]:
        """Return the candidates that are still to be fetched, in the order in which they were added."""
        query = (
            select(candidates.c.url, candidates.c.key, candidates.c.found_in)
            .where(candidates.c.case_id == self._id, candidates.c.state == "waiting")
            .order_by(candidates.c.id)
        )
        with talking(self._engine) as connection:
            return [
                Candidate(url=url, key=key, found_in=from_json(found, tuple[Sighting, ...]))
                for url, key, found in connection.execute(query)
            ]

    def record(self, candidate: Candidate, result: Capture | Miss | Refusal) -> None:
        """
        Save what came of a candidate, in one transaction.

        For a capture the archive must hold its records already. Old judgements of the candidate are dropped.
        """
        values: dict[str, Any] = {f"to_{name}": None for name in OUTCOME}
        if isinstance(result, Capture):
            values |= {"to_state": "captured", "to_capture": to_json(replace(result, body=b""))}
        elif isinstance(result, Miss):
            values |= {"to_state": "missed", "to_miss": to_json(result)}
        else:
            values |= {"to_state": "refused", "to_refusal": to_json(result)}
        length = self.archive.length
        with talking(self._engine) as connection:
            connection.execute(RECORD, {"of_case": self._id, "of_key": candidate.key, **values})
            vouched = connection.execute(VOUCH, {"of_case": self._id, "to_length": length})
            if not vouched.rowcount:
                connection.execute(archives.insert().values(case_id=self._id, length=length))

    def captured_before(self, when: datetime) -> list[tuple[Candidate, Capture]]:
        """Return what an earlier run fetched before ``when`` and this one has not asked for, in the order of adding."""
        with talking(self._engine) as connection:
            query = select(candidates).where(
                candidates.c.case_id == self._id,
                candidates.c.run < self.run_number(connection),
                candidates.c.state == "captured",
            )
            found = connection.execute(query.order_by(candidates.c.id)).mappings().all()
        pairs = [(candidate_of(row), from_json(row["capture"], Capture)) for row in found]
        return [
            (candidate, capture)
            for candidate, capture in pairs
            if capture.source == "fetched" and capture.captured_at < when
        ]

    def stands(self, candidate: Candidate) -> None:
        """Note that this run has asked for a captured page again and that its earlier capture stands."""
        length = self.archive.length
        with talking(self._engine) as connection:
            connection.execute(
                candidates.update()
                .where(candidates.c.case_id == self._id, candidates.c.key == candidate.key)
                .values(run=self.run_number(connection))
            )
            connection.execute(archives.update().where(archives.c.case_id == self._id).values(length=length))

    def run_number(self, connection: Connection) -> int:
        """Return the run's number inside an open transaction."""
        return int(connection.execute(select(cases.c.run).where(cases.c.id == self._id)).scalar_one())

    def mend(self) -> None:
        """Cut off what a crash left at the end of the archive; call once before new captures are written."""
        with talking(self._engine) as connection:
            length = connection.execute(
                select(archives.c.length).where(archives.c.case_id == self._id)
            ).scalar_one_or_none()
        self.archive.cut(length or 0)

    def rows(self) -> Iterator[Row]:
        """Yield every candidate with what came of it, in the order in which they were added."""
        query = select(candidates).where(candidates.c.case_id == self._id).order_by(candidates.c.id)
        with talking(self._engine) as connection:
            found = connection.execute(query).mappings().all()
        yield from map(row_of, found)

    def save_clips(self, judged: Sequence[tuple[str, Clip | Miss]], judged_by: str) -> None:
        """Save judgements by candidate key."""
        with talking(self._engine) as connection:
            for key, result in judged:
                mark = b"c" if isinstance(result, Clip) else b"m"
                connection.execute(
                    candidates.update()
                    .where(candidates.c.case_id == self._id, candidates.c.key == key)
                    .values(clip=mark + to_json(result).encode("utf-8"), judged_by=judged_by)
                )

    # -- sources ------------------------------------------------------------------------------

    def save_sources(self, reports: Iterable[SourceReport]) -> None:
        """Save what each source gave in this run; a source's earlier report is replaced."""
        run = self.run
        with talking(self._engine) as connection:
            for report in reports:
                connection.execute(
                    sources.delete().where(sources.c.case_id == self._id, sources.c.name == report.name)
                )
                connection.execute(
                    sources.insert().values(
                        case_id=self._id, name=report.name, run=run, report=to_json(report)
                    )
                )

    def sources(self) -> tuple[SourceReport, ...]:
        """Return what each source gave when it was last asked."""
        with talking(self._engine) as connection:
            found = connection.execute(
                select(sources.c.report).where(sources.c.case_id == self._id).order_by(sources.c.id)
            )
            return tuple(from_json(text, SourceReport) for text in found.scalars())

    def asked_sources(self) -> bool:
        """True when this run has asked its sources already: a resumed run does not ask them again."""
        with talking(self._engine) as connection:
            query = select(func.count()).select_from(sources)
            query = query.where(sources.c.case_id == self._id, sources.c.run == self.run_number(connection))
            return bool(connection.execute(query.where(sources.c.name != "files")).scalar_one())


def _gained(row: RowMapping, candidate: Candidate, run: int) -> dict[str, Any]:
    """Return what a known candidate's row gains when it is named again: sightings, and perhaps another try."""
    before = from_json(row["found_in"], tuple[Sighting, ...])
    known = {(s.source, s.query, s.rank) for s in before}
    more = tuple(s for s in candidate.found_in if (s.source, s.query, s.rank) not in known)
    gained: dict[str, Any] = {"found_in": to_json(before + more)} if more else {}
    if row["run"] < run and row["state"] == "missed" and may_pass(row["miss"]):
        gained |= {"state": "waiting", "miss": None, "run": run}
    return gained

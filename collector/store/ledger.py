"""The ledger of a case as the store keeps it: lines are added, never changed."""

from __future__ import annotations

from sqlalchemy import Engine, select

from collector.records import Decision
from collector.store.codec import from_json
from collector.store.tables import decisions
from collector.store.talking import talking


class Ledger:
    """The decisions of one case, oldest first."""

    def __init__(self, engine: Engine, case_id: int) -> None:
        self._engine = engine
        self._case_id = case_id

    def decisions(self) -> tuple[Decision, ...]:
        """Return the decisions as records."""
        return tuple(from_json(line, Decision) for line in self.lines())

    def lines(self) -> tuple[str, ...]:
        """Return the lines as they were written."""
        query = select(decisions.c.line).where(decisions.c.case_id == self._case_id).order_by(decisions.c.seq)
        with talking(self._engine) as connection:
            return tuple(connection.execute(query).scalars())

    def append(self, seq: int, line: str) -> None:
        """
        Add one line.

        Raises ``WorldError`` when ``seq`` is taken: two desks wrote at once, and neither line is lost.
        """
        with talking(self._engine) as connection:
            connection.execute(decisions.insert().values(case_id=self._case_id, seq=seq, line=line))

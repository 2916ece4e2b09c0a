"""What is said to the database for every page, built once: building a statement costs more than running it."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from collector.store.tables import archives, candidates, cases

#: Number of the case's run.
RUN = select(cases.c.run).where(cases.c.id == bindparam("of_case")).scalar_subquery()
#: Columns that say what came of a candidate.
OUTCOME = ("state", "capture", "miss", "refusal", "clip", "judged_by")
#: Saves what came of a candidate.
RECORD = (
    candidates.update()
    .where(candidates.c.case_id == bindparam("of_case"), candidates.c.key == bindparam("of_key"))
    .values(run=RUN, **{name: bindparam(f"to_{name}") for name in OUTCOME})
)
#: The row of a candidate.
ROW = select(candidates).where(
    candidates.c.case_id == bindparam("of_case"), candidates.c.key == bindparam("of_key")
)
#: Adds a candidate.
ADD = candidates.insert()
#: Says up to where the archive is vouched for.
VOUCH = (
    archives.update().where(archives.c.case_id == bindparam("of_case")).values(length=bindparam("to_length"))
)

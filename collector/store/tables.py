"""The workspace's tables, in SQLAlchemy Core so that they hold in SQLite and PostgreSQL alike."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

#: One row a brand; ``brand`` is the record as JSON; ``run`` counts the runs begun; ``running_since`` is the clock
#: of an unfinished run (ISO 8601) and NULL once it has ended.
cases = Table(
    "cases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(120), nullable=False, unique=True),
    Column("brand", Text, nullable=False),
    Column("profile", String(80), nullable=False),
    Column("created_at", String(40), nullable=False),
    Column("run", Integer, nullable=False),
    Column("running_since", String(40)),
    Column("judged_at", String(40)),
)

#: One row a candidate. ``state`` is ``waiting``, ``captured``, ``missed`` or ``refused`` (rejected before any
#: request). ``capture`` and ``miss`` are records as JSON, without the body; ``warc_offset`` and ``warc_length``
#: say where the record with the body lies. ``clip`` is the judged clip (or the miss that judging ended in) as
#: JSON, made under the rules and the clock named by ``judged_by``. ``run`` is the run that touched it last,
#: ``first_run`` the one that found it.
candidates = Table(
    "candidates",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
    Column("key", String(2100), nullable=False),
    Column("url", Text, nullable=False),
    Column("found_in", Text, nullable=False),
    Column("state", String(12), nullable=False),
    Column("run", Integer, nullable=False),
    Column("first_run", Integer, nullable=False, server_default="0"),
    Column("capture", Text),
    Column("miss", Text),
    Column("refusal", Text),
    Column("warc_offset", BigInteger),
    Column("warc_length", BigInteger),
    Column("judged_by", String(64)),
    Column("clip", LargeBinary),
    UniqueConstraint("case_id", "key"),
    Index("candidates_by_state", "case_id", "state"),
)

#: The ledger: one canonical JSON line a decision, never updated, never deleted.
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("line", Text, nullable=False),
    UniqueConstraint("case_id", "seq"),
)

#: What each source gave in the last run.
sources = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
    Column("name", String(80), nullable=False),
    Column("run", Integer, nullable=False),
    Column("report", Text, nullable=False),
    UniqueConstraint("case_id", "name"),
)

#: The archive of each case: how many bytes of it are vouched for by rows above.
archives = Table(
    "archives",
    metadata,
    Column("case_id", Integer, ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    Column("length", BigInteger, nullable=False),
)

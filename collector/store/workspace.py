"""The workspace: every case with its candidates, captures, clips and ledger."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import filelock
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, select

from collector.errors import HeldError, UsageError, WorldError
from collector.records import Brand, SourceReport
from collector.store.case import Case
from collector.store.codec import from_json, to_json
from collector.store.tables import cases, metadata, sources
from collector.store.talking import talking


def case_name(brand_name: str) -> str:
    """
    Return the name that a brand's case has in folders and on the command line: ``[a-z0-9-]``, at most 60 long.

    Names that are not plain ASCII, or too long, carry a short digest, so that two of them never fall together. A plus
    and a sharp are part of a name (Canal+ is not Canal, nor C++ C#).
    """
    said = brand_name.lower().replace("+", " plus ").replace("#", " sharp ")
    whole = re.sub(r"[^a-z0-9]+", "-", said).strip("-")
    plain = whole[:48].strip("-")
    if brand_name.isascii() and plain == whole and plain:
        return plain
    digest = hashlib.sha256(brand_name.strip().casefold().encode("utf-8")).hexdigest()[:8]
    return f"{plain}-{digest}" if plain else f"case-{digest}"


#: What a path looks like that was an address: its scheme, and what is left of the slashes.
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")


class Workspace:
    """
    A folder with ``collector.db`` (SQLite, WAL) and a folder for each case's captures.

    Raises ``UsageError`` for what is no folder but an address, and ``WorldError`` when the folder can't be made or
    written, or the database is damaged.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if _ADDRESS.match(folder.as_posix()):
            raise UsageError(
                "a workspace is a folder, not the address of a database",
                hint="Name a folder with --workspace DIR: the program keeps a database in it.",
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorldError(
                f"can't use {folder} as workspace: {error.strerror or error}",
                hint="Name a folder that you may write to with --workspace DIR.",
            ) from error
        if not os.access(folder, os.W_OK | os.X_OK):
            raise WorldError(
                f"can't write to the workspace {folder}: it is read-only, or another user's",
                hint="Copy it to a folder that you may write to, and name that with --workspace DIR.",
            )
        self._engine = _open_engine(folder / "collector.db")
        with talking(self._engine) as connection:
            metadata.create_all(connection)
            _add_new_columns(connection)

    def names(self) -> list[str]:
        """Return the names of all cases, in order of creation."""
        with talking(self._engine) as connection:
            return list(connection.execute(select(cases.c.name).order_by(cases.c.id)).scalars())

    def last_answers(self) -> dict[str, tuple[str, datetime]]:
        """Return by source the case in whose run it last answered, and when that run (or, before it, the case) began."""
        query = select(
            cases, sources.c.name.label("source"), sources.c.run.label("asked_in"), sources.c.report
        )
        last: dict[str, tuple[str, datetime]] = {}
        with talking(self._engine) as connection:
            for row in connection.execute(query.join(sources, sources.c.case_id == cases.c.id)).mappings():
                if not from_json(row["report"], SourceReport).answered:
                    continue
                latest = row["running_since"] or row["judged_at"] if row["asked_in"] == row["run"] else None
                when = datetime.fromisoformat(latest or row["created_at"])
                if row["source"] not in last or when > last[row["source"]][1]:
                    last[row["source"]] = (row["name"], when)
        return last

    def case(self, name: str) -> Case:
        """
        Return the saved case of this name (or of this brand).

        Raises ``UsageError`` naming the cases there are.
        """
        with talking(self._engine) as connection:
            for wanted in (name, case_name(name) if name.strip() else name):
                row = connection.execute(select(cases).where(cases.c.name == wanted)).mappings().first()
                if row is not None:
                    return Case(self._engine, self.folder, int(row["id"]), wanted)
        known = ", ".join(self.names()[-10:]) or "none yet"
        raise UsageError(
            f"there is no case {name!r} in {self.folder}",
            hint=f"Cases here: {known}. A case begins with `collector run BRAND`.",
        )

    def known_brand(self, brand_name: str) -> Brand | None:
        """Return the brand that the case of this name is about, None when there is no such case yet."""
        with talking(self._engine) as connection:
            query = select(cases.c.brand).where(cases.c.name == case_name(brand_name))
            text = connection.execute(query).scalar_one_or_none()
        return None if text is None else from_json(text, Brand)

    def open_case(self, brand: Brand, profile: str, now: str, *, begun: str = "") -> Case:
        """
        Return the brand's case, new or as it was left.

        An unfinished run goes on with the clock it began with; otherwise a new run begins at ``now`` (ISO 8601).
        The brand and the profile are those of this call: a person may add an alias and run again. ``begun`` is the
        time by the real clock, kept as a new case's ``created_at``; ``now`` may be any day that is judged as of.
        """
        name = case_name(brand.name)
        with talking(self._engine) as connection:
            row = connection.execute(select(cases).where(cases.c.name == name)).mappings().first()
            if row is None:
                done = connection.execute(
                    cases.insert().values(
                        name=name,
                        brand=to_json(brand),
                        profile=profile,
                        created_at=begun or now,
                        run=1,
                        running_since=now,
                    )
                )
                identity = int((done.inserted_primary_key or (0,))[0])
            else:
                identity = int(row["id"])
                fresh = row["running_since"] is None
                connection.execute(
                    cases.update()
                    .where(cases.c.id == identity)
                    .values(
                        brand=to_json(brand),
                        profile=profile,
                        run=row["run"] + (1 if fresh else 0),
                        running_since=now if fresh else row["running_since"],
                    )
                )
        return Case(self._engine, self.folder, identity, name)

    @contextmanager
    def locked(self, brand_name: str) -> Iterator[None]:
        """Hold a case for one process. Raises ``HeldError`` when another one works on it."""
        folder = self.folder / "cases" / case_name(brand_name)
        folder.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(folder / ".lock", timeout=0)
        try:
            lock.acquire()
        except filelock.Timeout as error:
            raise HeldError(
                f"the case {case_name(brand_name)} is being worked on by another process",
                hint="Wait until it has ended, or use another --workspace.",
            ) from error
        try:
            yield
        finally:
            lock.release()

    def close(self) -> None:
        """Close the database."""
        self._engine.dispose()


def _add_new_columns(connection: Connection) -> None:
    """Give the tables of an older workspace the columns that came later; their defaults mean "not known"."""
    for table in metadata.sorted_tables:
        there = {column["name"] for column in inspect(connection).get_columns(table.name)}
        for column in table.columns:
            if column.name not in there:
                kind = column.type.compile(connection.dialect)
                default = getattr(column.server_default, "arg", None)
                tail = f" NOT NULL DEFAULT {int(default)}" if default is not None else ""
                connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {column.name} {kind}{tail}")


def _open_engine(path: Path) -> Engine:
    # Not from text: a question mark in the path is no query.
    engine = create_engine(URL.create("sqlite", database=str(path)))

    @event.listens_for(engine, "connect")
    def _configure(connection, _record) -> None:  # type: ignore[no-untyped-def]  # the driver's connection has no common type
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=10000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine


__all__ = ["Workspace", "case_name", "from_json"]

"""One conversation with the workspace's database: a transaction, whose failure is told in our words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from collector.errors import WorldError


@contextmanager
def talking(engine: Engine) -> Iterator[Connection]:
    """Give a connection inside a transaction. Raises ``WorldError`` when the database can't be used."""
    try:
        with engine.begin() as connection:
            yield connection
    except DatabaseError as error:
        raise WorldError(
            f"the workspace database {engine.url.database} can't be used: {error.orig}",
            hint="Check that the disk is not full and that no other program holds it, or choose another --workspace; "
            "then run the same command again: it goes on where it stopped.",
        ) from error

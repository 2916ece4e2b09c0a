"""A case's captures on disk: one WARC file, only ever appended to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from collector.errors import WorldError


class CaptureArchive:
    """
    The growing ``captures.warc.gz`` of one case.

    Each ``write`` appends whole gzip members and hands them to the operating system before it returns, so a
    killed process loses nothing that a database row vouches for.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO | None = None

    @property
    def length(self) -> int:
        """How many bytes the archive holds."""
        if self._file is not None:
            return self._file.tell()
        return self.path.stat().st_size if self.path.exists() else 0

    def write(self, records: bytes) -> int:
        """Append whole records; return the offset of the first. Raises ``WorldError`` when the disk refuses."""
        try:
            if self._file is None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self.path.open("ab")
            offset = self._file.tell()
            self._file.write(records)
            self._file.flush()
        except OSError as error:
            raise disk_error(self.path, error) from error
        return offset

    def cut(self, length: int) -> None:
        """Drop what lies beyond ``length``: the tail of a write that a crash cut off, vouched for by no row."""
        if self.path.exists() and self.path.stat().st_size > length:
            os.truncate(self.path, length)

    def close(self) -> None:
        """Bring everything to the disk and close."""
        if self._file is not None:
            try:
                os.fsync(self._file.fileno())
                self._file.close()
            except OSError as error:
                raise disk_error(self.path, error) from error
            finally:
                self._file = None


def disk_error(path: Path, error: OSError) -> WorldError:
    """Say what the disk refused and what to do about it."""
    return WorldError(
        f"can't write {path}: {error.strerror or error}",
        hint="Free some space or choose another place with --workspace or --out, then run the same command again: "
        "it goes on where it stopped.",
    )

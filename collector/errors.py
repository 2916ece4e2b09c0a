"""
The exception tree. Each error names the cause and teaches the fix.

::

    CollectorError                 something a person can act on; has a ``hint`` and an exit status
    ├── UsageError          (2)    a flag, a name or a setting is wrong
    │   └── InputError      (2)    a file or a line handed in can't be used
    ├── WorldError          (3)    disk full, no source reachable, no permission
    │   └── HeldError       (3)    another process works on the case
    └── BundleError         (2)    this is not a bundle
        └── FixityError     (1)    a file in a bundle no longer matches its recorded SHA-256

A page that can't be used is never an exception: it is a ``Miss`` (see ``records.capture``).
"""

from __future__ import annotations

from typing import ClassVar


class CollectorError(Exception):
    """Something went wrong that the person at the keyboard can act on."""

    #: What to do about it, one sentence; shown below the message.
    hint: str = ""
    #: The exit status that the command line ends with (DESIGN: 1 not enough, 2 usage or input, 3 the world).
    exit_status: ClassVar[int] = 2

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        if hint is not None:
            self.hint = hint


class UsageError(CollectorError):
    """A flag, a name or a setting can't be what was meant."""


class InputError(UsageError):
    """A file, a folder or a line that was handed in can't be used."""


class WorldError(CollectorError):
    """The world outside failed: disk full, no permission, nothing reachable."""

    exit_status = 3


class HeldError(WorldError):
    """Another process works on this case; the others are free."""


class BundleError(CollectorError):
    """What was handed in is not a bundle."""

    hint = "A bundle is a folder (or .zip) written by `collector export`, with a bagit.txt at its top."

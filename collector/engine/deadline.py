"""A net under a single page: no page holds a process for longer than it is given."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

#: Seconds between two looks at the clock while a patrol is on.
_TICK = 0.2


class Overtime(BaseException):
    """A page took longer than it was given. A BaseException, so that no library's own handler swallows it."""


@dataclass(slots=True)
class _Watch:
    """What the patrol of this process goes by."""

    on: bool = False
    #: When the page at hand must be done, by the monotonic clock; 0 between pages.
    limit: float = 0.0


_WATCH = _Watch()


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """
    Raise ``Overtime`` in the body after this many seconds of wall-clock time (with a patrol on, up to 0.2 later).

    Works in the main thread of a process that has SIGALRM; elsewhere the body runs without a net. Code inside a
    C library is interrupted when it next returns to Python.
    """
    if not _can_ring():
        yield
        return
    if _WATCH.on:
        before = _WATCH.limit
        _WATCH.limit = time.monotonic() + seconds
        try:
            yield
        finally:
            _WATCH.limit = before
        return
    handler = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)


def _can_ring() -> bool:
    return hasattr(signal, "SIGALRM") and threading.current_thread() is threading.main_thread()


def _ring(_signum: int, _frame: FrameType | None) -> None:
    raise Overtime


@contextmanager
def patrol() -> Iterator[None]:
    """Keep one timer for all deadlines of the body: setting one for each of many small pages costs more than some."""
    if not _can_ring() or _WATCH.on:
        yield
        return
    handler = signal.getsignal(signal.SIGALRM)
    begin_patrol()
    try:
        yield
    finally:
        _WATCH.on = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)


def begin_patrol() -> None:
    """Keep one timer for all deadlines of this process from now on; for one that does nothing else than judge."""
    if not _can_ring():
        return
    _WATCH.on, _WATCH.limit = True, 0.0
    signal.signal(signal.SIGALRM, _look)
    signal.setitimer(signal.ITIMER_REAL, _TICK, _TICK)


def _look(_signum: int, _frame: FrameType | None) -> None:
    if _WATCH.limit and time.monotonic() >= _WATCH.limit:
        _WATCH.limit = 0.0
        raise Overtime


__all__ = ["Overtime", "begin_patrol", "deadline", "patrol"]

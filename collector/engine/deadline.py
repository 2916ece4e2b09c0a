"""A net under a single page: no page holds a process for longer than it is given."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Overtime(BaseException):
    """A page took longer than it was given. A BaseException, so that no library's own handler swallows it."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """
    Raise ``Overtime`` in the body after this many seconds of wall-clock time.

    Works in the main thread of a process that has SIGALRM; elsewhere the body runs without a net. Code inside a
    C library is interrupted when it next returns to Python.
    """
    usable = hasattr(signal, "SIGALRM") and threading.current_thread() is threading.main_thread()
    if not usable:
        yield
        return

    def ring(_signum: int, _frame: FrameType | None) -> None:
        raise Overtime

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

"""The one place where a fault in our own code is caught: a stranger's page must not cost the pages beside it."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from collector.engine.deadline import Overtime, deadline

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Fault:
    """A page that could not be judged through no fault of its own."""

    reason: str
    detail: str


def attempt(work: Callable[[], Result], seconds: float) -> Result | Fault:
    """
    Return what ``work`` returns, or the fault that ended it: it took too long, or it raised.

    An exception here is a defect of this program. It is named with its place, the page is a miss that needs a
    look, and the other pages go on.
    """
    try:
        with deadline(seconds):
            return work()
    except Overtime:
        return Fault("too slow to read", f"judging took over {seconds:.0f} s")
    except MemoryError:
        return Fault("too large to read", "judging needed more memory than there is")
    except Exception as error:  # noqa: BLE001  (this is the boundary: everything below states its own errors)
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{frame.filename.rpartition('collector/')[2]}:{frame.lineno}"
        return Fault("reader failed", f"{type(error).__name__} at {place}: {error}"[:200])

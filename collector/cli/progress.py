"""Progress on stderr: bars where a person watches, short lines where none does."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from collector.cli.common import is_tty, note, note_console

if TYPE_CHECKING:
    from collector.pipeline.progress import Progress


class Bars:
    """Progress with counts per stage and the time left, on stderr."""

    def __init__(self, progress: Any) -> None:
        self._progress = progress
        self._tasks: dict[str, Any] = {}

    def stage(self, name: str, done: int, total: int) -> None:
        """Show how far a stage is."""
        if name not in self._tasks:
            self._tasks[name] = self._progress.add_task(name, total=total)
        self._progress.update(self._tasks[name], completed=done, total=total)

    def note(self, text: str) -> None:
        """Say one thing above the bars."""
        from rich.markup import escape

        self._progress.console.print(escape(text))


class Lines:
    """Progress in short lines on stderr, for a pipe or a log."""

    def stage(self, name: str, done: int, total: int) -> None:
        """Say nothing: a line a page would fill the log."""

    def note(self, text: str) -> None:
        """Say one thing."""
        note(text)


@contextmanager
def watch() -> Iterator[Progress]:
    """Give a progress: bars where a person watches, else short lines."""
    if not is_tty():
        yield Lines()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    columns = (
        TextColumn("{task.description:>8}"),
        BarColumn(bar_width=36),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
    )
    with RichProgress(*columns, console=note_console(), transient=True) as progress:
        yield Bars(progress)


def counted(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Show how many lines are through, when a person watches."""
    if not is_tty() or sys.stdout.isatty():
        yield from lines
        return
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("judged"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=note_console(), transient=True) as progress:
        task = progress.add_task("judged", total=None)
        for line in lines:
            yield line
            progress.advance(task)

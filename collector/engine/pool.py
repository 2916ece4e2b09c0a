"""Judging many pages on several processes: in order, flat in memory, and no page takes the others down."""

from __future__ import annotations

import multiprocessing
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from collector.engine.deadline import begin_patrol, patrol

Item = TypeVar("Item")
Result = TypeVar("Result")


def map_in_order(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    jobs: int,
    start: Callable[[], None],
    lost: Callable[[Item], Result],
    batch: int = 8,
) -> Iterator[Result]:
    """
    Yield ``function(item)`` for each item, in the order of the items, on ``jobs`` processes.

    ``items`` may be endless: at most ``4 * jobs`` batches are read ahead. ``start`` runs before the first item: in
    this process where the others are its forks and share what it loads, else in each. ``function`` must not raise;
    when a process dies under an item (out of memory, a crash inside a parser) the result for that item is
    ``lost(item)``, every other item is done again in a fresh pool, and the rest go on.

    ``function``, ``start`` and items are pickled on platforms without ``fork``.
    """
    if jobs <= 1:
        start()
        with patrol():
            yield from map(function, items)
        return
    waiting: deque[tuple[list[Item], Future[list[Result]]]] = deque()
    source = iter(items)
    if _can_fork():
        start()
    pool = _open(jobs, start, started=_can_fork())
    try:
        while True:
            while len(waiting) < 4 * jobs and (chunk := list(islice(source, batch))):
                waiting.append((chunk, _submit(pool, function, chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _one_by_one(function, chunk, start, lost)
                pool = _open(jobs, start)
                waiting = deque((again, _again(pool, function, again, was)) for again, was in waiting)
            else:
                yield from results
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _can_fork() -> bool:
    """True where a fork is safe: this process has one thread. It shares the tables that are in memory."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def _open(jobs: int, start: Callable[[], None], *, started: bool = False) -> ProcessPoolExecutor:
    """Open a pool; ``started`` says that this process has what ``start`` loads, and its forks have it with it."""
    context = multiprocessing.get_context("fork" if _can_fork() else "spawn")
    return ProcessPoolExecutor(
        max_workers=jobs, mp_context=context, initializer=_begin, initargs=(None if started else start,)
    )


def _begin(start: Callable[[], None] | None) -> None:
    if start is not None:
        start()
    begin_patrol()


def _submit(
    pool: ProcessPoolExecutor, function: Callable[[Item], Result], chunk: list[Item]
) -> Future[list[Result]]:
    try:
        return pool.submit(_each, function, chunk)
    except BrokenProcessPool as error:
        broken: Future[list[Result]] = Future()
        broken.set_exception(error)
        return broken


def _again(
    pool: ProcessPoolExecutor,
    function: Callable[[Item], Result],
    chunk: list[Item],
    was: Future[list[Result]],
) -> Future[list[Result]]:
    finished = was.done() and not was.cancelled() and was.exception() is None
    return was if finished else _submit(pool, function, chunk)


def _each(function: Callable[[Item], Result], chunk: list[Item]) -> list[Result]:
    return [function(item) for item in chunk]


def _one_by_one(
    function: Callable[[Item], Result],
    chunk: list[Item],
    start: Callable[[], None],
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """Find out which item of a chunk kills its process, each in a process of its own where needed."""
    pool = _open(1, start)
    try:
        for item in chunk:
            try:
                yield pool.submit(function, item).result()
            except BrokenProcessPool:
                yield lost(item)
                pool.shutdown(wait=False)
                pool = _open(1, start)
    finally:
        pool.shutdown(wait=True)

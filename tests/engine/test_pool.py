"""Judging on several processes: order, flat reading ahead, and a page that takes its process down."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from collector.engine import Fault, Overtime, attempt, deadline, map_in_order
from collector.engine.deadline import patrol


def _double(item: int) -> int:
    if item == 13:
        os._exit(9)  # what a crash inside a parser looks like from outside
    return item * 2


def _lost(item: int) -> int:
    return -item


def _start() -> None:
    return None


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    items = [n for n in range(100) if n != 13]

    assert list(map_in_order(_double, items, jobs=jobs, start=_start, lost=_lost)) == [n * 2 for n in items]


def test_an_item_that_kills_its_process_is_lost_and_the_rest_go_on() -> None:
    results = list(map_in_order(_double, range(60), jobs=2, start=_start, lost=_lost, batch=4))

    assert results == [-13 if n == 13 else n * 2 for n in range(60)]


def test_no_more_is_read_ahead_than_the_processes_need() -> None:
    read = []

    def endless() -> Iterator[int]:
        n = 100
        while True:
            read.append(n)
            yield n
            n += 1

    results = map_in_order(_double, endless(), jobs=2, start=_start, lost=_lost, batch=4)
    first = [next(results) for _ in range(3)]
    results.close()  # type: ignore[attr-defined]  # it is a generator

    assert first == [200, 202, 204]
    assert len(read) <= 4 * 2 * 4 + 4


def _forever() -> None:
    while True:
        sum(range(1000))


def test_a_deadline_ends_what_takes_too_long() -> None:
    began = time.monotonic()
    with pytest.raises(Overtime), deadline(0.05):
        _forever()

    assert time.monotonic() - began < 2


def test_a_deadline_leaves_no_alarm_behind() -> None:
    with deadline(0.05):
        pass
    time.sleep(0.08)


def _fails() -> int:
    return [][1]


def test_a_fault_of_ours_is_named_with_its_place_and_goes_no_further() -> None:
    fault = attempt(_fails, 1.0)

    assert isinstance(fault, Fault)
    assert fault.reason == "reader failed"
    assert "IndexError" in fault.detail
    assert "test_pool.py" in fault.detail
    assert attempt(_forever, 0.05) == Fault("too slow to read", "judging took over 0 s")
    assert attempt(lambda: 7, 1.0) == 7


def test_a_patrol_keeps_every_deadline_and_leaves_nothing_behind() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with patrol():
        for _ in range(2):
            with pytest.raises(Overtime), deadline(0.02):
                _forever()
        with deadline(5), pytest.raises(Overtime), deadline(0.02):
            _forever()
        with deadline(0.0001):
            pass
        time.sleep(0.2)  # no deadline is left to ring

    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def _stuck(item: int) -> int:
    done = attempt(_forever if item == 3 else lambda: item, 0.05)
    return -1 if isinstance(done, Fault) else item


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_stuck_item_is_left_wherever_it_runs(jobs: int) -> None:
    assert list(map_in_order(_stuck, range(6), jobs=jobs, start=_start, lost=_lost)) == [0, 1, 2, -1, 4, 5]


_STARTED: list[int] = []


def _note_start() -> None:
    _STARTED.append(os.getpid())


def _started_by(_item: int) -> tuple[int, ...]:
    return tuple(_STARTED)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="without fork each process starts by itself")
def test_what_is_loaded_before_the_fork_is_not_loaded_again() -> None:
    _STARTED.clear()
    seen = set(map_in_order(_started_by, range(40), jobs=2, start=_note_start, lost=lambda _: (), batch=4))

    assert seen == {(os.getpid(),)}

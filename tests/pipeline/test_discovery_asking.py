"""One source asked: its spacing, its budget, its circuit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from collector.discover import Ask, Plan, Remark, Result, SourceInfo, Window
from collector.discover.answers import found
from collector.pipeline.asking import Asked, ask_source
from collector.pipeline.outside import Outside
from collector.records import Brand, Candidate, Capture, Miss

PLAN = Plan(brand=Brand(name="Velmora"), window=Window(since=date(2025, 11, 20), until=date(2026, 11, 20)))
NOW = datetime(2026, 11, 20, tzinfo=UTC)


@dataclass
class Paper:
    """A source with as many requests as wanted; each answer names so many pages."""

    asks: int = 100
    names: int = 1
    next_page: bool = False
    about: SourceInfo = field(
        default_factory=lambda: SourceInfo(name="paper", about="x", terms="x", spacing=6.0)
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        for n in range(self.asks):
            yield Ask(source="paper", url=f"https://paper{n % 7}.example/{n}", query=f"q{n}")

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        if answer.body == b"nonsense":
            yield Miss(url=ask.url, reason="answer not understood", detail="paper: no JSON")
            return
        for n in range(self.names):
            yield found(ask, f"{ask.url}/{ask.page}/{n}", rank=n + 1)
        if self.next_page and ask.page < 3:
            yield Ask(
                source="paper",
                url=f"{ask.url.partition('?')[0]}?page={ask.page + 1}",
                query=ask.query,
                page=ask.page + 1,
            )


@dataclass
class World:
    """A fetcher that answers from a script, and a clock that sleeping moves."""

    script: list[Any] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    time: float = 0.0

    async def ask(self, url: str, **_: Any) -> Capture | Miss:
        self.asked.append(url)
        said = self.script.pop(0) if self.script else b"{}"
        if isinstance(said, bytes):
            return Capture(url=url, requested_url=url, status=200, body=said, captured_at=NOW)
        return Miss(url=url, **said)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    async def go(self, source: Any) -> Asked:
        outside = Outside(sleep=self.sleep, clock=lambda: self.time)
        return await ask_source(source, PLAN, self, outside)  # type: ignore[arg-type]  # it has the one method that is used


pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_requests_keep_their_distance() -> None:
    world = World()
    await world.go(Paper(asks=4))
    assert world.slept == [6.0] * 3


async def test_a_source_ends_when_its_time_is_spent() -> None:
    world = World()
    asked = await world.go(
        Paper(asks=200, about=SourceInfo(name="paper", about="x", terms="x", spacing=30.0))
    )
    assert len(world.asked) == 7
    assert asked.report.note == "left alone after 150 s"


async def test_a_source_ends_when_its_requests_or_its_hits_are_many() -> None:
    world = World()
    few = SourceInfo(name="paper", about="x", terms="x", spacing=0.0, most_asks=12)
    assert (await world.go(Paper(about=few))).report.asked == 12
    assert (await World().go(Paper(names=100, about=few))).report.asked == 3


async def test_further_pages_wait_for_further_names_and_end_at_sixty() -> None:
    world = World()
    quick = SourceInfo(name="paper", about="x", terms="x", spacing=0.0)
    await world.go(Paper(asks=2, names=20, next_page=True, about=quick))
    assert [url.partition("?")[2] for url in world.asked] == ["", "", "page=2"]
    world = World()
    await world.go(Paper(asks=1, names=10, next_page=True, about=quick))
    assert [url.partition("?")[2] for url in world.asked] == ["", "page=2", "page=3"]


@pytest.mark.parametrize(
    ("script", "asked", "note"),
    [
        ([{"reason": "refused", "detail": "answered 403: no", "status": 403}], 1, "refused: answered 403: no (the key"),
        ([{"reason": "read timeout"}], 1, "read timeout: no answer within 15 s"),
        ([{"reason": "unavailable", "detail": "answered 429: monthly quota reached", "status": 429}], 1, "quota: "),
        ([{"reason": "quota", "detail": "answered 402: pay", "status": 402}], 1, "quota: "),
        ([{"reason": "unavailable", "detail": "answered 429: slow down", "status": 429}] * 9, 2, "unavailable: answered 429"),
        ([{"reason": "unavailable", "detail": "answered 503: quota", "status": 503}] * 9, 2, "unavailable: answered 503"),
        ([b"nonsense"] * 9, 2, "answer not understood"),
        ([b"nonsense", b"{}", b"nonsense", b"{}", b"nonsense", b"nonsense"], 6, "answer not understood"),
        ([{"reason": "dns", "detail": "no such host"}], 1, "dns: no such host"),
        ([{"reason": "address refused", "detail": "127.0.0.1"}], 1, "--allow-private"),
    ],
)  # fmt: skip
async def test_the_circuit_opens(script: list[Any], asked: int, note: str) -> None:
    world = World(script)
    report = (await world.go(Paper(asks=20))).report

    assert report.asked == asked
    assert report.answered + report.failed == asked
    assert note in report.note
    assert "left alone for the rest of the run" in report.note


async def test_many_hosts_fail_one_by_one() -> None:
    info = SourceInfo(name="paper", about="x", terms="x", spacing=0.0, many_hosts=True, most_asks=100)
    world = World([{"reason": "dns"}, {"reason": "not found", "status": 404}])
    report = (await world.go(Paper(asks=21, about=info))).report

    # Hosts 0 to 6, three addresses each, ten at once: the first host is dead from then on.
    assert sum("paper0." in url for url in world.asked) == 2
    assert (report.failed, report.answered) == (1, report.asked - 1)
    assert "1 not found" in report.note


async def test_a_network_that_is_not_there_ends_a_source_of_many_hosts_early() -> None:
    info = SourceInfo(name="paper", about="x", terms="x", spacing=0.0, many_hosts=True, most_asks=100)
    dead = World([{"reason": "dns"}] * 100)
    report = (await dead.go(Paper(asks=80, about=info))).report
    assert report.asked == 10, "one batch"
    assert "no host could be reached" in report.note

    one_answers = World([{"reason": "dns"}] * 6)
    report = (await one_answers.go(Paper(asks=80, about=info))).report
    assert report.asked > 10
    assert "no host could be reached" not in report.note


async def test_feeds_of_a_person_are_all_asked_however_many_are_dead() -> None:
    info = SourceInfo(name="feeds", about="x", terms="x", spacing=0.0, many_hosts=True, most_asks=100)
    report = (await World([{"reason": "dns"}] * 100).go(Paper(asks=80, about=info))).report
    assert len(report.note) < 1000
    assert "no host could be reached" not in report.note


async def test_finding_nothing_is_told_with_the_queries() -> None:
    report = (await World().go(Paper(asks=2, names=0))).report
    assert (report.answered, report.candidates) == (2, 0)
    assert report.note == "nothing found for q0, q1"


async def test_remarks_and_outlets_are_handed_on() -> None:
    class Talks(Paper):
        def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
            yield Remark(text="also called Vel", outlets=(("kurier.example", "Kurier"),))

    asked = await World().go(Talks(asks=2))
    assert asked.report.note.startswith("also called Vel; nothing found")
    assert asked.outlets == [("kurier.example", "Kurier")] * 2


async def test_candidates_say_when_they_were_seen() -> None:
    asked = await World().go(Paper(asks=1))
    (candidate,) = asked.candidates
    assert isinstance(candidate, Candidate)
    assert candidate.found_in[0].seen_at == NOW


async def test_a_fault_of_ours_costs_the_answer_not_the_run() -> None:
    class Broken(Paper):
        def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
            yield found(ask, f"{ask.url}/first", rank=1)
            raise ZeroDivisionError

    report = (await World().go(Broken())).report
    assert (report.asked, report.failed) == (2, 2)
    assert report.note.startswith("reader failed: paper: ZeroDivisionError at ")

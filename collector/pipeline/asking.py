"""Asking one source: spaced, bounded, each failure named, none of them costing the run."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from collector.discover import Ask, FallsBack, Plan, Remark, Result, Source, sighted
from collector.discover.reading import reason_in
from collector.engine import Fault, attempt
from collector.pipeline.outside import Outside
from collector.records import Candidate, Capture, Miss, SourceReport
from collector.urls import host_of

if TYPE_CHECKING:
    from collector.fetch import Fetcher

#: A source is not asked further once it has named so many candidates; further pages of results end much earlier.
ENOUGH, ENOUGH_FOR_PAGES = 250, 60
#: Failures in a row after which a source is left alone for the run.
CIRCUIT = 2
#: Seconds that a source may take in all; slow ones (Media Cloud: two requests a minute) would hold the run up.
PATIENCE = 150.0
#: Seconds that reading one answer may take.
READ_SECONDS = 20.0
#: Hosts that are asked side by side by a source that goes to many.
WIDTH = 10
#: Failures that end a source at once: it would say the same again, or cost as much time again.
_AT_ONCE = frozenset(
    {"quota", "refused", "timeout", "connect timeout", "read timeout", "address refused", "dns"}
)
#: Failures that, on one host after another, mean that there is no network.
_NO_NETWORK = frozenset({"dns", "unreachable"})
#: Failures of an https address whose host may serve http.
_NO_TLS = frozenset({"tls", "refused", "closed", "connect timeout"})
#: Misses that are a result's, not the request's.
_OF_A_RESULT = frozenset({"result without address", "bad URL", "hint only", "too many entries"})
_HINTS = {
    "refused": "the key may be wrong or its plan too small, or the service turns this address away",
    "address refused": "it is a private address: give --allow-private for your own instance",
}


@dataclass(slots=True)
class Asked:
    """What one source gave."""

    report: SourceReport
    candidates: list[Candidate] = field(default_factory=list)
    #: Results that could not be used.
    misses: list[Miss] = field(default_factory=list)
    #: (domain, name) of outlets worth asking themselves.
    outlets: list[tuple[str, str]] = field(default_factory=list)


async def ask_source(source: Source, plan: Plan, fetcher: Fetcher, outside: Outside) -> Asked:
    """Ask a source until its requests, its budget, its credit or its time are spent."""
    return await _Asking(source, plan, fetcher, outside).run()


class _Asking:
    def __init__(self, source: Source, plan: Plan, fetcher: Fetcher, outside: Outside) -> None:
        self._source, self._about = source, source.about
        self._plan, self._fetcher, self._outside = plan, fetcher, outside
        self._fresh = source.requests(plan)
        self._leads: deque[Ask] = deque()
        self._seen: set[tuple[str, bytes]] = set()
        self._keys: set[str] = set()
        self._dead: Counter[str] = Counter()
        self._absent: Counter[str] = Counter()
        self._notes: list[str] = []
        self._queries: dict[str, None] = {}
        self._in_a_row = 0
        #: Hosts in a row that could not be reached, of a source that goes to many.
        self._unreached: set[str] = set()
        self._over = False
        self._asked = self._answered = self._failed = 0
        self._given = Asked(SourceReport(name=source.about.name))

    async def run(self) -> Asked:
        began = self._outside.clock()
        while not self._over and (batch := self._next_batch()):
            if self._asked and self._about.spacing:
                await self._outside.sleep(self._about.spacing)
            self._asked += len(batch)
            answers = await asyncio.gather(*(self._answer(ask) for ask in batch))
            for ask, answer in zip(batch, answers, strict=True):
                self._take(ask, answer)
            if len(self._unreached) >= CIRCUIT and not self._answered and self._about.name != "feeds":
                self._stop("no host could be reached: left alone for the rest of the run")
            if self._outside.clock() - began > PATIENCE and not self._over:
                self._stop(f"left alone after {PATIENCE:.0f} s")
        self._given.report = self._report()
        return self._given

    # -- which requests ------------------------------------------------------------------------------------------

    def _next_batch(self) -> list[Ask]:
        """Return what is asked next: one request, or several at once where each goes to a host of its own."""
        width = WIDTH if self._about.many_hosts else 1
        room = min(width, self._about.most_asks - self._asked)
        batch: list[Ask] = []
        if len(self._keys) >= ENOUGH:
            return batch
        for ask in self._waiting():
            self._seen.add((ask.url, ask.body))
            batch.append(ask)
            if len(batch) >= room:
                break
        return batch if room > 0 else []

    def _waiting(self) -> Iterator[Ask]:
        """Yield requests: what the last answers led to where that leads to candidates at all, else the source's own."""
        first, second = (self._leads, self._fresh)
        while True:
            ask = first.popleft() if first and first[0].page == 1 else next(second, None)
            if ask is None and first:
                ask = first.popleft()
            if ask is None:
                return
            if (ask.url, ask.body) in self._seen or self._dead[host_of(ask.url)] >= CIRCUIT:
                continue
            if ask.page > 1 and len(self._keys) >= ENOUGH_FOR_PAGES:
                continue
            yield ask

    async def _answer(self, ask: Ask) -> Capture | Miss:
        return await self._fetcher.ask(
            ask.url,
            method=ask.method,
            headers=ask.headers,
            body=ask.body,
            redact=ask.redact,
            timeout=self._about.timeout,
            robots=ask.robots,
        )

    # -- what came of them ---------------------------------------------------------------------------------------

    def _take(self, ask: Ask, answer: Capture | Miss) -> None:
        if ask.page == 1 and ask.query:
            self._queries.setdefault(ask.query)
        if isinstance(answer, Miss):
            self._missed(ask, answer)
            return
        results = self._read(ask, answer)
        failure = _failure_of(results)
        if failure is not None and self._about.many_hosts:
            self._leave_out(failure)
            failure = None
            results = [result for result in results if not isinstance(result, Miss)]
        if failure is not None:
            self._fail(failure)
            return
        self._in_a_row = 0
        self._answered += 1
        for result in results:
            self._sort_in(ask, answer, result)

    def _read(self, ask: Ask, answer: Capture) -> list[Result]:
        """Read an answer; a fault of ours costs this answer, not the run."""
        done = attempt(lambda: list(self._source.read(ask, answer, self._plan)), READ_SECONDS)
        if isinstance(done, Fault):
            return [Miss(url=answer.requested_url, reason=done.reason, detail=f"{ask.source}: {done.detail}")]
        return done

    def _sort_in(self, ask: Ask, answer: Capture, result: Result) -> None:
        if isinstance(result, Candidate):
            self._keys.add(result.key)
            self._given.candidates.append(sighted(result, ask, self._plan.brand, answer.captured_at))
        elif isinstance(result, Miss):
            self._given.misses.append(result)
        elif isinstance(result, Ask):
            self._leads.append(result)
        else:
            self._given.outlets += result.outlets
            if result.text and result.text not in self._notes:
                self._notes.append(result.text)

    def _leave_out(self, miss: Miss) -> None:
        """Count an address that gave nothing; one that a person named is a row of its own."""
        self._absent[miss.reason] += 1
        if self._about.name == "feeds":
            self._given.misses.append(replace(miss, detail=f"feeds: {miss.detail.removeprefix('feeds: ')}"))

    def _missed(self, ask: Ask, miss: Miss) -> None:
        """Take note of a request without an answer that could be read."""
        if not self._about.many_hosts:
            self._fail(_named(miss, self._about.timeout))
            return
        self._leave_out(miss)
        self._unreached = self._unreached | {host_of(ask.url)} if miss.reason in _NO_NETWORK else set()
        if miss.status is None and miss.reason != "robots":
            self._failed += 1
            if miss.reason in _NO_TLS and self._about.name == "brand-site" and ask.url.startswith("https:"):
                self._leads.append(replace(ask, url=f"http:{ask.url[6:]}"))  # small shops have no TLS
                return
            self._dead[host_of(ask.url)] += (
                CIRCUIT  # it did not even answer: its other addresses won't either
            )
            return
        self._answered += 1
        if isinstance(self._source, FallsBack):
            self._leads.extend(self._source.instead(ask, self._plan))

    def _fail(self, failure: Miss) -> None:
        self._failed += 1
        self._in_a_row += 1
        hint = _HINTS.get(failure.reason)
        said = ": ".join(filter(None, (failure.reason, failure.detail)))
        text = f"{said} ({hint})" if hint else said
        if text not in self._notes:
            self._notes.insert(0, text)
        if failure.reason in _AT_ONCE or self._in_a_row >= CIRCUIT:
            self._stop("left alone for the rest of the run")

    def _stop(self, why: str) -> None:
        self._over = True
        if self._leads or next(self._fresh, None) is not None:
            self._notes.append(why)

    def _report(self) -> SourceReport:
        notes = list(self._notes)
        if self._absent:
            parts = (f"{count} {reason}" for reason, count in self._absent.most_common(5))
            notes.append(f"gave nothing to read: {', '.join(parts)}")
        hints = sum(miss.reason == "hint only" for miss in self._given.misses)
        if hints:
            notes.append(f"{hints} hints without an address")
        elif self._answered and not self._keys and not self._about.many_hosts:
            asked_for = ", ".join(list(self._queries)[:4])
            notes.append(f"nothing found for {asked_for}")
        if self._keys and self._about.attribution:
            notes.append(self._about.attribution)
        return SourceReport(
            name=self._about.name,
            asked=self._asked,
            answered=self._answered,
            failed=self._failed,
            candidates=len(self._keys),
            note="; ".join(notes)[:1000],
        )


def _named(miss: Miss, timeout: float) -> Miss:
    """Return the miss of a request with the reason that it has for a source: a spent quota is no passing fault."""
    if miss.status in {402, 429} or (miss.status or 0) >= 500:
        spent = reason_in(miss.detail) == "quota" or miss.status == 402
        return replace(miss, reason="quota" if spent and (miss.status or 0) < 500 else "unavailable")
    if miss.reason in {"timeout", "connect timeout", "read timeout"}:
        return replace(miss, detail=f"no answer within {timeout:.0f} s")
    return miss


def _failure_of(results: Sequence[Result]) -> Miss | None:
    """Return the miss that makes an answer a failure: nothing came, or not what was asked for."""
    if any(not isinstance(result, Miss | Remark) for result in results):
        return None
    return next((r for r in results if isinstance(r, Miss) and r.reason not in _OF_A_RESULT), None)


__all__ = ["Asked", "ask_source"]

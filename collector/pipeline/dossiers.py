"""From a case to its dossier, offline: its pages judged, the shortlist chosen, every candidate accounted for."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import replace
from importlib import metadata

from collector import __version__
from collector.paid import find_reprints
from collector.pipeline.accounts import account_for
from collector.pipeline.judge import Bench, fingerprint, weigh_clip
from collector.pipeline.judge_all import judge_all
from collector.pipeline.own_tables import own_facts
from collector.pipeline.progress import Progress, Silent
from collector.pipeline.tables import TableFact, table_facts
from collector.pipeline.taking_in import with_clips
from collector.records import Clip, Dossier, Miss, Rejection
from collector.review import apply_decisions
from collector.settings import Settings
from collector.shortlist import choose
from collector.store import Case, Row


def judge_case(case: Case, bench: Bench, settings: Settings, progress: Progress | None = None) -> Dossier:
    """
    Judge what a case holds and choose, without touching the network.

    Judgements made under the same rules, brand and clock are taken as they are.
    """
    progress = progress or Silent()
    mark = fingerprint(bench, settings, __version__)
    rows = list(case.rows())
    stale = {
        row.capture.record: row
        for row in rows
        if row.capture and row.judged_by != mark and row.capture.record
    }
    fresh: dict[str, Clip | Miss] = {}
    if stale:
        progress.note(f"judging {len(stale)} page{'s' * (len(stale) != 1)}")
        progress.stage("judge", 0, len(stale))
        for done, (key, result) in enumerate(judge_all(case, stale, bench, settings), start=1):
            fresh[key] = result
            progress.stage("judge", done, len(stale))
        case.save_clips(list(fresh.items()), mark)
    return _assemble(case, rows, fresh, bench, (*table_facts(), *own_facts(settings)))


def _assemble(
    case: Case,
    rows: Sequence[Row],
    fresh: dict[str, Clip | Miss],
    bench: Bench,
    tables: tuple[TableFact, ...],
) -> Dossier:
    """Choose among all judged clips and account for every candidate, once."""
    assert bench.brand is not None
    clips: list[Clip] = []
    rejections: list[Rejection] = []
    for row in rows:
        result = fresh.get(row.candidate.key) or row.clip
        if row.state == "captured" and isinstance(result, Clip):
            clips.append(replace(result, candidate=row.candidate))
        else:
            rejections.append(account_for(row, result if isinstance(result, Miss) else row.miss))
    decisions = case.ledger.decisions()
    # In the order of their keys: which page was found first must not tip a tie, and a bundle does not keep it.
    clips.sort(key=lambda clip: clip.candidate.key)
    clips = [
        weigh_clip(clip, bench) for clip in apply_decisions(find_reprints(clips, bench.brand), decisions)
    ]
    chosen = choose(clips, bench.brand, bench.profile, bench.now)
    return Dossier(
        case=case.name,
        created_at=case.created_at,
        now=bench.now,
        brand=bench.brand,
        profile=bench.profile,
        choices=chosen.choices,
        rejections=(*chosen.rejections, *rejections),
        gap=chosen.gap,
        sources=tuple(with_clips(case.sources(), clips)),
        tools=tool_versions(),
        rules=tuple((fact.path, fact.rows, fact.sha256) for fact in tables),
        decisions=decisions,
        captures=sum(1 for row in rows if row.capture),
    )


def tool_versions() -> tuple[tuple[str, str], ...]:
    """Return the versions of the program and of the libraries whose work verdicts rest on."""
    names = ("httpx", "aiohttp", "selectolax", "trafilatura", "lxml")
    return (
        ("collector", __version__),
        ("python", platform.python_version()),
        *((name, _version(name)) for name in names),
    )


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"

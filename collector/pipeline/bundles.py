"""Bundles: a case written as one, and one checked, with every verdict recomputed where that is asked for."""

from __future__ import annotations

import hashlib
from pathlib import Path

from collector.errors import WorldError
from collector.export import Material, VerifyReport, check_target, verify_bundle, write_bundle
from collector.export.bundle import Format, near_misses
from collector.pipeline.own_tables import own_tables
from collector.pipeline.tables import TableFact, data_folder, table_facts
from collector.records import Dossier
from collector.settings import Settings


def export_case(name: str, out: Path, settings: Settings, *, form: Format = "dir") -> Dossier:
    """
    Write a case's bundle and return the dossier in it.

    Raises ``UsageError`` when there is no such case, ``InputError`` when something else is at ``out`` and
    ``WorldError`` when the disk refuses.
    """
    from collector.fetch import read_bodies
    from collector.pipeline.cases import open_case

    check_target(out, form)
    with open_case(name, settings) as case:
        dossier = case.dossier()
        clips = [*(choice.clip for choice in dossier.choices), *near_misses(dossier)]
        wanted = {clip.capture.record for clip in clips if clip.capture.record}
        pages = dict(read_bodies(case.captures, wanted)) if wanted and case.captures.is_file() else {}
        tables = {fact.path: _table(fact) for fact in table_facts()}
        tables |= own_tables(case.settings)
        material = Material(captures=case.captures, pages=pages, tables=tables, ledger=case.ledger_lines())
        write_bundle(dossier, out, material, form=form)
    return dossier


def _table(fact: TableFact) -> bytes:
    """Return a data file as judging used it. Raises ``WorldError`` when it was changed since it was read."""
    content = (data_folder() / fact.path).read_bytes()
    if hashlib.sha256(content).hexdigest() != fact.sha256:
        raise WorldError(
            f"the data file {fact.path} was changed while it was in use", hint="Run the command again."
        )
    return content


def verify(path: Path, *, rejudge: bool = False) -> VerifyReport:
    """
    Check a bundle; with ``rejudge`` judge every page again from its captures, rules and clock.

    Raises ``BundleError`` when there is none and ``WorldError`` when the disk fails.
    """
    from collector.fetch import read_bodies

    if not rejudge:
        return verify_bundle(path, bodies=read_bodies)
    from collector.pipeline.rejudge import rejudge as judge_again

    return verify_bundle(path, bodies=read_bodies, rejudge=judge_again)

"""The workspace: cases, candidates, captures, clips, decisions; SQLite beside the captures."""

from collector.store.archive import CaptureArchive, disk_error
from collector.store.case import Case
from collector.store.rows import PASSING_REASONS, Refusal, Row
from collector.store.workspace import Workspace, case_name

__all__ = [
    "PASSING_REASONS",
    "CaptureArchive",
    "Case",
    "Refusal",
    "Row",
    "Workspace",
    "case_name",
    "disk_error",
]

"""What checking a bundle found, level by level."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Result(StrEnum):
    """How one level of checking ended."""

    OK = "ok"
    FAIL = "FAIL"
    #: Something differs, and so does the version of a tool: rejudging alone says this.
    DRIFT = "DRIFT"
    #: The bundle does not have what this level checks, and does not promise it.
    ABSENT = "absent"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be, or that a reader should know."""

    rule: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Level:
    """One level of checking and what came of it."""

    level: int
    name: str
    result: Result
    findings: tuple[Finding, ...] = ()
    #: What was checked, for a reader: "14 files", "9 records".
    checked: str = ""


#: Name of each level, as EVIDENCE and VERIFY.txt use them.
LEVELS = {1: "fixity", 2: "signature", 3: "timestamp", 4: "archive", 5: "binding", 6: "rejudge"}
#: Findings of one level that are kept; the rest are counted.
MOST_FINDINGS = 50


def level_of(number: int, findings: list[Finding], checked: str = "") -> Level:
    """Return the level as failed when there is any finding, else as ok."""
    kept = findings[:MOST_FINDINGS]
    if len(findings) > MOST_FINDINGS:
        kept.append(Finding("more", "", f"and {len(findings) - MOST_FINDINGS} more findings"))
    return Level(number, LEVELS[number], Result.FAIL if findings else Result.OK, tuple(kept), checked)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """What checking a bundle found."""

    bundle: str
    levels: tuple[Level, ...]
    #: What the bundle proves, and its limit; empty when the bundle's own words could not be read.
    limits: tuple[str, ...] = ()

    @property
    def result(self) -> Result:
        """``FAIL`` when any level failed, else ``DRIFT`` when any drifted, else ``ok``; nothing checked is never ok."""
        results = {level.result for level in self.levels}
        for worst in (Result.FAIL, Result.DRIFT):
            if worst in results:
                return worst
        return Result.OK if Result.OK in results else Result.FAIL

    def exit_status(self, *, strict: bool = False) -> int:
        """0 when nothing failed, 1 otherwise; ``strict`` makes drift and absent levels fail too."""
        if self.result is Result.FAIL:
            return 1
        short = {Result.DRIFT, Result.ABSENT, Result.NOT_CHECKED} & {level.result for level in self.levels}
        return 1 if strict and short else 0

    def as_json(self) -> dict[str, Any]:
        """Return the report as one JSON object."""
        return {
            "bundle": self.bundle,
            "result": self.result.value,
            "levels": [
                {
                    "level": level.level,
                    "name": level.name,
                    "result": level.result.value,
                    "checked": level.checked,
                    "findings": [{"rule": f.rule, "path": f.path, "text": f.text} for f in level.findings],
                }
                for level in self.levels
            ],
            "limits": list(self.limits),
        }

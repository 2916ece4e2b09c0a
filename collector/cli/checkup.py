"""The work behind ``collector doctor``."""

from __future__ import annotations

import platform
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.table import Table

from collector.cli.common import out_console, print_json, settings_of
from collector.errors import CollectorError

if TYPE_CHECKING:
    from collector.settings import Settings

#: Below this many bytes a run may end half-way.
LOW_DISK = 200_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked. ``state``: ok, off (not needed, can be switched on), fail."""

    what: str
    state: str
    detail: str
    advice: str = ""


def run_doctor(flags: dict[str, Any]) -> int:
    """Check everything, print it, return 0 or 3."""
    as_json = flags.pop("as_json")
    settings = settings_of(flags)
    findings = [_guarded(check, settings) for check in CHECKS]
    findings += list(_sources(settings))
    failed = any(finding.state == "fail" for finding in findings)
    if as_json:
        print_json({"ok": not failed, "findings": [asdict(finding) for finding in findings]})
    else:
        _print(findings, failed)
    return 3 if failed else 0


def _guarded(check: Callable[[Settings], Finding], settings: Settings) -> Finding:
    try:
        return check(settings)
    except CollectorError as error:
        return Finding(check.__name__.strip("_").replace("_", " "), "fail", str(error), error.hint)


def _python(_settings: Settings) -> Finding:
    version = platform.python_version()
    return Finding("python", "ok", f"{version} on {platform.system()}")


def _data_files(_settings: Settings) -> Finding:
    from collector.pipeline.tables import data_folder, table_facts

    facts = table_facts()
    return Finding(
        "data files", "ok", f"{len(facts)} files, {sum(f.rows for f in facts)} rows in {data_folder()}"
    )


def _registry(settings: Settings) -> Finding:
    from collector.pipeline.tables import load_registry

    outlet = load_registry(settings).look_up("https://www.reuters.com/")
    state = "ok" if outlet.kind == "news_agency" else "fail"
    return Finding(
        "outlet registry", state, f"reuters.com is a {outlet.kind.replace('_', ' ')}, tier {outlet.tier}"
    )


def _rules(settings: Settings) -> Finding:
    from collector.pipeline.tables import load_paid_rules, load_profiles, load_words

    load_paid_rules()
    load_words()
    return Finding("rules", "ok", f"profiles: {', '.join(load_profiles(settings))}")


def _workspace(settings: Settings) -> Finding:
    from collector.store import Workspace

    workspace = Workspace(Path(settings.workspace))
    try:
        count = len(workspace.names())
        with tempfile.NamedTemporaryFile(dir=settings.workspace):
            pass
    except OSError as error:
        return Finding(
            "workspace", "fail", f"{settings.workspace}: {error.strerror}", "Choose another --workspace."
        )
    finally:
        workspace.close()
    return Finding("workspace", "ok", f"{settings.workspace} ({count} cases)")


def _disk(settings: Settings) -> Finding:
    free = shutil.disk_usage(settings.workspace).free
    detail = f"{free / 1e9:.1f} GB free"
    if free < LOW_DISK:
        return Finding("disk", "fail", detail, "A page and its evidence need about 0.1 MB; free some space.")
    return Finding("disk", "ok", detail)


def _contact(settings: Settings) -> Finding:
    if settings.contact:
        return Finding("contact", "ok", settings.contact)
    advice = 'Set contact = "you@company.example" in collector.toml or COLLECTOR_CONTACT: sites can then reach you.'
    return Finding("contact", "off", "none: requests name only the program", advice)


CHECKS: tuple[Callable[[Settings], Finding], ...] = (
    _python,
    _data_files,
    _registry,
    _rules,
    _workspace,
    _disk,
    _contact,
)


def _sources(settings: Settings) -> Iterator[Finding]:
    """Say for each source with a key whether there is one."""
    from collector.settings import KEY_VARIABLES

    for source, variable in KEY_VARIABLES.items():
        if settings.keys.get(source):
            yield Finding(f"source {source}", "ok", "key present")
        else:
            yield Finding(f"source {source}", "off", "no key", f"Set {variable} to switch it on.")


def _print(findings: list[Finding], failed: bool) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    marks = {"ok": "[green]✓[/green]", "off": "[dim]○[/dim]", "fail": "[red]✗[/red]"}
    for finding in findings:
        advice = f"\n[dim]{escape(finding.advice)}[/dim]" if finding.advice else ""
        table.add_row(marks[finding.state], finding.what, escape(finding.detail) + advice)
    console = out_console()
    console.print(table)
    console.print(
        "[red]Something needed does not work.[/red]" if failed else "[green]Everything needed works.[/green]"
    )

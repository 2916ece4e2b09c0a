"""The work behind ``collector doctor``."""

from __future__ import annotations

import platform
import shutil
import tempfile
import textwrap
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.markup import escape

from collector.cli.common import count_of, out_console, print_json, settings_of
from collector.errors import CollectorError

if TYPE_CHECKING:
    from rich.console import Console

    from collector.pipeline.source_states import SourceState
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
    from collector.pipeline.source_states import look_online, source_states

    as_json, online = flags.pop("as_json"), flags.pop("online")
    settings = settings_of(flags)
    findings = [_guarded(check, settings) for check in CHECKS]
    states: list[SourceState] = []
    try:
        states = source_states(settings)
    except CollectorError as error:
        findings.append(Finding("sources", "fail", str(error), error.hint))
    findings += filter(None, [_strange_keys(settings, states)])
    if online:
        states = look_online(states, settings)
        findings += filter(None, [_network(states)])
    failed = any(finding.state == "fail" for finding in findings)
    if as_json:
        sources = [_source_json(state) for state in states]
        print_json({"ok": not failed, "findings": [asdict(f) for f in findings], "sources": sources})
    else:
        _print(findings, states, failed)
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
        "data files",
        "ok",
        f"{count_of(len(facts), 'file')}, {sum(f.rows for f in facts)} rows in {data_folder()}",
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
    return Finding("workspace", "ok", f"{settings.workspace} ({count_of(count, 'case')})")


def _disk(settings: Settings) -> Finding:
    folder = Path(settings.workspace).absolute()
    # The folder itself may not be there, and "workspace" has said so.
    there = next((parent for parent in (folder, *folder.parents) if parent.exists()), Path.cwd())
    free = shutil.disk_usage(there).free
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


def _strange_keys(settings: Settings, states: list[SourceState]) -> Finding | None:
    """Return the keys in the settings that no source asks for: a misspelt name would else be never missed."""
    strange = sorted(settings.keys.keys() - {state.name for state in states})
    if not strange or not states:
        return None
    names = ", ".join(state.name for state in states)
    return Finding("keys", "fail", f"no source is named {', '.join(strange)}", f"Sources: {names}.")


# -- sources -------------------------------------------------------------------------------------------------


def _network(states: list[SourceState]) -> Finding | None:
    """Return what asking the sources says of the network, None when none was asked."""
    asked = [state for state in states if state.reachable is not None]
    if not asked:
        return None
    there = sum(bool(state.reachable) for state in asked)
    detail = f"{there} of {count_of(len(asked), 'source')} answer"
    if there:
        return Finding("network", "ok", detail)
    return Finding(
        "network", "fail", detail, "Check the connection, a proxy or a firewall; --from needs no source."
    )


def _source_json(state: SourceState) -> dict[str, Any]:
    when = state.last_success
    return {**asdict(state), "last_success": when.isoformat() if when else None}


# -- printing ------------------------------------------------------------------------------------------------

_MARKS = {
    "ok": "[green]✓[/green]", "on": "[green]✓[/green]", "off": "[dim]○[/dim]", "opt-in": "[yellow]◐[/yellow]",
    "fail": "[red]✗[/red]",
}  # fmt: skip


def _print(findings: list[Finding], states: list[SourceState], failed: bool) -> None:
    console = out_console()
    width = max(len(finding.what) for finding in findings) + 4
    for finding in findings:
        head = f"{_MARKS[finding.state]} [bold]{finding.what:<{width - 4}}[/bold]  "
        lines = _lines_of(finding.detail, console.width - width)
        for number, line in enumerate(lines):
            console.print((" " * width if number else head) + escape(line), soft_wrap=True)
        for line in _lines_of(finding.advice, console.width - width) if finding.advice else ():
            console.print(f"{' ' * width}[dim]{escape(line)}[/dim]", soft_wrap=True)
    _print_sources(console, states)
    console.print(
        "[red]Something needed does not work.[/red]" if failed else "[green]Everything needed works.[/green]"
    )


def _lines_of(text: str, width: int) -> list[str]:
    """Return a text in lines; a word longer than a line, such as a path, stays whole."""
    wrapped = textwrap.wrap(text, max(20, width), break_long_words=False, break_on_hyphens=False)
    return wrapped or [""]


def _print_sources(console: Console, states: list[SourceState]) -> None:
    online = any(state.reachable is not None for state in states)
    width = max((len(state.name) for state in states), default=0)
    console.print("\n[bold]Sources[/bold]")
    for state in states:
        key = "on, has key" if state.has_key and state.state == "on" else state.state
        last = (
            f"last answer {state.last_success:%Y-%m-%d} ({escape(state.last_case or '')})"
            if state.last_success
            else ""
        )
        said = " · ".join(part for part in (key, last, _now_of(state) if online else "") if part)
        console.print(f"{_MARKS[state.state]} [bold]{state.name:<{width}}[/bold]  {said}", soft_wrap=True)
        for text in (state.terms, state.why):
            for line in _lines_of(text, console.width - width - 4) if text else ():
                console.print(f"{' ' * (width + 4)}[dim]{escape(line)}[/dim]", soft_wrap=True)
    if not online:
        console.print(
            "\n[dim]Nothing was asked; --online asks each source that is on whether it answers.[/dim]"
        )
    console.print()


def _now_of(state: SourceState) -> str:
    if state.reachable is None:
        return "[dim]not asked[/dim]"
    colour = "green" if state.reachable else "red"
    return f"[{colour}]{escape(state.answer[:200])}[/{colour}]"

"""``collector profiles``: the programmes and their rules, each with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from collector.cli.common import out_console, print_json, settings_of, settings_options
from collector.errors import UsageError

if TYPE_CHECKING:
    from collector.records import Profile, ProfileRule
    from collector.settings import Settings
    from collector.shortlist.comparison import RuleChange, Verdict


@click.command()
@click.argument("name", required=False)
@click.option("--compare", "other", metavar="NAME", help="Show what another profile asks for differently.")
@click.option(
    "--case", metavar="CASE", help="With --compare: which pages of a case the other profile sees differently."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@settings_options
def command(name: str | None, other: str | None, case: str | None, as_json: bool, **flags: Any) -> None:
    """
    List the profiles, or explain every rule of one.

    A profile is what one programme accepts: how many links, how old, from whom. Each rule names who says it and
    when that was read.

    \b
    Examples:
      collector profiles
      collector profiles oba
      collector profiles oba --compare 360dialog-strict
      collector profiles oba --compare wikipedia-ncorp --case acme-pay
      collector profiles my-programme --profiles mine.toml
    """
    from collector.pipeline.tables import load_profiles

    settings = settings_of(flags)
    profiles = load_profiles(settings)
    if case is not None and other is None:
        raise UsageError(
            "--case needs --compare", hint="For example: profiles oba --compare oba-api --case acme-pay."
        )
    if other is not None and name is None:
        raise UsageError("--compare needs two profiles", hint="For example: profiles oba --compare oba-api.")
    chosen = [_pick(profiles, wanted) for wanted in (name, other) if wanted is not None]
    if len(chosen) == 2 and case is not None:
        _show_case(settings, case, chosen[0], chosen[1], as_json)
    elif len(chosen) == 2:
        _show_comparison(chosen[0], chosen[1], as_json)
    elif as_json:
        print_json(_json_of(chosen[0]) if chosen else [_json_of(profile) for profile in profiles.values()])
    elif chosen:
        _show_profile(chosen[0])
    else:
        _show_list(profiles)


def _show_case(settings: Settings, case: str, before: Profile, after: Profile, as_json: bool) -> None:
    """Show which judged pages of a case two profiles see differently, and why."""
    from collector.pipeline.cases import open_case
    from collector.shortlist.comparison import compare_lists

    with open_case(case, settings) as book:
        dossier = book.dossier()
    clips = [choice.clip for choice in dossier.choices]
    clips += [rejection.clip for rejection in dossier.rejections if rejection.clip is not None]
    changes = compare_lists(clips, dossier.brand, before, after, dossier.now)
    if as_json:
        print_json(
            {
                "case": dossier.case, "before": before.name, "after": after.name, "pages": len(clips),
                "changes": [
                    {"url": c.url, "before": _verdict_of(c.before), "after": _verdict_of(c.after)} for c in changes
                ],
            }
        )  # fmt: skip
        return
    console = out_console()
    console.print(
        f"{len(changes)} of {len(clips)} judged pages differ between {before.name} and {after.name}"
    )
    for change in changes:
        console.print(f"\n{_safe(change.url)}", soft_wrap=True)
        for profile, verdict in ((before, change.before), (after, change.after)):
            place = f"link {verdict.place}" if verdict.place else verdict.outcome.value
            console.print(f"    {_safe(profile.name)}: {place} – {_safe(verdict.why)}", soft_wrap=True)


def _verdict_of(verdict: Verdict) -> dict[str, Any]:
    return {"outcome": verdict.outcome.value, "place": verdict.place or None, "why": verdict.why}


def _pick(profiles: dict[str, Profile], name: str) -> Profile:
    if name not in profiles:
        raise UsageError(f"there is no profile {name!r}", hint=f"Profiles: {', '.join(profiles)}.")
    return profiles[name]


def _show_list(profiles: dict[str, Profile]) -> None:
    console = out_console()
    for profile in profiles.values():
        console.print(f"[bold]{_safe(profile.name)}[/bold]  {_safe(profile.title)}")
        console.print(f"    {_counts(profile)}; {len(profile.rules)} rules")


def _counts(profile: Profile) -> str:
    wait = f"; {profile.wait_days} days' wait after a refusal" if profile.wait_days else ""
    return f"at least {profile.minimum}, aim {profile.aim}, at most {profile.maximum}{wait}"


def _show_profile(profile: Profile) -> None:
    console = out_console()
    console.print(f"[bold]{_safe(profile.name)}[/bold]  {_safe(profile.title)}")
    console.print(f"{_counts(profile)}" + (f"; version {_safe(profile.version)}" if profile.version else ""))
    if profile.note:
        console.print(_safe(profile.note))
    for rule in profile.rules:
        console.print(f"\n[bold]{rule.name}[/bold] = {_safe(_shown(rule.value))}")
        console.print(f"    {_safe(rule.text)}")
        console.print(f"    Source: {_safe(_source(rule))}")
    console.print("\nThese rules judge evidence. They do not say what a programme will answer.")


def _source(rule: ProfileRule) -> str:
    return f"{rule.source} (read {rule.date})" if rule.date else rule.source


def _shown(value: object) -> str:
    if value is None:
        return "no such rule"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value)


def _safe(text: str) -> str:
    """Keep brackets in a text from being read as markup."""
    return text.replace("[", "\\[")


def _show_comparison(before: Profile, after: Profile, as_json: bool) -> None:
    from collector.shortlist.comparison import compare_rules

    changes = compare_rules(before, after)
    if as_json:
        print_json(
            {"before": before.name, "after": after.name, "changes": [_change_json(c) for c in changes]}
        )
        return
    console = out_console()
    console.print(f"[bold]{_safe(before.name)}[/bold] → [bold]{_safe(after.name)}[/bold]")
    for change in changes:
        console.print(f"\n{change.name}: {_safe(_shown(change.before))} → {_safe(_shown(change.after))}")
        if change.text:
            console.print(f"    {_safe(change.text)}\n    Source: {_safe(change.source)}")
    if not changes:
        console.print("They ask for the same.")


def _change_json(change: RuleChange) -> dict[str, object]:
    return {
        "name": change.name,
        "before": change.before,
        "after": change.after,
        "text": change.text,
        "source": change.source,
    }


def _json_of(profile: Profile) -> dict[str, object]:
    return {
        "name": profile.name,
        "title": profile.title,
        "minimum": profile.minimum,
        "aim": profile.aim,
        "maximum": profile.maximum,
        "wait_days": profile.wait_days,
        "version": profile.version,
        "note": profile.note,
        "rules": [
            {
                "name": rule.name,
                "value": rule.value,
                "text": rule.text,
                "source": rule.source,
                "date": rule.date,
            }
            for rule in profile.rules
        ],
    }

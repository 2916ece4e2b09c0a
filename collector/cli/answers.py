"""What a run found, printed: the press links with their reasons, what is missing, what became of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.text import Text

from collector.cli.common import count_of, print_indented
from collector.records import Outcome

if TYPE_CHECKING:
    from rich.console import Console

    from collector.records import Choice, Dossier


def print_dossier(console: Console, dossier: Dossier) -> None:
    """Print the press links with their reasons, the gap if there is one, and what became of the rest."""
    gap = dossier.gap
    found, looks = len(dossier.choices), looks_of(dossier)
    enough = gap.have >= gap.minimum
    colour = "green" if enough and not gap.missing else "yellow"
    console.print(
        f"\n[bold {colour}]{found} of {gap.wanted} press links[/bold {colour}] for [bold]{escape(dossier.brand.name)}[/bold]"
        f" [dim]· profile {dossier.profile.name} · {count_of(dossier.candidates, 'candidate')}, "
        f"{len(dossier.rejections) - looks} left out, {looks} need{'s' * (looks == 1)} a look[/dim]\n"
    )
    for choice in dossier.choices:
        _print_choice(console, choice)
    if gap.missing:
        console.print(
            f"[bold]What is missing[/bold]  {gap.missing} more to reach {gap.wanted} (at least {gap.minimum})"
        )
        for advice in gap.advice:
            console.print("  •", end="")
            print_indented(console, Text(advice), 4, first=1)
        console.print()
    _print_rest(console, dossier)


def _print_choice(console: Console, choice: Choice) -> None:
    clip = choice.clip
    outlet = clip.outlet
    date = f"{clip.article.published_at:%Y-%m-%d}" if clip.article.published_at else "undated"
    console.print(f"[bold]{choice.place}[/bold]", end="")
    headline = Text(clip.article.headline or clip.capture.url, "bold")
    print_indented(console, headline, 3, first=3 - len(str(choice.place)))
    tier = f"tier {outlet.tier}" if outlet.tier else "no tier"
    facts = f"{tier} · {outlet.country or '–'} · {date} · strength {clip.strength}"
    print_indented(console, Text.assemble(outlet.name or outlet.domain, (f" · {facts}", "dim")))
    console.print(f"   [cyan]{escape(clip.capture.url)}[/cyan]", soft_wrap=True)
    print_indented(console, Text(choice.why))
    console.print()


def _print_rest(console: Console, dossier: Dossier) -> None:
    """Count what became of every other candidate, by stage and rule, each with an example."""
    groups: dict[tuple[str, str], list[str]] = {}
    for rejection in dossier.rejections:
        groups.setdefault((rejection.stage, rejection.rule), []).append(rejection.candidate.url)
    if not groups:
        return
    console.print("[bold]Left out, or for a person to look at[/bold]")
    width = max(len(rule) for _, rule in groups) + 2
    room = max(20, console.width - width - 18)
    for (stage, rule), urls in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        example = urls[0].partition("://")[2] or urls[0]
        example = example if len(example) <= room else example[: room - 1] + "…"
        line = f"{len(urls):4}  [dim]{stage:<10}[/dim]{rule:<{width}}[dim]{escape(example)}[/dim]"
        console.print(line, no_wrap=True, soft_wrap=True)


def looks_of(dossier: Dossier) -> int:
    """Return how many candidates a person has to look at; the report counts them alike."""
    return sum(rejection.outcome is Outcome.NEEDS_A_LOOK for rejection in dossier.rejections)

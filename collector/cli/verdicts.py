"""A verdict in words: marker, place, quote, rule, source; readable by somebody who has to rely on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from collector.cli.common import count_of
from collector.records import Clip, Miss

if TYPE_CHECKING:
    from rich.console import Console

    from collector.pipeline.judge import Bench
    from collector.records import Evidence

_COLOURS = {"counts": "green", "needs a look": "yellow", "does not count": "red"}
_PLURALS = {
    "counts": "count",
    "needs a look": "need a look",
    "does not count": "do not count",
    "no verdict": "without verdict",
}
_STANDINGS = {
    "earned": "earned: nothing on the page says that somebody paid for it",
    "paid": "paid or promotional",
    "unclear": "unclear: a person should look",
}


def print_verdict(console: Console, clip: Clip, bench: Bench, *, explain: bool) -> None:
    """Print what was found on one page and what follows from it."""
    colour = _COLOURS[clip.outcome]
    article = clip.article
    head = Text.assemble(
        (clip.outcome.upper(), f"bold {colour}"),
        f"   strength {clip.strength}/100\n",
        (article.headline or "(no headline)", "bold"),
    )
    console.print(Panel(head, border_style=colour, padding=(0, 1)))
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(overflow="fold")
    for name, value in _facts_of(clip):
        facts.add_row(name, escape(value))
    console.print(facts)
    _print_paid(console, clip)
    console.print("\n[bold]Why[/bold]")
    marks = {"yes": "[green]✓[/green]", "no": "[red]✗[/red]", "unsure": "[yellow]?[/yellow]"}
    for reason in clip.reasons:
        source = f" [dim]({escape(reason.source)})[/dim]" if reason.source else ""
        console.print(f"  {marks.get(reason.holds, ' ')} {escape(reason.text)}{source}")
    if explain:
        _print_explanation(console, clip)
    console.print()


def _facts_of(clip: Clip) -> list[tuple[str, str]]:
    article, outlet, mention = clip.article, clip.outlet, clip.mention
    tier = f"tier {outlet.tier}, reputation {outlet.reputation:.0f}" if outlet.tier else "no tier"
    named = outlet.name or outlet.domain
    facts = [
        ("address", clip.capture.url),
        (
            "outlet",
            f"{named} · {outlet.kind.replace('_', ' ')} · {outlet.country or '?'} · {tier}"
            if named
            else "unknown",
        ),
        ("published", f"{article.published_at:%Y-%m-%d}" if article.published_at else "no date found"),
        ("byline", article.byline or "none found"),
        ("language", article.language or "not recognised"),
    ]
    if mention is not None:
        named = (
            f"{mention.level.value}, {mention.prominence.value}, {mention.count}×"
            if mention.count
            else "not named"
        )
        facts.append(("brand", f"{named} · identity {mention.identity.value}" if mention.count else named))
        if mention.quote:
            facts.append(("passage", f"“{mention.quote}”"))
    return facts


def _print_paid(console: Console, clip: Clip) -> None:
    paid = clip.paid
    kind = f" ({paid.kind.value})" if paid.kind else ""
    console.print(
        f"\n[bold]Who paid[/bold]  {_STANDINGS[paid.standing.value]}{kind} [dim]· likelihood {paid.likelihood:.2f}[/dim]"
    )
    for evidence in paid.evidence:
        _print_evidence(console, evidence)


def _print_evidence(console: Console, evidence: Evidence) -> None:
    counter = evidence.weight < 0
    mark = "[dim]–[/dim]" if counter else "[red]•[/red]"
    console.print(f"  {mark} “{escape(evidence.quote)}”")
    said = "explains a word that looks like a label" if counter else f"weight {evidence.weight:.2f}"
    source = f" · {escape(evidence.source)}" if evidence.source else ""
    console.print(f"      [dim]{escape(evidence.where)} · rule {evidence.rule} · {said}{source}[/dim]")


def _print_explanation(console: Console, clip: Clip) -> None:
    fired = {evidence.rule for evidence in clip.paid.evidence}
    quiet = [rule for rule in clip.paid.looked if rule not in fired]
    console.print(f"\n[bold]Looked and found nothing[/bold] [dim]({len(quiet)} rules)[/dim]")
    console.print("  " + escape(", ".join(quiet) or "none"), style="dim")
    console.print("\n[bold]Strength[/bold]")
    for part in clip.parts:
        console.print(f"  {part.points:+6.1f}  {escape(part.name)}: {escape(part.text)}")
    console.print("\n[bold]Where each field came from[/bold]")
    for fact in clip.article.provenance:
        console.print(
            f"  {escape(fact.field)}: {escape(fact.value[:100])} [dim]({escape(fact.source)})[/dim]"
        )
    for fact in clip.article.disagreements:
        console.print(
            f"  [yellow]but[/yellow] {escape(fact.field)}: {escape(fact.value[:100])} [dim]({escape(fact.source)})[/dim]"
        )


def print_miss(console: Console, miss: Miss, *, saved: bool = False) -> None:
    """Say why there is no verdict; ``saved``: it came from a file, so saving it as it was helps nobody."""
    colour = "yellow" if miss.needs_look else "red"
    detail = f"\n{miss.detail}" if miss.detail else ""
    live = "Open it in a browser, save the page, and judge the file." if miss.needs_look else ""
    advice = _SAVED if saved else live
    hint = f"\n{advice}" if advice else ""
    text = Text.assemble(("NO VERDICT", f"bold {colour}"), f"   {miss.reason}\n{miss.url}{detail}{hint}")
    console.print(Panel(text, border_style=colour, padding=(0, 1)))


_SAVED = (
    "No story can be read in this file: open the page in a browser, let it load, "
    "save it again, or try another page."
)


def print_briefly(console: Console, results: Sequence[Clip | Miss]) -> None:
    """Print one line a page, then how many ended in which way."""
    counts: Counter[str] = Counter()
    for result in results:
        if isinstance(result, Miss):
            said, strength, name, url = "no verdict", "–", result.reason, result.url
        else:
            said, strength, url = result.outcome.value, str(result.strength), result.capture.url
            name = result.article.headline or "(no headline)"
        counts[said] += 1
        line = Text.assemble((f"{said:<15}", _COLOURS.get(said, "dim")), f"{strength:>4}  ")
        line.append(name if len(name) <= 60 else name[:59] + "…", "bold")
        line.append(f"  {url}", "dim")
        console.print(line, soft_wrap=True)
    parts = ", ".join(
        f"{count} {said if count == 1 else _PLURALS[said]}" for said, count in counts.most_common()
    )
    console.print(f"\n{count_of(len(results), 'page')}: {parts}. [dim]--explain shows each in full.[/dim]")

"""The desk in the terminal: one card, one key. Works with keys at a terminal and with lines from a pipe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from collector.records import Evidence, Standing
from collector.records.article import Article
from collector.review.cards import Card
from collector.review.desk import Desk
from collector.review.passages import passages, plain

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

#: Gives the next command: one key, or a line ("x 1 labelled at the top"); "" at the end of the input.
Ask = Callable[[], str]

_COLOURS = {Standing.EARNED: "green", Standing.PAID: "red", Standing.UNCLEAR: "yellow"}
_UNDO = {"z", "\b", "\x7f"}
_QUIT = {"", "q", "\x03", "\x04", "\x1b"}
_NOT_SURE = {"u", " "}


@dataclass(slots=True)
class _Said:
    """What has been said about the card on top before it is answered."""

    reason: str = ""
    note: str = ""


def run_terminal(desk: Desk, ask: Ask, console: Console) -> int:
    """
    Walk a reviewer through the queue and return how many answers stand at the end.

    Commands: ``a`` let it count, ``x`` leave it out, space or ``u`` can't tell, ``z`` or backspace undo, ``s`` skip,
    ``q`` quit, ``1`` to ``9`` a reason, ``h`` help. In a line, a digit and a note may follow the letter. Everything
    is saved as it is said; the end of the input quits.
    """
    said = _Said()
    shown: tuple[str, str, str] | None = None
    while True:
        card = desk.card
        if card is None and not desk.answered:
            break
        if card is not None and card.identity != shown:
            said = _Said()
            show_card(console, desk, card)
        if card is None and shown is not None:
            console.print(Text("Nothing is left. z takes the last answer back, q quits.", "green"))
        shown = card.identity if card is not None else None
        command = ask()
        if command in _QUIT or command.strip().lower() in {"q", "quit"}:
            break
        if not _obey(desk, card, command, said, console):
            console.print(Text(f"unknown: {plain(command)[:20]} (h shows the keys)", "yellow"))
    _say_goodbye(console, desk)
    return desk.answered


def _obey(desk: Desk, card: Card | None, command: str, said: _Said, console: Console) -> bool:
    """Do what one command says; False when it says nothing known."""
    word, _, rest = (command if command in _NOT_SURE else command.strip()).partition(" ")
    key = command[:1] if command in _NOT_SURE | _UNDO else word[:1].lower()
    if key in _UNDO:
        taken = desk.undo()
        console.print(Text("taken back" if taken else "nothing to take back", "bold" if taken else "yellow"))
        return True
    if card is None:
        return False
    if key in {"a", "x"} or key in _NOT_SURE:
        _take_details(card, (word[1:] + " " + rest).strip(), said)
        _answer(desk, card, 0 if key == "a" else 1 if key == "x" else 2, said, console)
    elif key == "s":
        desk.skip(card)
        console.print(Text("skipped: it comes back next time", "dim"))
    elif key in {"h", "?"}:
        _show_help(console, card)
    else:
        return key in set("123456789") and _give_reason(card, int(key), said, console)
    return True


def _take_details(card: Card, text: str, said: _Said) -> None:
    number, _, note = text.partition(" ")
    if number.isdigit() and 1 <= int(number) <= len(card.reasons):
        said.reason, said.note = card.reasons[int(number) - 1], note.strip()
    elif text:
        said.note = text


def _give_reason(card: Card, number: int, said: _Said, console: Console) -> bool:
    if number > len(card.reasons):
        return False
    said.reason = card.reasons[number - 1]
    console.print(Text(f"because: {said.reason} (now answer)", "dim"))
    return True


def _answer(desk: Desk, card: Card, choice: int, said: _Said, console: Console) -> None:
    before = desk.standings
    decision = desk.answer(card, choice, reason=said.reason, note=said.note)
    after = desk.standings
    line = Text.assemble((f"{decision.answer}", "bold"), f" · {after.have} of {after.wanted} press links")
    if after.links != before.links:
        come = [url for url in after.links if url not in before.links]
        line.append(f"; the list changed{': ' + plain(come[0]) + ' came in' if come else ''}", "green")
    console.print(line)


def _say_goodbye(console: Console, desk: Desk) -> None:
    left, standings = len(desk.queue), desk.standings
    console.print(Rule(style="dim"))
    said = "1 answer" if desk.answered == 1 else f"{desk.answered} answers"
    rest = "nothing is left to settle" if not left else f"{left} left"
    console.print(Text(f"{said} saved, {rest}. {standings.have} of {standings.wanted} press links."))


# -- what a card shows ---------------------------------------------------------------------------------------


def show_card(console: Console, desk: Desk, card: Card) -> None:
    """Print one card: the question, the article, the passages that name the brand, the evidence, the keys."""
    left, standings = len(desk.queue), desk.standings
    title = f" {left} left · {standings.have} of {standings.wanted} press links "
    console.print(Rule(Text(title, "dim"), style="dim"))
    console.print(Text(card.asks, "bold cyan"))
    if card.value:
        console.print(Text("A yes would bring it into the press links.", "green"))
    if card.doubt:
        console.print(Text(f"Why asked: {plain(card.doubt)}", "yellow"))
    console.print()
    console.print(Text(plain(card.clip.article.headline or "(no headline)"), "bold"))
    console.print(_facts(card))
    console.print(Text(plain(card.clip.capture.url), "cyan"), soft_wrap=True)
    for renderable in _body(desk, card, coloured=console.color_system is not None):
        console.print(renderable, soft_wrap=False)
    console.print(_keys(card), soft_wrap=False)


def _facts(card: Card) -> Text:
    outlet, article = card.clip.outlet, card.clip.article
    tier = f"tier {outlet.tier}" if outlet.tier else outlet.kind.replace("_", " ")
    facts = [
        outlet.name or outlet.domain,
        tier,
        outlet.country or "",
        _date(article),
        article.byline or "no byline",
    ]
    facts += [article.section or "", article.language or ""]
    return Text(" · ".join(plain(fact) for fact in facts if fact), "dim")


def _date(article: Article) -> str:
    return f"{article.published_at:%Y-%m-%d}" if article.published_at else "undated"


def _body(desk: Desk, card: Card, *, coloured: bool) -> list[RenderableType]:
    shown: list[RenderableType] = []
    for pieces in passages(card.clip, desk.brand):
        text = Text()
        for words, is_name in pieces:
            text.append(
                f"*{words}*" if is_name and not coloured else words, "bold black on yellow" if is_name else ""
            )
        shown.append(Padding(text, (1, 0, 0, 2)))
    paid = card.clip.paid
    verdict = Text.assemble(
        "\nThe rules say: ",
        (paid.standing.value, f"bold {_COLOURS[paid.standing]}"),
        f" · likelihood {paid.likelihood:.2f}" + (f" · {paid.kind.value}" if paid.kind else ""),
    )
    shown.append(verdict)
    shown += [_evidence(item) for item in paid.evidence]
    shown += [_signal(rule, quote, weight) for rule, quote, weight in _signals(card)]
    shown.append(Text())
    return shown


def _evidence(item: Evidence) -> RenderableType:
    mark = ("– ", "dim") if item.weight < 0 else ("• ", "red")
    text = Text.assemble(mark, (f"“{plain(item.quote)}”", "bold"), f"\n  {plain(item.where)}")
    text.append(f" · {item.rule}" + (f" · {plain(item.source)}" if item.source else ""), "dim")
    return Padding(text, (0, 0, 0, 2))


def _signals(card: Card) -> list[tuple[str, str, int]]:
    mention = card.clip.mention
    if mention is None:
        return []
    flags = [(flag, "", 0) for flag in mention.flags]
    return [*((s.rule, s.quote, s.weight) for s in mention.signals[:6]), *flags]


def _signal(rule: str, quote: str, weight: int) -> RenderableType:
    mark = "+" if weight > 0 else "−" if weight < 0 else "·"
    return Padding(Text(f"{mark} {rule}" + (f": “{plain(quote)}”" if quote else ""), "dim"), (0, 0, 0, 2))


def _keys(card: Card) -> Text:
    keys = (
        ("a", card.keep),
        ("x", card.drop),
        ("u", "can't tell"),
        ("s", "skip"),
        ("z", "undo"),
        ("q", "quit"),
        ("h", "help"),
    )
    line = Text()
    for key, meaning in keys:
        line.append(f" {key} ", "reverse")
        line.append(f" {meaning}  ")
    return line


def _show_help(console: Console, card: Card) -> None:
    table = Table.grid(padding=(0, 2))
    for key, meaning in (
        ("a", f"{card.keep}: let it count"),
        ("x", f"{card.drop}: leave it out"),
        ("space, u", "can't tell"),
        ("z, backspace", "take the last answer back"),
        ("s", "skip until next time"),
        ("q", "quit; everything is saved"),
        *((str(number), f"because: {reason}") for number, reason in enumerate(card.reasons, start=1)),
    ):
        table.add_row(Text(key, "bold"), meaning)
    console.print(table)
    console.print(Text("In a line: x 1 labelled at the top", "dim"))

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
from collector.review.cards import Card, said_of
from collector.review.desk import Desk, counted
from collector.review.names import country_name, language_name
from collector.review.passages import passages, plain

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

#: Gives the next command: one key, or a line ("x 1 labelled at the top"); "" at the end of the input.
Ask = Callable[[], str]
#: Takes a sentence about a command that means nothing.
Complain = Callable[[str], None]

_COLOURS = {Standing.EARNED: "green", Standing.PAID: "red", Standing.UNCLEAR: "yellow"}
_UNDO = {"z", "\b", "\x7f"}
_QUIT = {"", "q", "\x03", "\x04", "\x1b"}
_NOT_SURE = {"u", " "}
_NOTHING = {"\n", "\r", "\r\n"}


@dataclass(slots=True)
class _Said:
    """What has been said about the card on top before it is answered."""

    reason: str = ""
    note: str = ""
    keys: bool = False


def run_terminal(
    desk: Desk, ask: Ask, console: Console, complain: Complain | None = None, *, keys: bool = False
) -> int:
    """
    Walk a reviewer through the queue and return how many answers stand at the end.

    Commands: ``a`` let it count, ``x`` leave it out, space or ``u`` can't tell, ``z`` or backspace undo, ``s`` skip,
    ``r`` the skipped ones again, ``q`` quit, ``1`` to ``9`` a reason, ``h`` help. In a line, a digit and a note may
    follow the letter; ``keys`` says that they come one by one. An empty line or Enter says nothing. Everything is
    saved as it is said; the end of the input quits. ``complain`` gets a sentence for each command that means
    nothing; such a one changes nothing.
    """
    said = _Said(keys=keys)
    complain = complain or (lambda text: console.print(Text(text, "yellow")))
    shown: tuple[str, str, str] | None = None
    while True:
        card = desk.card
        if card is None and not desk.answered and not desk.skipped:
            break
        if card is not None and card.identity != shown:
            said = _Said(keys=keys)
            show_card(console, desk, card)
        if card is None and shown is not None:
            console.print(Text(_nothing_left(desk), "green"))
        shown = card.identity if card is not None else None
        command = ask()
        if command in _QUIT or command.strip().lower() in {"q", "quit"}:
            break
        wrong = _obey(desk, card, command, said, console)
        if wrong:
            complain(wrong)
    _say_goodbye(console, desk)
    return desk.answered


def _nothing_left(desk: Desk) -> str:
    back = "z takes the last answer back, " if desk.answered else ""
    if desk.skipped:
        return f"Nothing else is left; {desk.skipped} skipped. r shows them again, {back}q quits."
    return f"Nothing is left. {back}q quits."


def _obey(desk: Desk, card: Card | None, command: str, said: _Said, console: Console) -> str:
    """Do what one command says; return what is wrong with it, "" when it was obeyed."""
    unknown = f"unknown: {plain(command)[:20]} (h shows the keys)"
    if command in _NOTHING:
        return ""
    word, _, rest = (command if command in _NOT_SURE else command.strip()).partition(" ")
    key = command[:1] if command in _NOT_SURE | _UNDO else word[:1].lower()
    if key in _UNDO:
        taken = desk.undo()
        console.print(Text("taken back" if taken else "nothing to take back", "bold" if taken else "yellow"))
        return ""
    if key == "r":
        console.print(Text(f"{desk.take_up()} taken up again", "dim"))
        return ""
    if card is None:
        return f"no page is left to answer about: {plain(command)[:20]}"
    if key in {"a", "x"} or key in _NOT_SURE:
        wrong = _take_details(card, (word[1:] + " " + rest).strip(), said)
        if wrong:
            return wrong
        _answer(desk, card, 0 if key == "a" else 1 if key == "x" else 2, said, console)
    elif key == "s":
        desk.skip(card)
        console.print(Text("skipped: r shows it again, and so does the next sitting", "dim"))
    elif key in {"h", "?"}:
        _show_help(console, card, keys=said.keys)
    elif word.isascii() and word.isdigit():
        return _give_reason(card, word, said, console)
    else:
        return unknown
    return ""


def _take_details(card: Card, text: str, said: _Said) -> str:
    number, _, note = text.partition(" ")
    if not (number.isascii() and number.isdigit()):
        said.note = text or said.note
        return ""
    wrong = _no_reason(card, number)
    if not wrong:
        said.reason, said.note = card.reasons[int(number) - 1], note.strip()
    return wrong


def _no_reason(card: Card, number: str) -> str:
    """Say what reasons there are when a number stands for none."""
    if len(number) == 1 and 1 <= int(number) <= len(card.reasons):
        return ""
    there = ", ".join(f"{place} {reason}" for place, reason in enumerate(card.reasons, start=1))
    return f"there is no reason {number[:20]} here, so nothing was saved; there are: {there}"


def _give_reason(card: Card, number: str, said: _Said, console: Console) -> str:
    wrong = _no_reason(card, number)
    if not wrong:
        said.reason = card.reasons[int(number) - 1]
        console.print(Text(f"because: {said.reason} (now answer)", "dim"))
    return wrong


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
    standings = desk.standings
    console.print(Rule(style="dim"))
    rest = desk.left if desk.queue or desk.skipped else "nothing is left to settle"
    said = f"{counted(desk.answered, 'answer')} saved, {rest}."
    console.print(Text(f"{said} {standings.have} of {standings.wanted} press links."))
    if desk.unread:
        pages = counted(desk.unread, "more page")
        console.print(Text(f"{pages} could not be read: open, save and hand them in with run --from.", "dim"))


# -- what a card shows ---------------------------------------------------------------------------------------


def show_card(console: Console, desk: Desk, card: Card) -> None:
    """Print one card: the question, the article, the passages that name the brand, the evidence, the keys."""
    standings = desk.standings
    title = f" {desk.left} · {standings.have} of {standings.wanted} press links "
    console.print(Rule(Text(title, "dim"), style="dim"))
    console.print(Text(card.asks, "bold cyan"))
    if card.value:
        console.print(Text(f"“{card.keep}” would bring it into the press links.", "green"))
    if card.doubt:
        console.print(Text(f"Why asked: {plain(card.doubt)}", "yellow"))
    console.print()
    console.print(Text(plain(card.clip.article.headline or "(no headline)"), "bold"))
    console.print(_facts(card))
    console.print(Text(plain(card.clip.capture.url), "cyan"), soft_wrap=True)
    for renderable in _body(desk, card, coloured=console.color_system is not None):
        console.print(renderable, soft_wrap=False)
    for line in _keys(card, console.width):
        console.print(line, soft_wrap=True)


def _facts(card: Card) -> Text:
    outlet, article = card.clip.outlet, card.clip.article
    tier = f"tier {outlet.tier}" if outlet.tier else outlet.kind.replace("_", " ")
    facts = [
        outlet.name or outlet.domain,
        tier,
        country_name(outlet.country),
        _date(article),
        article.byline or "no byline",
    ]
    facts += [article.section or "", language_name(article.language)]
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
        f" · {paid.kind.value}" if paid.kind else "",
        f" · {said_of(paid)}",
    )
    shown.append(verdict)
    shown += [_evidence(item) for item in paid.evidence if item.weight >= 0]
    harmless = {(item.quote, item.where) for item in paid.evidence if item.weight < 0}
    if harmless:
        count = counted(len(harmless), "word")
        looks = "looks like a label and is none" if len(harmless) == 1 else "look like a label and are none"
        shown.append(Padding(Text(f"{count} {looks}", "dim"), (0, 0, 0, 2)))
    shown += [_signal(rule, quote, weight) for rule, quote, weight in _signals(card)]
    shown.append(Text())
    return shown


def _evidence(item: Evidence) -> RenderableType:
    text = Text.assemble(("• ", "red"), (f"“{plain(item.quote)}”", "bold"), f"\n  {plain(item.where)}")
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


def _keys(card: Card, width: int) -> list[Text]:
    """Return the keys in lines; a key and its meaning stay together."""
    keys = (
        ("a", card.keep),
        ("x", card.drop),
        ("u", "can't tell"),
        ("s", "skip"),
        ("z", "undo"),
        ("q", "quit"),
        ("h", "help"),
    )
    lines = [Text()]
    for key, meaning in keys:
        named = Text.assemble((f" {key} ", "reverse"), f" {meaning}  ")
        if lines[-1] and lines[-1].cell_len + named.cell_len - 2 > width:
            lines.append(Text())
        lines[-1].append_text(named)
    for line in lines:
        line.rstrip()
    return lines


def _show_help(console: Console, card: Card, *, keys: bool) -> None:
    table = Table.grid(padding=(0, 2))
    for key, meaning in (
        ("a", f"{card.keep}: let it count"),
        ("x", f"{card.drop}: leave it out"),
        ("space, u", "can't tell"),
        ("z, backspace", "take the last answer back"),
        ("s", "skip; it comes back"),
        ("r", "show the skipped ones again"),
        ("q", "quit; everything is saved"),
        *((str(number), f"because: {reason}") for number, reason in enumerate(card.reasons, start=1)),
    ):
        table.add_row(Text(key, "bold"), meaning)
    console.print(table)
    how = (
        "Each key acts at once, without Enter: a number first, then the answer. Notes: in the browser, or from a pipe."
        if keys
        else "One command a line; a reason and a note may follow: x 1 labelled at the top"
    )
    console.print(Text(how, "dim"))

"""Sentences about the choice, each one the outcome of solving again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from collector.records import Choice, Clip, Outcome, Prominence, Rejection
from collector.shortlist.board import Answer, Board
from collector.shortlist.gates import broken
from collector.shortlist.press_gates import outlet_name
from collector.shortlist.solver import BEST
from collector.shortlist.syndication import names_as_canonical

#: Marks of an address that serves a page for the AMP cache.
_AMP = re.compile(r"(?i)//amp\.|[./?&]amp(?:[/=&.]|$)")
#: For so many of the strongest in each class the list is solved again; the rest get their first blocking fact alone.
CLOSELY = 12


def explain_choice(board: Board, position: int, place: int) -> Choice:
    """Return a chosen entry with what it brings, what would take its place, and its reprints."""
    entry = board.entries[position]
    reprints = (
        e.clip.candidate.url for i, e in enumerate(board.entries) if e.story == entry.story and i != position
    )
    return Choice(
        place=place,
        clip=entry.clip,
        why=_why(board, position),
        replacement=_replacement(board, position),
        reprints=tuple(sorted(set(reprints) - {entry.clip.candidate.url})),
    )


def _why(board: Board, position: int) -> str:
    clip, chosen = board.entries[position].clip, board.best().chosen
    others = [board.entries[i] for i in chosen if i != position]
    said = [f"{_of_outlet(clip)}: {_of_mention(clip)}, strength {clip.strength}"]
    if clip.outlet.tier == "A" and not any(e.clip.outlet.tier == "A" for e in others):
        said.append("the only one in an outlet of tier A")
    country = board.brand.country
    if (
        country
        and clip.outlet.country == country
        and not any(e.clip.outlet.country == country for e in others)
    ):
        said.append(f"the only link from the home market ({country})")
    if not board.entries[position].flags and all(e.flags for e in others) and others:
        said.append("the only one that is no routine coverage")
    copies = sum(board.entries[i].story == board.entries[position].story for i in board.eligible)
    if copies > 1 and position in board.kept:
        said.append(f"kept of {copies} copies: {board.kept[position]}")
    return "; ".join(said)


def _of_outlet(clip: Clip) -> str:
    facts = [clip.outlet.kind.replace("_", " "), *([f"tier {clip.outlet.tier}"] if clip.outlet.tier else [])]
    return f"{outlet_name(clip)} ({', '.join(facts)})"


def _of_mention(clip: Clip) -> str:
    if clip.mention is None:
        return "judged without a brand"
    count = "once" if clip.mention.count == 1 else f"{clip.mention.count} times"
    where = {Prominence.HEADLINE: "in the headline", Prominence.LEAD: "in the first paragraph"}
    return f"named {where.get(clip.mention.prominence, 'in the text')}, {count} in all"


def _replacement(board: Board, position: int) -> str | None:
    """Say what the list would be without one chosen entry; None when nothing would come in."""
    now, then = board.best(), board.best(without=position)
    come = [i for i in then.chosen if i not in now.chosen]
    go = [i for i in now.chosen if i not in then.chosen and i != position]
    if not come:
        return None
    verb = "would take its place" if len(come) == 1 and not go else "would come in"
    said = f"{_listed(board, come)} {verb}"
    if go:
        said += f", {_listed(board, go)} would go"
    return said + f" ({then.total - now.total:+d} points in all{_losses(board, now, then)})"


def _listed(board: Board, positions: Sequence[int]) -> str:
    return " and ".join(board.label(i) for i in positions)


def _losses(board: Board, now: Answer, then: Answer) -> str:
    """Say what a worse list would lose besides points."""
    lost = []
    if len(then.chosen) < len(now.chosen):
        lost.append(f"{len(then.chosen)} links in place of {len(now.chosen)}")
    if then.score[0] < now.score[0]:
        lost.append(f"below the minimum of {board.profile.minimum}")
    if then.score[1] < now.score[1]:
        lost.append("no outlet of tier A" + (" of the home market" if then.score[1] else ""))
    if then.score[3] < now.score[3] and len(then.chosen) == len(now.chosen):
        lost.append("a reprint in place of an original")
    if then.score[4] < now.score[4]:
        lost.append("less spread")
    return "".join(f", {loss}" for loss in lost)


def explain_rejection(board: Board, position: int, closely: bool) -> Rejection:
    """Return an entry that was not chosen with its first blocking fact; ``closely`` solves again for its remedy."""
    entry = board.entries[position]
    finding = broken(entry.findings)
    if finding is not None:
        remedy = finding.remedy
        if entry.outcome is Outcome.NEEDS_A_LOOK and closely:
            remedy = f"{finding.remedy}; {_were_it_settled(board, position)}"
        return _rejection(board, position, finding.code or finding.rule, finding.text, remedy,
                          stage=finding.stage, outcome=entry.outcome)  # fmt: skip
    if entry.clip.strength < board.floor:
        reason = f"strength {entry.clip.strength} is below {board.floor}, under which a link does more harm than good"
        missing = board.floor - entry.clip.strength
        return _rejection(
            board,
            position,
            "too-weak",
            reason,
            f"with {missing} more {'point' if missing == 1 else 'points'} of strength it would be considered",
        )
    rule, reason = _blocked(board, position, closely)
    return _rejection(board, position, rule, reason, _way_in(board, position) if closely else "")


def _rejection(
    board: Board, position: int, rule: str, reason: str, remedy: str, *,
    stage: str = "shortlist", outcome: Outcome = Outcome.DOES_NOT_COUNT,
) -> Rejection:  # fmt: skip
    clip = board.entries[position].clip
    return Rejection(
        candidate=clip.candidate,
        stage=stage,
        rule=rule,
        reason=reason,
        outcome=outcome,
        clip=clip,
        remedy=remedy,
    )


def _points(count: int) -> str:
    return "1 point" if count == 1 else f"{count} points"


def _blocked(board: Board, position: int, closely: bool) -> tuple[str, str]:
    """Return the rule and the sentence that keep an eligible entry out of the list."""
    chosen, entry = board.best().chosen, board.entries[position]
    rules = {i: board.apart(position, i) for i in chosen}
    for rule in ("story", "publisher", "byline"):
        other = next((i for i in chosen if rules[i] == rule), None)
        if other is not None:
            return f"same-{rule}", _same(board, position, other, rule)
    original = next((i for i in board.kept if board.entries[i].story == entry.story), position)
    if original != position:
        return (
            "same-story",
            f"{_copy_of(board, position, original)}, which is not on the list either",
        )
    flag = board.full_flag(position, chosen)
    if flag:
        most = board.limits.most_of_one_flag
        return (
            "same-routine",
            f"the list holds {most} {_routine(most, flag)} already, and more say nothing new",
        )
    if closely:
        return "weaker", _weaker(board, position)
    if len(chosen) < board.limits.maximum:
        return "weaker", f"weaker than the best {BEST}, which alone are weighed against each other"
    weakest = min(board.entries[i].clip.strength for i in chosen)
    return (
        "weaker",
        f"the list is full; its weakest link has strength {weakest}, this one {entry.clip.strength}",
    )


def _copy_of(board: Board, position: int, other: int) -> str:
    """Say what one copy of a story is to another: a reprint, or the outlet's own second address of the page."""
    if not _is_one_page(board, position, other):
        return f"a reprint of the story at {board.label(other)}"
    amp = " (AMP)" if _AMP.search(board.entries[position].clip.capture.url) else ""
    return f"another copy{amp} of the same page: {board.label(other)}"


def _is_one_page(board: Board, position: int, other: int) -> bool:
    """True when an entry names the other as its canonical address, and one publisher has both."""
    entry, original = board.entries[position], board.entries[other]
    return entry.publisher == original.publisher and names_as_canonical(entry.clip, original.clip)


def _routine(most: int, flag: str) -> str:
    kind = flag.removeprefix("routine:").replace("-", " ").replace("_", " ")
    what = f"routine article about {kind}" if flag.startswith("routine:") else f"article of the kind {kind}"
    return what if most == 1 else what.replace("article", "articles", 1)


def _same(board: Board, position: int, other: int, rule: str) -> str:
    entry, chosen = board.entries[position], board.entries[other]
    if rule == "story":
        why = (
            f", which is kept: {board.kept[other]}"
            if other in board.kept
            else ", which serves the list better"
        )
        told = _copy_of(board, position, other) if _is_one_page(board, position, other) else ""
        return f"{told or f'the same story as {board.label(other)}'}{why}"
    if rule == "publisher":
        said = f"of the same publisher ({entry.publisher}) as {board.label(other)}"
    else:
        said = f"by the same journalist ({', '.join(sorted(entry.bylines & chosen.bylines))}) as {board.label(other)}"
    stronger = chosen.clip.strength - entry.clip.strength
    return said + (
        f", which is {_points(stronger)} stronger" if stronger > 0 else ", which serves the list better"
    )


def _weaker(board: Board, position: int) -> str:
    now, forced = board.best(), board.best(forced=position)
    strength = board.entries[position].clip.strength
    gone = [i for i in now.chosen if i not in forced.chosen]
    if position not in forced.chosen or not gone:
        return f"weaker than what is on the list (strength {strength})"
    come = [i for i in forced.chosen if i not in now.chosen and i != position]
    place = f"in place of {_listed(board, gone)}" + (f", with {_listed(board, come)}" if come else "")
    lost = now.total - forced.total
    if forced.score[:5] != now.score[:5]:
        return f"{place} the list would be worse ({-lost:+d} points in all{_losses(board, now, forced)})"
    if not lost:
        return f"{place} the list would be as strong; the order of addresses decides"
    return f"weaker: {place} the list would have {_points(lost)} less"


def _way_in(board: Board, position: int) -> str:
    """Say what would bring an eligible entry in: another one gone, or more strength."""
    ways = []
    chosen = board.best().chosen
    freed = [i for i in chosen if position in board.best(without=i).chosen]
    if freed:
        name = _listed(board, freed[:1])
        ways.append(f"if {name} were gone")
    needed = board.needed(position)
    if needed:
        ways.append(
            f"with {needed} more {'point' if needed == 1 else 'points'} of strength{_level(board, position, needed)}"
        )
    return f"it would be on the list {', or '.join(ways)}" if ways else "nothing as long as the list stands"


def _level(board: Board, position: int, needed: int) -> str:
    """Say why one point less is not enough where that would make two lists equally strong."""
    now, forced = board.best(), board.best(forced=position)
    behind = now.total - forced.total
    if needed == behind + 1 and behind and forced.score[:5] == now.score[:5]:
        return f" ({behind} would only make it equal, and among equals the order of addresses decides)"
    return ""


def _were_it_settled(board: Board, position: int) -> str:
    """Say what a yes to an entry's doubts would change."""
    entry = board.entries[position]
    if entry.clip.strength < board.floor:
        return f"even then its strength {entry.clip.strength} is below {board.floor}"
    now, then = board.best(), board.best(admit=position)
    if position not in then.chosen:
        return "even then it would not enter the list as it stands"
    gone = [i for i in now.chosen if i not in then.chosen]
    come = [i for i in then.chosen if i not in now.chosen and i != position]
    said = (
        f"it would then take the place of {_listed(board, gone)}" if gone else "it would then enter the list"
    )
    return said + (f", with {_listed(board, come)}" if come else "")

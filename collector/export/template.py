"""The report's template: its environment, and the small words that it puts a record's values into."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from markupsafe import Markup

from collector.export.links import is_web
from collector.export.passages import passage
from collector.export.places import country_name, language_name
from collector.export.wording import (
    brief,
    counted,
    counters,
    menu_rows,
    place_words,
    rule_words,
    sentence,
    sign_words,
)
from collector.records import Capture, Clip, Level, Mention, Prominence, Standing

if TYPE_CHECKING:
    from jinja2 import Template

Item = TypeVar("Item")


@cache
def report_template() -> Template:
    """Return the page's template, made ready once."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("collector.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    css, _, _ = environment.loader.get_source(environment, "report.css")  # type: ignore[union-attr]  # set just above
    environment.globals["css"] = Markup(css)  # noqa: S704  (our own file)
    environment.filters.update(
        country=country_name, language=language_name, day=_day, moment=_moment, cut=_cut, passage=passage,
        is_web=is_web, holds=_holds, named=_named, who_paid=_who_paid, captured=_captured, points=_points,
        rule_value=_rule_value, head=_head, sentence=sentence, brief=brief, counted=counted, rule_words=rule_words,
        sign_words=sign_words, place_words=place_words, counters=counters, menu_rows=menu_rows, quoted=shlex.quote,
        lower_first=lambda text: text[:1].lower() + text[1:],
    )  # fmt: skip
    return environment.get_template("report.html.j2")


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def _moment(moment: datetime) -> str:
    utc = moment.astimezone(UTC)
    return f"{utc.day} {utc:%B %Y, %H:%M} UTC"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _head(items: Sequence[Item], most: int) -> Sequence[Item]:
    return items[:most]


def _holds(answer: str) -> str:
    return answer if answer in {"yes", "no"} else "unsure"


def _points(points: float) -> str:
    return f"{points:+.1f}".replace("-", "−")


def _rule_value(value: bool | int | float | str | tuple[str, ...]) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


_LEVELS = {
    Level.EXACT: "under its own name",
    Level.ALIAS: "under another of its names",
    Level.PARENT: "only through its parent",
    Level.NONE: "not named",
}
_PLACES = {
    Prominence.HEADLINE: "in the headline",
    Prominence.LEAD: "in the opening",
    Prominence.BODY: "in the body",
    Prominence.PASSING: "in passing",
    Prominence.NONE: "",
}


def _named(mention: Mention) -> str:
    times = "once" if mention.count == 1 else f"{mention.count} times"
    said = [_LEVELS[mention.level], _PLACES[mention.prominence], times if mention.count else ""]
    if mention.level is Level.EXACT and not mention.exact_display_name:
        said.append("not letter for letter")
    return ", ".join(part for part in said if part)


_STANDINGS = {
    Standing.EARNED: "nobody, as far as the page shows",
    Standing.PAID: "paid or promotional",
    Standing.UNCLEAR: "unclear",
}


def _who_paid(clip: Clip) -> str:
    looked = len(clip.paid.looked)
    said = _STANDINGS[clip.standing] + (f" ({looked} rules looked)" if looked else "")
    return (
        said
        if clip.standing is clip.paid.standing
        else f"{said}; the rules alone said {clip.paid.standing.value}"
    )


_HOW = {
    "fetched": "fetched",
    "supplied": "from a file that a person handed in, dated",
    "archive": "from a web archive,",
}


def _captured(capture: Capture) -> str:
    said = f"{_HOW[capture.source]} {_moment(capture.captured_at)}"
    if capture.peer:
        said += f" from {capture.peer}"
    if capture.hops:
        said += f", after {len(capture.hops)} redirect{'s' if len(capture.hops) > 1 else ''}"
    return said

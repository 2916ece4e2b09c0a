"""The dossier as one self-contained page that a person likes to read."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from markupsafe import Markup, escape

from collector.export.limits import limits_of
from collector.export.links import (
    MOST_INFORMATION,
    Request,
    is_web,
    links_refused,
    oba_request,
    press_urls,
    refusal_note,
)
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
from collector.records import (
    Brand,
    Capture,
    Clip,
    Dossier,
    Level,
    Mention,
    Outcome,
    Prominence,
    Rejection,
    Standing,
)

if TYPE_CHECKING:
    from jinja2 import Environment

Item = TypeVar("Item")

#: Pages shown under one rule; the machine's file always has all of them.
SHOWN = 200
#: Characters of a passage that is not the mention's own quote.
PASSAGE = 320
#: Stages with a title for a reader, near misses first: "why not that one?" is the first question.
STAGES = {
    "shortlist": "Kept out by the programme's rules, or weaker than what was chosen",
    "rank": "Not a press outlet",
    "paid": "Paid or promotional",
    "mention": "Does not name this brand, or only in passing",
    "extract": "Not an article",
    "fetch": "The page could not be read",
    "discover": "Not a web address",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the request form."""

    label: str
    #: The API's name of it.
    name: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The rejections of one stage, by rule."""

    title: str
    count: int
    rules: tuple[tuple[str, tuple[Rejection, ...]], ...]


def report_html(dossier: Dossier, *, in_bundle: bool = False, workspace: str | None = None) -> str:
    """
    Return the dossier as an HTML document: no script, nothing loaded from elsewhere, everything escaped.

    ``in_bundle`` says whether it stands in a bundle (and so names the bundle's files) or beside ``dossier.json``.
    ``workspace`` is the folder that the commands on the page must name; without it a note says when to name one.
    """
    looks = [r for r in dossier.rejections if r.outcome is Outcome.NEEDS_A_LOOK]
    unread = [r for r in looks if r.clip is None]
    request = oba_request(dossier)
    return _environment().get_template("report.html.j2").render(
        dossier=dossier,
        brand=dossier.brand,
        profile=dossier.profile,
        gap=dossier.gap,
        enough=dossier.gap.have >= dossier.gap.minimum,
        looks=_most_useful_first(looks, dossier),
        asked=len(looks) - len(unread),
        unread=_by_remedy(unread),
        unread_count=len(unread),
        refused=links_refused(dossier),
        flags=f" --workspace {shlex.quote(workspace)}" if workspace else "",
        flags_note="" if workspace else "Did the run name a --workspace? Then add the same to this command.",
        groups=group_rejections(r for r in dossier.rejections if r.outcome is not Outcome.NEEDS_A_LOOK),
        form=form_fields(dossier, request),
        problems=request.problems,
        limits=limits_of(dossier),
        limit=SHOWN,
        in_bundle=in_bundle,
        machine_file=_code("data/evidence.json" if in_bundle else "dossier.json"),
        version=dict(dossier.tools).get("collector", ""),
        kind_word=lambda kind: kind.replace("_", " "),
        refused_note=refusal_note(dossier),
    )  # fmt: skip


def group_rejections(rejections: Iterable[Rejection]) -> list[Group]:
    """Return rejections by stage (those that came furthest first), then by rule, the most frequent first."""
    by_stage: dict[str, dict[str, list[Rejection]]] = {}
    for rejection in rejections:
        by_stage.setdefault(rejection.stage, {}).setdefault(rejection.rule, []).append(rejection)
    order = {stage: place for place, stage in enumerate(STAGES)}
    groups = []
    for stage in sorted(by_stage, key=lambda stage: (order.get(stage, len(order)), stage)):
        rules = sorted(by_stage[stage].items(), key=lambda item: (-len(item[1]), item[0]))
        count = sum(len(found) for _, found in rules)
        ordered = tuple((rule, tuple(sorted(found, key=_strongest_first))) for rule, found in rules)
        groups.append(Group(STAGES.get(stage, stage), count, ordered))
    return groups


def _strongest_first(rejection: Rejection) -> tuple[int, str, str]:
    strength = rejection.clip.strength if rejection.clip else -1
    return -strength, rejection.candidate.url, rejection.candidate.key


def form_fields(dossier: Dossier, request: Request) -> list[Field]:
    """Return the request form's fields in the form's order, ready to paste."""
    body = {name: value for name, value in request.body.items() if isinstance(value, str)}
    unknown = "not known: the program does not guess"
    information = body.get("additional_supporting_information", "")

    def field(label: str, name: str, absent: str) -> Field:
        return Field(label, name, body.get(name, ""), "" if name in body else absent)

    return [
        field("Business website", "business_website_url", unknown),
        field("Country of operation", "primary_country_of_operation", unknown),
        field("Primary language", "primary_language", f"optional; {unknown}"),
        field("Parent business or brand", "parent_business_or_brand", "optional; none was named"),
        Field(
            "Supporting links",
            "supporting_links",
            "\n".join(press_urls(dossier)),
            "" if press_urls(dossier) else "no article qualifies yet",
        ),
        Field(
            "Additional information",
            "additional_supporting_information",
            information,
            f"{len(information)} of {MOST_INFORMATION} characters" if information else "nothing to say yet",
        ),
    ]  # fmt: skip


def _by_remedy(rejections: Iterable[Rejection]) -> list[tuple[str, list[Rejection]]]:
    """Return what could not be read by what a person can do about it, the most frequent first."""
    groups: dict[str, list[Rejection]] = {}
    for rejection in sorted(rejections, key=_strongest_first):
        groups.setdefault(rejection.remedy, []).append(rejection)
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))


def _most_useful_first(looks: Sequence[Rejection], dossier: Dossier) -> list[Rejection]:
    near = {key: place for place, key in enumerate(dossier.gap.near)}
    return sorted(
        looks,
        key=lambda r: (
            near.get(r.candidate.key, len(near)),
            *_strongest_first(r),
        ),
    )


# -- the template's words ------------------------------------------------------------------------------------


@cache
def _environment() -> Environment:
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
    return environment


def passage(clip: Clip, brand: Brand, most: int = PASSAGE) -> Markup:
    """
    Return the passage that names the brand, escaped, every name of the brand in ``<mark>``; "" where it is not named.

    That is the mention's own quote; where that is the headline, which a reader has just read, the first paragraph
    that names the brand.
    """
    mention = clip.mention
    if mention is None or not mention.quote:
        return Markup("")
    pattern = _names_pattern(mention, brand)
    quote = mention.quote
    if quote.strip() in (clip.article.headline or ""):
        paragraphs = (p.text for p in clip.article.paragraphs if p.text.strip() != quote.strip())
        hits = ((text, found) for text in paragraphs if (found := pattern.search(text)))
        text, hit = next(hits, (quote, None))
        quote = text if hit is None else _around(text, hit.start(), most)
    elif len(quote) > most and (hit := pattern.search(quote)):
        quote = _around(quote, hit.start(), most)
    parts = pattern.split(quote)
    return Markup("").join(
        Markup("<mark>{}</mark>").format(part) if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )


def _names_pattern(mention: Mention, brand: Brand) -> re.Pattern[str]:
    """One group that matches any name of the brand, the longest first."""
    names = {mention.surface, brand.name, *brand.aliases} - {""}
    if mention.level is Level.PARENT and brand.parent:
        names.add(brand.parent)
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(f"({'|'.join(map(re.escape, longest))})", re.IGNORECASE)


def _around(text: str, place: int, most: int) -> str:
    """Return about ``most`` characters of a paragraph that hold the place, cut between words where it is cut."""
    if len(text) <= most:
        return text
    start = max(0, place - most // 2) if place > most - 80 else 0
    start = text.find(" ", start, place) + 1 if start else 0
    end = text.rfind(" ", place, start + most)
    end = end if end > place else min(len(text), start + most)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")


def _code(text: str) -> Markup:
    return Markup("<code>{}</code>").format(text)


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

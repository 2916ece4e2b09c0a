"""The dossier as one self-contained page that a person likes to read."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from collector.export.limits import limits_of
from collector.export.links import (
    MOST_INFORMATION,
    Request,
    links_refused,
    oba_request,
    press_urls,
    refusal_note,
)
from collector.export.template import report_template
from collector.records import Dossier, Outcome, Rejection

#: Pages shown under one rule; the machine's file always has all of them.
SHOWN = 200
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
    return report_template().render(
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


def _code(text: str) -> Markup:
    return Markup("<code>{}</code>").format(text)

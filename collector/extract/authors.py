"""Who wrote it, chosen from what the head declares and what readers see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from collector.extract.bylines import declared_authors, near_bylines, shown_bylines
from collector.extract.han import labelled_in_text
from collector.extract.names import desks_in, handle_in, names_in
from collector.extract.nearby import Nearby
from collector.extract.nodes import Nodes
from collector.extract.said import Said
from collector.extract.wording import squeezed
from collector.markup import Page

#: Where the house often stands for its people.
_VAGUE = frozenset({"meta:author", "meta:dc.creator", "meta:dcterms.creator", "json-ld:Person.name"})


class Signed(NamedTuple):
    """A byline as printed, the persons in it, and the place that named them."""

    byline: Said | None
    persons: tuple[str, ...]
    named_by: Said | None


def find_signed(
    page: Page, nodes: Nodes, site: frozenset[str], nearby: Nearby, holder: LexborNode | None
) -> Signed:
    """
    Return who wrote the page.

    ``nearby`` is the text beside the headline, ``holder`` the element of the story, whose ends are looked at last.
    """
    near = list(near_bylines(nearby))
    declared = list(declared_authors(page, nodes))
    persons, named_by = find_authors(declared, near, [], site)
    shown: list[Said] = []
    if not persons:
        shown = [*shown_bylines(page, nearby), *labelled_in_text(_text_around(holder))]
        persons, named_by = find_authors([], [], shown, site)
    if not persons:
        persons, named_by = find_signature(declared, near, shown)
    printed = None
    if persons:
        first = persons[0].casefold()
        printed = next((said for said in (*near, *shown) if first in said.value.casefold()), None)
    return Signed(printed or named_by or next(iter(near), None), persons, named_by)


def _text_around(holder: LexborNode | None) -> str:
    """Return the text of the story's element, with what stands beside it."""
    if holder is None:
        return ""
    outer = holder.parent if holder.tag != "body" and holder.parent is not None else holder
    lines = (" ".join(line.split()) for line in outer.text(separator="\n").split("\n"))
    return "\n".join(line for line in lines if line)


def find_authors(
    declared: list[Said], near: list[Said], shown: list[Said], site: frozenset[str]
) -> tuple[tuple[str, ...], Said | None]:
    """
    Return the persons and the place that named them.

    A declared author that is printed beside the headline wins, then a byline printed there, then the first place
    that names anybody. The site's own name counts only where it is printed as a byline.
    """
    printed = squeezed(" ".join(said.value for said in near))
    by_source: dict[str, list[str]] = {}
    for value, source in declared:
        if source in _VAGUE and squeezed(value.split(",")[0]) in site:
            # "Quay Media, Harbour Street, Norway": the publisher's address.
            continue
        known = by_source.setdefault(source, [])
        known.extend(name for name in names_in(value, site) if name not in known)
    certain = {s: n for s, n in by_source.items() if s not in _VAGUE}
    vague = {s: n for s, n in by_source.items() if s in _VAGUE}
    confirmed = {s: n for s, n in by_source.items() if any(squeezed(name) in printed for name in n)}
    for group in (confirmed, certain):
        if (found := _first_named(group)) is not None:
            return found
    for said in near:
        if said.source.startswith("byline") and (persons := names_in(said.value, strict=True)):
            return persons, said
    if (found := _first_named(vague)) is not None:
        return found
    for said in (*near, *shown):
        if persons := names_in(said.value, site, strict=True) or handle_in(said.value):
            return persons, said
    return (), None


def find_signature(
    declared: list[Said], near: list[Said], shown: list[Said]
) -> tuple[tuple[str, ...], Said | None]:
    """Return who signs where no person does: a desk, or the site under a person's name (a blog's owner)."""
    for said in (*declared, *near, *shown):
        if desks := desks_in(said.value):
            return desks, said
    for said in declared:
        names = names_in(said.value, strict=True)
        if (
            names
            and (said.source.startswith("json-ld") or said.source in _VAGUE)
            and 2 <= len(names[0].split()) <= 3
            and names[0].istitle()
        ):
            return names[:1], said
    return (), None


def _first_named(group: Mapping[str, list[str]]) -> tuple[tuple[str, ...], Said] | None:
    for source, names in group.items():
        if names:
            return tuple(names), Said(", ".join(names), source)
    return None

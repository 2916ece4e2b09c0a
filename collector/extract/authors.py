"""Who wrote it, chosen from what the head declares and what readers see."""

from __future__ import annotations

from collections.abc import Mapping

from collector.extract.names import desks_in, names_in
from collector.extract.said import Said
from collector.extract.wording import squeezed

#: Where the house often stands for its people.
_VAGUE = frozenset({"meta:author", "meta:dc.creator", "meta:dcterms.creator", "json-ld:Person.name"})


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
        if persons := names_in(said.value, site, strict=True):
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

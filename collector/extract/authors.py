"""Who wrote it, chosen from what the head declares and what readers see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from collector.extract.bylines import declared_authors, near_bylines
from collector.extract.han import bare_names, has_han, labelled_anywhere, labelled_in_text
from collector.extract.marked import marked_bylines
from collector.extract.names import IN_FULL, account_in, desks_in, handle_in, is_account, names_in
from collector.extract.nearby import Nearby, text_within
from collector.extract.nodes import Nodes
from collector.extract.openings import introduced, opening_bylines
from collector.extract.said import Said
from collector.extract.signoffs import signed_off
from collector.extract.slugs import named_in_addresses
from collector.extract.wording import squeezed
from collector.markup import Page
from collector.records import HOUSE

#: Where the house often stands for its people.
_VAGUE = frozenset({"meta:author", "meta:dc.creator", "meta:dcterms.creator", "json-ld:Person.name"})
#: Pieces behind the headline among which a bare Chinese name is the author's.
_BARE_PIECES = 4
#: And at the top of a page without a heading.
_TOP_PIECES = 30
#: Characters at each end of a story that are looked at, blanks and all.
_END = 5_000
#: A Chinese label stands among so many, blanks left out at the end.
_HEAD, _TAIL = 2_500, 1_200
#: So much of the middle of a text tells its script.
_SAMPLE = 200

#: The names that each source declares, in the order of trust.
Named = dict[str, list[str]]
#: Persons and the place that named them.
Found = tuple[tuple[str, ...], Said]


class Signed(NamedTuple):
    """A byline as printed, the persons in it, and the place that named them."""

    byline: Said | None
    persons: tuple[str, ...]
    named_by: Said | None


def find_signed(
    page: Page, nodes: Nodes, site: frozenset[str], nearby: Nearby, holder: LexborNode | None
) -> Signed:
    """
    Return who wrote the page: persons, else the desk, the house or the account that signs for them.

    ``nearby`` is the text beside the headline, ``holder`` the element of the story, whose ends are looked at last.
    """
    declared = list(declared_authors(page, nodes))
    named = _by_source(declared, site)
    near, found = _told(named, nearby, site)
    if found is None:
        near = list(near_bylines(nearby))
        found = find_authors(named, near, site)
    if found is None:
        found = _printed(near, _elsewhere(page, nearby, holder), site) or find_signature(declared, near, site)
    return _with_line(found, near)


def find_declared(page: Page, nodes: Nodes, site: frozenset[str]) -> Signed:
    """Return the persons that the head alone declares, nothing printed looked at."""
    declared = list(declared_authors(page, nodes))
    return _with_line(find_authors(_by_source(declared, site), [], site), [])


def _told(named: Named, nearby: Nearby, site: frozenset[str]) -> tuple[list[Said], Found | None]:
    """Return the authors of a page that declares them, with no more of the text beside the headline than that takes."""
    near: list[Said] = []
    certain = (source for source in named if source not in _VAGUE and not all(map(is_account, named[source])))
    if (best := next(certain, None)) is None:
        return near, None
    names = {name.casefold() for names in named.values() for name in names}
    for said in near_bylines(nearby, tuple(names)):
        near.append(said)
        if (found := _confirmed({best: named[best]}, [said])) is not None:
            return near, found
    return near, find_authors(named, near, site)


def _with_line(found: Found | None, shown: list[Said]) -> Signed:
    """Add the line as printed: the one that names the first person, else what declared somebody; none for the house."""
    if found is None:
        return Signed(next((said for said in shown if said.source.startswith("byline")), None), (), None)
    persons, named_by = found
    first = persons[0].casefold()
    printed = next((said for said in shown if first in said.value.casefold()), None)
    if printed is None and not named_by.source.startswith(HOUSE):
        printed = named_by
    return Signed(printed, persons, named_by)


def find_authors(named: Named, near: list[Said], site: frozenset[str]) -> Found | None:
    """
    Return the persons and the place that named them, None where nobody is named for sure.

    ``named`` is what each source declares, best first, ``near`` what is printed beside the headline. A declared author
    who is printed wins, then a full name right under the headline, then any other declared one, then any byline printed
    beside the headline. Metas that mostly name the house come last; names of accounts do not count.
    """
    if (found := _confirmed(named, near)) is not None or (found := _under_headline(near, site)) is not None:
        return found
    sure = {source: [name for name in names if not is_account(name)] for source, names in named.items()}
    if (found := _first_named({s: n for s, n in sure.items() if s not in _VAGUE})) is not None:
        return found
    for said in near:
        if said.source.startswith("byline") and (persons := names_in(said.value, strict=True)):
            return persons, said
    return _first_named({s: n for s, n in sure.items() if s in _VAGUE})


def _by_source(declared: Iterable[Said], site: frozenset[str]) -> Named:
    """Return the names of each source that declares any."""
    by_source: Named = {}
    for value, source in declared:
        if source in _VAGUE and squeezed(value.split(",")[0]) in site:
            # "Quay Media, Harbour Street, Norway": the publisher's address.
            continue
        if names := names_in(value, site):
            known = by_source.setdefault(source, [])
            known.extend(name for name in names if name not in known)
    return by_source


def _confirmed(named: Named, near: list[Said]) -> Found | None:
    """Return the first declared authors of whom one is printed beside the headline, too."""
    printed = squeezed(" ".join(said.value for said in near))
    for source, names in named.items():
        if any(squeezed(name) in printed for name in names):
            return tuple(names), Said(", ".join(names), source)
    return None


def _under_headline(near: list[Said], site: frozenset[str]) -> Found | None:
    """Return a full name that is printed right under the headline: it beats a declared one that is printed nowhere."""
    for said in near:
        if said.source.endswith("under the headline") and not said.source.startswith("editor"):
            persons = names_in(said.value, site, strict=True)
            if persons and all(map(IN_FULL.match, persons)):
                return persons, said
    return None


def _first_named(group: Mapping[str, list[str]]) -> Found | None:
    for source, names in group.items():
        if names:
            return tuple(names), Said(", ".join(names), source)
    return None


def _printed(shown: list[Said], more: Iterator[Said], site: frozenset[str]) -> Found | None:
    """Return the first that names a person; what is looked at of ``more`` is added to ``shown``."""
    for said in shown:
        if persons := names_in(said.value, site, strict=True) or handle_in(said.value):
            return persons, said
    for said in more:
        shown.append(said)
        if persons := names_in(said.value, site, strict=True) or handle_in(said.value):
            return persons, said
    return None


def _elsewhere(page: Page, nearby: Nearby, holder: LexborNode | None) -> Iterator[Said]:
    """Yield the bylines farther away than the headline: marked elements, then the ends of the story."""
    text = holder.text(separator="\n") if holder is not None else ""
    yield from named_in_addresses(page, nearby, text)
    yield from marked_bylines(page, nearby, holder)
    if holder is not None:
        yield from signed_off(holder, text[-_END:], page.title)
        yield from opening_bylines(page, holder)
    yield from introduced(page)
    middle = len(text) // 2
    if has_han(f"{page.title}{text[middle : middle + _SAMPLE]}"):
        yield from _in_han(page, nearby, holder, text)


def _in_han(page: Page, nearby: Nearby, holder: LexborNode | None, text: str) -> Iterator[Said]:
    """Yield the bylines of a Chinese or Japanese page that no element tells: labels in the text, names alone in a line."""
    outer = holder.parent if holder is not None and holder.tag != "body" else None
    whole = outer.text(separator="\n") if outer is not None else text
    head = "\n".join(line for raw in whole[:_HEAD].split("\n") if (line := _clean(raw)))
    yield from labelled_in_text(head, "\n".join(_last_lines(whole, _TAIL)))
    if outer is not None:
        yield from labelled_in_text("", "\n".join(_last_lines(text, _TAIL)))
    beside = [piece.text.lstrip("\x1f") for piece in islice(nearby.pieces, _BARE_PIECES) if piece.offset > 0]
    for name in bare_names(beside or text_within(page.tree.body, _TOP_PIECES)):
        yield Said(name, "name under the title")
    if page.tree.body is not None:
        yield from labelled_anywhere(page.tree.body.text(separator="\n"))


def _last_lines(text: str, most: int) -> list[str]:
    """Return the last lines that hold so many characters together, blank ones and code left out."""
    found: list[str] = []
    for raw in reversed(text[-_END:].split("\n")):
        if line := _clean(raw):
            found.append(line)
            most -= len(line)
            if most <= 0:
                break
    return found[::-1]


def _clean(line: str) -> str:
    line = " ".join(line.split())
    return "" if "{" in line or "<" in line or line.endswith(");") else line


def find_signature(declared: list[Said], shown: list[Said], site: frozenset[str]) -> Found | None:
    """Return who signs where no person does: a desk, the house, an account."""
    for said in (*declared, *shown):
        if desks := desks_in(said.value):
            return desks, said
    for said in declared:
        if house := _house_in(said.value, site):
            return (house,), Said(house, f"{HOUSE} {said.source}")
    marked = (said for said in shown if said.source.startswith(("element", "author")))
    for said in (*declared, *marked):
        if account := account_in(said.value):
            return account, said
    return None


def _house_in(value: str, site: frozenset[str]) -> str:
    """Return the site's own name where that is what a declared author says."""
    whole = value.split(",")[0].strip()
    name = whole.split(" (")[0]
    return name if len(name) <= 60 and (squeezed(whole) in site or squeezed(name) in site) else ""

"""Press releases by their bodies: datelines with a service, source lines, boilerplate at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from collector.paid.blocks import Block
from collector.paid.fold import clip, fold
from collector.paid.layout import width
from collector.paid.needles import needles_of
from collector.paid.phrases import Found
from collector.paid.places import explained, label_shape, noise_of
from collector.paid.roles import Role
from collector.paid.view import View, evidence_of
from collector.records import Evidence, PaidKind

_SOURCE_X = re.compile(r"^SOURCE:? +[A-Z0-9][^\n]{1,70}$")
_AGENCY = re.compile(
    r"(?:\((?:Reuters|AP|AFP|dpa|ANSA|EFE|Xinhua|Kyodo|TASS|PTI|APA|SDA|ATS|Belga|ANP|TT|NTB|STT|PAP"
    r"|ČTK|CTK|MTI|Lusa|Efe|UNI|ANI|IANS|Bernama|AAP|CP)\)"
    r"|/(?:dpa|PRNewswire)?(?:dpa|APA|AFP|Reuters|AP|SDA|kna|epd)/?$|\b(?:dpa-AFX|Associated Press|新华社"
    r"|共同社|時事通信|연합뉴스|АФП|ТАСС|Интерфакс|УНИАН)\b)"
)
_AGENCY_NEEDLES = needles_of(_AGENCY.pattern)


def release_wording(view: View) -> Iterator[Evidence]:
    """
    Words that only a release carries: ``/PRNewswire/``, "News provided by", "(ots)", "Pressekontakt:"; as a doubt how
    releases begin: "Acme, a leading provider of kettles, has announced".

    In the first or last blocks of the story, or beside headline and story in the article's own parts.
    """
    layout = view.layout
    for block, found in view.found(view.near, "release"):
        first = layout.first if layout.has_story else 0
        if (
            layout.has_story
            and block.number <= first + 3
            and found.start > 330
            and block.number < layout.last
        ):
            continue
        noise = noise_of(view, block, found)
        if noise is not None:
            yield explained(view, block, found, noise)
        else:
            weight = 0.94 if found.phrase.strength == "strong" else 0.45
            yield evidence_of(view, block, found, rule="release-wording", weight=weight, family="release")
    for block in list(layout.closing())[:12]:
        if _SOURCE_X.match(block.text) and layout.role(block) is Role.ARTICLE and _names_issuer(view, block):
            yield Evidence(
                rule="release-source-line",
                quote=clip(block.text),
                where=view.where(block),
                weight=0.93,
                family="release",
                kind=PaidKind.PRESS_RELEASE,
                source="last line of releases at PR Newswire",
            )


def _names_issuer(view: View, block: Block) -> bool:
    """True for "SOURCE Acme"; behind a colon, where newspapers name sources too, for whom the story is about."""
    name = block.text[6:].lstrip()
    if not name.startswith(":"):
        return True
    word = next((one for one in re.findall(r"\w+", fold(name)) if len(one) >= 4 and one not in _OFFICES), "")
    return bool(word) and any(word in fold(title) for title in view.titles[:1])


#: Words of offices that give figures to newspapers.
_OFFICES = frozenset(
    {
        "city",
        "county",
        "state",
        "bureau",
        "office",
        "ministry",
        "department",
        "company",
        "company's",
        "reports",
    }
)


def release_source(view: View) -> Iterator[Evidence]:
    """A source line that names a press release or press office: "Quelle: Pressemitteilung X", "Fuente: nota de prensa"."""
    for block, found in view.found(view.near, "source line"):
        if width(block.text) > 220 or (found.start > 60 and len(block.text) - found.end > 60):
            continue
        if found.end - found.start < 8 and (label_shape(block, found) is None or len(block.text) > 30):
            continue
        noise = noise_of(view, block, found)
        if noise is not None:
            yield explained(view, block, found, noise)
        else:
            weight = 0.92 if found.phrase.strength == "strong" else 0.5
            yield evidence_of(view, block, found, rule="release-source", weight=weight, family="release")


def release_opening(view: View) -> Iterator[Evidence]:
    """A label of its own as the story's first line: "PRESS RELEASE", "FOR IMMEDIATE RELEASE", "보도자료"."""
    for block, found in view.found(list(view.layout.opening())[:2], "release label"):
        shape = label_shape(block, found)
        if (
            shape is not None
            and _opens_line(view, block, found, whole=shape.whole)
            and noise_of(view, block, found) is None
        ):
            yield evidence_of(view, block, found, rule="release-opening", weight=0.92, family="release")


def _opens_line(view: View, block: Block, found: Found, *, whole: bool) -> bool:
    """True for a label that begins its line or is in a brief one: a linked "press release" in a sentence is a source."""
    return width(block.text) < 60 or (whole and found.start <= 3)


def release_parts(view: View) -> Iterator[Evidence]:
    """
    Parts of a release's body that news has too, one by one: "About X", "Media contact", forward-looking statements.

    Two telling ones, or one with two lesser, make a release; fewer leave a doubt or nothing.
    """
    parts = _parts(view)
    telling = [part for part in parts.values() if part[1].phrase.strength == "strong"]
    lesser = [part for part in parts.values() if part[1].phrase.strength != "strong"]
    named = any(_about_subject(view, block, found) for block, found in telling)
    if len(telling) >= 2 or (telling and len(lesser) >= 2) or (named and lesser):
        weight = 0.85
    elif telling and lesser:
        weight = 0.5
    else:
        return
    shown = (telling + lesser)[:3]
    for block, found in shown:
        yield evidence_of(view, block, found, rule="release-parts", weight=weight, family="release")


def _about_subject(view: View, block: Block, found: Found) -> bool:
    """True for a boilerplate heading about someone whom the headline names: "About Acme" under "Acme launches X"."""
    words = [word for word in view.layout.folded(block)[:70].rstrip(":").split()[1:4] if len(word) >= 4]
    headline = " ".join(fold(title) for title in view.titles[:1])
    return found.start == 0 and bool(words) and words[0] in headline.split()


def _parts(view: View) -> dict[str, tuple[Block, Found]]:
    """Return the release parts found in the article's opening and end, one for each phrase and block."""
    if "release part" not in view.forms:
        return {}
    layout = view.layout
    zones = {block.number: block for zone in (layout.opening(), layout.closing()) for block in zone}
    parts: dict[str, tuple[Block, Found]] = {}
    blocks: set[int] = set()
    for block, found in view.found(zones.values(), "release part"):
        inside = block.number <= layout.last + 4
        if not inside or block.linked or noise_of(view, block, found) is not None or block.number in blocks:
            continue
        if found.phrase.pattern in parts and parts[found.phrase.pattern][1].phrase.strength != "strong":
            continue
        parts[f"{found.phrase.pattern} {block.number if found.phrase.strength == 'strong' else ''}"] = (
            block,
            found,
        )
        blocks.add(block.number)
    return parts


def agency_copy(view: View) -> Iterator[Evidence]:
    """Copy of a news agency is earned: shown as counter-evidence, so that "provided by" is not misread."""
    blocks = [*view.layout.header(), *list(view.layout.opening())[:1], *list(view.layout.story())[-1:]]
    if not _AGENCY_NEEDLES.stand_in(*[block.text[:400] for block in blocks]):
        return
    for block in blocks:
        match = _AGENCY.search(block.text[:400])
        if match and view.layout.role(block) is Role.ARTICLE:
            yield Evidence(
                rule="agency-copy",
                quote=clip(block.text, match.start(), match.end()),
                where=view.where(block),
                weight=-0.2,
                family="release",
                source="news agencies are journalism, release services are not",
            )
            return

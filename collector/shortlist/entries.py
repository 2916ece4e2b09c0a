"""Clips made ready for the choice: examined, grouped into stories, and turned into the solver's options."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from collector.records import Brand, Clip, Outcome, PageKind, PaidKind, Profile, Standing
from collector.shortlist.findings import OWN_SOURCE, Finding
from collector.shortlist.gates import decided, examine, outcome_of
from collector.shortlist.options import Limits, Option
from collector.shortlist.syndication import group_stories, shingles_of
from collector.urls import registrable_domain

#: Flags that are routine kinds besides ``routine:…``.
ROUTINE_FLAGS = frozenset({"list", "roundup", "interview"})
#: Words that show a byline to be no person: desks and agencies write for many outlets.
_NO_PERSON = re.compile(
    r"\b(staff|desk|team|editors?|editorial|newsroom|reporters?|correspondents?|agency|agencies|news|press|online|"
    r"redaktion|redacción|redacao|redação|rédaction|redazione|redactie|reuters|afp|dpa|efe|ansa|admin|contributor|"
    r"web|bureau|service|редакция|редакція)\b|本报|记者站|編輯部|编辑部|編集部|新华社",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One clip with everything that the choice knows of it."""

    clip: Clip
    findings: tuple[Finding, ...]
    outcome: Outcome
    story: int
    publisher: str
    bylines: frozenset[str]
    flags: frozenset[str]

    @property
    def key(self) -> str:
        """What ties are ordered by."""
        return f"{self.clip.candidate.key} {self.clip.candidate.url}"

    def option(self, brand: Brand, original: bool) -> Option:
        """Return the entry as the solver sees it."""
        outlet = self.clip.outlet
        home = brand.country is not None and outlet.country == brand.country
        return Option(
            key=self.key,
            strength=self.clip.strength,
            publisher=self.publisher,
            story=str(self.story),
            bylines=self.bylines,
            flags=self.flags,
            flagship=(2 if home else 1) if outlet.tier == "A" else 0,
            home=home,
            feature=not self.flags,
            original=original,
        )


def enter(clips: Sequence[Clip], brand: Brand, profile: Profile, now: datetime) -> tuple[Entry, ...]:
    """Return the entries of all clips, by key, so that the order in which clips came changes nothing."""
    ordered = sorted(clips, key=lambda clip: (clip.candidate.key, clip.candidate.url, clip.capture.url))
    stories = _stories_of(ordered)
    findings = [list(examine(clip, brand, profile, now)) for clip in ordered]
    _suspect_release_copies(ordered, stories, findings, profile)
    return tuple(
        Entry(
            clip=replace(clip, outcome=outcome_of(found), reasons=tuple(finding.reason for finding in found)),
            findings=tuple(found),
            outcome=outcome_of(found),
            story=story,
            publisher=publisher_of(clip),
            bylines=persons_of(clip),
            flags=routine_flags(clip),
        )
        for clip, story, found in zip(ordered, stories, findings, strict=True)
    )


def _stories_of(clips: Sequence[Clip]) -> tuple[int, ...]:
    """
    Return each clip's story; a digest is one story with other digests alone.

    A live page or a roundup may hold several stories whole: it must not make one of them.
    """
    texts = [shingles_of(clip.article.text) for clip in clips]
    digests = {i for i, clip in enumerate(clips) if _is_digest(clip)}
    plain = group_stories([frozenset() if i in digests else text for i, text in enumerate(texts)])
    if not digests:
        return plain
    apart = group_stories([text if i in digests else frozenset() for i, text in enumerate(texts)])
    return tuple(apart[i] if i in digests else plain[i] for i in range(len(texts)))


def _is_digest(clip: Clip) -> bool:
    return clip.article.kind is PageKind.LIVE or "roundup" in (clip.mention.flags if clip.mention else ())


def publisher_of(clip: Clip) -> str:
    """Return the owner under which articles count once: the registry's publisher, else the registered domain."""
    named = clip.outlet.publisher or clip.outlet.domain
    return named.casefold().strip() or registrable_domain(clip.capture.url) or clip.candidate.key


def persons_of(clip: Clip) -> frozenset[str]:
    """Return the persons in the byline, folded; desks, agencies and outlets' own names are no persons."""
    outlet = {clip.outlet.name.casefold(), (clip.article.site_name or "").casefold()}
    names = (" ".join(name.split()).casefold() for name in clip.article.bylines)
    return frozenset(
        name
        for name in names
        if name and name not in outlet and not _NO_PERSON.search(name) and _is_full(name)
    )


def _is_full(name: str) -> bool:
    """A single word in a spaced script names nobody in particular."""
    return " " in name or not name.isascii()


def routine_flags(clip: Clip) -> frozenset[str]:
    """Return the flags of which only so many may stand in one list."""
    flags = clip.mention.flags if clip.mention else ()
    return frozenset(flag for flag in flags if flag.startswith("routine:") or flag in ROUTINE_FLAGS)


def _suspect_release_copies(
    clips: Sequence[Clip], stories: Sequence[int], findings: Sequence[list[Finding]], profile: Profile
) -> None:
    """Doubt every text that is one story with a press release, unless the profile takes releases."""
    if profile.value("press-release", "refuse") == "accept":
        return
    releases: dict[int, Clip] = {}
    for clip, story in zip(clips, stories, strict=True):
        if _is_release(clip):
            releases.setdefault(story, clip)
    for clip, story, found in zip(clips, stories, findings, strict=True):
        release = releases.get(story)
        if release is None or _is_release(clip) or clip.decided("paid") is not None:
            continue
        finding = Finding(
            rule="origin",
            holds="unsure",
            text=f"its text is that of a press release: {release.candidate.url}",
            source=_source_of(profile, "press-release"),
            code="release-copy",
            stage="paid",
            remedy="a reviewer who finds that the outlet wrote its own story",
            question="origin",
        )
        found.append(decided(clip, finding))


def _is_release(clip: Clip) -> bool:
    if clip.decided("paid") is not None:
        return False
    told = clip.paid.kind is PaidKind.PRESS_RELEASE and clip.paid.standing is Standing.PAID
    return told or clip.outlet.kind == "release_service"


def _source_of(profile: Profile, rule: str) -> str:
    found = profile.rule(rule)
    return found.source if found else OWN_SOURCE


def limits_of(profile: Profile) -> Limits:
    """Return the numbers and hard rules of a profile; every hard rule is on unless the profile turns it off."""
    most = profile.value("most-of-one-flag", 2)
    return Limits(
        minimum=profile.minimum,
        aim=profile.aim,
        maximum=profile.maximum,
        per_publisher=bool(profile.value("one-per-publisher", True)),
        per_story=bool(profile.value("one-per-story", True)),
        per_byline=bool(profile.value("one-per-byline", True)),
        most_of_one_flag=int(most) if isinstance(most, int | float) else 2,
    )

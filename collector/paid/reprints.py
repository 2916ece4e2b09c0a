"""Stories that are copies of a release, found by comparing the texts of one run with one another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from collector.paid.fold import clip as cut
from collector.paid.fold import fold
from collector.paid.verdict import weigh
from collector.records import Brand, Clip, Evidence, PaidKind, Standing
from collector.urls import host_of, registrable_domain

#: Share of a story's own words (quotations left out) found in a release: from here on it is the release, or a doubt.
COPY = 0.5
DOUBT = 0.2
#: A story must share this many shingles at least: two sentences.
_LEAST_SHARED = 18
#: Outlets of different owners that must carry one text for it to be a release or a syndicated ad.
_OUTLETS = 3
_RULES = frozenset({"release-overlap", "same-text-elsewhere"})
_QUOTED = re.compile(
    '“[^”]{12,600}”|„[^“”]{12,600}[“”]|«[^»]{12,600}»|»[^«]{12,600}«|"[^"]{12,600}"|「[^」]{6,400}」|『[^』]{6,400}』|‘[^’]{24,400}’(?!\\w)'
)
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"\w+")
#: Text read of a story, and clips compared, at most.
_LONGEST = 20_000
_COMMON = 60


@dataclass(frozen=True, slots=True)
class Text:
    """A story as it is compared: its shingles, and the paragraphs that they came from."""

    clip: Clip
    shingles: frozenset[str]

    @property
    def is_release(self) -> bool:
        """True when other evidence than a comparison says that this is the issuer's own text."""
        verdict = self.clip.paid
        return verdict.kind is PaidKind.PRESS_RELEASE and verdict.standing is Standing.PAID


def shingles_of(text: str) -> frozenset[str]:
    """
    Return a text's shingles: runs of five words, or of eight signs where a script sets no blanks.

    Quoted sentences are taken out first: news and release share them by right.
    """
    bare = fold(_QUOTED.sub(" . ", text[:_LONGEST]))
    dense = len(_DENSE.findall(bare))
    if dense * 3 > len(bare):
        signs = "".join(_WORD.findall(bare))
        return frozenset(signs[at : at + 8] for at in range(len(signs) - 7))
    words = _WORD.findall(bare)
    return frozenset(" ".join(words[at : at + 5]) for at in range(len(words) - 4))


def find_reprints(clips: Sequence[Clip], brand: Brand | None = None) -> list[Clip]:
    """
    Return the clips, in order, with evidence added to those whose story is copied from a release of the run.

    A release is a page of the brand's own site or a release service, or one that says itself that it is one. Half of a
    story's own words found in a release make it a press release, whoever signed it; a fifth leaves a doubt. One text at
    three outlets of different owners within two days, and no agency named, is a doubt too. Doing it twice changes nothing.
    """
    texts = [Text(bare, shingles_of(bare.article.text)) for bare in (_without(clip) for clip in clips)]
    shared = _shared(texts)
    own = frozenset(brand.domains if brand is not None else ())
    result: list[Clip] = []
    for at, text in enumerate(texts):
        found = [*_from_releases(at, texts, shared, own), *_everywhere(at, texts, shared)]
        verdict = text.clip.paid
        result.append(
            replace(text.clip, paid=weigh((*verdict.evidence, *found), verdict.looked))
            if found
            else text.clip
        )
    return result


def _without(clip: Clip) -> Clip:
    """Return a clip without what an earlier comparison said of it."""
    evidence = clip.paid.evidence
    if not any(one.rule in _RULES for one in evidence):
        return clip
    return replace(clip, paid=weigh((one for one in evidence if one.rule not in _RULES), clip.paid.looked))


def _shared(texts: Sequence[Text]) -> dict[tuple[int, int], int]:
    """Return how many shingles each two texts share; shingles that very many share are furniture."""
    owners: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        for shingle in text.shingles:
            owners[shingle].append(at)
    counts: Counter[tuple[int, int]] = Counter()
    for holders in owners.values():
        if 2 <= len(holders) <= _COMMON:
            counts.update((one, other) for i, one in enumerate(holders) for other in holders[i + 1 :])
    return counts


def _from_releases(
    at: int, texts: Sequence[Text], shared: dict[tuple[int, int], int], own: frozenset[str]
) -> Iterable[Evidence]:
    text = texts[at]
    if text.is_release or _is_own(text.clip, own) or not text.shingles:
        return
    best, best_share = None, 0.0
    for other, release in enumerate(texts):
        both = shared.get((min(at, other), max(at, other)), 0)
        if both < _LEAST_SHARED or not (release.is_release or _is_own(release.clip, own)):
            continue
        share = both / len(text.shingles)
        if share > best_share and not _older(text.clip, release.clip):
            best, best_share = release, share
    if best is None or best_share < DOUBT:
        return
    yield Evidence(
        rule="release-overlap",
        quote=_copied(text, best.shingles),
        where=f"story: {best_share:.0%} of its own words stand in the release at {best.clip.candidate.url}"[
            :300
        ],
        weight=0.9 if best_share >= COPY else 0.5,
        family="overlap",
        kind=PaidKind.PRESS_RELEASE,
        source="share of five-word runs, quotations left out; the release is among the pages of this run",
    )


def _is_own(clip: Clip, own: frozenset[str]) -> bool:
    return clip.outlet.kind in {"own_site", "release_service"} or registrable_domain(clip.capture.url) in own


def _older(story: Clip, release: Clip) -> bool:
    """True when the story was published a day or more before the release: then the release copied it."""
    one, other = story.article.published_at, release.article.published_at
    return one is not None and other is not None and other - one >= timedelta(days=1)


def _copied(text: Text, release: frozenset[str]) -> str:
    """Return the beginning of the story's longest paragraph that stands in the release."""
    paragraphs = [paragraph.text for paragraph in text.clip.article.paragraphs]
    best = max(
        (one for one in paragraphs if len(one) > 20),
        key=lambda one: (len(shingles_of(one) & release), one),
        default=text.clip.article.text,
    )
    return cut(best)


def _everywhere(at: int, texts: Sequence[Text], shared: dict[tuple[int, int], int]) -> Iterable[Evidence]:
    text = texts[at]
    if not text.shingles or text.is_release or _names_agency(text.clip):
        return
    same = [
        other
        for number, other in enumerate(texts)
        if number != at
        and shared.get((min(at, number), max(at, number)), 0) >= max(_LEAST_SHARED, 0.8 * len(text.shingles))
        and _near(text.clip, other.clip)
    ]
    owners = {_owner(one.clip) for one in (text, *same)}
    if len(owners) < _OUTLETS or any(_names_agency(one.clip) for one in same):
        return
    hosts = ", ".join(sorted({host_of(one.clip.capture.url) for one in same})[:4])
    yield Evidence(
        rule="same-text-elsewhere",
        quote=_copied(text, same[0].shingles),
        where=f"story: the same text stands at {hosts}"[:300],
        weight=0.5,
        family="overlap",
        kind=PaidKind.PRESS_RELEASE,
        source="one text at three outlets of different owners within two days, without an agency's name",
    )


def _names_agency(clip: Clip) -> bool:
    return clip.outlet.kind == "news_agency" or any(one.rule == "agency-copy" for one in clip.paid.evidence)


def _near(one: Clip, other: Clip) -> bool:
    dates = one.article.published_at, other.article.published_at
    return dates[0] is None or dates[1] is None or abs(dates[0] - dates[1]) <= timedelta(days=2)


def _owner(clip: Clip) -> str:
    return clip.outlet.publisher or clip.outlet.domain or registrable_domain(clip.capture.url)

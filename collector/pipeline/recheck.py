"""Are the press links still there, unchanged, unpaid? Looked at anew, compared, said as observed (EVIDENCE section 9)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from collector.pipeline.cases import OpenCase
from collector.pipeline.judge import Bench, judge_capture, open_bench
from collector.records import Candidate, Capture, Choice, Clip, Miss, Standing
from collector.settings import Settings
from collector.store import CaptureArchive
from collector.urls import url_key

#: Seconds between the two looks at a link that seems to be gone or changed for the worse.
PAUSE = 5.0
#: Statuses with which a link is as good as it was.
GOOD = frozenset({"same", "edited", "moved"})
_GONE = frozenset({"not found", "soft 404"})
_REFUSED = frozenset(
    {
        "blocked",
        "throttled",
        "block page",
        "consent wall",
        "robots",
        "refused by the site",
        "host unavailable",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was observed of one press link."""

    place: int
    url: str
    #: ``same``, ``edited``, ``moved``, ``brand gone``, ``quote gone``, ``disclosure shown``, ``gone``, ``refused``,
    #: ``unreachable``.
    status: str
    #: What was observed, on which day; never what somebody did.
    text: str
    observed_at: datetime
    #: The next best clip, when the link can't be used as it is.
    replacement: str | None = None

    @property
    def is_good(self) -> bool:
        """True when the link can be used as it was."""
        return self.status in GOOD


def recheck(book: OpenCase, settings: Settings, now: datetime, *, pause: float = PAUSE) -> tuple[Look, ...]:
    """
    Look at every press link of a case again and compare; nothing that was captured before is touched.

    New captures go into an archive of their own beside the case's. A link with a status below ``moved`` is looked at
    twice, with a pause.
    """
    dossier = book.dossier()
    choices = dossier.choices
    if not choices:
        return ()
    bench = open_bench(settings, dossier.brand, dossier.profile.name, now)
    archive = CaptureArchive(book.captures.with_name(f"recheck-{now:%Y%m%dT%H%M%SZ}.warc.gz"))
    try:
        first = asyncio.run(_fetch([choice.clip for choice in choices], settings, archive))
        looks = [compare(choice, result, bench, now) for choice, result in zip(choices, first, strict=True)]
        doubtful = [index for index, look in enumerate(looks) if not look.is_good]
        if doubtful:
            again = asyncio.run(_again([choices[index].clip for index in doubtful], settings, archive, pause))
            for index, result in zip(doubtful, again, strict=True):
                second = compare(choices[index], result, bench, now)
                looks[index] = second if second.is_good else looks[index]
    finally:
        archive.close()
    return tuple(
        look if look.is_good else replace(look, replacement=choice.replacement)
        for look, choice in zip(looks, choices, strict=True)
    )


async def _fetch(clips: Sequence[Clip], settings: Settings, archive: CaptureArchive) -> list[Capture | Miss]:
    from collector.fetch import open_fetcher

    wanted = [Candidate(url=clip.capture.url, key=url_key(clip.capture.url)) for clip in clips]
    captures = {candidate.key: clip.capture for candidate, clip in zip(wanted, clips, strict=True)}
    async with open_fetcher(settings, archive, known=lambda one: captures.get(one.key)) as fetcher:
        found = {candidate.key: result async for candidate, result in fetcher.fetch_many(wanted)}
    return [found[candidate.key] for candidate in wanted]


async def _again(
    clips: Sequence[Clip], settings: Settings, archive: CaptureArchive, pause: float
) -> list[Capture | Miss]:
    await asyncio.sleep(pause)
    return await _fetch(clips, settings, archive)


def compare(choice: Choice, result: Capture | Miss, bench: Bench, now: datetime) -> Look:
    """Compare one press link with what a new look gave."""
    before = choice.clip
    status, text = _compare(before, result, bench, f"{now:%Y-%m-%d}")
    return Look(place=choice.place, url=before.capture.url, status=status, text=text, observed_at=now)


def _compare(before: Clip, result: Capture | Miss, bench: Bench, day: str) -> tuple[str, str]:
    first = f"{before.capture.captured_at:%Y-%m-%d}"
    if isinstance(result, Capture):
        if result.record and result.record == before.capture.record:
            return "same", f"the server said on {day} that it has not changed since {first} (304)"
        if result.page_sha256 and result.page_sha256 == before.capture.page_sha256:
            return "same", f"observed unchanged on {day}"
        judged = judge_capture(before.candidate, result, bench)
        if isinstance(judged, Clip):
            return _compare_clips(before, judged, day, first)
        result = judged
    if result.reason in _GONE:
        return "gone", f"answered {result.status or 'as not found'} on {day}"
    if result.reason in _REFUSED:
        return (
            "refused",
            f"could not be read on {day} ({result.detail or result.reason}); that says nothing about the article",
        )
    return "unreachable", f"no usable answer on {day} ({result.reason})"


def _compare_clips(before: Clip, after: Clip, day: str, first: str) -> tuple[str, str]:
    if after.paid.standing is not Standing.EARNED and before.standing is Standing.EARNED:
        new = [
            e
            for e in after.paid.evidence
            if e.weight > 0 and e.rule not in {x.rule for x in before.paid.evidence}
        ]
        if new:
            quote = f"“{new[0].quote}” ({new[0].rule}, {new[0].where})"
            return (
                "disclosure shown",
                f"a disclosure was observed on {day} that is not in the capture of {first}: {quote}",
            )
    if before.mention is not None and (after.mention is None or not after.mention.count):
        return "brand gone", f"the brand's name was not found on {day}"
    if before.mention is not None and after.mention is not None and before.mention.quote:
        text = "\n".join([after.article.headline or "", *(p.text for p in after.article.paragraphs)])
        if before.mention.quote not in text and after.mention.quote != before.mention.quote:
            return "quote gone", f"the quoted passage was not found on {day}; the brand is still named"
    if url_key(after.capture.url) != url_key(before.capture.url):
        return "moved", f"answered from {after.capture.url} on {day}"
    if after.article.text == before.article.text and after.article.headline == before.article.headline:
        return "same", f"text observed unchanged on {day}"
    return "edited", f"text differs from the capture of {first}; observed on {day}, the outcome is the same"


__all__ = ["GOOD", "Look", "compare", "recheck"]

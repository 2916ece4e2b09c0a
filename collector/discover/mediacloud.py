"""Media Cloud: a deep archive by country, with a free key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from collector.discover.queries import phrases_of
from collector.discover.reading import read_results
from collector.discover.source import Ask, Plan, SourceInfo
from collector.records import Candidate, Capture, Miss

ENDPOINT = "https://search.mediacloud.org/api/search/story-list"
#: Collections of national press by country (DISCOVERY section 6).
COLLECTIONS = {"US": "34412234", "IN": "34412118"}


class MediaCloud:
    """Media Cloud's online news archive."""

    about = SourceInfo(
        name="mediacloud",
        about="Media Cloud: an archive of online news by country.",
        terms="Free key: 2 requests a minute, 4,000 a week.",
        needs_key="MEDIACLOUD_API_KEY",
        spacing=30.0,
        attribution="Media Cloud (https://www.mediacloud.org/)",
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each of the brand's names, in the country's collection where there is one."""
        for phrase in phrases_of(plan.brand):
            asked = {
                "q": phrase,
                "start": plan.window.since.isoformat(),
                "end": plan.window.until.isoformat(),
                "platform": "onlinenews-mediacloud",
                "page_size": "100",
            }
            if collection := COLLECTIONS.get(plan.brand.country or ""):
                asked["cs"] = collection
            yield Ask(
                source="mediacloud",
                url=f"{ENDPOINT}?{urlencode(asked)}",
                headers=(("Authorization", f"Token {plan.keys['mediacloud']}"),),
                query=phrase,
                redact=("Authorization",),
            )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Candidate | Miss | Ask]:
        """Read the stories. A 403 that speaks of permission is this service's rate limit, not a wrong key."""
        for result in read_results(
            ask, answer, ("stories",), url="url", title="title", outlet="media_name", published="publish_date"
        ):
            if isinstance(result, Miss) and answer.status == 403:
                yield replace(
                    result, reason="throttled", detail=f"mediacloud: its rate limit ({result.detail})"
                )
            else:
                yield result

"""Media Cloud: a deep archive by country, with a free key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from collector.discover.queries import phrases_of
from collector.discover.reading import read_results, with_next_page
from collector.discover.source import Ask, Plan, Result, SourceInfo
from collector.records import Capture, Miss

ENDPOINT = "https://search.mediacloud.org/api/search/story-list"
FULL = 100
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
        timeout=30.0,
        home="https://search.mediacloud.org/robots.txt",
        attribution="Media Cloud (https://www.mediacloud.org/)",
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each of the brand's names, in the country's collection where there is one."""
        for phrase in phrases_of(plan, both=" AND "):
            asked = {
                "q": phrase,
                "start": plan.window.since.isoformat(),
                "end": plan.window.until.isoformat(),
                "platform": "onlinenews-mediacloud",
                "page_size": str(FULL),
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

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """Read the stories. A 403 that speaks of permission is this service's rate limit, not a wrong key."""
        results = read_results(
            ask, answer, ("stories",), url="url", title="title", outlet="media_name", published="publish_date"
        )
        for result in with_next_page(ask, results, full=FULL, pagination_token=_token(answer)):
            if isinstance(result, Ask) and not _token(answer):
                continue
            if isinstance(result, Miss) and answer.status == 403:
                yield replace(
                    result, reason="throttled", detail=f"mediacloud: its rate limit ({result.detail})"
                )
            else:
                yield result


def _token(answer: Capture) -> str:
    try:
        body = json.loads(answer.body)
    except (ValueError, RecursionError):
        return ""
    return str(body.get("pagination_token") or "") if isinstance(body, dict) else ""

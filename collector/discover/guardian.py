"""The Guardian's content API: full metadata, and it says itself which pages are paid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from collector.discover.queries import phrases_of
from collector.discover.reading import read_results, within
from collector.discover.source import Ask, Plan, Result, SourceInfo
from collector.records import Capture

ENDPOINT = "https://content.guardianapis.com/search"
#: Said of a result that the API marks as hosted: paid content.
HOSTED = "hosted (paid content, says the Guardian)"


class Guardian:
    """The Guardian's own archive."""

    about = SourceInfo(
        name="guardian",
        about="The Guardian's content API.",
        terms="Free key: 12 a second, 5,000 a day.",
        needs_key="GUARDIAN_API_KEY",
        home="https://content.guardianapis.com/",
        attribution="Powered by the Guardian Open Platform",
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each of the brand's names."""
        for phrase in phrases_of(plan, both=" AND "):
            asked = {
                "q": phrase,
                "order-by": "relevance",
                "page-size": "100",
                "from-date": plan.window.since.isoformat(),
                "to-date": plan.window.until.isoformat(),
                "show-fields": "headline,trailText,byline",
                "api-key": plan.keys["guardian"],
            }
            yield Ask(
                source="guardian", url=f"{ENDPOINT}?{urlencode(asked)}", query=phrase, redact=("api-key",)
            )

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """Read the results; ``isHosted`` is handed on as hearsay, in the outlet's name."""
        yield from read_results(
            ask,
            answer,
            ("response", "results"),
            url="webUrl",
            title="webTitle",
            snippet=lambda r: within(r, "fields", "trailText"),
            outlet=_outlet_of,
            published="webPublicationDate",
        )


def _outlet_of(result: dict[str, Any]) -> str:
    return f"The Guardian, {HOSTED}" if result.get("isHosted") is True else "The Guardian"

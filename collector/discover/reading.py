"""The common way to read a JSON search answer: a list of objects at a path, each with a few named fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from collector.discover.answers import found, items_of, json_of, not_understood, texts
from collector.discover.source import Ask
from collector.records import Candidate, Capture, Miss

#: What an error message says when a day's, a month's or a purse's worth is spent.
_QUOTA = re.compile(
    r"quota|credits?\b|usage[_ ]limit|(daily|monthly|hourly|plan'?s?|searches|requests? per (day|month)) limit|"
    r"limit[^.]{0,40}(per|of the|for the|each) (day|month)|(monthly|daily)[^.]{0,40}limit|out of searches|payment required",
    re.IGNORECASE,
)
#: What it says when we came too fast.
_THROTTLED = re.compile(r"too many requests|rate.?limit|limit requests|slow down|maxlag", re.IGNORECASE)
#: Pages of results that a source is asked for at most (DISCOVERY section 4).
MAX_PAGES = 3

Field = str | Callable[[dict[str, Any]], object]


def read_results(
    ask: Ask,
    answer: Capture,
    path: tuple[str, ...],
    *,
    url: Field,
    title: Field,
    snippet: Field = "",
    outlet: Field = "",
    published: Field = "",
    nested: str = "",
) -> Iterator[Candidate | Miss]:
    """
    Yield a candidate for each result at ``path``; a miss for an error object or an unknown shape.

    A field is a key of the result or a function of it. A result that has a list under ``nested`` is a heading: what
    stands in the list are the results.
    """
    body = json_of(ask, answer)
    if isinstance(body, Miss):
        yield body
        return
    if (said := error_of(body)) is not None:
        yield refusal(ask, answer, said)
        return
    if not _has(body, path):
        yield not_understood(ask, answer, f"no {'.'.join(path) or 'list'} in it")
        return
    results = items_of(body, *path)
    if nested:
        results = [item for result in results for item in (items_of(result, nested) or [result])]
    for rank, result in enumerate(results, start=1):
        yield found(
            ask,
            _field(result, url),
            rank=rank,
            title=_field(result, title),
            snippet=_field(result, snippet),
            outlet=_field(result, outlet),
            published=_field(result, published),
        )


def refusal(ask: Ask, answer: Capture, said: str) -> Miss:
    """Return the miss for an answer that says itself what is wrong."""
    return Miss(
        url=answer.requested_url,
        reason=reason_in(said) or "refused",
        detail=f"{ask.source}: {said}",
        status=answer.status,
        record=answer.record,
    )


def reason_in(said: str) -> str:
    """Return "quota" or "throttled" for an error message that means either, "" for another."""
    if _QUOTA.search(said[:1000]):
        return "quota"
    return "throttled" if _THROTTLED.search(said[:1000]) else ""


def with_next_page(
    ask: Ask, results: Iterable[Candidate | Miss], *, full: int, **turned: str
) -> Iterator[Candidate | Miss | Ask]:
    """
    Yield the results, and the request for the next page when this one was full.

    ``turned``: the query parameters that differ there.
    """
    count = 0
    for result in results:
        count += isinstance(result, Candidate)
        yield result
    if count >= full and ask.page < MAX_PAGES:
        parts = urlsplit(ask.url)
        query = urlencode({**dict(parse_qsl(parts.query)), **turned})
        yield replace(ask, url=urlunsplit(parts._replace(query=query)), page=ask.page + 1)


def error_of(body: object) -> str | None:
    """Return what an error object says in any of the shapes that search services use, None for no error."""
    if not isinstance(body, dict):
        return None
    error = body.get("error")
    if isinstance(error, dict):
        said = (texts(error.get(name)) for name in ("message", "detail", "info", "code"))
        return next(filter(None, said), "an error")
    if isinstance(error, str) and error:
        return texts(error)
    if body.get("status") in {"error", "ERROR"} or ("code" in body and "message" in body):
        said = (texts(body.get(name)) for name in ("code", "message"))
        return ": ".join(filter(None, said)) or "an error"
    if isinstance(body.get("detail"), str) and len(body) == 1:
        return texts(body["detail"])
    errors = body.get("errors")
    if errors and isinstance(errors, list | dict):
        each = errors if isinstance(errors, list) else list(errors.values())
        return next(filter(None, map(texts, each)), "an error")
    fault = body.get("fault")
    return texts(fault.get("faultstring")) or "an error" if isinstance(fault, dict) else None


def _has(body: object, path: tuple[str, ...]) -> bool:
    for key in path:
        if not isinstance(body, dict) or key not in body:
            return False
        body = body[key]
    return body is None or isinstance(body, list)


def _field(result: dict[str, Any], field: Field) -> object:
    if callable(field):
        return field(result)
    return result.get(field) if field else None


def within(result: dict[str, Any], *path: str) -> object:
    """Return the value at this path of a result, None where it ends early."""
    value: object = result
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value

"""The common way to read a JSON search answer: a list of objects at a path, each with a few named fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from collector.discover.answers import found, items_of, json_of, not_understood, texts
from collector.discover.source import Ask
from collector.records import Candidate, Capture, Miss

#: Words in an error message that mean a spent quota rather than a passing fault.
_QUOTA = ("limit", "quota", "exceeded", "too many requests", "credits")

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
) -> Iterator[Candidate | Miss]:
    """
    Yield a candidate for each result at ``path``; a miss for an error object or an unknown shape.

    A field is a key of the result or a function of it.
    """
    body = json_of(ask, answer)
    if isinstance(body, Miss):
        yield body
        return
    if (said := error_of(body)) is not None:
        spent = any(word in said.lower() for word in _QUOTA)
        yield Miss(
            url=answer.requested_url,
            reason="quota" if spent else "refused",
            detail=f"{ask.source}: {said}",
            status=answer.status,
        )
        return
    if not _has(body, path):
        yield not_understood(ask, answer, f"no {'.'.join(path) or 'list'} in it")
        return
    results = items_of(body, *path) if path else [item for item in body if isinstance(item, dict)]
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


def error_of(body: object) -> str | None:
    """Return what an error object says in any of the shapes that search services use, None for no error."""
    if not isinstance(body, dict):
        return None
    error = body.get("error")
    if isinstance(error, dict):
        return (
            texts(error.get("message")) or texts(error.get("code")) or texts(error.get("info")) or "an error"
        )
    if isinstance(error, str) and error:
        return texts(error)
    if body.get("status") in {"error", "ERROR"} or ("code" in body and "message" in body):
        return texts(body.get("message")) or texts(body.get("code")) or "an error"
    if isinstance(body.get("detail"), str) and len(body) == 1:
        return texts(body["detail"])
    errors = body.get("errors")
    if isinstance(errors, list) and errors:
        return texts(errors[0]) or "an error"
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

"""``judge --manifest``: JSON lines in and out, same order, any number, flat memory; a bad line is a miss."""

from __future__ import annotations

import gc
import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from collector.engine import Fault, attempt, map_in_order
from collector.export import clip_json, glance_json, miss_json
from collector.markup import parse_page
from collector.pipeline.cascade import judge_or_glance
from collector.pipeline.judge import Bench, judge_capture, open_bench
from collector.records import Brand, Candidate, Capture, Clip, Glance, Miss
from collector.settings import Settings
from collector.urls import url_key
from collector.warc.packing import fast_zlib

#: Half of zlib's time where isal is installed.
_INFLATER: Any = fast_zlib or zlib
#: Seconds of wall-clock time that one line may take.
LINE_SECONDS = 10.0
#: A line longer than this is a miss.
MAX_LINE_BYTES = 64_000_000
#: Brands whose compiled names are kept in a process.
_KEPT_BRANDS = 256
#: New objects between two looks for unreachable ones.
_GARBAGE = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What all lines of a manifest are judged under."""

    settings: Settings
    profile: str
    now: datetime
    #: Folder that ``path`` is relative to.
    folder: Path
    with_text: bool = False
    #: For lines that name no brand of their own.
    brand: Brand | None = None


def judge_lines(lines: Iterable[bytes], terms: Terms) -> Iterator[bytes]:
    """Yield one JSON object (no line end) for each line that is not blank, in the order of the lines."""
    work = (line for line in lines if line.strip())
    worker = _Worker(terms)
    yield from map_in_order(worker, work, jobs=terms.settings.jobs, start=partial(_warm, terms), lost=_lost)


@dataclass(slots=True)
class _Worker:
    """Judges a line; keeps the benches of recent brands in its process."""

    terms: Terms
    benches: dict[Brand | None, Bench] = field(default_factory=dict)

    def __call__(self, line: bytes) -> bytes:
        done = attempt(partial(self._judge, line), LINE_SECONDS)
        return _miss_line(line, done.reason, done.detail) if isinstance(done, Fault) else done

    def _judge(self, line: bytes) -> bytes:
        if len(line) > MAX_LINE_BYTES:
            return _dump(miss_json(None, Miss(url="", reason="bad line", detail="over 64 MB")))
        try:
            order = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            return _dump(miss_json(None, Miss(url="", reason="bad line", detail=f"not JSON: {error}"[:200])))
        if not isinstance(order, dict):
            detail = "a line must be one JSON object"
            return _dump(miss_json(None, Miss(url="", reason="bad line", detail=detail)))
        identity = order.get("id")
        url = order.get("url")
        url = url if isinstance(url, str) else ""
        try:
            capture = self._capture(order, url)
            bench = self._bench(_brand_of(order, self.terms.brand))
        except (ValueError, OSError, EOFError) as error:
            return _dump(miss_json(identity, Miss(url=url, reason="bad line", detail=_say(error))))
        # Who asks for the text wants every page read.
        judge = judge_capture if self.terms.with_text else judge_or_glance
        result = judge(Candidate(url=capture.url, key=url_key(capture.url)), capture, bench)
        if isinstance(result, Miss):
            return _dump(miss_json(identity, result))
        if isinstance(result, Glance):
            return _dump(glance_json(identity, result))
        return _dump(_line_of(identity, result, with_text=self.terms.with_text))

    def _capture(self, order: dict[str, Any], url: str) -> Capture:
        headers = _headers_of(order.get("headers"))
        html, path = order.get("html"), order.get("path")
        limit = self.terms.settings.max_page_bytes
        if isinstance(html, str):
            # Text is decoded already: whatever charset the page claims, its bytes here are UTF-8.
            body = html.encode("utf-8", "replace")[:limit]
            kept = tuple(pair for pair in headers if pair[0].lower() != "content-type")
            headers = (*kept, ("Content-Type", "text/html; charset=utf-8"))
        elif isinstance(path, str):
            body = read_page_file(self.terms.folder / path, limit)
        else:
            raise ValueError('a line needs "html" or "path"')
        return Capture(
            url=url or _own_url(body, headers),
            requested_url=url,
            status=200,
            headers=headers,
            body=body,
            captured_at=self.terms.now,
            source="supplied",
            page_sha256=hashlib.sha256(body).hexdigest(),
        )

    def _bench(self, brand: Brand | None) -> Bench:
        bench = self.benches.get(brand)
        if bench is None:
            if len(self.benches) >= _KEPT_BRANDS:
                self.benches.clear()
            bench = open_bench(self.terms.settings, brand, self.terms.profile, self.terms.now)
            self.benches[brand] = bench
        return bench


def read_page_file(path: Path, limit: int) -> bytes:
    """
    Return a saved page's bytes, at most ``limit``; a ``.gz`` is read as what it holds.

    Raises ``OSError`` where it can't be read or is no gzip, ``EOFError`` where it is cut off.
    """
    with path.open("rb") as file:
        content = file.read(limit)
    return _unpacked(content, limit) if path.suffix == ".gz" else content


def _unpacked(content: bytes, limit: int) -> bytes:
    """Return what the members of a gzip hold, one after the other."""
    found: list[bytes] = []
    broken: type[Exception] = _INFLATER.error
    while (content or not found) and limit > 0:
        if not content.startswith(b"\x1f\x8b"):
            raise gzip.BadGzipFile("not a gzipped file")
        engine = _INFLATER.decompressobj(31)
        try:
            found.append(engine.decompress(content, limit))
        except broken as error:
            raise gzip.BadGzipFile(f"a broken gzipped file: {error}") from error
        limit -= len(found[-1])
        if limit > 0 and not engine.eof:
            raise EOFError("the compressed file is cut off")
        content = engine.unused_data.lstrip(b"\0")
    return b"".join(found)


def _warm(terms: Terms) -> None:
    """
    Load the tables before the first line, so that no line's time includes it.

    They stay for good: frozen, the garbage collector does not walk over them again and again. Pages are freed without
    it; looking at the living ones every 700 objects took a twentieth of the time.
    """
    open_bench(terms.settings, None, terms.profile, terms.now)
    gc.collect()
    gc.freeze()
    gc.set_threshold(_GARBAGE)


def _own_url(body: bytes, headers: tuple[tuple[str, str], ...]) -> str:
    """Return the address that the page gives itself, or ""."""
    page = parse_page(body, "", headers)
    link = page.tree.css_first('link[rel="canonical"]')
    return (link.attributes.get("href") if link else None) or page.meta("og:url") or ""


def _headers_of(value: object) -> tuple[tuple[str, str], ...]:
    if value is None:
        return ()
    if isinstance(value, dict):
        value = [list(pair) for pair in value.items()]
    if not isinstance(value, list):
        raise ValueError('"headers" must be an object or a list of pairs')
    found = []
    for pair in value:
        if (
            not isinstance(pair, list | tuple)
            or len(pair) != 2
            or not all(isinstance(part, str) for part in pair)
        ):
            raise ValueError('"headers" must map names to texts')
        found.append((pair[0], pair[1]))
    return tuple(found)


def _brand_of(order: dict[str, Any], default: Brand | None) -> Brand | None:
    name = order.get("brand")
    if name is None:
        return default
    if not isinstance(name, str) or not name.strip():
        raise ValueError('"brand" must be a name')
    parent, country = order.get("parent"), order.get("country")
    return Brand(
        name=name.strip(),
        aliases=_texts(order, "aliases"),
        domains=_texts(order, "domains"),
        languages=_texts(order, "languages"),
        parent=parent if isinstance(parent, str) and parent.strip() else None,
        country=country.upper() if isinstance(country, str) and country.strip() else None,
    )


def _texts(order: dict[str, Any], key: str) -> tuple[str, ...]:
    value = order.get(key) or []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f'"{key}" must be a list of texts')
    return tuple(item for item in value if item.strip())


def _line_of(identity: object, clip: Clip, *, with_text: bool) -> dict[str, Any]:
    return {**clip_json(clip, with_text=with_text), "id": identity}


def _miss_line(line: bytes, reason: str, detail: str) -> bytes:
    try:
        order = orjson.loads(line)
    except orjson.JSONDecodeError:
        order = {}
    order = order if isinstance(order, dict) else {}
    url = order.get("url")
    return _dump(
        miss_json(
            order.get("id"), Miss(url=url if isinstance(url, str) else "", reason=reason, detail=detail)
        )
    )


def _lost(line: bytes) -> bytes:
    return _miss_line(line, "reader crashed", "the page took its process down")


def _say(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"can't read the file: {error.strerror}"
    return str(error)[:200]


def _dump(value: dict[str, Any]) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS)

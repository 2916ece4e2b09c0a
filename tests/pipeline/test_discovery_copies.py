"""Pages that can't be read live: a web archive is asked, politely, and its copies are marked as such."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from played_sources import PlayedWorld, page_of, url_of
from test_discovery_run import BRAND, NOW, settings_in

from collector.pipeline.outside import Outside
from collector.pipeline.run import Order, run
from collector.records import Dossier, SourceReport

Play = Callable[[httpx.Request], httpx.Response]


def _refuses(_: httpx.Request) -> httpx.Response:
    return httpx.Response(403, text="robots are not welcome")


def _archive(index: httpx.Response, copy: httpx.Response | None = None) -> Play:
    def play(request: httpx.Request) -> httpx.Response:
        return (
            index
            if "cdx" in request.url.path
            else copy or httpx.Response(200, html=page_of("trader").decode())
        )

    return play


def go(
    folder: Path, archive: Play, blocked: int = 1
) -> tuple[Dossier, SourceReport | None, PlayedWorld, list[float]]:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    links = folder / "links.txt"
    links.write_text("".join(f"{url_of('trader')}?page={n}\n" for n in range(blocked)))
    world = PlayedWorld({"www.teetrader.example": _refuses, "web.archive.org": archive})
    settings = replace(settings_in(folder), keys={})
    dossier = run(
        Order(brand=BRAND, named=(str(links),)), settings, NOW, outside=Outside(transport=world, sleep=sleep)
    )
    return dossier, next((r for r in dossier.sources if r.name == "wayback"), None), world, waited


ROWS = [
    ["timestamp", "original", "statuscode", "mimetype", "digest"],
    ["20261006120000", url_of("trader"), "200", "text/html", "X"],
]


def test_a_copy_is_judged_and_never_passes_for_the_page(tmp_path: Path) -> None:
    dossier, report, _, _ = go(tmp_path, _archive(httpx.Response(200, json=ROWS)))
    (rejection,) = dossier.rejections

    assert report is not None
    assert (report.asked, report.answered, report.candidates) == (1, 1, 1)
    assert not dossier.choices
    assert rejection.clip is not None
    assert rejection.clip.capture.source == "archive"
    assert rejection.clip.capture.verified_via == "wayback 20261006120000"
    assert rejection.outcome == "needs a look"


def test_plain_lines_do_as_well(tmp_path: Path) -> None:
    line = f"example)/x 20261006120000 {url_of('trader')} text/html 200 ABC 100\n"
    _, report, world, _ = go(tmp_path, _archive(httpx.Response(200, text=line)))

    assert report is not None
    assert report.candidates == 1
    assert [r.url.path for r in world.asked if "id_" in r.url.path] == [
        f"/web/20261006120000id_/{url_of('trader')}"
    ]


@pytest.mark.parametrize(
    ("answer", "asked", "failed", "note"),
    [
        (httpx.Response(403, text="Blocked Site Error: this URL has been excluded"), 4, 0, ""),
        (httpx.Response(200, json=[]), 4, 0, ""),
        (httpx.Response(200, text=""), 4, 0, ""),
        (httpx.Response(429, text="Too Many Requests"), 1, 1, "left alone"),
        (httpx.Response(503, text="busy"), 2, 2, "left alone"),
        (httpx.Response(200, text="<html>Service</html>"), 2, 2, "answer not understood"),
        (
            httpx.Response(200, text=json.dumps([ROWS[0], ["20261306120000", "x", "200", "", ""]])),
            2,
            2,
            "a line reads",
        ),
    ],
    ids=["excluded", "no copy", "empty", "throttled", "down", "web page", "odd line"],
)
def test_the_archive_is_left_alone_when_it_is_the_trouble(
    tmp_path: Path, answer: httpx.Response, asked: int, failed: int, note: str
) -> None:
    dossier, report, world, waited = go(tmp_path, _archive(answer), blocked=3)

    assert report is not None
    calls = [r for r in world.asked if "cdx" in r.url.path]
    # Three in a row close the host, so the rest is "host unavailable": a copy may help those too.
    assert report.asked == len(calls) == min(asked, 3)
    assert report.failed == failed
    assert note in report.note
    assert [s for s in waited if s] == [2.0] * (len(calls) - 1), "30 requests a minute, no more"
    assert all(r.outcome == "needs a look" for r in dossier.rejections)


SHELL = """<!doctype html><html><head><title>Loading</title>{link}</head><body><div id="root"></div>
<noscript>Please enable JavaScript to read this page.</noscript><script src="/app.js"></script></body></html>"""


@pytest.mark.parametrize(
    ("link", "copies", "asked", "came"),
    [
        ('<link rel="amphtml" href="/amp/trader">', [], 1, 1),
        ('<link rel="amphtml" href="/amp/gone">', [], 1, 0),
        ('<link rel="amphtml" href="https://elsewhere.example/amp/trader">', [], 0, 0),
        ("", [], 0, 0),
        ('<link rel="amphtml" href="/amp/trader">', ROWS, 0, 0),
    ],
    ids=["declared", "gone", "another's", "none", "the archive has a copy"],
)
def test_the_amp_version_of_a_page_that_is_drawn_by_scripts(
    tmp_path: Path, link: str, copies: list[list[str]], asked: int, came: int
) -> None:
    def shell(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/amp/trader":
            return httpx.Response(200, html=page_of("trader").decode())
        known = request.url.path not in {"/robots.txt", "/amp/gone"}
        return httpx.Response(200, html=SHELL.format(link=link)) if known else httpx.Response(404)

    (tmp_path / "links.txt").write_text(url_of("trader"), "utf-8")
    archive = _archive(httpx.Response(200, json=copies))
    world = PlayedWorld({"www.teetrader.example": shell, "web.archive.org": archive})
    order = Order(brand=BRAND, named=(str(tmp_path / "links.txt"),))
    dossier = run(order, replace(settings_in(tmp_path), keys={}), NOW, outside=Outside(transport=world))

    report = next((r for r in dossier.sources if r.name == "amp"), SourceReport(name="amp"))
    clips = [choice.clip for choice in dossier.choices] + [r.clip for r in dossier.rejections if r.clip]
    assert (report.asked, report.candidates) == (asked, came)
    assert [c.capture.url for c in clips if c.capture.source == "fetched"] == [
        "https://www.teetrader.example/amp/trader"
    ] * came
    assert len(dossier.choices) + len(dossier.rejections) == 1

"""Many pages at little cost: one that can't name the brand is read for its head only, the others are judged whole."""

from __future__ import annotations

from dataclasses import replace

from collector.extract import read_head
from collector.markup import head_of, parse_text, read_text, utf8_of, without_code
from collector.mention import might_name_utf8
from collector.pipeline.judge import Bench, judge_page, no_page, placed
from collector.records import Candidate, Capture, Clip, Glance, Miss
from collector.shortlist import unnamed


def judge_or_glance(candidate: Candidate, capture: Capture, bench: Bench) -> Clip | Glance | Miss:
    """
    Judge one captured page as ``judge_capture`` does, if its markup can name the brand; else glance at its head.

    A page that is none (a block page, an empty shell) is the same miss either way. Without a brand every page is
    judged.
    """
    miss = no_page(capture)
    if miss is not None:
        return miss
    headers = {name.lower(): value for name, value in reversed(capture.headers)}
    charset, html = read_text(capture.body, headers.get("content-type"))
    markup = utf8_of(html, charset, capture.body)
    if bench.names is not None and bench.brand is not None:
        plain = without_code(markup)
        if not might_name_utf8(bench.names, plain):
            return _glance(capture, bench, head_of(plain) or html, headers)
    page = parse_text(html, capture.url, headers, charset, markup)
    return judge_page(candidate, capture, page, bench, named=True)


def _glance(capture: Capture, bench: Bench, markup: str, headers: dict[str, str]) -> Glance | Miss:
    assert bench.brand is not None
    article = read_head(parse_text(markup, capture.url, headers), status=capture.status)
    if isinstance(article, Miss):
        return placed(article, capture)
    return Glance(
        capture=replace(capture, body=b""),
        article=article,
        outlet=bench.registry.look_up(capture.url, article=article, brand=bench.brand),
        reasons=unnamed(bench.brand, bench.profile),
    )

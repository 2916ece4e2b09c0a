"""The program as a library."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import collector

PAGE = """<html lang="en"><head><title>Acme Pay opens in Lisbon</title></head><body><article><h1>Acme Pay opens in Lisbon</h1>
<time datetime="2026-10-02T08:00:00Z">2 October 2026</time>
<p>Acme Pay, the payments company, has opened its second office in Lisbon, where it wants to hire a hundred people.</p>
<p>The city council had offered an old tobacco factory, said the head of the company, and a view of the river.</p></article></body></html>"""


def test_a_page_is_judged_in_one_call() -> None:
    clip = collector.judge(
        PAGE, "https://paper.example/a", brand="Acme Pay", now=datetime(2026, 11, 20, tzinfo=UTC)
    )

    assert isinstance(clip, collector.Clip)
    assert clip.article.headline == "Acme Pay opens in Lisbon"
    assert clip.mention is not None
    assert clip.mention.prominence == "headline"
    assert clip.paid.standing == "earned"


def test_the_same_page_gives_the_same_verdict() -> None:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    assert collector.judge(PAGE, "https://p.example/a", now=now) == collector.judge(
        PAGE, "https://p.example/a", now=now
    )


def test_public_names_are_named_and_others_are_not_there() -> None:
    assert {"judge", "run", "Brand"} <= set(dir(collector))
    with pytest.raises(AttributeError, match="nothing"):
        _ = collector.nothing  # type: ignore[attr-defined]  # that is the point

"""One page judged: bytes, brand, registry, rules and clock in; a clip or a miss out. Same in, same out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from collector.extract import read_article
from collector.markup import Page, find_foreign, parse_page
from collector.mention import compile_brand, find_mention, might_name
from collector.paid import judge as judge_paid
from collector.pipeline.tables import load_paid_rules, load_profile, load_registry, load_words, table_facts
from collector.rank.strength import strength
from collector.records import (
    Article,
    Brand,
    Candidate,
    Capture,
    Clip,
    Miss,
    Outcome,
    PageKind,
    Profile,
)
from collector.shortlist import gate

if TYPE_CHECKING:
    from collector.mention import Names
    from collector.paid import PaidRules
    from collector.rank import Registry
    from collector.settings import Settings


#: Reason of a saved page that names no web address.
NO_ADDRESS = "no address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Everything that judging needs besides the page."""

    brand: Brand | None
    names: Names | None
    registry: Registry
    paid_rules: PaidRules
    profile: Profile
    now: datetime


def open_bench(settings: Settings, brand: Brand | None, profile: str, now: datetime) -> Bench:
    """Load the tables (once in a process) and compile the brand."""
    return Bench(
        brand=brand,
        names=compile_brand(brand, load_words()) if brand is not None else None,
        registry=load_registry(settings),
        paid_rules=load_paid_rules(),
        profile=load_profile(settings, profile),
        now=now,
    )


def fingerprint(bench: Bench, settings: Settings, version: str) -> str:
    """Return the digest of everything but the page that a judgement rests on: when it is equal, so is the clip."""
    facts = "\n".join(
        [
            version,
            repr(bench.brand),
            repr(bench.profile),
            bench.now.isoformat(),
            *(f"{fact.path} {fact.sha256}" for fact in table_facts()),
            settings.outlets and _digest_of_file(settings.outlets),
        ]
    )
    return hashlib.sha256(facts.encode("utf-8", "replace")).hexdigest()


def _digest_of_file(path: str) -> str:
    from collector.pipeline.tables import read_user_file

    return hashlib.sha256(read_user_file(path, "outlets file").encode("utf-8")).hexdigest()


def judge_capture(candidate: Candidate, capture: Capture, bench: Bench) -> Clip | Miss:
    """
    Judge one captured page, whole.

    A page whose raw markup can't name the brand is read without the expensive searches; a page that reaches a
    brand's shortlist gate without a date is searched once more, thoroughly.
    """
    miss = no_page(capture)
    if miss is not None:
        return miss
    page = parse_page(capture.body, capture.url, capture.headers)
    named = bench.names is None or might_name(bench.names, page.html)
    return judge_page(candidate, capture, page, bench, named=named)


def no_page(capture: Capture) -> Miss | None:
    """Return the miss for a capture whose bytes are another kind of file, or noise; None when it may be a page."""
    found = find_foreign(capture.body, capture.header("content-type"))
    if found is None:
        return None
    miss = Miss(url=capture.url, reason="not a page", detail=found.said, needs_look=found.is_file)
    return placed(miss, capture)


def judge_page(
    candidate: Candidate, capture: Capture, page: Page, bench: Bench, *, named: bool
) -> Clip | Miss:
    """Judge a parsed page; ``named`` says whether its markup can name the brand."""
    article = read_article(page, status=capture.status, cheap=not named)
    if isinstance(article, Miss):
        return placed(article, capture)
    clip = _judge_article(candidate, capture, page, article, bench)
    if bench.brand is None or clip.outcome is Outcome.DOES_NOT_COUNT or not _wants_more(article):
        return clip
    again = read_article(page, status=capture.status, thorough=True)
    return clip if isinstance(again, Miss) else _judge_article(candidate, capture, page, again, bench)


def placed(miss: Miss, capture: Capture) -> Miss:
    """Return a miss with where and when its page was captured."""
    return replace(
        miss,
        record=capture.record,
        captured_at=capture.captured_at,
        hops=capture.hops,
        status=capture.status,
    )


def judge_for_case(candidate: Candidate, capture: Capture, bench: Bench) -> Clip | Miss:
    """
    Judge a page that may become a press link: one whose web address is not known never can, whoever says yes to it.

    A page saved from a browser may name no address; everything else about it can be right.
    """
    if capture.url.lower().startswith(("http://", "https://")):
        return judge_capture(candidate, capture, bench)
    return Miss(
        url=capture.url,
        reason=NO_ADDRESS,
        detail="its web address is missing",
        needs_look=True,
        record=capture.record,
        captured_at=capture.captured_at,
        hops=capture.hops,
        status=capture.status,
    )


def _wants_more(article: Article) -> bool:
    """True for a story without a date: age decides, and a date not declared may still be found in the text."""
    return article.published_at is None and article.kind in {PageKind.ARTICLE, PageKind.LIVE, PageKind.STUB}


def _judge_article(
    candidate: Candidate, capture: Capture, page: Page, article: Article, bench: Bench
) -> Clip:
    outlet = bench.registry.look_up(capture.url, article=article, brand=bench.brand)
    mention = find_mention(article, bench.names, outlet) if bench.names is not None else None
    paid = judge_paid(page, article, outlet, bench.brand, bench.paid_rules)
    clip = Clip(
        candidate=candidate,
        capture=replace(capture, body=b""),
        article=article,
        outlet=outlet,
        mention=mention,
        paid=paid,
        outcome=Outcome.NEEDS_A_LOOK,
        strength=0,
    )
    return weigh_clip(clip, bench)


def weigh_clip(clip: Clip, bench: Bench) -> Clip:
    """Give a clip its strength, outcome and reasons from what is known of it; call again after a decision."""
    points, parts = strength(clip, bench.brand, bench.now)
    outcome, reasons = gate(clip, bench.brand, bench.profile, bench.now)
    return replace(clip, strength=points, parts=parts, outcome=outcome, reasons=reasons)


__all__ = [
    "NO_ADDRESS",
    "Bench",
    "fingerprint",
    "judge_capture",
    "judge_for_case",
    "judge_page",
    "no_page",
    "open_bench",
    "placed",
    "weigh_clip",
]

"""Clips of fictional outlets about a fictional brand, for the shortlist's tests."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from collector.records import (
    Article,
    Brand,
    Candidate,
    Capture,
    Clip,
    Decision,
    Identity,
    Level,
    Mention,
    Outcome,
    Outlet,
    PageKind,
    PaidVerdict,
    Paragraph,
    Profile,
    Prominence,
)
from collector.shortlist import compile_profiles
from collector.urls import url_key

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
BRAND = Brand(name="Kavala Pay", domains=("kavala.example",), country="DE", languages=("de", "en"))
DATA = Path(__file__).resolve().parents[2] / "data" / "profiles.toml"
PROFILES = compile_profiles(DATA.read_text("utf-8"))
OBA: Profile = PROFILES["oba"]

_SYLLABLES = [
    "ba",
    "ko",
    "ri",
    "ta",
    "mu",
    "se",
    "lo",
    "ne",
    "vi",
    "pa",
    "do",
    "ga",
    "fu",
    "zi",
    "che",
    "sta",
]


def words(seed: str, count: int = 220) -> list[str]:
    """Return invented words, the same for the same seed."""
    draw = Random(seed)
    lexicon = ["".join(draw.choices(_SYLLABLES, k=draw.randint(1, 4))) for _ in range(400)]
    return draw.choices(lexicon, k=count)


def prose(seed: str, count: int = 220) -> str:
    """Return one paragraph of invented prose."""
    return " ".join(words(seed, count))


def make_clip(
    number: int | str = 1,
    *,
    strength: int = 70,
    url: str = "",
    domain: str = "",
    outlet: dict[str, Any] | None = None,
    article: dict[str, Any] | None = None,
    mention: dict[str, Any] | None = None,
    paid: PaidVerdict | None = None,
    capture: dict[str, Any] | None = None,
    text: str | None = None,
    decision: Decision | None = None,
    decisions: tuple[Decision, ...] = (),
    brandless: bool = False,
) -> Clip:
    """Return a clip that counts under ``oba``, but for what is changed."""
    domain = domain or f"paper{number}.example"
    url = url or f"https://{domain}/story-{number}"
    outlet_facts: dict[str, Any] = {
        "domain": domain,
        "name": f"Paper {number}",
        "country": "DE",
        "languages": ("de",),
        "kind": "newspaper",
        "tier": "B",
        "reputation": 70.0,
        "publisher": domain,
        "matched_by": "domain",
    }
    article_facts: dict[str, Any] = {
        "url": url,
        "kind": PageKind.ARTICLE,
        "headline": f"Kavala Pay story {number}",
        "byline": f"By Ada Writer-{number}",
        "bylines": (f"Ada Writer-{number}",),
        "published_at": datetime(2026, 9, 1, tzinfo=UTC),
        "language": "en",
        "paragraphs": (Paragraph(prose(f"story {number}") if text is None else text),),
    }
    mention_facts: dict[str, Any] = {
        "level": Level.EXACT,
        "prominence": Prominence.HEADLINE,
        "count": 5,
        "quote": "Kavala Pay said",
        "surface": "Kavala Pay",
        "exact_display_name": True,
        "identity": Identity.CONFIRMED,
        "earliness": 1.0,
    }
    capture_facts: dict[str, Any] = {
        "url": url,
        "requested_url": url,
        "status": 200,
        "captured_at": NOW,
        "page_sha256": "a" * 64,
    }
    return Clip(
        candidate=Candidate(url=url, key=url_key(url)),
        capture=Capture(**(capture_facts | (capture or {}))),
        article=Article(**(article_facts | (article or {}))),
        outlet=Outlet(**(outlet_facts | (outlet or {}))),
        mention=None if brandless else Mention(**(mention_facts | (mention or {}))),
        paid=paid or PaidVerdict(),
        outcome=Outcome.NEEDS_A_LOOK,
        strength=strength,
        decision=decision,
        decisions=decisions,
    )


def make_decision(question: str, answer: str, seq: int = 1, **changes: Any) -> Decision:
    """Return a reviewer's decision about the page that ``make_clip`` captures."""
    facts: dict[str, Any] = {
        "seq": seq,
        "at": NOW,
        "reviewer": "rk",
        "key": "",
        "url": "",
        "page_sha256": "a" * 64,
        "question": question,
        "answer": answer,
    }
    return Decision(**(facts | changes))

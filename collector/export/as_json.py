"""
A page as JSON, judged, looked at or missed: the contract that scripts and other programs rely on.

The keys of ``clip_json`` up to ``miss`` are the line that ``judge --manifest`` prints; further keys stand after
them. Texts are as the page has them, times are ISO 8601 with their zone, and no number is NaN or infinite.
"""

from __future__ import annotations

import math
from datetime import datetime
from typing import Any

from collector.records import (
    Article,
    Candidate,
    Capture,
    Clip,
    Decision,
    Evidence,
    Glance,
    Mention,
    Miss,
    Outcome,
    Outlet,
    PaidVerdict,
    Reason,
    Standing,
)

Json = dict[str, Any]


def clip_json(clip: Clip, *, with_text: bool = False) -> Json:
    """
    Return a judged article as one JSON object; ``id`` is the candidate's key.

    ``paid`` is what the rules say; where a reviewer decided, ``decision`` holds it and ``standing`` follows it.
    """
    return {
        "id": clip.candidate.key,
        "url": clip.capture.url,
        "article": _article(clip.article, with_text=with_text),
        "outlet": _outlet(clip.outlet),
        "mention": None if clip.mention is None else _mention(clip.mention),
        "paid": _paid(clip.paid),
        "outcome": clip.outcome.value,
        "strength": clip.strength,
        "reasons": _reasons(clip.reasons),
        "miss": None,
        "standing": clip.standing.value,
        "decision": None if clip.decision is None else _decision(clip.decision),
        "parts": [{"name": p.name, "points": number_json(p.points), "text": p.text} for p in clip.parts],
        "found_in": found_in_part(clip.candidate),
        "capture": _capture(clip.capture),
    }


def glance_json(identity: object, glance: Glance) -> Json:
    """
    Return a page that was read for its head only, with the keys of a judged one; ``identity`` becomes its ``id``.

    Who paid was not judged: the standing is ``unclear``, without evidence, and the reasons say why. What kind of page it is
    and whether its text is free are null.
    """
    article = _article(glance.article, with_text=False)
    return {
        "id": identity,
        "url": glance.capture.url,
        "article": {**article, "kind": None, "paywalled": True if glance.article.paywalled else None},
        "outlet": _outlet(glance.outlet),
        "mention": _mention(Mention()),
        "paid": _paid(PaidVerdict(standing=Standing.UNCLEAR)),
        "outcome": Outcome.DOES_NOT_COUNT.value,
        "strength": 0,
        "reasons": _reasons(glance.reasons),
        "miss": None,
        "standing": Standing.UNCLEAR.value,
        "decision": None,
        "parts": [],
        "found_in": [],
        "capture": _capture(glance.capture),
    }


def miss_json(identity: object, miss: Miss) -> Json:
    """Return a page that can't be judged, with the same keys as a judged one; ``identity`` becomes its ``id``."""
    return {
        "id": identity,
        "url": miss.url,
        "article": None,
        "outlet": None,
        "mention": None,
        "paid": None,
        "outcome": (Outcome.NEEDS_A_LOOK if miss.needs_look else Outcome.DOES_NOT_COUNT).value,
        "strength": 0,
        "reasons": [],
        "miss": miss_part(miss),
    }


def _article(article: Article, *, with_text: bool) -> Json:
    fields: Json = {
        "headline": article.headline,
        "byline": article.byline,
        "bylines": list(article.bylines),
        "published_at": time_json(article.published_at),
        "modified_at": time_json(article.modified_at),
        "language": article.language,
        "site_name": article.site_name,
        "section": article.section,
        "canonical_url": article.canonical_url,
    }
    if with_text:
        fields["text"] = article.text
    fields["kind"] = article.kind.value
    fields["paywalled"] = article.paywalled
    return fields


def _outlet(outlet: Outlet) -> Json:
    return {
        "domain": outlet.domain,
        "name": outlet.name,
        "country": outlet.country,
        "kind": outlet.kind,
        "tier": outlet.tier,
        "reputation": None if outlet.reputation is None else number_json(outlet.reputation),
        "publisher": outlet.publisher,
        "matched_by": outlet.matched_by,
        "flags": list(outlet.flags),
    }


def _mention(mention: Mention) -> Json:
    return {
        "level": mention.level.value,
        "prominence": mention.prominence.value,
        "count": mention.count,
        "quote": mention.quote,
        "surface": mention.surface,
        "exact_display_name": mention.exact_display_name,
        "identity": mention.identity.value,
        "signals": [{"rule": s.rule, "quote": s.quote, "weight": s.weight} for s in mention.signals],
        "flags": list(mention.flags),
    }


def _paid(paid: PaidVerdict) -> Json:
    return {
        "standing": paid.standing.value,
        "kind": None if paid.kind is None else paid.kind.value,
        "likelihood": number_json(paid.likelihood),
        "evidence": [_evidence(evidence) for evidence in paid.evidence],
    }


def _reasons(reasons: tuple[Reason, ...]) -> list[Json]:
    return [{"rule": r.rule, "text": r.text, "source": r.source, "holds": r.holds} for r in reasons]


def _evidence(evidence: Evidence) -> Json:
    return {
        "rule": evidence.rule,
        "quote": evidence.quote,
        "where": evidence.where,
        "weight": number_json(evidence.weight),
        "kind": None if evidence.kind is None else evidence.kind.value,
        "source": evidence.source,
    }


def _capture(capture: Capture) -> Json:
    return {
        "requested_url": capture.requested_url,
        "url": capture.url,
        "status": capture.status,
        "source": capture.source,
        "captured_at": time_json(capture.captured_at),
        "record": capture.record,
        "hops": [
            {"url": hop.url, "status": hop.status, "location": hop.location, "record": hop.record}
            for hop in capture.hops
        ],
        "peer": capture.peer,
        "page_sha256": capture.page_sha256,
        "truncated": capture.truncated,
        "verified_via": capture.verified_via,
    }


def miss_part(miss: Miss) -> Json:
    """Return why there is no usable page."""
    return {
        "reason": miss.reason,
        "detail": miss.detail,
        "needs_look": miss.needs_look,
        "status": miss.status,
        "captured_at": time_json(miss.captured_at),
        "record": miss.record,
    }


def found_in_part(candidate: Candidate) -> list[Json]:
    """Return who named a candidate."""
    return [
        {"source": s.source, "query": s.query, "rank": s.rank, "seen_at": time_json(s.seen_at)}
        for s in candidate.found_in
    ]


def _decision(decision: Decision) -> Json:
    return {
        "seq": decision.seq,
        "at": time_json(decision.at),
        "reviewer": decision.reviewer,
        "question": decision.question,
        "answer": decision.answer,
        "reason": decision.reason,
        "note": decision.note,
        "machine": decision.machine,
        "page_sha256": decision.page_sha256,
    }


def time_json(moment: datetime | None) -> str | None:
    """Return a moment in ISO 8601 with its zone."""
    return None if moment is None else moment.isoformat()


def number_json(value: float) -> float | None:
    """Return a number that JSON has, at most four decimals; None for NaN and the infinities."""
    if not math.isfinite(value):
        return None
    short = round(value, 4)
    return int(short) if short == int(short) and abs(short) < 1e15 else short

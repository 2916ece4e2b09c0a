"""
Records as JSON: the contract that scripts and other programs rely on.

The keys of ``clip_json`` up to ``miss`` are the line that ``judge --manifest`` prints; further keys stand after
them. Texts are as the page has them, times are ISO 8601 with their zone, and no number is NaN or infinite.
"""

from __future__ import annotations

import math
from datetime import datetime
from typing import Any

from collector.export.limits import limits_of
from collector.records import (
    Article,
    Brand,
    Candidate,
    Capture,
    Choice,
    Clip,
    Decision,
    Dossier,
    Evidence,
    Glance,
    Mention,
    Miss,
    Outcome,
    Outlet,
    PaidVerdict,
    Profile,
    Reason,
    Rejection,
    Standing,
)
from collector.records.ledger import ledger_head, ledger_line

SCHEMA = "press-evidence/1"

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
        "parts": [{"name": p.name, "points": _number(p.points), "text": p.text} for p in clip.parts],
        "found_in": _found_in(clip.candidate),
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
        "miss": _miss(miss),
    }


def dossier_json(dossier: Dossier) -> Json:
    """
    Return the finished answer as one JSON document.

    Every candidate stands in exactly one of ``press_links``, ``rejections`` and ``misses``, and ``counts`` says
    how many each holds.
    """
    misses = [r for r in dossier.rejections if is_miss(r)]
    rejections = [r for r in dossier.rejections if not is_miss(r)]
    lines = [ledger_line(decision) for decision in dossier.decisions]
    return {
        "schema": SCHEMA,
        "case": dossier.case,
        "created_at": _time(dossier.created_at),
        "now": _time(dossier.now),
        "brand": _brand(dossier.brand),
        "profile": _profile(dossier.profile),
        "counts": {
            "candidates": dossier.candidates,
            "press_links": len(dossier.choices),
            "rejections": len(rejections),
            "misses": len(misses),
            "captures": dossier.captures,
        },
        "press_links": [_choice(choice) for choice in dossier.choices],
        "gap": {
            "wanted": dossier.gap.wanted,
            "minimum": dossier.gap.minimum,
            "have": dossier.gap.have,
            "missing": dossier.gap.missing,
            "advice": list(dossier.gap.advice),
            "near": list(dossier.gap.near),
            "wait_days": dossier.gap.wait_days,
        },
        "rejections": [_rejection(rejection) for rejection in rejections],
        "misses": [_rejection(rejection) for rejection in misses],
        "sources": [
            {
                "name": s.name,
                "asked": s.asked,
                "answered": s.answered,
                "failed": s.failed,
                "candidates": s.candidates,
                "new": s.new,
                "clips": s.clips,
                "note": s.note,
            }
            for s in dossier.sources
        ],
        "tools": dict(dossier.tools),
        "rules": [{"path": path, "rows": rows, "sha256": digest} for path, rows, digest in dossier.rules],
        "ledger": {"lines": len(lines), "head": ledger_head(lines)},
        "notes": list(dossier.notes),
        "limits": limits_of(dossier),
    }


def is_miss(rejection: Rejection) -> bool:
    """True when there is no usable page behind a rejection, rather than a judged article."""
    return rejection.miss is not None and rejection.clip is None


# -- parts ---------------------------------------------------------------------------------------------------


def _choice(choice: Choice) -> Json:
    return {
        **clip_json(choice.clip),
        "place": choice.place,
        "why": choice.why,
        "replacement": choice.replacement,
        "reprints": list(choice.reprints),
    }


def _rejection(rejection: Rejection) -> Json:
    candidate = rejection.candidate
    return {
        "id": candidate.key,
        "url": candidate.url,
        "found_in": _found_in(candidate),
        "stage": rejection.stage,
        "rule": rejection.rule,
        "reason": rejection.reason,
        "outcome": rejection.outcome.value,
        "remedy": rejection.remedy,
        "clip": None if rejection.clip is None else clip_json(rejection.clip),
        "miss": None if rejection.miss is None else _miss(rejection.miss),
    }


def _article(article: Article, *, with_text: bool) -> Json:
    fields: Json = {
        "headline": article.headline,
        "byline": article.byline,
        "bylines": list(article.bylines),
        "published_at": _time(article.published_at),
        "modified_at": _time(article.modified_at),
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
        "reputation": None if outlet.reputation is None else _number(outlet.reputation),
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
        "likelihood": _number(paid.likelihood),
        "evidence": [_evidence(evidence) for evidence in paid.evidence],
    }


def _reasons(reasons: tuple[Reason, ...]) -> list[Json]:
    return [{"rule": r.rule, "text": r.text, "source": r.source, "holds": r.holds} for r in reasons]


def _evidence(evidence: Evidence) -> Json:
    return {
        "rule": evidence.rule,
        "quote": evidence.quote,
        "where": evidence.where,
        "weight": _number(evidence.weight),
        "kind": None if evidence.kind is None else evidence.kind.value,
        "source": evidence.source,
    }


def _capture(capture: Capture) -> Json:
    return {
        "requested_url": capture.requested_url,
        "url": capture.url,
        "status": capture.status,
        "source": capture.source,
        "captured_at": _time(capture.captured_at),
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


def _miss(miss: Miss) -> Json:
    return {
        "reason": miss.reason,
        "detail": miss.detail,
        "needs_look": miss.needs_look,
        "status": miss.status,
        "captured_at": _time(miss.captured_at),
        "record": miss.record,
    }


def _found_in(candidate: Candidate) -> list[Json]:
    return [
        {"source": s.source, "query": s.query, "rank": s.rank, "seen_at": _time(s.seen_at)}
        for s in candidate.found_in
    ]


def _decision(decision: Decision) -> Json:
    return {
        "seq": decision.seq,
        "at": _time(decision.at),
        "reviewer": decision.reviewer,
        "question": decision.question,
        "answer": decision.answer,
        "reason": decision.reason,
        "note": decision.note,
        "machine": decision.machine,
        "page_sha256": decision.page_sha256,
    }


def _brand(brand: Brand) -> Json:
    return {
        "name": brand.name,
        "aliases": list(brand.aliases),
        "legal_names": list(brand.legal_names),
        "parent": brand.parent,
        "domains": list(brand.domains),
        "handles": list(brand.handles),
        "products": list(brand.products),
        "people": list(brand.people),
        "ticker": brand.ticker,
        "context_words": list(brand.context_words),
        "negative_words": list(brand.negative_words),
        "longer_names_not_us": list(brand.longer_names_not_us),
        "country": brand.country,
        "languages": list(brand.languages),
        "ambiguous": brand.ambiguous,
    }


def _profile(profile: Profile) -> Json:
    return {
        "name": profile.name,
        "title": profile.title,
        "version": profile.version,
        "minimum": profile.minimum,
        "wants": profile.aim,
        "maximum": profile.maximum,
        "wait_days": profile.wait_days,
        "note": profile.note,
        "rules": [
            {"name": r.name, "value": _value(r.value), "text": r.text, "source": r.source, "date": r.date}
            for r in profile.rules
        ],
    }


def _value(value: bool | int | float | str | tuple[str, ...]) -> bool | int | float | str | list[str] | None:
    if isinstance(value, tuple):
        return list(value)
    return _number(value) if isinstance(value, float) else value


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _number(value: float) -> float | None:
    """Return a number that JSON has, at most four decimals; None for NaN and the infinities."""
    if not math.isfinite(value):
        return None
    short = round(value, 4)
    return int(short) if short == int(short) and abs(short) < 1e15 else short

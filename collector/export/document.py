"""The finished answer as one JSON document."""

from __future__ import annotations

from collector.export.as_json import Json, clip_json, found_in_part, miss_part, number_json, time_json
from collector.export.limits import limits_of
from collector.records import Brand, Choice, Dossier, Gap, Profile, Rejection, SourceReport
from collector.records.ledger import ledger_head, ledger_line

#: What the document is called, so that a reader knows its keys.
SCHEMA = "press-evidence/1"


def dossier_json(dossier: Dossier) -> Json:
    """
    Return the finished answer as one JSON document.

    Every candidate stands in exactly one of ``press_links``, ``rejections`` and ``misses``, and ``counts`` says
    how many each holds.
    """
    misses = [r for r in dossier.rejections if _is_miss(r)]
    rejections = [r for r in dossier.rejections if not _is_miss(r)]
    lines = [ledger_line(decision) for decision in dossier.decisions]
    return {
        "schema": SCHEMA,
        "case": dossier.case,
        "created_at": time_json(dossier.created_at),
        "now": time_json(dossier.now),
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
        "gap": _gap(dossier.gap),
        "rejections": [_rejection(rejection) for rejection in rejections],
        "misses": [_rejection(rejection) for rejection in misses],
        "sources": [_source(report) for report in dossier.sources],
        "tools": dict(dossier.tools),
        "rules": [{"path": path, "rows": rows, "sha256": digest} for path, rows, digest in dossier.rules],
        "ledger": {"lines": len(lines), "head": ledger_head(lines)},
        "notes": list(dossier.notes),
        "limits": limits_of(dossier),
    }


def _is_miss(rejection: Rejection) -> bool:
    """True when there is no usable page behind a rejection, rather than a judged article."""
    return rejection.miss is not None and rejection.clip is None


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
        "found_in": found_in_part(candidate),
        "stage": rejection.stage,
        "rule": rejection.rule,
        "reason": rejection.reason,
        "outcome": rejection.outcome.value,
        "remedy": rejection.remedy,
        "clip": None if rejection.clip is None else clip_json(rejection.clip),
        "miss": None if rejection.miss is None else miss_part(rejection.miss),
    }


def _gap(gap: Gap) -> Json:
    return {
        "wanted": gap.wanted,
        "minimum": gap.minimum,
        "have": gap.have,
        "missing": gap.missing,
        "advice": list(gap.advice),
        "near": list(gap.near),
        "wait_days": gap.wait_days,
    }


def _source(report: SourceReport) -> Json:
    return {
        "name": report.name,
        "asked": report.asked,
        "answered": report.answered,
        "failed": report.failed,
        "candidates": report.candidates,
        "new": report.new,
        "clips": report.clips,
        "note": report.note,
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
    return number_json(value) if isinstance(value, float) else value

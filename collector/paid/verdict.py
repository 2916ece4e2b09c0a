"""One verdict from many observations."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from collector.records import Evidence, PaidKind, PaidVerdict, Standing

#: From this likelihood on an article is paid, from that one on unclear; chosen in docs/paid.md.
PAID = 0.8
UNCLEAR = 0.4
#: Families that ask for a look and never prove: together they reach at most just below ``PAID``.
SOFT = frozenset({"promotion", "promotion-talk", "contributor", "affiliate-note"})


def weigh(evidence: Iterable[Evidence], looked: tuple[str, ...] = ()) -> PaidVerdict:
    """
    Combine observations into one verdict.

    Order does not matter, more evidence never lowers the likelihood, and none at all means ``EARNED``. A family
    counts once, by its strongest; families combine as independent (noisy-or). Soft families alone end at
    ``UNCLEAR``. Counter-evidence is shown and counts for nothing: it explained its own occurrence only.
    """
    ordered = sorted(evidence, key=_order, reverse=True)
    if not ordered:
        return PaidVerdict(looked=looked)
    kept = list({(one.rule, one.where, one.quote, one.family or one.rule): one for one in ordered}.values())
    kept.sort(key=_order)
    strongest: dict[str, float] = {}
    for one in kept:
        if one.weight > 0:
            family = one.family or one.rule
            strongest[family] = max(strongest.get(family, 0.0), min(one.weight, 1.0))
    hard = _either(weight for family, weight in strongest.items() if family not in SOFT)
    every = _either(strongest.values())
    likelihood = round(max(hard, min(every, PAID - 0.01)), 6)
    standing = (
        Standing.PAID
        if likelihood >= PAID
        else Standing.UNCLEAR
        if likelihood >= UNCLEAR
        else Standing.EARNED
    )
    return PaidVerdict(
        standing=standing,
        kind=_kind(kept) if standing is not Standing.EARNED else None,
        likelihood=likelihood,
        evidence=tuple(kept),
        looked=looked,
    )


def _either(weights: Iterable[float]) -> float:
    return 1.0 - prod(sorted(1.0 - weight for weight in weights))


def _order(one: Evidence) -> tuple[float, str, str, str, str, str, str]:
    return (-one.weight, one.rule, one.where, one.quote, one.family, str(one.kind or ""), one.source)


def _kind(kept: list[Evidence]) -> PaidKind | None:
    """Return the kind of the strongest evidence that names one; evidence is in order."""
    return next((one.kind for one in kept if one.kind is not None and one.weight > 0), None)

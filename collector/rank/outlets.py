"""From a row to the outlet that other stages read: rated, and known as the brand's own where it is."""

from __future__ import annotations

from dataclasses import replace

from collector.rank.facts import Facts
from collector.rank.places import bare_host, place_of
from collector.rank.reputation import TIERS, rate, tier_of
from collector.records import Brand, Outlet


def outlet_of(facts: Facts, matched_by: str) -> Outlet:
    """Rate a row and make it the record that other stages read; a user's own tier or reputation wins."""
    rating = rate(facts)
    reputation, tier, parts = rating.reputation, rating.tier, rating.parts
    if "user" in facts.provenance and tier is not None and (facts.tier or facts.reputation is not None):
        reputation, tier = _chosen(facts, reputation or 0.0)
        parts = (
            *parts,
            ("user", round(reputation - (rating.reputation or 0.0), 2), "set in the user's outlets file"),
        )
    return Outlet(
        domain=facts.domain,
        name=facts.name or facts.domain,
        country=facts.country or None,
        languages=facts.languages,
        kind=facts.kind,
        tier=tier,
        reputation=reputation,
        publisher=facts.publisher or facts.domain,
        flags=(*facts.flags, "closed") if facts.status == "closed" else facts.flags,
        parts=parts,
        matched_by=matched_by,
        provenance=facts.provenance,
        note=facts.note,
        checked=facts.checked,
    )


def as_own_site(outlet: Outlet, brand: Brand, host: str = "") -> Outlet:
    """Return the outlet as ``own_site`` when its domain, or ``host``, is one of the brand's or under one of them."""
    asked = (host or outlet.domain).partition("/")[0].lower()
    for text in brand.domains:
        domain = bare_host(place_of(text).host)
        if domain and (asked == domain or asked.endswith("." + domain)):
            return replace(
                outlet,
                domain=domain,
                kind="own_site",
                tier=None,
                reputation=0.0,
                parts=(("kind", 0.0, "own site: never press"),),
                note=f"{domain} is a domain of {brand.name}",
            )
    return outlet


def _chosen(facts: Facts, computed: float) -> tuple[float, str]:
    """Return the reputation and tier that a user's cells ask for; a tier alone moves the reputation into its band."""
    if facts.reputation is not None:
        return facts.reputation, facts.tier or tier_of(facts.reputation)
    least = dict(TIERS)[facts.tier or "D"]
    most = min((bound for _, bound in TIERS if bound > least), default=100.1) - 0.1
    return min(max(computed, least), round(most, 1)), facts.tier or "D"

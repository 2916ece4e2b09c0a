"""Gates about who published the article, and who wanted it published."""

from __future__ import annotations

from collector.records import Clip, Evidence, PaidKind, Standing
from collector.shortlist.findings import Case, Finding
from collector.urls import host_of

_KIND_RULES = {
    PaidKind.PRESS_RELEASE: "press-release",
    PaidKind.CONTRIBUTOR: "contributor",
    PaidKind.AFFILIATE: "affiliate",
    PaidKind.LISTING: "listing",
}
_NAMES = {
    "release_service": "a release service",
    "contributor_network": "a contributor network",
    "self_publishing": "a self-publishing platform",
    "ugc": "a site of users' own posts",
    "directory": "a directory",
    "aggregator": "a portal or aggregator that shows others' articles",
    "content_farm": "a content farm",
    "unreliable": "listed as unreliable",
    "satire": "satire",
    "social": "a social network",
    "own_site": "the brand's own site",
}


def outlet_kind(case: Case) -> Finding:
    """The outlet is press that somebody has heard of."""
    outlet, name = case.clip.outlet, outlet_name(case.clip)
    if outlet.is_excluded and outlet.kind not in case.words("accept-kinds") and case.switch("press-only"):
        return Finding(
            rule="outlet",
            holds="no",
            text=f"{name} is {_NAMES.get(outlet.kind, outlet.kind)}, which is never press",
            source=case.source("press-only"),
            code="never-press",
            stage="rank",
            remedy=_original(case),
            question="outlet",
        )
    unrated = outlet.tier is None and outlet.matched_by != "user" and "user" not in outlet.provenance
    if not outlet.is_excluded and (not outlet.is_press or unrated):
        return Finding(
            rule="outlet",
            holds=case.verdict("unknown-outlet", "look"),
            text=f"{name} is not a known outlet: {outlet.note or 'no list of outlets has it'}",
            source=case.source("unknown-outlet"),
            code="unknown-outlet",
            stage="rank",
            remedy="a reviewer who knows it as press, or a row of your own for it (--outlets)",
            question="outlet",
        )
    shown = ", ".join([outlet.kind, *([f"tier {outlet.tier}"] if outlet.tier else [])])
    if outlet.tier in case.words("tiers-to-look-at"):
        return Finding(
            rule="outlet",
            holds="unsure",
            text=f"{name} is an outlet of a low tier ({shown})",
            source=case.source("tiers-to-look-at"),
            code="low-tier",
            stage="rank",
            remedy="a person who knows the outlet's standing",
            question="outlet",
        )
    return Finding(rule="outlet", holds="yes", text=f"{name}: {shown}", source=case.source("press-only"))


def outlet_name(clip: Clip) -> str:
    """Return what a reader calls the outlet."""
    return clip.outlet.name or clip.outlet.domain or host_of(clip.capture.url) or clip.capture.url


def _original(case: Case) -> str:
    """Say where the article might count after all."""
    canonical = case.clip.article.canonical_url
    if canonical and host_of(canonical) != host_of(case.clip.capture.url):
        return f"the article at its own outlet: {canonical}"
    if case.clip.outlet.kind in {"aggregator", "social"}:
        return "the same article at the outlet that wrote it"
    return "nothing: this kind of outlet does not count"


def own_site(case: Case) -> Finding | None:
    """The outlet does not belong to the brand."""
    if case.brand is None or not case.switch("no-own-site"):
        return None
    why = _why_own(case)
    return Finding(
        rule="own-site",
        holds="no" if why else "yes",
        text=why or "the outlet is not the brand's",
        source=case.source("no-own-site"),
        code="own-site",
        stage="rank",
        remedy="nothing: the brand's own pages do not count",
        question="own-site",
    )


def _why_own(case: Case) -> str:
    clip, brand = case.clip, case.brand
    assert brand is not None
    host = host_of(clip.capture.url)
    for domain in brand.domains:
        own = host_of(domain)
        if own and (host == own or host.endswith("." + own)):
            return f"{host} is the brand's own site ({own})"
    if clip.outlet.kind == "own_site":
        return f"{outlet_name(clip)} is the brand's own site"
    if "own" in (clip.mention.flags if clip.mention else ()):
        return f"{outlet_name(clip)} belongs to the brand"
    names = {brand.name, *brand.aliases, *brand.legal_names, *([brand.parent] if brand.parent else [])}
    folded = {name.casefold().strip() for name in names}
    for title in (clip.outlet.name, clip.outlet.publisher):
        if title and title.casefold().strip() in folded:
            return f"{title} is the brand itself or its parent"
    return ""


def standing(case: Case) -> Finding:
    """Nobody paid for the article."""
    paid = case.clip.paid
    rule = _KIND_RULES.get(paid.kind, "paid-content") if paid.kind else "paid-content"
    if paid.standing is Standing.EARNED:
        return Finding(
            rule="standing", holds="yes", text="nothing shows that it was paid for", source=case.source("paid-content"),
            question="paid",
        )  # fmt: skip
    shown = _quoted(next((e for e in paid.evidence if e.weight > 0), None))
    kind = f" ({paid.kind})" if paid.kind else ""
    if paid.standing is Standing.PAID:
        return Finding(
            rule="standing",
            holds=case.verdict(rule, "refuse"),
            text=f"paid or promotional{kind}{shown}",
            source=case.source(rule, "paid-content"),
            code="press-release" if rule == "press-release" else "paid",
            stage="paid",
            remedy="a reviewer who finds that it is editorial",
            question="paid",
        )
    accepted = case.verdict(rule, "refuse") == "yes"
    return Finding(
        rule="standing",
        holds="yes" if accepted else case.verdict("unclear-standing", "look"),
        text=f"unclear whether it was paid for{kind}{shown}",
        source=case.source("unclear-standing", "paid-content"),
        code="standing-unclear",
        stage="paid",
        remedy="a reviewer who finds that it is editorial",
        question="paid",
    )


def _quoted(evidence: Evidence | None) -> str:
    if evidence is None:
        return ""
    return f': "{evidence.quote}" ({evidence.where})' if evidence.where else f': "{evidence.quote}"'

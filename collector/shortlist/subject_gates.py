"""Gates about the brand in the article: is it named, is it this one, is the article about it, what kind of story."""

from __future__ import annotations

from collector.records import Brand, Identity, Level, Mention, Profile, Prominence, Reason
from collector.shortlist.findings import HOLDS, Case, Finding, Holds, source_of

#: Flags of pages that list many subjects; only a page whose layout shows it (``roundup``) is held down by the gate.
_LISTS = {"roundup", "list"}


def _mention(case: Case) -> Mention:
    return case.clip.mention or Mention()


def named(case: Case) -> Finding | None:
    """The brand's name stands in the article."""
    if case.brand is None:
        return None
    mention = _mention(case)
    if mention.level is Level.NONE:
        return _named(case, "no", f"{case.brand.name} is not named in the article", "not-named", "public")
    said = f'named as "{mention.surface or case.brand.name}"'
    if mention.level is Level.PARENT:
        holds = case.verdict("parent-name", "look")
        return _named(case, holds, f"only the parent is named: {said}", "parent-only", "parent-name")
    if mention.level is Level.ALIAS:
        holds = case.verdict("alias-name", "accept")
        return _named(case, holds, f"{said}, another name of {case.brand.name}", "alias-only", "alias-name")
    if not mention.exact_display_name:
        holds = case.verdict("other-spelling", "accept")
        return _named(
            case,
            holds,
            f"{said}, not letter for letter {case.brand.name}",
            "other-spelling",
            "other-spelling",
        )
    return _named(case, "yes", f"{said}, {_times(mention)}", "", "other-spelling")


def _named(case: Case, holds: Holds, text: str, code: str, rule: str) -> Finding:
    missing = code == "not-named"
    return Finding(
        rule="named",
        holds=holds,
        text=text,
        source=case.source("passing-mention" if missing else rule),
        code=code,
        stage="mention",
        remedy="another alias of the brand, if the article uses one (--alias)"
        if missing
        else "a reviewer's yes",
        question="named",
    )


def unnamed(brand: Brand, profile: Profile) -> tuple[Reason, ...]:
    """Return why a page does not count whose markup can't name the brand, and what was therefore not judged."""
    source = source_of(profile, "passing-mention")
    return (
        Reason("named", f"{brand.name} is not named in the article", source, "no"),
        Reason(
            "standing",
            "not judged: the page does not name the brand, and was read for its head only",
            "collector, docs/judging.md",
            "unsure",
        ),
    )


def _times(mention: Mention) -> str:
    return "once" if mention.count == 1 else f"{mention.count} times"


def identity(case: Case) -> Finding | None:
    """The name means this brand."""
    mention = _mention(case)
    if case.brand is None or mention.level is Level.NONE:
        return None
    holds: dict[Identity, Holds] = {
        Identity.CONFIRMED: "yes",
        Identity.PROBABLE: case.verdict("probable-identity", "accept"),
        Identity.UNCLEAR: "unsure",
        Identity.REJECTED: "no",
    }
    signals = "; ".join(f'{s.rule} "{s.quote}"' for s in mention.signals[:3] if s.weight)
    return Finding(
        rule="identity",
        holds=holds[mention.identity],
        text=f"that it is this brand is {mention.identity}" + (f": {signals}" if signals else ""),
        source=case.source("probable-identity"),
        code="another-brand" if mention.identity is Identity.REJECTED else "identity-unclear",
        stage="mention",
        remedy="a reviewer who finds that it is this brand",
        question="identity",
    )


def prominence(case: Case) -> Finding | None:
    """The article is about the brand."""
    mention = _mention(case)
    if case.brand is None or mention.level is Level.NONE:
        return None
    holds, rule, text = _prominence(case, mention)
    return Finding(
        rule="prominence",
        holds=holds,
        text=text,
        source=case.source(rule),
        code="weak-mention" if rule != "passing-mention" else "passing-mention",
        stage="mention",
        remedy="a reviewer who finds that the article is about the brand",
        question="prominence",
    )


def _prominence(case: Case, mention: Mention) -> tuple[Holds, str, str]:
    lead, body = case.number("lead-mentions", 3), case.number("body-mentions", 4)
    times = _times(mention)
    subject = mention.prominence is Prominence.HEADLINE or (
        mention.prominence is Prominence.LEAD and mention.count >= lead
    )
    if "passing-source" in mention.flags:
        return (
            case.verdict("passing-mention", "refuse"),
            "passing-mention",
            "named only as the source of the news",
        )
    if subject and "roundup" in mention.flags:
        return "unsure", "lead-mentions", f"one of several in a roundup, named {times}"
    if mention.prominence is Prominence.HEADLINE:
        return "yes", "lead-mentions", f"named in the headline, {times} in all"
    if mention.prominence is Prominence.LEAD:
        where = f"named in the first paragraph, {times} in all"
        return (
            ("yes", "lead-mentions", where)
            if subject
            else ("unsure", "lead-mentions", f"{where}; {lead} would do")
        )
    if mention.prominence is Prominence.BODY and mention.count >= body:
        return "unsure", "body-mentions", f"named {times}, but not in the headline or the first paragraph"
    return case.verdict("passing-mention", "refuse"), "passing-mention", f"named in passing, {times}"


def coverage(case: Case) -> Finding | None:
    """The story is more than routine, a list, the subject's own answers or a release, where the profile asks for it."""
    if case.brand is None or case.clip.mention is None:
        return None
    asked = [
        rule for rule in ("release-overlap", "listicle", "interview", "routine") if case.profile.rule(rule)
    ]
    if not asked:
        return None
    flags = case.clip.mention.flags
    found = [(rule, flag) for rule in asked for flag in flags if _is_of(flag, rule)]
    worst = min(found, key=lambda pair: ("no", "unsure", "yes").index(_holds(case, pair[0])), default=None)
    if worst is None:
        return Finding(rule="coverage", holds="yes", text="no routine coverage", source=case.source(*asked))
    rule, flag = worst
    return Finding(
        rule="coverage",
        holds=_holds(case, rule),
        text=f"{flag}: {rule.replace('-', ' ')}",
        source=case.source(rule),
        code=rule,
        remedy="a reviewer who finds that it goes deep",
        question="coverage",
    )


def _holds(case: Case, rule: str) -> Holds:
    return HOLDS.get(str(case.profile.value(rule, "accept")), "unsure")


def _is_of(flag: str, rule: str) -> bool:
    if rule == "listicle":
        return flag in _LISTS
    if rule == "routine":
        return flag.startswith("routine:")
    return flag == rule

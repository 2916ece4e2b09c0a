"""Gates about the page itself: its kind, whether it is public, its age, language, title, author and length."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, timedelta

from collector.records import Article, PageKind
from collector.shortlist.findings import Case, Finding

_LOOKS_CLOSED = {401, 402, 403, 407, 429, 451, 503}
#: A page may be dated a day ahead of the clock: time zones.
_AHEAD = timedelta(days=1)


def page_kind(case: Case) -> Finding:
    """The link leads to one article."""
    kind = case.clip.article.kind
    taken = case.words("page-kinds") or (PageKind.ARTICLE, PageKind.LIVE, PageKind.STUB)
    source = case.source("page-kinds")
    if kind in taken:
        walled = kind is PageKind.STUB or case.clip.article.paywalled
        text = "an article behind a paywall: a valid link" if walled else f"the page is one story ({kind})"
        return Finding(rule="page-kind", holds="yes", text=text, source=source)
    if kind in case.words("page-kinds-to-look-at"):
        return Finding(
            rule="page-kind",
            holds="unsure",
            text=f"the page is a {kind}: a person must see what it shows",
            source=case.source("page-kinds-to-look-at"),
            code=f"{kind}-page",
            stage="extract",
            remedy="a person's look at the page",
            question="page-kind",
        )
    return Finding(
        rule="page-kind",
        holds="no",
        text=f"the page is no article but of the kind {kind}",
        source=source,
        code="not-an-article",
        stage="extract",
        remedy="the address of the article itself",
        question="page-kind",
    )


def public(case: Case) -> Finding | None:
    """The page answered to anybody."""
    if not case.switch("public"):
        return None
    capture, source = case.clip.capture, case.source("public")
    if capture.source == "archive" and capture.verified_via:
        return Finding(
            rule="public",
            holds="unsure",
            text=f"the live page could not be read; a copy was judged ({capture.verified_via})",
            source=source,
            code="not-read-live",
            stage="fetch",
            remedy="a person who opens the address and sees the same article",
            question="public",
        )
    if capture.source != "fetched":
        return Finding(rule="public", holds="yes", text=f"read from a copy ({capture.source})", source=source)
    if 200 <= capture.status < 300:
        return Finding(
            rule="public", holds="yes", text=f"answered with status {capture.status}", source=source
        )
    return Finding(
        rule="public",
        holds="unsure" if capture.status in _LOOKS_CLOSED else "no",
        text=f"the page answered with status {capture.status}",
        source=source,
        code="not-public",
        stage="fetch",
        remedy="a page that opens for anybody",
        question="public",
    )


def age(case: Case) -> Finding:
    """The article is dated, not in the future, and inside the window."""
    published, months = case.clip.article.published_at, case.number("max-age-months", 0)
    if published is None:
        return Finding(
            rule="age",
            holds=case.verdict("undated", "look" if months else "accept"),
            text="the article shows no date",
            source=case.source("undated"),
            code="undated",
            remedy="its date, found by a person",
            question="age",
        )
    published = published if published.tzinfo else published.replace(tzinfo=UTC)
    day = published.date()
    if _is_guessed(case.clip.article):
        return Finding(
            rule="age",
            holds=case.verdict("undated", "look" if months else "accept"),
            text=f"the page declares no date; searching its text gives {day}, which a person must confirm",
            source=case.source("undated"),
            code="undated",
            remedy="its date, found by a person",
            question="age",
        )
    if published > case.now + _AHEAD:
        return Finding(
            rule="age",
            holds="unsure",
            text=f"the article is dated {day}, after today ({case.now.date()})",
            source=case.source("undated", "max-age-months"),
            code="future-date",
            remedy="its true date, found by a person",
            question="age",
        )
    if months and day < _months_before(case.now, months):
        return Finding(
            rule="age",
            holds=case.verdict("too-old", "refuse"),
            text=f"published {day}, before the limit of {months} months ({_months_before(case.now, months)})",
            source=case.source("too-old", "max-age-months"),
            code="too-old",
            remedy="a newer article, or a profile without the age limit",
            question="age",
        )
    window = f", within {months} months" if months else ""
    return Finding(
        rule="age", holds="yes", text=f"published {day}{window}", source=case.source("max-age-months")
    )


def _is_guessed(article: Article) -> bool:
    """True when the date was found by searching the page's text and furniture, not declared by the page."""
    sources = [fact.source for fact in article.provenance if fact.field == "published_at"]
    return bool(sources) and all(source.startswith(("htmldate", "search:")) for source in sources)


def _months_before(now: datetime, months: int) -> date:
    """Return the same day so many months before, the month's last day where there is none; never before year 1."""
    count = max(12, now.year * 12 + now.month - 1 - months)
    year, month = divmod(count, 12)
    return date(year, month + 1, min(now.day, calendar.monthrange(year, month + 1)[1]))


def language(case: Case) -> Finding | None:
    """The article is in a language that the profile takes."""
    wanted = set(case.words("languages"))
    if not wanted:
        return None
    if "brand" in wanted:
        wanted |= set(case.brand.languages if case.brand else ())
        wanted -= {"brand"} if len(wanted) > 1 else set()
    source, spoken = case.source("languages"), case.clip.article.language
    if wanted & {"any", "brand"} or spoken in wanted:
        return Finding(
            rule="language", holds="yes", text=f"in {spoken or 'an unknown language'}", source=source
        )
    shown = ", ".join(sorted(wanted))
    if spoken is None:
        return Finding(
            rule="language",
            holds="unsure",
            text=f"the language is not known; wanted: {shown}",
            source=source,
            code="language-unknown",
            remedy="a person who says which language it is",
            question="language",
        )
    return Finding(
        rule="language",
        holds=case.verdict("other-language", "refuse"),
        text=f"in {spoken}; wanted: {shown}",
        source=case.source("other-language", "languages"),
        code="language",
        remedy="what the rule asks for: " + _text_of(case, "other-language", "languages"),
        question="language",
    )


def _text_of(case: Case, *rules: str) -> str:
    found = next((rule for rule in map(case.profile.rule, rules) if rule is not None), None)
    return found.text if found else ""


def title(case: Case) -> Finding | None:
    """The article shows its title, where the profile asks for it."""
    return _shown(case, "title", case.clip.article.headline)


def author(case: Case) -> Finding | None:
    """The article shows its author, where the profile asks for it."""
    article = case.clip.article
    return _shown(case, "author", ", ".join(article.bylines) or article.byline)


def _shown(case: Case, rule: str, value: str | None) -> Finding | None:
    if case.profile.rule(rule) is None:
        return None
    return Finding(
        rule=rule,
        holds="yes" if value else case.verdict(rule, "look"),
        text=f"{rule}: {value}" if value else f"the article shows no {rule}",
        source=case.source(rule),
        code=f"no-{rule}",
        remedy=f"its {rule}, found by a person",
        question=rule,
    )


def depth(case: Case) -> Finding | None:
    """The text is long enough to be significant, where the profile asks for it."""
    least, article = case.number("least-words", 0), case.clip.article
    if not least:
        return None
    words = article.own_words
    walled = article.paywalled or article.kind is PageKind.STUB
    enough = words >= least or walled
    return Finding(
        rule="depth",
        holds="yes" if enough else case.verdict("short-text", "look"),
        text=f"{words} words of its own"
        + (" before the paywall" if walled else f"; at least {least} wanted"),
        source=case.source("least-words"),
        code="too-short",
        remedy="a person who finds it deep enough",
        question="depth",
    )

"""
How much a clip is worth, 0 to 100, from parts that a reader can add up.

======================  ======  =======================================================================
part                    points  from
======================  ======  =======================================================================
outlet                  0..40   0.40 x reputation; an unknown outlet as reputation 25
home country            0..6    0.06 x reputation where the outlet is of the brand's country
home language           0..4    0.04 x reputation where it publishes in a language of the brand
prominence              0..20   headline 20, lead with 3 mentions 15, lead 10, body 8, passing 2
earliness               0..5    5 x how early the brand is first named
depth                   0..10   one point per 60 of the outlet's own words (quotations left out)
recency                 0..8    8 up to 3 months old, falling evenly to 0 at 24 months
byline, date            4, 3    where the article shows them
name                    -8..0   another name -2, the parent's alone -8
identity                -20..0  probable -2, unclear -8, rejected -20
standing                -70..0  unclear -20, paid -60, and 10 x the likelihood that it was paid for
each flag               -10..0  see ``FLAG_POINTS``
======================  ======  =======================================================================

Every part is a whole number; their sum, held to 0..100, is the strength. Raising any one input never lowers it.
The points are this program's own weighing, so that what is known of press work (docs/shortlist.md) can be
compared; they are no prediction of what a programme accepts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from collector.records import (
    Article,
    Brand,
    Clip,
    Identity,
    Level,
    Mention,
    Outlet,
    PageKind,
    PaidVerdict,
    Part,
    Prominence,
    Standing,
)

#: What an unknown outlet is reckoned as: below every known outlet worth showing, above the excluded kinds.
UNKNOWN_REPUTATION = 25.0
#: Flags of a mention, and what each costs.
FLAG_POINTS = {
    "routine": -4,
    "list": -6,
    "roundup": -6,
    "interview": -4,
    "narrow": -4,
    "passing-source": -4,
    "release-overlap": -10,
    "own": -10,
}
_STANDING_POINTS = {Standing.EARNED: 0, Standing.UNCLEAR: -20, Standing.PAID: -60}
_LEVEL_POINTS = {Level.EXACT: 0, Level.ALIAS: -2, Level.PARENT: -8, Level.NONE: -8}
_IDENTITY_POINTS = {
    Identity.CONFIRMED: 0,
    Identity.PROBABLE: -2,
    Identity.UNCLEAR: -8,
    Identity.REJECTED: -20,
}
_LEAD_MENTIONS = 3
_WORDS_A_POINT = 60
_STUB_DEPTH = 5
_FRESH_MONTHS, _STALE_MONTHS, _RECENCY = 3.0, 24.0, 8.0
_DAYS_A_MONTH = 30.4375


def strength(clip: Clip, brand: Brand | None, now: datetime) -> tuple[int, tuple[Part, ...]]:
    """
    Return a clip's strength, 0 to 100, and its parts in the order of the table above.

    A reviewer's say about payment replaces the machine's. Without a brand the parts that need one are left out
    or reckoned as fitting.
    """
    decided = clip.standing if clip.decided("paid") is not None else None
    return weigh(clip.outlet, clip.mention, clip.paid, clip.article, brand, now, decided=decided)


def weigh(
    outlet: Outlet,
    mention: Mention | None,
    paid: PaidVerdict,
    article: Article,
    brand: Brand | None,
    now: datetime,
    *,
    decided: Standing | None = None,
) -> tuple[int, tuple[Part, ...]]:
    """Return strength and parts from single records; ``decided`` is the standing that a reviewer settled, if any."""
    parts = (
        *_outlet_parts(outlet, article, brand),
        *_mention_parts(mention),
        _depth(article),
        _recency(article, now),
        _part("byline", 4 if article.persons or article.byline else 0, article.byline or "no byline"),
        _part("date", 3 if article.published_at else 0, "dated" if article.published_at else "no date"),
        _standing(paid, decided),
        *_flag_parts(outlet, mention),
    )
    total = sum(part.points for part in parts)
    return int(min(100, max(0, total))), parts


def _part(name: str, points: float, text: str) -> Part:
    return Part(name, float(round(points)), text)


def _outlet_parts(outlet: Outlet, article: Article, brand: Brand | None) -> Iterator[Part]:
    known = outlet.reputation is not None
    reputation = min(
        100.0, max(0.0, outlet.reputation if outlet.reputation is not None else UNKNOWN_REPUTATION)
    )
    name = outlet.name or outlet.domain
    standing = (
        f"reputation {reputation:.0f}" if known else f"unknown, reckoned as reputation {reputation:.0f}"
    )
    yield _part("outlet", 0.40 * reputation, f"{name}: {standing}")
    country = brand.country if brand else None
    at_home = country is None or outlet.country == country
    where = outlet.country or "no country"
    wanted = f"the brand's is {country}" if country else "none was asked for"
    yield _part("home country", 0.06 * reputation if at_home else 0, f"{where}; {wanted}")
    languages = brand.languages if brand else ()
    spoken = {article.language} if article.language else set(outlet.languages)
    speaks = not languages or bool(spoken & set(languages))
    shown = ", ".join(sorted(spoken)) or "no language"
    asked = f"the brand's: {', '.join(languages)}" if languages else "none was asked for"
    yield _part("home language", 0.04 * reputation if speaks else 0, f"{shown}; {asked}")


def _prominence_points(mention: Mention) -> int:
    if mention.prominence is Prominence.LEAD:
        return 15 if mention.count >= _LEAD_MENTIONS else 10
    return {Prominence.HEADLINE: 20, Prominence.BODY: 8, Prominence.PASSING: 2}.get(mention.prominence, 0)


def _mention_parts(mention: Mention | None) -> Iterator[Part]:
    if mention is None:
        yield _part("prominence", 0, "judged without a brand")
        return
    times = "once" if mention.count == 1 else f"{mention.count} times"
    place = {Prominence.HEADLINE: "in the headline", Prominence.NONE: "not named"}
    said = place.get(mention.prominence, f"in the {mention.prominence}, {times}")
    if mention.prominence is Prominence.PASSING:
        said = f"in passing, {times}"
    yield _part("prominence", _prominence_points(mention), said)
    early = min(1.0, max(0.0, mention.earliness))
    yield _part(
        "earliness",
        5 * early,
        f"first named after {1 - early:.0%} of the text" if mention.count else "not named",
    )
    if mention.level is not Level.EXACT:
        yield _part(
            "name",
            _LEVEL_POINTS[mention.level],
            f"named by {mention.level}" if mention.count else "not named",
        )
    if mention.identity is not Identity.CONFIRMED:
        yield _part("identity", _IDENTITY_POINTS[mention.identity], f"identity {mention.identity}")


def _depth(article: Article) -> Part:
    words = article.own_words
    points = min(10.0, words / _WORDS_A_POINT)
    if article.paywalled or article.kind is PageKind.STUB:
        return _part("depth", max(points, _STUB_DEPTH), f"{words} words before the paywall")
    return _part("depth", points, f"{words} words of its own")


def _recency(article: Article, now: datetime) -> Part:
    if article.published_at is None:
        return _part("recency", 0, "no date")
    published = (
        article.published_at if article.published_at.tzinfo else article.published_at.replace(tzinfo=UTC)
    )
    months = (now - published).total_seconds() / 86_400 / _DAYS_A_MONTH
    day = published.date().isoformat()
    if months < -1 / _DAYS_A_MONTH:
        return _part("recency", 0, f"dated in the future: {day}")
    left = (_STALE_MONTHS - months) / (_STALE_MONTHS - _FRESH_MONTHS)
    return _part("recency", _RECENCY * min(1.0, max(0.0, left)), f"published {day}")


def _standing(paid: PaidVerdict, decided: Standing | None) -> Part:
    if decided is not None:
        return _part("standing", _STANDING_POINTS[decided], f"{decided}, says a reviewer")
    likelihood = min(1.0, max(0.0, paid.likelihood))
    kind = f" ({paid.kind})" if paid.kind else ""
    text = f"{paid.standing}{kind}, likelihood of payment {likelihood:.0%}"
    return _part("standing", _STANDING_POINTS[paid.standing] - round(10 * likelihood), text)


def _flag_parts(outlet: Outlet, mention: Mention | None) -> Iterator[Part]:
    flags = dict.fromkeys((*(mention.flags if mention else ()), *outlet.flags))
    for flag in flags:
        points = FLAG_POINTS.get(flag, FLAG_POINTS["routine"] if flag.startswith("routine:") else 0)
        if points:
            yield _part(flag, points, f"flag: {flag}")

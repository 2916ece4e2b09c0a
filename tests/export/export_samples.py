"""A dossier about a fictional brand, with every kind of thing that a report has to show."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

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
    Gap,
    Hop,
    Identity,
    Level,
    Mention,
    Miss,
    Outcome,
    Outlet,
    PaidKind,
    PaidVerdict,
    Part,
    Profile,
    ProfileRule,
    Prominence,
    Reason,
    Rejection,
    Sighting,
    SourceReport,
    Standing,
)

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
BRAND = Brand(
    name="Lumora Pay",
    aliases=("ルモラペイ", "لومورا باي"),
    parent="Lumora Holdings",
    domains=("lumorapay.example",),
    country="DE",
    languages=("de", "en"),
)
META = "Meta, Official Business Accounts"
PROFILE = Profile(
    name="oba",
    title="WhatsApp Official Business Account, request form",
    minimum=3,
    aim=5,
    maximum=5,
    wait_days=30,
    version="2026-11-25",
    note="Exactly 5 is the only count that both of the published rules allow.",
    rules=(
        ProfileRule(
            "paid-content", "refuse", "Paid or promotional content is not considered.", META, "2026-04"
        ),
        ProfileRule(
            "max-age-months", 12, "Articles of the last 12 months.", "360dialog, help pages", "2026-04"
        ),
        ProfileRule(
            "page-kinds", ("article", "live", "stub"), "The link must lead to one article.", META, "2026-04"
        ),
        ProfileRule("one-per-publisher", True, "One article per publisher counts.", "WP:NCORP", "2026-05"),
    ),
)
RULES = ("label-in-byline", "label-above-headline", "rel-sponsored", "section-path", "release-boilerplate")

#: Pages whose words the samples quote: (url, headline, paragraph).
STORIES = {
    "harbour": (
        "https://www.harbour-courier.example/business/2026/10/lumora-pay-fees",
        "Lumora Pay cuts fees for market traders as banks look on",
        (
            "When Lumora Pay opened its first counter in Bremen’s fish market, few traders believed that a start-up of "
            "forty people could undercut the banks, yet a year later every second stall takes its green card."
        ),
    ),
    "kanto": (
        "https://kanto-shimbun.example/keizai/20261012/lumora",
        "ルモラペイ、地方の商店街で決済端末を倍増 小規模店に広がる",
        "独ブレーメンの決済会社ルモラペイは12日、群馬県の商店街に設置した端末が年内に二千台を超えるとの見通しを示した。",
    ),
    "nile": (
        "https://nile-tribune.example/economy/lumora-pay-cairo",
        "لومورا باي تبدأ العمل في أسواق القاهرة وسط منافسة من البنوك",
        "قالت شركة لومورا باي الألمانية إنها ستبدأ العمل في ثلاثة أسواق بالقاهرة قبل نهاية العام.",
    ),
    "wirtschaft": (
        "https://wirtschaftsbote.example/fintech/lumora-pay-urteil",
        "Gericht stärkt Lumora Pay im Streit um Kartengebühren",
        (
            "Das Landgericht Bremen hat Lumora Pay im Streit mit zwei Sparkassen Recht gegeben: Die Gebühren für "
            "Kartenzahlungen müssen offengelegt werden."
        ),
    ),
    "ledger": (
        "https://payments-ledger.example/analysis/lumora-pay-unit-economics",
        "How Lumora Pay makes money on four-euro fish rolls",
        "Lumora Pay earns eleven cents on the average sale, and the interesting question is why its traders stay.",
    ),
    "advert": (
        "https://harbour-courier.example/partner/lumora-pay-the-future-of-cash",
        "Five ways Lumora Pay makes your market stall smarter",
        "Presented by Lumora Pay. Queues are the enemy of every stall, and a card reader is your best friend.",
    ),
    "unclear": (
        "https://techmoor.example/stories/lumora-pay-review",
        "Lumora Pay review: the reader that fits in an apron",
        "We tried Lumora Pay for a month. This article was produced in cooperation with our partners.",
    ),
    "passing": (
        "https://northgazette.example/markets/roundup-week-41",
        "Market round-up: week 41",
        "Shares of banks rose. Payment firms such as Lumora Pay were little changed.",
    ),
    "copy": (
        "https://elbe-post.example/wirtschaft/lumora-pay-gebuehren",
        "Gericht stärkt Lumora Pay im Streit um Kartengebühren",
        "Das Landgericht Bremen hat Lumora Pay im Streit mit zwei Sparkassen Recht gegeben.",
    ),
}


def page_of(name: str) -> bytes:
    """The page's bytes, as its server would send them."""
    _, headline, paragraph = STORIES[name]
    label = '<span class="kicker">Anzeige · Sponsored</span>' if name == "advert" else ""
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{headline}</title></head><body><main>'
        f"{label}<h1>{headline}</h1><p>{paragraph}</p><p>More of the story.</p></main></body></html>"
    ).encode()


def clip(
    name: str,
    *,
    outlet: Outlet,
    surface: str = "Lumora Pay",
    level: Level = Level.EXACT,
    prominence: Prominence = Prominence.HEADLINE,
    paid: PaidVerdict | None = None,
    outcome: Outcome = Outcome.COUNTS,
    strength: int = 80,
    byline: str | None = "By Ana Ruiz and Li Wei",
    language: str = "en",
    published: datetime | None = datetime(2026, 10, 12, 7, 0, tzinfo=UTC),
    record: str | None = None,
) -> Clip:
    """A judged article about one of the stories."""
    url, headline, paragraph = STORIES[name]
    place = sorted(STORIES).index(name) + 1
    return Clip(
        candidate=Candidate(
            url=url,
            key=url.removeprefix("https://"),
            found_in=(Sighting(source="urls-file", query="links.txt", rank=place),),
        ),
        capture=Capture(
            url=url,
            requested_url=url,
            status=200,
            captured_at=datetime(2026, 11, 20, 9, 31, place, tzinfo=UTC),
            record=record or f"<urn:uuid:00000000-0000-4000-8000-{place:012d}>",
            peer=f"203.0.113.{place}:443",
            hops=(Hop(url=url + "?ref=rss", status=301, location=url),) if name == "ledger" else (),
            page_sha256=hashlib.sha256(page_of(name)).hexdigest(),
        ),
        article=Article(
            url=url,
            headline=headline,
            byline=byline,
            bylines=("Ana Ruiz", "Li Wei") if byline else (),
            published_at=published,
            language=language,
            site_name=outlet.name,
        ),
        outlet=outlet,
        mention=Mention(
            level=level,
            prominence=prominence,
            count=7,
            quote=paragraph,
            surface=surface,
            exact_display_name=level is Level.EXACT,
            identity=Identity.CONFIRMED,
        ),
        paid=paid or PaidVerdict(looked=RULES),
        outcome=outcome,
        strength=strength,
        parts=(
            Part("outlet", 46.5, f"{outlet.name}, tier {outlet.tier}"),
            Part("prominence", 25.0, "in the headline"),
            Part("age", -3.5, "39 days old"),
        ),
        reasons=(
            Reason("paid-content", "No rule found a sign of payment (5 rules, 412 words read).", META),
            Reason(
                "exact-name",
                "The display name stands in the headline, letter for letter.",
                "Zoko, PostEngage",
            ),
            Reason(
                "author", "The page names its authors.", "US Citizenship and Immigration Services", "unsure"
            ),
        ),
    )


def outlet(domain: str, name: str, tier: str | None, country: str | None, kind: str = "newspaper") -> Outlet:
    """An outlet that the registry knows, or does not."""
    reputation = {"A": 93.0, "B": 78.4, "C": 55.0, "D": 40.0}.get(tier or "")
    return Outlet(
        domain=domain,
        name=name,
        tier=tier,
        country=country,
        kind=kind,
        reputation=reputation,
        publisher=domain,
    )


def choices() -> tuple[Choice, ...]:
    """Five press links in four languages."""
    return (
        Choice(
            place=1,
            clip=clip(
                "harbour",
                outlet=outlet("harbour-courier.example", "The Harbour Courier", "A", "GB"),
                strength=91,
            ),
            why="A national daily with its own reporting; the brand is in the headline.",
            replacement="“Gericht stärkt Lumora Pay” (Elbe-Post) would take its place (-30 points in all)",
        ),
        Choice(
            place=2,
            clip=clip(
                "kanto",
                outlet=outlet("kanto-shimbun.example", "関東新聞", "A", "JP"),
                surface="ルモラペイ",
                level=Level.ALIAS,
                language="ja",
                strength=86,
                byline="経済部 山田花子",
            ),
            why="A second market, in its own language.",
        ),
        Choice(
            place=3,
            clip=clip(
                "nile",
                outlet=outlet("nile-tribune.example", "منبر النيل", "B", "EG"),
                surface="لومورا باي",
                level=Level.ALIAS,
                language="ar",
                strength=79,
                byline="بقلم سارة حسن",
            ),
            why="A third market; named in headline and opening.",
        ),
        Choice(
            place=4,
            clip=clip(
                "wirtschaft",
                outlet=outlet("wirtschaftsbote.example", "Wirtschaftsbote", "B", "DE", "business"),
                language="de",
                strength=78,
                byline="Von Jörg Müller",
            ),
            why="The home market's business daily on a court ruling.",
            reprints=(STORIES["copy"][0], "https://weser-blatt.example/lumora-pay-urteil"),
        ),
        Choice(
            place=5,
            clip=clip(
                "ledger",
                outlet=outlet("payments-ledger.example", "Payments Ledger", "C", "US", "trade"),
                strength=66,
            ),
            why="An analysis of the business by the trade press.",
        ),
    )


ADVERT = PaidVerdict(
    standing=Standing.PAID,
    kind=PaidKind.SPONSORED,
    likelihood=0.98,
    evidence=(
        Evidence(
            rule="label-above-headline",
            quote="Anzeige · Sponsored",
            where="kicker above the headline (main > span.kicker)",
            weight=0.95,
            family="disclosure",
            source="UWG § 5a (4): commercial purpose must be recognisable",
        ),
        Evidence(
            rule="section-path",
            quote="/partner/",
            where="url",
            weight=0.6,
            family="url",
            source="observed on 31 outlets",
        ),
    ),
    looked=RULES,
)
UNCLEAR = PaidVerdict(
    standing=Standing.UNCLEAR,
    likelihood=0.55,
    evidence=(
        Evidence(
            rule="partner-line",
            quote="This article was produced in cooperation with our partners.",
            where="last paragraph (main > p)",
            weight=0.55,
            source="ASA, CAP Code 2.4",
        ),
        Evidence(
            rule="label-is-subject",
            quote="review",
            where="headline",
            weight=-0.1,
            source="a test by the desk",
        ),
    ),
    looked=RULES,
)


def rejections() -> tuple[Rejection, ...]:
    """Pages left out at every stage."""
    advert = clip(
        "advert",
        outlet=outlet("harbour-courier.example", "The Harbour Courier", "A", "GB"),
        paid=ADVERT,
        outcome=Outcome.DOES_NOT_COUNT,
        strength=20,
    )
    unclear = clip(
        "unclear",
        outlet=outlet("techmoor.example", "Techmoor", "C", "IE", "tech"),
        paid=UNCLEAR,
        outcome=Outcome.NEEDS_A_LOOK,
        strength=58,
        byline=None,
        published=None,
    )
    passing = clip(
        "passing",
        outlet=outlet("northgazette.example", "North Gazette", "B", "GB"),
        strength=31,
        prominence=Prominence.PASSING,
        outcome=Outcome.DOES_NOT_COUNT,
    )
    copy = clip(
        "copy", outlet=outlet("elbe-post.example", "Elbe-Post", "C", "DE"), language="de", strength=61
    )
    block = Candidate(url="https://strict-times.example/lumora", key="strict-times.example/lumora")
    gone = Candidate(url="https://old-herald.example/2019/lumora", key="old-herald.example/2019/lumora")
    broken = Candidate(
        url="(no address)", key="line:9f2c", found_in=(Sighting(source="urls-file", query="line 7"),)
    )
    hostile = Candidate(url="javascript:alert(1)", key="line:0bad")
    return (
        Rejection(
            candidate=advert.candidate,
            stage="paid",
            rule="paid",
            clip=advert,
            reason="The page calls itself sponsored, above the headline and in its address.",
        ),
        Rejection(
            candidate=unclear.candidate,
            stage="paid",
            rule="unclear-standing",
            clip=unclear,
            reason="One line speaks of partners; nothing says who paid.",
            outcome=Outcome.NEEDS_A_LOOK,
            remedy="Open the page; if the desk wrote it unpaid, say so in the review.",
        ),
        Rejection(
            candidate=passing.candidate,
            stage="mention",
            rule="passing-mention",
            clip=passing,
            reason="Named once, far below the opening.",
        ),
        Rejection(
            candidate=copy.candidate,
            stage="shortlist",
            rule="same-story",
            clip=copy,
            reason="The same story as the press link in the Wirtschaftsbote.",
        ),
        Rejection(
            candidate=block,
            stage="fetch",
            rule="block-page",
            reason="block page: the site asks for a human",
            outcome=Outcome.NEEDS_A_LOOK,
            remedy="Open it in a browser; save the page and hand the file in with --from.",
            miss=Miss(
                url=block.url,
                reason="block page",
                detail="the site asks for a human",
                needs_look=True,
                status=403,
            ),
        ),
        Rejection(
            candidate=gone,
            stage="fetch",
            rule="not-found",
            reason="not found: 404",
            miss=Miss(url=gone.url, reason="not found", detail="404", status=404),
        ),
        Rejection(
            candidate=broken, stage="discover", rule="bad-url", reason="bad line: there is no address in it"
        ),
        Rejection(
            candidate=hostile, stage="discover", rule="bad-url", reason="bad line: <script>alert(1)</script>"
        ),
    )


def decision(seq: int = 1, **changes: object) -> Decision:
    """A reviewer's say about the unclear page."""
    url = STORIES["unclear"][0]
    made = Decision(
        seq=seq,
        at=NOW,
        reviewer="R. Reviewer",
        key=url.removeprefix("https://"),
        url=url,
        page_sha256=hashlib.sha256(page_of("unclear")).hexdigest(),
        question="paid",
        answer="unclear",
        reason="8",
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # a test names the fields it changes


def dossier(**changes: object) -> Dossier:
    """The whole answer."""
    left_out = rejections()
    made = Dossier(
        case="lumora-pay",
        created_at=NOW,
        now=NOW,
        brand=BRAND,
        profile=PROFILE,
        choices=choices(),
        rejections=left_out,
        gap=Gap(wanted=5, minimum=3, have=5, wait_days=30),
        sources=(
            SourceReport(name="files", asked=1, answered=1, candidates=13, new=13),
            SourceReport(name="serper", note="key missing (SERPER_API_KEY)"),
        ),
        tools=(("collector", "0.1.0"), ("python", "3.11.7"), ("selectolax", "1.0")),
        rules=(("disclosures.csv", 310, "ab" * 32), ("publishers.csv", 4100, "cd" * 32)),
        captures=9,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # a test names the fields it changes


def short_dossier() -> Dossier:
    """Too little: two press links of at least three."""
    kept = choices()[:2]
    gap = Gap(
        wanted=5,
        minimum=3,
        have=2,
        wait_days=30,
        advice=(
            "One page needs a look and would count with a reviewer's yes: techmoor.example.",
            "Find coverage in other publishers: two of the pages are reprints of one story.",
        ),
        near=(STORIES["unclear"][0].removeprefix("https://"),),
    )
    return dossier(choices=kept, gap=gap)

"""A small case in memory: three doubtful articles, one sure one, a ledger, and a choice that follows decisions."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

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
    Identity,
    Level,
    Mention,
    Outcome,
    Outlet,
    PaidVerdict,
    Paragraph,
    Profile,
    Prominence,
    Reason,
    Rejection,
    Standing,
)
from collector.review import apply_decisions

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
BRAND = Brand(name="Lumora Pay", aliases=("ルモラペイ",))
PROFILE = Profile(name="oba", title="Official Business Account", minimum=1, aim=3, maximum=5)
HOSTILE_PAGE = (
    b"<!doctype html><html><head><title>t</title><base href='https://evil.example/'>"
    b"<meta http-equiv='refresh' content='0;url=https://evil.example/'><script>alert(1)</script></head>"
    b"<body onload='alert(2)'><h1>Lumora Pay in the news</h1><a href='javascript:alert(3)'>x</a>"
    b"<iframe src='https://evil.example/'></iframe><form action='https://evil.example/'><input></form>"
    b"<p>The story about Lumora Pay.</p></body></html>"
)


def clip(name: str, likelihood: float, standing: Standing, strength: int = 60) -> Clip:
    """An article whose payment is as doubtful as said."""
    url = f"https://{name}.example/lumora"
    body = HOSTILE_PAGE + name.encode()
    evidence = (
        Evidence(
            rule="partner-line",
            quote="with our partners",
            where="last paragraph (main > p)",
            weight=likelihood,
        ),
    )
    return Clip(
        candidate=Candidate(url=url, key=f"{name}.example/lumora"),
        capture=Capture(
            url=url,
            requested_url=url,
            status=200,
            captured_at=NOW,
            record=f"<urn:uuid:{name}>",
            page_sha256=hashlib.sha256(body).hexdigest(),
        ),
        article=Article(
            url=url,
            headline=f"Lumora Pay and the {name}",
            byline="By Ana Ruiz",
            published_at=NOW - timedelta(days=30),
            language="en",
            paragraphs=(
                Paragraph("An opening without the name."),
                Paragraph(f"Then LUMORA PAY came to {name}, said \x1b[31mAna\x1b[0m; ルモラペイ too."),
            ),
        ),
        outlet=Outlet(
            domain=f"{name}.example",
            name=name.title(),
            kind="newspaper",
            tier="B",
            country="GB",
            reputation=70,
        ),
        mention=Mention(
            level=Level.EXACT,
            prominence=Prominence.HEADLINE,
            count=3,
            quote=f"Lumora Pay and the {name}",
            surface="Lumora Pay",
            identity=Identity.CONFIRMED,
        ),
        paid=PaidVerdict(standing=standing, likelihood=likelihood, evidence=evidence if likelihood else ()),
        outcome=Outcome.COUNTS if standing is Standing.EARNED else Outcome.NEEDS_A_LOOK,
        strength=strength,
        reasons=(
            Reason(
                "standing",
                "unclear whether it was paid for",
                "Meta",
                "yes" if standing is Standing.EARNED else "unsure",
            ),
        ),
    )


CLIPS = (
    clip("sure", 0.0, Standing.EARNED, 80),
    clip("alpha", 0.35, Standing.UNCLEAR, 50),
    clip("beta", 0.5, Standing.UNCLEAR, 40),
    clip("gamma", 0.6, Standing.UNCLEAR, 70),
)


class FakeBook:
    """A case in memory; earned articles become press links, the rest is left out."""

    def __init__(
        self, clips: tuple[Clip, ...] = CLIPS, near: tuple[str, ...] = ("gamma.example/lumora",)
    ) -> None:
        self.clips = clips
        self.near = near
        self.lines: list[str] = []

    def ledger_lines(self) -> tuple[str, ...]:
        return tuple(self.lines)

    def decisions(self) -> tuple[Decision, ...]:
        found = []
        for line in self.lines:
            values = json.loads(line)
            found.append(Decision(**{**values, "at": datetime.fromisoformat(values["at"])}))
        return tuple(found)

    def append(self, seq: int, line: str) -> None:
        assert seq == len(self.lines) + 1, "taken"
        self.lines.append(line)

    def page(self, clip: Clip) -> bytes | None:
        return HOSTILE_PAGE + clip.outlet.domain.split(".")[0].encode()

    def dossier(self) -> Dossier:
        judged = [settled(clip) for clip in apply_decisions(self.clips, self.decisions())]
        chosen = [clip for clip in judged if clip.outcome is Outcome.COUNTS]
        chosen.sort(key=lambda clip: -clip.strength)
        left = [
            Rejection(
                candidate=c.candidate,
                stage="paid",
                rule="standing",
                reason="in doubt",
                outcome=c.outcome,
                clip=c,
            )
            for c in judged
            if c.outcome is not Outcome.COUNTS
        ]
        return Dossier(
            case="lumora-pay",
            created_at=NOW,
            now=NOW,
            brand=BRAND,
            profile=PROFILE,
            choices=tuple(Choice(place=n, clip=c, why="it counts") for n, c in enumerate(chosen, start=1)),
            rejections=tuple(left),
            gap=Gap(wanted=3, minimum=1, have=len(chosen), near=self.near),
            decisions=self.decisions(),
        )


def settled(clip: Clip) -> Clip:
    """Outcome after decisions, as the gates would say."""
    outcome = {
        Standing.EARNED: Outcome.COUNTS,
        Standing.PAID: Outcome.DOES_NOT_COUNT,
        Standing.UNCLEAR: Outcome.NEEDS_A_LOOK,
    }[clip.standing]
    return replace(clip, outcome=outcome)


class Clock:
    """A clock that moves a second each time it is read."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

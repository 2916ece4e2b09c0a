"""A small real case: five archived pages about a fictional brand, and the outlets that print them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from collector.records import Brand, Clip
from collector.warc import date_of, derived_record_id, digest_of, write_record

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
BRAND = Brand(name="Quillwater", domains=("quillwater.example",), country="GB", languages=("en",))
OUTLETS = """domain,name,country,languages,kind,stature,tier,reputation,publisher,note,provenance
north-quay.example,North Quay Post,GB,en,newspaper,3,A,88,North Quay,,test
fell-dispatch.example,Fell Dispatch,GB,en,newspaper,2,B,74,Fell,,test
tarn-review.example,Tarn Review,GB,en,magazine,2,B,71,Tarn,,test
"""
COURT = """Quillwater, which filters rain for mountain villages, won its case against the river board on Tuesday. The court
found that Quillwater had a right to measure what the board would not.

Neighbours who had doubted the company stood outside with umbrellas. The board did not comment on the ruling."""
LOG = """For eleven years the engineers of Quillwater wrote down in pencil how much rain fell on the fell, and nobody asked
to see the books until a judge did.

The books filled two shelves of the station at Quillwater. Their oldest pages are about sheep, the later ones about
nitrates, and the last about the letters that were never answered."""
PROFILE = """It is said in the valley that a person from Quillwater will argue with a weather vane. The founders like the
saying and have painted it above the door.

They met at a bus stop in a storm. One had a bucket and the other a licence to drill, and out of that grew Quillwater,
with ninety people, three vans and a dog who has his own chair at the table."""
TAPS = """A kitchen deserves better water, and Quillwater has a tap for every taste: brass, steel or the popular matt black.

Order by Sunday and the fitting is free."""
WEATHER = """Showers will cross the hills from the west by noon, heavy at times, with thunder possible over higher ground.

The evening turns dry and cold. Farmers are advised to bring the young animals in."""


def page(headline: str, author: str, story: str, *, above: str = "") -> bytes:
    body = "".join(
        f"<p>{paragraph}</p>" for paragraph in story.replace("\n\n", "|").replace("\n", " ").split("|")
    )
    facts = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": headline,
             "datePublished": "2026-10-12T08:00:00+00:00", "author": {"@type": "Person", "name": author}}  # fmt: skip
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>'
        f'<script type="application/ld+json">{json.dumps(facts)}</script></head><body><main><article>{above}<h1>{headline}</h1>'
        f'<p class="byline">By {author}</p><time datetime="2026-10-12">12 October 2026</time>{body}</article></main></body></html>'
    ).encode()


LABEL = '<div class="kicker">Advertisement feature</div>'
PAGES = {
    "https://north-quay.example/2026/10/12/quillwater-wins": page("Quillwater wins against the river board", "Ana Ruiz", COURT),
    "https://fell-dispatch.example/quillwater-log": page("How Quillwater's paper log decided a case", "Li Wei", LOG),
    "https://tarn-review.example/quillwater-profile": page("Quillwater, a profile of stubborn people", "Oda Brandt", PROFILE),
    "https://fell-dispatch.example/partner/quillwater-taps": page(
        "Quillwater taps for every kitchen", "Fell Dispatch Studio", TAPS, above=LABEL
    ),
    "https://tarn-review.example/weather": page("Rain is expected in the north", "Jo Hall", WEATHER),
}  # fmt: skip


def archive() -> bytes:
    records = []
    for url, body in PAGES.items():
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        fields = [("WARC-Type", "response"), ("WARC-Record-ID", derived_record_id(url)), ("WARC-Target-URI", url),
                  ("WARC-Date", date_of(NOW - timedelta(hours=1))), ("WARC-Block-Digest", digest_of(block)),
                  ("Content-Type", "application/http; msgtype=response")]  # fmt: skip
        records.append(write_record(fields, block))
    return b"".join(records)


def clip_of(dossier: Any, host: str) -> Clip:
    clips = [*(c.clip for c in dossier.choices), *(r.clip for r in dossier.rejections if r.clip)]
    return next(clip for clip in clips if host in clip.capture.url)

"""
Measure how ad slots are told from labels by the names that cosmetic filter lists hide.

Usage: ``python benchmarks/slots.py [--own] [--half even|odd] [--every N] [--show N] LANGUAGE:FILE ...``

FILE is a filter list in the syntax of Adblock Plus (EasyList and its sisters); lists are never part of the project. Each
selector of one class, id or attribute that the list hides on all sites (with ``--own``: on sites that it names) becomes the
name of a slot in a fictional page: a bare advertising word stands in or above it, at four places of two designs. Where the
judge takes that word for a label, the slot was not recognized. Halves are of the SHA-256 of the name.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from collector.extract import read_article
from collector.markup import parse_page
from collector.paid import PaidRules, compile_rules, judge
from collector.records import Miss, Outlet, Standing

ROOT = Path(__file__).resolve().parent.parent
WORDS = {
    "ar": "إعلان", "bg": "Реклама", "cs": "Reklama", "da": "Annonce", "de": "Anzeige", "en": "Advertisement",
    "es": "Publicidad", "et": "Reklaam", "fa": "آگهی", "fi": "Mainos", "fr": "Publicité", "he": "פרסומת",
    "hr": "Oglas", "hu": "Hirdetés", "id": "Iklan", "it": "Pubblicità", "ja": "広告", "ko": "광고", "lt": "Reklama",
    "lv": "Reklāma", "nb": "Annonse", "nl": "Advertentie", "pl": "Reklama", "pt": "Publicidade", "ru": "Реклама",
    "sv": "Annons", "th": "โฆษณา", "tr": "Reklam", "uk": "Реклама", "vi": "Quảng cáo", "zh": "广告",
}  # fmt: skip
TITLE = "Ferry line to the islands opens again after two winters"
STORY = (
    "The first boat left the quay on Monday morning with some forty passengers and a dog on board, the crew said.",
    "For two winters the islanders had to take the long road over the bridge, which cost them an hour each way.",
    "The council had closed the line when the old pier was found to be rotten; a new one was built over the summer.",
    "Until May the boat runs four times a day, and the timetable hangs in the harbour office and in both schools.",
    "On the way back the dog was asleep, and most passengers stood at the rail and looked at the light over the bay.",
)
_CREATIVE = (
    '<a href="https://shop.example/"><img src="/b.png" alt="Brightwater"><b>Open an account today</b></a>'
)
FORMS = {
    "word in it": "<div {name}><p>{word}</p></div>",
    "word and picture in it": "<div {name}><p>{word}</p>" + _CREATIVE + "</div>",
    "word before it": "<p>{word}</p><div {name}>" + _CREATIVE + "</div>",
    "word and it in a box": "<div><p>{word}</p><div {name}>" + _CREATIVE + "</div></div>",
}
PLACES = ("kicker", "below the byline", "between paragraphs", "after the story")
#: A page without telling names, and one whose header is named like a label's container.
DESIGNS = {"plain": "c2", "named": "article-header"}
_SELECTOR = re.compile(
    r"""(?P<tag>[a-z]+)?(?:(?P<sign>[.#])(?P<name>[\w-]+)|\[(?P<key>id|class)[\^*$]?=["']?(?P<value>[\w -]+)["']?\])$"""
)


@dataclass(frozen=True)
class Name:
    """What a selector hides: an attribute of an element."""

    attribute: str
    value: str

    @property
    def is_even(self) -> bool:
        """True for the half that may be looked at."""
        return hashlib.sha256(self.value.encode()).digest()[-1] % 2 == 0


def names_of(path: Path, *, own: bool) -> Iterator[Name]:
    """Yield each name that a list hides on all sites, or on sites of its own."""
    seen = set()
    for line in path.read_text("utf-8", "replace").splitlines():
        sites, mark, selector = line.partition("##")
        if not mark or bool(sites) is not own or line.startswith("!"):
            continue
        found = _SELECTOR.match(selector.strip())
        if found is None:
            continue
        attribute = {"#": "id", ".": "class", None: found["key"]}[found["sign"]]
        value = (found["name"] or found["value"]).strip()
        if value and value not in seen:
            seen.add(value)
            yield Name(attribute, value)


def page_of(slot: str, place: str, design: str, language: str) -> bytes:
    """Return a page with a slot at a place."""
    at = dict.fromkeys(PLACES, "")
    at[place] = slot
    kicker, below, between, after = at.values()
    story = [f"<p>{line}</p>" for line in STORY]
    story.insert(2, between)
    return (
        f'<!doctype html><html lang="{language}"><head><title>{TITLE} | Tide</title></head><body><div class="c1">'
        f'<div class="{DESIGNS[design]}"><p><a href="/islands">Islands</a></p>{kicker}<h1>{TITLE}</h1>'
        f"<p>By Ana Ruiz, 3 March 2026</p>{below}</div><div class='c3'>{''.join(story)}</div>{after}"
        "<p>Tide is printed every day.</p></div></body></html>"
    ).encode()


def standing_of(html: bytes, rules: PaidRules) -> Standing:
    """Judge a page of an unknown outlet."""
    url = "https://tide.example/2026/03/ferry"
    page = parse_page(html, url)
    article = read_article(page)
    if isinstance(article, Miss):
        raise TypeError(article)
    return judge(page, article, Outlet(domain="tide.example"), None, rules).standing


def measure(
    language: str, names: list[Name], rules: PaidRules
) -> tuple[Counter[tuple[str, ...]], Counter[Name]]:
    """Count standings by place, form and design, and how often each name was not recognized."""
    counts: Counter[tuple[str, ...]] = Counter()
    failed: Counter[Name] = Counter()
    for name in names:
        for form, template in FORMS.items():
            slot = template.format(name=f'{name.attribute}="{name.value}"', word=WORDS[language])
            for place in PLACES:
                for design in DESIGNS:
                    standing = standing_of(page_of(slot, place, design, language), rules)
                    counts[place, form, design, standing.value] += 1
                    failed[name] += standing is not Standing.EARNED
    return counts, failed


def shares_of(counts: Counter[tuple[str, ...]], places: tuple[str, ...], form: str = "") -> str:
    """Return how many words were a slot's, a doubt and a label's at some places."""
    chosen = {key: n for key, n in counts.items() if key[0] in places and form in {"", key[1]}}
    total = sum(chosen.values()) or 1
    slot, doubt, label = (
        100 * sum(n for key, n in chosen.items() if key[-1] == one) / total
        for one in ("earned", "unclear", "paid")
    )
    return f"slot {slot:6.2f} %  doubt {doubt:6.2f} %  label {label:6.2f} %"


def report(counts: Counter[tuple[str, ...]]) -> None:
    """Print how the words were judged at the headline, by what is in the slot, and in and after the story."""
    print("  at the headline:         ", shares_of(counts, PLACES[:2]))
    for form in FORMS:
        print(f"    {form:23}", shares_of(counts, PLACES[:2], form))
    print("  in and after the story:  ", shares_of(counts, PLACES[2:]))


def main() -> int:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0].strip())
    parser.add_argument("lists", nargs="+", metavar="LANGUAGE:FILE")
    parser.add_argument("--own", action="store_true", help="names hidden on single sites instead")
    parser.add_argument("--half", choices=("even", "odd"))
    parser.add_argument("--every", type=int, default=1, help="each Nth name only")
    parser.add_argument("--show", type=int, default=0, help="print so many names that were not recognized")
    asked = parser.parse_args()
    data = ROOT / "data"
    rules = compile_rules(
        *[(data / file).read_text("utf-8") for file in ("disclosures.csv", "paid_hosts.csv")]
    )
    for one in asked.lists:
        language, _, path = one.partition(":")
        names = [
            name
            for name in names_of(Path(path), own=asked.own)
            if asked.half is None or name.is_even is (asked.half == "even")
        ][:: asked.every]
        counts, failed = measure(language, names, rules)
        missed = [name for name, times in failed.items() if times]
        print(
            f"{language} {Path(path).name}: {len(names)} names, every page right for {len(names) - len(missed)}"
        )
        report(counts)
        for name in missed[: asked.show]:
            print("    ", failed[name], name.attribute, name.value)
    return 0


if __name__ == "__main__":
    sys.exit(main())

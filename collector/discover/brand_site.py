"""The brand's own site: its press pages know the coverage best. Only links that lead elsewhere are candidates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from collector.discover.answers import found
from collector.discover.feeds import read_feed, read_sitemap
from collector.discover.source import Ask, Plan, SourceInfo
from collector.records import Candidate, Capture, Miss
from collector.urls import registrable_domain

#: Paths and link texts of pages that list coverage (DISCOVERY section 5, with the words of further languages).
PRESS_WORDS = re.compile(
    r"press|media|news(room)?|in-the-news|as-(seen|featured)-(in|on)|coverage|awards|presse|prensa|stampa|imprensa|"
    r"\bpers\b|basin|tisk|sajtó|lehdist|medya|báo-chí|сми|вести|преса|медіа|媒体|媒體|报道|報導|メディア|掲載|언론|보도|صحافة|إعلام|עיתונות|मीडिया|สื่อ",
    re.IGNORECASE,
)
MAX_PAGES = 30
MAX_SITEMAPS = 8
_MAX_LINKS = 3_000


class BrandSite:
    """The brand's own home, press pages, feeds and sitemaps."""

    about = SourceInfo(
        name="brand-site",
        about="The brand's own site: press pages and the articles they link to.",
        terms="The brand's own.",
        spacing=0.5,
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield home and sitemap of each own domain."""
        for domain in plan.brand.domains:
            yield _ask(f"https://{domain}/", "home")
            yield _ask(f"https://{domain}/sitemap.xml", "sitemap")

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Candidate | Miss | Ask]:
        """Read a page: outbound links are candidates, press pages and feeds lead on (at most 30 pages, one step)."""
        own = frozenset(plan.brand.domains)
        if ask.purpose == "sitemap":
            yield from self._sitemap(ask, answer, own)
        elif ask.purpose == "feed":
            # The brand's own posts are never candidates; what a press feed links to elsewhere is.
            yield from (
                r for r in read_feed(ask, answer) if isinstance(r, Candidate) and not _is_own(r.url, own)
            )
        else:
            yield from self._page(ask, answer, own)

    def _sitemap(self, ask: Ask, answer: Capture, own: frozenset[str]) -> Iterator[Miss | Ask]:
        pages, maps = 0, 0
        for result in read_sitemap(ask, answer):
            if isinstance(result, Miss):
                if result.reason != "answer not understood":  # most sites have no sitemap: a page says so
                    yield result
            elif isinstance(result, str):
                maps += 1
                if maps <= MAX_SITEMAPS and _is_own(result, own) and "-of-sitemap" not in ask.query:
                    yield Ask(
                        source="brand-site", url=result, query=f"{ask.url}-of-sitemap", purpose="sitemap"
                    )
            elif _is_own(result.url, own) and PRESS_WORDS.search(_path_of(result.url)) and pages < MAX_PAGES:
                pages += 1
                yield _ask(result.url, "press")

    def _page(self, ask: Ask, answer: Capture, own: frozenset[str]) -> Iterator[Candidate | Miss | Ask]:
        tree = LexborHTMLParser(answer.body)
        base = answer.url
        if ask.purpose == "home":
            for link in tree.css('link[rel="alternate"][type*="rss"], link[rel="alternate"][type*="atom"]')[
                :4
            ]:
                yield _ask(urljoin(base, link.attributes.get("href") or ""), "feed")
        led, rank = 0, 0
        for anchor in tree.css("a[href]")[:_MAX_LINKS]:
            address = _join(base, anchor.attributes.get("href") or "")
            if not address.startswith(("http://", "https://")):
                continue
            text = " ".join(anchor.text().split()) or _alt_of(anchor)
            if not _is_own(address, own):
                # The home page links to shops and friends; only a press page's links are coverage.
                if ask.purpose == "press":
                    rank += 1
                    yield found(ask, address, rank=rank, title=text)
            elif (
                ask.purpose == "home"
                and led < MAX_PAGES
                and PRESS_WORDS.search(f"{_path_of(address)} {text[:80]}")
            ):
                led += 1
                yield _ask(address, "press")


def _ask(url: str, purpose: str) -> Ask:
    return Ask(source="brand-site", url=url, query=url, purpose=purpose)


def _join(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return ""


def _alt_of(anchor: object) -> str:
    image = anchor.css_first("img[alt]")  # type: ignore[attr-defined]  # selectolax's node has no importable base
    return (image.attributes.get("alt") or "") if image is not None else ""


def _is_own(url: str, own: frozenset[str]) -> bool:
    return registrable_domain(url) in own


def _path_of(url: str) -> str:
    return url.split("://", 1)[-1].partition("/")[2]

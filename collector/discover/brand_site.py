"""The brand's own site: its press pages know the coverage best. Only links that lead elsewhere are candidates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from collector.discover.answers import found, not_understood
from collector.discover.feeds import read_feed, read_sitemap
from collector.discover.hearsay import own_sites
from collector.discover.robots_txt import sitemaps_in
from collector.discover.source import Ask, Plan, Remark, Result, SourceInfo
from collector.records import Candidate, Capture
from collector.urls import registrable_domain

_LATIN = """
press pressroom press-room presscentre presscenter presskit press-kit presse presseraum pressespiegel pressebereich
presseschau media mediaroom
media-room media-centre media-center media-coverage mediathek medien news newsroom news-room in-the-news
in-the-press as-seen-in as-seen-on as-featured-in as-featured-on featured-in coverage about about-us ueber-uns awards prensa
sala-de-prensa stampa rassegna-stampa imprensa sala-de-imprensa pers perskamer in-de-media basin basında tisk sajto sajtó
lehdisto lehdistö medya bao-chi báo-chí media-massa liputan berita-kami revue-de-presse espace-presse
"""
#: A dash inside a word, as ``re.escape`` writes it: in paths and link texts an underscore or a space may stand for it.
_DASH = re.escape("-")
_OTHER = "сми|вести|преса|медіа|媒体|媒體|报道|報導|メディア|掲載|언론|보도|صحافة|إعلام|עיתונות|मीडिया|สื่อ"
#: Paths and link texts of pages that list coverage, as whole words (DISCOVERY section 5, further languages added).
PRESS_WORDS = re.compile(
    rf"(?<![a-z])(?:{'|'.join(re.escape(word).replace(_DASH, '[-_ ]') for word in _LATIN.split())})(?![a-z])|{_OTHER}",
    re.IGNORECASE,
)
#: Same-site pages that one page may lead to; what the whole site may cost is ``most_asks``.
MAX_LEADS = 30
MAX_SITEMAPS = 6
_MAX_LINKS = 3_000
_MAX_LOGOS = 200
_LOGO = re.compile(r"\blogo(?:type|s)?\b|\.(?:png|svg|jpe?g|webp|gif)$|[_]+", re.IGNORECASE)
#: Purposes, and where a page of that kind may lead.
_HOME, _PRESS, _LISTED = "home", "press", "listed by a press page"
_NEXT = {_HOME: _PRESS, _PRESS: _LISTED}


class BrandSite:
    """The brand's own home, press pages, feeds and sitemaps."""

    about = SourceInfo(
        name="brand-site",
        about="The brand's own site: press pages and the articles they link to.",
        terms="The brand's own; robots.txt is obeyed.",
        spacing=0.0,
        many_hosts=True,
        most_asks=40,
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield home and robots.txt of each own domain; the sitemaps are named there."""
        for domain in plan.brand.domains:
            yield _ask(f"https://{domain}/", _HOME)
            yield _ask(f"https://{domain}/robots.txt", "robots.txt")

    def instead(self, ask: Ask, plan: Plan) -> Iterator[Ask]:
        """Yield the usual place of a sitemap where robots.txt names none."""
        if ask.purpose == "robots.txt":
            yield _ask(_usual_sitemap(ask.url), "sitemap")

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """Read a page: outbound links are candidates; press pages, their lists, sitemaps and feeds lead on."""
        own = own_sites(plan.brand)
        if ask.purpose == "robots.txt":
            named = [url for url in sitemaps_in(answer.body) if _is_own(url, own)]
            yield from (_ask(url, "sitemap") for url in named[:MAX_SITEMAPS] or [_usual_sitemap(ask.url)])
        elif ask.purpose.startswith("sitemap"):
            yield from _sitemap(ask, answer, own)
        elif ask.purpose == "feed":
            # The brand's own posts are never candidates; what a press feed links to elsewhere is.
            yield from (
                r for r in read_feed(ask, answer) if isinstance(r, Candidate) and not _is_own(r.url, own)
            )
        else:
            yield from _page(ask, answer, own)


def _sitemap(ask: Ask, answer: Capture, own: frozenset[str]) -> Iterator[Result]:
    depth = ask.purpose.count("+")
    maps, pages = [], []
    for result in read_sitemap(ask, answer):
        if isinstance(result, str):
            maps.append(result)
        elif isinstance(result, Candidate):
            pages.append(result.url)
        elif result.reason != "answer not understood":  # most sites have no sitemap: a page says so
            yield result
    maps.sort(key=lambda url: PRESS_WORDS.search(_path_of(url)) is None)
    if depth < 3:
        yield from (_ask(url, ask.purpose + "+") for url in maps[:MAX_SITEMAPS] if _is_own(url, own))
    press = [url for url in pages if _is_own(url, own) and PRESS_WORDS.search(_path_of(url))]
    press.sort(key=lambda url: url.count("/"))  # the page that lists comes before what it lists
    yield from (_ask(url, _PRESS if url.count("/") <= 4 else _LISTED) for url in press[:MAX_LEADS])


def _page(ask: Ask, answer: Capture, own: frozenset[str]) -> Iterator[Result]:
    if not _looks_like_a_page(answer):
        yield not_understood(ask, answer, "no page")
        return
    tree = LexborHTMLParser(answer.body)
    if ask.purpose == _HOME:
        for link in tree.css('link[rel="alternate"][type*="rss"], link[rel="alternate"][type*="atom"]')[:4]:
            yield _ask(_join(answer.url, link.attributes.get("href") or ""), "feed")
    leads, rank, walls = 0, 0, {}
    for anchor in tree.css("a[href]")[:_MAX_LINKS]:
        address = _join(answer.url, anchor.attributes.get("href") or "")
        if not address.startswith(("http://", "https://")):
            continue
        text = " ".join(anchor.text().split())[:300] or _alt_of(anchor)
        if _is_own(address, own):
            if (
                leads < MAX_LEADS
                and ask.purpose in _NEXT
                and PRESS_WORDS.search(f"{_path_of(address)} {text[:80]}")
            ):
                leads += 1
                yield _ask(address, _NEXT[ask.purpose])
        elif not _path_of(address).strip("/"):
            if ask.purpose == _PRESS:
                walls[registrable_domain(address)] = text
        elif ask.purpose != _HOME or _is_deep(address):
            # The home page links to shops and friends too: there only what looks like a story is one.
            rank += 1
            yield found(ask, address, rank=rank, title=text)
    yield from _by_logo(ask, answer, tree, own)
    if walls:
        named = ", ".join(sorted(walls))[:200]
        yield Remark(text=f"{_path_of(ask.url)} names without a story: {named}", outlets=tuple(walls.items()))


def _by_logo(ask: Ask, answer: Capture, tree: LexborHTMLParser, own: frozenset[str]) -> Iterator[Remark]:
    """
    Yield what the pictures of a press page are called that lead nowhere else: "Forbes logo" is called "Forbes".

    Names without an address: whoever knows outlets knows which of them are some.
    """
    if ask.purpose != _PRESS:
        return
    names: dict[str, None] = {}
    for image in tree.css("img[alt]")[:_MAX_LOGOS]:
        parent: Any = image.parent
        around = parent if parent is not None and parent.tag == "a" else getattr(parent, "parent", None)
        href = around.attributes.get("href") if around is not None and around.tag == "a" else None
        name = " ".join(_LOGO.sub(" ", (image.attributes.get("alt") or "")[:200]).split()).strip(" -|:,.")
        if 3 <= len(name) <= 40 and (not href or _is_own(_join(answer.url, href), own)):
            names.setdefault(name)
    if names:
        yield Remark(outlets=tuple(("", name) for name in names))


def _ask(url: str, purpose: str) -> Ask:
    return Ask(
        source="brand-site",
        url=url.partition("#")[0],
        query=url,
        purpose=purpose,
        robots=purpose != "robots.txt",
    )


def _usual_sitemap(url: str) -> str:
    return urljoin(url, "/sitemap.xml")


def _looks_like_a_page(answer: Capture) -> bool:
    kind = (answer.header("content-type") or "text/html").lower()
    return "html" in kind or "<html" in answer.body[:2000].decode("latin-1").lower()


def _join(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return ""


def _alt_of(anchor: Any) -> str:
    image = anchor.css_first("img[alt]")
    return " ".join((image.attributes.get("alt") or "").split())[:300] if image is not None else ""


def _is_own(url: str, own: frozenset[str]) -> bool:
    return registrable_domain(url) in own


def _is_deep(url: str) -> bool:
    """True for an address that a story may have: words or numbers below a section, or a long slug."""
    segments = [segment for segment in urlsplit(url).path.split("/") if segment]
    return (
        any(segment.count("-") >= 3 or re.search(r"\d{5}", segment) for segment in segments)
        or len(segments) >= 3
    )


def _path_of(url: str) -> str:
    return url.split("://", 1)[-1].partition("/")[2]

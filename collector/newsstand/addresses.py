"""Which answer stands at which address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlsplit

from collector.newsstand import feeds
from collector.newsstand.house import House, Oddity, Press, Story
from collector.newsstand.render import Printer, sections_of

_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><path fill="#d8d4c8" d="M0 0h16v9H0z"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sends."""

    status: int = 200
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    #: Compressed for clients that take gzip.
    zipped: bool = False


class Site:
    """All addresses of the newsstand; pages are printed when first asked for."""

    def __init__(self, press: Press) -> None:
        self.press = press
        self._printer = Printer(press)
        self._makers: dict[tuple[str, str], Callable[[], Answer]] = {}
        self._made: dict[tuple[str, str], Answer] = {}
        for house in press.houses:
            self._add_house(house)
        for story in press.stories:
            self._add_story(story)
        for oddity in press.oddities:
            self._add_oddity(oddity)

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every host that answers, sorted."""
        return tuple(
            sorted({host for host, _ in self._makers} | {h for p in self.press.houses for h in p.other_hosts})
        )

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that has a page or file of its own, sorted."""
        return tuple(sorted(f"http://{host}{path}" for host, path in self._makers))

    def answer(self, host: str, target: str) -> Answer:
        """Return the answer for a host and a request target."""
        path = urlsplit(target).path or "/"
        key = (host, path)
        if key not in self._made:
            self._made[key] = self._make(host, path)
        return self._made[key]

    def _make(self, host: str, path: str) -> Answer:
        if (host, path) in self._makers:
            return self._makers[host, path]()
        if path.startswith("/media/"):
            return Answer(body=_PICTURE.encode(), content_type="image/svg+xml")
        house = next((house for house in self.press.houses if host in (house.host, *house.other_hosts)), None)
        if house is None:
            return Answer(421, b"no such host on this newsstand\n", "text/plain; charset=utf-8")
        if host != house.host and path == "/":
            return Answer(301, headers=(("Location", house.root + "/"),))
        gone = Oddity(house=house, path=path, answer="not-found", status=404)
        return self._page(house, self._printer.oddity(gone), 404)

    def _page(self, house: House, body: bytes, status: int = 200) -> Answer:
        named = "" if house.skeleton == "table" else f"; charset={house.charset}"
        return Answer(
            status, body, f"text/html{named}", (("Content-Language", house.language),), house.zipped
        )

    def _add_house(self, house: House) -> None:
        stories = self._printer.stories_of(house)
        xml = "application/xml; charset=utf-8"
        files = {
            "/robots.txt": ("text/plain; charset=utf-8", feeds.robots_of(house)),
            "/feed.xml": ("application/rss+xml; charset=utf-8", feeds.rss_of(house, stories)),
            "/sitemap-news.xml": (xml, feeds.news_sitemap_of(house, stories)),
            "/sitemap.xml": (xml, feeds.sitemap_of(house, stories)),
        }
        for path, (content_type, text) in files.items():
            self._put(house.host, path, partial(Answer, 200, text.encode(), content_type))
        sections = sections_of(house, self.press.words[house.language])
        lists = {"/": house.name, "/topic/orbelo": "Orbelo", **sections}
        for path, title in lists.items():
            self._put(house.host, path, partial(self._list, house, title, path == "/"))
        for path, headline, text in house.briefs:
            self._put(house.host, path, partial(self._brief, house, headline, text))

    def _list(self, house: House, title: str, home: bool) -> Answer:
        return self._page(house, self._printer.listing(house, title, home=home))

    def _brief(self, house: House, headline: str, text: str) -> Answer:
        return self._page(house, self._printer.brief(house, headline, text))

    def _add_story(self, story: Story) -> None:
        self._put(story.house.host, story.path, lambda: self._page(story.house, self._printer.story(story)))
        if story.amp:
            self._put(story.house.host, story.amp, lambda: self._page(story.house, self._printer.amp(story)))

    def _add_oddity(self, oddity: Oddity) -> None:
        host = oddity.host or oddity.house.host
        if oddity.answer == "redirect":
            made = partial(Answer, oddity.status, b"", "text/html; charset=utf-8", (("Location", oddity.to),))
            self._put(host, oddity.path, made, replace=True)
        elif oddity.answer == "list":
            self._makers.setdefault(
                (host, oddity.path), partial(self._list, oddity.house, oddity.headline, False)
            )
        else:
            self._put(host, oddity.path, lambda: self._odd_page(oddity), replace=True)

    def _odd_page(self, oddity: Oddity) -> Answer:
        answer = self._page(oddity.house, self._printer.oddity(oddity), oddity.status)
        extra = {"challenge": (("cf-mitigated", "challenge"),)}.get(oddity.answer, ())
        return replace(answer, headers=answer.headers + extra)

    def _put(self, host: str, path: str, make: Callable[[], Answer], *, replace: bool = False) -> None:
        if (host, path) in self._makers and not replace:
            raise ValueError(f"two pages at http://{host}{path}")
        self._makers[host, path] = make

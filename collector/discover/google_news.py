"""Google News as RSS: hints only. Its addresses are opaque, and this program does not decode them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from collector.discover.answers import child_text, children, local_name, texts, xml_of
from collector.discover.queries import phrases_of
from collector.discover.regions import languages_of
from collector.discover.source import Ask, Plan, Remark, Result, SourceInfo
from collector.records import Capture, Miss
from collector.urls import registrable_domain

ENDPOINT = "https://news.google.com/rss/search"


class GoogleNews:
    """Google News search, as a feed of hints: a headline and the outlet's home, never an address."""

    about = SourceInfo(
        name="google-news",
        about="Google News as RSS: headlines and outlets as hints for a person.",
        terms="For a personal feed reader, non-commercial, says the feed itself.",
        default_on=False,
        spacing=5.0,
        home="https://news.google.com/robots.txt",
    )

    def requests(self, plan: Plan) -> Iterator[Ask]:
        """Yield each name in each language of the brand."""
        country = plan.brand.country or "US"
        since = plan.window.since.isoformat()
        for language in languages_of(plan.brand):
            for phrase in phrases_of(plan, without="-site:"):
                query = f"{phrase} after:{since}"
                asked = {
                    "q": query,
                    "hl": f"{language}-{country}",
                    "gl": country,
                    "ceid": f"{country}:{language}",
                }
                yield Ask(source="google-news", url=f"{ENDPOINT}?{urlencode(asked)}", query=query)

    def read(self, ask: Ask, answer: Capture, plan: Plan) -> Iterator[Result]:
        """Yield a miss for each item, for a person to look up; the outlets it names are worth asking themselves."""
        root = xml_of(ask, answer)
        if isinstance(root, Miss):
            yield root
            return
        for item in (element for element in root.iter() if local_name(element) == "item"):
            source = next(children(item, "source"), None)
            home = source.get("url", "") if source is not None else ""
            title = texts(child_text(item, "title"))
            if home and (domain := registrable_domain(home)):
                yield Remark(outlets=((domain, texts(child_text(item, "source"))),))
            yield Miss(
                url=child_text(item, "link")[:500],
                reason="hint only",
                detail=f"google-news: {title} ({home or 'outlet not named'}): search the outlet's site for it",
                needs_look=True,
            )

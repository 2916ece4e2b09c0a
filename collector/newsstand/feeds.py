"""What machines read: robots.txt, RSS, sitemaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from email.utils import format_datetime
from xml.sax.saxutils import escape

from collector.newsstand.house import House, Story

_NEWEST = 20


def robots_of(house: House) -> str:
    """Return the house's robots.txt."""
    rules = [f"Disallow: {path}" for path in house.disallow] or ["Disallow:"]
    maps = [f"Sitemap: {house.root}/sitemap.xml", f"Sitemap: {house.root}/sitemap-news.xml"]
    return "\n".join(["User-agent: *", *rules, "", *maps, ""])


def rss_of(house: House, stories: Sequence[Story]) -> str:
    """Return the house's RSS 2.0 feed: its dated stories, newest first."""
    items = "\n".join(_item(story) for story in _dated(stories))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>{escape(house.name)}</title>
<link>{house.root}/</link>
<description>{escape(house.tagline or house.name)}</description>
<language>{house.language}</language>
<atom:link href="{house.root}/feed.xml" rel="self" type="application/rss+xml"/>
{items}
</channel>
</rss>
"""


def _item(story: Story) -> str:
    assert story.published is not None
    creators = "".join(f"<dc:creator>{escape(name)}</dc:creator>" for name in story.authors)
    return (
        f"<item><title>{escape(story.headline)}</title><link>{story.url}</link>"
        f'<guid isPermaLink="true">{story.url}</guid><pubDate>{format_datetime(story.published)}</pubDate>{creators}'
        f"<description>{escape(story.standfirst or story.headline)}</description></item>"
    )


def news_sitemap_of(house: House, stories: Sequence[Story]) -> str:
    """Return the house's news sitemap."""
    entries = "\n".join(
        f"<url><loc>{story.url}</loc><news:news><news:publication><news:name>{escape(house.name)}</news:name>"
        f"<news:language>{house.language}</news:language></news:publication>"
        f"<news:publication_date>{story.published.isoformat() if story.published else ''}</news:publication_date>"
        f"<news:title>{escape(story.headline)}</news:title></news:news></url>"
        for story in _dated(stories)
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
{entries}
</urlset>
"""


def sitemap_of(house: House, stories: Iterable[Story]) -> str:
    """Return the house's sitemap: home page, briefs, stories."""
    urls = [
        house.root + "/",
        *(house.root + path for path, _, _ in house.briefs),
        *(story.url for story in stories),
    ]
    entries = "\n".join(f"<url><loc>{escape(url)}</loc></url>" for url in urls)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{entries}
</urlset>
"""


def _dated(stories: Sequence[Story]) -> list[Story]:
    return [story for story in stories if story.published][:_NEWEST]

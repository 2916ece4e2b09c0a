"""What robots.txt says beside its rules: where the sitemaps are. The rules themselves are the fetcher's."""

from __future__ import annotations

import re

_SITEMAP = re.compile(
    rb"^[ \t]{0,9}sitemap[ \t]{0,9}:[ \t]{0,9}(https?://[^\s#]{4,2000})", re.IGNORECASE | re.MULTILINE
)
_MOST = 500


def sitemaps_in(body: bytes) -> list[str]:
    """Return the addresses of the sitemaps that a robots.txt names, in its order, each once."""
    named = (
        match[1].decode("utf-8", "replace")
        for match in _SITEMAP.finditer(body[:500_000].replace(b"\r", b"\n"))
    )
    return list(dict.fromkeys(named))[:_MOST]

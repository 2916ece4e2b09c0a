"""Whether an address may be asked for at all."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from collector.urls.hosts import MAX_URL, idna_host

#: Ports that pages are fetched from (CRAWLING section 7).
PORTS = frozenset({80, 443, 8080, 8443})
#: Control characters, line ends and direction overrides: in a list, a log or a terminal they are no longer text.
_NEVER = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def check_url(url: str, *, any_port: bool = False) -> str | None:
    """Return None when the address may be fetched, else what is wrong with it in a few words."""
    if len(url) > MAX_URL:
        return f"longer than {MAX_URL} characters"
    if _NEVER.search(url):
        return "it has characters that no address has"
    try:
        parts = urlsplit(url)
    except ValueError:
        return "it is no web address"
    if parts.scheme not in {"http", "https"}:
        return f"only http and https can be fetched, not {parts.scheme or 'nothing'}"
    if parts.username or parts.password:
        return "it holds a name or a password, which nobody else should see"
    try:
        port = parts.port
    except ValueError:
        return "its port is no number"
    if not idna_host(parts.hostname or ""):
        return "it has no host"
    if port is not None and port not in PORTS and not any_port:
        return f"port {port} is not one that pages are served on"
    return None

"""URLs as identities: the key under which two spellings of an address are one candidate."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import tldextract

_EXTRACT = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


@lru_cache(maxsize=65536)
def registrable_domain(url_or_host: str) -> str:
    """
    Return the registered domain (public suffix + 1), lower case and in its IDNA form.

    Private suffixes count (``alice.blogspot.com`` is an outlet of its own). A host under an unknown suffix
    falls under the list's default rule ``*``: its last two labels. IP addresses and single labels come back as
    they are; a string without a host gives "".
    """
    host = host_of(url_or_host)
    found = _EXTRACT(host)
    if found.suffix and found.domain:
        return f"{found.domain}.{found.suffix}".lower()
    if found.ipv4 or found.ipv6:
        return host
    labels = host.split(".")
    return ".".join(labels[-2:])


def host_of(url_or_host: str) -> str:
    """Return the host of a URL, or of a bare host, lower case, without port and trailing dot; "" when there is none."""
    text = url_or_host.strip()
    if "//" not in text:
        text = "//" + text
    try:
        host = urlsplit(text).hostname or ""
    except ValueError:
        return ""
    host = host.rstrip(".").lower()
    try:
        return host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return ""


def url_key(url: str) -> str:
    """Return the scheme-less key under which two spellings of an address are equal (CRAWLING section 5)."""
    parts = urlsplit(url)
    host = host_of(url)
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=-._~")
    return host + path + (f"?{query}" if query else "")

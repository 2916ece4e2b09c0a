"""Hosts: whose they are, and the one spelling of each."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

import idna
import tldextract

_EXTRACT = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)

#: Longer addresses are nobody's.
MAX_URL = 8_000
#: What a web address begins with, its scheme or the bare slashes.
SCHEME = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_HOST = re.compile(rf"{_LABEL.pattern}(?:\.{_LABEL.pattern})*")


def registrable_domain(url_or_host: str) -> str:
    """
    Return the registered domain (public suffix + 1), lower case and in its IDNA form.

    Private suffixes count (``alice.blogspot.com`` is an outlet of its own). A host under an unknown suffix falls
    under the list's default rule ``*``: its last two labels. IP addresses and single labels come back as they
    are; a string without a host gives "".
    """
    return _registrable(host_of(url_or_host))


@lru_cache(maxsize=16384)
def _registrable(host: str) -> str:
    found = _EXTRACT(host)
    if found.suffix and found.domain:
        return f"{found.domain}.{found.suffix}".lower()
    if found.ipv4 or found.ipv6:
        return host
    return ".".join(host.split(".")[-2:])


def host_of(url_or_host: str) -> str:
    """Return the host of a URL, or of a bare host: lower case, IDNA, no port, no trailing dot; "" for none."""
    # What is too long to be asked for is not kept in memory as a key.
    return _host_in(url_or_host) if len(url_or_host) <= MAX_URL else _host_in.__wrapped__(url_or_host)


@lru_cache(maxsize=4096)
def _host_in(url_or_host: str) -> str:
    text = url_or_host.strip()
    if "//" not in text:
        text = "//" + text
    try:
        return idna_host(urlsplit(text).hostname or "")
    except ValueError:
        return ""


@lru_cache(maxsize=16384)
def idna_host(host: str) -> str:
    """Return a host, its brackets and port taken off already, in lower case and its IDNA form; "" when it is none."""
    host = host.removesuffix(".").lower()
    if ":" in host:  # IPv6
        return host
    if not host.isascii():
        try:
            host = idna.encode(host[:300], uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            return ""
    return host if len(host) <= 253 and _HOST.fullmatch(host) else ""


@lru_cache(maxsize=16384)
def is_suffix(host: str) -> bool:
    """True when a host is a public suffix itself ("co.uk"): nobody's."""
    found = _EXTRACT(host)
    return bool(found.suffix) and not found.domain

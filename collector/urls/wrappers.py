"""Addresses that hold another one: redirectors, AMP caches, a web archive."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from collector.urls.hosts import MAX_URL, SCHEME

_WRAPPER = re.compile(
    r"archive\.org|ampproject\.org|google\.|bing\.com|facebook\.com|instagram\.com", re.IGNORECASE
)
_GOOGLE = re.compile(r"(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?")
_ARCHIVED = re.compile(r"/web/\d{1,14}[a-z_]{0,4}/(.+)", re.DOTALL)
_CACHED = re.compile(r"/[a-z]{1,3}/(s/)?(.+)", re.DOTALL)
_AMP = re.compile(r"/amp/(s/)?(.+)", re.DOTALL)
_MAX_DEPTH = 3


def unwrap(url: str) -> str:
    """
    Return the address inside a redirector's, an AMP cache's or a web archive's own, opened offline, at most three deep.

    An address that is no known wrapper comes back as it is.
    """
    for _ in range(_MAX_DEPTH):
        inner = _inner(url) if _WRAPPER.search(url, 0, 200) else None
        if inner is None:
            return url
        url = inner
    return url


def _inner(url: str) -> str | None:
    if len(url) > MAX_URL:
        return None
    try:
        parts = urlsplit(url if SCHEME.match(url) else "//" + url)
        host = (parts.hostname or "").lower().removesuffix(".")
    except ValueError:
        return None
    query = f"?{parts.query}" if parts.query else ""
    if host in {"web.archive.org", "www.web.archive.org"}:
        match = _ARCHIVED.match(parts.path)
        return _absolute(match[1] + query) if match else None
    if host.endswith(".cdn.ampproject.org"):
        match = _CACHED.match(parts.path)
        return _absolute(match[2] + query, secure=bool(match[1])) if match else None
    if _GOOGLE.fullmatch(host):
        if match := _AMP.match(parts.path):
            return _absolute(match[2] + query, secure=bool(match[1]))
        return _parameter(parts.query, "url", "q") if parts.path == "/url" else None
    if host in {"bing.com", "www.bing.com"} and parts.path.startswith("/news/apiclick"):
        return _parameter(parts.query, "url")
    if host in {"l.facebook.com", "lm.facebook.com", "l.instagram.com"}:
        return _parameter(parts.query, "u")
    return None


def _absolute(address: str, *, secure: bool = True) -> str:
    if re.match(r"https?%3a", address, re.IGNORECASE):
        address = unquote(address)
    address = re.sub(
        r"^(https?):/+", r"\1://", address, count=1, flags=re.IGNORECASE
    )  # archives fold slashes
    if address.lower().startswith(("http://", "https://")):
        return address
    return f"{'https' if secure else 'http'}://{address}"


def _parameter(query: str, *names: str) -> str | None:
    found = dict(reversed(parse_qsl(query)))
    inner = next((found[name] for name in names if name in found), "")
    return inner if inner.lower().startswith(("http://", "https://")) else None

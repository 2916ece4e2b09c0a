"""Where a page stands: its host and path, with mobile, AMP, cache and archive addresses undone."""

from __future__ import annotations

import re
from typing import NamedTuple

from collector.urls import host_of

#: Longest host that DNS allows; longer ones are nobody's.
MAX_HOST = 253
#: Path characters that rules may look at.
MAX_PATH = 2000

_PLAIN = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]{0,19}:)?//([a-zA-Z0-9.-]+)(?::\d{0,5})?(/[^?#]*)?(?=[?#]|$)")
#: Labels in front of a host that lead to the same outlet.
_PREFIX = re.compile(r"(?:www\d{0,2}|ww\d|m|amp|mobile|mobi|touch|wap|3g)\.(?=[^.]+\.[^.])")
#: Ends of the hosts that show copies of others' pages, beside Google's own.
_WRAPPERS = ("web.archive.org", ".cdn.ampproject.org", ".translate.goog")
_ARCHIVED = re.compile(r"/web/\d{1,14}[a-z_]{0,4}/(?=.)")
_CACHED = re.compile(r"/[acirvw]{1,2}/(?:s/)?(?=.)")
_AMP_VIEWER = re.compile(r"/amp/(?:s/)?(?=.)")


class Place(NamedTuple):
    """A page's host and path: lower-case host without port, path beginning with a slash."""

    host: str
    path: str


def place_of(url: str) -> Place:
    """
    Return host and path of a URL, or of a bare host; ("", "/") when there is none.

    Copies kept by the Wayback Machine, the AMP cache, Google's AMP viewer and translate.goog count as the page
    they are copies of.
    """
    place = _split(url)
    for _ in range(2):
        inner = _wrapped(place)
        if inner is None:
            break
        place = inner
    return place


def bare_host(host: str) -> str:
    """Return the host without ``www.``, ``m.``, ``amp.`` and the like in front."""
    while found := _PREFIX.match(host):
        host = host[found.end() :]
    return host


def _split(url: str) -> Place:
    text = url.strip()
    if "//" not in text:
        text = "//" + text
    found = _PLAIN.match(text)
    if found:
        host, path = found[1].rstrip(".").lower(), found[2] or "/"
    else:
        host = host_of(text)
        path = "/" + text.partition("//")[2].partition("/")[2].partition("?")[0].partition("#")[0]
    return Place(host if len(host) <= MAX_HOST else "", path[:MAX_PATH])


def _wrapped(place: Place) -> Place | None:
    host, path = place
    if not host.endswith(_WRAPPERS) and not host.startswith("www.google."):
        return None
    if host == "web.archive.org" and (found := _ARCHIVED.match(path)):
        return _inner(path[found.end() :])
    if host.endswith(".cdn.ampproject.org") and (found := _CACHED.match(path)):
        return _inner(path[found.end() :])
    if host.startswith("www.google.") and (found := _AMP_VIEWER.match(path)):
        return _inner(path[found.end() :])
    if host.endswith(".translate.goog"):
        label = host.removesuffix(".translate.goog")
        return Place(label.replace("--", "\0").replace("-", ".").replace("\0", "-"), path)
    return None


def _inner(address: str) -> Place | None:
    # The path was split off a URL: "https://host/x" may have lost one of its slashes on the way.
    place = _split(re.sub(r"^(https?):/{1,2}", r"\1://", address))
    return place if "." in place.host else None

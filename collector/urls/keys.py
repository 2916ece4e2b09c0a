"""The key under which two spellings of an address are one candidate, and the address to show and to fetch."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from collector.urls.hosts import MAX_URL, SCHEME, idna_host, is_suffix
from collector.urls.wrappers import unwrap

_SCHEMES = frozenset({"", "http", "https"})
_DEFAULT_PORTS = frozenset({None, 80, 443})

#: Query parameters that say where a reader came from, never which page it is (CRAWLING section 5).
_TRACKER_NAMES = """
fbclid gclid dclid gbraid wbraid msclkid yclid igshid mc_cid mc_eid _ga ref ref_src source cmpid ito ocid amp
outputtype share s_kwcid
"""
_TRACKERS = frozenset(_TRACKER_NAMES.split())
_TRACKER_PREFIXES = ("utm_", "fb_")
_COPY_LABELS = ("www.", "m.", "mobile.", "amp.")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
#: Reserved characters that stand for themselves, and "%", which begins an escape by then.
_KEPT = "/%:@!$&'()*+,;=-._~"
_PLAIN = re.compile(r"[A-Za-z0-9/:@!$&'()*+,;=._~-]*")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")
#: "mailto:", "javascript:" and the like; a port after a host ("example.com:8080") is none.
_OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
_SESSION = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_TAIL = re.compile(r"/(?:amp|index\.(?:html?|php))$", re.IGNORECASE)


def _split(url: str) -> tuple[SplitResult, str, str] | None:
    """Return a web address in its parts, its host and ":port" where that matters; None when it is no web address."""
    if not SCHEME.match(url):
        if _OTHER_SCHEME.match(url):
            return None
        url = "//" + url
    try:
        parts = urlsplit(url)
        port = parts.port
        host = idna_host(parts.hostname or "")
    except ValueError:
        return None
    if parts.scheme not in _SCHEMES or not host:
        return None
    return parts, host, "" if port in _DEFAULT_PORTS else f":{port}"


def url_key(url: str) -> str:
    """
    Return the scheme-less key under which two spellings of an address are equal, "" when it is no web address.

    Idempotent; the order of parameters is free; a tracker never changes it. For equality only: what is fetched and
    shown is the address as it was found.
    """
    found = _split(unwrap(url.strip())) if len(url) <= MAX_URL else None
    if found is None:
        return ""
    parts, host, port = found
    host = _without_copy_label(host)
    host = f"[{host}]" if ":" in host else host
    query = "&".join(sorted(_kept_pairs(parts.query)))
    return f"{host}{port}{_path_key(parts.path)}{'?' if query else ''}{query}{_fragment(parts)}"


def canonical_url(url: str) -> str:
    """
    Return the address to show and to fetch: wrappers opened, host in its IDNA form, trackers and fragment left out.

    Scheme, ``www.``, the order of parameters and a last slash stay, since a server may tell them apart; without a
    scheme it is https. What is no web address comes back as it is. Idempotent.
    """
    found = _split(unwrap(url.strip())) if len(url) <= MAX_URL else None
    if found is None:
        return url
    parts, host, port = found
    host = f"[{host}]" if ":" in host else host
    path = "/".join(_resolved(_normal_escapes(parts.path).split("/")[1:]))
    query = "&".join(_kept_pairs(parts.query))
    shown = urlunsplit((parts.scheme or "https", host + port, f"/{path}", query, ""))
    return shown + _fragment(parts)


def _fragment(parts: SplitResult) -> str:
    return f"#{_normal_escapes(parts.fragment)}" if parts.fragment.startswith("!") else ""


def _without_copy_label(host: str) -> str:
    """Take off www, m, mobile and amp, again and again, while a registered domain remains."""
    while host.startswith(_COPY_LABELS):
        rest = host.partition(".")[2]
        if "." not in rest or is_suffix(rest):
            break
        host = rest
    return host


def _path_key(path: str) -> str:
    path = _SESSION.sub("", _normal_escapes(path))
    if "/." in path:
        path = "/" + "/".join(_resolved(path.split("/")[1:]))
    while True:  # what one rule uncovers the next one takes: "/story/amp/index.html"
        before = path
        path = _TAIL.sub("", path.rstrip("/"))
        if path.endswith(".amp.html"):
            path = path[: -len(".amp.html")] + ".html"
        if path == before:
            return path or "/"


def _resolved(segments: list[str]) -> list[str]:
    """Return path segments without "." and ".."."""
    kept: list[str] = []
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments and segments[-1] in {".", ".."}:
        kept.append("")
    return kept


def _normal_escapes(text: str) -> str:
    """Decode the escapes of unreserved characters, write the others in capitals, escape what must be."""
    if _PLAIN.fullmatch(text):
        return text
    return quote(_ESCAPE.sub(_normal_escape, text), safe=_KEPT, errors="replace")


def _normal_escape(match: re.Match[str]) -> str:
    if match[1] is None:  # a bare "%": escaped, or what follows could make an escape of it
        return "%25"
    character = chr(int(match[1], 16))
    return character if character in _UNRESERVED else "%" + match[1].upper()


def _kept_pairs(query: str) -> list[str]:
    """Return the parameters that are no trackers, in their order."""
    if not query:
        return []
    pairs = (_normal_escapes(pair) for pair in query.split("&") if pair)
    return [pair for pair in pairs if not _is_tracker(pair)]


def _is_tracker(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in _TRACKERS or name.startswith(_TRACKER_PREFIXES)

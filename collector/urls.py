"""URLs as identities: the key under which two spellings of an address are one candidate."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit, urlunsplit

import idna
import tldextract

_EXTRACT = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)

#: Ports that pages are fetched from (CRAWLING section 7).
PORTS = frozenset({80, 443, 8080, 8443})
_SCHEMES = frozenset({"", "http", "https"})
_DEFAULT_PORTS = frozenset({None, 80, 443})

#: Query parameters that say where a reader came from, never which page it is (CRAWLING section 5).
_TRACKER_NAMES = """
fbclid gclid dclid gbraid wbraid msclkid yclid igshid mc_cid mc_eid _ga ref ref_src source cmpid ito ocid amp
outputtype share s_kwcid
"""
TRACKERS = frozenset(_TRACKER_NAMES.split())
_TRACKER_PREFIXES = ("utm_", "fb_")
_COPY_LABELS = ("www.", "m.", "mobile.", "amp.")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
#: Reserved characters that stand for themselves, and "%", which begins an escape by then.
_KEPT = "/%:@!$&'()*+,;=-._~"
_PLAIN = re.compile(r"[A-Za-z0-9/:@!$&'()*+,;=._~-]*")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")
_SCHEME = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//")
#: "mailto:", "javascript:" and the like; a port after a host ("example.com:8080") is none.
_OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
_SESSION = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_TAIL = re.compile(r"/(?:amp|index\.(?:html?|php))$", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_HOST = re.compile(rf"{_LABEL.pattern}(?:\.{_LABEL.pattern})*")
_MAX_URL = 8_000


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
    return _host_in(url_or_host) if len(url_or_host) <= _MAX_URL else _host_in.__wrapped__(url_or_host)


@lru_cache(maxsize=4096)
def _host_in(url_or_host: str) -> str:
    text = url_or_host.strip()
    if "//" not in text:
        text = "//" + text
    try:
        return _host(urlsplit(text).hostname or "")
    except ValueError:
        return ""


@lru_cache(maxsize=16384)
def _host(host: str) -> str:
    host = host.removesuffix(".").lower()
    if ":" in host:  # IPv6, its brackets taken off by urlsplit
        return host
    if not host.isascii():
        try:
            host = idna.encode(host[:300], uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            return ""
    return host if len(host) <= 253 and _HOST.fullmatch(host) else ""


def _split(url: str) -> tuple[SplitResult, str, str] | None:
    """Return a web address in its parts, its host and ":port" where that matters; None when it is no web address."""
    if not _SCHEME.match(url):
        if _OTHER_SCHEME.match(url):
            return None
        url = "//" + url
    try:
        parts = urlsplit(url)
        port = parts.port
        host = _host(parts.hostname or "")
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
    found = _split(unwrap(url.strip())) if len(url) <= _MAX_URL else None
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
    found = _split(unwrap(url.strip())) if len(url) <= _MAX_URL else None
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
        if "." not in rest or _is_suffix(rest):
            break
        host = rest
    return host


@lru_cache(maxsize=16384)
def _is_suffix(host: str) -> bool:
    found = _EXTRACT(host)
    return bool(found.suffix) and not found.domain


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
    return name in TRACKERS or name.startswith(_TRACKER_PREFIXES)


# -- wrappers --------------------------------------------------------------------------------------------------

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


def archived_at(url: str) -> str | None:
    """Return the 14-digit time of a web archive's address, None for another address."""
    match = re.match(r"(?:https?:)?//(?:www\.)?web\.archive\.org/web/(\d{14})", url)
    return match[1] if match else None


def _inner(url: str) -> str | None:
    if len(url) > _MAX_URL:
        return None
    try:
        parts = urlsplit(url if _SCHEME.match(url) else "//" + url)
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


def check_url(url: str, *, any_port: bool = False) -> str | None:
    """Return None when the address may be fetched, else what is wrong with it in a few words."""
    if len(url) > _MAX_URL:
        return f"longer than {_MAX_URL} characters"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        return str(error)
    if parts.scheme not in {"http", "https"}:
        return f"only http and https can be fetched, not {parts.scheme or 'nothing'}"
    if not _host(parts.hostname or ""):
        return "it has no host"
    if port is not None and port not in PORTS and not any_port:
        return f"port {port} is not one that pages are served on"
    return None

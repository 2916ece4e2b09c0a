"""URLs as identities: the key under which two spellings of an address are one candidate."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import tldextract

_EXTRACT = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)

#: Ports that pages are fetched from (CRAWLING section 7).
PORTS = frozenset({80, 443, 8080, 8443})
_DEFAULT_PORTS = {"http": 80, "https": 443, "": 0}

#: Query parameters that say where a reader came from, never which page it is (CRAWLING section 5).
_TRACKER_NAMES = """
fbclid gclid dclid gbraid wbraid msclkid yclid igshid mc_cid mc_eid _ga ref ref_src source cmpid ito ocid amp
outputtype share s_kwcid
"""
TRACKERS = frozenset(_TRACKER_NAMES.split())
_TRACKER_PREFIXES = ("utm_", "fb_")
_COPY_LABELS = ("www.", "m.", "mobile.", "amp.")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
#: "mailto:", "javascript:" and the like; a port after a host ("example.com:8080") is none.
_OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
_SESSION = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_INDEX = re.compile(r"/index\.(html?|php)$", re.IGNORECASE)
_LABEL = re.compile(r"^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$")
_MAX_URL = 8_000


@lru_cache(maxsize=65536)
def registrable_domain(url_or_host: str) -> str:
    """
    Return the registered domain (public suffix + 1), lower case and in its IDNA form.

    Private suffixes count (``alice.blogspot.com`` is an outlet of its own). A host under an unknown suffix falls
    under the list's default rule ``*``: its last two labels. IP addresses and single labels come back as they
    are; a string without a host gives "".
    """
    host = host_of(url_or_host)
    found = _EXTRACT(host)
    if found.suffix and found.domain:
        return f"{found.domain}.{found.suffix}".lower()
    if found.ipv4 or found.ipv6:
        return host
    return ".".join(host.split(".")[-2:])


@lru_cache(maxsize=65536)
def host_of(url_or_host: str) -> str:
    """Return the host of a URL, or of a bare host: lower case, IDNA, no port, no trailing dot; "" for none."""
    text = url_or_host.strip()
    if "//" not in text:
        text = "//" + text
    try:
        return _host(urlsplit(text).hostname or "")
    except ValueError:
        return ""


def _host(host: str) -> str:
    host = host.removesuffix(".").lower()
    if not host.isascii():
        try:
            host = ".".join(
                label.encode("idna").decode("ascii") if label else "" for label in host.split(".")
            )
        except UnicodeError:
            return ""
    if ":" in host:  # IPv6, its brackets taken off by urlsplit
        return host
    return host if len(host) <= 253 and all(map(_LABEL.match, host.split("."))) else ""


def url_key(url: str) -> str:
    """
    Return the scheme-less key under which two spellings of an address are equal, "" when it is no web address.

    Idempotent; the order of parameters is free; a tracker never changes it. For equality only: what is fetched and
    shown is the address as it was found.
    """
    address = unwrap(url.strip())
    if "//" not in address[:9]:
        if _OTHER_SCHEME.match(address):
            return ""
        address = "//" + address
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in _DEFAULT_PORTS or (host := _host(parts.hostname or "")) == "":
        return ""
    host = _without_copy_label(host)
    if ":" in host:
        host = f"[{host}]"
    if port and port != _DEFAULT_PORTS[parts.scheme] and not (parts.scheme == "" and port in {80, 443}):
        host = f"{host}:{port}"
    query = _query_key(parts.query)
    fragment = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""
    return f"{host}{_path_key(parts.path)}{'?' + query if query else ''}{fragment}"


def _without_copy_label(host: str) -> str:
    """Take off www, m, mobile and amp, again and again, while a registered domain remains."""
    for _ in range(4):
        label = next((label for label in _COPY_LABELS if host.startswith(label)), None)
        rest = host[len(label) :] if label else ""
        if not rest or "." not in rest:
            return host
        found = _EXTRACT(rest)
        if found.suffix and not found.domain:
            return host
        host = rest
    return host


def _path_key(path: str) -> str:
    path = _SESSION.sub("", _normal_escapes(path))
    kept: list[str] = []
    for segment in path.split("/")[1:]:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if path.endswith(("/.", "/..")):
        kept.append("")
    path = "/" + "/".join(kept)
    before = None
    while before != path:  # what one rule uncovers the next one takes: "/story/amp/index.html"
        before = path
        path = _INDEX.sub("/", path)
        path = path.rstrip("/") or "/"
        path = path.removesuffix("/amp") or "/"
        if path.endswith(".amp.html"):
            path = path.removesuffix(".amp.html") + ".html"
    return path


def _normal_escapes(text: str) -> str:
    """Decode the escapes of unreserved characters, write the others in capitals, escape what must be."""

    def one(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        return character if character in _UNRESERVED else "%" + match[1].upper()

    return quote(_ESCAPE.sub(one, text), safe="/%:@!$&'()*+,;=-._~", errors="replace")


def _query_key(query: str) -> str:
    pairs = [pair for pair in query.split("&") if pair]
    return "&".join(sorted(_normal_escapes(pair) for pair in pairs if not _is_tracker(pair)))


def _is_tracker(pair: str) -> bool:
    name = unquote(pair.partition("=")[0]).lower()
    return name in TRACKERS or name.startswith(_TRACKER_PREFIXES)


def unwrap(url: str) -> str:
    """
    Return the address inside a redirector's, an AMP cache's or a web archive's own, opened offline, at most three deep.

    An address that is no known wrapper comes back as it is.
    """
    for _ in range(3):
        inner = _inner(url)
        if inner is None:
            return url
        url = inner
    return url


def _inner(url: str) -> str | None:
    if len(url) > _MAX_URL:
        return None
    try:
        parts = urlsplit(url if "//" in url[:9] else "//" + url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if host.endswith("web.archive.org"):
        match = re.match(r"/web/\d{1,14}[a-z_]{0,4}/(.+)", parts.path)
        return _absolute(match[1] + (f"?{parts.query}" if parts.query else "")) if match else None
    if host.endswith(".cdn.ampproject.org"):
        match = re.match(r"/[acivw](?:/s)?/(.+)", parts.path)
        return _absolute(match[1] + (f"?{parts.query}" if parts.query else "")) if match else None
    if re.fullmatch(r"(www\.)?google\.[a-z.]{2,6}", host):
        if match := re.match(r"/amp/(?:s/)?(.+)", parts.path):
            return _absolute(match[1])
        return _parameter(parts.query, "url", "q") if parts.path == "/url" else None
    if host.endswith("bing.com") and parts.path.startswith("/news/apiclick"):
        return _parameter(parts.query, "url")
    if host in {"l.facebook.com", "lm.facebook.com", "l.instagram.com"}:
        return _parameter(parts.query, "u")
    return None


def _absolute(address: str) -> str:
    if re.match(r"https?:/[^/]", address):  # archives fold the double slash
        address = address.replace(":/", "://", 1)
    return address if address.startswith(("http://", "https://")) else f"https://{address}"


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
